"""Days, numbers, languages and lists as people write them in each language.

Where Babel lacks a language, dates stay ISO 8601 and numbers plain: an honest form that everybody can read.
"""

import re
from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from typing import Literal

from babel import Locale
from babel.dates import format_date, format_skeleton, get_day_names
from babel.numbers import format_currency, format_decimal
from babel.units import format_unit
from markupsafe import Markup

from portal.model.hours import DAYS
from portal.render.collation import collation_key
from portal.render.locales import direction, figures, locale_of
from portal.render.words import load_words

__all__ = ["autonym", "collation_key", "direction", "figures", "language_name"]

_WEEKDAYS = ("mo", "di", "mi", "do", "fr", "sa", "so")
_DURATION = re.compile(r"P(?:(\d+)W|(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?)?)")
_UNITS = ("week", "day", "hour", "minute")


@cache
def language_name(code: str, in_language: str) -> str:
    """Return the name of a language in another one: our own word for it, else CLDR's, else its own name."""
    words = load_words(in_language)
    if (name := f"language.{code}") in words:
        return words(name)
    locale = locale_of(in_language)
    names = locale.languages if locale else {}
    return names.get(code.replace("-", "_")) or _composed_name(code, locale) or autonym(code)


def _composed_name(code: str, locale: Locale | None) -> str:
    base, _, rest = code.partition("-")
    if not locale or not rest or base not in locale.languages:
        return ""
    detail = locale.scripts.get(rest.title()) or locale.territories.get(rest.upper())
    return f"{locale.languages[base]} ({detail})" if detail else ""


def inside(word: str, language: str) -> str:
    """Return a word as it stands within a sentence: with a small first letter, where the language has no other rule."""
    if language.startswith("de") or word[1:2].isupper():
        return word
    first = {"I": "ı", "İ": "i"}.get(word[:1], word[:1].lower()) if language == "tr" else word[:1].lower()
    return first + word[1:]


@cache
def autonym(code: str) -> str:
    """Return a language's own name with a capital first letter; the code where nobody has told us the name."""
    words = load_words(code)
    if (name := f"language.{code}") in words:
        return words(name)
    known = {"kmr": "Kurmancî", "ku": "Kurdî", "prs": "دری", "rom": "Romani", "de-simple": "Leichte Sprache"}
    locale = locale_of(code)
    name = known.get(code) or (locale.languages.get(code.split("-", 1)[0]) if locale else None) or code
    return name[:1].upper() + name[1:]


@cache
def day(value: date, language: str) -> str:
    """Return a day in words and figures, e.g. `22. November 2026`."""
    locale = locale_of(language)
    return figures(format_date(value, "long", locale=locale), language) if locale else value.isoformat()


def isolated(text: str, language: str) -> str:
    """Return a name or code so that it does not draw what stands beside it to its own direction, as safe HTML."""
    return Markup("<bdi>{}</bdi>").format(text) if direction(language) == "rtl" else text


@cache
def full_day(value: date, language: str) -> str:
    """Return a day with its weekday, e.g. `Freitag, 25. Dezember 2026`."""
    locale = locale_of(language)
    return figures(format_date(value, "full", locale=locale), language) if locale else value.isoformat()


@cache
def day_of_year(value: date, language: str) -> str:
    """Return a day without its year, e.g. `24. Dezember`."""
    locale = locale_of(language)
    return figures(format_skeleton("MMMMd", value, locale=locale), language) if locale else f"{value:%m-%d}"


@cache
def month_and_year(value: date, language: str) -> str:
    """Return a month, e.g. `November 2026`."""
    locale = locale_of(language)
    return figures(format_skeleton("yMMMM", value, locale=locale), language) if locale else f"{value:%Y-%m}"


@cache
def month_name(value: date, language: str) -> str:
    """Return the name of a month standing alone, e.g. `November`."""
    locale = locale_of(language)
    return locale.months["stand-alone"]["wide"][value.month] if locale else f"{value:%m}"


def partial_day(text: str, language: str) -> str:
    """Return a year, month or day written `YYYY`, `YYYY-MM` or `YYYY-MM-DD`."""
    match text.split("-"):
        case [year]:
            return figures(year, language)
        case [year, month]:
            return month_and_year(date(int(year), int(month), 1), language)
        case _:
            return day(date.fromisoformat(text), language)


def span(start: str, end: str, language: str) -> str:
    """Return `from … to …` of two texts that are already formatted; one alone if they are equal."""
    return start if start == end else load_words(language)("formats.span", start=start, end=end)


def clock(text: str, language: str) -> str:
    """Return a time of day written `14:00` with the word that belongs to it."""
    return load_words(language)("formats.time", time=figures(text, language))


def moment(value: date | datetime, language: str) -> str:
    """Return a day, with its time if it has one (Europe/Berlin)."""
    if not isinstance(value, datetime):
        return day(value, language)
    time = clock(f"{value:%H:%M}", language)
    return load_words(language)("formats.moment", day=day(value.date(), language), time=time)


def period(start: date | datetime, end: date | datetime, language: str) -> str:
    """Return from when to when something lasts; a day and two times where it is over on the same day."""
    if isinstance(start, datetime) and isinstance(end, datetime) and start.date() == end.date():
        times = clock(span(f"{start:%H:%M}", f"{end:%H:%M}", language), language)
        return load_words(language)("formats.moment", day=day(start.date(), language), time=times)
    return span(moment(start, language), moment(end, language), language)


@cache
def weekday(number: int, language: str, width: Literal["wide", "abbreviated"] = "wide") -> str:
    """Return the name of a weekday, 0 = Monday."""
    locale = locale_of(language)
    return get_day_names(width, locale=locale)[number] if locale else DAYS[number]


def weekdays(days: Sequence[str], language: str) -> str:
    """Return a list of weekdays, given the codes of the metadata contract (`mo` … `so`)."""
    return join([weekday(_WEEKDAYS.index(code), language) for code in days], language)


@cache
def number(value: float, language: str) -> str:
    """Return a number with the digits and separators of the language."""
    locale = locale_of(language)
    return figures(format_decimal(value, locale=locale, numbering_system="default"), language) if locale else str(value)


@cache
def file_size(size: int, language: str) -> str:
    """Return a size in bytes as kB or MB (powers of ten, as file managers and shops show it)."""
    megabytes = size >= 999_500
    value = round(size / 1e6, 1) if megabytes else max(1, round(size / 1e3))
    return load_words(language)("formats.megabytes" if megabytes else "formats.kilobytes", size=number(value, language))


@cache
def duration(text: str, language: str) -> str:
    """Return an ISO 8601 duration in words, e.g. `45 Minuten` for `PT45M`."""
    match = _DURATION.fullmatch(text)
    locale = locale_of(language)
    if not match or not locale:
        return text
    parts = zip(match.groups(), _UNITS, strict=True)
    return join([_span_of(int(n), unit, locale, language) for n, unit in parts if n], language)


def _span_of(count: int, unit: str, locale: Locale, language: str) -> str:
    """Return a number of weeks, days, hours or minutes; Babel lacks the long form of some, in Persian for example."""
    long = format_unit(count, f"duration-{unit}", "long", locale=locale)
    text = format_unit(count, f"duration-{unit}", "short", locale=locale) if long.endswith(f"duration-{unit}") else long
    return figures(text, language)


@cache
def amount(value: Decimal, currency: str, language: str) -> str:
    """Return a sum of money; cents only where there are any."""
    locale = locale_of(language)
    if not locale:
        return f"{value} {currency}"
    pattern = str(locale.currency_formats["standard"].pattern)
    if value == value.to_integral_value():
        pattern = pattern.replace(".00", "")
    text = format_currency(value, currency, pattern, locale=locale, currency_digits=False, numbering_system="default")
    return figures(text, language)


@cache
def age_range(text: str, language: str) -> str:
    """Return an age range of the form `1-3` or `6-` in words."""
    words = load_words(language)
    youngest, _, oldest = text.partition("-")
    if not oldest:
        return words.plural("formats.age_from", int(youngest))
    if youngest == "0":
        return words.plural("formats.age_until", int(oldest))
    return words.plural("formats.age_span", int(oldest), youngest=figures(youngest, language))


def join(items: Sequence[str], language: str) -> str:
    """Return a list in words (`A, B und C`); safe HTML among the items makes it safe HTML."""
    if len(items) < 2:
        return items[0] if items else ""
    *first, last = items
    text = first[0]
    for item in first[1:]:
        text = _pattern("middle", language, text, item)
    return _pattern("2" if len(items) == 2 else "end", language, text, last)


def _pattern(name: str, language: str, first: str, second: str) -> str:
    locale = locale_of(language)
    pattern = locale.list_patterns["standard"][name] if locale else "{0}, {1}"
    if isinstance(first, Markup) or isinstance(second, Markup):
        return Markup(pattern).format(first, second)
    return pattern.format(first, second)
