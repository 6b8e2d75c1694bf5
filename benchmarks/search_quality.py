"""How well the search finds what judges found relevant, and what a first query costs.

Documents are JSON lines (id, language, title, summary, keywords, concepts, body), the vocabulary is a map of concept →
language → {label, synonyms}, queries are a list of {language, query, relevant}. Each document is in the index of its
language only. R@5 = relevant hits among the first five / min(5, relevant ones); MRR looks at the first relevant hit.

A first query is everything that Chromium receives for it in an empty cache: the script (as a host
sends it, with gzip), the lexicon, facets, chunks of the index and the first ten results.
"""

import argparse
import gzip
import json
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from statistics import mean, median, quantiles
from threading import Thread
from typing import Any

from portal.publish.pdf import find_browser
from portal.search.entries import Concept, Entry
from portal.search.facets import Facets, make_facets
from portal.search.files import files
from portal.search.index import Index, make_index
from portal.search.ranking import lead, rank

PROJECT = Path(__file__).parent.parent
SCRIPT = PROJECT / "overrides" / "assets" / "search.js"
FIRST = 5
PAGE = '<!doctype html><meta charset="utf-8"><title>search</title>'


class _Naming:
    """Codes are called by the labels of the vocabulary."""

    def __init__(self, concepts: Sequence[Concept]) -> None:
        self._concepts = {concept.id: concept for concept in concepts}

    def label(self, facet: str, code: str, language: str) -> str:
        del facet
        return self._concepts[code].label(language) if code in self._concepts else code

    def sort_key(self, text: str, language: str) -> tuple[str, ...]:
        del language
        return (text.casefold(), text)


@dataclass(frozen=True, slots=True)
class Query:
    """A judged query."""

    language: str
    text: str
    relevant: frozenset[str]


def main() -> int:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=Path, required=True)
    parser.add_argument("--vocabulary", type=Path, required=True)
    parser.add_argument("--queries", type=Path, required=True)
    parser.add_argument("--size-of-first-query", action="store_true", help="measure in Chromium")
    parser.add_argument("--format", choices=("json",), default="json")
    options = parser.parse_args()
    measured = figures(options.documents, options.vocabulary, options.queries, with_size=options.size_of_first_query)
    print(json.dumps(measured, ensure_ascii=False, indent=1))
    return 0


def figures(documents: Path, vocabulary: Path, queries: Path, *, with_size: bool = False) -> dict[str, Any]:
    """Return recall, reciprocal rank and costs; the size of a first query only if asked for, as it needs Chromium."""
    concepts = list(_concepts(vocabulary))
    entries = _entries(documents)
    judged = list(_queries(queries))
    start = time.perf_counter()
    built = {language: _built(language, found, concepts, texts=with_size) for language, found in entries.items()}
    seconds = time.perf_counter() - start
    return {
        **_figures({language: index for language, (index, _) in built.items()}, judged),
        "build_seconds": round(seconds, 2),
        "first_query_kb": _sizes(built, judged) if with_size else None,
    }


def _concepts(file: Path) -> Iterator[Concept]:
    for id_, languages in json.loads(file.read_text("utf-8")).items():
        yield Concept(id_, {language: (name["label"], *name["synonyms"]) for language, name in languages.items()})


def _entries(file: Path) -> dict[str, list[Entry]]:
    found: dict[str, list[Entry]] = defaultdict(list)
    with file.open(encoding="utf-8") as lines:
        for document in map(json.loads, filter(str.strip, lines)):
            facets: dict[str, tuple[str, ...]] = {"kind": ("material",)}
            for code in document["concepts"]:
                name = code.partition(".")[0]
                facets[name] = (*facets.get(name, ()), code)
            entry = Entry(
                id=document["id"],
                kind="material",
                address=f"teaching-materials/{document['id']}/",
                title=document["title"],
                summary=document["summary"],
                text_language=document["language"],
                keywords=tuple(document["keywords"]),
                concepts=tuple(document["concepts"]),
                body=document["body"],
                facets=facets,
            )
            found[entry.text_language].append(entry)
    return found


def _queries(file: Path) -> Iterator[Query]:
    for query in json.loads(file.read_text("utf-8")):
        yield Query(query["language"], query["query"], frozenset(query["relevant"]))


def _built(
    language: str, entries: Sequence[Entry], concepts: Sequence[Concept], *, texts: bool
) -> tuple[Index, Facets]:
    index = make_index(language, entries, concepts, texts=texts)
    names = sorted({name for entry in entries for name in entry.facets})
    return index, make_facets(index.entries, language, _Naming(concepts), dict.fromkeys(names, ()), {})


def _figures(indexes: Mapping[str, Index], queries: Sequence[Query]) -> dict[str, Any]:
    recalls: dict[str, list[float]] = defaultdict(list)
    reciprocals: list[float] = []
    times: list[float] = []
    misses = 0
    for query in queries:
        start = time.perf_counter()
        index = indexes.get(query.language)
        found = _found(index, query.text) if index else []
        times.append(time.perf_counter() - start)
        misses += not found
        hits = sum(id_ in query.relevant for id_ in found[:FIRST])
        recalls[query.language].append(hits / min(FIRST, len(query.relevant)))
        reciprocals.append(next((1 / place for place, id_ in enumerate(found, 1) if id_ in query.relevant), 0))
    return {
        "recall_at_5": round(mean(recall for found in recalls.values() for recall in found), 4),
        "mrr": round(mean(reciprocals), 4),
        "zero_hits": misses,
        "by_language": {language: round(mean(found), 4) for language, found in sorted(recalls.items())},
        "query_ms_python": round(1000 * median(times), 1),
    }


def _found(index: Index, query: str) -> list[str]:
    numbers = [number for number, _ in rank(index, query).found]
    return [index.entries[number].id for number in lead(index, query, numbers)]


class _Host(SimpleHTTPRequestHandler):
    def log_message(self, *arguments: Any) -> None:
        del arguments


def _sizes(built: Mapping[str, tuple[Index, Facets]], queries: Sequence[Query]) -> dict[str, float]:
    """Return median and 95th percentile of the kilobytes that first queries take."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "index.html").write_text(PAGE, "utf-8")
        for language, (index, facets) in built.items():
            place = folder / "search" / language
            place.mkdir(parents=True)
            for file in files(index, facets):
                (place / file.address).write_bytes(file.data)
        server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Host, directory=name))
        Thread(target=server.serve_forever, daemon=True).start()
        try:
            sizes = list(_first_queries(f"http://127.0.0.1:{server.server_port}/", folder, built, queries))
        finally:
            server.shutdown()
            server.server_close()
    last = quantiles(sizes, n=20, method="inclusive")[-1] if len(sizes) > 1 else sizes[0]
    return {"median": round(median(sizes) / 1000, 1), "p95": round(last / 1000, 1)}


def _first_queries(address: str, folder: Path, languages: Mapping[str, Any], queries: Sequence[Query]) -> Iterator[int]:
    from playwright.sync_api import sync_playwright

    script = SCRIPT.read_bytes()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_browser(), args=["--no-sandbox", "--disable-gpu"])
        for query in queries:
            if query.language not in languages:
                continue
            context = browser.new_context()
            page = context.new_page()
            page.goto(address)
            page.add_script_tag(content=script.decode())
            asked: list[str] = []
            page.on("request", partial(_note, asked))
            page.evaluate(
                "async ([language, text]) => (await portalSearch.open({language, base: '.'}).query(text)).total",
                [query.language, query.text],
            )
            context.close()
            loaded = sum((folder / url.removeprefix(address)).stat().st_size for url in asked)
            yield len(gzip.compress(script, 9)) + loaded
        browser.close()


def _note(asked: list[str], request: Any) -> None:
    asked.append(request.url)


if __name__ == "__main__":
    sys.exit(main())
