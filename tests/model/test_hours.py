"""Opening hours taken apart: what is understood, and what a clock and a calendar can tell."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.model.hours import Date, Days, Hours, Rule, minutes_open, read_hours

MONDAY = date(2026, 11, 23)


def read(text: str) -> Hours:
    hours = read_hours(text)
    assert hours is not None
    return hours


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        ("Mo-Fr 08:00-12:00", [Rule(days=(Days(0, 4),), times=(("08:00", "12:00"),))]),
        ("8:00-12:00", [Rule(times=(("08:00", "12:00"),))]),
        ("24/7", [Rule()]),
        ("off", [Rule(state="closed")]),
        ("We[1,-1] 14:00+", [Rule(days=(Days(2, 2, (1, -1)),), times=(("14:00", ""),))]),
        ("PH,Su 10:00-12:00", [Rule(days=(Days(6, 6),), times=(("10:00", "12:00"),), has_holidays=True)]),
        ("SH off", [Rule(state="closed", has_school_holidays=True)]),
        ("Jul-Aug Mo", [Rule(dates=((Date(7), Date(8)),), days=(Days(0, 0),))]),
        ("2026 Dec 24 off", [Rule(dates=((Date(12, 24, 2026), Date(12, 24, 2026)),), state="closed")]),
        ('"by appointment"', [Rule(comment="by appointment")]),
        ("Mo unknown", [Rule(days=(Days(0, 0),), state="unknown")]),
    ],
)
def test_a_rule_says_when_and_what(text: str, rules: list[Rule]) -> None:
    assert list(read(text).rules) == rules


def test_times_that_replace_earlier_ones_leave_those_out() -> None:
    first, second = read("Mo-Fr 08:00-12:00; Th 14:00-18:00").rules
    assert (first.days, second.days) == ((Days(0, 2), Days(4, 4)), (Days(3, 3),))
    assert read("Mo-Fr 08:00-12:00, Th 14:00-18:00").rules[1].times == (("08:00", "12:00"), ("14:00", "18:00"))


@pytest.mark.parametrize("separator", ["; ", ", ", " || ", ";"])
def test_a_remark_at_the_end_replaces_nothing(separator: str) -> None:
    rules = read(f'Mo-Fr 08:00-12:00{separator}"nach Vereinbarung"').rules
    assert [(rule.comment, rule.is_otherwise) for rule in rules] == [("", False), ("nach Vereinbarung", True)]


@pytest.mark.parametrize(
    ("remark", "is_appointment"),
    [
        ("by appointment", True),
        ("nur nach Vereinbarung", True),
        ("Termin nach Absprache", True),
        ("nach Terminvereinbarung", True),
        ("nur telefonisch", False),
        ("nach Vereinbarung, nicht montags", False),
    ],
)
def test_a_remark_may_ask_for_an_appointment(remark: str, is_appointment: bool) -> None:
    assert read(f'"{remark}"').rules[0].is_by_appointment == is_appointment


@pytest.mark.parametrize(
    "text",
    ["sunrise-sunset", "week 1-53/2 Mo 10:00-12:00", "SH Mo-Fr 09:00-10:00", "easter off", "2026 Mo 10:00-12:00"],
)
def test_what_is_seldom_written_is_not_taken_apart(text: str) -> None:
    assert read_hours(text) is None


@pytest.mark.parametrize(
    "text",
    [
        'Mo-Fr 08:00-12:00 "nur telefonisch"',
        'Mo-Fr 08:00-12:00; "by appointment"',
        "Mo-Fr 08:00-12:00 unknown",
        "Mo-Fr 08:00-12:00; SH off",
        "Mo-Fr 14:00+",
        "Fr 22:00-02:00",
        "Dec PH off; Mo 10:00-12:00",
    ],
)
def test_nobody_can_be_certain_of_these(text: str) -> None:
    assert not read(text).is_certain


def test_holidays_are_told_apart_from_other_days() -> None:
    hours = read("Mo-Sa,PH 10:00-18:00; Su off")
    assert (hours.usual, hours.on_holidays) == ("Mo-Sa 10:00-18:00; Su closed", "10:00-18:00")
    assert read("PH off").usual == "closed"
    assert read("Mo 10:00-12:00").on_holidays == ""


def test_a_rule_may_speak_of_a_very_day() -> None:
    hours = read("Mo-Fr 10:00-12:00; Dec 24-Jan 2 off; 2026 Nov 23 off")
    named = [date(2026, 12, 24), date(2027, 1, 2), MONDAY]
    assert all(hours.names(day) for day in named)
    assert not any(hours.names(day) for day in (date(2026, 12, 23), date(2027, 1, 3), date(2027, 11, 23)))
    assert not read("Jul-Aug Mo 10:00-12:00").names(date(2026, 7, 6))


def test_a_day_is_open_for_minutes() -> None:
    assert minutes_open("Mo-Fr 08:00-12:00,14:00-24:00", MONDAY) == [(480, 720), (840, 1440)]
    assert minutes_open("Tu 08:00-12:00", MONDAY) == minutes_open("closed", MONDAY) == []
    assert minutes_open("24/7", MONDAY) == [(0, 1440)]


WEEK = st.sampled_from(["", "Mo", "Tu-Th", "Mo,We-Fr", "PH", "SH", "Sa,PH", "Fr[2]"])
TIMES = st.sampled_from(["", "08:00-12:00", "08:00-12:00,13:00-15:30", "22:00-03:00", "00:00-24:00"])
DATES = st.sampled_from(["", "Jul", "Jan-Mar,Oct", "Dec 24-31", "2027 Feb 08"])
STATES = st.sampled_from(["", "off", "unknown", '"nur telefonisch"', 'open "by appointment"'])
RULES = st.tuples(DATES, WEEK, TIMES, STATES).map(lambda parts: " ".join(filter(None, parts))).filter(bool)


@given(st.lists(RULES, min_size=1, max_size=4), st.sampled_from(["; ", ", ", " || "]))
def test_all_that_can_be_written_of_these_parts_is_understood(rules: list[str], separator: str) -> None:
    hours = read(separator.join(rules))
    assert hours.rules
    minutes_open(hours.usual, MONDAY)
    if hours.on_holidays:
        minutes_open(hours.on_holidays, MONDAY)
