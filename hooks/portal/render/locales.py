"""Languages as CLDR knows them, through Babel; what it lacks is answered by a near neighbour or not at all."""

from functools import cache

import langcodes
from babel import Locale, UnknownLocaleError

_NEIGHBOURS = {"en": "en_GB", "kmr": "ku", "prs": "fa_AF", "pes": "fa_IR", "de-simple": "de"}
"""Languages that Babel knows under another name, or that write numbers and dates like another."""

_RIGHT_TO_LEFT = frozenset({"Adlm", "Arab", "Hebr", "Mand", "Mend", "Nkoo", "Rohg", "Samr", "Syrc", "Thaa", "Yezi"})

_LATIN = "0123456789"
_FIGURES = {"arab": "٠١٢٣٤٥٦٧٨٩", "arabext": "۰۱۲۳۴۵۶۷۸۹"}
"""Digits by CLDR numbering system; Babel writes Latin ones in every language."""


@cache
def locale_of(language: str) -> Locale | None:
    """Return Babel's locale of a language, None if it has none (Romani, for example)."""
    try:
        return Locale.parse(_NEIGHBOURS.get(language, language).replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return None


@cache
def script(language: str) -> str:
    """Return the ISO 15924 code of the script that a language is usually written in, e.g. `Arab`."""
    return langcodes.Language.get(language).maximize().script or ""


@cache
def direction(language: str) -> str:
    """Return `rtl` or `ltr`, by the script that the language is usually written in."""
    return "rtl" if script(language) in _RIGHT_TO_LEFT else "ltr"


@cache
def _figures(language: str) -> dict[int, int]:
    locale = locale_of(language)
    return str.maketrans(_LATIN, _FIGURES.get(locale.default_numbering_system, _LATIN) if locale else _LATIN)


def figures(text: object, language: str) -> str:
    """Return a text with its digits as CLDR's default numbering system of the language has them (`fa`: ۱۲۳)."""
    return str(text).translate(_figures(language))


@cache
def integer_categories(language: str) -> frozenset[str]:
    """Return the plural categories that the numbers of a list of this portal can have in a language."""
    return frozenset(plural_category(count, language) for count in range(1000))


@cache
def plural_category(count: int, language: str) -> str:
    """Return the CLDR plural category of a number: zero, one, two, few, many or other."""
    locale = locale_of(language)
    return locale.plural_form(count) if locale else "other"
