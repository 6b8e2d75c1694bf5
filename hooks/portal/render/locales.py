"""Languages as CLDR knows them, through Babel; what it lacks is answered by a near neighbour or not at all."""

from functools import cache

import langcodes
from babel import Locale, UnknownLocaleError

_NEIGHBOURS = {"en": "en_GB", "kmr": "ku", "prs": "fa_AF", "pes": "fa_IR", "de-simple": "de"}
"""Languages that Babel knows under another name, or that write numbers and dates like another."""

_RIGHT_TO_LEFT = frozenset({"Adlm", "Arab", "Hebr", "Mand", "Mend", "Nkoo", "Rohg", "Samr", "Syrc", "Thaa", "Yezi"})


@cache
def locale_of(language: str) -> Locale | None:
    """Return Babel's locale of a language, None if it has none (Romani, for example)."""
    try:
        return Locale.parse(_NEIGHBOURS.get(language, language).replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return None


@cache
def direction(language: str) -> str:
    """Return `rtl` or `ltr`, by the script that the language is usually written in."""
    script = langcodes.Language.get(language).maximize().script
    return "rtl" if script in _RIGHT_TO_LEFT else "ltr"


@cache
def plural_category(count: int, language: str) -> str:
    """Return the CLDR plural category of a number: zero, one, two, few, many or other."""
    locale = locale_of(language)
    return locale.plural_form(count) if locale else "other"
