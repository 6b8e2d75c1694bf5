"""The headings of a Markdown text and the ids that they get on the page."""

import re
from bisect import bisect
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from html import unescape

from markdown.extensions.toc import slugify_unicode, unique

_HEADING = re.compile(r"(#{1,6})[ \t]*([^#\s].*?)[ \t]*#*[ \t]*$")
_UNDERLINE = re.compile(r"(?:=+|-+) *$")
_ATTRIBUTES = re.compile(r"[ \t]*\{:?([^}]*)\}[ \t]*$")
_ID = re.compile(r"#([^\s}]+)")
_UNSEEN = re.compile(r"!\[[^\]]*\]\([^)]*\)|\[\^[^\]]*\]|</?[A-Za-z][^<>]*>")
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_CODE = re.compile(r"(?<![\\`])(`{1,9})(?!`)(.+?)(?<!`)\1(?!`)")
_MARKUP = re.compile(r"[*`\\]|(?<!\w)_+(?=\w)|(?<=\w)_+(?!\w)")
_FENCE = re.compile(r"(`{3,}|~{3,}) *(?:\{[^\n]*\}|\.?[\w#.+-]*) *(?:hl_lines=.*)?$")
_CLOSING = re.compile(r"(`{3,}|~{3,}) *$")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: level 1–6, its words, its id on the page, and its line in the text (from 0)."""

    level: int
    text: str
    id: str
    line: int


def lines_outside_code(body: str) -> Iterator[tuple[int, str]]:
    """Yield the lines of a Markdown text that stand outside fenced code, with their number from 0."""
    lines = body.split("\n")
    blocks = fenced_code(body)
    begin, end = next(blocks, (-1, -1))
    for number, line in enumerate(lines):
        if begin <= number <= end:
            if number == end:
                begin, end = next(blocks, (-1, -1))
        else:
            yield number, line


def fenced_code(body: str) -> Iterator[tuple[int, int]]:
    """Yield the blocks of fenced code in a Markdown text: the numbers of their first and last line, from 0.

    As Python-Markdown has it, a fence begins its line, and without an equal one to close it, it is none.
    """
    if "```" not in body and "~~~" not in body:
        return
    lines = body.split("\n")
    closing: dict[str, list[int]] = {}
    for number, line in enumerate(lines):
        if mark := _CLOSING.match(line):
            closing.setdefault(mark[1], []).append(number)
    last = -1
    for number, line in enumerate(lines):
        if number > last and (mark := _FENCE.match(line)):
            ends = closing.get(mark[1], [])
            if (index := bisect(ends, number)) < len(ends):
                last = ends[index]
                yield number, last


@lru_cache(maxsize=32768)
def headings(body: str) -> tuple[Heading, ...]:
    """Return the headings of a text in order; equal ones get the same suffixes as on the page.

    Both forms that Python-Markdown knows, `## Words` and words underlined with = or -; not those inside lists and
    quotations.
    """
    found: list[tuple[int, str, str, int]] = []
    for level, text, number in _found(body):
        given = None
        if attributes := _ATTRIBUTES.search(text):
            given = _ID.search(attributes[1])
            text = text[: attributes.start()]
        found.append((level, _words(text), given[1] if given else "", number))
    free = _FreeIds({given for _level, _words, given, _number in found if given})
    return tuple(
        Heading(level, words, given or free(slugify_unicode(words, "-")), number)
        for level, words, given, number in found
    )


class _FreeIds:
    """Gives out ids as Python-Markdown's `toc.unique` does, which for n equal headings needs n² steps; this needs n."""

    def __init__(self, used: set[str]) -> None:
        self._used = used
        self._last: dict[str, str] = {}

    def __call__(self, wanted: str) -> str:
        """Return the wanted id, or the next free one with a number, and take it."""
        self._last[wanted] = unique(self._last.get(wanted, wanted), self._used)
        return self._last[wanted]


def _found(body: str) -> Iterator[tuple[int, str, int]]:
    """Yield level, source and line of every heading; only the first line of a paragraph can be underlined."""
    above, begins, last = "", True, -1
    for number, line in lines_outside_code(body):
        if number != last + 1:
            above, begins = "", True
        last = number
        if match := _HEADING.match(line):
            yield len(match[1]), match[2], number
        elif above and _UNDERLINE.match(line):
            yield 1 if line[0] == "=" else 2, above, number - 1
        else:
            above = line.strip() if begins else ""
            begins = not line.strip()
            continue
        above, begins = "", True


def _words(text: str) -> str:
    """Return the words of a heading as readers see them; in code everything is a word."""
    parts = _CODE.split(text) if "`" in text else [text]
    parts[::3] = [unescape(_MARKUP.sub("", _LINK.sub(r"\1", _UNSEEN.sub("", part)))) for part in parts[::3]]
    del parts[1::3]
    return "".join(parts).strip()
