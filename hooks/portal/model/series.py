"""The days of a repeated event."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import count

from portal.model.parts import Repetition

WEEKDAYS = ("mo", "di", "mi", "do", "fr", "sa", "so")
"""Codes of the days, Monday first as `date.weekday()` counts."""


def days_of_series(first: date, repeats: Repetition) -> Iterator[date]:
    """Yield the days of a series in order, its last day included.

    A month or year without the day is left out, as RFC 5545 says of recurrence rules.
    """
    days = _weekly if repeats.freq == "weekly" else _by_month
    for day in days(first, repeats):
        if day > repeats.until:
            return
        if day >= first:
            yield day


def _weekly(first: date, repeats: Repetition) -> Iterator[date]:
    weekdays = sorted(map(WEEKDAYS.index, repeats.days)) or [first.weekday()]
    monday = first - timedelta(days=first.weekday())
    while True:
        yield from (monday + timedelta(days=weekday) for weekday in weekdays)
        monday += timedelta(weeks=repeats.interval or 1)


def _by_month(first: date, repeats: Repetition) -> Iterator[date]:
    step = (repeats.interval or 1) * (12 if repeats.freq == "yearly" else 1)
    for month in count(first.year * 12 + first.month - 1, step):
        try:
            yield date(month // 12, month % 12 + 1, first.day)
        except ValueError:
            if month // 12 > repeats.until.year:
                return
