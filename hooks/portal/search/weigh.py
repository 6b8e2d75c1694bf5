"""The weights of terms in documents: BM25 as lunr.py computes it, regrouped by term and rounded to eight bits.

lunr.py gets lists of finished terms and an empty pipeline. Its `languages=` would fetch stop words from the network and
cut letters off ("Projekt" becomes unfindable); its query parser refuses `Lehrer:innen`; so neither is used.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lunr.builder import Builder

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
    """lunr's builder without its token set, which takes half of the time and serves only wildcards."""

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
        builder.add({"id": str(number), **{name: list(document[name]) for name in fields}}, {"boost": boost})
    index = builder.build()
    terms = {posting["_index"]: term for term, posting in index.inverted_index.items()}
    found: dict[str, list[list[tuple[int, int]]]] = {term: [[] for _ in fields] for term in index.inverted_index}
    positions = {name: position for position, name in enumerate(fields)}
    for reference, vector in index.field_vectors.items():
        name, _, number = reference.partition("/")
        elements = vector.elements
        for place in range(0, len(elements), 2):
            pair = int(number), _byte(elements[place + 1])
            found[terms[int(elements[place])]][positions[name]].append(pair)
    return {term: tuple(map(_posting, pairs)) for term, pairs in found.items()}


def _posting(pairs: list[tuple[int, int]]) -> Posting | None:
    if not pairs:
        return None
    pairs.sort()
    return Posting(tuple(number for number, _ in pairs), bytes(weight for _, weight in pairs))


def _byte(weight: float) -> int:
    return min(255, math.floor(STEPS * math.log2(1 + weight) + 0.5))
