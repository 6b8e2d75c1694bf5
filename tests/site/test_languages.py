"""What pages say about their languages: the defects of the stack that must not come back (A1–A23)."""

import re
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest

from tests import html

pytestmark = pytest.mark.site

HOST = "https://portal.example.org/"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
XHTML = "{http://www.w3.org/1999/xhtml}"
FALLBACKS = ("en/programmes/bildungszugabe", "en/mitmachen")


def head_links(page: Path, rel: str) -> dict[str, str]:
    document, _ = html.parse(page)
    return {e.get("hreflang") or "": e.get("href") or "" for e in document.iter("link") if e.get("rel") == rel}


def sitemap(site: Path) -> dict[str, dict[str, str]]:
    """Return the alternates of every address in the sitemap."""
    tree = ElementTree.parse(site / "sitemap.xml").getroot()
    return {
        url.findtext(f"{SITEMAP}loc") or "": {
            link.get("hreflang", ""): link.get("href", "") for link in url.iter(f"{XHTML}link")
        }
        for url in tree.iter(f"{SITEMAP}url")
    }


def test_a1_one_404_page_speaks_all_languages(site: Path) -> None:
    document, _ = html.parse(site / "404.html")
    spoken = {element.get("lang") for element in document.iter() if element.get("lang")}
    assert {"de", "en"} <= spoken
    assert all(
        href.startswith(("/", "#", "mailto:")) for _tag, href in html.targets(document) if not href.startswith(HOST)
    )


def test_a4_a_fallback_page_marks_the_german_text_and_says_so(varied_site: Path) -> None:
    for address in FALLBACKS:
        document, _ = html.parse(varied_site / address / "index.html")
        assert document.get("lang") == "en"
        assert document.get("dir") == "ltr"
        german = [e for e in document.iter() if e.get("lang") == "de" and len(html.text(e)) > 200]
        assert german and all(e.get("dir") == "ltr" for e in german), address
        assert "German" in html.text(document), address


def test_a5_a_fallback_page_points_to_the_german_page_and_is_not_announced(varied_site: Path) -> None:
    announced = sitemap(varied_site)
    for address in FALLBACKS:
        page = varied_site / address / "index.html"
        german = f"{HOST}{address.removeprefix('en/')}/"
        assert head_links(page, "canonical") == {"": german}
        assert head_links(page, "alternate") == {}
        assert 'name="robots" content="noindex"' in page.read_text("utf-8")
        assert f"{HOST}{address}/" not in announced
        assert "en" not in announced[german]


def test_a6_alternates_are_absolute_reciprocal_and_have_a_default(site: Path) -> None:
    announced = sitemap(site)
    for address in ("familien/", "programmes/griffbereit/", "topics/mehrsprachigkeit/", ""):
        expected = head_links(site / address / "index.html", "alternate")
        assert expected["x-default"] == expected["de"] == f"{HOST}{address}"
        assert expected["en"] == f"{HOST}en/{address}"
        for language in expected.keys() - {"x-default"}:
            prefix = "" if language == "de" else f"{language}/"
            assert expected[language] == f"{HOST}{prefix}{address}"
            assert head_links(site / prefix / address / "index.html", "alternate") == expected
            assert announced[f"{HOST}{prefix}{address}"] == expected


def test_a9_anchors_are_readable(inspected: list[html.Inspected]) -> None:
    for page in inspected:
        assert [id_ for id_ in page.ids if re.fullmatch(r"_\d*", id_)] == [], page.address


def test_a10_the_sitemap_gives_no_day_that_is_only_the_day_of_the_build(site: Path) -> None:
    tree = ElementTree.parse(site / "sitemap.xml").getroot()
    days = {element.text for element in tree.iter(f"{SITEMAP}lastmod")}
    assert "2026-11-25" not in days


def test_the_sitemap_names_exactly_the_pages_that_may_be_listed(site: Path) -> None:
    listed = {
        f"{HOST}{html.address_of(page, site)}"
        for page in html.pages(site)
        if page.name == "index.html" and 'name="robots"' not in page.read_text("utf-8")
    }
    assert set(sitemap(site)) == listed


def test_a11_titles_are_in_the_language_of_the_page(site: Path) -> None:
    document, _ = html.parse(site / "en/familien/index.html")
    assert html.text(next(document.iter("title"))).startswith("For families")


def test_archived_records_are_not_indexed_and_stand_only_in_the_archive(site: Path) -> None:
    page = site / "programmes/gemeinsam-klappts/index.html"
    assert 'content="noindex"' in page.read_text("utf-8")
    assert "gemeinsam-klappts" in (site / "archive/index.html").read_text("utf-8")
    assert "gemeinsam-klappts" not in (site / "programmes/index.html").read_text("utf-8")


def test_the_language_menu_stays_on_the_same_page(site: Path) -> None:
    for prefix, address in (("", "programmes/griffbereit/"), ("en/", "programmes/griffbereit/"), ("en/", "familien/")):
        document, _ = html.parse(site / prefix / address / "index.html")
        menu = {
            e.get("hreflang"): e for e in document.iter("a") if e.get("hreflang") and e.get("lang") == e.get("hreflang")
        }
        for language, place in (("de", address), ("en", f"en/{address}")):
            link = menu[language]
            assert html.resolve(prefix + address, link.get("href"))[0] == place
            assert link.get("dir") == "ltr"


@pytest.mark.parametrize("address", ["programmes/griffbereit/", "lehrkraefte/"])
def test_an_outdated_translation_says_what_is_newer_and_where_to_help(varied_site: Path, address: str) -> None:
    document, _ = html.parse(varied_site / "en" / address / "index.html")
    (note,) = (e for e in document.iter("div") if "note--warm" in (e.get("class") or ""))
    assert "older than" in html.text(note)
    links = [(link.get("hreflang"), html.resolve(f"en/{address}", link.get("href"))) for link in note.iter("a")]
    *newer, (_, original), (_, guide) = links
    assert newer
    assert all((language, place[0]) == ("de", address) for language, place in newer)
    assert newer[-1][1][1]
    assert (original, guide) == ((address, ""), ("en/redaktion/uebersetzen/", ""))


def test_drafts_and_cancelled_events_say_so(site: Path, varied_site: Path) -> None:
    assert "Entwurf" in (varied_site / "events/entwurf/index.html").read_text("utf-8")
    assert "Abgesagt" in (varied_site / "events/abgesagt/index.html").read_text("utf-8")
    assert not (site / "events/entwurf").exists()
