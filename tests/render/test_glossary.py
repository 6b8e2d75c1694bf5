"""The words of offices: their order, their meaning in the reader's language, and where they lead."""

import shutil

import pytest

from portal.render.edition import Edition
from portal.render.glossary import Entry, glossary
from tests.render.editions import edition
from tests.support import OFFER, ROOT, Portal

TERMS = """\
terms:
  - code: traeger
    labels: {de: Träger, en: provider}
    description: {de: "Das Amt hinter einem Angebot.", en: "The office behind an offer."}
    see: [elterncafe, gibt-es-nicht]
  - code: kim
    labels: {de: KIM, en: KIM}
    description: {de: "Ämter arbeiten zusammen."}
    source: https://www.kim.example/gesetz?nr=9
  - code: aemter
    labels: {de: Ämter, en: offices}
    description: {de: "Häuser der Stadt.", en: "Buildings of the city."}
    see: index.md#oeffnung
  - code: antrag
    labels: {de: Antrag, en: application}
    description: {de: "Eine Bitte.", en: "A request."}
  - code: par9
    labels: {de: "9er-Regel", en: rule of 9}
    description: {de: "Eine Regel."}
"""


@pytest.fixture
def explained(portal: Portal) -> Portal:
    """A portal with a glossary of its own."""
    shutil.copytree(ROOT / "materials/_vocabularies", portal.root / "materials/_vocabularies")
    portal.write("materials/_vocabularies/glossary.yml", TERMS)
    return portal


def entries(seen: Edition) -> dict[str, Entry]:
    return {entry.id: entry for letter in glossary(seen) for entry in letter.entries}


@pytest.mark.parametrize("language", ["de", "en", "ar"])
def test_the_words_stand_by_letter_in_the_order_of_their_own_language(explained: Portal, language: str) -> None:
    found = [(group.letter, [entry.id for entry in group.entries]) for group in glossary(edition(explained, language))]
    assert found == [("0–9", ["par9"]), ("A", ["aemter", "antrag"]), ("K", ["kim"]), ("T", ["traeger"])]
    assert [group.id for group in glossary(edition(explained))][:2] == ["__letter-0", "__letter-a"]


def test_the_original_needs_no_meaning_beside_the_word(explained: Portal) -> None:
    entry = entries(edition(explained))["traeger"]
    assert (entry.word, entry.meaning, entry.language) == ("Träger", "", "")
    assert (entry.text, entry.text_language) == ("Das Amt hinter einem Angebot.", "")


def test_another_language_explains_the_german_word(explained: Portal) -> None:
    found = entries(edition(explained, "en"))
    assert (found["traeger"].word, found["traeger"].meaning, found["traeger"].language) == ("Träger", "provider", "de")
    assert (found["traeger"].text, found["traeger"].text_language) == ("The office behind an offer.", "")
    assert found["kim"].meaning == ""


def test_an_explanation_that_is_not_translated_is_marked(explained: Portal) -> None:
    entry = entries(edition(explained, "en"))["kim"]
    assert (entry.text, entry.text_language) == ("Ämter arbeiten zusammen.", "de")


def test_words_lead_to_records_and_pages_that_are_shown(explained: Portal) -> None:
    found = entries(edition(explained, "en"))
    assert [(name.text, name.language) for name in found["traeger"].see] == [("Elterncafé am Markt", "de")]
    assert [name.text for name in found["aemter"].see] == ["Home"]
    assert found["aemter"].see[0].href.endswith("/#oeffnung")
    explained.change(OFFER, "topics: [elternarbeit]", "topics: [unbekannt]")
    assert entries(edition(explained))["traeger"].see == ()


def test_a_source_is_named_by_its_host(explained: Portal) -> None:
    entry = entries(edition(explained))["kim"]
    assert (entry.source, entry.host) == ("https://www.kim.example/gesetz?nr=9", "kim.example")


def test_a_portal_without_glossary_has_no_words(explained: Portal) -> None:
    (explained.root / "materials/_vocabularies/glossary.yml").unlink()
    assert explained.codes() == []
    assert glossary(edition(explained)) == []
