"""A family reads in its own language how a school place is found; an adviser beside it prints what it takes home."""

import io

import pypdf
import pytest

from portal.render.words import load_words
from tests.browser.test_paper import lost
from tests.stories.reader import Reader

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(("language", "direction"), [("uk", "ltr"), ("ar", "rtl"), ("tr", "ltr")])
def test_the_way_to_a_school_place_is_at_most_three_clicks_away(reader: Reader, language: str, direction: str) -> None:
    page = reader.start().page
    page.locator(f".greet a[hreflang={language}]").click()
    page.wait_for_url(f"**/{language}/")
    reader.main.locator("a[href$='schulplatz/']").first.click()
    page.wait_for_url(f"**/{language}/schulplatz/")
    assert page.locator("html").get_attribute("lang") == language
    assert page.locator("html").get_attribute("dir") == direction
    assert load_words(language)("note.machine") in reader.main.inner_text()
    assert reader.main.locator("h2").count() >= 5
    assert reader.main.locator(".prose[lang=de]").count() == 0


@pytest.mark.parametrize("language", ["uk", "ar", "tr"])
def test_what_is_not_translated_is_german_with_a_note_and_no_dead_page(reader: Reader, language: str) -> None:
    page = reader.start(language).page
    page.goto(f"{reader.host}/{language}/familien/")
    reader.main.locator("a[href$='teaching-materials/vhs-lernportal/']").first.click()
    page.wait_for_url(f"**/{language}/teaching-materials/vhs-lernportal/")
    assert page.locator("html").get_attribute("lang") == language
    text = reader.main.locator(".prose").first
    assert (text.get_attribute("lang"), text.get_attribute("dir")) == ("de", "ltr")
    note = load_words(language)("note.fallback", language="").split("\u2068")[0].strip()[:12]
    assert note in reader.main.inner_text()


def test_an_adviser_prints_the_hand_out_for_an_arabic_speaking_family(reader: Reader) -> None:
    page = reader.start().page
    for title in ("Seiteneinsteigerberatung", "Griffbereit"):
        reader.start().search(title).hit(title).first.get_by_role("button", name="Merken").click()
    reader.follow_footer("Merkliste")
    page.locator("[data-part=items] li").nth(1).wait_for()
    reader.follow("Handzettel")
    page.get_by_label("Zweite Sprache").select_option("ar")
    sheet = page.locator(".sheet", has=page.locator("[lang=ar]")).first
    sheet.wait_for()
    assert page.locator(".sheet").count() == 2
    assert sheet.locator(".pair > [lang=ar]").first.get_attribute("dir") == "rtl"
    assert "integrationszentrum@staedteregion-aachen.de" in sheet.inner_text()
    page.emulate_media(media="print")
    printed = "\n".join(part.extract_text() for part in pypdf.PdfReader(io.BytesIO(page.pdf(tagged=True))).pages)
    assert lost(sheet.inner_text(), printed) == []
