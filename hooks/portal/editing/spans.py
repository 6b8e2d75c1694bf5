"""Where exactly a value stands in a metadata block, so that it alone is replaced."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import yaml
from yaml.events import ScalarEvent

from portal.problems import Mark

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_OTHER_LINE_ENDS = re.compile("[\r\x0b\x0c\x85\u2028\u2029]")
_PLAIN = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9 ./_-]|:(?=[A-Za-z0-9]))*(?<! )")
_MISREAD = re.compile(r"[+0]\d")


@dataclass(frozen=True, slots=True)
class Span:
    """A text in one line of a block: where it begins and ends (offsets), its quotation mark if any, what it says."""

    start: int
    end: int
    quote: str
    value: str

    def written(self, value: str) -> str:
        """Return another value written in the same way; without quotation marks only where YAML reads it as it is."""
        if self.quote == "'":
            return "'" + value.replace("'", "''") + "'"
        if self.quote or not _PLAIN.fullmatch(value) or _MISREAD.match(value):
            return quoted(value)
        return value


def quoted(value: str) -> str:
    """Return the value in double quotation marks."""
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'


def span_at(head: str, mark: Mark) -> Span | None:
    """Return the key or value that begins at a place of a metadata block, or None if that is not certain.

    `head` is the block with the lines around it. Values that take several lines are never certain.
    """
    return next((span for place, span in _spans(head) if place == mark), None)


def spans_in_line(head: str, line: int) -> list[Span]:
    """Return the keys and values that begin in a line of a metadata block, in order."""
    return [span for place, span in _spans(head) if place.line == line]


def _spans(head: str) -> Iterator[tuple[Mark, Span]]:
    first, _, rest = head.partition("\n")
    block = rest[: rest.rstrip("\n").rfind("\n") + 1]
    if _OTHER_LINE_ENDS.search(head):
        return
    starts = [match.end() for match in re.finditer("^", block, re.MULTILINE)]
    for event in _scalars(block):
        start, end = event.start_mark, event.end_mark
        assert start is not None
        assert end is not None
        source = block[start.index : end.index]
        is_where_it_says = start.line == end.line and starts[start.line] + start.column == start.index
        quote = event.style or ""
        if is_where_it_says and _says(source, quote, event.value):
            offset = len(first) + 1
            yield (
                Mark(start.line + 2, start.column + 1),
                Span(start.index + offset, end.index + offset, quote, event.value),
            )


def _scalars(block: str) -> Iterator[ScalarEvent]:
    """Yield the scalars of a block as far as it can be read."""
    try:
        yield from (event for event in yaml.parse(block, Loader=_LOADER) if isinstance(event, ScalarEvent))
    except yaml.YAMLError:
        return


def _says(source: str, quote: str, value: str) -> bool:
    if quote in {'"', "'"}:
        return len(source) > 1 and source[0] == source[-1] == quote
    return quote == "" and source == value
