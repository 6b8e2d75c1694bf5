"""The command `portal`: the only room that prints."""

import argparse
import io
import sys
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from portal.cli import (
    building,
    checking,
    confirming,
    creating,
    describing,
    printing,
    searching,
    starting,
    summarising,
    translating,
)
from portal.project import Project, UsageError, open_project

Command = Callable[[Project, argparse.Namespace], int]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command and return its exit code: 0 no errors, 1 errors, 2 wrong usage."""
    _never_fail_to_print()
    options = _parser().parse_args(arguments)
    try:
        if "start" in options:
            start: Callable[[argparse.Namespace], int] = options.start
            return start(options)
        project = open_project(options.root, languages=options.languages, today=options.today)
        command: Command = options.command
        return command(project, options)
    except UsageError as error:
        print(f"portal: {error}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        return 1


def _never_fail_to_print() -> None:
    """Write UTF-8 into files and pipes, and to a terminal what its encoding has; Windows knows neither by itself."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="replace")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="portal", description=__doc__)
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument(
        "--root", type=Path, metavar="DIR", help="folder of the portal (default: the nearest with mkdocs.yml)"
    )
    common.add_argument("--today", type=_day, metavar="DAY", help="the day to see the portal on, YYYY-MM-DD")
    common.add_argument(
        "--languages", type=_languages, metavar="de,en,…", help="languages of the site, the original first"
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for room in (checking, building, confirming, creating, describing, printing, searching, summarising, translating):
        room.add_commands(commands, common)
    starting.add_commands(commands)
    return parser


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{text} is not a day of the form YYYY-MM-DD") from error


def _languages(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(",") if part.strip())
