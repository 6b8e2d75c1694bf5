"""Which problems are mechanical, and the edit of the metadata block that each of them stands for."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from portal.content.front_matter import FrontMatter
from portal.editing.spans import Span, quoted, span_at, spans_in_line
from portal.problems import Mark, Path, Problem


@dataclass(frozen=True, slots=True)
class Edit:
    """New text for a part of a block (offsets), with the place of the value and what the block must say afterwards."""

    start: int
    end: int
    text: str
    mark: Mark
    data: Mapping[str, Any]

    def applied_to(self, head: str) -> str:
        """Return the block with the new text."""
        return head[: self.start] + self.text + head[self.end :]


def _value(problem: Problem, head: str, front: FrontMatter) -> Edit | None:
    """Replace a value by the suggestion."""
    mark, value = _mark(problem), problem.values.get("value")
    span = span_at(head, mark)
    place = _place(front, mark, value)
    if span is None or place is None:
        return None
    suggestion = str(problem.values["suggestion"])
    return _edit(span, span.written(suggestion), mark, _with(front.data, place, suggestion))


def _key(problem: Problem, head: str, front: FrontMatter) -> Edit | None:
    """Replace the name of a field by the suggestion."""
    mark, key, name = _mark(problem), problem.values.get("key"), str(problem.values["suggestion"])
    span = span_at(head, mark)
    if span is None or span.value != key or front.key_marks.get((key,)) != mark:
        return None
    data = {name if old == key else old: value for old, value in front.data.items()}
    return _edit(span, span.written(name), mark, data)


def _colon(problem: Problem, head: str, front: FrontMatter) -> Edit | None:
    """Put quotation marks around the rest of a line; what follows a ` #` may be a comment, so that stays."""
    mark, value = _mark(problem), str(problem.values.get("value"))
    start = _offset(head, mark)
    line = head[start:].split("\n", 1)[0]
    if line.rstrip() != value or " #" in value or not front.data:
        return None
    return Edit(start, start + len(value), quoted(value), mark, front.data)


def _cut_off(problem: Problem, head: str, front: FrontMatter) -> Edit | None:
    """Put quotation marks around a value that goes on with `#` and a letter; a `#` before a blank begins a comment."""
    mark, rest = _mark(problem), str(problem.values.get("rest")).rstrip()
    sign = _offset(head, mark)
    if not re.match(r"#\w", rest) or " #" in rest or head[sign:].split("\n", 1)[0].rstrip() != rest:
        return None
    spans = [span for span in spans_in_line(head, mark.line) if not head[span.end : sign].strip()]
    if not spans or (span := spans[-1]).quote or span.end > sign:
        return None
    start = Mark(mark.line, mark.column - (sign - span.start))
    place = _place(front, start, span.value)
    value = head[span.start : sign + len(rest)]
    if place is None:
        return None
    return Edit(span.start, sign + len(rest), quoted(value), start, _with(front.data, place, value))


_AGES = re.compile(r"\D*\d+\D+\d+\D*|(?i:ab) \d+\D*")
_DIALLED = re.compile(r"(?:\+?[\d ().]+(?:/[\d .]+)?|\(?0\d{1,5}\)?[ –-]+\d[\d ]*)(?:-\d{1,4})?")
_FORMS: Mapping[str, re.Pattern[str]] = {"phone": _DIALLED, "age-range": _AGES}
"""What a value must look like for its suggestion to be sure: one phone number, a range of ages."""

MECHANICAL: Mapping[str, Callable[[Problem, str, FrontMatter], Edit | None]] = {
    "yaml-colon": _colon,
    "yaml-typographic-quotes": _colon,
    "yaml-cut-off": _cut_off,
    "unknown-field": _key,
    "date-form": _value,
    "partial-date": _value,
    "phone": _value,
    "unknown-term": _value,
    "choice": _value,
    "language-code": _value,
    "duration": _value,
    "amount": _value,
    "age-range": _value,
    "age-order": _value,
}
"""Code → the edit that mends it, in the order in which they are tried. What is not here needs a person."""

_NEED_NO_SUGGESTION = {"yaml-cut-off"}


def edit_for(problem: Problem, head: str, front: FrontMatter) -> Edit | None:
    """Return the edit of a metadata block that mends a problem, or None if that is not certain.

    `head` is the block with the lines around it, `front` what it says.
    """
    if problem.code not in MECHANICAL or problem.line is None or problem.column is None:
        return None
    if not (problem.values.get("suggestion") or problem.code in _NEED_NO_SUGGESTION):
        return None
    form = _FORMS.get(problem.code)
    if not problem.values.get("sure", True) or (form and not form.fullmatch(str(problem.values.get("value")))):
        return None
    return MECHANICAL[problem.code](problem, head, front)


def _edit(span: Span, text: str, mark: Mark, data: Mapping[str, Any]) -> Edit:
    return Edit(span.start, span.end, text, mark, data)


def _mark(problem: Problem) -> Mark:
    return Mark(problem.line or 1, problem.column or 1)


def _offset(head: str, mark: Mark) -> int:
    start = 0
    for _ in range(mark.line - 1):
        start = head.find("\n", start) + 1
    return start + mark.column - 1


def _place(front: FrontMatter, mark: Mark, value: object) -> Path | None:
    """Return the way to the value that stands at a place, or None if there are several."""
    places = [place for place, other in front.marks.items() if other == mark and _at(front.data, place) == value]
    return places[0] if len(places) == 1 else None


def _at(data: Any, place: Path) -> Any:
    for step in place:
        try:
            data = data[step]
        except (KeyError, IndexError, TypeError):
            return None
    return data


def _with(data: Any, place: Path, value: str) -> Any:
    """Return the data with another value at a place."""
    if not place:
        return value
    step, rest = place[0], place[1:]
    if isinstance(data, dict):
        return {key: _with(item, rest, value) if key == step else item for key, item in data.items()}
    return [_with(item, rest, value) if index == step else item for index, item in enumerate(data)]
