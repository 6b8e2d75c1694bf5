"""Problems as data and as words."""

import json

import pytest

from portal.problems import Level, Problem, as_json, has_errors, in_order
from portal.spelling import nearest

LATER = Problem("b.md", "email", 3, 5, values={"value": "x", "name": "email"})
EARLIER = Problem(
    "a.md", "choice", 9, 1, Level.WARNING, "state", {"value": "x", "name": "state", "allowed": ["a", "b"]}
)
WITHOUT_PLACE = Problem("b.md", "file-empty")


def test_problems_are_sorted_by_file_and_place_and_stand_once() -> None:
    assert in_order([LATER, WITHOUT_PLACE, EARLIER, LATER]) == [EARLIER, WITHOUT_PLACE, LATER]


def test_two_faults_in_one_place_are_two() -> None:
    other = Problem("b.md", "email", 3, 5, values={"value": "y", "name": "email"})
    assert len(in_order([LATER, other])) == 2


def test_only_errors_are_errors() -> None:
    assert has_errors([EARLIER, LATER])
    assert not has_errors([EARLIER])
    assert not has_errors([])


def test_a_problem_speaks_both_languages() -> None:
    assert LATER.message("de") != LATER.message("en")
    assert "x" in LATER.message("de")


def test_a_hint_ends_with_what_was_meant_and_what_is_allowed() -> None:
    assert EARLIER.hint("en") == "Allowed: a, b"
    problem = Problem("a.md", "choice", values={"value": "x", "name": "n", "suggestion": "a", "allowed": ["a", "b"]})
    assert problem.hint("en") == "Probably meant: a. Allowed: a, b"


def test_braces_in_a_value_are_no_placeholder() -> None:
    assert "{value}" in Problem("a.md", "email", values={"value": "{value}"}).message("de")


def test_json_has_the_keys_of_the_contract() -> None:
    document = json.loads(as_json([EARLIER, WITHOUT_PLACE], 7, "de"))
    assert list(document) == ["problems", "records"]
    assert document["records"] == 7
    first, second = document["problems"]
    assert list(first) == ["path", "line", "column", "level", "code", "field", "message", "hint"]
    assert (first["level"], first["line"], second["line"], second["field"]) == ("warning", 9, None, None)


@pytest.mark.parametrize(("word", "meant"), [("titel", "title"), ("summery", "summary"), ("xyz", ""), ("", "")])
def test_the_nearest_word_is_offered_only_if_it_is_near(word: str, meant: str) -> None:
    assert nearest(word, ["title", "summary", "state"]) == meant


def test_among_thousands_the_nearest_is_still_found() -> None:
    words = [f"eintrag-nummer-{number}" for number in range(5000)]
    assert nearest("griffbreit", [*words, "griffbereit"]) == "griffbereit"
