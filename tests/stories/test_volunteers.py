"""Volunteers look for money for their meeting place, and when to apply."""

import re

import pytest

from tests.stories.reader import Reader, words

pytestmark = pytest.mark.browser


def test_deadlines_of_komm_an_have_dates_and_past_ones_are_marked(reader: Reader) -> None:
    reader.start().follow("Mitmachen", reader.page.get_by_role("banner"))
    reader.follow("Für Ehrenamtliche und Migrantenorganisationen")
    row = reader.main.get_by_role("row").filter(has_text="31. März 2026")
    assert "KOMM-AN NRW" in words(row) and "vorbei" in words(row)
    reader.follow("KOMM-AN NRW")
    facts = reader.main.get_by_role("region", name="Auf einen Blick")
    deadlines = re.findall(r"Antragsfrist: (\d+\. \w+ \d{4})( \(vorbei\))?", words(facts))
    assert deadlines == [("31. März 2026", " (vorbei)")]


def test_the_same_in_english(reader: Reader) -> None:
    reader.start("en").search("KOMM-AN").follow("KOMM-AN NRW")
    facts = reader.main.get_by_role("region", name="At a glance")
    assert "Application deadline: 31 March 2026 (passed)" in words(facts)
