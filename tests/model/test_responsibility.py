"""Who is responsible where: what mkdocs.yml and the vocabulary of municipalities may say."""

from collections.abc import Mapping
from typing import Any

import pytest

from portal.model.responsibility import anchor, answers, tile
from portal.model.vocabulary import VocabularyTerm


def place(label: str = "Ort", **attributes: str | tuple[str, ...]) -> VocabularyTerm:
    return VocabularyTerm("1", {"de": label, "ar": "مكان"}, attributes=attributes)


def test_questions_keep_their_order_and_their_answers() -> None:
    given = {"language_mediation": ["pool"], "integration_centre": ["ki-a", "ki-b"]}
    assert list(answers({"responsibility": given}).items()) == [
        ("language_mediation", ("pool",)),
        ("integration_centre", ("ki-a", "ki-b")),
    ]


@pytest.mark.parametrize(
    "settings",
    [{}, {"responsibility": None}, {"responsibility": "ki"}, {"responsibility": {"school_place": "ki"}},
     {"responsibility": {"schulplatz": ["ki"]}}, {"responsibility": ["school_place"]}],
)  # fmt: skip
def test_what_is_not_well_formed_is_left_out(settings: Mapping[str, Any]) -> None:
    assert answers(settings) == {}


def test_the_anchor_of_a_place_is_the_same_in_every_language() -> None:
    assert anchor(place("Würselen"), "de") == "wuerselen"
    assert anchor(place("Stolberg (Rhld.)"), "de") == "stolberg-rhld"


@pytest.mark.parametrize(
    ("written", "expected"),
    [(("2", "1"), (2, 1)), (("0", "0"), (0, 0)), (("2",), None), (("2", "x"), None), (("-1", "0"), None),
     (("2", "٣"), None), (("2", "400"), None), ("oben", None)],
)  # fmt: skip
def test_a_place_on_the_map_is_two_small_numbers(
    written: str | tuple[str, ...], expected: tuple[int, int] | None
) -> None:
    assert tile(place(tile=written)) == expected
    assert tile(place()) is None
