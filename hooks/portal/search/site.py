"""Everything of search that belongs to a site: an index for every language, and two files for other search engines."""

import json
from collections.abc import Iterator
from typing import Protocol

from portal.catalogue import Catalogue
from portal.content.addresses import TERM_FOLDERS
from portal.search.documents import concepts, entries, orders
from portal.search.export import items, vocabulary
from portal.search.facets import Facets, Naming, make_facets
from portal.search.files import File, files
from portal.search.index import Index, make_index

FOLDER = "search"


class Sink(Protocol):
    """Where files of the site go."""

    def put_data(self, address: str, data: bytes) -> bool:
        """Write a file by its address below the root of the site and return whether it was new or different."""


def write_search(catalogue: Catalogue, sink: Sink, naming: Naming) -> int:
    """Write the search of all languages of the site and the exports, and return the number of files."""
    count = 0
    for file in search_files(catalogue, naming):
        sink.put_data(f"{FOLDER}/{file.address}", file.data)
        count += 1
    return count


def search_files(catalogue: Catalogue, naming: Naming) -> Iterator[File]:
    """Yield the files below search/."""
    known = concepts(catalogue, naming)
    found = {language: entries(catalogue, language) for language in catalogue.project.languages}
    for language, own in found.items():
        index = make_index(language, own, known)
        facets = make_facets(index.entries, language, naming, orders(catalogue), TERM_FOLDERS)
        yield from (File(f"{language}/{file.address}", file.data) for file in files(index, facets))
    lines = (json.dumps(item, ensure_ascii=False, separators=(",", ":")) for item in items(catalogue, found, known))
    yield File("items.ndjson", "".join(f"{line}\n" for line in lines).encode())
    terms = json.dumps(vocabulary(known), ensure_ascii=False, indent=1)
    yield File("vocabulary.json", f"{terms}\n".encode())


def index_of(catalogue: Catalogue, language: str, naming: Naming, *, texts: bool = True) -> tuple[Index, Facets]:
    """Return the index of a language and its facets; without `texts`, the second tier stays empty."""
    index = make_index(language, entries(catalogue, language), concepts(catalogue, naming), texts=texts)
    return index, make_facets(index.entries, language, naming, orders(catalogue), TERM_FOLDERS)
