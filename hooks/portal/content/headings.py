"""The headings of a Markdown text and the ids that they get on the page."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from markdown.extensions.toc import slugify_unicode, unique

_HEADING = re.compile(r"^(#{1,6})[ \t]+(.+?)[ \t]*#*[ \t]*$")
_ATTRIBUTES = re.compile(r"[ \t]*\{:?([^}]*)\}[ \t]*$")
_ID = re.compile(r"#([^\s}]+)")
_LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
_FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,})")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: level 1–6, its words, its id on the page, and its line in the text (from 0)."""

    level: int
    text: str
    id: str
    line: int


def lines_outside_code(body: str) -> Iterator[tuple[int, str]]:
    """Yield the lines of a Markdown text that stand outside fenced code, with their number from 0."""
    fence = ""
    for number, line in enumerate(body.split("\n")):
        mark = _FENCE.match(line)
        if fence:
            if mark and mark[1].startswith(fence) and not line.strip(" `~"):
                fence = ""
        elif mark:
            fence = mark[1]
        else:
            yield number, line


def headings(body: str) -> list[Heading]:
    """Return the headings of a text in order; equal ones get the same suffixes as on the page."""
    found: list[Heading] = []
    used: set[str] = set()
    if "#" not in body:
        return found
    for number, line in lines_outside_code(body):
        if match := _HEADING.match(line):
            text, given = match[2], None
            if attributes := _ATTRIBUTES.search(text):
                given = _ID.search(attributes[1])
                text = text[: attributes.start()]
            words = _LINK.sub(r"\1", text).replace("*", "").replace("`", "")
            id_ = unique(given[1] if given else slugify_unicode(words, "-"), used)
            found.append(Heading(len(match[1]), words, id_, number))
    return found
