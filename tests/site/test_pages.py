"""Every page of the built site."""

import gzip
import re
from collections import Counter
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from portal.model.kinds import FOLDERS
from portal.project import open_project
from tests import html
from tests.sites import build
from tests.support import ROOT

pytestmark = pytest.mark.site

LANGUAGES = open_project(ROOT).languages
PREFIXES = ("", *(f"{language}/" for language in LANGUAGES[1:]))


def test_every_record_and_listing_has_a_page_in_every_language(site: Path) -> None:
    for prefix in PREFIXES:
        for folder in FOLDERS:
            assert (site / prefix / folder / "index.html").is_file()
            for record in (ROOT / "materials" / folder).iterdir():
                if "state: draft" not in (record / "index.md").read_text("utf-8"):
                    assert (site / prefix / folder / record.name / "index.html").is_file(), record
        assert (site / prefix / "archive/index.html").is_file()


def test_html_has_no_parse_errors(inspected: list[html.Inspected]) -> None:
    assert [(page.address, error) for page in inspected for error in page.errors] == []


def test_ids_are_unique_and_every_page_has_one_h1_and_a_title(inspected: list[html.Inspected]) -> None:
    for page in inspected:
        assert [id_ for id_, number in Counter(page.ids).items() if number > 1] == [], page.address
        assert page.headings == 1, page.address
        assert page.title, page.address


def test_titles_are_unique_within_a_language(inspected: list[html.Inspected]) -> None:
    titles = Counter(
        (page.language, page.title) for page in inspected if page.is_listed and not page.address.endswith(".html")
    )
    assert {language for language, _ in titles} == set(LANGUAGES)
    assert [title for title, number in titles.items() if number > 1] == []


def test_every_internal_link_leads_to_a_file_and_an_anchor(site: Path, inspected: list[html.Inspected]) -> None:
    ids = {page.address: set(page.ids) for page in inspected}
    dead = []
    for page in inspected:
        for _tag, _rel, href in page.targets if not page.address.endswith(".html") else ():
            if urlsplit(href).scheme:
                continue
            path, fragment = html.resolve(page.address, href)
            exists = path in ids if path == "" or path.endswith("/") else (site / path).is_file()
            if not exists or (fragment and fragment not in ids.get(path, set())):
                dead.append((page.address, href))
    assert dead == []


def test_links_within_the_site_are_relative_so_that_a_sub_directory_works(inspected: list[html.Inspected]) -> None:
    for page in inspected:
        if not page.address.endswith("404.html"):
            assert [href for _tag, _rel, href in page.targets if href.startswith("/")] == [], page.address


def test_nothing_is_loaded_from_elsewhere(inspected: list[html.Inspected]) -> None:
    for page in inspected:
        loading = [
            href
            for tag, rel, href in page.targets
            if tag in {"script", "img", "link", "iframe"} and rel not in {"canonical", "alternate"}
        ]
        assert [url for url in loading if urlsplit(url).scheme not in {"", "data"}] == [], page.address


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
    records = [page for page in sizes if len(re.sub("^[a-z]{2}/", "", html.address_of(page, site)).split("/")) == 3]
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
