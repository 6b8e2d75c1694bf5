"""Pages as readers see them: themes, sizes, keyboard, accessibility."""

import re
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests import html
from tests.browser.conftest import Visit

pytestmark = pytest.mark.browser

TEMPLATES = (
    "", "familien/", "lehrkraefte/", "diversitaetssensible-schule/", "zustaendig/", "glossar/", "ueber/", "impressum/",
    "redaktion/eintrag/", "programmes/griffbereit/", "projects/nrweltoffen/",
    "teaching-materials/schulstart-wortliste/", "teaching-materials/kalender-der-sprachen/",
    "offers/seiteneinsteigerberatung/",
    "events/buergerpreis-zivilcourage/", "organisations/ki-staedteregion-aachen/", "modules/baustein-mehrsprachigkeit/",
    "programmes/gemeinsam-klappts/", "programmes/", "topics/mehrsprachigkeit/", "municipalities/05334020/", "topics/",
    "stages/primar/mehrsprachigkeit/", "search/", "watchlist/", "archive/", "404.html",
)  # fmt: skip
"""A page of every template and shape."""

SEEN = re.compile(r"^[a-z]{2}/|(?:stages|municipalities)/[^/]+/[^/]+/$")
"""Pages whose shape is among the templates: those of other languages, and the hundreds of lists of two terms."""

LOOKS = [
    pytest.param({"width": 320, "dark": True}, id="320-dark"),
    pytest.param({"width": 768, "forced": True}, id="768-forced-colours"),
    pytest.param({"width": 1280, "dark": False}, id="1280-light"),
]
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def findings(visit: Visit) -> list[str]:
    """Return what axe finds on the page: rule and place."""
    options = {"runOnly": {"type": "tag", "values": TAGS}, "resultTypes": ["violations"]}  # others take longest
    results = Axe().run(visit.page, options=options)
    return [f"{v['id']}: {node['target']}" for v in results.response["violations"] for node in v["nodes"]]


def overflow(visit: Visit) -> int:
    width: int = visit.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return width


@pytest.mark.parametrize("visit", LOOKS, indirect=True)
@pytest.mark.parametrize("prefix", ["", "en/", "ar/"])
def test_axe_finds_nothing_and_nothing_overflows(visit: Visit, host: str, prefix: str) -> None:
    wrong: dict[str, object] = {}
    for address in TEMPLATES:
        if prefix and address == "404.html":
            continue
        visit.page.goto(f"{host}/{prefix}{address}")
        if found := findings(visit):
            wrong[address] = found
        if (pixels := overflow(visit)) > 0:
            wrong[f"{address} overflow"] = pixels
    assert wrong == {}


@pytest.mark.parametrize("visit", [pytest.param({"width": 360}, id="360")], indirect=True)
def test_nothing_scrolls_sideways_on_a_phone(visit: Visit, host: str) -> None:
    wide = {}
    for address in TEMPLATES:
        visit.page.goto(f"{host}/{address}")
        if (pixels := overflow(visit)) > 0:
            wide[address] = pixels
    assert wide == {}


@pytest.mark.parametrize("part", range(4))
def test_axe_finds_nothing_on_any_german_page(visit: Visit, host: str, site: Path, part: int) -> None:
    wrong = {}
    addresses = [address for page in html.pages(site) if not SEEN.search(address := html.address_of(page, site))]
    for address in addresses[part::4]:
        visit.page.goto(f"{host}/{address}", wait_until="domcontentloaded")
        if found := findings(visit):
            wrong[address] = found
    assert wrong == {}


@pytest.mark.parametrize(
    "address", ["en/programmes/bildungszugabe/", "en/mitmachen/", "events/abgesagt/", "events/entwurf/"]
)
def test_unusual_states_are_accessible(visit: Visit, varied_host: str, address: str) -> None:
    visit.page.goto(f"{varied_host}/{address}")
    assert findings(visit) == []


@pytest.mark.parametrize("visit", [pytest.param({"dark": True}, id="dark")], indirect=True)
def test_dark_mode_needs_no_script_and_stores_nothing(visit: Visit, host: str) -> None:
    visit.page.goto(f"{host}/programmes/griffbereit/")
    background = visit.page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert sum(int(part) for part in background[4:-1].split(",")) < 150
    assert visit.page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]


def test_a_page_that_does_not_exist_is_answered_in_all_languages_with_style(visit: Visit, host: str) -> None:
    response = visit.page.goto(f"{host}/en/gibt/es/nicht/")
    assert response is not None
    assert response.status == 404
    assert visit.page.locator("[lang=de]").count() > 0
    assert visit.page.locator("[lang=en]").count() > 0
    assert visit.page.evaluate("getComputedStyle(document.querySelector('.top')).borderBottomStyle") == "solid"
    visit.complaints.clear()  # Chromium reports the status of the page itself


WALKS = [pytest.param({"width": width}, id=str(width)) for width in (320, 1280)]


@pytest.mark.parametrize("visit", WALKS, indirect=True)
@pytest.mark.parametrize("prefix", ["", "en/"])
def test_the_keyboard_reaches_everything(visit: Visit, host: str, prefix: str) -> None:
    page = visit.page
    page.goto(f"{host}/{prefix}programmes/griffbereit/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    assert page.evaluate("document.activeElement.getBoundingClientRect().top") >= 0
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.tagName") == "MAIN"
    languages = page.locator("details.menu:visible").last
    languages.locator("summary").focus()
    page.keyboard.press("Enter")
    assert languages.get_attribute("open") is not None
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.hasAttribute('hreflang')")
    page.keyboard.press("Escape")
    assert languages.get_attribute("open") is None
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"


def test_every_stop_of_the_keyboard_is_visible_and_named(visit: Visit, host: str) -> None:
    page = visit.page
    page.goto(f"{host}/teaching-materials/schulstart-wortliste/")
    for _ in range(80):
        page.keyboard.press("Tab")
        stop = page.evaluate(
            """() => { const e = document.activeElement, b = e.getBoundingClientRect(), s = getComputedStyle(e);
            return [e.tagName, b.width > 0 && b.height > 0, s.outlineStyle !== "none" || s.boxShadow !== "none"
                    || e.closest(".card, .find__box") !== null,
                    e.innerText?.trim() || e.getAttribute("aria-label")
                    || e.labels?.[0]?.textContent.trim() || ""]; }"""
        )
        if stop[0] == "BODY":
            break
        assert stop[1] and stop[2] and stop[3], stop
    else:
        pytest.fail("the keyboard never leaves the page")


def test_single_keys_do_nothing(visit: Visit, host: str) -> None:
    page = visit.page
    page.goto(f"{host}/programmes/griffbereit/")
    for key in "nps/f.,":
        page.keyboard.press(key)
    assert page.url == f"{host}/programmes/griffbereit/"


@pytest.mark.parametrize("visit", [pytest.param({"scripts": False}, id="no-scripts")], indirect=True)
def test_everything_works_without_scripts(visit: Visit, host: str) -> None:
    page = visit.page
    page.goto(f"{host}/")
    page.locator("summary:visible").last.click()
    page.locator("details[open] a[hreflang=en]").click()
    assert page.url == f"{host}/en/"
    page.goto(f"{host}/topics/mehrsprachigkeit/")
    page.locator(".card a").first.click()
    assert page.locator("h1").count() == 1
    page.goto(f"{host}/teaching-materials/schulstart-wortliste/")
    assert page.locator("a[download]").count() >= 2


def test_the_attribution_can_be_copied(visit: Visit, host: str) -> None:
    page = visit.page
    page.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=host)
    page.goto(f"{host}/teaching-materials/schulstart-wortliste/")
    line = page.locator(".tullu__text").inner_text()
    assert "CC BY 4.0" in line
    assert "Redaktion" in line
    page.locator("button[data-copy]").click()
    page.locator(".said", has_text="Kopiert").wait_for()
    assert page.evaluate("navigator.clipboard.readText()").strip() == line.strip()


def test_print_shows_name_content_and_legal_links(visit: Visit, host: str) -> None:
    page = visit.page
    page.goto(f"{host}/offers/seiteneinsteigerberatung/")
    page.emulate_media(media="print")
    assert page.locator(".brand__name").is_visible()
    assert page.locator(".foot__legal").is_visible()
    assert not page.locator("details.menu").last.is_visible()


def test_a_first_visit_is_light(visit: Visit, host: str) -> None:
    import gzip

    sizes: list[int] = []
    visit.page.on("response", lambda response: sizes.append(len(gzip.compress(response.body()))))
    visit.page.goto(f"{host}/", wait_until="networkidle")
    assert len(sizes) <= 8
    assert sum(sizes) <= 60_000
