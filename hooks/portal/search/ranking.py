"""Searching an index: which documents a query finds, in which order. Twin of `Engine` in overrides/assets/search.js.

Every word of the query is a group of clauses: the word itself, words that begin with it, its parts, and the concepts
that it names, with their other names. A group is scored as lunr scores a query (dot product with the query's unit
vector, field by field). The score of a document is the sum over its groups, times the cube of the share of groups that
match.

Both twins add the same numbers in the same order, so their scores are equal, not merely close.
"""

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from portal.search.index import CONCEPTS, Index
from portal.search.normalise import Normaliser
from portal.search.pack import Store
from portal.search.weigh import WEIGHTS

HINT = 0.5
"""What a concept counts of whose name a word is only a part."""

LEADING = 10
"""Results among which a title that begins as the query goes in front."""

MOST_WORDS = 12
"""Words of a query that count; the rest is ignored."""

_LONGEST_NAME = 5
_MOST_CORRECTIONS = 4
_MOST_HINTS = 4


@dataclass(frozen=True, slots=True)
class Clause:
    """A term to look for (all terms that begin so, if it `is_prefix`), its boost, and in which fields.

    `in_concepts` says whether it is the id of a concept, looked for only there, or a word, looked for everywhere else.
    """

    term: str
    boost: float
    is_prefix: bool = False
    in_concepts: bool = False


@dataclass(slots=True)
class Group:
    """What one word of a query may mean.

    Its terms with their boosts; by number, the concepts that it names, and those of whose names it is only a part, with
    its share in the name; the parts of a compound. It `is_guess` if the concepts are those of its beginning.
    """

    word: str
    term: str
    terms: dict[str, float]
    concepts: dict[int, None] = field(default_factory=dict)
    hints: dict[int, float] = field(default_factory=dict)
    parts: list[str] = field(default_factory=list)
    is_guess: bool = False


@dataclass(frozen=True, slots=True)
class Ranking:
    """The numbers of the documents found with their scores, best first; `corrected` are words read as others."""

    found: list[tuple[int, float]]
    terms: list[str]
    corrected: dict[str, str] = field(default_factory=dict)

    def suggestion(self, index: Index, query: str) -> str | None:
        """Return the query as it was probably meant; None if nothing in it was corrected."""
        if not self.corrected:
            return None
        found = []
        for written in query.split():
            words = index.normaliser.words(written)
            found.append(self.corrected.get(words[0], written) if len(words) == 1 else written)
        return " ".join(found)


def rank(index: Index, query: str, *, texts: bool = False) -> Ranking:
    """Return what a query finds; with `texts`, full texts are searched too."""
    groups = list(_groups(index, query))
    if not groups:
        return Ranking([], [])
    _join_neighbours(index, groups)
    _name_concepts(index, groups)
    corrected = _correct(index, groups)
    scores: dict[int, float] = {}
    matches: dict[int, int] = {}
    for group in groups:
        for number, score in _found_by(index, group, texts=texts).items():
            scores[number] = scores.get(number, 0) + score
            matches[number] = matches.get(number, 0) + 1
    ranked = []
    for number, score in scores.items():
        coverage = matches[number] / len(groups)
        ranked.append((number, score * coverage * coverage * coverage))
    ranked.sort(key=lambda pair: (-pair[1], pair[0]))
    return Ranking(ranked, list(dict.fromkeys(group.term for group in groups)), corrected)


def lead(index: Index, query: str, numbers: Sequence[int]) -> list[int]:
    """Return ranked numbers with those in front, among the first ten, whose title is or begins as the query.

    Only the first ten: their titles are shown on the first page anyway, so browsers need not load more for it.
    """
    wanted = _spoken(index.normaliser, query)

    def place(number: int) -> int:
        title = _spoken(index.normaliser, index.entries[number].title)
        return 0 if title == wanted else 1 if title[: len(wanted)] == wanted else 2

    return [*sorted(numbers[:LEADING], key=place), *numbers[LEADING:]]


def distance(first: str, second: str, most: int) -> int:
    """Return how many letters must be put in, left out, changed or swapped with a neighbour; 9 if more than `most`."""
    if abs(len(first) - len(second)) > most:
        return 9
    before: list[int] = []
    row = list(range(len(second) + 1))
    for i, letter in enumerate(first, 1):
        current = [i]
        for j, other in enumerate(second, 1):
            cost = min(row[j] + 1, current[j - 1] + 1, row[j - 1] + (letter != other))
            if i > 1 and j > 1 and letter == second[j - 2] and first[i - 2] == other:
                cost = min(cost, before[j - 2] + 1)
            current.append(cost)
        if min(current) > most:
            return 9
        before, row = row, current
    return row[-1]


def _groups(index: Index, query: str) -> Iterator[Group]:
    normaliser = index.normaliser
    words = [(word, normaliser.term(word)) for word in normaliser.words(query)]
    spoken = [(word, term) for word, term in words if term not in normaliser.stop]
    for word, term in (spoken or words)[:MOST_WORDS]:
        group = Group(word, term, {term: 1})
        if parts := normaliser.split(word, index.dictionary):
            group.parts = [normaliser.term(part) for part in parts]
        elif head := normaliser.head(word, index.dictionary):
            group.parts = [normaliser.term(head)]
        yield group


def _spoken(normaliser: Normaliser, text: str) -> list[str]:
    """Return the terms of a text without those that say nothing, unless there are no others."""
    terms = normaliser.terms(text)
    return [term for term in terms if term not in normaliser.stop] or terms


def _join_neighbours(index: Index, groups: Sequence[Group]) -> None:
    """Read two words as one compound too, where it exists."""
    for first, second in pairwise(groups):
        for term in index.normaliser.joined(first.word, second.word):
            concepts = index.labels.get(term, ())
            exists = index.store.get(term) is not None
            for group in (first, second):
                group.concepts.update(dict.fromkeys(concepts))
                if exists:
                    group.terms[term] = 0.9


def _name_concepts(index: Index, groups: Sequence[Group]) -> None:
    """Find the concepts that words or phrases of the query name."""
    for start in range(len(groups)):
        for length in range(min(_LONGEST_NAME, len(groups) - start), 0, -1):
            part = groups[start : start + length]
            for concept in index.labels.get(" ".join(group.term for group in part), ()):
                for group in part:
                    group.concepts[concept] = None
    for group in groups:
        if group.parts and not group.concepts:
            group.concepts.update(dict.fromkeys(index.labels.get(" ".join(group.parts), ())))
            group.is_guess = len(group.parts) == 1
        variant = index.normaliser.variant(group.word)
        if variant and variant != group.term:
            group.terms[variant] = 0.8
            group.concepts.update(dict.fromkeys(index.labels.get(variant, ())))
        named = group.concepts
        for term in (*group.terms, *group.parts):
            hints = index.parts.get(term, {})
            if len(hints) <= _MOST_HINTS:
                group.hints.update((concept, share) for concept, share in hints.items() if concept not in named)


def _correct(index: Index, groups: Iterable[Group]) -> dict[str, str]:
    """Read words that nothing is found by as the nearest ones, and return the words as they are probably spelt."""
    corrected: dict[str, str] = {}
    for group in groups:
        term = group.term
        if len(term) < 4 or (group.concepts and not group.is_guess):
            continue
        if index.store.get(term) or index.store.expand(term):
            continue
        most = 2 if len(term) >= 8 else 1
        near = [
            (min(distance(term, known, most), distance(group.word, index.spelt[place], most)), place)
            for place, (known, _) in enumerate(index.spelling)
        ]
        for _, place in sorted(pair for pair in near if pair[0] <= most)[:_MOST_CORRECTIONS]:
            known, surface = index.spelling[place]
            group.terms[known] = 0.5
            group.concepts.update(dict.fromkeys(index.labels.get(known, ())))
            corrected.setdefault(group.word, surface)
    return corrected


def _found_by(index: Index, group: Group, *, texts: bool) -> dict[int, float]:
    """Return the scores of the documents that one word of the query finds."""
    clauses = list(_clauses(index, group))
    found = scores_of(index.store, clauses)
    for number, score in scores_of(index.store, _hint_clauses(index, group)).items():
        found[number] = found.get(number, 0) + HINT * score
    if texts:
        words = [clause for clause in clauses if not clause.in_concepts]
        for number, score in scores_of(index.texts, words).items():
            found[number] = found.get(number, 0) + score
    return found


def _clauses(index: Index, group: Group) -> Iterator[Clause]:
    for term, boost in group.terms.items():
        yield Clause(term, boost * 10)
    if len(group.term) >= 4:
        yield Clause(group.term, 3, is_prefix=True)
    for part in group.parts:
        yield Clause(part, 3)
    for concept in group.concepts:
        for term, share in index.ring_terms(concept):
            if term not in group.terms:
                yield Clause(term, 8 * share)
        yield Clause(index.concepts[concept].id.lower(), 12, in_concepts=True)


def _hint_clauses(index: Index, group: Group) -> Iterator[Clause]:
    for concept, share in group.hints.items():
        yield Clause(index.concepts[concept].id.lower(), share, in_concepts=True)


def scores_of(store: Store, clauses: Iterable[Clause]) -> dict[int, float]:
    """Return the scores of the documents that the clauses find in a store, as lunr computes them."""
    query: list[dict[str, float]] = [{} for _ in store.fields]
    concepts = CONCEPTS if len(store.fields) > 1 else -1
    for clause in clauses:
        for term in store.expand(clause.term) if clause.is_prefix else (clause.term,):
            if store.get(term) is None:
                continue
            for place, boosts in enumerate(query):
                if (place == concepts) == clause.in_concepts:
                    boosts[term] = boosts.get(term, 0) + clause.boost
    scores: dict[int, float] = {}
    for place, boosts in enumerate(query):
        length = math.sqrt(_sum_of_squares(boosts.values())) or 1
        for term, boost in boosts.items():
            postings = store.get(term)
            posting = postings[place] if postings else None
            if posting is None:
                continue
            factor = boost / length
            for number, weight in zip(posting.numbers, posting.weights, strict=True):
                scores[number] = scores.get(number, 0) + factor * WEIGHTS[weight]
    return scores


def _sum_of_squares(values: Iterable[float]) -> float:
    total = 0.0  # added one after the other: Python's own sum of floats is more exact than JavaScript's
    for value in values:
        total += value * value
    return total
