"""Scalar types: what each accepts, what it refuses, and what it suggests instead."""

from decimal import Decimal
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from portal.model import types

GOOD = {
    "Slug": ["rucksack-schule", "a1b", "a" * 64],
    "Title": ["Sprachenportraits zeichnen", "2026", "Kinder < 6 & Jugendliche > 12", "„Rucksack“ – a_b_c", "م م م"],
    "Summary": ["Kinder malen, welche Sprachen sie sprechen …", "م" * 30],
    "Keyword": ["Sprachbiografie", "TV"],
    "AlternativeText": ["Kind malt …", "decorative"],
    "Day": ["2025-03-01", "2024-02-29"],
    "Moment": ["2027-03-01 14:00", "2027-03-01", "2027-03-01T14:00+01:00", "2027-03-01 14:00:00"],
    "PartialDay": ["2024", "2024-01", "2024-01-31"],
    "Clock": ["08:30", "00:00", "23:59", "24:00"],
    "Duration": ["PT45M", "PT1H30M", "P1D", "P2W", "P1DT2H"],
    "LanguageCode": [
        "de",
        "ar",
        "kmr",
        "ckb",
        "prs",
        "pes",
        "rom",
        "ti",
        "so",
        "ps",
        "am",
        "zxx",
        "zh-Hant",
        "de-simple",
    ],
    "HttpsUrl": [
        "https://example.org",
        "https://example.org:8443/a?b=c#d",
        "https://münchen.de/",
        "HTTPS://example.org",
    ],
    "WebUrl": ["http://example.org/", "https://example.org/"],
    "LinkUrl": ["mailto:ki@example.org", "tel:+492415198", "https://example.org/"],
    "Email": ["ki@example.org", "a.b+c@sub.example.org"],
    "Phone": ["+49 241 5198-0", "+49 (241) 51980", "+49 241 5198/0"],
    "SitePath": ["/alt/seite/", "/"],
    "FilePath": ["ab.pdf", "bilder/ab.pdf"],
    "AgeRange": ["6-10", "18-", "0-3", "0-99"],
    "PostalCode": ["52477", "01067"],
    "Amount": ["2.29", "0", "10", "1000.5"],
    "Seats": ["1", "25", "5000"],
    "Number": ["1", "99"],
    "Latitude": ["50.8", "50.4", "51.1"],
    "Longitude": ["6.08"],
    "Fingerprint": ["3fa1b2c3d4e5"],
    "SectionFingerprint": ["3fa1b2c3"],
}
BAD = {
    "Slug": ["Rucksack_Schule", "KI StädteRegion", "a--b", "-a", "ab", "a" * 65, "", "griff-bereit-"],
    "Title": ["**Portrait** <b>x</b>", "AB", "a" * 121, "Eins\nzwei", "TODO", "Lorem ipsum dolor", "[x](y)", "`code`"],
    "Summary": ["TODO", "Zu kurz.", "a" * 301, "a" * 30 + "<script>"],
    "Keyword": ["a", "a" * 41],
    "AlternativeText": ["IMG_2034", "bild.jpg", "Kind"],
    "Day": ["1.3.2025", "2024-02-30", "2025-3-1", "2025-03-01 12:00", "bald", "٢٠٢٦-٠٢-٠١", "0000-01-01"],
    "Moment": ["14:00 Uhr", "2027-03-28 02:30", "2027-03-01 25:00", "2027-02-30 14:00", "2027-03-01 14:00+99:00"],
    "PartialDay": ["Anfang 2024", "2024-13", "24", "2024-02-30", "2024-", "٢٠٢٤"],
    "Clock": ["9:00", "9 Uhr", "24:30", "0830"],
    "Duration": ["45 Minuten", "PT", "P", "PT45", "45M", "P1Y"],
    "LanguageCode": ["arabisch", "ua", "DE", "ar_SY", "iw", "xq", "deutsch", ""],
    "HttpsUrl": ["www.x.de", "http://example.org", "https://localhost", "https://10.0.0.1/", "https://[::1]/",
                 "https://intranet/", "https://a:b@example.org", "https://example.org/a b", "https://example.org:99999/",
                 "https://", "ftp://example.org", "//example.org", "https:example.org", "https://example.org/\x7f"],
    "WebUrl": ["javascript:alert(1)", "mailto:a@example.org", "https://nas.local/"],
    "LinkUrl": ["javascript:alert(1)", "data:text/html,x", "JAVASCRIPT:x", "vbscript:x", "mailto:x", "tel:abc"],
    "Email": ["ki(at)example.org", "KI <ki@example.org>", "mailto:ki@example.org", "a@b", "a@b..de", "ä@example.org"],
    "Phone": ["0241/5198", "+32 87 123456", "+49 12", "+49 241 5198-0 (Frau X)", "+49 ٢٤١ ٥١٩٨"],
    "SitePath": ["//evil.example", "alt/", "/a/../b/", "https://x.de/", "/a b/", "/a?b", "/a#b", "/a%2e/", "/\\x/"],
    "FilePath": ["../../x.jpg", "/x.pdf", "a\\b.pdf", "%2e%2e/x.pdf", "C:x.pdf", "a/../b.pdf"],
    "AgeRange": ["10-6", "6-6", "ab 6", "6–10", "٦-١٠"],
    "PostalCode": ["5247", "52477 ", "D-52477", "٥٢٤٧٧"],
    "Amount": ["2,29", "-1", "2.999", "10 €", "1e3", "٢"],
    "Seats": ["ca. 25", "0", "5001", "2.5", "-1", "٢٥"],
    "Number": ["3a", "0", "100"],
    "Latitude": ["6.08", "50,8", "NaN", "Infinity", "5.08e1", "-50.8"],
    "Longitude": ["50.77"],
    "Fingerprint": ["3fa1…", "3FA1B2C3D4E5", "3fa1b2c3"],
    "SectionFingerprint": ["3fa1b2c3d4e5"],
}  # fmt: skip


def accept(name: str, value: str) -> Any:
    return TypeAdapter(getattr(types, name)).validate_python(value)


def refusal(name: str, value: str) -> dict[str, Any]:
    with pytest.raises(ValidationError) as raised:
        accept(name, value)
    return raised.value.errors()[0].get("ctx", {})


@pytest.mark.parametrize(("name", "value"), [(name, value) for name, values in GOOD.items() for value in values])
def test_a_good_value_is_accepted(name: str, value: str) -> None:
    accept(name, value)


@pytest.mark.parametrize(("name", "value"), [(name, value) for name, values in BAD.items() for value in values])
def test_a_bad_value_is_refused(name: str, value: str) -> None:
    refusal(name, value)


@pytest.mark.parametrize(
    ("name", "value", "suggestion"),
    [
        ("Slug", "Sprachen_Größe", "sprachen-groesse"),
        ("Day", "1.3.2025", "2025-03-01"),
        ("Duration", "45 Minuten", "PT45M"),
        ("LanguageCode", "ua", "uk"),
        ("LanguageCode", "iw", "he"),
        ("LanguageCode", "ar_SY", "ar-SY"),
        ("LanguageCode", "Leichte Sprache", "de-simple"),
        ("HttpsUrl", "www.x.de", "https://www.x.de"),
        ("HttpsUrl", "http://x.de/a", "https://x.de/a"),
        ("Phone", "0241/5198", "+49 241 5198"),
        ("Phone", "0049 241 5198", "+49 241 5198"),
        ("AgeRange", "10-6", "6-10"),
        ("Amount", "2,29", "2.29"),
    ],
)
def test_a_bad_value_gets_a_suggestion(name: str, value: str, suggestion: str) -> None:
    assert refusal(name, value)["suggestion"] == suggestion


@pytest.mark.parametrize("name", sorted(BAD))
def test_what_is_suggested_is_accepted(name: str) -> None:
    values = {value for values in BAD.values() for value in values}
    suggestions = {value: suggestion for value in values if (suggestion := suggested(name, value))}
    assert {value: again for value, suggestion in suggestions.items() if (again := suggested(name, suggestion))} == {}


def suggested(name: str, value: str) -> str:
    """Return what is suggested for a value, nothing for one that is accepted."""
    try:
        accept(name, value)
    except ValidationError as error:
        return str(error.errors()[0].get("ctx", {}).get("suggestion") or "")
    return ""


def test_values_have_the_types_that_rules_reckon_with() -> None:
    assert accept("Amount", "2.29") == Decimal("2.29")
    assert accept("Seats", "25") == 25
    assert accept("Latitude", "50.8") == Decimal("50.8")
    assert accept("PostalCode", "01067") == "01067"


def test_blanks_around_a_line_do_not_count() -> None:
    assert accept("Title", " Griffbereit \n") == "Griffbereit"
