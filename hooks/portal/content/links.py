"""The links and images of a Markdown text with their places, found in linear time."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from portal.content.headings import lines_outside_code

_TICKS = re.compile("`+")
_DESTINATION = re.compile(
    r"\]\(\s{0,9}(?:<([^<>]{0,2000})>|([^\s()<>]{0,2000}(?:\([^\s()]{0,500}\)[^\s()]{0,500}){0,5}))"
)
_DEFINITION = re.compile(r"^ {0,3}\[([^\[\]]{1,200})\]:\s{0,9}<?([^\s<>]{1,2000})>?")
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
    for number, line in lines_outside_code(body):
        if "](" in line or "]:" in line or "<" in line:
            yield from _in_line(_without_code(line), number + 1)


def _without_code(line: str) -> str:
    """Return the line with blanks in place of code spans: from a run of backticks to the next of the same length."""
    if "`" not in line:
        return line
    last: dict[int, int] = {}
    runs = list(_TICKS.finditer(line))
    for index, run in enumerate(runs):
        last[len(run.group())] = index
    out, index = list(line), 0
    while index < len(runs):
        length = len(runs[index].group())
        if last[length] > index:
            end = next(i for i in range(index + 1, len(runs)) if len(runs[i].group()) == length)
            start, stop = runs[index].start(), runs[end].end()
            out[start:stop] = " " * (stop - start)
            index = end
        index += 1
    return "".join(out)


def _in_line(line: str, number: int) -> Iterator[Link]:
    for match in _DESTINATION.finditer(line):
        start, is_image = _text_start(line, match.start())
        if start is not None:
            group = 1 if match[1] is not None else 2
            yield Link(match[group], line[start : match.start()], number, match.start(group) + 1, is_image)
    if (definition := _DEFINITION.match(line)) and not definition[1].startswith("^"):
        yield Link(definition[2], definition[1], number, definition.start(2) + 1)
    for match in _AUTOLINK.finditer(line):
        yield Link(match[1], match[1], number, match.start(1) + 1)


def _text_start(line: str, end: int) -> tuple[int | None, bool]:
    """Return where the words of a link begin whose `]` stands at `end`, and whether it is an image."""
    depth = 0
    for index in range(end - 1, max(end - 1000, -1), -1):
        if line[index] == "]":
            depth += 1
        elif line[index] == "[":
            if depth == 0:
                return index + 1, line[index - 1 : index] == "!"
            depth -= 1
    return None, False
