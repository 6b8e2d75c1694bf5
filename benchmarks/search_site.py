"""A built site with two searches, the portal's and Pagefind's, and queries for it."""

import os
import random
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.generate import generate
from portal.catalogue import Catalogue, load
from portal.project import open_project
from portal.render.document import prefix
from portal.render.naming import Naming
from portal.search.documents import concepts, entries
from portal.search.entries import Entry
from portal.search.site import search_files

DAY = "2026-11-25"


@dataclass(frozen=True, slots=True)
class Site:
    """A built site with both indexes, the queries for it by language, and the CPU seconds that each index took."""

    folder: Path
    records: int
    queries: dict[str, list[str]]
    seconds: dict[str, float]


def make_site(folder: Path, records: int, queries: int) -> Site:
    """Generate and build a site with both searches."""
    source, output = folder / "source", folder / "site"
    generate(source, records)
    _run("portal", "build", "--root", str(source), "--output", str(output), "--today", DAY)
    catalogue = load(open_project(source))
    before = time.process_time()
    for _file in search_files(catalogue, Naming(catalogue)):
        pass
    seconds = {"portal": time.process_time() - before}
    _link_pages(catalogue, output, folder / "pages")
    options = ("--site", str(folder / "pages"), "--output-path", str(output / "pagefind"), "--root-selector", "main")
    seconds["pagefind"] = _run("pagefind", *options)
    languages = catalogue.project.languages
    for language in languages:
        (output / f"{language}.html").write_text(f'<!doctype html><html lang="{language}"><title>-</title>', "utf-8")
    asked = {language: list(_queries(catalogue, language, queries)) for language in languages}
    return Site(output, records, asked, seconds)


def _run(module: str, *options: str) -> float:
    """Run a module and return its CPU seconds."""
    before = os.times()
    command = [sys.executable, "-m", module, *options]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    if result.returncode:
        raise SystemExit(f"{' '.join(command)} failed:\n{result.stdout[-1000:]}{result.stderr[-1000:]}")
    after = os.times()
    return after.children_user - before.children_user + after.children_system - before.children_system


def _link_pages(catalogue: Catalogue, site: Path, folder: Path) -> None:
    """Put the pages of all entries of the search into a folder of their own."""
    for language in catalogue.project.languages:
        for entry in entries(catalogue, language):
            place = Path(prefix(language, catalogue.project), entry.address, "index.html")
            (folder / place).parent.mkdir(parents=True, exist_ok=True)
            (folder / place).hardlink_to(site / place)


def _queries(catalogue: Catalogue, language: str, number: int) -> Iterator[str]:
    """Yield queries as readers ask them: a word of a title, two, a name of a topic, also with a place, a slip."""
    dice = random.Random(20261125)
    names = {concept.id: concept.label(language) for concept in concepts(catalogue, Naming(catalogue))}
    found = [entry for entry in entries(catalogue, language) if {"topic", "municipality"} <= entry.facets.keys()]
    for place, entry in enumerate(dice.sample(sorted(found, key=lambda entry: entry.id), number)):
        yield _query(entry, place % 5, names)


def _query(entry: Entry, form: int, names: dict[str, str]) -> str:
    words = [word for word in entry.title.split() if len(word) > 3 and word.isalpha()]
    longest = max(words, key=len)
    topic, place = (names[f"{name}:{entry.facets[name][0]}"] for name in ("topic", "municipality"))
    return (words[0], " ".join(words[:2]), topic, f"{topic} {place}", longest[:3] + longest[4:])[form]
