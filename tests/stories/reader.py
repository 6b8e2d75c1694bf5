"""What a person does with the portal: starts at the home page, searches, filters and follows links by their words."""

import re
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Locator, Page

SOFT_HYPHEN = "\u00ad"
_NUMBER = re.compile(r"(\d+)\s*$")


def words(element: Locator) -> str:
    """Return the words of an element as they are read: without the places where they may break."""
    return element.inner_text().replace(SOFT_HYPHEN, "").strip()


def named(text: str) -> re.Pattern[str]:
    """Return what finds the name that begins with a text; words may have soft hyphens in them."""
    return re.compile("^" + f"{SOFT_HYPHEN}?".join(map(re.escape, text)))


@dataclass
class Reader:
    """Somebody who reads the portal in a language."""

    page: Page
    host: str
    language: str = "de"

    def start(self, language: str = "de") -> "Reader":
        """Open the home page of a language."""
        self.language = language
        self.page.goto(f"{self.host}/" if language == "de" else f"{self.host}/{language}/")
        return self

    @property
    def main(self) -> Locator:
        """Return the page without header and footer."""
        return self.page.get_by_role("main")

    @property
    def address(self) -> str:
        """Return where the reader is, below the start of the site."""
        return self.page.url.removeprefix(f"{self.host}/")

    def follow(self, name: str, within: Locator | None = None) -> "Reader":
        """Follow the first link of a name, in the page itself unless another part is named."""
        (within or self.main).get_by_role("link", name=named(name)).first.click()
        self.page.wait_for_load_state()
        return self

    def follow_footer(self, name: str) -> "Reader":
        """Follow a link at the foot of the page."""
        return self.follow(name, self.page.get_by_role("contentinfo"))

    def search(self, text: str) -> "Reader":
        """Write into the field of the home page and press Enter."""
        self.main.get_by_role("combobox").first.fill(text)
        self.page.keyboard.press("Enter")
        self.page.wait_for_url("**/search/?**")
        self.status.wait_for()
        return self

    def browse(self) -> "Reader":
        """Go to the search page without looking for anything."""
        self.follow_footer({"de": "Suche", "en": "Search"}[self.language])
        self.status.wait_for()
        return self

    @property
    def status(self) -> Locator:
        """Return the line that says how much was found."""
        return self.main.get_by_role("status").filter(has_text=re.compile(r"^\d+ "))

    def choose(self, group: str, label: str) -> "Reader":
        """Tick a box in a group of filters, among the further ones if need be, and wait for what is left."""
        boxes = self.main.get_by_role("group", name=group, exact=True)
        box = boxes.get_by_role("checkbox", name=re.compile(rf"^{re.escape(label)} \d+$"))
        box.or_(boxes.locator("summary")).first.wait_for(state="attached")  # numbers come a moment after the boxes
        if not box.count():
            boxes.locator("summary").click()
        found = _NUMBER.search(box.evaluate("box => box.labels[0].innerText.trim()"))
        assert found, label
        box.check()
        self.status.filter(has_text=re.compile(rf"^{found[1]} ")).wait_for()
        return self

    def hits(self) -> list[str]:
        """Return the titles of what was found, in their order."""
        return [words(title) for title in self.results.get_by_role("heading", level=3).all()]

    def hit(self, title: str) -> Locator:
        """Return the card of what was found under a title."""
        return self.results.get_by_role("article").filter(has=self.page.get_by_role("heading", name=named(title)))

    @property
    def results(self) -> Locator:
        """Return the list of what was found."""
        return self.main.locator("[data-part=hits]")

    def links(self, within: Locator | None = None) -> list[str]:
        """Return where the links lead, as they are written."""
        found: Any = (
            (within or self.main).get_by_role("link").evaluate_all("all => all.map(a => a.getAttribute('href'))")
        )
        return [str(href) for href in found]
