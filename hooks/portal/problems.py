"""What is wrong, where, and what would be right: every fault of the content is a `Problem`, never an exception."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from dataclasses import field as dataclass_field
from enum import StrEnum
from functools import cache
from importlib import resources
from typing import Any, NamedTuple

import yaml


class Level(StrEnum):
    """How much a problem matters: an error stops a build, a warning does not."""

    ERROR = "error"
    WARNING = "warning"


class Mark(NamedTuple):
    """A place in a file: line and column, both counted from 1 in characters."""

    line: int
    column: int


Path = tuple[str | int, ...]
"""The way to a value inside front matter, e.g. `("locations", 0, "postal_code")`."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One finding: place, stable code, and the values that its texts mention.

    `path` is relative to the project's root, POSIX, NFC; `field` is the top-level metadata key, if there is one.
    Values named `suggestion` and `allowed` become sentences of their own in the hint.
    """

    path: str
    code: str
    line: int | None = None
    column: int | None = None
    level: Level = Level.ERROR
    field: str | None = None
    values: Mapping[str, Any] = dataclass_field(default_factory=dict)

    @property
    def sort_key(self) -> tuple[str, int, int, str, str]:
        """Return the order in which problems are reported: by file, then by place."""
        return self.path, self.line or 0, self.column or 0, self.code, str(sorted(self.values.items(), key=str))

    def message(self, language: str) -> str:
        """Return what is wrong, in `language` (de or en)."""
        return _fill(_texts(language)[self.code]["message"], self)

    def hint(self, language: str) -> str:
        """Return what would be right: the code's remedy, then the suggestion and the allowed values, if any."""
        texts = _texts(language)
        parts = [_fill(texts[self.code].get("hint", ""), self)]
        parts += [_fill(texts["_parts"][name], self) for name in ("suggestion", "allowed") if self.values.get(name)]
        return _sentences(part for part in parts if part)

    def as_dict(self, language: str) -> dict[str, Any]:
        """Return the problem as plain data, with the keys of the JSON contract."""
        return {
            "path": self.path,
            "line": self.line,
            "column": self.column,
            "level": str(self.level),
            "code": self.code,
            "field": self.field,
            "message": self.message(language),
            "hint": self.hint(language),
        }


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """Return the problems sorted by place, each once."""
    return sorted({problem.sort_key: problem for problem in problems}.values(), key=lambda problem: problem.sort_key)


def has_errors(problems: Iterable[Problem]) -> bool:
    """Return whether any problem is an error."""
    return any(problem.level is Level.ERROR for problem in problems)


def as_json(problems: Sequence[Problem], records: int, language: str) -> str:
    """Return the JSON document of `portal check --format json`."""
    document = {"problems": [problem.as_dict(language) for problem in problems], "records": records}
    return json.dumps(document, ensure_ascii=False, indent=1)


@dataclass(frozen=True, slots=True)
class Explanation:
    """What a code means, for editors: a title, why it matters in one or two sentences, a wrong and a right example."""

    title: str
    why: str
    bad: str
    good: str


class Chapter(NamedTuple):
    """A group of codes that belong together, with their explanations."""

    title: str
    explanations: Mapping[str, Explanation]


@cache
def chapters(language: str) -> Mapping[str, Chapter]:
    """Return the explanations of all codes in a language, in chapters by name.

    Examples that are the same in every language stand in the German file only.
    """
    german = read_interface("explanations.de")
    words = read_interface(f"explanations.{language}")
    return {
        name: Chapter(
            group["_title"],
            {code: Explanation(**{**german[name][code], **entry}) for code, entry in group.items() if code != "_title"},
        )
        for name, group in words.items()
        if not name.startswith("_")
    }


@cache
def explanation(code: str, language: str) -> Explanation:
    """Return the explanation of a code."""
    return next(c.explanations[code] for c in chapters(language).values() if code in c.explanations)


GUIDE = "docs/redaktion/meldungen.md"
"""The page of the editors' guide with all explanations; the id of a section is the code."""


def guide(language: str) -> str:
    """Return the guide's file in a language of the messages."""
    return GUIDE if language == "de" else GUIDE.replace(".md", f".{language}.md")


@cache
def codes() -> frozenset[str]:
    """Return the codes of all problems."""
    return frozenset(code for code in _texts("de") if not code.startswith("_"))


@cache
def _texts(language: str) -> dict[str, Any]:
    """Return the message texts of a language, by code."""
    return read_interface(f"problems.{language}")


def read_interface(name: str) -> dict[str, Any]:
    """Return the interface words of the file `interface/<name>.yml`."""
    source = resources.files("portal").joinpath("interface", f"{name}.yml")
    words: dict[str, Any] = yaml.load(source.read_text("utf-8"), getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    return words


def _fill(template: str, problem: Problem) -> str:
    values = {key: _shown(value) for key, value in problem.values.items()}
    return template.format_map({**values, "field": problem.field, "line": problem.line})


def _sentences(parts: Iterable[str]) -> str:
    """Return the parts one after the other, with a full stop where one ends without a sign of its own."""
    *first, last = list(parts) or [""]
    return " ".join([*(part if part[-1] in ".:!?…" else f"{part}." for part in first), last])


def _shown(value: object) -> str:
    if isinstance(value, (list, tuple, set, frozenset)):
        return ", ".join(map(str, value))
    return str(value)
