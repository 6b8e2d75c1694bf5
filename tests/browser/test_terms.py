"""Words of offices: explained on the spot, by touch, keyboard and screen reader; links where there are no scripts."""

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.conftest import Visit
from tests.browser.test_pages import findings, overflow

pytestmark = pytest.mark.browser

ADDRESS = "schulplatz/"


def first(visit: Visit, host: str, prefix: str = "") -> tuple[Locator, Locator]:
    """Return the first word that is explained, and the box that explains it."""
    visit.page.goto(f"{host}/{prefix}{ADDRESS}")
    term = visit.page.locator("button.term").first
    return term, visit.page.get_by_role("dialog", name=term.inner_text())


def test_a_word_is_explained_by_a_click(visit: Visit, host: str) -> None:
    term, box = first(visit, host)
    assert term.inner_text() == "Schulplatz"
    expect(box).not_to_be_visible()
    term.click()
    expect(box).to_contain_text("Schule")
    visit.page.mouse.click(5, 5)
    expect(box).not_to_be_visible()
    term.click()
    box.get_by_role("button", name="Schließen").click()
    expect(box).not_to_be_visible()


def test_a_word_is_explained_by_keyboard_and_escape_leads_back(visit: Visit, host: str) -> None:
    term, box = first(visit, host)
    term.focus()
    visit.page.keyboard.press("Enter")
    expect(box).to_be_focused()
    visit.page.keyboard.press("Tab")
    expect(box.get_by_role("link")).to_be_focused()
    visit.page.keyboard.press("Escape")
    expect(box).not_to_be_visible()
    expect(term).to_be_focused()


def test_the_box_leads_to_the_glossary(visit: Visit, host: str) -> None:
    term, box = first(visit, host)
    term.click()
    box.get_by_role("link").click()
    assert visit.page.url == f"{host}/glossar/#schulplatz"
    assert visit.page.locator("a.term, button.term").count() == 0


def test_other_languages_explain_the_german_word(visit: Visit, host: str) -> None:
    first(visit, host, "en/")
    visit.page.locator("button.term", has_text="Seiteneinsteigerberatung").click()
    box = visit.page.get_by_role("dialog", name="Seiteneinsteigerberatung")
    assert box.locator("strong").get_attribute("lang") == "de"
    expect(box).to_contain_text("first guidance for newly arrived families")


@pytest.mark.parametrize(
    "visit",
    [{"width": 320, "dark": True}, {"width": 1280}],
    indirect=True,
    ids=["320-dark", "1280-light"],
)
@pytest.mark.parametrize("prefix", ["", "en/"])
def test_an_open_explanation_is_accessible_and_fits(visit: Visit, host: str, prefix: str) -> None:
    term, box = first(visit, host, prefix)
    term.click()
    assert findings(visit) == []
    assert overflow(visit) <= 0
    place = box.bounding_box()
    size = visit.page.viewport_size
    assert place is not None
    assert size is not None
    assert place["x"] >= 0
    assert place["x"] + place["width"] <= size["width"]
    assert 0 <= place["y"] <= size["height"] - place["height"]


@pytest.mark.parametrize("visit", [pytest.param({"scripts": False}, id="no-scripts")], indirect=True)
def test_without_scripts_a_word_leads_to_the_glossary(visit: Visit, host: str) -> None:
    visit.page.goto(f"{host}/{ADDRESS}")
    visit.page.locator("a.term").first.click()
    assert visit.page.url == f"{host}/glossar/#schulplatz"


def test_a_word_looks_like_the_text_around_it(visit: Visit, host: str) -> None:
    first(visit, host)
    for term in visit.page.locator("button.term").all():
        found = term.evaluate(
            """term => { const [own, around] = [term, term.parentElement].map(getComputedStyle);
            return [own.fontSize === around.fontSize, own.color === around.color, own.backgroundColor, own.margin,
                    own.textDecorationLine]; }"""
        )
        assert found == [True, True, "rgba(0, 0, 0, 0)", "0px", "underline"]
