"""Problems in words for people: place, excerpt with a caret, what is wrong, what would be right, and a count."""

import argparse
import locale
import os
import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path

from portal.content.source import read_text
from portal.editing.fields import helps
from portal.problems import Level, Problem, explanation, guide

_WORDS = {
    "de": {"error": "Fehler", "warning": "Hinweis", "errors": "{} Fehler", "warnings": "{} Hinweise",
           "one error": "1 Fehler", "one warning": "1 Hinweis", "hint": "Abhilfe", "example": "richtig",
           "more": "mehr", "records": "{} Einträge geprüft", "one record": "1 Eintrag geprüft",
           "none": "nichts zu beanstanden"},
    "en": {"error": "error", "warning": "warning", "errors": "{} errors", "warnings": "{} warnings",
           "one error": "1 error", "one warning": "1 warning", "hint": "remedy", "example": "right",
           "more": "more", "records": "{} records checked", "one record": "1 record checked",
           "none": "nothing to complain about"},
}  # fmt: skip
_COLOURS = {Level.ERROR: "1;31", Level.WARNING: "1;33"}
_BOLD = "1"
_WIDTH = 100
_BEFORE = 60
_RIGHT_TO_LEFT = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff"
_RUN = re.compile(f'[{_RIGHT_TO_LEFT}](?:[^A-Za-z\\n|„“”"]*[{_RIGHT_TO_LEFT}])?')
_JOINERS = "\u200c\u200d"
_LONGEST_MARK = 60


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
    """Return the report on all problems, ending with a count; in colours on a terminal, unless NO_COLOR is set."""
    is_coloured = is_terminal and wants_colours()
    first = {_kind(problem): problem for problem in reversed(problems)}
    paragraphs = [
        _paragraph(problem, root, language, is_coloured, is_first=problem is first[_kind(problem)])
        for problem in problems
    ]
    return "\n\n".join([*paragraphs, summary(problems, records, language)])


def summary(problems: Iterable[Problem], records: int, language: str) -> str:
    """Return one line with the number of records, errors and warnings."""
    levels = [problem.level for problem in problems]
    counts = [counted(language, "error", levels.count(Level.ERROR))]
    counts.append(counted(language, "warning", levels.count(Level.WARNING)))
    return f"{counted(language, 'record', records)}: {', '.join(counts) if levels else _WORDS[language]['none']}"


def counted(language: str, name: str, number: int) -> str:
    """Return a number with the word for what is counted: `error`, `warning` or `record`."""
    words = _WORDS[language]
    return words[f"one {name}"] if number == 1 else words[f"{name}s"].format(number)


def wants_colours() -> bool:
    """Return whether the environment lets a terminal have colours (https://no-color.org)."""
    return not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def safe(text: str) -> str:
    """Return the text as a terminal may show it: no control characters, right-to-left words isolated."""
    return _RUN.sub(lambda run: f"\u2068{run.group()}\u2069", _printable(text))


def coloured(text: str, colour: str, is_coloured: bool) -> str:
    """Return the text in a colour (an ANSI code), or as it is."""
    return f"\x1b[{colour}m{text}\x1b[0m" if is_coloured else text


def _paragraph(problem: Problem, root: Path, language: str, is_coloured: bool, *, is_first: bool) -> str:
    """Return the words on a problem; the first of its code shows an example, if its hint has none."""
    words = _WORDS[language]
    place = ":".join(str(part) for part in (problem.path, problem.line, problem.column) if part is not None)
    label = coloured(f"{words[problem.level]}[{problem.code}]", _COLOURS[problem.level], is_coloured)
    lines = [f"{coloured(_printable(place), _BOLD, is_coloured)}: {label} {safe(problem.message(language))}"]
    lines += _excerpt(problem, root, is_coloured)
    if hint := problem.hint(language):
        lines.append(f"  = {words['hint']}: {safe(hint)}")
    if is_first and not _has_example(problem, hint):
        lines += _example(problem, language)
    lines.append(f"  = {words['more']}: {guide(language)}#{problem.code}")
    return "\n".join(lines)


def _kind(problem: Problem) -> tuple[str, str | None]:
    """Return what problems have in common that the same example helps with."""
    return problem.code, problem.field if problem.code == "required" else None


def _has_example(problem: Problem, hint: str) -> bool:
    return bool(problem.values.get("suggestion")) or any(sign in hint for sign in ("um Beispiel", "or example"))


def _example(problem: Problem, language: str) -> list[str]:
    """Return the right example from the explanation of a code, or of the field that is missing."""
    good = explanation(problem.code, language).good
    if problem.code == "required" and (field := helps(language).get(problem.field or "")):
        good = f"{problem.field}: {field.example}"
    lines = good.rstrip("\n").split("\n")
    word = _WORDS[language]["example"]
    return [f"  = {word}: {lines[0]}"] if len(lines) == 1 else [f"  = {word}:", *(f"      {line}" for line in lines)]


def _excerpt(problem: Problem, root: Path, is_coloured: bool) -> list[str]:
    """Return the line of a problem and, below it, carets under what is meant."""
    if problem.line is None or problem.column is None:
        return []
    lines = _lines(root / problem.path)
    if problem.line > len(lines):
        return []
    text, column = lines[problem.line - 1], problem.column - 1
    start = max(0, column - _BEFORE)
    before, after = ("…" if start else ""), ("…" if start + _WIDTH < len(text) else "")
    shown = f"{before}{safe(text[start : start + _WIDTH])}{after}"
    blanks = " " * _cells(before + text[start:column])
    carets = "^" * max(1, _cells(_marked(problem, text)))
    number = str(problem.line)
    return [
        f"{number} | {shown}",
        f"{' ' * len(number)} | {blanks}{coloured(carets, _COLOURS[problem.level], is_coloured)}",
    ]


def _marked(problem: Problem, text: str) -> str:
    """Return the part of the line that a problem is about, as far as its values tell."""
    rest = text[(problem.column or 1) - 1 :]
    for name in ("key", "value", "rest"):
        meant = _printable(str(problem.values.get(name, "")))
        for written in (meant, f'"{meant}"', f"'{meant}'"):
            if meant and rest.startswith(written):
                return written[:_LONGEST_MARK]
    return rest[:1]


def _cells(text: str) -> int:
    """Return how many columns of a terminal a text takes."""
    return sum(_cell(character) for character in text)


def _cell(character: str) -> int:
    if unicodedata.category(character) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in {"W", "F"} else 1


def _printable(text: str) -> str:
    """Return the text, character by character, without what steers a terminal or hides."""
    return text if text.isascii() and text.isprintable() else "".join(map(_visible, text))


def _visible(character: str) -> str:
    if character.isprintable() or character in _JOINERS:
        return character
    return " " if character.isspace() else "\ufffd"


@lru_cache(maxsize=64)
def _lines(file: Path) -> list[str]:
    return [_printable(line) for line in read_text(file, "")[0].split("\n")]
