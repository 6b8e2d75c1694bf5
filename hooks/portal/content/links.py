"""The links and images of a Markdown text with their places, found in linear time."""

import re
from bisect import bisect
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, islice

from portal.content.headings import lines_outside_code

LIMIT = 2000
"""Links of one text that are looked at; no page that people can use has as many."""

_TICKS = re.compile("`+")
_DESTINATION = re.compile(
    r"\]\(\s{0,9}(?:<([^<>]{0,2000})>|([^\s()<>]{0,2000}(?:\([^\s()]{0,500}\)[^\s()]{0,500}){0,5}))"
)
_DEFINITION = re.compile(r"^ {0,3}\[([^\[\]\n]{1,200})\]:[ \t]{0,9}<?([^\s<>]{1,2000})>?", re.MULTILINE)
_AUTOLINK = re.compile(r"<((?:https?|mailto|tel):[^\s<>]{1,2000})>")


@dataclass(frozen=True, slots=True)
class Link:
    """A link or image: its destination as written, its words, the destination's place (line from 1 in the text)."""

    href: str
    text: str
    line: int
    column: int
    is_image: bool = False


def links(body: str) -> Iterator[Link]:
    """Yield the links, images, reference definitions and autolinks of a text outside code."""
    if "](" not in body and "]:" not in body and "<" not in body:
        return
    for number, lines in _paragraphs(body):
        text = "\n".join(lines)
        if "](" in text or "]:" in text or "<" in text:
            starts = [0, *accumulate(len(line) + 1 for line in lines)]
            for href, words, place, is_image in _in_paragraph(without_code(text)):
                line = bisect(starts, place) - 1
                yield Link(href, words, number + line + 1, place - starts[line] + 1, is_image)


@lru_cache(maxsize=32768)
def all_links(body: str) -> tuple[Link, ...]:
    """Return the first links of a text; several rules in turn look at the same text, a server again and again."""
    return tuple(islice(links(body), LIMIT))


def _paragraphs(body: str) -> Iterator[tuple[int, list[str]]]:
    """Yield the runs of lines between blank lines and code, with the number of the first from 0."""
    lines: list[str] = []
    first = 0
    for number, line in lines_outside_code(body):
        if lines and (not line.strip() or number != first + len(lines)):
            yield first, lines
            lines = []
        if line.strip():
            first = first if lines else number
            lines.append(line)
    if lines:
        yield first, lines


def without_code(text: str) -> str:
    """Return a paragraph with blanks in place of code spans: from a run of backticks to the next of the same length."""
    if "`" not in text:
        return text
    last: dict[int, int] = {}
    runs = list(_TICKS.finditer(text))
    for index, run in enumerate(runs):
        last[len(run.group())] = index
    out, index = list(text), 0
    while index < len(runs):
        length = len(runs[index].group())
        if last[length] > index:
            end = next(i for i in range(index + 1, len(runs)) if len(runs[i].group()) == length)
            start, stop = runs[index].start(), runs[end].end()
            out[start:stop] = " " * (stop - start)
            index = end
        index += 1
    return "".join(out)


def _in_paragraph(text: str) -> Iterator[tuple[str, str, int, bool]]:
    """Yield destination, words, the destination's place in the text, and whether it is an image."""
    for match in islice(_DESTINATION.finditer(text), LIMIT):
        start, is_image = _text_start(text, match.start())
        if start is not None:
            group = 1 if match[1] is not None else 2
            yield match[group], text[start : match.start()], match.start(group), is_image
    for match in _DEFINITION.finditer(text):
        if not match[1].startswith("^"):
            yield match[2], match[1], match.start(2), False
    for match in _AUTOLINK.finditer(text):
        yield match[1], match[1], match.start(1), False


def _text_start(text: str, end: int) -> tuple[int | None, bool]:
    """Return where the words of a link begin whose `]` stands at `end`, and whether it is an image."""
    depth = 0
    for index in range(end - 1, max(end - 1000, -1), -1):
        if text[index] == "]":
            depth += 1
        elif text[index] == "[":
            if depth == 0:
                return index + 1, text[index - 1 : index] == "!"
            depth -= 1
    return None, False
