"""What is searched: one document a record or prose page, and the concepts that give it words in every language."""

from collections.abc import Mapping
from dataclasses import dataclass, field

Codes = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Concept:
    """A term of a vocabulary as search knows it: what it is called in each language, the label first."""

    id: str
    names: Mapping[str, Codes]

    def label(self, language: str) -> str:
        """Return the label in a language; empty if it has none there."""
        return next(iter(self.names.get(language, ())), "")


@dataclass(frozen=True, slots=True)
class Entry:
    """A record or prose page as the readers of one language find it.

    `address` is below the language's root, `text_language` the language of title, summary and body; `concepts` are ids
    of concepts; `facets` and `facts` hold codes by name, the former to filter by, the latter to show; `date` and
    `published` are days (`YYYY-MM-DD` or nothing); `weight` multiplies the score.
    """

    id: str
    kind: str
    address: str
    title: str
    summary: str
    text_language: str
    keywords: Codes = ()
    concepts: Codes = ()
    body: str = ""
    facets: Mapping[str, Codes] = field(default_factory=dict)
    facts: Mapping[str, str | Codes] = field(default_factory=dict)
    date: str = ""
    published: str = ""
    weight: float = 1
    is_fallback: bool = False
