"""A teacher looks for something multilingual for primary school."""

import pytest

from tests.stories.reader import Reader, words

pytestmark = pytest.mark.browser

SAYINGS = {
    "de": ("Art", "Unterrichtsmaterial", "Bildungsstufe", "Primarbereich", "keine offene Lizenz angegeben, nur Link"),
    "en": ("Kind", "Teaching material", "Stage of education", "Primary education",
           "no open licence stated, link only"),
}  # fmt: skip
TITLES = {"de": "Kalender der Sprachen", "en": "Calendar of Languages (Kalender der Sprachen)"}


@pytest.mark.parametrize("language", SAYINGS)
def test_the_calendar_of_languages_is_among_the_first_three(reader: Reader, language: str) -> None:
    kinds, material, stages, primary, licence = SAYINGS[language]
    reader.start(language).search("mehrsprachig").choose(kinds, material).choose(stages, primary)
    assert TITLES[language] in reader.hits()[:3]
    assert licence in words(reader.hit(TITLES[language]))


def test_its_page_says_that_no_open_licence_is_stated(reader: Reader) -> None:
    reader.start("en").search("mehrsprachig").choose("Kind", "Teaching material").follow("Calendar of Languages")
    licence = reader.main.get_by_role("term").filter(has_text="Licence").locator("xpath=following-sibling::dd")
    assert words(licence.first).startswith("no open licence stated, link only")
    assert reader.main.locator("a[download]").count() == 0
