"""Originals and translations find each other, and what a translation has missed is said."""

from portal.content.documents import DocumentCache
from portal.content.tree import collect
from portal.model.parts import TranslationNote
from portal.model.record import Record
from portal.problems import Problem
from portal.translations.pairing import outdated_since, pair
from tests.support import PROGRAMME, PROGRAMME_EN, Portal


def paired(portal: Portal) -> tuple[list[Record], list[Problem]]:
    project = portal.open()
    return pair(DocumentCache().read(collect(project)), project)


def programme(portal: Portal) -> Record:
    return next(record for record in paired(portal)[0] if record.id == "griffbereit")


def test_a_record_has_its_texts_by_language(portal: Portal) -> None:
    record = programme(portal)
    assert set(record.texts) == {"de", "en"}
    assert (record.path, record.texts["en"].path) == (PROGRAMME, PROGRAMME_EN)
    assert record.folder == "materials/programmes/griffbereit"


def test_short_and_long_form_go_together_by_address(portal: Portal) -> None:
    portal.write("materials/programmes/griffbereit.tr.md", portal.read(PROGRAMME_EN))
    assert set(programme(portal).texts) == {"de", "en", "tr"}


def test_a_record_in_a_file_of_its_own_has_no_folder(portal: Portal) -> None:
    source = portal.read(PROGRAMME).replace("id: griffbereit", "id: kurz")
    portal.write("materials/programmes/kurz.md", source)
    assert next(record for record in paired(portal)[0] if record.id == "kurz").folder is None


def test_a_translation_without_original_is_an_orphan(portal: Portal) -> None:
    (portal.root / PROGRAMME).unlink()
    records, (problem,) = paired(portal)
    assert "griffbereit" not in {record.id for record in records}
    assert (problem.code, problem.path, problem.values["expected"]) == ("orphan-translation", PROGRAMME_EN, PROGRAMME)


def test_a_translation_of_a_broken_original_is_no_orphan(portal: Portal) -> None:
    portal.write(PROGRAMME, "---\ntitle: [\n---\n")
    assert paired(portal)[1] == []


def test_a_translation_of_the_current_text_is_not_outdated(portal: Portal) -> None:
    assert not programme(portal).texts["en"].is_outdated


def test_an_outdated_translation_names_the_changed_sections(portal: Portal) -> None:
    portal.change(PROGRAMME, "kostet nichts", "kostet fünf Euro")
    text = programme(portal).texts["en"]
    assert (text.is_outdated, text.outdated_sections) == (True, ("kosten",))


def test_a_new_section_is_named(portal: Portal) -> None:
    portal.change(PROGRAMME, "## Kosten", "## Orte\n\nAlsdorf.\n\n## Kosten")
    assert programme(portal).texts["en"].outdated_sections == ("orte",)


def test_a_change_of_neutral_fields_makes_nothing_outdated(portal: Portal) -> None:
    portal.change(PROGRAMME, "contact: ki-region", "contact: {email: neu@example.org}")
    portal.add(PROGRAMME, "runs_from: 2020")
    assert not programme(portal).texts["en"].is_outdated


def test_without_sections_only_the_whole_can_be_outdated() -> None:
    note = TranslationNote.model_validate({"source": "0" * 12, "method": "human"})
    assert outdated_since(note, {"title": "x"}, "## A\n") == (True, ())


def test_without_fingerprint_nothing_is_known_to_be_outdated() -> None:
    note = TranslationNote.model_validate({"method": "human"})
    assert outdated_since(note, {"title": "x"}, "") == (False, ())
