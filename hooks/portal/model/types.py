"""The scalar types of metadata. Every value arrives as text; each type says what the text must look like.

A type refuses with a `PydanticCustomError` whose type is the code of the Problem and whose context holds its values.
"""

import re
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import Annotated, Any, Literal
from urllib.parse import urlsplit

from pydantic import AfterValidator, BeforeValidator, StringConstraints
from pydantic_core import PydanticCustomError

from portal.model import dates
from portal.model.language_codes import check_language

SLUG = r"[a-z0-9]+(?:-[a-z0-9]+)*"
_SLUG = re.compile(SLUG)
_MARKUP = re.compile(r"<[A-Za-z/!?]|\*\*|__\w|\]\(|`")
_PLACEHOLDER = re.compile(r"\b(?:TODO|FIXME|lorem ipsum|xxx+)\b", re.IGNORECASE)
_EMAIL = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_{|}~-]+@(?:[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?\.)+[A-Za-z]{2,}")
_PHONE = re.compile(r"\+49[ \d()/-]*\d")
_AGE_RANGE = re.compile(r"(\d{1,2})-(\d{1,2})?")
_DURATION = re.compile(r"P(?=\d|T\d)(?:\d+W|(?:\d+D)?(?:T(?=\d)(?:\d+H)?(?:\d+M)?)?)")
_CLOCK = re.compile(r"(?:[01]\d|2[0-3]):[0-5]\d|24:00")
_INTERNAL_HOST = re.compile(r"localhost|.*\.(?:local|internal|lan|home|intranet)|\d+(?:\.\d+){3}|\[.*\]", re.IGNORECASE)
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "Ä": "ae", "Ö": "oe", "Ü": "ue"})


def refuse(code: str, **values: Any) -> PydanticCustomError:
    """Return the error that becomes a Problem with this code and these values."""
    return PydanticCustomError(code, "{code}", {"code": code, **values})


def slug_of(text: str) -> str:
    """Return the nearest slug: umlauts spelt out, lower case, hyphens between words."""
    return re.sub(r"[^a-z0-9]+", "-", text.translate(_UMLAUTS).lower()).strip("-")


def _matching(pattern: re.Pattern[str], code: str, suggest: Callable[[str], str] | None = None) -> Callable[[str], str]:
    def check(value: str) -> str:
        if not pattern.fullmatch(value):
            raise refuse(code, value=value, suggestion=suggest(value) if suggest else "")
        return value

    return check


def _plain(value: str) -> str:
    if "\n" in value.strip():
        raise refuse("text-lines", value=value)
    if markup := _MARKUP.search(value):
        raise refuse("text-markup", value=markup.group())
    if placeholder := _PLACEHOLDER.search(value):
        raise refuse("text-placeholder", value=placeholder.group())
    return value.strip()


def _line(minimum: int, maximum: int, check: Callable[[str], str] = str) -> Any:
    return Annotated[
        str, AfterValidator(_plain), StringConstraints(min_length=minimum, max_length=maximum), AfterValidator(check)
    ]


def _address(value: str, schemes: tuple[str, ...]) -> str:
    if any(ord(character) <= 0x20 or character == "\x7f" for character in value):
        raise refuse("url-characters", value=value)
    try:
        parts = urlsplit(value)
        host = parts.hostname or ""
    except ValueError:
        raise refuse("url-malformed", value=value) from None
    if parts.scheme.lower() not in schemes:
        suggestion = f"https://{value}" if not parts.scheme and "." in value else ""
        if parts.scheme == "http":
            suggestion = f"https{value[4:]}"
        raise refuse("url-scheme", value=value, schemes=list(schemes), suggestion=suggestion)
    if parts.scheme.lower() in {"http", "https"}:
        if "." not in host or _INTERNAL_HOST.fullmatch(host):
            raise refuse("url-host", value=value)
        if parts.username is not None or parts.password is not None:
            raise refuse("url-credentials", value=value)
    return value


def _https(value: str) -> str:
    return _address(value, ("https",))


def _web(value: str) -> str:
    return _address(value, ("https", "http"))


def _link(value: str) -> str:
    return _address(value, ("https", "http", "mailto", "tel"))


def _phone(value: str) -> str:
    digits = re.sub(r"\D", "", value)
    if not _PHONE.fullmatch(value) or not 6 <= len(digits) <= 15:
        raise refuse("phone", value=value, suggestion=_phone_suggestion(value))
    return value


def _phone_suggestion(value: str) -> str:
    digits = re.sub(r"[^\d ]+", " ", value).split()
    if not digits or not digits[0].startswith("0"):
        return ""
    first = digits[0].removeprefix("0049").lstrip("0")
    return " ".join(part for part in ["+49", first, *digits[1:]] if part)


def _age_range(value: str) -> str:
    match = _AGE_RANGE.fullmatch(value)
    if not match:
        raise refuse("age-range", value=value)
    if match[2] is not None and int(match[1]) >= int(match[2]):
        raise refuse("age-order", value=value, suggestion=f"{match[2]}-{match[1]}")
    return value


def _duration(value: str) -> str:
    if not _DURATION.fullmatch(value):
        minutes = re.fullmatch(r"(\d+) *(?:min\.?|minuten|minutes)", value, re.IGNORECASE)
        raise refuse("duration", value=value, suggestion=f"PT{minutes[1]}M" if minutes else "")
    return value


def _amount(value: Any) -> Decimal:
    text = str(value)
    if not re.fullmatch(r"\d{1,6}(?:\.\d{1,2})?", text):
        comma = re.fullmatch(r"(\d{1,6}),(\d{1,2})", text)
        raise refuse("amount", value=text, suggestion=f"{comma[1]}.{comma[2]}" if comma else "")
    return Decimal(text)


def _whole(minimum: int, maximum: int) -> Any:
    def check(value: Any) -> int:
        text = str(value)
        if not re.fullmatch(r"\d{1,6}", text) or not minimum <= int(text) <= maximum:
            raise refuse("whole-number", value=text, minimum=minimum, maximum=maximum)
        return int(text)

    return Annotated[int, BeforeValidator(check)]


def _degrees(minimum: str, maximum: str) -> Any:
    def check(value: Any) -> Decimal:
        text = str(value)
        try:
            degrees = Decimal(text)
        except InvalidOperation:
            raise refuse("coordinate", value=text, minimum=minimum, maximum=maximum) from None
        if not Decimal(minimum) <= degrees <= Decimal(maximum):
            raise refuse("coordinate", value=text, minimum=minimum, maximum=maximum)
        return degrees

    return Annotated[Decimal, BeforeValidator(check)]


def _site_path(value: str) -> str:
    if not value.startswith("/") or value.startswith("//") or ".." in value or re.search(r"[\\\s?#%:]", value):
        raise refuse("site-path", value=value)
    return value


def _file_path(value: str) -> str:
    if "\\" in value or "%" in value or value.startswith("/") or ".." in value.split("/") or ":" in value:
        raise refuse("file-path", value=value)
    return value


def _alternative_text(value: str) -> str:
    if re.search(r"\.(?:jpe?g|png|webp|svg|gif)$|^(?:IMG|DSC)_", value, re.IGNORECASE):
        raise refuse("alt-file-name", value=value)
    return value


Slug = Annotated[str, AfterValidator(_matching(_SLUG, "slug", slug_of)), StringConstraints(min_length=3, max_length=64)]
Title = _line(3, 120)
Summary = _line(30, 300)
Keyword = _line(2, 40)
Line = _line(1, 200)
Note = _line(1, 300)
LongNote = _line(1, 500)
DateNote = _line(3, 120)
AlternativeText = _line(5, 200, _alternative_text)

Day = Annotated[date, BeforeValidator(dates.parse_day)]
Moment = Annotated[date | datetime, BeforeValidator(dates.parse_moment)]
PartialDay = Annotated[str, AfterValidator(dates.check_partial_day)]
Clock = Annotated[str, AfterValidator(_matching(_CLOCK, "clock"))]
Duration = Annotated[str, AfterValidator(_duration)]

YesNo = Literal["yes", "no"]
YesNoUnknown = Literal["yes", "no", "unknown"]
Weekday = Literal["mo", "di", "mi", "do", "fr", "sa", "so"]
LanguageCode = Annotated[str, AfterValidator(check_language)]

HttpsUrl = Annotated[str, AfterValidator(_https)]
WebUrl = Annotated[str, AfterValidator(_web)]
LinkUrl = Annotated[str, AfterValidator(_link)]
Email = Annotated[str, AfterValidator(_matching(_EMAIL, "email"))]
Phone = Annotated[str, AfterValidator(_phone)]
SitePath = Annotated[str, AfterValidator(_site_path)]
FilePath = Annotated[str, AfterValidator(_file_path)]

AgeRange = Annotated[str, AfterValidator(_age_range)]
PostalCode = Annotated[str, AfterValidator(_matching(re.compile(r"\d{5}"), "postal-code"))]
Amount = Annotated[Decimal, BeforeValidator(_amount)]
Seats = _whole(1, 5000)
Number = _whole(1, 99)
Latitude = _degrees("50.4", "51.1")
Longitude = _degrees("5.9", "6.5")
Fingerprint = Annotated[str, AfterValidator(_matching(re.compile(r"[0-9a-f]{12}"), "fingerprint"))]
SectionFingerprint = Annotated[str, AfterValidator(_matching(re.compile(r"[0-9a-f]{8}"), "fingerprint"))]
