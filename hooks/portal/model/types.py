"""The scalar types of metadata. Every value arrives as text; each type says what the text must look like.

A type refuses with a `PydanticCustomError` whose type is the code of the Problem and whose context holds its values.
"""

import re
import unicodedata
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Any, Literal
from urllib.parse import urlsplit

from pydantic import AfterValidator, BeforeValidator, StringConstraints, WithJsonSchema
from pydantic_core import PydanticCustomError

from portal.model import dates
from portal.model.language_codes import LANGUAGE, check_language

SLUG = r"[a-z0-9]+(?:-[a-z0-9]+)*"
_SLUG = re.compile(SLUG)
_MARKUP = re.compile(r"<[A-Za-z/!?]|\*\*|__\w|\]\(|`")
_DAY = re.compile(dates.DAY, re.ASCII)
_PLACEHOLDER = re.compile(r"\b(?:TODO|FIXME|lorem ipsum|xxx+)\b", re.IGNORECASE)
_EMAIL = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_{|}~-]+@(?:[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?\.)+[A-Za-z]{2,}")
_DIALLED = re.compile(r"\+?\d[\d-]{4,18}\d")
_PHONE = re.compile(r"\+49[ \d()/-]*\d", re.ASCII)
_DOMESTIC = re.compile(r"(?:(?:\+|00)49|\(?0(?!0))(.*?)(-\d{1,4})?", re.DOTALL)
_AGE_RANGE = re.compile(r"(\d{1,2})-(\d{1,2})?", re.ASCII)
_POSTAL_CODE = re.compile(r"\d{5}", re.ASCII)
_DURATION = re.compile(r"P(?=\d|T\d)(?:\d+W|(?:\d+D)?(?:T(?=\d)(?:\d+H)?(?:\d+M)?)?)", re.ASCII)
_CLOCK = re.compile(r"(?:[01]\d|2[0-3]):[0-5]\d|24:00", re.ASCII)
_INTERNAL_HOST = re.compile(r"localhost|.*\.(?:local|internal|lan|home|intranet)|\d+(?:\.\d+){3}|\[.*\]", re.IGNORECASE)
LINK_SCHEMES = ("https", "http", "mailto", "tel")
"""The kinds of addresses that a link may have."""

_UMLAUTS = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "Ä": "ae", "Ö": "oe", "Ü": "ue", "ı": "i", "ł": "l", "Ł": "l"}
)


def refuse(code: str, **values: Any) -> PydanticCustomError:
    """Return the error that becomes a Problem with this code and these values."""
    return PydanticCustomError(code, "{code}", {"code": code, **values})


def _like(pattern: str, *types: str, **limits: Any) -> WithJsonSchema:
    """Return what a JSON Schema says of such a text; YAML editors take some of them for numbers (`types`)."""
    return WithJsonSchema({"type": ["string", *types] if types else "string", "pattern": f"^(?:{pattern})$", **limits})


def slug_of(text: str) -> str:
    """Return the nearest slug: umlauts spelt out, no accents, lower case, hyphens between words."""
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFC", text).translate(_UMLAUTS))
    return re.sub(r"[^a-z0-9]+", "-", re.sub(r"[\u0300-\u036f]", "", plain).lower()).strip("-")


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
    if _DAY.fullmatch(value.strip()):  # elsewhere YAML would make a date of it, or fail
        dates.parse_day(value.strip())
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
        host, _port = parts.hostname or "", parts.port
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
    _address(value, LINK_SCHEMES)
    scheme, _, rest = value.partition(":")
    pattern = {"mailto": _EMAIL, "tel": _DIALLED}.get(scheme.lower())
    if pattern and not pattern.fullmatch(rest.partition("?")[0]):
        raise refuse("url-malformed", value=value)
    return value


def _owner(value: str) -> str:
    return _email(value) if "@" in value else _slug(value)


def _phone(value: str) -> str:
    if not _is_phone(value):
        suggestion = _phone_suggestion(value)
        raise refuse("phone", value=value, suggestion=suggestion if _is_phone(suggestion) else "")
    return value


def _is_phone(value: str) -> bool:
    return bool(_PHONE.fullmatch(value)) and 6 <= sum(character.isdigit() for character in value) <= 15


def _phone_suggestion(value: str) -> str:
    """Return the number as +49, area, number-extension; nothing for a number from abroad."""
    match = _DOMESTIC.fullmatch(value.strip().replace("(0)", ""))
    if match is None:
        return ""
    numbers, extension = re.findall(r"\d+", match[1]), match[2] or ""
    if len(numbers) < 2:
        numbers, extension = [*numbers, *re.findall(r"\d+", extension)], ""
    return " ".join(["+49", *numbers]) + extension if numbers else ""


def _age_range(value: str) -> str:
    match = _AGE_RANGE.fullmatch(value)
    if not match:
        meant = re.fullmatch(
            r"(?:ab |von )?(\d{1,2})(?: *(?:-|–|—|bis) *(\d{1,2}))? *(?:Jahren?|J\.)?", value, re.ASCII
        )
        raise refuse("age-range", value=value, suggestion=f"{meant[1]}-{meant[2] or ''}" if meant else "")
    if match[2] is not None and int(match[1]) >= int(match[2]):
        raise refuse("age-order", value=value, suggestion=f"{match[2]}-{match[1]}" if match[1] != match[2] else "")
    return value


def _duration(value: str) -> str:
    if not _DURATION.fullmatch(value):
        match = re.fullmatch(r"(\d{1,4}) *(?:(min(?:\.|uten?|utes?)?)|h|std\.?|stunden?|hours?)", value, re.IGNORECASE)
        suggestion = "" if match is None else f"PT{match[1]}M" if match[2] else f"PT{match[1]}H"
        raise refuse("duration", value=value, suggestion=suggestion)
    return value


def _amount(value: Any) -> Decimal:
    text = str(value)
    if not re.fullmatch(r"\d{1,6}(?:\.\d{1,2})?", text, re.ASCII):
        match = re.fullmatch(r"(\d{1,6})(?:[.,](\d{1,2}))? *(?:€|Euro|EUR)?", text, re.ASCII)
        suggestion = ".".join(part for part in match.groups() if part) if match else ""
        raise refuse("amount", value=text, suggestion=suggestion)
    return Decimal(text)


def _whole(minimum: int, maximum: int) -> Any:
    def check(value: Any) -> int:
        text = str(value)
        if not re.fullmatch(r"\d{1,6}", text, re.ASCII) or not minimum <= int(text) <= maximum:
            raise refuse("whole-number", value=text, minimum=minimum, maximum=maximum)
        return int(text)

    return Annotated[int, BeforeValidator(check), _like(r"\d{1,6}", "integer", minimum=minimum, maximum=maximum)]


def _degrees(minimum: str, maximum: str) -> Any:
    def check(value: Any) -> Decimal:
        text = str(value)
        is_number = re.fullmatch(r"\d{1,2}(?:\.\d{1,15})?", text, re.ASCII)
        if not is_number or not Decimal(minimum) <= Decimal(text) <= Decimal(maximum):
            raise refuse("coordinate", value=text, minimum=minimum, maximum=maximum)
        return Decimal(text)

    limits = {"minimum": float(minimum), "maximum": float(maximum)}
    return Annotated[Decimal, BeforeValidator(check), _like(r"\d{1,2}(?:\.\d+)?", "number", **limits)]


def _site_path(value: str) -> str:
    if not value.startswith("/") or ".." in value or re.search(r"[\\\s?#%:]|//", value):
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


_slug = _matching(_SLUG, "slug", slug_of)
_email = _matching(_EMAIL, "email")

Slug = Annotated[
    str,
    AfterValidator(_slug),
    StringConstraints(min_length=3, max_length=64),
    _like(SLUG, minLength=3, maxLength=64),
]
Title = _line(3, 120)
Summary = _line(30, 300)
Keyword = _line(2, 40)
Line = _line(1, 200)
Note = _line(1, 300)
LongNote = _line(1, 500)
Reason = _line(10, 300)
DateNote = _line(3, 120)
AlternativeText = _line(5, 200, _alternative_text)

Day = Annotated[date, BeforeValidator(dates.parse_day)]
Moment = Annotated[date | datetime, BeforeValidator(dates.parse_moment), _like(rf"{dates.DAY}|{dates.MOMENT}")]
PartialDay = Annotated[str, AfterValidator(dates.check_partial_day), _like(dates.PARTIAL, "integer")]
Clock = Annotated[str, AfterValidator(_matching(_CLOCK, "clock")), _like(_CLOCK.pattern)]
Duration = Annotated[str, AfterValidator(_duration), _like(_DURATION.pattern)]

YesNo = Literal["yes", "no"]
YesNoUnknown = Literal["yes", "no", "unknown"]
Weekday = Literal["mo", "di", "mi", "do", "fr", "sa", "so"]
LanguageCode = Annotated[str, AfterValidator(check_language), _like(LANGUAGE)]

HttpsUrl = Annotated[str, AfterValidator(_https), _like(r"https://.+")]
WebUrl = Annotated[str, AfterValidator(_web), _like(r"https?://.+")]
LinkUrl = Annotated[str, AfterValidator(_link), _like(rf"(?:{'|'.join(LINK_SCHEMES)}):.+")]
Email = Annotated[str, AfterValidator(_email), _like(_EMAIL.pattern)]
OwnerId = Annotated[str, AfterValidator(_owner)]
Phone = Annotated[str, AfterValidator(_phone), _like(_PHONE.pattern)]
SitePath = Annotated[str, AfterValidator(_site_path)]
FilePath = Annotated[str, AfterValidator(_file_path)]

AgeRange = Annotated[str, AfterValidator(_age_range), _like(_AGE_RANGE.pattern)]
PostalCode = Annotated[str, AfterValidator(_matching(_POSTAL_CODE, "postal-code")), _like(r"\d{5}", "integer")]
Amount = Annotated[Decimal, BeforeValidator(_amount), _like(r"\d{1,6}(?:\.\d{1,2})?", "number", minimum=0)]
Seats = _whole(1, 5000)
Number = _whole(1, 99)
Latitude = _degrees("50.4", "51.1")
Longitude = _degrees("5.9", "6.5")
Fingerprint = Annotated[
    str, AfterValidator(_matching(re.compile(r"[0-9a-f]{12}"), "fingerprint")), _like(r"[0-9a-f]{12}")
]
SectionFingerprint = Annotated[
    str, AfterValidator(_matching(re.compile(r"[0-9a-f]{8}"), "fingerprint")), _like(r"[0-9a-f]{8}")
]
