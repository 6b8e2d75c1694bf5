"""A teacher has a newly arrived pupil and asks who is responsible."""

import pytest

from tests.stories.reader import Reader, named, words

pytestmark = pytest.mark.browser

ADVICE = "Seiteneinsteigerberatung (Bildungserstberatung)"
CITY = "Kommunales Integrationszentrum der Stadt Aachen"
REGION = "Kommunales Integrationszentrum der StädteRegion Aachen"
NINE = ("Alsdorf", "Baesweiler", "Eschweiler", "Herzogenrath", "Monschau", "Roetgen", "Simmerath", "Stolberg (Rhld.)",
        "Würselen")  # fmt: skip


@pytest.mark.parametrize("asked", ["Seiteneinsteiger", "Erstberatung"])
def test_both_words_find_the_same_advice(reader: Reader, asked: str) -> None:
    assert reader.start().search(asked).hits()[0] == ADVICE


def test_the_city_and_the_nine_lead_to_different_offices(reader: Reader) -> None:
    reader.start().follow("Wer ist für mich zuständig?")
    offices = {place: answers(reader, place) for place in ("Aachen", *NINE)}
    assert CITY in offices["Aachen"] and ADVICE not in offices["Aachen"] and REGION not in offices["Aachen"]
    for place in NINE:
        assert ADVICE in offices[place] and REGION in offices[place] and CITY not in offices[place], place


def test_the_page_for_the_class_says_the_same(reader: Reader) -> None:
    reader.start().follow("Lehrkräfte und Fachkräfte", reader.page.get_by_role("banner"))
    reader.follow("Neu zugewandert in meiner Klasse")
    assert reader.main.get_by_role("link", name=named("Seiteneinsteigerberatung")).count()
    text = words(reader.main)
    nine, city = text.index("In den neun Kommunen:"), text.index("In der Stadt Aachen:")
    assert nine < text.index("Seiteneinsteigerberatung", nine) < city
    assert "Integrationszentrum der Stadt" in text[city:]


def answers(reader: Reader, place: str) -> list[str]:
    """Return the links in the section of a municipality."""
    section = reader.main.get_by_role("region", name=named(place)).filter(
        has=reader.page.get_by_role("heading", name=place, exact=True)
    )
    return [words(link) for link in section.get_by_role("link").all()]
