"""Languages that MkDocs' plugins refuse or lack: Kurmanji, Sorani, Tigrinya and Leichte Sprache."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from tests import html, sites
from tests.site import test_pages
from tests.support import PROGRAMME, ROOT, SOUND, lay_out

pytestmark = pytest.mark.site

AUTONYMS = {"kmr": "Kurmancî", "ckb": "کوردیی ناوەندی", "ti": "ትግርኛ", "de-simple": "Leichte Sprache"}
SIMPLE = {
    PROGRAMME.replace("index.md", "index.de-simple.md"): """\
---
title: Griffbereit
summary: Eltern spielen mit ihren Kindern. Alle sprechen zwei Sprachen.
same_as_default: [title]
translation: {method: human, source: "a32b4cc59dbd"}
---
Die Gruppe trifft sich jede Woche.

## Was passiert?

Eltern singen mit ihren Kindern.

## Was kostet das?

Die Gruppe kostet kein Geld.
""",
    "docs/index.de-simple.md": """\
---
title: Start in Leichter Sprache
translation: {method: human, source: "e707cbb04bff"}
---
# Guten Tag
""",
}
"""Texts in Leichte Sprache: a language of the site as any other, in files of its own."""

SETTINGS = """\
site_name: Migration und Bildung
site_url: https://portal.example.org/
theme: {name: material, custom_dir: overrides}
plugins:
  - i18n:
      docs_structure: suffix
      reconfigure_material: false
      reconfigure_search: false
      languages: LANGUAGES
markdown_extensions: [portal.bridge.languages]
hooks: [hooks/portal_hook.py]
validation:
  nav: {omitted_files: ignore}
  links: {not_found: ignore, unrecognized_links: ignore, absolute_links: ignore, anchors: ignore}
extra: {portal: {search: true}}
"""


class _Plain(yaml.SafeDumper):
    """Writes no anchors, which vocabularies must not have."""

    def ignore_aliases(self, data: object) -> bool:
        return True


def _plain(content: object) -> str:
    return yaml.dump(content, Dumper=_Plain, allow_unicode=True, sort_keys=False, width=10_000)


def environment(root: Path) -> dict[str, str]:
    """Return the environment in which the interface words are those of the portal in `root`."""
    return {**os.environ, "PYTHONPATH": str(root / "hooks"), "NO_MKDOCS_2_WARNING": "1"}


def make(root: Path) -> None:
    """Lay out a small portal in six languages; the words of the four are borrowed from English."""
    lay_out(root, {**SOUND, **SIMPLE})
    for name in ("overrides", "hooks"):
        shutil.copytree(ROOT / name, root / name, ignore=shutil.ignore_patterns("__pycache__"))
    languages: list[dict[str, object]] = [{"locale": code, "name": code} for code in ("de", "en", *AUTONYMS)]
    languages[0]["default"] = True
    (root / "mkdocs.yml").write_text(SETTINGS.replace("LANGUAGES", yaml.safe_dump(languages, default_flow_style=True)))
    for language, name in AUTONYMS.items():
        interface = root / "hooks/portal/interface"
        borrowed = interface / ("de.yml" if language == "de-simple" else "en.yml")
        words = yaml.load(borrowed.read_text("utf-8"), yaml.BaseLoader)
        words["language"][language] = name
        (interface / f"{language}.yml").write_text(_plain(words), "utf-8")
    for file in sorted((ROOT / "materials/_vocabularies").glob("*.yml")):
        vocabulary = yaml.load(file.read_text("utf-8"), yaml.BaseLoader)
        for term in vocabulary["terms"]:
            term["labels"] |= dict.fromkeys(AUTONYMS, term["labels"]["de"])
        place = root / "materials/_vocabularies" / file.name
        place.parent.mkdir(exist_ok=True)
        place.write_text(_plain(vocabulary), "utf-8")


@pytest.fixture(scope="module")
def portal_folder(shared: Path) -> Path:
    """Return the folder of the portal."""
    return sites.once(shared / "languages", make)


@pytest.fixture(scope="module")
def languages_site(shared: Path, portal_folder: Path) -> Path:
    """Return its built site."""

    def build(folder: Path) -> None:
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("PYTHONPATH", environment(portal_folder)["PYTHONPATH"])
            sites.build(portal_folder, folder)

    return sites.once(shared / "languages-site", build)


def test_the_pages_of_all_languages_are_sound(languages_site: Path) -> None:
    inspected = [html.inspect(page, languages_site) for page in html.pages(languages_site)]
    test_pages.test_html_has_no_parse_errors(inspected)
    test_pages.test_ids_are_unique_and_every_page_has_one_h1_and_a_title(inspected)
    test_pages.test_every_internal_link_leads_to_a_file_and_an_anchor(languages_site, inspected)


@pytest.mark.parametrize("language", AUTONYMS)
def test_a17_and_a18_every_language_has_its_pages_its_direction_and_its_own_name(
    languages_site: Path, language: str
) -> None:
    for address in ("", "programmes/", "programmes/griffbereit/", "topics/mehrsprachigkeit/", "search/"):
        document, _ = html.parse(languages_site / language / address / "index.html")
        assert (document.get("lang"), document.get("dir")) == (language, "rtl" if language == "ckb" else "ltr")
        menu = [e for e in document.iter("a") if e.get("hreflang") == e.get("lang") == language]
        assert [html.text(link) for link in menu] == [AUTONYMS[language]]
    assert (languages_site / f"search/{language}").is_dir()


@pytest.mark.parametrize("language", ["kmr", "ckb", "ti"])
def test_what_is_not_translated_stays_german_and_says_so(languages_site: Path, language: str) -> None:
    page = languages_site / language / "programmes/griffbereit/index.html"
    document, _ = html.parse(page)
    heading = next(document.iter("h1"))
    assert (heading.get("lang"), heading.get("dir")) == ("de", "ltr")
    assert 'content="noindex"' in page.read_text("utf-8")


def test_leichte_sprache_is_a_language_of_its_own(languages_site: Path) -> None:
    document, _ = html.parse(languages_site / "de-simple/programmes/griffbereit/index.html")
    assert "Die Gruppe kostet kein Geld." in html.text(document)
    assert next(document.iter("h1")).get("lang") is None
    alternates = {e.get("hreflang") for e in document.iter("link") if e.get("rel") == "alternate"}
    assert alternates == {"de", "en", "de-simple", "x-default"}
    home, _ = html.parse(languages_site / "de-simple/index.html")
    assert "Guten Tag" in html.text(home)


def test_mkdocs_alone_builds_the_same(portal_folder: Path, languages_site: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(tmp_path / "site")]
    day = {"SOURCE_DATE_EPOCH": "1795608000"}
    said = subprocess.run(
        command, cwd=portal_folder, env=environment(portal_folder) | day, capture_output=True, text=True, check=False
    )
    assert said.returncode == 0, said.stderr
    for address in ("de-simple/index.html", "ckb/programmes/griffbereit/index.html", "sitemap.xml"):
        assert (tmp_path / "site" / address).read_bytes() == (languages_site / address).read_bytes()
