"""Problems in words for people: place, excerpt with a caret, what is wrong, what would be right, and a count."""

import argparse
import locale
import os
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path

from portal.content.source import read_text
from portal.problems import Level, Problem

_WORDS = {
    "de": {"error": "Fehler", "warning": "Hinweis", "hint": "Abhilfe", "records": "Einträge geprüft",
           "counts": "{errors} Fehler, {warnings} Hinweise", "none": "nichts zu beanstanden"},
    "en": {"error": "error", "warning": "warning", "hint": "remedy", "records": "records checked",
           "counts": "{errors} errors, {warnings} warnings", "none": "nothing to complain about"},
}  # fmt: skip
_COLOURS = {Level.ERROR: "\x1b[1;31m", Level.WARNING: "\x1b[1;33m"}
_ISOLATE = ("\u2068", "\u2069")


def add_language(parser: argparse.ArgumentParser) -> None:
    """Add the option for the language of messages to a command."""
    parser.add_argument(
        "--language", choices=("de", "en"), help="language of the messages (default: German, or the locale)"
    )


def message_language(wanted: str | None) -> str:
    """Return the language of messages: the wanted one, else English if the locale says so, else German."""
    if wanted:
        return wanted
    names = (os.environ.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    name = next((name for name in names if name), locale.getlocale()[0] or "")
    return "en" if name.lower().startswith("en") and not name.startswith("en_US.POSIX") else "de"


def in_words(problems: Sequence[Problem], records: int, root: Path, language: str, *, is_terminal: bool = False) -> str:
    """Return the report on all problems, ending with a count."""
    paragraphs = [_paragraph(problem, root, language, is_terminal) for problem in problems]
    return "\n\n".join([*paragraphs, summary(problems, records, language)])


def summary(problems: Iterable[Problem], records: int, language: str) -> str:
    """Return one line with the number of records, errors and warnings."""
    words = _WORDS[language]
    levels = [problem.level for problem in problems]
    counts = words["counts"].format(errors=levels.count(Level.ERROR), warnings=levels.count(Level.WARNING))
    return f"{records} {words['records']}: {counts if levels else words['none']}"


def _paragraph(problem: Problem, root: Path, language: str, is_terminal: bool) -> str:
    words = _WORDS[language]
    place = ":".join(str(part) for part in (problem.path, problem.line, problem.column) if part is not None)
    label = f"{words[problem.level]}[{problem.code}]"
    if is_terminal:
        label = f"{_COLOURS[problem.level]}{label}\x1b[0m"
    lines = [f"{place}: {label} {problem.message(language)}", *_excerpt(problem, root)]
    if hint := problem.hint(language):
        lines.append(f"  = {words['hint']}: {hint}")
    return "\n".join(lines)


def _excerpt(problem: Problem, root: Path) -> list[str]:
    if problem.line is None or problem.column is None:
        return []
    lines = _lines(root / problem.path)
    if problem.line > len(lines):
        return []
    text = lines[problem.line - 1].replace("\t", " ")
    start = max(0, problem.column - 61)
    shown = text[start : start + 100]
    if any(unicodedata.bidirectional(character) in {"R", "AL"} for character in shown):
        shown = shown.join(_ISOLATE)
    number = str(problem.line)
    return [f"{number} | {shown}", f"{' ' * len(number)} | {' ' * (problem.column - 1 - start)}^"]


@lru_cache(maxsize=64)
def _lines(file: Path) -> list[str]:
    text = read_text(file, "")[0]
    return [
        "".join(character if character.isprintable() else "\ufffd" for character in line) for line in text.split("\n")
    ]
