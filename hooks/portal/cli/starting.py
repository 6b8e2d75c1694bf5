"""`portal init`: a portal for another region."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from portal.cli.report import add_language, message_language
from portal.editing.starter import TITLE, region_of, start
from portal.problems import read_interface
from portal.project import UsageError
from portal.render.colours import is_colour

if TYPE_CHECKING:
    from argparse import _SubParsersAction


def add_commands(commands: "_SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the parser; it needs no portal that is there already."""
    parser = commands.add_parser("init", help="start a portal for another region")
    parser.add_argument(
        "folder", type=Path, metavar="DIR", help="where it goes: a folder that is empty or not there yet"
    )
    parser.add_argument("--region", required=True, metavar="NAME", help="what the portal is for, e.g. Kreis Düren")
    parser.add_argument("--title", default=TITLE, metavar="TITLE", help=f"what it is called (default: {TITLE})")
    parser.add_argument(
        "--municipality",
        action="append",
        default=[],
        metavar="KEY=NAME",
        help="official key and name of a municipality, e.g. 05358008=Düren; may be repeated",
    )
    parser.add_argument("--colour", default="", metavar="#RRGGBB", help="colour of links and buttons (default: petrol)")
    add_language(parser)
    parser.set_defaults(start=init)


def init(options: argparse.Namespace) -> int:
    """Write the new portal, and print where it is and what comes next."""
    language = message_language(options.language)
    words = read_interface(f"start.{language}")
    if options.colour and not is_colour(options.colour):
        raise UsageError(words["colour"].format(value=options.colour))
    region = region_of(options.region, options.title, options.municipality, options.colour, language=language)
    count = start(options.folder, region, language=language)
    print(words["written"].format(folder=options.folder, count=count))
    print(words["next"])
    return 0
