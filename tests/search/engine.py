"""A page in Chromium that has nothing but the search: what it returns is compared with the search in Python."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page

from portal.search.entries import Concept, Entry
from portal.search.facets import Facets, make_facets
from portal.search.files import File, files
from portal.search.index import Index, make_index
from tests.sites import served
from tests.support import ROOT

PAGE = '<!doctype html><meta charset="utf-8"><title>search</title><script src="search.js"></script>'
SCRIPT = ROOT / "overrides" / "assets" / "search.js"


class PlainNaming:
    """Codes are their own labels, titles are sorted as they are."""

    def label(self, facet: str, code: str, language: str) -> str:
        return f"{facet} {code} ({language})"

    def sort_key(self, text: str, language: str) -> tuple[str, ...]:
        del language
        return (text.casefold(), text)


def small_index(
    language: str, entries: Sequence[Entry], concepts: Sequence[Concept] = (), facets: Iterable[str] = ("kind", "topic")
) -> tuple[Index, Facets]:
    """Return the index of a few entries and its facets."""
    index = make_index(language, entries, concepts)
    orders: Mapping[str, Sequence[str]] = dict.fromkeys(facets, ())
    return index, make_facets(index.entries, language, PlainNaming(), orders, {"topic": "topics"})


def lay_out(folder: Path, built: Mapping[str, Iterable[File]]) -> None:
    """Write the files of some indexes by language, and a page that loads the script."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "search.js").write_bytes(SCRIPT.read_bytes())
    (folder / "index.html").write_text(PAGE, "utf-8")
    for language, parts in built.items():
        for file in parts:
            place = folder / "search" / language / file.address
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(file.data)


def index_files(index: Index, facets: Facets) -> Iterator[File]:
    """Yield the files of an index."""
    yield from files(index, facets)


@contextmanager
def engine(browser: Browser, folder: Path) -> Iterator[Page]:
    """Yield a page with `portalSearch` over the indexes in a folder; it must not complain about anything."""
    with served(folder) as address:
        context = browser.new_context()
        page = context.new_page()
        complaints: list[str] = []
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(f"{address}/index.html")
        try:
            yield page
        finally:
            context.close()
        assert complaints == []


def ask(page: Page, language: str, method: str, *arguments: Any) -> Any:
    """Return what a method of the search of a language answers."""
    script = """async ([language, method, values]) => {
        window.opened ??= {};
        window.opened[language] ??= portalSearch.open({language, base: "."});
        return await window.opened[language][method](...values);
    }"""
    return page.evaluate(script, [language, method, json.loads(json.dumps(arguments))])
