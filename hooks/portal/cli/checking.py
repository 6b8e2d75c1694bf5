"""`portal check`: everything that is wrong with the content, at once."""

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from portal.catalogue import load
from portal.cli.report import add_language, in_words, message_language
from portal.problems import Problem, as_json, has_errors
from portal.project import Project, UsageError

if TYPE_CHECKING:
    from argparse import _SubParsersAction


def add_commands(commands: "_SubParsersAction[argparse.ArgumentParser]", common: argparse.ArgumentParser) -> None:
    """Add the command to the parser."""
    parser = commands.add_parser("check", parents=[common], help="check the content")
    parser.add_argument("paths", nargs="*", metavar="PATH", help="report only these files or folders")
    parser.add_argument("--format", choices=("text", "json", "github"), default="text")
    add_language(parser)
    parser.set_defaults(command=check)


def check(project: Project, options: argparse.Namespace) -> int:
    """Print the problems of a project and return 1 if there are errors."""
    catalogue = load(project, drafts=True)
    problems = [problem for problem in catalogue.problems if _is_wanted(problem, project, options.paths)]
    language = message_language(options.language)
    if options.format == "json":
        print(as_json(problems, catalogue.count, language))
    elif options.format == "github":
        print("\n".join(_annotation(problem, language) for problem in problems))
    else:
        print(in_words(problems, catalogue.count, project.root, language, is_terminal=sys.stdout.isatty()))
    return 1 if has_errors(problems) else 0


def _is_wanted(problem: Problem, project: Project, paths: list[str]) -> bool:
    return not paths or any(_covers(path, problem.path, project) for path in paths)


def _covers(path: str, problem_path: str, project: Project) -> bool:
    place = Path(path) if Path(path).exists() else project.root / path
    if not place.exists():
        raise UsageError(f"no such file or folder: {path}")
    return (project.root / problem_path).resolve().is_relative_to(place.resolve())


def _annotation(problem: Problem, language: str) -> str:
    """Return a workflow command of GitHub Actions; properties escape `,` and `:`, data `%` and line ends."""
    place = {"file": problem.path, "line": problem.line, "col": problem.column, "title": problem.code}
    properties = ",".join(f"{key}={_escaped(str(value), ',:')}" for key, value in place.items() if value is not None)
    text = f"{problem.message(language)} {problem.hint(language)}".strip()
    return f"::{problem.level} {properties}::{_escaped(text, '')}"


def _escaped(text: str, more: str) -> str:
    for character in "%\r\n" + more:
        text = text.replace(character, f"%{ord(character):02X}")
    return text
