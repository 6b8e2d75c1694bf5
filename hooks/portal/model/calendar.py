"""Days on which offices are closed: the public holidays of North Rhine-Westphalia, and days that custom keeps.

School holidays are not here: no source of this portal states them, so what depends on them is said in words only.
"""

from datetime import date, timedelta
from functools import cache

COUNTRY, STATE = "DE", "NW"
_EASTER_MONDAY = "Easter Monday"


@cache
def public_holidays(year: int) -> frozenset[date]:
    """Return the public holidays of a year (Feiertagsgesetz NRW)."""
    return frozenset(_named(year))


@cache
def customary_days(year: int) -> frozenset[date]:
    """Return days on which opening hours are often others without saying so.

    Christmas Eve, New Year's Eve and, in the Rhineland, the Thursday and the Monday of carnival.
    """
    easter_monday = next(day for day, name in _named(year).items() if name == _EASTER_MONDAY)
    carnival = (easter_monday - timedelta(days=53), easter_monday - timedelta(days=49))
    return frozenset((date(year, 12, 24), date(year, 12, 31), *carnival))


@cache
def _named(year: int) -> dict[date, str]:
    from holidays import country_holidays  # knows all countries; loaded only where a record has opening hours

    return dict(country_holidays(COUNTRY, subdiv=STATE, years=year, language="en_US"))
