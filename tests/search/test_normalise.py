"""Words are comparable however they are written."""

import pytest

from portal.search.normalise import all_rules, normaliser, rules_for


@pytest.mark.parametrize(
    ("language", "first", "second"),
    [
        ("de", "Lehrer*innen", "Lehrer"),
        ("de", "Lehrer:innen", "Lehrerinnen"),
        ("de", "Lehrer_innen", "LehrerInnen"),
        ("de", "Lehrer/innen", "Lehrer/-innen"),
        ("de", "Lehrer(innen)", "Lehrerin"),
        ("de", "Lehrer*innenbildung", "Lehrerinnenbildung"),
        ("de", "Förderung", "Foerderung"),
        ("de", "Förderung", "Forderung"),
        ("de", "Straße", "STRASSE"),
        ("de", "Straße", "Strasse"),
        ("de", "Fo\u0308rderung", "Förderung"),
        ("de", "Sprach\u00adförderung", "Sprachförderung"),
        ("de", "Kurse", "Kurs"),
        ("en", "organisations", "organization"),
        ("en", "children’s", "children"),
        ("en", "nurseries", "nursery"),
        ("tr", "ödevlerde", "ödev"),
        ("tr", "IRKÇILIK", "ırkçılık"),
        ("tr", "irkcilik", "ırkçılık"),
        ("tr", "İstanbul", "istanbul"),
        ("tr", "Aachen'de", "Aachen"),
        ("ar", "الأميّة", "الاميه"),
        ("ar", "المعلمين", "معلم"),
        ("ar", "والمدارس", "مدارس"),
        ("ar", "٢٠٢٦", "2026"),
        ("fa", "بازی‌ها", "بازي"),
        ("fa", "بازی ها", "بازی"),
        ("fa", "کتاب‌خانه‌های", "كتابخانه"),
        ("fa", "دورهٔ زبان", "دوره‌های زبان"),
        ("fa", "خانوادۀ", "خانواده"),
        ("fa", "آلمانی", "الماني"),
        ("fa", "معلمان", "معلم"),
        ("fa", "برنامه‌ای", "برنامه"),
        ("fa", "۲۰۲۶", "٢٠٢٦"),
        ("fa", "ثبت نام دانش آموزان", "ثبت‌نام دانش‌آموزان"),
        ("uk", "мʼята", "м'ята"),
        ("uk", "м’ята", "мята"),
        ("uk", "вчителів", "вчителі"),
        ("uk", "ґанок", "ганок"),
        ("ru", "курсов", "курсы"),
        ("ru", "немецкого", "немецкий"),
        ("ru", "ребёнка", "ребенок"),
        ("ru", "беженцев", "беженец"),
        ("ru", "школьники", "школа"),
        ("ru", "консультаций", "консультация"),
        ("fr", "l’école", "écoles"),
        ("fr", "d'allemand", "allemande"),
        ("fr", "réfugiées", "REFUGIE"),
        ("fr", "sociaux", "sociale"),
        ("fr", "animatrice", "animateurs"),
        ("fr", "françaises", "français"),
        ("fr", "œuvres", "oeuvre"),
    ],
)
def test_two_spellings_are_one_term(language: str, first: str, second: str) -> None:
    terms = normaliser(language).terms
    assert terms(first) == terms(second) != []


@pytest.mark.parametrize(
    ("language", "first", "second"),
    [
        ("de", "Vater", "Verein"),
        ("de", "neue", "neun"),
        ("de", "Berlin", "Berl"),
        ("en", "prize", "price"),
        ("fa", "زبان", "زن"),
        ("fa", "خانه", "خانواده"),
    ],
)
def test_different_words_stay_different(language: str, first: str, second: str) -> None:
    terms = normaliser(language).terms
    assert terms(first) != terms(second)


def test_a_word_follows_its_script_in_every_index() -> None:
    assert normaliser("de").terms("المعلمين") == normaliser("ar").terms("المعلمين")
    assert normaliser("en").terms("вчителів") == normaliser("uk").terms("вчителів")
    assert normaliser("de").terms("немецкого") == normaliser("de").terms("немецкий")
    assert normaliser("ru").terms("Lehrerinnen") == normaliser("de").terms("Lehrerinnen")
    assert normaliser("ar").terms("Lehrerinnen") == normaliser("de").terms("Lehrerinnen")
    assert normaliser("fa").terms("المعلمين") != normaliser("ar").terms("المعلمين")


def test_words_that_say_nothing_are_left_out() -> None:
    assert normaliser("de").terms("die Hilfe für Eltern") == normaliser("de").terms("Hilfe Eltern")
    assert normaliser("en").terms("Hilfe für Eltern") == normaliser("en").terms("Hilfe Eltern")


@pytest.mark.parametrize("text", ["", "   ", "+-*:()~^\"'", "_ _", "😀"])
def test_signs_alone_are_no_words(text: str) -> None:
    assert normaliser("de").terms(text) == []


def test_compounds_are_taken_apart() -> None:
    german = normaliser("de")
    dictionary = {"sprache", "forderung", "kinder", "garten", "integration", "kurs"}
    assert german.split("sprachforderung", dictionary) == ("sprache", "forderung")
    assert german.split("integrationskurs", dictionary) == ("integration", "kurs")
    assert german.split("kinder", dictionary) is None
    assert german.head("integrationsarbeit", dictionary) == "integration"
    assert normaliser("en").split("integrationskurs", dictionary) is None


def test_neighbours_are_joined() -> None:
    german = normaliser("de")
    assert german.term("kindergarten") in german.joined("kinder", "garten")
    assert german.term("sprachforderung") in german.joined("sprache", "forderung")


def test_a_language_gets_only_the_rules_that_it_needs() -> None:
    assert set(rules_for("tr")["languages"]) == {"de", "ar", "uk", "tr"}
    assert "en" in all_rules()["languages"]
