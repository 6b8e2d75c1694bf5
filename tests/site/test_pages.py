"""Every page of the built site."""

import gzip
import re
from collections import Counter
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from portal.model.kinds import FOLDERS
from tests import html
from tests.sites import build
from tests.support import ROOT

pytestmark = pytest.mark.site

LANGUAGES = ("", "en/")


def test_every_record_and_listing_has_a_page_in_both_languages(site: Path) -> None:
    for prefix in LANGUAGES:
        for folder in FOLDERS:
            assert (site / prefix / folder / "index.html").is_file()
            for record in (ROOT / "materials" / folder).iterdir():
                if "state: draft" not in (record / "index.md").read_text("utf-8"):
                    assert (site / prefix / folder / record.name / "index.html").is_file(), record
        assert (site / prefix / "archive/index.html").is_file()


def test_html_has_no_parse_errors(site: Path) -> None:
    errors = [error for page in html.pages(site) for error in html.parse(page)[1]]
    assert errors == []


def test_ids_are_unique_and_every_page_has_one_h1_and_a_title(site: Path) -> None:
    for page in html.pages(site):
        document, _ = html.parse(page)
        ids = Counter(element.get("id") for element in document.iter() if element.get("id"))
        assert [id_ for id_, number in ids.items() if number > 1] == [], page
        assert len(list(document.iter("h1"))) == 1, page
        assert html.text(next(document.iter("title"))), page


def test_titles_are_unique_within_a_language(site: Path) -> None:
    for language in ("de", "en"):
        titles: Counter[str] = Counter()
        for page in html.pages(site):
            document, _ = html.parse(page)
            is_indexed = 'name="robots"' not in page.read_text("utf-8")
            if document.get("lang") == language and is_indexed and page.name == "index.html":
                titles[html.text(next(document.iter("title")))] += 1
        assert [title for title, number in titles.items() if number > 1] == []


def test_every_internal_link_leads_to_a_file_and_an_anchor(site: Path) -> None:
    ids: dict[str, set[str]] = {}
    links: list[tuple[str, str]] = []
    for page in html.pages(site):
        document, _ = html.parse(page)
        address = html.address_of(page, site)
        ids[address] = {element.get("id") for element in document.iter() if element.get("id")}
        if page.name == "index.html":
            links += ((address, href) for _tag, href in html.targets(document) if not urlsplit(href).scheme)
    dead = []
    for address, href in links:
        path, fragment = html.resolve(address, href)
        file = site / path
        exists = (file / "index.html").is_file() if path == "" or path.endswith("/") else file.is_file()
        if not exists or (fragment and fragment not in ids.get(path, set())):
            dead.append((address, href))
    assert dead == []


def test_links_within_the_site_are_relative_so_that_a_sub_directory_works(site: Path) -> None:
    for page in html.pages(site):
        if page.name == "404.html":
            continue
        document, _ = html.parse(page)
        absolute = [href for _tag, href in html.targets(document) if href.startswith("/")]
        assert absolute == [], page


def test_nothing_is_loaded_from_elsewhere(site: Path) -> None:
    for page in html.pages(site):
        document, _ = html.parse(page)
        loading = [
            e.get("src") or e.get("href")
            for tag in ("script", "img", "link", "iframe")
            for e in document.iter(tag)
            if not (tag == "link" and e.get("rel") in {"canonical", "alternate"})
        ]
        assert [url for url in loading if url and urlsplit(url).scheme not in {"", "data"}] == [], page


def test_nothing_of_material_and_no_yaml_is_published(site: Path) -> None:
    names = [file.relative_to(site).as_posix() for file in site.rglob("*") if file.is_file()]
    assert [
        name for name in names if re.search(r"bundle|palette|lunr|workers?/|\.ya?ml$|\.map$|search_index", name)
    ] == []


def test_the_policy_stands_in_every_page_and_no_page_needs_an_exception(site: Path) -> None:
    for page in html.pages(site):
        source = page.read_text("utf-8")
        policy = re.search(r'<meta http-equiv="Content-Security-Policy" content="([^"]+)">', source)
        assert policy, page
        assert "default-src 'none'" in policy[1]
        assert "unsafe" not in policy[1]
        assert "frame-ancestors" not in policy[1]
        assert not re.search(r"<[^>]+\s(?:style|on[a-z]+)=", source), page
        assert not re.search(r"<script(?![^>]*\ssrc=)[^>]*>|<style", source), page


def test_no_slot_mark_and_no_untranslated_word_key_is_left(site: Path) -> None:
    for page in html.pages(site):
        source = page.read_text("utf-8")
        assert "\ue000" not in source and "\ue001" not in source, page
        assert "{{" not in source and "{%" not in source, page


def test_pages_weigh_little(site: Path) -> None:
    sizes = {page: len(gzip.compress(page.read_bytes())) for page in html.pages(site)}
    assert {page: size for page, size in sizes.items() if size > 30_000} == {}
    records = [page for page in sizes if len(html.address_of(page, site).removeprefix("en/").split("/")) == 3]
    assert sum(page.stat().st_size for page in records) / len(records) <= 20_000


def test_two_builds_are_byte_identical(site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "America/Adak")
    monkeypatch.setenv("LC_ALL", "C")
    monkeypatch.setenv("PYTHONHASHSEED", "7")
    again = tmp_path / "elsewhere" / "site"
    again.parent.mkdir()
    build(ROOT, again)
    first = {file.relative_to(site): file.read_bytes() for file in site.rglob("*") if file.is_file()}
    second = {file.relative_to(again): file.read_bytes() for file in again.rglob("*") if file.is_file()}
    assert first.keys() == second.keys()
    assert [path for path in first if first[path] != second[path]] == []
