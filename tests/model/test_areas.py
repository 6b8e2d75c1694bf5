"""Municipalities and the areas around them come from the vocabulary, so every region can have its own."""

import pytest

from portal.model.vocabulary import Areas, Vocabulary, VocabularyTerm


def vocabulary(**areas: str) -> Vocabulary:
    terms = {code: VocabularyTerm(code, {"de": code}, attributes={"area": area}) for code, area in areas.items()}
    return Vocabulary("municipality", terms)


dueren = Areas.of(vocabulary(a="", b="", region="yes", state="yes", country="yes"))


def test_the_wider_areas_are_those_that_say_so() -> None:
    assert dueren == Areas(("a", "b"), ("region", "state", "country"))
    assert Areas.of(vocabulary()) == Areas((), ())


@pytest.mark.parametrize(
    ("code", "covering"),
    [("a", ["a", "region", "state", "country"]), ("state", ["state", "country"]), ("country", ["country"])],
)
def test_a_place_lies_in_itself_and_in_what_is_wider(code: str, covering: list[str]) -> None:
    assert list(dueren.covering(code)) == covering


def test_an_area_holds_its_municipalities_and_narrower_areas() -> None:
    assert dueren.within("region") == ("a", "b", "region")
    assert dueren.within("country") == ("a", "b", "region", "state", "country")
