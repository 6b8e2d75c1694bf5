"""Days and moments in local time, and what only looks like one."""

from datetime import date, datetime

import pytest
from pydantic_core import PydanticCustomError

from portal.model import dates
from portal.model.parts import Repetition
from portal.model.series import days_of_series


def refused(text: str) -> PydanticCustomError:
    with pytest.raises(PydanticCustomError) as raised:
        dates.parse_moment(text)
    return raised.value


def test_a_moment_is_local_time() -> None:
    moment = dates.parse_moment("2027-07-01 14:00")
    assert isinstance(moment, datetime)
    assert moment.isoformat() == "2027-07-01T14:00:00+02:00"


@pytest.mark.parametrize("text", ["2027-07-01T12:00Z", "2027-07-01 15:00+03:00"])
def test_a_moment_with_offset_becomes_local_time(text: str) -> None:
    moment = dates.parse_moment(text)
    assert isinstance(moment, datetime)
    assert moment.isoformat() == "2027-07-01T14:00:00+02:00"


def test_a_day_stays_a_day() -> None:
    assert dates.parse_moment("2027-07-01") == date(2027, 7, 1)
    assert not isinstance(dates.parse_moment("2027-07-01"), datetime)


@pytest.mark.parametrize("time", ["02:00", "02:30", "02:59"])
def test_the_hour_that_the_clocks_skip_does_not_exist(time: str) -> None:
    assert refused(f"2027-03-28 {time}").type == "time-gap"


@pytest.mark.parametrize("text", ["2027-03-28 01:59", "2027-03-28 03:00", "2027-10-31 02:30", "2027-03-28 02:30+01:00"])
def test_the_hours_around_the_gap_and_the_double_hour_exist(text: str) -> None:
    assert isinstance(dates.parse_moment(text), datetime)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("2027-02-30", "date-impossible"),
        ("2027-02-30 14:00", "date-impossible"),
        ("2027-03-01 24:30", "date-impossible"),
        ("14:00 Uhr", "date-form"),
    ],
)
def test_a_moment_that_does_not_exist_is_told_from_one_in_another_form(text: str, code: str) -> None:
    assert refused(text).type == code


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2024", date(2024, 1, 1), date(2024, 12, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2024-02-10", date(2024, 2, 10), date(2024, 2, 10)),
    ],
)
def test_a_partial_day_has_a_first_and_a_last_day(text: str, first: date, last: date) -> None:
    assert (dates.first_day(dates.check_partial_day(text)), dates.last_day(text)) == (first, last)


def series(first: date, **values: object) -> list[date]:
    return list(days_of_series(first, Repetition.model_validate(values)))


def test_a_weekly_series_takes_place_on_its_days_until_the_last() -> None:
    days = series(date(2026, 11, 4), freq="weekly", days=("fr", "mi"), until="2026-11-13")
    assert days == [date(2026, 11, 4), date(2026, 11, 6), date(2026, 11, 11), date(2026, 11, 13)]


def test_a_series_every_second_week_leaves_one_out() -> None:
    assert series(date(2026, 11, 2), freq="weekly", interval="2", until="2026-12-01") == [
        date(2026, 11, 2),
        date(2026, 11, 16),
        date(2026, 11, 30),
    ]


def test_a_monthly_series_leaves_out_months_without_the_day() -> None:
    assert series(date(2026, 12, 31), freq="monthly", until="2027-04-01") == [
        date(2026, 12, 31),
        date(2027, 1, 31),
        date(2027, 3, 31),
    ]


def test_a_yearly_series_of_leap_days_ends() -> None:
    assert series(date(2028, 2, 29), freq="yearly", until="2033-01-01") == [date(2028, 2, 29), date(2032, 2, 29)]
