"""The weights of terms in documents: BM25 as lunr.py computes it, regrouped by term and rounded to eight bits.

lunr.py gets lists of finished terms and an empty pipeline. Its `languages=` would fetch stop words from the network and
cut letters off ("Projekt" becomes unfindable); its query parser refuses `Lehrer:innen`; so neither is used.
"""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from lunr.builder import Builder
from lunr.idf import idf

STEPS = 36
"""Steps of a weight on a scale of twos."""

WEIGHTS = tuple(math.floor((2 ** (step / STEPS) - 1) * 4096 + 0.5) / 4096 for step in range(256))
"""Byte → weight; multiples of 1/4096, so that every machine gets the same numbers."""


@dataclass(frozen=True, slots=True)
class Posting:
    """The documents (by number, ascending) that have a term in one field, with the byte of its weight in each."""

    numbers: tuple[int, ...]
    weights: bytes


Postings = Mapping[str, tuple[Posting | None, ...]]
"""Term → posting by field."""


class _Weigher(Builder):  # type: ignore[misc]
    """lunr's builder without what takes most of its time: tokens, vectors in order, and the set for wildcards."""

    def add(self, doc: Mapping[str, Any], attributes: Mapping[str, float] | None = None) -> None:
        reference = doc["id"]
        self._documents[reference] = attributes or {}
        self.document_count += 1
        for name in self._fields:
            terms = Counter(doc[name])
            self.field_term_frequencies[f"{name}/{reference}"] = terms
            self.field_lengths[f"{name}/{reference}"] = terms.total()
            for term in terms:
                if term not in self.inverted_index:
                    self.inverted_index[term] = {"_index": self.term_index, **{field: {} for field in self._fields}}
                    self.term_index += 1
                self.inverted_index[term][name][reference] = {}

    def _create_field_vectors(self) -> None:
        """Note lunr's score of every term in every field of every document, as pairs in no order."""
        frequencies: dict[str, Counter[str]] = self.field_term_frequencies
        rarities = {term: idf(posting, self.document_count) for term, posting in self.inverted_index.items()}
        self.field_vectors = {}
        for place, terms in frequencies.items():
            name, _, reference = place.partition("/")
            length = self.field_lengths[place] / (self.average_field_length[name] or 1)
            saturation = self._k1 * (1 - self._b + self._b * length)
            boost = self._fields[name].boost, self._documents[reference]["boost"]
            self.field_vectors[place] = [
                (term, round(rarities[term] * ((self._k1 + 1) * count) / (saturation + count) * boost[0] * boost[1], 3))
                for term, count in terms.items()
            ]

    def _create_token_set(self) -> None:
        self.token_set = None


def weigh(
    documents: Sequence[Mapping[str, Sequence[str]]], fields: Mapping[str, float], boosts: Sequence[float]
) -> Postings:
    """Return the postings of documents, given as terms by field; `fields` and `boosts` multiply the weights."""
    if not documents:
        return {}
    builder = _Weigher()
    builder.ref("id")
    for name, boost in fields.items():
        builder.field(name, boost=boost)
    for number, (document, boost) in enumerate(zip(documents, boosts, strict=True)):
        builder.add({**document, "id": str(number)}, {"boost": boost})
    index = builder.build()
    found: dict[str, list[list[tuple[int, int]]]] = {term: [[] for _ in fields] for term in index.inverted_index}
    positions = {name: position for position, name in enumerate(fields)}
    for reference, weights in index.field_vectors.items():
        name, _, number = reference.partition("/")
        for term, weight in weights:
            found[term][positions[name]].append((int(number), _byte(weight)))
    return {term: tuple(map(_posting, pairs)) for term, pairs in found.items()}


def _posting(pairs: list[tuple[int, int]]) -> Posting | None:
    if not pairs:
        return None
    pairs.sort()
    return Posting(tuple(number for number, _ in pairs), bytes(weight for _, weight in pairs))


def _byte(weight: float) -> int:
    return min(255, math.floor(STEPS * math.log2(1 + weight) + 0.5))
