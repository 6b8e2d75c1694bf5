"""Weights and chunks: what lunr.py computes, regrouped without loss of anything but the last bits."""

import gzip
from collections.abc import Iterator

import pytest

from portal.search.pack import CHUNK_BYTES, Chunk, compressed, in_browser_order, pack
from portal.search.weigh import WEIGHTS, Posting, Postings, weigh

FIELDS = {"title": 4.0, "text": 1.0}


def documents(count: int) -> list[dict[str, list[str]]]:
    return [{"title": [f"w{n % 7}", f"t{n}"], "text": [f"w{n % 5}", f"w{n % 3}", "all"]} for n in range(count)]


def read(chunk: Chunk) -> Postings:
    """Read a chunk's bytes as a browser does."""
    stream: Iterator[int] = iter(chunk.data[2:])

    def number() -> int:
        value = shift = 0
        for byte in stream:
            value |= (byte & 127) << shift
            shift += 7
            if byte < 128:
                break
        return value

    found: dict[str, tuple[Posting | None, ...]] = {}
    for _ in range(int.from_bytes(chunk.data[:2], "little")):
        term = bytes(next(stream) for _ in range(number())).decode()
        fields: list[Posting | None] = []
        for _ in FIELDS:
            count = number()
            last = -1
            numbers = []
            for _ in range(count):
                last += number() + 1
                numbers.append(last)
            weights = bytes(next(stream) for _ in range(count))
            fields.append(Posting(tuple(numbers), weights) if count else None)
        found[term] = tuple(fields)
    return found


def test_rare_words_and_boosted_fields_weigh_more() -> None:
    postings = weigh(documents(50), FIELDS, [1] * 50)
    rare, common, title = postings["t7"][0], postings["all"][1], postings["w3"][0]
    assert rare and common and title
    assert WEIGHTS[rare.weights[0]] > WEIGHTS[common.weights[0]]
    assert rare.numbers == (7,)
    assert common.numbers == tuple(range(50))


def test_a_boosted_document_weighs_more() -> None:
    plain, boosted = (weigh(documents(9), FIELDS, [boost, *([1] * 8)])["t0"][0] for boost in (1, 2))
    assert plain and boosted
    assert boosted.weights[0] > plain.weights[0]


def test_no_documents_have_no_postings() -> None:
    assert weigh([], FIELDS, []) == {}
    store = pack({}, FIELDS)
    assert store.get("any") is None
    assert store.expand("any") == []


def test_chunks_hold_everything_and_stay_small() -> None:
    postings = weigh(documents(900), FIELDS, [1] * 900)
    store = pack(postings, FIELDS)
    assert len(store.chunks) > 2
    assert {term: found for chunk in store.chunks for term, found in read(chunk).items()} == postings
    assert all(len(chunk.data) <= CHUNK_BYTES + 2 or len(chunk.postings) == 1 for chunk in store.chunks)
    assert all(store.get(term) == found for term, found in postings.items())
    assert store.expand("t89") == ["t89", *(f"t89{digit}" for digit in range(10))]


def test_terms_are_in_the_order_of_browsers() -> None:
    terms = ["\U0001d4d0", "\ufb01", "z", "ي", "a"]
    assert sorted(terms, key=in_browser_order) == ["a", "z", "ي", "\U0001d4d0", "\ufb01"]


@pytest.mark.parametrize("data", [b"", b"text" * 100, bytes(range(256))])
def test_compressed_files_are_gzip_without_time(data: bytes) -> None:
    assert gzip.decompress(compressed(data)) == data
    assert compressed(data) == compressed(data)
    assert compressed(data)[4:8] == b"\0\0\0\0"
