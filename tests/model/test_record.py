"""A record in time: archived, expired, past, stale, next."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from portal.model.kinds import Event, Kind, Material, Offer, OfferTranslation, Organisation
from portal.model.record import Record, Text
from portal.problems import Mark

TODAY = date(2026, 11, 22)


def record(kind: type[Kind], **values: Any) -> Record:
    meta = kind.model_validate({"id": "eins", "state": "published", **values})
    text = Text("de", "materials/x/eins/index.md", meta, "", 1, {("a",): Mark(2, 1), ("a", 0): Mark(3, 5)})
    return Record("eins", meta, {"de": text}, "de", "materials/x/eins")


def test_a_record_is_archived_by_its_state() -> None:
    assert record(Material, state="archived").is_archived(TODAY)
    assert not record(Material).is_archived(TODAY)


@pytest.mark.parametrize(
    ("expires", "is_expired"), [("2026-11-21", True), ("2026-11-22", False), ("2027-01-01", False)]
)
def test_a_record_is_shown_on_its_last_day_and_archived_after(expires: str, is_expired: bool) -> None:
    material = record(Material, expires=expires)
    assert (material.is_expired(TODAY), material.is_archived(TODAY)) == (is_expired, is_expired)


@pytest.mark.parametrize(
    ("values", "is_past"),
    [
        ({"start": "2026-11-21", "end": "2026-11-21"}, True),
        ({"start": "2026-11-22 09:00", "end": "2026-11-22 10:00"}, False),
        ({"start": "2026-11-20", "end": "2026-11-23"}, False),
        ({"start": "2026-01-05", "end": "2026-01-05", "repeats": {"freq": "weekly", "until": "2026-12-31"}}, False),
        ({"start": "2026-01-05", "end": "2026-01-05", "repeats": {"freq": "weekly", "until": "2026-11-01"}}, True),
        ({"date_note": "Nächster Termin noch nicht bekannt"}, False),
    ],
)
def test_an_event_is_past_after_its_last_day(values: dict[str, Any], is_past: bool) -> None:
    event = record(Event, **values)
    assert (event.is_past(TODAY), event.is_archived(TODAY)) == (is_past, is_past)


@pytest.mark.parametrize(("checked", "is_stale"), [("2026-05-26", False), ("2026-05-25", True)])
def test_an_offer_is_stale_after_180_days(checked: str, is_stale: bool) -> None:
    assert record(Offer, last_checked=checked).is_stale(TODAY) is is_stale


def test_only_offers_grow_stale() -> None:
    assert not record(Organisation, last_checked="2020-01-01").is_stale(TODAY)
    assert not record(Offer).is_stale(TODAY)


@pytest.mark.parametrize(
    ("kind", "values", "day"),
    [
        (Event, {"start": "2027-03-01 14:00", "end": "2027-03-01 16:00"}, date(2027, 3, 1)),
        (Event, {"start": "2026-11-22 23:00", "end": "2026-11-22 23:30"}, TODAY),
        (Event, {"start": "2026-11-20", "end": "2026-11-24"}, TODAY),
        (Event, {"start": "2026-11-20", "end": "2026-11-21"}, None),
        (Event, {"date_note": "Noch offen"}, None),
        (
            Event,
            {"start": "2026-11-02", "end": "2026-11-02", "repeats": {"freq": "weekly", "until": "2026-12-31"}},
            date(2026, 11, 23),
        ),
        (
            Event,
            {"start": "2026-11-02", "end": "2026-11-02", "repeats": {"freq": "weekly", "until": "2026-11-20"}},
            None,
        ),
        (Offer, {"runs": ({"start": "2026-10-01", "end": "2026-12-01"},)}, TODAY),
        (
            Offer,
            {"runs": ({"start": "2027-02-01", "end": "2027-03-01"}, {"start": "2027-01-01", "end": "2027-01-31"})},
            date(2027, 1, 1),
        ),
        (Offer, {"runs": ({"start": "2026-01-01", "end": "2026-02-01"},)}, None),
        (Offer, {"continuous_entry": "yes"}, None),
        (Material, {}, None),
    ],
)
def test_the_next_day_is_the_first_from_today_on(kind: type[Kind], values: dict[str, Any], day: date | None) -> None:
    assert record(kind, **values).next_day(TODAY) == day


def test_the_address_comes_from_kind_and_slug() -> None:
    assert record(Material).address == "teaching-materials/eins/"


def test_a_text_that_is_not_translated_is_the_original() -> None:
    offer = record(Offer)
    translated = replace(offer, texts={**offer.texts, "en": Text("en", "x", OfferTranslation(), "", 1)})
    assert translated.text("en").language == "en"
    assert translated.text("tr") is translated.original


def test_the_mark_of_a_value_is_that_of_the_nearest_that_has_one() -> None:
    text = record(Material).original
    assert text.mark("a", 0, "b") == Mark(3, 5)
    assert text.mark("a", 7) == Mark(2, 1)
    assert text.mark("z") is None
    problem = text.problem("order", "a", 0, first="x", second="y")
    assert (problem.line, problem.column, problem.field) == (3, 5, "a")
