"""Opening hours in OpenStreetMap's notation, taken apart as far as they can be said in words.

What people usually write is taken apart: days, months and dates, times, holidays, remarks. The rest of the notation
(sunrise, weeks of the year, steps) stays text. Source: wiki.openstreetmap.org/wiki/Key:opening_hours/specification.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from opening_hours import OpeningHours

DAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

_MONTH, _DAY, _TIME = "|".join(MONTHS), "|".join(DAYS), r"\d\d:\d\d"
_DATE = rf"(?:\d{{4}} )?(?:{_MONTH})(?: \d{{1,2}})?"
_DATES = rf"{_DATE}(?:-{_DATE})?"
_SPAN = rf"(?:{_DAY})(?:-(?:{_DAY})|\[(?:[1-4]|-1)(?:,(?:[1-4]|-1))*\])?"
_SPANS = rf"(?:PH|SH|{_SPAN})"
_TIMES = rf"{_TIME}-{_TIME}"
_RULE = re.compile(
    rf"(?P<always>24/7)? ?(?P<dates>{_DATES}(?:,{_DATES})*)? ?(?P<days>{_SPANS}(?:,{_SPANS})*)? ?"
    rf'(?P<times>{_TIMES}(?:,{_TIMES})*|{_TIME}\+)? ?(?P<state>closed|unknown)? ?(?:"(?P<comment>[^"]*)")?'
)
_SEPARATOR = re.compile(r'("[^"]*")|(; |, | \|\| )')
_HOLIDAY_AND_DAY = re.compile(rf"\b[PS]H +(?:{_DAY})\b|\b(?:{_DAY}) +[PS]H\b")
_LAST_REMARK = re.compile(r'\s*[;,]\s*("[^"]*")\s*\Z')
_APPOINTMENT = re.compile(
    r"by appointment(?: only)?|only by appointment|on appointment"
    r"|(?:nur )?(?:termine? )?nach (?:vorheriger )?(?:termin)?(?:vereinbarung|absprache)|nur mit termin",
    re.IGNORECASE,
)

State = Literal["open", "closed", "unknown"]


@dataclass(frozen=True, slots=True)
class Date:
    """A month, or a day of it, in one year or in each."""

    month: int
    day: int | None = None
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Days:
    """Days of the week (0 = Monday); `numbers` say which of a month are meant, -1 is the last."""

    first: int
    last: int
    numbers: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Rule:
    """One part of opening hours: when it applies, and what is then.

    Without dates and days it applies always, without times all day. A time is a pair of `HH:MM`; an empty end is not
    known. `is_otherwise` marks what applies where nothing else does.
    """

    dates: tuple[tuple[Date, Date], ...] = ()
    days: tuple[Days, ...] = ()
    has_holidays: bool = False
    has_school_holidays: bool = False
    times: tuple[tuple[str, str], ...] = ()
    state: State = "open"
    comment: str = ""
    is_otherwise: bool = False

    @property
    def is_by_appointment(self) -> bool:
        """Return whether the remark only says that one needs an appointment."""
        return bool(_APPOINTMENT.fullmatch(self.comment))


@dataclass(frozen=True, slots=True)
class Hours:
    """Opening hours as rules, and as two texts in the notation: for all days but holidays, and for holidays."""

    rules: tuple[Rule, ...]
    usual: str
    on_holidays: str

    @property
    def is_certain(self) -> bool:
        """Return whether a clock and a calendar of public holidays are enough to tell whether it is open."""
        return not any(
            rule.comment
            or rule.state == "unknown"
            or rule.has_school_holidays
            or rule.is_otherwise
            or (rule.has_holidays and rule.dates)
            or not all(start < end <= "24:00" for start, end in rule.times)  # into the next day, or nobody knows
            for rule in self.rules
        )

    def names(self, day: date) -> bool:
        """Return whether a rule speaks of this very day: by a date, or by dates before and after it."""
        return any(_is_between(day, first, last) for rule in self.rules for first, last in rule.dates)


@lru_cache(maxsize=1024)
def read_hours(text: str) -> Hours | None:
    """Return valid opening hours taken apart, None if they hold something that is not taken apart."""
    if _HOLIDAY_AND_DAY.search(text):  # the parser reads `SH Mo` as `SH,Mo`
        return None
    parts = list(_parts(_normal(text)))
    matches = [match for _separator, part in parts if (match := _RULE.fullmatch(part))]
    if len(matches) < len(parts):
        return None
    separators = [separator for separator, _part in parts]
    rules = tuple(_rule(match, separator) for match, separator in zip(matches, separators, strict=True))
    kept = [(separator, rule) for match, separator in zip(matches, separators, strict=True) if (rule := _usual(match))]
    usual = "".join(f"{separator if number else ''}{rule}" for number, (separator, rule) in enumerate(kept))
    holidays = [_notation("", "", match) for match in matches if "PH" in _days(match)]
    return Hours(rules, usual or "closed", "; ".join(holidays))


def minutes_open(text: str, day: date) -> list[tuple[int, int]]:
    """Return from when to when it is open on a day, in minutes after midnight, for opening hours in the notation."""
    from opening_hours import State

    midnight = datetime.combine(day, time())
    intervals = _parsed(text).intervals(midnight, midnight + timedelta(days=1))
    found = [(start, end) for start, end, state, _comment in intervals if state == State.OPEN]
    return [(_minutes(start - midnight), _minutes(end - midnight)) for start, end in found]


def _is_between(day: date, first: Date, last: Date) -> bool:
    if first.day is None or last.day is None:
        return False
    if first.year and last.year:
        return date(first.year, first.month, first.day) <= day <= date(last.year, last.month, last.day)
    start, here, end = (first.month, first.day), (day.month, day.day), (last.month, last.day)
    return start <= here <= end if start <= end else here >= start or here <= end


def _minutes(since: timedelta) -> int:
    return int(since.total_seconds()) // 60


@lru_cache(maxsize=1024)
def _parsed(text: str) -> "OpeningHours":
    from opening_hours import OpeningHours  # a binary of 12 MB, loaded only where a record needs it

    return OpeningHours(text)


def _normal(text: str) -> str:
    """Return opening hours with one rule for each time, in one spelling; a remark at the end takes no rule's place."""
    normal = str(_parsed(_LAST_REMARK.sub(r" || \1", text)).normalize())
    return normal if "24/7" in text else normal.replace('24/7 "', '"').replace("24/7 closed", "closed")


def _parts(text: str) -> Iterator[tuple[str, str]]:
    """Yield the rules of opening hours with what stands before each."""
    separator, start = "", 0
    for match in _SEPARATOR.finditer(text):
        if match[2]:
            yield separator, text[start : match.start()]
            separator, start = match[2], match.end()
    yield separator, text[start:]


def _days(match: re.Match[str]) -> list[str]:
    return _listed(match["days"])


def _listed(text: str | None) -> list[str]:
    return re.split(r",(?![^\[]*\])", text) if text else []


def _usual(match: re.Match[str]) -> str:
    """Return a rule in the notation as it is on other days than public holidays, empty if it is for these only."""
    days = [day for day in _days(match) if day != "PH"]
    return _notation(match["dates"], ",".join(days), match) if days or not match["days"] else ""


def _notation(dates: str | None, days: str, match: re.Match[str]) -> str:
    parts = (match["always"], dates, days, match["times"], match["state"])
    return " ".join(filter(None, parts)) or "24/7"


def _rule(match: re.Match[str], separator: str) -> Rule:
    days = _days(match)
    return Rule(
        dates=tuple(_date_span(span) for span in _listed(match["dates"])),
        days=tuple(_day_span(day) for day in days if day not in {"PH", "SH"}),
        has_holidays="PH" in days,
        has_school_holidays="SH" in days,
        times=tuple((span[:5], span[6:]) for span in _listed(match["times"])),
        state=match["state"] or "open",  # type: ignore[arg-type]
        comment=match["comment"] or "",
        is_otherwise="||" in separator,
    )


def _day_span(text: str) -> Days:
    first = DAYS.index(text[:2])
    if text[2:3] == "[":
        return Days(first, first, tuple(map(int, text[3:-1].split(","))))
    return Days(first, DAYS.index(text[3:] or text))


def _date_span(text: str) -> tuple[Date, Date]:
    first, _, last = text.partition("-")
    return _date(first), _date(last or first)


def _date(text: str) -> Date:
    *year, month, day = [*text.split(), ""] if text[-1].isalpha() else text.split()
    return Date(MONTHS.index(month) + 1, int(day) if day else None, int(year[0]) if year else None)
