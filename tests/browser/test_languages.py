"""Every language of the site as its readers see it: direction, layout, notes, announcements, paper."""

import xml.etree.ElementTree as ElementTree
from datetime import date
from pathlib import Path

import pytest

from portal.project import open_project
from portal.render.formats import day, direction
from portal.render.words import load_words
from tests.browser.conftest import Visit
from tests.browser.test_pages import findings, overflow
from tests.support import ROOT

pytestmark = pytest.mark.browser

LANGUAGES = open_project(ROOT).languages
PAGES = ("", "familien/", "offers/seiteneinsteigerberatung/", "teaching-materials/vhs-lernportal/")
"""Home, the page for families, an offer, and a record that only German and English have."""

SITE = "https://portal.example.org/"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def prefix(language: str) -> str:
    return "" if language == "de" else f"{language}/"


@pytest.mark.parametrize("visit", [pytest.param({"width": 360}, id="360")], indirect=True)
@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_are_in_the_direction_of_their_language(visit: Visit, host: str, language: str) -> None:
    page = visit.page
    for address in PAGES:
        page.goto(f"{host}/{prefix(language)}{address}")
        root = page.locator("html")
        assert (root.get_attribute("lang"), root.get_attribute("dir")) == (language, direction(language))
        mixed = page.evaluate(
            """() => [...document.querySelectorAll("[lang]")]
            .filter((e) => e.matches("body *") && e.closest("[dir]").lang !== e.lang && !e.matches("bdi, option"))
            .filter((e) => ["ar", "fa"].includes(e.lang) !== (getComputedStyle(e).direction === "rtl"))
            .map((e) => e.outerHTML.slice(0, 120))"""
        )
        assert mixed == [], address
        brand, menu = (page.locator(name).bounding_box() for name in (".brand__mark", ".brand__name"))
        assert brand and menu
        assert (brand["x"] > menu["x"]) == (direction(language) == "rtl"), address
        assert address != "familien/" or findings(visit) == []
        assert overflow(visit) <= 0, address
        leaves = "[...document.querySelectorAll('.leaf')].every((leaf) => leaf.scrollWidth <= leaf.clientWidth)"
        assert page.evaluate(leaves), "the words for an open date do not fit"


@pytest.mark.parametrize("language", LANGUAGES[1:])
def test_readers_are_told_how_a_text_was_made(visit: Visit, host: str, language: str) -> None:
    page, words = visit.page, load_words(language)
    page.goto(f"{host}/{language}/familien/")
    assert words("note.machine") in page.locator("main").inner_text()
    page.goto(f"{host}/{language}/teaching-materials/vhs-lernportal/")
    text = page.locator(".body .prose")
    if language == "en":
        assert words("note.machine") in page.locator("main").inner_text()
        return
    assert (text.get_attribute("lang"), text.get_attribute("dir")) == ("de", "ltr")
    assert page.locator(".head-block .note").count() >= 1
    assert page.locator("meta[name=robots][content=noindex]").count() == 1
    assert page.locator("link[rel=alternate]").count() == 0


def test_what_pages_announce_is_what_the_sitemap_says(visit: Visit, host: str, site: Path) -> None:
    listed = {
        url.findtext(f"{SITEMAP}loc"): {
            str(link.get("hreflang")): str(link.get("href")) for link in url.iter("{http://www.w3.org/1999/xhtml}link")
        }
        for url in ElementTree.parse(site / "sitemap.xml").getroot().iter(f"{SITEMAP}url")
    }
    for language in LANGUAGES:
        for address in PAGES:
            visit.page.goto(f"{host}/{prefix(language)}{address}")
            announced = visit.page.eval_on_selector_all(
                "link[rel=alternate]", "all => Object.fromEntries(all.map(one => [one.hreflang, one.href]))"
            )
            assert announced == listed.get(f"{SITE}{prefix(language)}{address}", {}), (language, address)
            assert not announced or set(announced) - {"x-default"} <= set(LANGUAGES)


@pytest.mark.parametrize("language", ["uk", "ar", "fa"])
def test_the_switch_stays_on_the_page(visit: Visit, host: str, language: str) -> None:
    page = visit.page
    page.goto(f"{host}/offers/seiteneinsteigerberatung/")
    page.locator(".menu--languages summary").click()
    page.locator(f".menu--languages a[hreflang={language}]").click()
    page.wait_for_url(f"**/{language}/offers/seiteneinsteigerberatung/")


@pytest.mark.parametrize("language", LANGUAGES)
def test_scripts_write_days_in_the_calendar_of_the_pages(visit: Visit, host: str, language: str) -> None:
    visit.page.goto(f"{host}/{prefix(language)}familien/")
    said = day(date(2026, 11, 22), language).replace("\u202f", " ")
    assert visit.page.evaluate("portalFinder.day('2026-11-22')") == said


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_first_view_of_a_family_page_is_light(visit: Visit, host: str, language: str) -> None:
    asked: list[str] = []
    visit.page.on("request", lambda request: asked.append(request.url))
    visit.page.goto(f"{host}/{prefix(language)}schulplatz/", wait_until="networkidle")
    assert len(asked) <= 8
    assert not any(url.rpartition(".")[2].startswith("woff") for url in asked)
