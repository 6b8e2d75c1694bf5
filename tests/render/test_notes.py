from datetime import date

import pytest

from portal.render.notes import notes, state_word
from portal.render.values import Note
from tests.render.editions import edition, record
from tests.support import EVENT, MODULE, MODULE_EN, OFFER, PROGRAMME, TODAY, Portal


def found(portal: Portal, id_: str, language: str = "de", today: date = TODAY) -> list[Note]:
    seen = edition(portal, language, today)
    return notes(record(seen, id_), seen)


def test_a_sound_record_has_nothing_to_say(portal: Portal) -> None:
    assert found(portal, "griffbereit") == found(portal, "griffbereit", "en") == []


def test_a_missing_translation_is_said_in_the_language_of_the_reader(portal: Portal) -> None:
    (note,) = found(portal, "elterncafe", "en")
    assert note.text == "This text has not been translated yet. It follows in German."
    assert [(link.text, link.target) for link in note.ways] == [("Go to the German original", "de")]
    assert note.ways[0].href.endswith("/offers/elterncafe/")


def test_a_machine_translation_leads_to_the_original(portal: Portal) -> None:
    (note,) = found(portal, "mehrsprachigkeit", "en")
    assert (note.icon, note.tone, note.links) == ("machine", "", ())
    assert [link.href.partition("\ue001")[2] for link in note.ways] == ["/modules/mehrsprachigkeit/"]


def test_a_reviewed_translation_says_when(portal: Portal) -> None:
    portal.change(
        "materials/modules/mehrsprachigkeit/index.en.md",
        "method: machine",
        "method: machine_reviewed, checked: 2026-10-03",
    )
    assert [note.text for note in found(portal, "mehrsprachigkeit", "en")] == [
        "Translated by machine, reviewed by a person on 3 October 2026."
    ]
    portal.change("materials/modules/mehrsprachigkeit/index.en.md", "checked: 2026-10-03", "by: Amt für Vielfalt")
    assert [(note.icon, note.text) for note in found(portal, "mehrsprachigkeit", "en")] == [
        ("checked", "Translated by machine, reviewed by Amt für Vielfalt.")
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


def test_an_outdated_translation_by_machine_says_both_in_one_note(portal: Portal) -> None:
    portal.change(MODULE, "Der Baustein ist neu.", "Der Baustein ist alt.")
    (note,) = found(portal, "mehrsprachigkeit", "en")
    assert (note.tone, note.text) == ("warm", "The translation is older than the original.")
    assert note.more == "This page was translated by machine and has not been reviewed yet."


@pytest.mark.parametrize(
    ("updated", "checked", "is_said"),
    [
        ("2026-10-04", "2026-10-03", True),
        ("2026-10-03", "2026-10-03", True),
        ("2026-10-02", "2026-10-03", False),  # the day of an earlier change
    ],
)
def test_an_outdated_translation_says_since_when_if_that_is_sure(
    portal: Portal, updated: str, checked: str, is_said: bool
) -> None:
    portal.change(MODULE, "Der Baustein ist neu.", "Der Baustein ist alt.")
    portal.add(MODULE, f"updated: {updated}")
    portal.change(MODULE_EN, "method: machine", f"method: machine_reviewed, checked: {checked}")
    (note,) = found(portal, "mehrsprachigkeit", "en")
    assert ("The original changed on" in note.text) == is_said


def test_readers_can_improve_a_translation_where_the_source_lies(portal: Portal) -> None:
    portal.write("mkdocs.yml", "extra: {portal: {repository: https://code.example/portal/, edit_path: edit/main}}\n")
    (note,) = found(portal, "mehrsprachigkeit", "en")
    assert [(way.text, way.href) for way in note.ways[1:]] == [
        ("Improve this translation", f"https://code.example/portal/edit/main/{MODULE_EN}")
    ]


def test_without_source_readers_are_told_how_to_translate(portal: Portal) -> None:
    portal.write("docs/mitmachen.md", "---\ntitle: Mitmachen\n---\n# Mitmachen\n\n## Prüfen {#uebersetzung}\n")
    assert found(portal, "mehrsprachigkeit", "en")[0].ways[1].href.endswith("/mitmachen/#uebersetzung")
    portal.write("docs/redaktion/uebersetzen.md", "---\ntitle: Übersetzen\n---\n# Übersetzen\n")
    assert found(portal, "mehrsprachigkeit", "en")[0].ways[1].href.endswith("/redaktion/uebersetzen/")
    assert [way.text for way in found(portal, "elterncafe", "en")[0].ways] == [
        "Go to the German original",
        "How to translate",
    ]


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
