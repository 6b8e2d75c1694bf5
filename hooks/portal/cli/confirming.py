"""`portal confirm`: a translation says again what the original says."""

import argparse
from typing import TYPE_CHECKING

from portal.editing.confirm import confirm as confirm_texts
from portal.project import Project, UsageError

if TYPE_CHECKING:
    from argparse import _SubParsersAction


def add_commands(commands: "_SubParsersAction[argparse.ArgumentParser]", common: argparse.ArgumentParser) -> None:
    """Add the command to the parser."""
    parser = commands.add_parser("confirm", parents=[common], help="record that translations fit their original")
    parser.add_argument("record", nargs="*", metavar="RECORD", help="id of a record, or path of a page")
    parser.add_argument("--all", action="store_true", help="all translations of all records and pages")
    languages = parser.add_mutually_exclusive_group()
    languages.add_argument("--language", metavar="L", help="only the translation into this language")
    languages.add_argument("--all-languages", action="store_true", help="translations into all languages (the default)")
    parser.set_defaults(command=confirm)


def confirm(project: Project, options: argparse.Namespace) -> int:
    """Write the fingerprints of the originals into their translations and print which files changed."""
    if bool(options.record) == options.all:
        raise UsageError("name records or pages, or say --all")
    for path in confirm_texts(project, options.record, options.language):
        print(path)
    return 0
