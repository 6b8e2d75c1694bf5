"""Opening hours in words, and the times from which a browser tells whether it is open."""

import json
from datetime import date
from typing import Any

import pytest

from portal.render.facts import facts
from portal.render.hours import hours_lines, open_now
from tests.render.editions import edition, record
from tests.support import OFFER, ORGANISATION, TODAY, Portal

WEEK = "opening_hours: Mo-Fr 08:30-12:00,14:00-16:00; PH off"
CHRISTMAS = date(2026, 12, 20)


def lines(portal: Portal, text: str, language: str = "de", today: date = TODAY) -> list[str]:
    return [value.text for value in hours_lines(text, edition(portal, language, today))]


def known(portal: Portal, hours: str, *others: str, today: date = TODAY) -> dict[str, Any]:
    """Return what a page tells the script about the organisation with these hours; nothing if it is silent."""
    portal.add(ORGANISATION, f"opening_hours: {hours}", *others)
    seen = edition(portal, today=today)
    data = open_now(record(seen, "ki-region"), seen)
    return json.loads(data) if data else {}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Mo-Fr 08:30-12:00; PH off", ["Montag bis Freitag: 08:30 bis 12:00 Uhr", "Feiertage: geschlossen"]),
        ("Mo-Tu 08:30-12:00,14:00-16:00", ["Montag und Dienstag: 08:30 bis 12:00 und 14:00 bis 16:00 Uhr"]),
        ("09:00-17:00", ["täglich: 09:00 bis 17:00 Uhr"]),
        ("24/7", ["rund um die Uhr"]),
        ("Mo-Fr", ["Montag bis Freitag: geöffnet"]),
        ("We[1] 15:00+", ["erster Mittwoch im Monat: ab 15:00 Uhr"]),
        ("Jul-Aug Sa 10:00-12:00", ["Juli bis August, Samstag: 10:00 bis 12:00 Uhr"]),
        ("2026 Dec 24-2027 Jan 02 off", ["24. Dezember 2026 bis 2. Januar 2027: geschlossen"]),
        ("Dec 24 off; SH off", ["24. Dezember: geschlossen", "Schulferien: geschlossen"]),
        ('"by appointment"', ["nach Vereinbarung"]),
        ('Tu 09:00-11:00 "by appointment"', ["Dienstag: 09:00 bis 11:00 Uhr (nach Vereinbarung)"]),
        ('Mo 09:00-11:00; "nach Vereinbarung"', ["Montag: 09:00 bis 11:00 Uhr", "sonst nach Vereinbarung"]),
        ("Mo unknown", ["Montag: nicht bekannt, bitte vorher fragen"]),
        ("Mo sunrise-sunset; PH off", ["Mo. sunrise–sunset", "Feiertage geschlossen"]),
    ],
)
def test_opening_hours_are_said_in_words(portal: Portal, text: str, said: list[str]) -> None:
    assert lines(portal, text) == said


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", ["Monday to Friday: 08:30 to 12:00", "otherwise by appointment"]),
        ("uk", ["понеділок – пʼятниця: 08:30 – 12:00", "в інший час за домовленістю"]),
        ("ar", ["من الاثنين إلى الجمعة: من 08:30 إلى 12:00", "وفي غير ذلك بموعد مسبق"]),
        ("tr", ["Pazartesi – Cuma: 08:30 – 12:00", "diğer zamanlarda randevuyla"]),
        ("fa", ["از دوشنبه تا جمعه: از ۰۸:۳۰ تا ۱۲:۰۰", "در غیر این صورت با هماهنگی قبلی"]),
    ],
)
def test_every_language_has_its_words(portal: Portal, language: str, said: list[str]) -> None:
    assert lines(portal, 'Mo-Fr 08:30-12:00; "nach Vereinbarung"', language) == said


def test_a_remark_says_its_language(portal: Portal) -> None:
    assert lines(portal, 'Mo 09:00-11:00 "nur <i>telefonisch</i>"', "en") == [
        'Monday: 09:00 to 11:00 (<span lang="de" dir="ltr">nur &lt;i&gt;telefonisch&lt;/i&gt;</span>)'
    ]


def test_holidays_that_are_near_are_named(portal: Portal) -> None:
    assert lines(portal, "Mo-Fr 08:30-12:00; PH off", today=CHRISTMAS)[2:] == [
        "Freitag, 25. Dezember 2026: Feiertag, geschlossen",
        "Freitag, 1. Januar 2027: Feiertag, geschlossen",
    ]
    assert lines(portal, "Sa,PH 10:00-12:00", today=CHRISTMAS)[1] == (
        "Freitag, 25. Dezember 2026: Feiertag, 10:00 bis 12:00 Uhr"
    )
    assert lines(portal, "Mo-Th 08:30-12:00", today=CHRISTMAS)[1:] == []
    assert lines(portal, "Mo-Fr 08:30-12:00", "en", CHRISTMAS)[1] == (
        "Friday, 25 December 2026: public holiday, not known, please ask first"
    )


def test_the_box_shows_hours_and_school_holidays(portal: Portal) -> None:
    portal.add(ORGANISATION, WEEK, "not_in_school_holidays: yes")
    portal.add(OFFER, "not_in_school_holidays: yes")
    portal.change(OFFER, "continuous_entry: yes", "continuous_entry: unknown")
    seen = edition(portal)
    assert seen.catalogue.problems == ()
    boxes = {
        id_: {fact.label: [value.text for value in fact.values] for fact in facts(record(seen, id_), seen)}
        for id_ in ("ki-region", "elterncafe")
    }
    assert boxes["ki-region"]["Öffnungszeiten"][1:] == ["Feiertage: geschlossen", "nicht in den Schulferien"]
    assert boxes["elterncafe"]["Zeiten"] == ["nicht bekannt, bitte vorher fragen", "nicht in den Schulferien"]


def test_the_page_knows_when_it_is_open(portal: Portal) -> None:
    found = known(portal, "Mo-Fr 08:30-12:00; PH off")
    assert (found["first"], found["days"], found["unsure"]) == ("2026-11-22", 14, [])
    (said, times), *others = found["open"].items()
    assert (said, others, found["closed"]) == ("Jetzt geöffnet bis 12:00 Uhr", [], "Jetzt geschlossen")
    assert times[:2] == [[1440 + 510, 1440 + 720], [2880 + 510, 2880 + 720]]
    assert len(times) == 10


def test_what_goes_on_over_midnight_is_one(portal: Portal) -> None:
    assert known(portal, "24/7")["open"] == {"Jetzt geöffnet": [[0, 14 * 1440]]}


def test_holidays_are_closed_or_open_as_the_hours_say(portal: Portal) -> None:
    found = known(portal, "Mo-Fr 08:00-12:00; PH 10:00-11:00", today=CHRISTMAS)
    assert found["open"]["Jetzt geöffnet bis 11:00 Uhr"] == [[day * 1440 + 600, day * 1440 + 660] for day in (5, 6, 12)]
    assert found["unsure"] == [4, 11]  # Christmas Eve and New Year's Eve


def test_a_holiday_that_the_hours_do_not_name_is_unsure(portal: Portal) -> None:
    assert known(portal, "Mo-Fr 08:00-12:00", today=CHRISTMAS)["unsure"] == [4, 5, 11, 12]


def test_a_day_that_the_hours_name_is_sure(portal: Portal) -> None:
    found = known(portal, "Mo-Fr 08:00-12:00; Dec 24-Jan 1 off", today=CHRISTMAS)
    assert found["unsure"] == []
    assert len(found["open"]["Jetzt geöffnet bis 12:00 Uhr"]) == 3


@pytest.mark.parametrize(
    ("hours", "others"),
    [
        ('Mo-Fr 08:00-12:00 "nur telefonisch"', ()),
        ("'\"by appointment\"'", ()),
        ("Mo-Fr 08:00-12:00; SH off", ()),
        ("Mo-Fr unknown", ()),
        ("Mo-Fr sunrise-sunset", ()),
        ("Mo-Fr 08:00-12:00", ("not_in_school_holidays: yes",)),
        ("Mo-Fr 08:00-12:00", ("activity: likely",)),
    ],
)
def test_where_it_is_not_certain_nothing_is_said(portal: Portal, hours: str, others: tuple[str, ...]) -> None:
    assert known(portal, hours, *others) == {}


def test_hours_that_nobody_has_checked_for_long_are_not_certain(portal: Portal) -> None:
    assert known(portal, "Mo-Fr 08:00-12:00", today=date(2027, 4, 30)) == {}


def test_a_record_without_hours_is_silent(portal: Portal) -> None:
    seen = edition(portal)
    assert open_now(record(seen, "ki-region"), seen) == open_now(record(seen, "griffbereit"), seen) == ""
