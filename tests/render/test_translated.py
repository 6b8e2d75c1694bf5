"""The note above a translated text, in every language of the site."""

from datetime import date

import pytest

from portal.model.parts import TranslationNote
from portal.render.translated import Translated, day_of_change, translation_note

CHECKED = date(2026, 10, 3)


def text(language: str, **note: object) -> Translated:
    return Translated(
        language=language,
        text_language=language,
        original="de",
        page="../familien/",
        note=TranslationNote.model_validate({"method": "machine_reviewed", **note}),
    )


@pytest.mark.parametrize("language", ["en", "uk", "ru", "fr", "ar", "tr", "fa"])
def test_a_reviewed_text_names_who_reviewed_it_when_and_leads_to_the_original(language: str) -> None:
    note = translation_note(text(language, by="KI Aachen", checked="2026-10-03"))
    assert note is not None
    assert "KI Aachen" in note.text
    assert "2026" in note.text or "۲۰۲۶" in note.text
    assert [(way.href, way.target) for way in note.ways] == [("../familien/", "de")]


def test_a_name_is_isolated_where_the_writing_runs_from_right_to_left() -> None:
    note = translation_note(text("ar", by="A & B"))
    assert note is not None
    assert note.text == "ترجمة آلية. راجعها: <bdi>A &amp; B</bdi>."


def test_people_need_no_note_for_what_they_translated() -> None:
    assert translation_note(text("en", method="human")) is None


def test_a_page_of_developers_has_no_german_original() -> None:
    note = translation_note(Translated(language="de", text_language="en", original="de", page="../", guide="../wie/"))
    assert note is not None
    assert (note.text, note.ways) == ("Dieser Text ist noch nicht übersetzt. Er folgt auf Englisch.", ())


def test_the_day_of_a_change_is_that_of_the_original_unless_it_is_older() -> None:
    assert day_of_change(CHECKED) == day_of_change(CHECKED, None, date(2026, 10, 1)) == CHECKED
    assert day_of_change(None, CHECKED) is None
    assert day_of_change(CHECKED, date(2026, 10, 4)) is None
