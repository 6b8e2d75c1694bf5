"""Controlled vocabularies: a code, its words in every language, what people also call it, and the official concept."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

GLOSSARY = "glossary"
"""The vocabulary of office words, which no record is marked with."""


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

    def attribute_list(self, name: str) -> tuple[str, ...]:
        """Return an attribute of one or more texts, empty if the term has none."""
        value = self.attributes.get(name, ())
        return value if isinstance(value, tuple) else (value,)


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


@dataclass(frozen=True, slots=True)
class Areas:
    """The places of a portal: its municipalities, and the areas that contain them all, from the region to the country.

    Both come from the vocabulary of municipalities, whose wider areas say `area: yes` and stand in this order.
    """

    municipalities: tuple[str, ...]
    wider: tuple[str, ...]

    @classmethod
    def of(cls, vocabulary: Vocabulary) -> "Areas":
        """Return the places that a vocabulary names."""
        wider = tuple(term.code for term in vocabulary if term.attribute("area") == "yes")
        return cls(tuple(code for code in vocabulary.terms if code not in wider), wider)

    def covering(self, code: str) -> tuple[str, ...]:
        """Return the areas that a place lies in, itself first."""
        return self.wider[self.wider.index(code) :] if code in self.wider else (code, *self.wider)

    def within(self, code: str) -> tuple[str, ...]:
        """Return the municipalities and areas inside a wider area, itself last."""
        return (*self.municipalities, *self.wider[: self.wider.index(code) + 1])


Vocabularies = Mapping[str, Vocabulary]
