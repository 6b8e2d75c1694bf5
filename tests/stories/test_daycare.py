"""Somebody from a daycare centre looks for what goes with the years."""

import pytest
from playwright.sync_api import Locator

from tests.stories.reader import Reader, words

pytestmark = pytest.mark.browser

CHAIN = [("bis 1 Jahr", "griffbereitMINI"), ("1 bis 3 Jahre", "Griffbereit"), ("4 bis 6 Jahre", "Rucksack KiTa")]


def test_the_early_years_are_a_chain_with_ages(reader: Reader) -> None:
    reader.start().browse().choose("Bildungsstufe", "Elementarbereich").choose("Art", "Programm")
    assert {title for _age, title in CHAIN} <= set(reader.hits())
    reader.follow("griffbereitMINI")
    assert steps(reader) == CHAIN
    for age, title in CHAIN[1:]:
        reader.follow(age, chain(reader))
        assert title == words(reader.main.get_by_role("heading", level=1))
        assert (age, title) in steps(reader)


def chain(reader: Reader) -> Locator:
    """Return the steps that follow each other."""
    return reader.main.get_by_role("region", name="Schritt für Schritt")


def steps(reader: Reader) -> list[tuple[str, str]]:
    """Return age and programme of every step."""
    lines = [words(step).split("\n") for step in chain(reader).get_by_role("listitem").all()]
    return [(line[0], line[1]) for line in lines]
