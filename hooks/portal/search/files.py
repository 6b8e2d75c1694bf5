"""The files of an index below search/<language>/: small, each loaded when it is first needed, named by its content."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import takewhile
from typing import Any

from portal.search.facets import Facets
from portal.search.index import FIELDS, Index
from portal.search.normalise import rules_for
from portal.search.pack import Store, compressed, fingerprint, together

BLOCK = 4
"""Results in one file."""

_MOST_REPEATED = 70
_VERSION = 2


@dataclass(frozen=True, slots=True)
class File:
    """A file by its address below the folder of the index."""

    address: str
    data: bytes


def files(index: Index, facets: Facets) -> Iterator[File]:
    """Yield the files of an index, the manifest last: it alone has a fixed name."""
    terms = _Series.of("terms", [chunk.data for chunk in index.store.chunks])
    texts = _Series.of("texts", [chunk.data for chunk in index.texts.chunks])
    items = _Series.of("items", [_json(block) for block in _blocks(index)])
    rings = _Series.of("rings", list(_rings(index)))
    columns = _Series.of("columns", list(facets.data()))
    names = _Series.of("names", [_lines(map(_named, found.items())) for found in index.initials.values()])
    single = {
        "dictionary": _front_coded(sorted(index.dictionary)),
        "spelling": _lines(_spelt(*pair) for pair in index.spelling),
        "texts": _json(_directory(index.texts, texts)),
        "orders": facets.orders(),
        "ids": _lines(entry.id for entry in index.entries),
    }
    named = {name: _file(name, data) for name, data in single.items()}
    content = _lexicon(index) | {"terms": _directory(index.store, terms), "facets": facets.head()}
    content |= {"names": {"initials": "".join(index.initials), "hash": names.hash}}
    content |= {series.name: series.hash for series in (items, rings, columns)}
    lexicon = _file("lexicon", _json(content | {name: file.address for name, file in named.items()}))
    for series in (terms, texts, items, rings, columns, names):
        yield from series.files()
    yield from (*named.values(), lexicon)
    yield File("manifest.json", _json({"version": _VERSION, "lexicon": lexicon.address}) + b"\n")


@dataclass(frozen=True, slots=True)
class _Series:
    """Numbered files. They share a hash: a new document changes the weights of all others, and names cost bytes."""

    name: str
    parts: list[bytes]
    hash: str

    @classmethod
    def of(cls, name: str, parts: list[bytes]) -> "_Series":
        return cls(name, parts, fingerprint(b"".join(parts)))

    def files(self) -> Iterator[File]:
        for number, part in enumerate(self.parts):
            yield File(f"{self.name}-{number}-{self.hash}.bin", compressed(part))


def _lexicon(index: Index) -> dict[str, Any]:
    concepts = zip(index.concepts, index.rings, strict=True)
    return {
        "language": index.language,
        "count": len(index.entries),
        "block": BLOCK,
        "fields": list(FIELDS),
        "rules": rules_for(index.language),
        "common": " ".join(sorted(index.common)),
        "concepts": [(concept.id, "|".join(ring)) for concept, ring in concepts],
    }


def _blocks(index: Index) -> Iterator[list[Any]]:
    items = [
        (e.id, e.kind, e.address, e.title, e.summary, e.text_language, int(e.is_fallback), e.facts)
        for e in index.entries
    ]
    for start in range(0, len(items), BLOCK):
        yield items[start : start + BLOCK]


def _rings(index: Index) -> Iterator[bytes]:
    """Yield for every concept the postings of its own names and its id."""
    for number, concept in enumerate(index.concepts):
        terms = dict.fromkeys(term for term, _ in index.ring_terms(number))
        yield together(index.store, (*terms, concept.id.lower()))


def _directory(store: Store, series: _Series) -> dict[str, Any]:
    return {"first": [chunk.first for chunk in store.chunks], "hash": series.hash}


def _file(name: str, data: bytes) -> File:
    return File(f"{name}-{fingerprint(data)}.bin", compressed(data))


def _named(found: tuple[int, tuple[str, ...]]) -> str:
    number, phrases = found
    return "|".join((str(number), *phrases))


def _lines(texts: Iterable[str]) -> bytes:
    return "\n".join(texts).encode()


def _front_coded(texts: Iterable[str]) -> bytes:
    """Return lines that begin with a sign for how many letters of the line before they repeat."""
    coded, before = [], ""
    for text in texts:
        pairs = zip(before[:_MOST_REPEATED], text, strict=False)
        # Letters beyond U+FFFF are two to browsers.
        same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1] <= "\uffff", pairs))
        coded.append(chr(ord("0") + same) + text[same:])
        before = text
    return _lines(coded)


def _spelt(term: str, surface: str) -> str:
    return term if term == surface else f"{term}\t{surface}"


def _json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
