"""The hand-out: records in two languages side by side, for the adviser and the family."""

import io
import re
from collections.abc import Callable

import pypdf
import pytest
from playwright.sync_api import Route

from tests.browser.conftest import Visit
from tests.browser.test_pages import findings, overflow

pytestmark = pytest.mark.browser


def test_records_stand_side_by_side_facts_first(visit: Visit, real_host: str) -> None:
    page = visit.page
    page.goto(f"{real_host}/handout/?ids=seiteneinsteigerberatung,griffbereit,gibt-es-nicht&with=en")
    page.locator(".sheet").nth(1).wait_for()
    assert page.locator(".sheet").count() == 2
    sheet = page.locator(".sheet").first
    assert sheet.locator("h2").inner_text().replace("\xad", "").startswith("Seiteneinsteigerberatung")
    contact = sheet.locator(".pair", has_text="integrationszentrum@staedteregion-aachen.de").first.locator("> div")
    assert [contact.nth(n).get_attribute("lang") for n in (0, 1)] == ["de", "en"]
    assert contact.nth(0).locator("h3").inner_text() == "Kontakt"
    assert contact.nth(1).locator("h3").inner_text() == "Contact"
    assert sheet.locator(".pair").last.locator("h3").all_inner_texts() == ["Ihr Termin", "Your appointment"]
    assert "translated by machine" in sheet.locator(".sheet__foot").inner_text()
    assert sheet.locator("svg.qr").get_attribute("aria-label") == "QR-Code zur Seite im Portal auf Englisch"
    assert f"{real_host}/en/offers/seiteneinsteigerberatung/" in sheet.locator(".sheet__foot").inner_text()
    assert page.locator(".sheet a, .sheet button").count() == 0


def test_what_a_family_needs_on_the_way_comes_first_and_fits_on_one_sheet(visit: Visit, real_host: str) -> None:
    page = visit.page
    page.goto(f"{real_host}/handout/?ids=seiteneinsteigerberatung&with=ar")
    page.locator(".sheet").wait_for()
    names = page.locator(".sheet .pair > div:first-child h3").all_inner_texts()
    assert names[:4] == ["Gilt für", "Kontakt", "Sprache", "Für wen"]
    assert len(pypdf.PdfReader(io.BytesIO(page.pdf(format="A4"))).pages) == 1


def test_what_is_unknown_takes_one_row(visit: Visit, real_host: str) -> None:
    page = visit.page
    page.goto(f"{real_host}/handout/?ids=seiteneinsteigerberatung")
    page.locator(".sheet").wait_for()
    assert page.locator(".sheet .pair", has_text="nicht bekannt, bitte vorher fragen").count() == 1


def without(icon: str) -> Callable[[Route], None]:
    """Return what answers with a page without the fact that has this icon."""

    def answer(route: Route) -> None:
        found = route.fetch()
        text = re.sub(rf'<div><dt><span class="i i-{icon}".*?</dd></div>', "", found.text())
        route.fulfill(response=found, body=text)

    return answer


def test_what_only_one_language_says_stands_alone(visit: Visit, real_host: str) -> None:
    page = visit.page
    page.route(f"{real_host}/offers/seiteneinsteigerberatung/", without("people"))
    page.route(f"{real_host}/en/offers/seiteneinsteigerberatung/", without("language"))
    page.goto(f"{real_host}/handout/?ids=seiteneinsteigerberatung&with=en")
    page.locator(".sheet").wait_for()
    for language, other, name in (("en", "de", "For whom"), ("de", "en", "Sprache")):
        pair = page.locator(".pair", has=page.get_by_role("heading", name=name, exact=True))
        assert name in pair.locator(f"> [lang={language}]").inner_text()
        assert pair.locator(f"> [lang={other}]").inner_text() == ""


@pytest.mark.parametrize("visit", [{"width": 320}, {"width": 1280, "dark": True}], indirect=True)
def test_axe_finds_nothing(visit: Visit, real_host: str) -> None:
    visit.page.goto(f"{real_host}/handout/?ids=griffbereit")
    visit.page.locator(".sheet").wait_for()
    assert findings(visit) == []
    assert overflow(visit) <= 0


def test_the_watch_list_and_records_lead_to_it(visit: Visit, real_host: str) -> None:
    page = visit.page
    page.goto(f"{real_host}/offers/seiteneinsteigerberatung/")
    page.get_by_role("link", name="Handzettel").click()
    page.wait_for_url("**/handout/?ids=seiteneinsteigerberatung")
    page.goto(f"{real_host}/watchlist/?ids=griffbereit,seiteneinsteigerberatung")
    page.locator("[data-part=items] li").nth(1).wait_for()
    page.get_by_role("link", name="Handzettel").click()
    page.wait_for_url("**/handout/?ids=griffbereit,seiteneinsteigerberatung")


def test_without_records_it_says_how_to_get_some(visit: Visit, real_host: str) -> None:
    visit.page.goto(f"{real_host}/handout/")
    visit.page.locator("[data-part=empty]").wait_for()
    assert visit.page.locator(".sheet").count() == 0


@pytest.mark.parametrize("visit", [{"locale": "en-GB"}], indirect=True)
def test_another_language_is_offered_until_the_reader_closes_it(visit: Visit, host: str) -> None:
    page = visit.page
    page.goto(f"{host}/familien/")
    offer = page.locator(".offer-language")
    assert page.url == f"{host}/familien/"
    assert offer.locator("a").get_attribute("lang") == "en"
    assert page.evaluate("[localStorage.length, document.cookie]") == [0, ""]
    assert findings(visit) == []
    offer.get_by_role("link", name="Read this page in English").click()
    page.wait_for_url("**/en/familien/")
    assert offer.count() == 0
    page.go_back()
    offer.get_by_role("button", name="Hinweis schließen").click()
    page.reload()
    assert offer.count() == 0


def test_the_language_of_the_page_is_not_offered(visit: Visit, host: str) -> None:
    visit.page.goto(f"{host}/familien/")
    assert visit.page.locator(".offer-language").count() == 0
