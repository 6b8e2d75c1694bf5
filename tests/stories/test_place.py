"""A family in Monschau wants what applies there, and nothing that is only for the City of Aachen."""

import pytest
from playwright.sync_api import expect

from portal.catalogue import load
from portal.project import open_project
from tests.stories.reader import Reader, words
from tests.support import ROOT

pytestmark = pytest.mark.browser

AROUND = {"05334020", "05334", "05", "DE"}
"""Monschau, the region, the state, the country."""


def test_the_filter_shows_what_applies_in_monschau(reader: Reader) -> None:
    reader.start().browse().choose("Ort", "Monschau")
    reader.main.get_by_label("Je Seite").select_option("50")
    addresses = set()
    further = reader.main.locator("[data-part=pages]").get_by_role("link")
    for number in range(1, total(reader) // 50 + 2):
        if number > 1:
            further.filter(has_text=str(number)).click()
        reader.main.get_by_role("heading", name=f"Ergebnisse, Seite {number}", exact=True).wait_for()
        expect(reader.results.get_by_role("article")).to_have_count(min(50, total(reader) - 50 * (number - 1)))
        addresses |= {href.removeprefix("../") for href in reader.links(reader.results)}
    assert len(addresses) == total(reader)
    assert len(addresses) >= 40
    places = {r.address: getattr(r.meta, "municipalities", ()) for r in load(open_project(ROOT)).records}
    shown = {address: places.get(address, ()) for address in addresses}
    assert {address: codes for address, codes in shown.items() if not AROUND & set(codes)} == {}


def test_the_list_of_monschau_says_where_things_apply(reader: Reader) -> None:
    reader.start().follow("Monschau")
    cards = reader.main.get_by_role("article")
    assert cards.count() > 0
    facts = [words(card).split("\n") for card in cards.all()]
    assert not [lines for lines in facts if "Aachen" in lines]
    everywhere = {line for lines in facts for line in lines}
    assert {"alle zehn Kommunen", "Nordrhein-Westfalen", "9 Kommunen (ohne Aachen)"} <= everywhere


def total(reader: Reader) -> int:
    """Return how many entries the page says that it has found."""
    return int(words(reader.status).split()[0])
