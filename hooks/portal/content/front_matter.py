"""The strict reader of front matter: YAML events to plain data in which every scalar stays text and has its place.

MkDocs types scalars by YAML 1.1 (`0241` → 161, `no` → False, `18:00` → 1080), keeps the last of two equal keys and
prints a broken block as page text. Here the schema alone types values; anchors, aliases, tags and duplicate keys are
refused.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice, pairwise, takewhile
from typing import Any

import yaml
from yaml.events import (
    AliasEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from portal.content.source import forbidden, without_forbidden
from portal.problems import Level, Mark, Path, Problem

DEPTH_LIMIT = 12
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_END = re.compile(r"^(?:---|\.\.\.)[ \t]*$", re.MULTILINE)
_START = re.compile(r"---[ \t]*\n")
_ENTRY = re.compile(r"^( *)(?:- )?([A-Za-z_][\w-]*): +(.*?)\s*$")
_TOP = re.compile(r"([A-Za-z_][\w-]*):")
_BLOCK = re.compile(r"^( *)(?:- +)*[^#]*[:-] +[|>][+-]?\d?[+-]?\s*$")
_CUT = re.compile(r"^ *+(?:(?:- ++)++(?:[A-Za-z_][\w-]*: ++)?+|[A-Za-z_][\w-]*: ++)(?![\"'|>\[{#]).*?\S #")
_OPEN_QUOTE = re.compile(r"\"(?:[^\"\\]|\\.)*|'(?:[^']|'')*")
_GROUPS = ("flow sequence", "flow mapping")
_TYPOGRAPHIC = "„“”»«‚‘’"


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """A metadata block: plain data (dict, list, str; None for an empty value), the place of every value, and the body.

    `marks` maps the way to a value to its place (that of its key, if the value begins in a later line; an empty value
    has none), `key_marks` to that of its key; `body_line` is the first line of the text after the block.
    """

    data: dict[str, Any] = field(default_factory=dict)
    marks: dict[Path, Mark] = field(default_factory=dict)
    key_marks: dict[Path, Mark] = field(default_factory=dict)
    body: str = ""
    body_line: int = 1
    is_present: bool = False
    problems: tuple[Problem, ...] = ()


class _RefusedError(Exception):
    """Something in the block that makes the rest of it unreadable."""

    def __init__(self, code: str, mark: Any, **values: Any) -> None:
        super().__init__(code)
        self.code, self.mark, self.values = code, mark, values


def read_front_matter(text: str, path: str) -> FrontMatter:
    """Return the front matter and body of a text; what is wrong with the block is in `problems`."""
    if not (start := _START.match(text)):
        return FrontMatter(body=text)
    end = _END.search(text, start.end())
    if end is None:
        return FrontMatter(is_present=True, problems=(Problem(path, "front-matter-open", 1, 1),))
    block = text[start.end() : end.start()]
    body = text[end.end() + 1 :]
    return _read_block(block, path, body, block.count("\n") + 3)


def head_of(text: str) -> str:
    """Return the metadata block of a text with LF line ends, with the lines around it; empty if there is none."""
    start = _START.match(text)
    end = _END.search(text, start.end()) if start else None
    return text[: end.end() + 1] if end else ""


def read_yaml(text: str, path: str) -> FrontMatter:
    """Return a whole YAML file read in the same strict way."""
    return _read_block(text, path, "", 1, offset=0)


def _read_block(block: str, path: str, body: str, body_line: int, *, offset: int = 1) -> FrontMatter:
    lines = block.split("\n")
    problems: list[Problem] = []
    for _attempt in range(20):
        reader = _Reader(path, offset)
        try:
            data = reader.read("\n".join(lines))
        except yaml.YAMLError as error:
            problem, repaired = _syntax_problem(error, lines, path, offset)
            problems.append(problem)
            if repaired is None:
                return FrontMatter(body=body, body_line=body_line, is_present=True, problems=tuple(problems))
            lines[repaired[0]] = repaired[1]
        except _RefusedError as refusal:
            problems.append(reader.problem(refusal))
            return FrontMatter(body=body, body_line=body_line, is_present=True, problems=(*problems, *reader.problems))
        else:
            problems += reader.problems
            problems += _cut_off(lines, path, offset)
            return FrontMatter(data, reader.marks, reader.key_marks, body, body_line, True, tuple(problems))
    return FrontMatter(body=body, body_line=body_line, is_present=True, problems=tuple(problems))


class _Reader:
    """Builds plain data from the events of one block."""

    def __init__(self, path: str, offset: int) -> None:
        self.path = path
        self.offset = offset
        self.marks: dict[Path, Mark] = {}
        self.key_marks: dict[Path, Mark] = {}
        self.problems: list[Problem] = []

    def read(self, block: str) -> dict[str, Any]:
        """Return the block's mapping; raises `yaml.YAMLError` or `_RefusedError`."""
        events = iter(yaml.parse(block, Loader=_LOADER))
        next(events)  # StreamStart
        document = next(events)
        if not isinstance(document, yaml.events.DocumentStartEvent):
            return {}
        first = next(events)
        if isinstance(first, ScalarEvent) and first.value == "":
            return {}
        if not isinstance(first, MappingStartEvent):
            raise _RefusedError("front-matter-mapping", first.start_mark)
        data = self._mapping(first, events, ())
        next(events)  # DocumentEnd
        if isinstance(extra := next(events), yaml.events.DocumentStartEvent):
            raise _RefusedError("yaml-syntax", extra.start_mark, reason="---")
        return data

    def problem(self, refusal: _RefusedError) -> Problem:
        """Return what a refusal says, at its place."""
        mark = self._mark(refusal.mark)
        return Problem(self.path, refusal.code, *mark, field=self._key_above(mark), values=refusal.values)

    def _mark(self, mark: Any) -> Mark:
        return Mark(mark.line + 1 + self.offset, mark.column + 1)

    def _key_above(self, mark: Mark) -> str | None:
        above = [(m, place) for place, m in self.marks.items() if len(place) == 1 and m <= mark]
        return str(max(above)[1][0]) if above else None

    def _mapping(self, start: NodeEvent, events: Iterator[Event], place: Path) -> dict[str, Any]:
        self._admit(start, place)
        data: dict[str, Any] = {}
        while not isinstance(key := next(events), MappingEndEvent):
            if not isinstance(key, ScalarEvent):
                if isinstance(key, NodeEvent):
                    self._admit(key, place)
                raise _RefusedError("yaml-key", key.start_mark)
            self._admit(key, place)
            name, here = key.value, (*place, key.value)
            mark = self._mark(key.start_mark)
            if name in data:
                first = self.key_marks[here].line
                top = str(place[0]) if place else name
                values = {"key": name, "first": first, "name": top}
                self.problems.append(Problem(self.path, "duplicate-key", *mark, field=top, values=values))
                self._value(next(events), events, (*place, f"{name} "))
                continue
            self.marks[here] = self.key_marks[here] = mark
            data[name] = self._value(next(events), events, here)
            if data[name] in (None, "", [], {}):
                del self.marks[here]
        return data

    def _value(self, event: Event, events: Iterator[Event], place: Path) -> Any:
        mark = self._mark(event.start_mark)
        if mark.line == self.marks.get(place, mark).line:
            self.marks[place] = mark
        if isinstance(event, ScalarEvent):
            self._admit(event, place)
            if event.style == '"':
                event.value = self._unescaped(event.value, mark, place)
            is_plain = not event.style  # libyaml says "" where PyYAML's own parser says None
            return None if is_plain and event.value in {"", "~", "null"} else event.value
        if isinstance(event, MappingStartEvent):
            return self._mapping(event, events, place)
        if isinstance(event, SequenceStartEvent):
            self._admit(event, place)
            items: list[Any] = []
            while not isinstance(item := next(events), SequenceEndEvent):
                here = (*place, len(items))
                items.append(self._value(item, events, here))
            return items
        raise _RefusedError("yaml-anchor", event.start_mark, sign=f"*{getattr(event, 'anchor', '')}")

    def _unescaped(self, value: str, mark: Mark, place: Path) -> str:
        """Return a value in double quotes without what its escapes smuggle in (such as U+202E), which is reported."""
        for code, level, _position, character in islice(forbidden(value), 1):
            top = str(place[0]) if place else None
            self.problems.append(Problem(self.path, code, *mark, level, top, {"character": character}))
            return without_forbidden(value)
        return value

    def _admit(self, event: NodeEvent, place: Path) -> None:
        if isinstance(event, AliasEvent):
            raise _RefusedError("yaml-anchor", event.start_mark, sign=f"*{event.anchor}")
        if event.anchor:
            raise _RefusedError("yaml-anchor", event.start_mark, sign=f"&{event.anchor}")
        if (tag := getattr(event, "tag", None)) is not None:
            raise _RefusedError("yaml-tag", event.start_mark, tag=tag.replace("tag:yaml.org,2002:", "!!"))
        if len(place) > DEPTH_LIMIT:
            raise _RefusedError("yaml-depth", event.start_mark, limit=DEPTH_LIMIT)


def _cut_off(lines: list[str], path: str, offset: int) -> Iterator[Problem]:
    top = block = None
    for number, line in enumerate(lines, 1 + offset):
        if block is not None and (not line.strip() or len(line) - len(line.lstrip(" ")) > block):
            continue
        block = len(match[1]) if (match := _BLOCK.match(line)) else None
        if entry := _TOP.match(line):
            top = entry[1]
        if " #" in line and (cut := _CUT.match(line)):
            values = {"rest": line[cut.end() - 1 :]}
            yield Problem(path, "yaml-cut-off", number, cut.end(), Level.WARNING, top, values)


def _syntax_problem(
    error: yaml.YAMLError, lines: list[str], path: str, offset: int
) -> tuple[Problem, tuple[int, str] | None]:
    """Return what a YAML error means to an editor, and the line that lets the reading go on, if one does."""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    index = min(mark.line if mark else 0, len(lines) - 1)
    for number in range(index, max(index - 3, -1), -1):
        if lines[number].lstrip(" ").startswith("\t"):
            return Problem(path, "yaml-tab", number + 1 + offset, 1), None
        entry = _ENTRY.match(lines[number])
        if entry and _needs_quotes(entry[3]):
            return _unquoted(entry, number, lines, path, offset)
    if opened := _opened(error, lines, index):
        place, values = Mark(opened[0] + 1 + offset, opened[1] + 1), {"sign": lines[opened[0]][opened[1]]}
        return Problem(path, "yaml-unclosed", *place, field=_key_at(lines, opened[0]), values=values), None
    reason = getattr(error, "problem", None) or str(error)
    column = mark.column + 1 if mark else None
    key = _key_at(lines, index)
    return Problem(path, "yaml-syntax", index + 1 + offset, column, field=key, values={"reason": reason}), None


def _opened(error: yaml.YAMLError, lines: list[str], index: int) -> tuple[int, int] | None:
    """Return where the bracket or quotation mark stands, counted from 0, that the error comes from.

    A quotation mark may find a partner in a later field, so one is suspect that is still open where the next begins.
    """
    for number, (line, following) in enumerate(pairwise(lines[: index + 1])):
        entry = _ENTRY.match(line)
        if entry and _OPEN_QUOTE.fullmatch(entry[3]) and _TOP.match(following):
            return number, entry.start(3)
    mark = getattr(error, "context_mark", None)
    context = str(getattr(error, "context", ""))
    if mark and (context.endswith("quoted scalar") or context.endswith(_GROUPS)):
        is_closed = context.endswith(_GROUPS) and _closes(lines, mark.line, mark.column)
        return None if is_closed else (mark.line, mark.column)
    return None


def _closes(lines: list[str], line: int, column: int) -> bool:
    """Return whether a bracket has its partner before the next field begins."""
    depth = 0
    following = takewhile(lambda text: not _TOP.match(text), lines[line + 1 :])
    for character in "".join((lines[line][column:], *following)):
        depth += (character in "[{") - (character in "]}")
        if depth == 0:
            return True
    return False


def _key_at(lines: list[str], index: int) -> str | None:
    """Return the top-level key that a line belongs to."""
    return next((m[2] for line in reversed(lines[: index + 1]) if (m := _ENTRY.match(line)) and not m[1]), None)


def _needs_quotes(value: str) -> bool:
    if value[:1] in {'"', "'", "|", ">", "[", "{", ""}:
        return False
    return ": " in value or value.endswith(":") or value[0] in "@`%&*!,?"


def _unquoted(
    entry: re.Match[str], number: int, lines: list[str], path: str, offset: int
) -> tuple[Problem, tuple[int, str]]:
    value = entry[3]
    quoted = '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
    code = "yaml-typographic-quotes" if value[0] in _TYPOGRAPHIC else "yaml-colon"
    values = {"value": value, "suggestion": quoted, "sign": ":" if ": " in value or value.endswith(":") else value[0]}
    top = (
        entry[2]
        if not entry[1]
        else next((m[2] for line in reversed(lines[:number]) if (m := _ENTRY.match(line)) and not m[1]), entry[2])
    )
    problem = Problem(path, code, number + 1 + offset, entry.start(3) + 1, field=top, values=values)
    return problem, (number, lines[number][: entry.start(3)] + quoted)
