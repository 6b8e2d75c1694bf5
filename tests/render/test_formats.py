from datetime import date, datetime
from decimal import Decimal

import pytest
from markupsafe import Markup

from portal.render import formats
from portal.render.formats import collation_key

DAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "22. November 2026"),
        ("en", "22 November 2026"),
        ("uk", "22 листопада 2026\u202fр."),
        ("rom", "2026-11-22"),
    ],
)
def test_a_day_is_written_as_in_the_language(language: str, text: str) -> None:
    assert formats.day(DAY, language) == text


@pytest.mark.parametrize(
    ("written", "text"), [("2024", "2024"), ("2024-03", "März 2024"), ("2024-03-05", "5. März 2024")]
)
def test_a_partial_day_stays_partial(written: str, text: str) -> None:
    assert formats.partial_day(written, "de") == text


def test_an_event_within_a_day_names_the_day_once() -> None:
    start, end = datetime(2027, 3, 1, 14, 0), datetime(2027, 3, 1, 16, 30)  # noqa: DTZ001 - only the form counts
    assert formats.period(start, end, "de") == "1. März 2027, 14:00 bis 16:30 Uhr"


def test_an_event_over_days_names_both() -> None:
    assert formats.period(DAY, date(2026, 11, 24), "de") == "22. November 2026 bis 24. November 2026"
    assert formats.period(DAY, DAY, "de") == "22. November 2026"


@pytest.mark.parametrize(
    ("size", "language", "text"),
    [(1, "de", "1 kB"), (180_400, "de", "180 kB"), (999_600, "de", "1 MB"), (5_123_000, "de", "5,1 MB"),
     (5_123_000, "en", "5.1 MB")],
)  # fmt: skip
def test_a_size_is_rounded_for_readers(size: int, language: str, text: str) -> None:
    assert formats.file_size(size, language).replace("\u00a0", " ") == text


@pytest.mark.parametrize(
    ("written", "text"), [("PT45M", "45 Minuten"), ("PT1H30M", "1 Stunde und 30 Minuten"), ("P2W", "2 Wochen")]
)
def test_a_duration_is_put_in_words(written: str, text: str) -> None:
    assert formats.duration(written, "de") == text


@pytest.mark.parametrize(
    ("value", "language", "text"), [("2.29", "de", "2,29 €"), ("5", "de", "5 €"), ("5.00", "en", "€5")]
)
def test_a_sum_shows_cents_only_where_there_are_any(value: str, language: str, text: str) -> None:
    assert formats.amount(Decimal(value), "EUR", language).replace("\u00a0", " ") == text


@pytest.mark.parametrize(
    ("written", "text"), [("1-3", "1 bis 3 Jahre"), ("0-1", "bis 1 Jahr"), ("6-", "ab 6 Jahren"), ("1-", "ab 1 Jahr")]
)
def test_an_age_range_is_put_in_words(written: str, text: str) -> None:
    assert formats.age_range(written, "de") == text


def test_a_day_can_have_its_weekday_or_no_year() -> None:
    assert formats.full_day(DAY, "de") == "Sonntag, 22. November 2026"
    assert formats.day_of_year(DAY, "en") == "22 November"
    assert (formats.full_day(DAY, "xx"), formats.day_of_year(DAY, "xx")) == ("2026-11-22", "11-22")


def test_figures_are_those_of_the_language() -> None:
    assert formats.day(DAY, "fa") == "۲۲ نوامبر ۲۰۲۶"
    assert formats.day(DAY, "ar") == "22 نوفمبر 2026"
    assert formats.number(12345, "fa") == "۱۲٬۳۴۵"
    assert formats.duration("PT1H30M", "fa") == "۱ ساعت و ۳۰ دقیقه"
    assert formats.age_range("1-3", "fa") == "از ۱ تا ۳ سالگی"
    assert formats.amount(Decimal("2.50"), "EUR", "fa").endswith("۲٫۵۰")
    assert formats.partial_day("2024", "fa") == "۲۰۲۴"


@pytest.mark.parametrize(
    ("items", "text"), [([], ""), (["A"], "A"), (["A", "B"], "A und B"), (["A", "B", "C"], "A, B und C")]
)
def test_a_list_is_joined_in_words(items: list[str], text: str) -> None:
    assert formats.join(items, "de") == text


def test_safe_html_in_a_list_stays_html_and_the_rest_is_escaped() -> None:
    assert formats.join([Markup("<b>A</b>"), "B & C"], "de") == Markup("<b>A</b> und B &amp; C")


@pytest.mark.parametrize(
    ("code", "language", "name"),
    [
        ("ar", "de", "Arabisch"),
        ("zxx", "de", "ohne Worte"),
        ("kmr", "en", "Kurmanji"),
        ("zh-Hans", "de", "Chinesisch (vereinfacht)"),
        ("de-simple", "de", "Leichte Sprache"),
        ("prs", "de", "Dari"),
        ("uk", "rom", "Українська"),
    ],
)
def test_a_language_is_named_even_where_cldr_is_silent(code: str, language: str, name: str) -> None:
    assert formats.language_name(code, language) == name


@pytest.mark.parametrize(
    ("code", "name"),
    [("de", "Deutsch"), ("uk", "Українська"), ("kmr", "Kurmancî"), ("prs", "دری"), ("ti", "ትግርኛ"), ("xx", "Xx")],
)
def test_a_language_calls_itself_by_its_own_name(code: str, name: str) -> None:
    assert formats.autonym(code) == name


@pytest.mark.parametrize("code", ["ar", "fa", "prs", "ckb", "ps", "ur", "he", "pa-Arab"])
def test_the_script_makes_the_direction(code: str) -> None:
    assert formats.direction(code) == "rtl"
    assert formats.direction("kmr") == formats.direction("de-simple") == "ltr"


@pytest.mark.parametrize(
    ("language", "titles"),
    [
        ("de", ["Ähre", "apfel", "Äpfel", "„Siegel“", "ß", "St", "Zebra"]),
        ("tr", ["cam", "çay", "dal", "ılık", "iki", "şeker", "tam"]),
        ("uk", ["ABC", "гора", "ґанок", "день", "єдність", "їжа", "яблуко"]),
        ("ru", ["ABC", "ель", "ёлка", "жильё", "йога", "школа"]),
        ("fr", ["Cœur", "cours", "École", "Emploi", "Œuvre", "offre"]),
    ],
)
def test_titles_are_sorted_as_in_the_dictionaries_of_the_language(language: str, titles: list[str]) -> None:
    assert sorted(set(titles), key=lambda title: collation_key(title, language)) == titles


@pytest.mark.parametrize(
    ("word", "language", "expected"),
    [
        ("Kosten", "de", "Kosten"),
        ("Cost", "en", "cost"),
        ("İletişim", "tr", "iletişim"),
        ("KI", "en", "KI"),
        ("Місце", "uk", "місце"),
    ],
)
def test_a_word_within_a_sentence(word: str, language: str, expected: str) -> None:
    assert formats.inside(word, language) == expected
