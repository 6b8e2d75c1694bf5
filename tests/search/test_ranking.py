"""What is found, and what comes first."""

import pytest

from portal.search.entries import Concept
from portal.search.index import Index, make_index
from portal.search.ranking import Ranking, distance, rank
from tests.search.library import CONCEPTS, ENTRIES, entry

LANGUAGES = ("de", "en", "tr", "ar", "uk")


@pytest.fixture(scope="module")
def german() -> Index:
    return make_index("de", ENTRIES, CONCEPTS)


def ids(index: Index, ranking: Ranking) -> list[str]:
    return [index.entries[number].id for number, _ in ranking.found]


def found(index: Index, query: str, *, texts: bool = False) -> list[str]:
    return ids(index, rank(index, query, texts=texts))


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("Treffpunkt", "m"),
        ("Sprachförderung Kindergarten", "a"),
        ("sprachforderung kita", "a"),
        ("Sprachfoerderung Kita", "a"),
        ("Sprache fördern Kindergarten", "a"),
        ("Kinder garten Eltern", "b"),
        ("Lehrer:innen", "m"),
        ("LehrerInnen Stolberg", "m"),
        ("Kita Stolberg", "b"),
        ("Zusammenarbeit Stolberg", "b"),
        ("Bilderbuch", "a"),
        ("Bilderb", "a"),
    ],
)
def test_the_best_comes_first(german: Index, query: str, first: str) -> None:
    assert found(german, query)[0] == first


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "query", ["Sprachförderung", "language support", "dil desteği", "دعم اللغة", "мовна підтримка"]
)
def test_a_label_in_any_language_finds_german_texts_in_every_index(language: str, query: str) -> None:
    index = make_index(language, ENTRIES, CONCEPTS)
    assert set(found(index, query)[:2]) == {"a", "c"}


def test_what_matches_more_words_comes_before_what_matches_one_better(german: Index) -> None:
    order = found(german, "Deutschförderung Schule Stolberg")
    assert order[0] == "c"


def test_misspelt_words_are_corrected_and_the_correction_is_said(german: Index) -> None:
    ranking = rank(german, "Treffpnkt Stolberg")
    assert ids(german, ranking)[0] == "m"
    assert ranking.suggestion(german, "Treffpnkt Stolberg") == "Treffpunkt Stolberg"
    assert rank(german, "Treffpunkt").suggestion(german, "Treffpunkt") is None


def test_full_texts_are_searched_only_on_request(german: Index) -> None:
    assert found(german, "Zahnpflege") == []
    assert found(german, "Zahnpflege", texts=True) == ["c"]


@pytest.mark.parametrize("query", ["", "   ", "*:^~", "😀", "Quastenflosser"])
def test_nothing_to_look_for_finds_nothing(german: Index, query: str) -> None:
    assert rank(german, query).found == []


def test_a_query_of_little_words_alone_is_taken_at_its_word(german: Index) -> None:
    assert rank(german, "die").terms == ["die"]


def test_a_very_long_query_is_cut(german: Index) -> None:
    assert len(rank(german, " ".join(f"wort{n}" for n in range(100))).terms) == 12


@pytest.mark.parametrize(("others", "times", "is_known"), [(1, 1, True), (500, 1, False), (500, 2, True)])
def test_in_a_large_portal_a_word_that_stands_once_is_no_part_of_compounds(
    others: int, times: int, is_known: bool
) -> None:
    entries = [entry(f"n{n}", "Kurs") for n in range(others)] + [entry(f"a{n}", "Fahrrad") for n in range(times)]
    assert ("a0" in found(make_index("de", entries, []), "Fahrradkurs")) == is_known


@pytest.mark.parametrize(("many", "are_found"), [(60, True), (120, False)], ids=["a tenth", "a fifth"])
def test_a_word_that_many_have_says_nothing_as_a_part_of_a_name(many: int, are_found: bool) -> None:
    concept = Concept("topic:daz", {"de": ("Deutschkurs", "Angebot Zweitsprache")})
    entries = [entry("a", "Lesen", "topic:daz")]
    entries += [entry(f"n{n}", "Angebot" if n < many else "Fest") for n in range(600)]
    order = found(make_index("de", entries, [concept]), "Deutschkurs")
    assert "a" in order
    assert ("n0" in order) == are_found


def test_an_empty_portal_finds_nothing() -> None:
    assert rank(make_index("de", [], CONCEPTS), "Kita").found == []


@pytest.mark.parametrize(
    ("first", "second", "far"),
    [
        ("kita", "kita", 0),
        ("kita", "ktia", 1),
        ("kita", "kta", 1),
        ("kita", "kitas", 1),
        ("kita", "kato", 2),
        ("kita", "auto", 9),
    ],
)
def test_distance_counts_letters(first: str, second: str, far: int) -> None:
    assert distance(first, second, 2) == far
