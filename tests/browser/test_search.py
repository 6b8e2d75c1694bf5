"""Search page, search fields and watch list: most over a stub of the engine, the last over the engine itself."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests import html, sites
from tests.browser.conftest import Visit
from tests.browser.search_site import make_stubbed_site
from tests.browser.test_pages import findings, overflow

pytestmark = pytest.mark.browser

ENGINE = "/assets/search.js"


@pytest.fixture(scope="session")
def found_site(shared: Path) -> Path:
    """Return a built site with the search switched on, over the stub."""
    return sites.once(shared / "found-site", lambda folder: make_stubbed_site(shared / "found", folder))


@pytest.fixture(scope="session")
def host(found_site: Path) -> Iterator[str]:
    """Return the address of the served site with search."""
    with sites.served(found_site) as address:
        yield address


def query(page: Page) -> str:
    """Return what stands in the address behind the path."""
    return str(page.evaluate("location.search"))


def count(page: Page, facet: str, code: str) -> int:
    """Return the number beside a value of a facet; it comes after the results."""
    return int(page.locator(f"input[name={facet}][value='{code}'] ~ small:text-matches('^[0-9]')").inner_text())


def total(page: Page) -> int:
    """Return how many entries the page says that it has found."""
    return int(page.locator("[data-part=status]").inner_text().split()[0])


def settle(page: Page, number: int) -> None:
    """Wait until the page says that it has found so many entries."""
    page.locator(f"[data-part=status]:text-matches('^{number} ')").wait_for()


def until(page: Page, expression: str) -> None:
    """Wait for something in the page; Playwright's own way is forbidden by the pages' policy."""
    for _ in range(100):
        if page.evaluate(expression):
            return
        page.wait_for_timeout(50)
    pytest.fail(f"never: {expression}")


def search(page: Page, address: str) -> None:
    page.goto(address)
    page.locator("[data-part=status]:text-matches('^[0-9]')").wait_for()


# ---- The switch


@pytest.mark.site
def test_a_site_without_search_shows_and_publishes_nothing_of_it(tmp_path: Path) -> None:
    project, site = sites.copy_project(tmp_path / "project"), tmp_path / "site"
    settings = (project / "mkdocs.yml").read_text("utf-8")
    assert "    search: true\n" in settings
    (project / "mkdocs.yml").write_text(settings.replace("    search: true\n", "    search: false\n"), "utf-8")
    sites.build(project, site)
    names = {file.name for file in (site / "assets").rglob("*")}
    assert not names & {"search.js", "search-box.js", "search-page.js", "star.js", "watchlist-page.js", "qrcode.js"}
    assert not (site / "watchlist").exists()
    home = (site / "index.html").read_text("utf-8")
    assert "search" not in home.lower()
    assert "data-watch" not in (site / "programmes/griffbereit/index.html").read_text("utf-8")


def test_pages_of_a_site_with_search_are_sound(found_site: Path) -> None:
    files = [found_site / prefix / name / "index.html" for prefix in ("", "en") for name in ("search", "watchlist", "")]
    assert [error for file in files for error in html.parse(file)[1]] == []
    for file in found_site.rglob("index.html"):
        text = file.read_text("utf-8")
        assert " style=" not in text and "<script>" not in text, file


# ---- Results and facets


def test_results_come_while_typing_and_the_address_follows(visit: Visit, host: str) -> None:
    page = visit.page
    search(page, f"{host}/search/")
    steps = page.evaluate("history.length")
    page.locator("#__query").press_sequentially("griffbereit", delay=20)
    page.wait_for_url("**/search/?q=griffbereit")
    assert page.evaluate("history.length") == steps
    assert page.locator("[data-part=hits] .card a").first.inner_text().lower().startswith("griffbereit")
    assert page.locator("[data-part=hits] mark").first.inner_text().lower() == "griffbereit"
    assert page.evaluate("document.activeElement.id") == "__query"


def test_a_facet_does_not_reduce_its_own_counts_but_those_of_others(visit: Visit, host: str) -> None:
    page = visit.page
    search(page, f"{host}/search/")
    everything, materials, offers = total(page), count(page, "kind", "material"), count(page, "kind", "offer")
    page.get_by_role("checkbox", name="Material").check()
    settle(page, materials)
    assert count(page, "kind", "offer") == offers
    assert count(page, "municipality", "05334002") == 0
    assert page.locator("label.none input[name=municipality]").count() > 0
    page.locator("input[name=kind][value=offer]").check()
    settle(page, materials + offers)
    assert query(page) == "?kind=material&kind=offer"
    page.get_by_role("button", name="Alle Filter entfernen").first.click()
    settle(page, everything)
    assert query(page) == ""


def test_the_kind_decides_which_facets_are_shown(visit: Visit, host: str) -> None:
    page = visit.page
    search(page, f"{host}/search/")
    assert not page.locator("fieldset[data-facet=license]").is_visible()
    assert not page.locator("fieldset[data-facet=offer_type]").is_visible()
    search(page, f"{host}/search/?kind=material")
    assert page.locator("fieldset[data-facet=license]").is_visible()
    assert not page.locator("fieldset[data-facet=offer_type]").is_visible()
    search(page, f"{host}/search/?kind=offer")
    assert page.locator("fieldset[data-facet=offer_type]").is_visible()


def test_the_page_knows_enough_facets_of_materials_and_offers(visit: Visit, host: str) -> None:
    page = visit.page
    search(page, f"{host}/search/")
    kinds = page.locator("fieldset[data-facet]").evaluate_all("all => all.map(one => one.dataset.kinds.split(' '))")
    assert sum("material" in fits for fits in kinds) >= 13
    assert sum("offer" in fits for fits in kinds) >= 13


def test_the_back_button_undoes_facet_by_facet(visit: Visit, host: str) -> None:
    page = visit.page
    search(page, f"{host}/search/?q=sprache")
    first = total(page)
    page.locator("input[name=kind][value=material]").check()
    settle(page, count(page, "kind", "material"))
    second = total(page)
    page.locator("select[name=sort]").select_option("title")
    page.wait_for_url("**sort=title")
    page.go_back()
    page.wait_for_url("**/search/?q=sprache&kind=material")
    settle(page, second)
    assert page.locator("select[name=sort]").input_value() == "relevance"
    page.go_back()
    settle(page, first)
    assert not page.locator("input[name=kind][value=material]").is_checked()
    page.go_forward()
    settle(page, second)
    page.locator("[data-part=hits] .card h3 a").first.click()
    page.wait_for_url("**/teaching-materials/**")
    page.go_back()
    settle(page, second)
    assert query(page) == "?q=sprache&kind=material"


def test_a_link_survives_the_change_of_language(visit: Visit, host: str) -> None:
    page = visit.page
    search(page, f"{host}/search/?stage=primar&kind=material&page=2&size=10&unbekannt=1")
    found = total(page)
    page.locator(".menu--languages summary").click()
    page.locator(".menu--languages a[hreflang=en]").click()
    page.wait_for_url("**/en/search/?**")
    settle(page, found)
    assert page.locator("input[name=stage][value=primar]").is_checked()
    assert page.locator("input[name=kind][value=material]").is_checked()


def test_chips_give_the_focus_on(visit: Visit, host: str) -> None:
    page = visit.page
    search(page, f"{host}/search/?kind=material&kind=offer")
    chips = page.locator("[data-part=active] .chip")
    assert chips.count() == 2
    chips.first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?kind=offer")
    until(page, "document.activeElement.matches('.chip')")
    page.keyboard.press("Enter")
    until(page, "document.activeElement.id === '__query'")
    assert query(page) == ""


def test_pages_of_results_are_links(visit: Visit, host: str) -> None:
    page = visit.page
    search(page, f"{host}/search/?size=10")
    first = page.locator("[data-part=hits] h3").first.inner_text()
    page.locator("[data-part=pages] a", has_text="2").first.click()
    page.wait_for_url("**/search/?size=10&page=2")
    until(page, "document.activeElement.dataset.part === 'heading'")
    assert page.locator("[data-part=hits] h3").first.inner_text() != first
    assert page.locator("[data-part=pages] [aria-current=page]").inner_text() == "2"
    search(page, f"{host}/search/?size=50&page=99")
    until(page, "!location.search.includes('99')")
    assert page.locator("[data-part=hits] li").count() > 0


def test_a_miss_offers_ways_on(visit: Visit, host: str) -> None:
    page = visit.page
    search(page, f"{host}/search/?q=Grifbereit")
    assert "Grifbereit" in page.locator("[data-part=empty] h2").inner_text()
    assert page.locator("[data-part=empty] a").count() > 0
    page.locator("[data-part=mean] a").click()
    page.wait_for_url("**/search/?q=Griffbereit")
    page.locator("[data-part=hits] .card").first.wait_for()
    assert not page.locator("[data-part=empty]").is_visible()


def test_near_terms_are_offered_when_filters_leave_nothing(visit: Visit, host: str) -> None:
    page = visit.page
    search(page, f"{host}/search/?q=Mehrsprachigkeit&kind=event")
    page.locator("[data-part=terms] a").first.wait_for()
    page.locator("[data-part=empty] button").click()
    page.locator("[data-part=hits] .card").first.wait_for()


def test_a_broken_engine_is_said(visit: Visit, host: str) -> None:
    page = visit.page
    page.goto(f"{host}/search/?q=kaputt")
    page.locator("[data-part=failure]").wait_for()
    assert page.locator("#__lists").is_visible()


# ---- The fields in the header and on the start page


@pytest.mark.parametrize("field", ["#__top-query", "#__home-query"])
def test_the_engine_is_loaded_when_a_field_is_used(visit: Visit, host: str, field: str) -> None:
    asked: list[str] = []
    visit.page.on("request", lambda request: asked.append(request.url))
    visit.page.goto(f"{host}/", wait_until="networkidle")
    assert not any(ENGINE in url for url in asked)
    assert len(asked) <= 8
    visit.page.locator(field).focus()
    until(visit.page, "window.stubOpened !== undefined")
    assert visit.page.evaluate("window.stubOpened") == {"language": "de", "base": "."}
    assert visit.page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]


def test_suggestions_are_a_combobox_for_the_keyboard(visit: Visit, host: str) -> None:
    page = visit.page
    page.goto(f"{host}/en/familien/")
    field = page.locator("#__top-query")
    field.press_sequentially("griffb")
    page.locator("[role=option]").first.wait_for()
    assert field.get_attribute("aria-expanded") == "true"
    page.keyboard.press("ArrowDown")
    chosen = field.get_attribute("aria-activedescendant")
    assert chosen
    assert page.locator(f"#{chosen}").get_attribute("aria-selected") == "true"
    assert findings(visit) == []
    page.keyboard.press("Escape")
    assert field.get_attribute("aria-expanded") == "false"
    assert field.input_value() == "griffb"
    page.keyboard.press("ArrowDown")
    page.locator("[role=option]").first.wait_for()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/en/programmes/griffbereit/")


def test_enter_goes_to_the_search_page(visit: Visit, host: str) -> None:
    page = visit.page
    page.goto(f"{host}/en/")
    page.locator("#__home-query").fill("Rucksack")
    page.keyboard.press("Enter")
    page.wait_for_url("**/en/search/?q=Rucksack")
    page.locator("[data-part=hits] .card").first.wait_for()


def test_single_keys_do_nothing(visit: Visit, host: str) -> None:
    page = visit.page
    search(page, f"{host}/search/")
    page.locator("h1").click()
    for key in "/sfnp?.":
        page.keyboard.press(key)
    assert page.url == f"{host}/search/"
    assert page.evaluate("document.activeElement.tagName") in {"BODY", "MAIN"}


# ---- The watch list


def test_a_star_keeps_a_record_in_this_browser_and_in_every_language(visit: Visit, host: str) -> None:
    page = visit.page
    page.goto(f"{host}/programmes/griffbereit/")
    star = page.get_by_role("button", name="Merken", exact=True)
    assert star.get_attribute("aria-pressed") == "false"
    assert page.evaluate("localStorage.length") == 0
    star.click()
    assert star.get_attribute("aria-pressed") == "true"
    search(page, f"{host}/search/?q=wortliste")
    page.locator(".card .star").first.click()
    page.goto(f"{host}/en/watchlist/")
    page.locator("[data-part=items] li").nth(1).wait_for()
    assert page.locator("[data-part=items] h3").first.inner_text() == "Griffbereit"
    page.locator("[data-part=items] .star").first.click()
    page.locator("[data-part=count]", has_text="1 entry").wait_for()
    until(page, "document.activeElement.matches('.card__act')")
    page.get_by_role("button", name="Undo").click()
    page.locator("[data-part=count]", has_text="2 entries").wait_for()
    page.get_by_role("button", name="Empty the list").click()
    page.locator("[data-part=empty]").wait_for()
    assert page.evaluate("localStorage.length") == 0


def test_a_list_is_shared_by_its_address_and_stored_only_when_asked(visit: Visit, host: str) -> None:
    page = visit.page
    page.goto(f"{host}/watchlist/?ids=griffbereit,schulstart-wortliste,gibt-es-nicht,<b>")
    page.locator("[data-part=items] li").nth(1).wait_for()
    assert page.locator("[data-part=gone]").inner_text().startswith("1 ")
    assert page.evaluate("localStorage.length") == 0
    link = page.locator("[data-part=link]").input_value()
    assert link == f"{host}/watchlist/?ids=griffbereit,schulstart-wortliste"
    page.get_by_text("QR-Code zeigen").click()
    page.locator("svg.qr").wait_for()
    assert findings(visit) == []
    page.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=host)
    page.get_by_role("button", name="Als Text kopieren").click()
    page.locator("[data-part=said]", has_text="Kopiert").wait_for()
    text = page.evaluate("navigator.clipboard.readText()")
    assert f"{host}/programmes/griffbereit/" in text
    assert "CC BY 4.0" in text
    page.get_by_role("button", name="übernehmen").click()
    assert page.evaluate("JSON.parse(localStorage.getItem('portal.watchlist'))") == [
        "griffbereit",
        "schulstart-wortliste",
    ]
    page.locator(".menu--languages summary").click()
    page.locator(".menu--languages a[hreflang=en]").click()
    page.wait_for_url("**/en/watchlist/?ids=**")
    page.locator("[data-part=items] li").nth(1).wait_for()


# ---- Without scripts, and for everybody


@pytest.mark.parametrize("visit", [pytest.param({"scripts": False}, id="no-scripts")], indirect=True)
def test_without_scripts_lists_lead_on(visit: Visit, host: str) -> None:
    page = visit.page
    page.goto(f"{host}/search/?q=egal")
    assert page.locator("noscript .note, .note").first.is_visible()
    assert not page.locator("#__query").is_visible()
    page.locator("nav[aria-labelledby=__lists] a", has_text="Bildungsstufen").click()
    page.get_by_role("link", name="Primarbereich").first.click()
    page.locator("section[data-kind=material] .tags a[href*='stages/primar/']").first.click()
    assert page.url.count("/stages/primar/") == 1
    assert page.locator(".card[data-kind=material]").count() >= 1
    assert page.locator(".card:not([data-kind=material])").count() == 0
    page.goto(f"{host}/municipalities/05334002/")
    page.locator("section[data-kind=offer] .tags a[href*='municipalities/05334002/']").first.click()
    assert page.locator(".card[data-kind=offer]").count() >= 1


LOOKS = [
    pytest.param({"width": 320}, id="320"),
    pytest.param({"width": 1280, "dark": True}, id="1280-dark"),
]


@pytest.mark.parametrize("visit", LOOKS, indirect=True)
@pytest.mark.parametrize("prefix", ["", "en/"])
def test_axe_finds_nothing_and_nothing_overflows(visit: Visit, host: str, prefix: str) -> None:
    page = visit.page
    wrong: dict[str, object] = {}
    for address in ("search/?q=sprache&kind=material", "search/?q=xyzxyz", "watchlist/", "watchlist/?ids=griffbereit"):
        page.goto(f"{host}/{prefix}{address}")
        page.locator(".card, .empty:visible").first.wait_for()
        if found := findings(visit):
            wrong[address] = found
        if (pixels := overflow(visit)) > 0:
            wrong[f"{address} overflow"] = pixels
    for address in ("", "programmes/griffbereit/", "stages/primar/", "municipalities/05334002/"):
        page.goto(f"{host}/{prefix}{address}")
        if found := findings(visit):
            wrong[address] = found
        if (pixels := overflow(visit)) > 0:
            wrong[f"{address} overflow"] = pixels
    assert wrong == {}


def test_every_stop_of_the_keyboard_is_visible_and_named(visit: Visit, host: str) -> None:
    page = visit.page
    search(page, f"{host}/search/?q=sprache&kind=material")
    for _ in range(150):
        page.keyboard.press("Tab")
        stop = page.evaluate(
            """() => { const e = document.activeElement, b = e.getBoundingClientRect(), s = getComputedStyle(e);
            return [e.tagName, b.width > 0 && b.height > 0, s.outlineStyle !== "none" || s.boxShadow !== "none"
                    || e.closest(".card, .find__box, .facet label") !== null,
                    e.innerText?.trim() || e.getAttribute("aria-label") || e.labels?.[0]?.innerText || ""]; }"""
        )
        if stop[0] == "BODY":
            break
        assert stop[1] and stop[2] and stop[3], stop
    else:
        pytest.fail("the keyboard never leaves the page")


# ---- With the engine itself


def test_the_engine_answers_the_page(visit: Visit, real_host: str) -> None:
    page = visit.page
    search(page, f"{real_host}/search/?q=Sprache&kind=material")
    assert total(page) == count(page, "kind", "material") > 0
    assert "sprache" in page.locator("[data-part=hits] mark").first.inner_text().lower()
    assert page.locator("fieldset[data-facet]:visible").count() >= 12
    search(page, f"{real_host}/search/?kind=offer")
    assert page.locator("fieldset[data-facet]:visible").count() >= 10
    search(page, f"{real_host}/search/?q=Grifbereit")
    page.locator("[data-part=mean] a").click()
    page.wait_for_url("**/search/?q=Griffbereit")
    assert page.locator("[data-part=hits] h3", has_text="Griffbereit").count() > 0


def test_the_engine_answers_fields_and_watch_list(visit: Visit, real_host: str) -> None:
    page = visit.page
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{real_host}/en/", wait_until="networkidle")
    assert not [url for url in asked if "/search" in url and "search-box" not in url]
    page.locator("#__home-query").press_sequentially("griffb")
    page.locator("[role=option]", has_text="Griffbereit").first.wait_for()
    page.goto(f"{real_host}/en/watchlist/?ids=schulstart-wortliste,griffbereit")
    page.locator("[data-part=items] li").nth(1).wait_for()
    assert page.locator("[data-part=items] .meta").count() == 2


def test_nothing_jumps_when_results_come(visit: Visit, real_host: str) -> None:
    visit.page.goto(f"{real_host}/search/?q=schule")
    visit.page.locator("[data-part=hits] li").first.wait_for()
    moved: float = visit.page.evaluate(
        """() => new Promise((resolve) => new PerformanceObserver((list) =>
            resolve(list.getEntries().reduce((sum, {value}) => sum + value, 0)))
            .observe({type: "layout-shift", buffered: true}) ?? setTimeout(() => resolve(0), 500))"""
    )
    assert moved < 0.1
