"""Identifiers of public registers, with their check digits, and opening hours in OpenStreetMap's notation."""

import re
from collections.abc import Callable
from typing import Annotated

from pydantic import AfterValidator

from portal.model.types import Line, refuse

_ORCID = re.compile(r"\d{4}-\d{4}-\d{4}-\d{3}[\dX]")
_GND = re.compile(r"1[0-4]?\d{7}[\dX]|[1-9]\d{0,9}-[\dX]|3\d{7}[\dX]")
_ROR = re.compile(r"(?:https://ror\.org/)?0[a-hj-km-np-tv-z0-9]{6}\d{2}")
_WEB_FORM = re.compile(r"https?://(?:www\.)?(?:orcid\.org|d-nb\.info/gnd|wikidata\.org/(?:wiki|entity))/")
_DAYS = {"Mo": "Mo", "Di": "Tu", "Mi": "We", "Do": "Th", "Fr": "Fr", "Sa": "Sa", "So": "Su"}
_CLOCK = re.compile(r"(?<![\d:])(\d{1,2})(?:[.:](\d{2}))?(?: ?Uhr)?(?![\d:])")
_BY_APPOINTMENT = re.compile(
    r"[\s,;]*(?:\b(?:und|oder|sowie) )?\b(?:nur |Termine? )?nach (?:vorheriger )?(?:Termin)?vereinbarung", re.IGNORECASE
)
_REST = re.compile(r"--> 1:(\d+)")


def _checked(
    pattern: re.Pattern[str], example: str, is_right: Callable[[str], bool] = bool, code: str = "identifier"
) -> Callable[[str], str]:
    """Return a validator that wants the bare identifier with a right check digit, and suggests it for a web address."""

    def check(value: str) -> str:
        if pattern.fullmatch(value) and is_right(value):
            return value
        bare = _WEB_FORM.sub("", value.strip().rstrip("/"))
        is_meant = bare != value and pattern.fullmatch(bare) and is_right(bare)
        raise refuse(code, value=value, example=example, suggestion=bare if is_meant else "")

    return check


def _orcid_is_right(value: str) -> bool:
    """Return whether the last sign fits the others (ISO 7064, MOD 11-2)."""
    digits = value.replace("-", "")
    total = 0
    for digit in digits[:-1]:
        total = (total + int(digit)) * 2
    return digits[-1] == "0123456789X"[(12 - total % 11) % 11]


def _gnd_is_right(value: str) -> bool:
    """Return whether the last sign fits the others (weights 2, 3, 4 … from the right, modulo 11).

    Numbers with a hyphen that are older than the GND (2012) carry the difference to 11 instead. Source: DNB,
    wiki.dnb.de/pages/viewpage.action?pageId=57901746.
    """
    digits, check = value[:-1].rstrip("-"), value[-1]
    rest = sum(int(digit) * weight for weight, digit in enumerate(reversed(digits), 2)) % 11
    allowed = {(11 - rest) % 11, rest} if "-" in value else {(11 - rest) % 11}
    return check in {"0123456789X"[number] for number in allowed}


def _opening_hours(value: str) -> str:
    if (rest := _unreadable(value)) is None:
        return value
    meant = _in_their_notation(value)
    raise refuse("opening-hours", value=value, rest=rest, suggestion=meant if _unreadable(meant) is None else "")


def _unreadable(value: str) -> str | None:
    """Return the part that cannot be read as opening hours, None if all can."""
    # A binary of 12 MB, loaded only where a record needs it; its stub forgets the exception.
    from opening_hours import OpeningHours, ParserError  # type: ignore[attr-defined]

    try:
        OpeningHours(value)
    except ParserError as error:
        place = _REST.search(str(error))
        return value[int(place[1]) - 1 :] if place else value
    return None


def _in_their_notation(value: str) -> str:
    """Return German habits in OpenStreetMap's notation: `Di–Do 9-12.30 Uhr` → `Tu-Th 09:00-12:30`."""
    text = _BY_APPOINTMENT.sub(lambda said: f'{" || " if said.start() else ""}"by appointment"', value)
    text = re.sub(r"\s*(?:–|—|\bbis\b)\s*", "-", text)
    text = re.sub(r"\s+u(?:nd|\.)\s+", ",", text)
    text = re.sub(r"\b(Mo|Di|Mi|Do|Fr|Sa|So)(?:\.|[a-z]*tags?|[a-z]*woch)?(?![a-z])", lambda day: _DAYS[day[1]], text)
    return _CLOCK.sub(lambda clock: f"{int(clock[1]):02}:{clock[2] or '00'}", text)


Orcid = Annotated[str, AfterValidator(_checked(_ORCID, "0000-0002-1825-0097", _orcid_is_right, "orcid"))]
Gnd = Annotated[str, AfterValidator(_checked(_GND, "118540238", _gnd_is_right))]
Wikidata = Annotated[str, AfterValidator(_checked(re.compile(r"Q[1-9]\d*"), "Q1017"))]
Isil = Annotated[str, AfterValidator(_checked(re.compile(r"DE-[A-Za-z0-9:/-]{1,11}"), "DE-82"))]
Ror = Annotated[str, AfterValidator(_checked(_ROR, "https://ror.org/04xfq0f34"))]
SchoolNumber = Annotated[str, AfterValidator(_checked(re.compile(r"\d{6}"), "100000"))]
OpeningHours = Annotated[Line, AfterValidator(_opening_hours)]
