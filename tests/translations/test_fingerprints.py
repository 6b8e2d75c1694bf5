"""A fingerprint changes with the words that are translated, and with nothing else."""

import pytest

from portal.model.kinds import Offer
from portal.translations.fingerprints import fingerprint, normalised, section_fingerprints, translatable

BODY = """\
Die Gruppen treffen sich jede Woche.

## Ablauf

- Eltern singen „Alle meine Entchen“.
- Kinder spielen.

## Kosten

1. Die Gruppe kostet nichts.
2. Tee kostet extra.
"""
WORDS = {"title": "Griffbereit", "summary": "Eltern und Kinder spielen."}


def changed_sections(words: dict[str, str], body: str) -> set[str]:
    before, now = section_fingerprints(WORDS, BODY), section_fingerprints(words, body)
    return {id_ for id_ in before.keys() | now.keys() if before.get(id_) != now.get(id_)}


COSMETIC = {
    "line ends": BODY.replace("\n", "\r\n"),
    "quotation marks": BODY.replace("„", "“").replace("“", '"'),
    "list markers": BODY.replace("- ", "* "),
    "indented list markers": BODY.replace("- ", "  + "),
    "numbers of a list": BODY.replace("2. ", "7) "),
    "white space": BODY.replace("Die Gruppen treffen", "Die  Gruppen\ntreffen"),
    "blank lines": BODY.replace("\n\n", "\n\n\n"),
    "protected blanks": BODY.replace("jede Woche", "jede\u00a0Woche"),
    "the end": BODY + "\n\n",
}


@pytest.mark.parametrize("body", COSMETIC.values(), ids=COSMETIC.keys())
def test_cosmetic_changes_do_not_count(body: str) -> None:
    assert body != BODY
    assert fingerprint(WORDS, body) == fingerprint(WORDS, BODY)
    assert changed_sections(WORDS, body) == set()


@pytest.mark.parametrize(
    ("old", "new", "section"),
    [
        ("jede Woche", "jeden Monat", ""),
        ("Kinder spielen", "Kinder malen", "ablauf"),
        ("kostet nichts", "kostet viel", "kosten"),
        ("- Kinder spielen.\n", "", "ablauf"),
        ("„Alle meine", "„Alle seine", "ablauf"),
    ],
)
def test_a_changed_sentence_names_its_section(old: str, new: str, section: str) -> None:
    body = BODY.replace(old, new)
    assert fingerprint(WORDS, body) != fingerprint(WORDS, BODY)
    assert changed_sections(WORDS, body) == {section}


def test_a_changed_heading_is_a_new_section() -> None:
    assert changed_sections(WORDS, BODY.replace("## Kosten", "## Preise")) == {"kosten", "preise"}


def test_changed_metadata_belongs_to_the_section_before_the_first_heading() -> None:
    assert changed_sections({**WORDS, "title": "Griffbereit MINI"}, BODY) == {""}


def test_words_cannot_wander_between_metadata_and_text() -> None:
    assert fingerprint({"title": "ab"}, "c") != fingerprint({"title": "a"}, "bc")
    assert fingerprint({"title": "a", "summary": "b"}, "") != fingerprint({"title": "a b"}, "")


def test_fingerprints_have_twelve_and_eight_digits() -> None:
    assert len(fingerprint(WORDS, BODY)) == 12
    assert {len(value) for value in section_fingerprints(WORDS, BODY).values()} == {8}


def test_fingerprints_stay_the_same_from_release_to_release() -> None:
    """Files hold them: another way of computing would make every translation outdated at once."""
    assert fingerprint(WORDS, BODY) == "4bf2173a3847"
    assert section_fingerprints(WORDS, BODY) == {"": "bda13918", "ablauf": "42f67c33", "kosten": "08913452"}


def test_only_what_is_translated_counts() -> None:
    offer = Offer.model_validate(
        {
            "title": "Kurs",
            "keywords": ("Tee", "Haus"),
            "cost_note": "Frei",
            "links": ({"url": "https://example.org", "label": "Mehr"},),
            "organisation": "ki-region",
            "cost": {"free": "no", "amount": "3"},
            "updated": "2026-01-01",
            "redirect_from": ("/alt/",),
            "same_as_default": ("title",),
        }
    )
    assert translatable(offer) == {"title": "Kurs", "keywords": "Tee\nHaus", "cost_note": "Frei", "links": "Mehr"}


def test_the_address_of_a_link_does_not_count() -> None:
    def words(url: str) -> dict[str, str]:
        return translatable(Offer.model_validate({"links": ({"url": url, "label": "Mehr"},)}))

    assert words("https://example.org") == words("https://example.com")


@pytest.mark.parametrize("text", ["", " \n ", "a  b", "* a\n* b", "3) a"])
def test_normalising_twice_is_normalising_once(text: str) -> None:
    assert normalised(normalised(text)) == normalised(text)
