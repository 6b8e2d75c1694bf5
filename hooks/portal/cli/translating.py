"""`portal translate` and `portal status`: begin a translation, and see how far all of them are."""

import argparse
import json
from collections import Counter
from dataclasses import asdict
from typing import TYPE_CHECKING

from portal.catalogue import load
from portal.cli.report import add_language, message_language, safe
from portal.editing.status import STATES, TextStatus
from portal.editing.status import status as status_of
from portal.editing.translate import translate as write_translation
from portal.project import Project

if TYPE_CHECKING:
    from argparse import _SubParsersAction

_WORDS = {
    "de": {"next": "Ausfüllen, dann: portal check {path} und portal confirm {name}", "language": "Sprache",
           "human": "von Menschen", "reviewed": "geprüft", "machine": "maschinell", "unconfirmed": "unbestätigt",
           "outdated": "veraltet", "missing": "fehlt"},
    "en": {"next": "Fill it in, then: portal check {path} and portal confirm {name}", "language": "language",
           "human": "by people", "reviewed": "reviewed", "machine": "by machine", "unconfirmed": "unconfirmed",
           "outdated": "outdated", "missing": "missing"},
}  # fmt: skip


def add_commands(commands: "_SubParsersAction[argparse.ArgumentParser]", common: argparse.ArgumentParser) -> None:
    """Add the commands to the parser."""
    parser = commands.add_parser("translate", parents=[common], help="prepare the file of a translation")
    parser.add_argument("record", metavar="RECORD", help="id of a record, or path of a page")
    parser.add_argument("--to", metavar="LANG", required=True, help="language of the translation")
    add_language(parser)
    parser.set_defaults(command=translate)
    parser = commands.add_parser("status", parents=[common], help="say how far the translations are")
    parser.add_argument("--to", metavar="LANG", help="only this language, and each text by name")
    parser.add_argument("--format", choices=("text", "json"), default="text")
    add_language(parser)
    parser.set_defaults(command=status)


def translate(project: Project, options: argparse.Namespace) -> int:
    """Write the file and print its path and what comes next."""
    path = write_translation(project, options.record, options.to)
    print(path)
    print(_WORDS[message_language(options.language)]["next"].format(path=path, name=options.record))
    return 0


def status(project: Project, options: argparse.Namespace) -> int:
    """Print a table of all languages, or the texts of one that need work."""
    found = [text for text in status_of(load(project)) if options.to in (None, text.language)]
    if options.format == "json":
        print(json.dumps([asdict(text) for text in found], ensure_ascii=False, indent=1))
        return 0
    words = _WORDS[message_language(options.language)]
    columns = [words[state] for state in STATES]
    print("  ".join([f"{words['language']:10}", *(f"{column:>12}" for column in columns)]))
    for language in dict.fromkeys(text.language for text in found):
        counts = Counter(text.state for text in found if text.language == language)
        print("  ".join([f"{language:10}", *(f"{counts[state]:12}" for state in STATES)]))
    if options.to:
        _print_open(found, words)
    return 0


def _print_open(found: list[TextStatus], words: dict[str, str]) -> None:
    """Print what is outdated, unconfirmed or missing, worst last."""
    for state in ("unconfirmed", "outdated", "missing"):
        for text in found:
            if text.state == state:
                sections = f" ({', '.join(name or '…' for name in text.sections)})" if text.sections else ""
                print(safe(f"{words[state]:12} {text.path}{sections}"))
