"""The files that a browser loads: postings in chunks of terms, compressed inside the file.

Neighbouring terms share a chunk; the names of a concept, which are asked for together, have one more of their own.
A chunk is: number of terms (two bytes, little endian); for every term its length in bytes and UTF-8, then for every
field the number of documents, the gaps between their numbers, and one byte of weight each. Numbers are LEB128.
"""

import zlib
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sized
from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b

from portal.search.weigh import Posting, Postings

CHUNK_BYTES = 3000
"""A chunk is closed before it becomes larger than this, uncompressed."""

_PREFIX_CHUNKS = 6
_MOST_TERMS = 65_000
_HEADER = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\xff"


def in_browser_order(term: str) -> bytes:
    """Return the key that sorts as JavaScript compares strings: by UTF-16 code units."""
    return term.encode("utf-16-be", "surrogatepass")


def compressed(data: bytes) -> bytes:
    """Return the data as gzip without time and system, so that the same data give the same file."""
    deflate = zlib.compressobj(9, zlib.DEFLATED, -15)
    body = deflate.compress(data) + deflate.flush()
    return b"".join((_HEADER, body, zlib.crc32(data).to_bytes(4, "little"), len(data).to_bytes(4, "little")))


def fingerprint(data: bytes) -> str:
    """Return the part of a file's name that changes with its content."""
    return blake2b(data, digest_size=3).hexdigest()


@dataclass(frozen=True)
class Chunk:
    """The postings of neighbouring terms, and the same as bytes."""

    first: str
    postings: Postings
    data: bytes


@dataclass(frozen=True)
class Store:
    """All postings of an index in chunks, in the order of terms."""

    fields: tuple[str, ...]
    chunks: tuple[Chunk, ...]

    @cached_property
    def _keys(self) -> list[bytes]:
        return [in_browser_order(chunk.first) for chunk in self.chunks]

    def get(self, term: str) -> tuple[Posting | None, ...] | None:
        """Return the postings of a term by field; None for a term that no document has."""
        return self.chunks[self._at(term)].postings.get(term) if self.chunks else None

    def expand(self, prefix: str) -> list[str]:
        """Return the terms that begin so, in order, as far as they stand in a few neighbouring chunks."""
        if not self.chunks:
            return []
        start = self._at(prefix)
        end = min(self._at(f"{prefix}\uffff"), start + _PREFIX_CHUNKS - 1)
        return [term for chunk in self.chunks[start : end + 1] for term in chunk.postings if term.startswith(prefix)]

    def _at(self, term: str) -> int:
        return max(0, bisect_right(self._keys, in_browser_order(term)) - 1)


def pack(postings: Postings, fields: Mapping[str, float]) -> Store:
    """Return the postings in chunks."""
    chunks: list[Chunk] = []
    terms: list[str] = []
    data = bytearray()

    def close() -> None:
        chunks.append(Chunk(terms[0], {term: postings[term] for term in terms}, _counted(terms) + bytes(data)))
        terms.clear()
        data.clear()

    for term in sorted(postings, key=in_browser_order):
        entry = b"".join(_entry(term, postings[term]))
        if terms and (len(data) + len(entry) > CHUNK_BYTES or len(terms) == _MOST_TERMS):
            close()
        terms.append(term)
        data += entry
    if terms:
        close()
    return Store(tuple(fields), tuple(chunks))


def together(store: Store, terms: Iterable[str]) -> bytes:
    """Return the postings of some terms of a store as one chunk, without those that no document has."""
    found = {term: postings for term in terms if (postings := store.get(term)) is not None}
    return _counted(found) + b"".join(part for term, postings in found.items() for part in _entry(term, postings))


def numbers(values: list[int]) -> bytes:
    """Return whole numbers as LEB128."""
    out = bytearray()
    for value in values:
        while value > 127:
            out.append(value & 127 | 128)
            value >>= 7
        out.append(value)
    return bytes(out)


def _counted(terms: Sized) -> bytes:
    return len(terms).to_bytes(2, "little")


def _entry(term: str, fields: tuple[Posting | None, ...]) -> Iterator[bytes]:
    name = term.encode()
    yield numbers([len(name)])
    yield name
    for posting in fields:
        if posting is None:
            yield b"\x00"
            continue
        gaps = [number - before - 1 for before, number in zip((-1, *posting.numbers), posting.numbers, strict=False)]
        yield numbers([len(posting.numbers), *gaps])
        yield posting.weights
