"""The search of a built site: complete in every language, and only where it is switched on."""

import gzip
import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from portal.catalogue import load
from portal.project import open_project
from portal.render.naming import Naming
from portal.search.answer import answer
from portal.search.site import index_of
from tests import sites
from tests.search.test_own_content import JUDGED
from tests.sites import DAY
from tests.support import ROOT

pytestmark = pytest.mark.site


def lexicon(folder: Path) -> dict[str, Any]:
    name = json.loads((folder / "manifest.json").read_bytes())["lexicon"]
    found: dict[str, Any] = json.loads(gzip.decompress((folder / name).read_bytes()))
    return found


@pytest.mark.parametrize("language", ["de", "en"])
def test_every_page_that_can_be_found_exists(site: Path, language: str) -> None:
    folder = site / "search" / language
    content = lexicon(folder)
    root = site if language == "de" else site / language
    addresses = []
    for file in folder.glob("items-*.bin"):
        addresses += [item[2] for item in json.loads(gzip.decompress(file.read_bytes()))]
    assert len(addresses) == content["count"] > 100
    assert [address for address in addresses if not (root / address / "index.html").is_file()] == []


def test_everything_that_the_lexicon_names_is_there(site: Path) -> None:
    folder = site / "search" / "de"
    content = lexicon(folder)
    for name in ("dictionary", "spelling", "texts", "orders", "ids"):
        assert (folder / content[name]).is_file()
    count = len(content["terms"]["first"])
    assert len(list(folder.glob(f"terms-*-{content['terms']['hash']}.bin"))) == count > 0


def test_exports_lead_to_pages(site: Path) -> None:
    items = [json.loads(line) for line in (site / "search" / "items.ndjson").read_text("utf-8").splitlines()]
    assert {item["language_of_page"] for item in items} == set(open_project(ROOT).languages)
    assert [i["address"] for i in items if not (site / i["address"].lstrip("/") / "index.html").is_file()] == []


def test_every_code_has_a_word(site: Path) -> None:
    for language in ("de", "en"):
        folder = site / "search" / language
        facets = lexicon(folder)["facets"]
        nameless = [(facet["name"], code) for facet in facets for code, label in facet["codes"] if code == label]
        assert [pair for pair in nameless if pair[0] not in {"cefr"}] == []


@pytest.mark.browser
@pytest.mark.parametrize("language", open_project(ROOT).languages)
def test_the_browser_ranks_as_the_command_does(chromium: Browser, site: Path, language: str) -> None:
    queries = [query for found in JUDGED.values() for query in found]
    assert len(queries) >= 60
    catalogue = load(open_project(ROOT, today=date.fromisoformat(DAY)))
    index, facets = index_of(catalogue, language, Naming(catalogue), texts=False)
    mine = [[hit["id"] for hit in answer(index, facets, query, filters={})["hits"]] for query in queries]
    with sites.served(site) as address:
        page = chromium.new_page()
        page.goto(f"{address}/search/" if language == "de" else f"{address}/{language}/search/")
        page.add_script_tag(url=f"{address}/assets/search.js")
        script = """async ([language, base, queries]) => {
            const index = portalSearch.open({language, base});
            const found = [];
            for (const query of queries) found.push((await index.query(query)).hits.map((hit) => hit.id));
            return found;
        }"""
        other = page.evaluate(script, [language, address, queries])
        page.close()
    assert dict(zip(queries, other, strict=True)) == dict(zip(queries, mine, strict=True))
