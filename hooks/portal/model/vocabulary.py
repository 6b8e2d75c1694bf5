"""Controlled vocabularies: a code, its words in every language, what people also call it, and the official concept."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

REGION = "05334"
STATE = "05"
COUNTRY = "DE"
WIDER_AREAS = (REGION, STATE, COUNTRY)
"""Areas that contain every municipality of the region."""


@dataclass(frozen=True, slots=True)
class VocabularyTerm:
    """One term; `attributes` holds what only this vocabulary knows (e.g. `order` of a level, `lrmi` of an audience)."""

    code: str
    labels: Mapping[str, str]
    synonyms: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    descriptions: Mapping[str, str] = field(default_factory=dict)
    uri: str | None = None
    attributes: Mapping[str, str | tuple[str, ...]] = field(default_factory=dict)

    def label(self, language: str) -> str:
        """Return the word in a language, in German where that language lacks it."""
        return self.labels.get(language) or self.labels.get("de") or self.code

    def attribute(self, name: str) -> str:
        """Return a text attribute, empty if the term has none."""
        value = self.attributes.get(name, "")
        return value if isinstance(value, str) else ""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """A named list of terms, in the order in which readers see them."""

    name: str
    terms: Mapping[str, VocabularyTerm]
    attributes: Mapping[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)

    def __contains__(self, code: object) -> bool:
        return code in self.terms

    def __iter__(self) -> Iterator[VocabularyTerm]:
        return iter(self.terms.values())

    def __getitem__(self, code: str) -> VocabularyTerm:
        return self.terms[code]

    def position(self, code: str) -> int:
        """Return the place of a code in the list, for sorting."""
        return list(self.terms).index(code)


Vocabularies = Mapping[str, Vocabulary]
