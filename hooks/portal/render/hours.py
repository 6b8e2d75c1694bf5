"""Opening hours in words, the public holidays that are near, and what a browser needs to say whether it is open now."""

import json
import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Any

from portal.model.calendar import customary_days, public_holidays
from portal.model.hours import DAYS, Date, Days, Hours, Rule, minutes_open, read_hours
from portal.model.kinds import Offer, Organisation
from portal.model.record import STALE_AFTER_DAYS, Record
from portal.render.attribution import in_language
from portal.render.edition import Edition
from portal.render.formats import clock, day_of_year, figures, full_day, join, month_name, partial_day, span, weekday
from portal.render.locales import direction
from portal.render.values import Value

NEAR = 14
"""For how many days a page knows whether it is open; an older page is silent."""

_MINUTES = 24 * 60
_NUMBERS = {1: "first", 2: "second", 3: "third", 4: "fourth", -1: "last"}
_OSM_DAY = re.compile(rf"\b({'|'.join(DAYS)}|PH|SH)\b")
_OSM_HOURS = re.compile(r"(\d\d:\d\d)-(\d\d:\d\d)")


def hours_lines(text: str | None, edition: Edition) -> list[Value]:
    """Return opening hours in words, line by line; nothing if nobody knows them."""
    if not text:
        return []
    if (hours := read_hours(text)) is None:
        return [Value(line) for line in _as_written(text, edition)]
    lines = [Value(_line(rule, edition)) for rule in hours.rules]
    return [*lines, *(Value(line, tone="small") for line in _near_holidays(hours, edition))]


def school_holidays(meta: Offer | Organisation, edition: Edition) -> list[Value]:
    """Return the line that says that there is nothing in the school holidays."""
    return [Value(edition.words("hours.not_in_school_holidays"))] if meta.not_in_school_holidays else []


def open_now(record: Record, edition: Edition) -> str:
    """Return what a script needs to say whether it is open, as JSON; empty where that is not certain.

    `first` is the first of the `days` that the page knows, `unsure` those of them, by number, on which it is silent,
    `open` says when it is open (minutes after the first midnight, in the time of Germany) by what is to be said then,
    `closed` what is to be said at other times.
    """
    meta, today = record.meta, edition.today
    if not isinstance(meta, (Offer, Organisation)) or not meta.opening_hours or meta.not_in_school_holidays:
        return ""
    hours = read_hours(meta.opening_hours)
    if hours is None or not hours.is_certain or not _is_reliable(record, today):
        return ""
    said: dict[str, list[tuple[int, int]]] = {}
    for start, end in _intervals(hours, today):
        said.setdefault(_said(start, end, edition), []).append((start, end))
    unsure = [number for number, day in enumerate(_near(today)) if _is_unsure(hours, day)]
    closed = edition.words("hours.now_closed")
    data: dict[str, Any] = {"first": today.isoformat(), "days": NEAR, "unsure": unsure, "open": said, "closed": closed}
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def _is_reliable(record: Record, today: date) -> bool:
    """Return whether the record is running and was checked within half a year."""
    checked = record.meta.last_checked
    is_current = record.meta.activity == "running" and not record.is_draft and not record.is_archived(today)
    return is_current and checked is not None and (today - checked).days <= STALE_AFTER_DAYS


def _near(today: date) -> list[date]:
    return [today + timedelta(days=number) for number in range(NEAR)]


def _intervals(hours: Hours, today: date) -> list[tuple[int, int]]:
    """Return from when to when it is open in the next days, in minutes; what goes on over midnight is one."""
    found: list[tuple[int, int]] = []
    for number, day in enumerate(_near(today)):
        for start, end in minutes_open(_text_of(hours, day), day):
            start, end = start + number * _MINUTES, end + number * _MINUTES
            if found and found[-1][1] == start:
                start = found.pop()[0]
            found.append((start, end))
    return found


def _text_of(hours: Hours, day: date) -> str:
    return hours.on_holidays if hours.on_holidays and _is_holiday(day) else hours.usual


def _is_holiday(day: date) -> bool:
    return day in public_holidays(day.year)


def _is_unsure(hours: Hours, day: date) -> bool:
    """Return whether it would be open on a day on which many are closed, and the hours do not speak of that day."""
    if hours.names(day):
        return _is_holiday(day) and bool(hours.on_holidays)  # which of both counts?
    is_unsaid = (_is_holiday(day) and not hours.on_holidays) or day in customary_days(day.year)
    return is_unsaid and bool(minutes_open(hours.usual, day))


def _said(start: int, end: int, edition: Edition) -> str:
    """Return what is said while it is open from one minute to another."""
    if end - start > _MINUTES or end == NEAR * _MINUTES:
        return edition.words("hours.now")
    return edition.words("hours.now_until", time=clock(_time(end), edition.language))


def _time(minutes: int) -> str:
    return f"{minutes // 60 % 24:02}:{minutes % 60:02}"


def _near_holidays(hours: Hours, edition: Edition) -> Iterator[str]:
    """Yield a line for each public holiday of the next days that changes the usual hours, or may change them."""
    for day in _near(edition.today) if hours.is_certain else ():
        usual, here = minutes_open(hours.usual, day), minutes_open(_text_of(hours, day), day)
        if not _is_holiday(day) or not (usual or here):
            continue
        what = _times([(_time(start), _time(end)) for start, end in here], edition) or edition.words("formats.closed")
        if _is_unsure(hours, day):
            what = edition.words("unknown.ask")
        yield edition.words("hours.holiday", day=full_day(day, edition.language), what=what)


def _line(rule: Rule, edition: Edition) -> str:
    """Return a rule in words; safe HTML if it has a remark in another language."""
    when, what = _when(rule, edition), _what(rule, edition)
    if rule.is_otherwise:
        what = edition.words("hours.otherwise", what=what)
    return edition.words("hours.line", when=when, what=what) if when else what


def _when(rule: Rule, edition: Edition) -> str:
    words, language = edition.words, edition.language
    dates = [_date_span(first, last, language) for first, last in rule.dates]
    days = [name for days in rule.days for name in _day_names(days, edition)]
    days += [words("formats.holidays")] * rule.has_holidays
    days += [words("hours.school_holidays")] * rule.has_school_holidays
    if rule.times and not dates and not days:
        return words("hours.daily")
    return words("formats.comma").join(filter(None, (join(dates, language), join(days, language))))


def _day_names(days: Days, edition: Edition) -> Iterator[str]:
    first, last = weekday(days.first, edition.language), weekday(days.last, edition.language)
    for number in days.numbers:
        yield edition.words(f"hours.nth.{_NUMBERS[number]}", day=first)
    if days.last == days.first + 1:
        yield from (first, last)
    elif not days.numbers:
        yield span(first, last, edition.language)


def _date_span(first: Date, last: Date, language: str) -> str:
    return span(_date(first, language), _date(last, language), language)


def _date(date_: Date, language: str) -> str:
    """Return a month or a day of it, with the year where it is one year's."""
    value = date(date_.year or 2000, date_.month, date_.day or 1)  # a leap year
    if date_.year:
        return partial_day(value.isoformat() if date_.day else f"{value:%Y-%m}", language)
    return day_of_year(value, language) if date_.day else month_name(value, language)


def _what(rule: Rule, edition: Edition) -> str:
    words, when = edition.words, bool(rule.dates or rule.days or rule.has_holidays or rule.has_school_holidays)
    if rule.is_by_appointment and rule.state == "open" and not rule.times:
        return words("hours.appointment")
    if rule.state == "open":
        what = _times(rule.times, edition) or ("" if rule.comment else words("hours.open" if when else "hours.always"))
    else:
        what = words("formats.closed" if rule.state == "closed" else "unknown.ask")
    if not rule.comment:
        return what
    remark = words("hours.appointment") if rule.is_by_appointment else in_language(rule.comment, edition.neutral)
    return words("hours.remark", what=what, remark=remark) if what else remark


def _times(times: Sequence[tuple[str, str]], edition: Edition) -> str:
    language = edition.language
    spans = [span(start, end, language) for start, end in times if end]
    open_ended = [edition.words("hours.from", time=clock(start, language)) for start, end in times if not end]
    return join([clock(join(spans, language), language)] * bool(spans) + open_ended, language)


def _as_written(text: str, edition: Edition) -> Iterator[str]:
    """Yield the lines of opening hours that cannot be taken apart, with the weekdays of the language."""
    words, language = edition.words, edition.language

    def name(match: re.Match[str]) -> str:
        code = match[1]
        if code in DAYS:
            return weekday(DAYS.index(code), language, "abbreviated")
        return words("formats.holidays" if code == "PH" else "hours.school_holidays")

    def hours(match: re.Match[str]) -> str:
        return words("formats.span", start=match[1], end=match[2])

    # A dash between two times is read from the wrong side where the words around it run from right to left.
    spelt = _OSM_HOURS.sub(hours, text) if direction(language) == "rtl" else text
    lines = [_OSM_DAY.sub(name, line.strip()) for line in spelt.split(";") if line.strip()]
    lines = [line.replace("-", "–").replace(" off", f" {words('formats.closed')}") for line in lines]
    yield from (figures(line.replace(",", words("formats.comma")), language) for line in lines)
