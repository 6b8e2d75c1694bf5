"""How hard a text is to convert, told from counting alone, before any converter sees it.

Python-Markdown needs time by the square of some signs: for each `[` it looks through the rest of the paragraph, for
each `<` through the rest of the text, each heading without a blank line around it copies the rest of its block, and
lists inside lists inside lists end in too deep a recursion. The factors below are measured (seconds, on a slow machine)
and generous; what they do not see is found by trying (`portal.content.trial`).
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from math import isqrt
from typing import NamedTuple

from portal.content.headings import lines_outside_code
from portal.problems import Mark

DEPTH_LIMIT = 20
"""Lists and quotations that may stand inside one another."""
DEFINITION_LIMIT = 200
"""Definitions that may follow one another without a blank line; each is a step deeper for the converter."""

SECONDS_LIMIT = 3
"""Estimated seconds above which a text is refused without trying."""

_CHEAP = 1000
_SHORT = 200
_NOTHING = 0.05
_BLOCK_SIGNS = {"[": 2.5e-7, "\\": 3e-9, "*": 3e-9, "_": 3e-9, "`": 1e-8, "&": 3e-9}
_TEXT_SIGNS = {"<": 9e-8, "[^": 6e-8, "](": 1.2e-7}
_LEAST = {sign: isqrt(int(_NOTHING / factor)) for sign, factor in (_BLOCK_SIGNS | _TEXT_SIGNS).items()}
"""How many of a sign weigh anything at all, even if all of them stand together."""
_LINE = 2.5e-9
"""For each line of a block and each character of the block."""
_FENCE = 2e-8
"""For each line that begins code without an end and each character of the text."""
_BLANK = re.compile(r"\n[ \t]*(?=\n)")
_MARKER = re.compile(r"[ \t]*(?:>|[-+*](?=[ \t]|$)|\d{1,9}[.)](?=[ \t]|$)|:(?=[ \t]))")
_DEEP = re.compile(rf"\n[ \t>*+\-:.)\d]{{{DEPTH_LIMIT}}}")
_RULE = re.compile(r" {0,3}(?:(?:- {0,2}){3,}+|(?:_ {0,2}){3,}+|(?:\* {0,2}){3,}+) *")
_INDENT = 4


class Burden(NamedTuple):
    """Estimated seconds of a conversion, and where most of them come from: line (from 1), sign, how many of them."""

    seconds: float = 0.0
    line: int = 1
    sign: str = ""
    number: int = 0


@lru_cache(maxsize=4096)
def burden(body: str) -> Burden:
    """Return how hard a Markdown text is to convert."""
    if len(body) < _CHEAP:
        return Burden()
    found = [*_of_text(body)]
    if _may_weigh(body):
        found += _of_blocks(body)
    heaviest = max(found, default=Burden())
    return heaviest._replace(seconds=sum(one.seconds for one in found))


def _of_text(body: str) -> Iterator[Burden]:
    for sign, factor in _TEXT_SIGNS.items():
        if (count := body.count(sign)) > _LEAST[sign]:
            yield Burden(factor * count**2, _line_of(body, body.find(sign)), sign, count)
    fences = body.count("\n```") + body.count("\n~~~") + body.startswith(("```", "~~~"))
    if _FENCE * fences * len(body) > _NOTHING:
        open_ = [number for number, line in lines_outside_code(body) if line.startswith(("```", "~~~"))]
        if open_:
            yield Burden(_FENCE * len(open_) * len(body), open_[0] + 1, "```", len(open_))


def _may_weigh(body: str) -> bool:
    """Return whether the signs would weigh something if they all stood in one block; so it is with very few texts."""
    return (
        _LINE * (body.count("\n") + 1) * len(body) > _NOTHING
        or body.count("\n:") > DEFINITION_LIMIT
        or any(len(body) > _LEAST[sign] and body.count(sign) > _LEAST[sign] for sign in _BLOCK_SIGNS)
    )


def _of_blocks(body: str) -> Iterator[Burden]:
    start, line = 0, 1
    for end in (*(match.start() for match in _BLANK.finditer(body)), len(body)):
        block = body[start:end]
        lines = block.count("\n")
        if len(block) > _SHORT:
            first = line + len(block) - len(block.lstrip("\n"))
            for weight in (Burden(_LINE * lines * len(block), first, "↵", lines), *_of_signs(block, first)):
                if weight.seconds > _NOTHING / 500:
                    yield weight
        start, line = end, line + lines


def _of_signs(block: str, line: int) -> Iterator[Burden]:
    for sign, factor in _BLOCK_SIGNS.items():
        count = block.count(sign)
        yield Burden(factor * count**2, line, sign, count)
    if (count := block.count("\n:")) > DEFINITION_LIMIT:
        yield Burden(SECONDS_LIMIT + 1, line, ":", count)


def _line_of(body: str, position: int) -> int:
    return body.count("\n", 0, position) + 1


@lru_cache(maxsize=4096)
def too_deep(body: str) -> Mark | None:
    """Return the place of the first line in which more lists and quotations begin inside one another than allowed."""
    if not _DEEP.search(f"\n{body[:DEPTH_LIMIT]}") and not _DEEP.search(body):
        return None
    for number, line in lines_outside_code(body):
        if _depth(line) > DEPTH_LIMIT and not _RULE.fullmatch(line):
            return Mark(number + 1, 1)
    return None


def _depth(line: str) -> int:
    """Return how many levels a line opens: its markers, and its indentation in steps of four."""
    place, depth = 0, 0
    while match := _MARKER.match(line, place):
        place, depth = match.end(), depth + 1
    indented = line.expandtabs(_INDENT)
    return depth + (len(indented) - len(indented.lstrip(" "))) // _INDENT
