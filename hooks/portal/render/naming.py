"""What the search calls things: the labels of codes that one can filter by, and the order of titles."""

from collections.abc import Mapping
from dataclasses import dataclass

from portal.catalogue import Catalogue
from portal.render.collation import collation_key
from portal.render.formats import language_name
from portal.render.words import load_words

_VOCABULARIES: Mapping[str, str] = {"accessibility": "accessibility_feature"}
"""Facets that are not called as their vocabulary is."""


@dataclass(frozen=True)
class Naming:
    """The names of codes and the order of titles in all languages of a catalogue."""

    catalogue: Catalogue

    def label(self, facet: str, code: str, language: str) -> str:
        """Return what readers of a language call a code of a facet; empty if there is no word for it."""
        words = load_words(language)
        vocabulary = self.catalogue.vocabularies.get(_VOCABULARIES.get(facet, facet))
        if vocabulary is not None:
            return vocabulary[code].label(language) if code in vocabulary else ""
        if facet == "language":
            return language_name(code, language)
        if facet == "organisation":
            found = self.catalogue.get(code)
            return found[0].text(language).fields.title if found else ""
        if facet == "file_format":
            return code.upper()
        for name in (f"code.{facet}.{code}", f"kind.{code}" if facet == "kind" else ""):
            if name in words:
                return words(name)
        return ""

    def sort_key(self, text: str, language: str) -> tuple[str, str]:
        """Return the key that puts titles in the order of a language."""
        return collation_key(text, language)
