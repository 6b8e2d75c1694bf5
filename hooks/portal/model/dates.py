"""Days and moments as editors write them: ISO 8601, local time of Europe/Berlin."""

import calendar
import re
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from pydantic_core import PydanticCustomError

TIME_ZONE = ZoneInfo("Europe/Berlin")
DAY = r"(\d{4})-(\d{2})-(\d{2})"
_DAY = re.compile(DAY, re.ASCII)
MOMENT = r"(\d{4}-\d{2}-\d{2})[ T](\d{2}:\d{2})(?::00)?(Z|[+-]\d{2}:\d{2})?"
_MOMENT = re.compile(MOMENT, re.ASCII)
PARTIAL = r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?"
_PARTIAL = re.compile(PARTIAL, re.ASCII)
_MONTHS = ("jan", "feb", "mär", "apr", "mai", "jun", "jul", "aug", "sep", "okt", "nov", "dez")
_GERMAN = re.compile(
    r"(\d{1,2})\.\s*(?:(\d{1,2})\.|(Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember))"
    r"\s*(\d{4})"
)
_YEAR_FIRST = re.compile(r"(\d{4})([-./])(\d{1,2})\2(\d{1,2})")
_DAY_AND_TIME = re.compile(r"(.*\d)(?:,\s*|\s+|T)(?:um )?(\d{1,2})[.:](\d{2})(?: Uhr)?")


def parse_day(value: Any) -> date:
    """Return the day of `YYYY-MM-DD`; refuse other forms and days that do not exist."""
    text = str(value)
    if not _DAY.fullmatch(text):
        raise _refuse("date-form", text, _suggested_day(text))
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise _refuse("date-impossible", text) from None


def parse_moment(value: Any) -> date | datetime:
    """Return a day, or the moment of `YYYY-MM-DD HH:MM` in its time zone (Europe/Berlin unless an offset is given)."""
    text = str(value)
    match = _MOMENT.fullmatch(text)
    if match is None:
        if not _DAY.fullmatch(text) and (suggestion := _suggested_moment(text)):
            raise _refuse("date-form", text, suggestion)
        return parse_day(text)
    parse_day(match[1])
    try:
        moment = datetime.fromisoformat(f"{match[1]}T{match[2]}{(match[3] or '').replace('Z', '+00:00')}")
    except ValueError:
        raise _refuse("date-impossible", text) from None
    if moment.tzinfo is not None:
        return moment.astimezone(TIME_ZONE)
    local = moment.replace(tzinfo=TIME_ZONE)
    if local.astimezone(ZoneInfo("UTC")).astimezone(TIME_ZONE).replace(tzinfo=None) != moment:
        raise PydanticCustomError("time-gap", "{value}", {"value": text, "day": match[1], "time": match[2]})
    return local


def check_partial_day(text: str) -> str:
    """Return `YYYY`, `YYYY-MM` or `YYYY-MM-DD` if it exists."""
    match = _PARTIAL.fullmatch(text)
    if match is None:
        raise _refuse("partial-date", text, _suggested_day(text))
    try:
        date(int(match[1]), int(match[2] or 1), int(match[3] or 1))
    except ValueError:
        raise _refuse("date-impossible", text) from None
    return text


def first_day(text: str) -> date:
    """Return the first day of a partial date."""
    year, month, day = (*map(int, text.split("-")), 1, 1)[:3]
    return date(year, month, day)


def last_day(text: str) -> date:
    """Return the last day of a partial date."""
    numbers = [int(part) for part in text.split("-")]
    year = numbers[0]
    month = numbers[1] if len(numbers) > 1 else 12
    return date(year, month, numbers[2] if len(numbers) > 2 else calendar.monthrange(year, month)[1])


def day_of(moment: date | datetime) -> date:
    """Return the calendar day of a moment."""
    return moment.date() if isinstance(moment, datetime) else moment


def _suggested_day(text: str) -> str:
    """Return the day that is meant by 1.3.2025, 1. März 2025 or 2025/3/1; nothing if there is no such day."""
    if match := _GERMAN.fullmatch(text):
        month = int(match[2]) if match[2] else _MONTHS.index(match[3][:3].lower()) + 1
        numbers = int(match[4]), month, int(match[1])
    elif match := _YEAR_FIRST.fullmatch(text):
        numbers = int(match[1]), int(match[3]), int(match[4])
    else:
        return ""
    try:
        return date(*numbers).isoformat()
    except ValueError:
        return ""


def _suggested_moment(text: str) -> str:
    match = _DAY_AND_TIME.fullmatch(text)
    day = match and (match[1] if _DAY.fullmatch(match[1]) else _suggested_day(match[1]))
    return f"{day} {int(match[2]):02}:{match[3]}" if match and day and int(match[2]) < 24 and match[3] < "60" else ""


def _refuse(code: str, text: str, suggestion: str = "") -> PydanticCustomError:
    return PydanticCustomError(code, "{value}", {"value": text, "suggestion": suggestion})
