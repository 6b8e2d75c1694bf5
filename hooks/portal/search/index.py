"""The index of one language: what its documents are found by."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from portal.search.entries import Concept, Entry
from portal.search.normalise import Normaliser, normaliser
from portal.search.pack import Store, in_browser_order, pack
from portal.search.weigh import weigh

FIELDS: Mapping[str, float] = {"title": 4, "keywords": 3, "summary": 3, "concepts": 6}
"""Fields of the first tier with their boosts; `concepts` holds ids, not words."""

CONCEPTS = tuple(FIELDS).index("concepts")
TEXT_FIELDS: Mapping[str, float] = {"body": 0.5}
"""The field of the second tier, which is asked only on request: the full text lowers the ranking."""

_SHORTEST_PART = 4
_SHORTEST_CORRECTION = 4
_PUNCTUATION = ".,;:!?()[]„“”‚‘’'«»–—-/…\""
_OFTEN = 2
_COMMON = 0.15
_MANY = 50
_FEW = 500
"""With fewer entries than this, words that occur once are corrections and parts of compounds too."""


@dataclass(frozen=True)
class Index:
    """Everything that a search in one language needs; documents are known by their place in `entries`."""

    language: str
    entries: tuple[Entry, ...]
    concepts: tuple[Concept, ...]
    store: Store
    texts: Store
    dictionary: frozenset[str]
    spelling: tuple[tuple[str, str], ...]

    @property
    def normaliser(self) -> Normaliser:
        """Return what makes words comparable in this index."""
        return normaliser(self.language)

    @cached_property
    def spelt(self) -> tuple[str, ...]:
        """Return the words of `spelling` as they are compared with those of a query: folded, with their endings."""
        return tuple(" ".join(self.normaliser.words(surface)) for _, surface in self.spelling)

    @cached_property
    def rings(self) -> tuple[tuple[str, ...], ...]:
        """Return for every concept its names in the index's own language, as phrases of terms."""
        return tuple(self._phrases(concept, (self.language,)) for concept in self.concepts)

    @cached_property
    def others(self) -> tuple[tuple[str, ...], ...]:
        """Return for every concept its names in all other languages that are not among the own ones."""
        found = []
        for concept, ring in zip(self.concepts, self.rings, strict=True):
            languages = sorted(language for language in concept.names if language != self.language)
            found.append(tuple(phrase for phrase in self._phrases(concept, languages) if phrase not in ring))
        return tuple(found)

    @cached_property
    def initials(self) -> Mapping[str, Mapping[int, tuple[str, ...]]]:
        """Return `others` by letter: for every concept, by number, those phrases that have a term beginning with it.

        A query needs only those for the first letters of its words.
        """
        found: dict[str, dict[int, tuple[str, ...]]] = {}
        for number, phrases in enumerate(self.others):
            for phrase in phrases:
                for letter in {term[0] for term in phrase.split(" ")}:
                    of_letter = found.setdefault(letter, {})
                    of_letter[number] = (*of_letter.get(number, ()), phrase)
        return dict(sorted(found.items()))

    @cached_property
    def common(self) -> frozenset[str]:
        """Return the terms of names that so many documents have that they say nothing as a part of a longer name."""
        most = max(_MANY, len(self.entries) * _COMMON)
        terms = {term for ring in self.rings for phrase in ring for term in phrase.split(" ")}
        found = {term: self.store.get(term) or () for term in terms}
        return frozenset(t for t, fields in found.items() if any(f and len(f.numbers) > most for f in fields))

    def ring_terms(self, concept: int) -> Iterator[tuple[str, float]]:
        """Yield the terms that a concept is looked for by in texts, each with its share in the name."""
        for phrase in self.rings[concept]:
            terms = phrase.split(" ")
            yield from ((term, 1 / len(terms)) for term in terms if len(terms) == 1 or term not in self.common)

    @cached_property
    def labels(self) -> Mapping[str, tuple[int, ...]]:
        """Return the concepts, by number, that a phrase of terms is a name of."""
        found: dict[str, list[int]] = {}
        for number, (ring, others) in enumerate(zip(self.rings, self.others, strict=True)):
            for phrase in (*ring, *others):
                found.setdefault(phrase, []).append(number)
        return {phrase: tuple(numbers) for phrase, numbers in found.items()}

    @cached_property
    def parts(self) -> Mapping[str, Mapping[int, float]]:
        """Return the concepts, by number, of whose names a term is a part, with its share in the shortest one."""
        found: dict[str, dict[int, float]] = {}
        for phrase, concepts in self.labels.items():
            terms = phrase.split(" ")
            for term in terms if len(terms) > 1 else ():
                for concept in concepts:
                    shares = found.setdefault(term, {})
                    shares[concept] = max(shares.get(concept, 0), 1 / len(terms))
        return {term: dict(sorted(shares.items())) for term, shares in found.items()}

    def _phrases(self, concept: Concept, languages: Sequence[str]) -> tuple[str, ...]:
        names = (name for language in languages for name in concept.names.get(language, ()))
        phrases = dict.fromkeys(self.normaliser.phrase(name) for name in names)
        return tuple(phrase for phrase in phrases if phrase)


def make_index(language: str, entries: Sequence[Entry], concepts: Sequence[Concept], *, texts: bool = True) -> Index:
    """Return the index of some entries; neighbours in it are alike, so that its files compress well."""
    entries = sorted(entries, key=lambda entry: (entry.kind, entry.concepts, entry.id))
    used = {id_ for entry in entries for id_ in entry.concepts}
    concepts = [concept for concept in concepts if concept.id in used]
    words = _Words(language, entries, concepts)
    boosts = [entry.weight for entry in entries]
    store = pack(weigh([words.fields(entry) for entry in entries], FIELDS, boosts), FIELDS)
    bodies = [{"body": words.expanded(entry.body)} for entry in entries] if texts else []
    return Index(
        language=language,
        entries=tuple(entries),
        concepts=tuple(concepts),
        store=store,
        texts=pack(weigh(bodies, TEXT_FIELDS, boosts if texts else ()), TEXT_FIELDS),
        dictionary=frozenset(words.dictionary),
        spelling=tuple(words.spelling()),
    )


class _Words:
    """The words of documents as terms; compounds are known by their parts too."""

    def __init__(self, language: str, entries: Sequence[Entry], concepts: Sequence[Concept]) -> None:
        self._normaliser = normaliser(language)
        self._language = language
        self._concepts = {concept.id: concept for concept in concepts}
        self._known: dict[str, list[str]] = {}
        self._surfaces: Counter[str] = Counter()
        for entry in entries:
            self._surfaces.update(set(self._spelt(entry)))
        names = [name for concept in concepts for name in concept.names.get(language, ())]
        self._names = {word for name in names for word in self._normaliser.words(name)}
        self._spoken = Counter({word: _OFTEN for name in names for word in _bare(name)})
        self._least = 1 if len(entries) < _FEW else _OFTEN
        self.dictionary = self._dictionary() if self._normaliser.compounds else set()

    def fields(self, entry: Entry) -> Mapping[str, list[str]]:
        """Return the terms of an entry by field."""
        return {
            "title": self.expanded(entry.title),
            "keywords": self.expanded(" ".join((*entry.keywords, *self._labels(entry)))),
            "summary": self.expanded(entry.summary),
            "concepts": [id_.lower() for id_ in entry.concepts],
        }

    def expanded(self, text: str) -> list[str]:
        """Return the terms of a text, each compound followed by those of its parts."""
        found: list[str] = []
        for word in self._normaliser.words(text):
            terms = self._known.get(word)
            if terms is None:
                terms = self._known[word] = self._terms(word)
            found += terms
        return found

    def spelling(self) -> Iterator[tuple[str, str]]:
        """Yield terms of titles, keywords and labels, each with the word that people most often write for it."""
        best: dict[str, tuple[int, str]] = {}
        count: Counter[str] = Counter()
        for surface, number in sorted((self._surfaces + self._spoken).items()):
            for word in self._normaliser.words(surface):
                term = self._normaliser.term(word)
                count[term] += number
                if (number, surface) > best.get(term, (0, "")) and len(self._normaliser.words(surface)) == 1:
                    best[term] = number, surface
        for term in sorted(best, key=in_browser_order):
            if len(term) >= _SHORTEST_CORRECTION and count[term] >= self._least and term.isalpha():
                yield term, best[term][1]

    def _terms(self, word: str) -> list[str]:
        term = self._normaliser.term(word)
        if term in self._normaliser.stop:
            return []
        parts = self._normaliser.split(word, self.dictionary)
        return [term, *map(self._normaliser.term, parts)] if parts else [term]

    def _labels(self, entry: Entry) -> list[str]:
        concepts = (self._concepts.get(id_) for id_ in entry.concepts)
        return [label for concept in concepts if concept and (label := concept.label(self._language))]

    def _spelt(self, entry: Entry) -> Iterator[str]:
        for text in (entry.title, *entry.keywords, *self._labels(entry)):
            yield from _bare(text)

    def _dictionary(self) -> set[str]:
        often = (surface for surface, number in self._surfaces.items() if number >= self._least)
        words = {word for surface in often for word in self._normaliser.words(surface)}
        stop, term = self._normaliser.stop, self._normaliser.term
        found = words | self._names
        return {word for word in found if len(word) >= _SHORTEST_PART and word.isalpha() and term(word) not in stop}


def _bare(text: str) -> Iterator[str]:
    """Yield the words of a text as they are written, without the punctuation around them."""
    yield from filter(None, (word.strip(_PUNCTUATION) for word in text.split()))
