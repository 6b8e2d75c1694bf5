"""`portal confirm` writes one entry and leaves every other byte as it was."""

import pytest

from portal.editing.confirm import confirm
from portal.model.record import Record
from portal.project import UsageError
from tests.support import HOME, HOME_EN, MODULE_EN, PROGRAMME, PROGRAMME_EN, Portal


def english(portal: Portal) -> Record:
    return portal.load().by_id["griffbereit"]


def test_a_confirmed_translation_is_not_outdated_any_more(portal: Portal) -> None:
    portal.change(PROGRAMME, "kostet nichts", "kostet fünf Euro")
    assert english(portal).texts["en"].is_outdated
    assert confirm(portal.open(), ["griffbereit"]) == [PROGRAMME_EN]
    assert not english(portal).texts["en"].is_outdated


def test_only_the_entry_changes(portal: Portal) -> None:
    before = portal.read(PROGRAMME_EN)
    portal.change(PROGRAMME, "kostet nichts", "kostet fünf Euro")
    confirm(portal.open(), ["griffbereit"])
    changed = [
        (old, new)
        for old, new in zip(before.split("\n"), portal.read(PROGRAMME_EN).split("\n"), strict=True)
        if old != new
    ]
    assert [old.split(":")[0] for old, _new in changed] == ["  source", '    "kosten"']


def test_a_second_time_changes_nothing(portal: Portal) -> None:
    portal.change(PROGRAMME, "kostet nichts", "kostet fünf Euro")
    confirm(portal.open(), [])
    assert confirm(portal.open(), []) == []


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_line_ends_are_kept(portal: Portal, end: str) -> None:
    source = portal.read(PROGRAMME_EN).replace("a32b4cc59dbd", "000000000000")
    portal.write(PROGRAMME_EN, source.replace("\n", end))
    confirm(portal.open(), ["griffbereit"])
    assert portal.read(PROGRAMME_EN) == source.replace("000000000000", "a32b4cc59dbd").replace("\n", end)


def test_a_byte_order_mark_is_kept(portal: Portal) -> None:
    source = "\ufeff" + portal.read(PROGRAMME_EN)
    portal.write(PROGRAMME_EN, source.replace("a32b4cc59dbd", "000000000000"))
    confirm(portal.open(), ["griffbereit"])
    assert portal.read(PROGRAMME_EN) == source


def test_comments_and_entries_around_stay_where_they_are(portal: Portal) -> None:
    portal.write(
        MODULE_EN,
        "---\n# oben\ntitle: Many languages\ntranslation: {method: machine}\n\n# unten\n"
        "summary: A summary that is long enough for the check.\ncriteria: [One point., And another.]\n---\n"
        "translation: no entry\n",
    )
    confirm(portal.open(), ["mehrsprachigkeit"])
    lines = portal.read(MODULE_EN).split("\n")
    assert lines[:4] == ["---", "# oben", "title: Many languages", "translation:"]
    assert lines[lines.index("  sections:") + 2 :] == [
        "",
        "# unten",
        "summary: A summary that is long enough for the check.",
        "criteria: [One point., And another.]",
        "---",
        "translation: no entry",
        "",
    ]


@pytest.mark.parametrize(
    "key", ['"translation": {method: human}', "translation:   {method: human}", "translation :\n  method: human"]
)
def test_the_entry_is_found_however_it_is_written(portal: Portal, key: str) -> None:
    portal.change(MODULE_EN, 'translation: {source: "4aa9b3f9600c", method: machine}', key)
    assert confirm(portal.open(), ["mehrsprachigkeit"]) == [MODULE_EN]
    assert portal.codes() == []


def test_who_translated_and_when_it_was_checked_is_kept(portal: Portal) -> None:
    name = 'M. "Übersetzer" \\ 2: #1'
    portal.change(
        MODULE_EN,
        "method: machine}",
        'method: machine_reviewed, by: "M. \\"Übersetzer\\" \\\\ 2: #1", checked: 2026-10-01}',
    )
    confirm(portal.open(), [MODULE_EN])
    note = portal.load().by_id["mehrsprachigkeit"].texts["en"].note
    assert note is not None
    assert (note.method, note.by, str(note.checked)) == ("machine_reviewed", name, "2026-10-01")


def test_ids_of_headings_need_no_care(portal: Portal) -> None:
    portal.change(PROGRAMME, "## Kosten", "## Kosten {#k\"o:#s'}")
    confirm(portal.open(), ["griffbereit"])
    assert not english(portal).texts["en"].is_outdated
    assert portal.codes() == ["taken-away"]  # an id with quotes does not reach the page


def test_a_page_can_be_confirmed_by_any_of_its_files(portal: Portal) -> None:
    portal.change(HOME, "# Willkommen", "# Guten Tag")
    for name in (HOME, HOME_EN):
        portal.change(HOME, "# Guten Tag", "# Guten Tag!") if name == HOME_EN else None
        assert confirm(portal.open(), [name]) == [HOME_EN]
        assert portal.codes() == []


def test_all_means_records_and_pages(portal: Portal) -> None:
    confirm(portal.open(), [])
    portal.change(PROGRAMME, "kostet nichts", "kostet fünf Euro")
    portal.change(HOME, "# Willkommen", "# Guten Tag")
    assert confirm(portal.open(), []) == [PROGRAMME_EN, HOME_EN]


def test_one_language_can_be_confirmed_alone(portal: Portal) -> None:
    turkish = PROGRAMME_EN.replace(".en.", ".tr.")
    portal.write(turkish, portal.read(PROGRAMME_EN).replace("a32b4cc59dbd", "000000000000"))
    portal.change(PROGRAMME_EN, "a32b4cc59dbd", "000000000000")
    assert confirm(portal.open(), ["griffbereit"], "tr") == [turkish]
    assert "000000000000" in portal.read(PROGRAMME_EN)


@pytest.mark.parametrize("name", ["gibt-es-nicht", "docs/weg.md", "elterncafe"])
def test_what_has_no_translation_is_wrong_usage(portal: Portal, name: str) -> None:
    with pytest.raises(UsageError, match=name):
        confirm(portal.open(), [name])


def test_a_translation_that_does_not_say_how_it_was_made_is_wrong_usage(portal: Portal) -> None:
    portal.change(HOME_EN, 'translation: {source: "e707cbb04bff", method: human}\n', "")
    with pytest.raises(UsageError, match=HOME_EN):
        confirm(portal.open(), [HOME_EN])


def test_an_entry_inside_a_line_is_wrong_usage_and_no_crash(portal: Portal) -> None:
    portal.write(HOME_EN, "---\n{title: Home, translation: {method: human}}\n---\n# Welcome\n")
    with pytest.raises(UsageError, match="translation"):
        confirm(portal.open(), [HOME_EN])
