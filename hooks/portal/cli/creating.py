"""`portal new`: the draft of a record, asking for what was not said."""

import argparse
import sys
from typing import TYPE_CHECKING

from portal.cli.report import add_language, message_language
from portal.editing.fields import kind_helps
from portal.editing.new import kind_of, new
from portal.model.types import slug_of
from portal.project import Project, UsageError

if TYPE_CHECKING:
    from argparse import _SubParsersAction

_WORDS = {
    "de": {"which": "Was möchten Sie anlegen?", "kind": "Nummer oder Art: ", "title": "Titel des Eintrags: ",
           "slug": "Kennung, bleibt für immer gleich [{proposal}]: ",
           "next": "Ausfüllen, dann prüfen mit: portal check {folder}"},
    "en": {"which": "What would you like to create?", "kind": "Number or kind: ",
           "title": "Title of the entry, in German: ",
           "slug": "Identifier, never changes [{proposal}]: ",
           "next": "Fill it in, then check it with: portal check {folder}"},
}  # fmt: skip


def add_commands(commands: "_SubParsersAction[argparse.ArgumentParser]", common: argparse.ArgumentParser) -> None:
    """Add the command to the parser."""
    parser = commands.add_parser("new", parents=[common], help="write the draft of a new record")
    parser.add_argument("kind", nargs="?", metavar="KIND", help="programme, project, material, offer, event, …")
    parser.add_argument("slug", nargs="?", metavar="SLUG", help="name of the record's folder, and its id")
    add_language(parser)
    parser.set_defaults(command=create)


def create(project: Project, options: argparse.Namespace) -> int:
    """Write the draft and print its path and what comes next."""
    language = message_language(options.language)
    if not (options.kind and options.slug) and not sys.stdin.isatty():
        raise UsageError("portal new KIND SLUG")
    kind = kind_of(options.kind, language) if options.kind else _ask_kind(language)
    title, slug = ("", options.slug) if options.slug else _ask_name(language)
    path = new(project, kind, slug, language=language, title=title)
    print(path)
    print(_WORDS[language]["next"].format(folder=path.removesuffix("/index.md")))
    return 0


def _ask_kind(language: str) -> str:
    kinds = kind_helps(language)
    print(_WORDS[language]["which"])
    for number, (kind, text) in enumerate(kinds.items(), 1):
        print(f"  {number}  {text.label} ({kind}): {text.help}")
    while True:
        answer = _ask(_WORDS[language]["kind"])
        if answer.isdecimal() and 1 <= int(answer) <= len(kinds):
            return list(kinds)[int(answer) - 1]
        try:
            return kind_of(answer, language)
        except UsageError as error:
            print(error)


def _ask_name(language: str) -> tuple[str, str]:
    """Return the title and the slug, which is proposed from the title."""
    title = ""
    while not title:
        title = _ask(_WORDS[language]["title"])
    proposal = slug_of(title)[:64].rstrip("-")
    return title, _ask(_WORDS[language]["slug"].format(proposal=proposal)) or proposal


def _ask(question: str) -> str:
    try:
        return input(question).strip()
    except EOFError as error:
        raise UsageError("portal new KIND SLUG") from error
