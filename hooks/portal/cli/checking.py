"""`portal check`: everything that is wrong with the content, at once, and what of it can be mended."""

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from portal.catalogue import load
from portal.cli.annotations import folder_in_checkout, github, gitlab
from portal.cli.report import add_language, coloured, in_words, message_language, safe, wants_colours
from portal.editing.fix import Fix, fixes, write
from portal.editing.revisions import Difference, difference
from portal.editing.touched import Touched
from portal.problems import Problem, as_json, has_errors
from portal.project import Project, UsageError

if TYPE_CHECKING:
    from argparse import _SubParsersAction

_COLOURS = {"+": "32", "-": "31", "@": "36"}
_WORDS = {
    "de": {"fixed": "Berichtigt: {}", "fixable": "Würde berichtigt: {}", "nothing": "Nichts zu berichtigen."},
    "en": {"fixed": "Mended: {}", "fixable": "Would be mended: {}", "nothing": "Nothing to mend."},
}


def add_commands(commands: "_SubParsersAction[argparse.ArgumentParser]", common: argparse.ArgumentParser) -> None:
    """Add the command to the parser."""
    parser = commands.add_parser("check", parents=[common], help="check the content")
    parser.add_argument("paths", nargs="*", metavar="PATH", help="report only these files or folders")
    parser.add_argument(
        "--changed-since",
        metavar="REV",
        help="report only what differs from a revision of git (e.g. origin/main) and what depends on it",
    )
    parser.add_argument("--fix", action="store_true", help="mend what is mechanical, and print what changed")
    parser.add_argument("--dry-run", action="store_true", help="with --fix: only print what would change")
    parser.add_argument("--format", choices=("text", "json", "github", "gitlab"), default="text")
    add_language(parser)
    parser.set_defaults(command=check)


def check(project: Project, options: argparse.Namespace) -> int:
    """Print the problems of a project, after mending if that is wanted, and return 1 if there are errors left."""
    if options.dry_run and not options.fix:
        raise UsageError("--dry-run belongs to --fix")
    covers = _coverage(project, options.paths)
    changed = difference(project.root, options.changed_since) if options.changed_since is not None else None
    language = message_language(options.language)
    catalogue = load(project, drafts=True)
    if options.fix:
        found = list(fixes(project, catalogue, lambda path: covers(path) and (not changed or path in changed.present)))
        _print_fixes(found, language, options)
        if found and not options.dry_run:
            write(project, found)
            catalogue = load(project, drafts=True)
    problems = [problem for problem in catalogue.problems if covers(problem.path)]
    problems = _touched(problems, project, changed)
    _print(problems, catalogue.count, project, language, options.format)
    return 1 if has_errors(problems) else 0


def _touched(problems: Sequence[Problem], project: Project, changed: Difference | None) -> list[Problem]:
    if changed is None:
        return list(problems)
    touched = Touched(project, changed)
    return [problem for problem in problems if problem in touched]


def _coverage(project: Project, paths: Sequence[str]) -> Callable[[str], bool]:
    """Return whether a path below the root lies in the wanted files and folders."""
    wanted = [_place(project, path) for path in paths]
    return lambda path: not wanted or any((project.root / path).resolve().is_relative_to(place) for place in wanted)


def _place(project: Project, path: str) -> Path:
    """Return the file or folder that is meant, seen from the current folder or from the root."""
    here = Path(path).resolve()
    place = here if here.exists() and here.is_relative_to(project.root) else (project.root / path).resolve()
    if not place.exists() or not place.is_relative_to(project.root):
        raise UsageError(f"no such file or folder: {path}")
    return place


def _print(problems: Sequence[Problem], records: int, project: Project, language: str, format_: str) -> None:
    if format_ == "json":
        print(as_json(problems, records, language))
    elif format_ == "gitlab":
        print(gitlab(problems, language, folder_in_checkout(project.root)))
    elif format_ == "github":
        if problems:
            print(github(problems, language, folder_in_checkout(project.root)))
    else:
        print(in_words(problems, records, project.root, language, is_terminal=sys.stdout.isatty()))


def _print_fixes(found: Sequence[Fix], language: str, options: argparse.Namespace) -> None:
    """Print the differences; formats for programs have standard output for themselves."""
    stream = sys.stdout if options.format == "text" else sys.stderr
    for fix in found:
        print(_shown(fix.diff(), stream), file=stream)
    words = _WORDS[language]
    what = words["fixable" if options.dry_run else "fixed"].format(", ".join(fix.path for fix in found))
    print(what if found else words["nothing"], end="\n\n", file=stream)


def _shown(diff: str, stream: TextIO) -> str:
    """Return a difference as it is, for `git apply`, or on a terminal in colours and without what steers it."""
    if not stream.isatty():
        return diff
    lines = [safe(line.replace("\r", "␍")) for line in diff.removesuffix("\n").split("\n")]
    colours = [_COLOURS.get(line[:1], "") for line in lines]
    return "\n".join(map(coloured, lines, colours, [wants_colours() and bool(colour) for colour in colours])) + "\n"
