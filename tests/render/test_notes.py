from datetime import date

import pytest

from portal.render.notes import Note, notes, state_word
from tests.render.editions import edition, record
from tests.support import EVENT, OFFER, PROGRAMME, TODAY, Portal


def found(portal: Portal, id_: str, language: str = "de", today: date = TODAY) -> list[Note]:
    seen = edition(portal, language, today)
    return notes(record(seen, id_), seen)


def test_a_sound_record_has_nothing_to_say(portal: Portal) -> None:
    assert found(portal, "griffbereit") == found(portal, "griffbereit", "en") == []


def test_a_missing_translation_is_said_in_the_language_of_the_reader(portal: Portal) -> None:
    (note,) = found(portal, "elterncafe", "en")
    assert note.text == "This text has not been translated yet. It follows in German."
    assert [(link.text, link.target) for link in note.links] == [("Go to the German original", "de")]
    assert note.links[0].href.endswith("/offers/elterncafe/")


def test_a_machine_translation_leads_to_the_original(portal: Portal) -> None:
    (note,) = found(portal, "mehrsprachigkeit", "en")
    assert (note.icon, note.tone) == ("machine", "")
    assert note.links


def test_a_reviewed_translation_says_when(portal: Portal) -> None:
    portal.change(
        "materials/modules/mehrsprachigkeit/index.en.md",
        "method: machine",
        "method: machine_reviewed, checked: 2026-10-03",
    )
    assert [note.text for note in found(portal, "mehrsprachigkeit", "en")] == [
        "Translated by machine, reviewed by a person on 3 October 2026."
    ]


def test_an_outdated_translation_names_the_sections_that_are_newer(portal: Portal) -> None:
    portal.change(PROGRAMME, "Die Gruppe kostet nichts.", "Die Gruppe kostet zehn Euro.")
    portal.change(PROGRAMME, "Die Gruppen treffen sich jede Woche.", "Die Gruppen treffen sich jeden Tag.")
    (note,) = found(portal, "griffbereit", "en")
    assert note.tone == "warm"
    assert [(link.text, link.language) for link in note.links] == [
        ("title, summary or beginning", ""),
        ("Kosten", "de"),
    ]
    assert note.links[1].href.endswith("/programmes/griffbereit/#kosten")


@pytest.mark.parametrize(
    ("activity", "tone", "word"),
    [
        ("planned", "", "geplant"),
        ("likely", "warm", "bitte nachfragen"),
        ("unconfirmed", "warm", "unbestätigt, bitte nachfragen"),
    ],
)
def test_an_uncertain_record_says_so(portal: Portal, activity: str, tone: str, word: str) -> None:
    portal.add(PROGRAMME, f"activity: {activity}")
    seen = edition(portal)
    assert [note.tone for note in found(portal, "griffbereit")] == [tone]
    assert state_word(record(seen, "griffbereit"), seen) == word


def test_an_ended_record_says_so_once(portal: Portal) -> None:
    portal.change(PROGRAMME, "state: published", "state: archived\nactivity: ended")
    assert [note.text for note in found(portal, "griffbereit")] == [
        "Dieses Programm ist beendet. Wir zeigen den Eintrag, damit alte Verweise nicht ins Leere führen."
    ]


def test_a_draft_says_so(portal: Portal) -> None:
    portal.change(PROGRAMME, "state: published", "state: draft")
    assert found(portal, "griffbereit")[0].text.startswith("Entwurf.")


def test_an_offer_that_nobody_has_checked_says_for_how_long(portal: Portal) -> None:
    portal.change(OFFER, "last_checked: 2026-10-01", "last_checked: 2026-04-23")
    assert [note.text for note in found(portal, "elterncafe")] == [
        "Zuletzt geprüft vor 6 Monaten. Bitte fragen Sie nach, bevor Sie hingehen."
    ]


def test_a_cancelled_event_says_so_first(portal: Portal) -> None:
    portal.add(EVENT, "event_status: cancelled")
    (note,) = found(portal, "fachtag")
    assert (note.tone, note.strong) == ("bad", "Abgesagt.")


def test_a_rescheduled_event_names_both_days(portal: Portal) -> None:
    portal.add(EVENT, "event_status: rescheduled", "previous_start: 2027-02-01 14:00")
    (note,) = found(portal, "fachtag")
    assert note.text == "von 1. Februar 2027, 14:00 Uhr auf 1. März 2027, 14:00 Uhr."


def test_an_event_that_is_over_says_so(portal: Portal) -> None:
    assert [note.text for note in found(portal, "fachtag", today=date(2027, 3, 2))] == ["Dieser Termin ist vorbei."]
