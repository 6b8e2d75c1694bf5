"""Defects of the stack that must not come back: what other tests do not name already (see ../shared/defects.md).

A1, A4–A6, A9–A11 are in `test_languages`, A17 and A18 in `test_more_languages`; A12–A16 and B1–B6 as files are golden
cases of the check (`tests/checks/cases`: suffix-language, attachment-name, orphan-translation, yaml-*, duplicate-key,
published-yaml, encoding).
"""

import json
import re
from pathlib import Path

import mkdocs.utils
import pytest

from portal.bridge.build import build
from portal.bridge.upstream import restore_clean_directory
from portal.catalogue import load
from portal.project import open_project
from tests import html, sites
from tests.support import ROOT

pytestmark = pytest.mark.site


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return a copy of this repository that a test may change."""
    return sites.copy_project(tmp_path / "project")


def change(file: Path, old: str, new: str) -> None:
    """Replace the first occurrence in a file."""
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")


def test_a2_and_a3_every_language_finds_all_pages_and_only_its_own(site: Path) -> None:
    found: dict[str, dict[str, str]] = {}
    for line in (site / "search/items.ndjson").read_text("utf-8").splitlines():
        item = json.loads(line)
        assert item["id"] not in found.setdefault(item["language_of_page"], {})
        found[item["language_of_page"]][item["id"]] = item["address"]
    project = open_project(ROOT)
    assert list(found) == list(project.languages)
    german = found[project.original]
    for language, addresses in found.items():
        prefix = "" if language == project.original else f"/{language}"
        assert addresses == {name: prefix + address for name, address in german.items()}


@pytest.mark.parametrize("plugin", ["search", "material/search", "tags"])
def test_a2_and_a7_plugins_that_mix_the_languages_are_refused(project: Path, tmp_path: Path, plugin: str) -> None:
    change(project / "mkdocs.yml", "plugins:\n", f"plugins:\n  - {plugin}\n")
    assert "no plugin search or tags" in sites.build(project, tmp_path / "site", code=1).stderr


def test_a8_free_tags_make_no_headings_and_the_check_says_so(project: Path) -> None:
    tagged = {"docs/mitmachen.en.md", "materials/programmes/griffbereit/index.md"}
    for path in tagged:
        change(project / path, "---\n", "---\ntags: [Flucht]\n")
    problems = load(open_project(project)).problems
    assert {problem.path for problem in problems if problem.field == "tags"} == tagged
    assert all("(" not in problem.message("de") for problem in problems if problem.field == "tags")


@pytest.mark.parametrize(
    "name", ["docs/kita.ev.md", "docs/tipp.eng.md", "docs/gross.EN.md", "docs/www.energie.en.md", "docs/flyer.ar.pdf"]
)
def test_a12_to_a15_names_that_the_stack_would_lose_are_refused(project: Path, tmp_path: Path, name: str) -> None:
    (project / name).write_bytes(b"%PDF-1.7\n%%EOF\n" if name.endswith("pdf") else b"# Titel\n")
    assert name in sites.build(project, tmp_path / "site", code=1).stderr


def test_a16_a_page_only_in_english_is_refused(project: Path, tmp_path: Path) -> None:
    (project / "docs/only.en.md").write_text("# Only in English\n", "utf-8")
    said = sites.build(project, tmp_path / "site", code=1).stderr
    assert "docs/only.en.md" in said and "docs/only.md" in said


@pytest.mark.parametrize("setting", ["build_only_locale: en", "fallback_to_default: false"])
def test_a19_and_a20_settings_that_lose_pages_are_refused(project: Path, tmp_path: Path, setting: str) -> None:
    configuration = project / "mkdocs.yml"
    text = configuration.read_text("utf-8").replace("      fallback_to_default: true\n", "")
    configuration.write_text(
        text.replace("docs_structure: suffix", f"docs_structure: suffix\n      {setting}"), "utf-8"
    )
    assert "i18n" in sites.build(project, tmp_path / "site", code=1).stderr


def test_a21_the_edit_link_of_a_fallback_page_says_what_it_opens(project: Path, tmp_path: Path) -> None:
    for path in ("materials/programmes/bildungszugabe/index.en.md", "docs/mitmachen.en.md"):
        (project / path).unlink()
    configuration = project / "mkdocs.yml"
    text = configuration.read_text("utf-8")
    text = text.replace('repository: ""', "repository: https://github.com/example/portal")
    configuration.write_text(text.replace('edit_path: ""', "edit_path: edit/main"), "utf-8")
    sites.build(project, tmp_path / "site")
    for address in ("en/programmes/bildungszugabe/", "en/mitmachen/"):
        document, _ = html.parse(tmp_path / "site" / address / "index.html")
        edit = [html.text(e) for e in document.iter("a") if "/edit/main/" in (e.get("href") or "")]
        assert edit and all(re.search("original|German|[Tt]ranslat", words) for words in edit), address


def test_a22_instant_loading_is_refused(project: Path, tmp_path: Path) -> None:
    change(
        project / "mkdocs.yml",
        "  custom_dir: overrides\n",
        "  custom_dir: overrides\n  features: [navigation.instant]\n",
    )
    assert "navigation.instant" in sites.build(project, tmp_path / "site", code=1).stderr


def test_a23_no_builder_is_recommended_that_ignores_the_languages() -> None:
    texts = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").rglob("*.md"), ROOT / "mkdocs.yml"]
    assert [file for file in texts if "zensical" in file.read_text("utf-8").lower()] == []


def test_b2_a_page_that_begins_like_metadata_keeps_its_first_paragraph(project: Path, tmp_path: Path) -> None:
    page = project / "docs/hinweis.md"
    page.write_text("Hinweis: Am Montag ist geschlossen.\n\n# Titel\n\nText.\n", "utf-8")
    sites.build(project, tmp_path / "site")
    assert "Am Montag ist geschlossen" in (tmp_path / "site/hinweis/index.html").read_text("utf-8")


def test_b3_values_stay_as_they_are_written(site: Path) -> None:
    page = (site / "organisations/ki-staedteregion-aachen/index.html").read_text("utf-8")
    assert "52078" in page
    assert (site / "municipalities/05334002/index.html").is_file()
    assert not (site / "municipalities/1423362").exists()


def test_c1_a_failed_language_leaves_mkdocs_as_it_was(project: Path, tmp_path: Path) -> None:
    original = mkdocs.utils.clean_directory
    template = project / "overrides/prose.html"
    template.write_text(
        "{% if language == 'en' %}{{ nothing.at.all }}{% endif %}" + template.read_text("utf-8"), "utf-8"
    )
    outcome = build(open_project(project), tmp_path / "site")
    assert not outcome.is_built and outcome.failure
    assert mkdocs.utils.clean_directory is original
    restore_clean_directory()
    assert mkdocs.utils.clean_directory is original


def test_c3_addresses_in_markdown_are_rewritten_in_every_language(site: Path) -> None:
    for prefix in ("", "en/"):
        page = (site / prefix / "ueber/index.html").read_text("utf-8")
        assert not re.search(r'(?:href|src)="[^"]*\.(?:md|yml)[#"]', page)
        assert f'href="{"../" * (1 + bool(prefix))}assets/' in page
    assert (ROOT / "docs/ueber.md").read_text("utf-8").count(".md") > 0
