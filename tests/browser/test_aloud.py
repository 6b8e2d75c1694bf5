"""Reading aloud: with stubbed voices, as the browsers that test have none of their own."""

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Visit
from tests.browser.test_pages import findings

pytestmark = pytest.mark.browser

STUB = """
window.said = [];
window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
Object.defineProperty(window, "speechSynthesis", {value: {
    getVoices: () => [{lang: "de-DE"}, {lang: "en-GB", localService: false}], addEventListener() {},
    cancel() { clearTimeout(this.timer); },
    speak(words) {
        said.push([words.lang, words.text, document.querySelector(".is-read")?.textContent]);
        this.timer = setTimeout(() => words.onend(), window.pause ?? 5);
    },
}});
"""


def said(page: Page) -> list[list[str]]:
    found: list[list[str]] = page.evaluate("window.said")
    return found


def test_the_page_is_read_block_by_block_and_the_place_is_marked(visit: Visit, host: str) -> None:
    page = visit.page
    page.add_init_script(STUB)
    page.goto(f"{host}/offers/seiteneinsteigerberatung/")
    page.get_by_role("button", name="Vorlesen").click()
    page.locator("button[data-aloud][aria-pressed=true]").wait_for()
    page.locator("button[data-aloud][aria-pressed=false]").wait_for()
    spoken = said(page)
    texts = [text for _, text, _ in spoken]
    assert texts[0].startswith("Seiteneinsteigerberatung")
    assert "\xad" not in "".join(texts)
    assert any(text == "Kontakt" for text in texts)
    assert {language for language, _, _ in spoken} == {"de"}
    assert all(marked for _, _, marked in spoken)
    assert not any("Merken" in text or "Drucken" in text for text in texts)
    assert any("5 2 0 7 8" in text for text in texts)
    assert page.locator(".is-read").count() == 0


def test_it_stops_when_pressed_again_and_by_escape(visit: Visit, host: str) -> None:
    page = visit.page
    page.add_init_script(f"window.pause = 60000;{STUB}")
    page.goto(f"{host}/familien/")
    button = page.get_by_role("button", name="Vorlesen")
    for key in ("", "Escape"):
        button.click()
        page.locator(".is-read").wait_for()
        assert button.get_attribute("aria-pressed") == "true"
        assert findings(visit) == []
        page.keyboard.press(key) if key else button.click()
        assert button.get_attribute("aria-pressed") == "false"
        assert page.locator(".is-read").count() == 0


def test_without_a_voice_of_the_device_it_says_so(visit: Visit, host: str) -> None:
    page = visit.page
    page.add_init_script(STUB)
    page.goto(f"{host}/en/familien/")
    page.get_by_role("button", name="Read aloud").click()
    page.locator("#__aloud", has_text="no voice for this language").wait_for()
    assert said(page) == []


@pytest.mark.parametrize(
    ("written", "spoken"),
    [
        ("+49 241 5198-4610", "+ 4 9 2 4 1 5 1 9 8 - 4 6 1 0"),
        ("52078 Aachen", "5 2 0 7 8 Aachen"),
        ("um 14:30 Uhr", "um 1 4 : 3 0 Uhr"),
        ("seit 2018", "seit 2018"),
        ("am 15. März", "am 15. März"),
        ("22.11.2026", "22.11.2026"),
        ("rund 4.300 Schulen", "rund 4.300 Schulen"),
        ("im Schuljahr 2022/2023", "im Schuljahr 2022/2023"),
        ("Klasse 1 bis 4", "Klasse 1 bis 4"),
    ],
)
def test_numbers(visit: Visit, host: str, written: str, spoken: str) -> None:
    visit.page.add_init_script(STUB)
    visit.page.goto(f"{host}/kontakt/")
    address = visit.page.locator("main").get_attribute("data-aloud-script")
    assert address
    visit.page.add_script_tag(url=visit.page.evaluate("(name) => new URL(name, location.href).href", address))
    assert visit.page.evaluate("(text) => portalAloud.spoken(text)", written) == spoken


def test_nothing_is_loaded_before_somebody_asks(visit: Visit, host: str) -> None:
    asked: list[str] = []
    visit.page.on("request", lambda request: asked.append(request.url))
    visit.page.goto(f"{host}/familien/", wait_until="networkidle")
    assert not any("aloud" in url for url in asked)
