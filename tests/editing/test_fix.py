"""What is mechanical is mended; texts, comments and what needs a decision stay as they are."""

from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portal.content.front_matter import read_front_matter
from portal.content.tree import ProseFile, RecordFile
from portal.content.vocabularies import read_vocabularies
from portal.editing import fix
from portal.editing.edits import MECHANICAL
from portal.editing.fix import Fix, fixes, mended
from portal.model.kinds import FOLDERS
from portal.problems import Problem, codes
from portal.project import Project
from tests.support import (
    EVENT,
    HOME,
    LANGUAGES,
    MATERIAL,
    OFFER,
    ORGANISATION,
    PROGRAMME,
    PROGRAMME_EN,
    ROOT,
    TODAY,
    Portal,
)

VOCABULARIES = read_vocabularies(Project(ROOT, LANGUAGES, TODAY))[0]


def mend(portal: Portal) -> dict[str, str]:
    """Mend a portal and return what changed: for every file the lines that are new."""
    changed = {}
    for found in fixes(portal.open(), portal.load(), lambda path: True):
        portal.write(found.path, found.after)
        before = found.before.decode().splitlines()
        changed[found.path] = "\n".join(line for line in found.after.decode().splitlines() if line not in before)
    return changed


@pytest.mark.parametrize(
    ("path", "old", "new", "line"),
    [
        pytest.param(OFFER, "2026-10-01", "1.10.2026", "last_checked: 2026-10-01", id="a German date"),
        pytest.param(OFFER, "2026-10-01", "1. Oktober 2026", "last_checked: 2026-10-01", id="a date in words"),
        pytest.param(OFFER, "2026-10-01", "2026/10/1", "last_checked: 2026-10-01", id="a date with slashes"),
        pytest.param(EVENT, "2027-03-01 14:00", "01.03.2027, 14.00 Uhr", "start: 2027-03-01 14:00", id="a moment"),
        pytest.param(OFFER, "[de, tr]", "[de, TR]", "languages: [de, tr]", id="a language in capitals"),
        pytest.param(OFFER, "[de, tr]", "[de, 'ua']", "languages: [de, 'uk']", id="a country for a language, quoted"),
        pytest.param(OFFER, "[elternarbeit]", "[Elternarbeit]", "topics: [elternarbeit]", id="a label for a code"),
        pytest.param(OFFER, "[elternarbeit]", "[elternabeit]", "topics: [elternarbeit]", id="a letter left out"),
        pytest.param(OFFER, '["05334004"]', "[Alsdorf]", 'municipalities: ["05334004"]', id="the name of a town"),
        pytest.param(OFFER, "{free: yes}", "{free: ja}", "cost: {free: yes}", id="a German word"),
        pytest.param(OFFER, "presential", "presental", "course_mode: presential", id="a slip in a choice"),
        pytest.param(OFFER, "topics:", "Topics:", "topics: [elternarbeit]", id="a field with a capital"),
        pytest.param(OFFER, "audiences:", "audience:", "audiences: [eltern]", id="a field without its s"),
        pytest.param(OFFER, "offer_type:", "offer-type:", "offer_type: elterngruppe", id="a field with a hyphen"),
        pytest.param(MATERIAL, "CC-BY-SA-4.0", "CC BY-SA 4.0", "license: CC-BY-SA-4.0", id="a licence in words"),
        pytest.param(
            MATERIAL,
            "CC-BY-SA-4.0",
            "https://creativecommons.org/licenses/by-sa/4.0/deed.de",
            "license: CC-BY-SA-4.0",
            id="the address of a licence",
        ),
        pytest.param(
            PROGRAMME, "title: Griffbereit", "title: Griff: bereit", 'title: "Griff: bereit"', id="a colon in a text"
        ),
        pytest.param(
            PROGRAMME,
            "title: Griffbereit",
            "title: „Griff“: „bereit“",
            'title: "„Griff“: „bereit“"',
            id="quotation marks that do not quote",
        ),
        pytest.param(
            PROGRAMME, "title: Griffbereit", "title: Griff #1", 'title: "Griff #1"', id="a text that YAML cuts off"
        ),
        pytest.param(
            PROGRAMME_EN, "summary: Parents", "summary: For all: parents", None, id="a colon in a translation"
        ),
        pytest.param(HOME, "title: Start", "Title: Start", "title: Start", id="a field of a prose page"),
        pytest.param(HOME, "title: Start", "title: Start: hier", 'title: "Start: hier"', id="a colon in a prose page"),
    ],
)
def test_what_is_mechanical_is_mended(portal: Portal, path: str, old: str, new: str, line: str | None) -> None:
    portal.change(path, f"{old}", new)

    changed = mend(portal)

    assert list(changed) == [path]
    assert line is None or changed[path] == line
    assert not {problem.code for problem in portal.problems()} & set(MECHANICAL)
    assert mend(portal) == {}


@pytest.mark.parametrize(
    ("written", "mended_"),
    [
        ("phone: 0241/5198", 'phone: "+49 241 5198"'),
        ("phone: '(0241) 5198-0'", "phone: '+49 241 5198-0'"),
        ('phone: "0049 241 5198"', 'phone: "+49 241 5198"'),
        ("phone: 0241-5198-10", 'phone: "+49 241 5198-10"'),
    ],
)
def test_a_phone_number_is_mended(portal: Portal, written: str, mended_: str) -> None:
    portal.add(ORGANISATION, written)

    assert mend(portal) == {ORGANISATION: mended_}


@pytest.mark.parametrize(
    ("written", "mended_"),
    [
        ("time_required: 45 Minuten", "time_required: PT45M"),
        ("time_required: 2 Stunden", "time_required: PT2H"),
        ("age_range: 10-6", "age_range: 6-10"),
        ("age_range: 6 bis 10 Jahre", "age_range: 6-10"),
        ("age_range: ab 12 Jahren", "age_range: 12-"),
        ("cost: {free: no, amount: '2,50'}", "cost: {free: no, amount: '2.50'}"),
        ("cost: {free: no, amount: 10 €}", "cost: {free: no, amount: 10}"),
    ],
)
def test_an_amount_a_duration_and_ages_are_mended(portal: Portal, written: str, mended_: str) -> None:
    portal.add(MATERIAL, written)

    assert mend(portal) == {MATERIAL: mended_}


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        pytest.param(OFFER, "2026-10-01", "31.2.2026", id="a day that does not exist"),
        pytest.param(OFFER, "2026-10-01", "1.10.26", id="a year of two digits"),
        pytest.param(OFFER, "2026-10-01", "im Oktober", id="no date"),
        pytest.param(OFFER, "id: elterncafe", "id: Elterncafe", id="an id"),
        pytest.param(OFFER, "organisation: ki-region", "organisation: ki-regio", id="a reference"),
        pytest.param(OFFER, "topics:", "stage: [primar]\ntopics:", id="a field near to two others"),
        pytest.param(OFFER, "topics:", "telephone: 1\ntopics:", id="a field that is only like another"),
        pytest.param(OFFER, "topics:", "Topics: [daz]\ntopics:", id="a field that is there already"),
        pytest.param(OFFER, "[elternarbeit]", "[elternarbeit, Elternarbeit]", id="a code that is there already"),
        pytest.param(OFFER, "[elternarbeit]", "[Deutsch als Zweitsprache, daz]", id="a code that comes later"),
        pytest.param(OFFER, "summary:", "keyword: Tee\nsummary:", id="a field whose value has another form"),
        pytest.param(OFFER, '["05334004"]', '["05334003"]', id="a number near to others"),
        pytest.param(OFFER, "topics:", "activity: unlikely\ntopics:", id="a word that means the opposite"),
        pytest.param(OFFER, "contact: ki-region", "contact: email: ki@example.org", id="a group that lost its braces"),
        pytest.param(OFFER, "{free: yes}", '{free: "ja\n  "}', id="a value of two lines"),
        pytest.param(MATERIAL, "CC-BY-SA-4.0", "CC-BY-SA-3.5", id="another version of a licence"),
        pytest.param(MATERIAL, "CC-BY-SA-4.0", "CC-BY-SA", id="a licence without version"),
        pytest.param(PROGRAMME, "title: Griffbereit", "title: Griffbereit # wie im Flyer", id="a comment"),
        pytest.param(PROGRAMME, "title: Griffbereit", "title: Griff #1 # wie im Flyer", id="a comment after a sign"),
        pytest.param(PROGRAMME, "title: Griffbereit", "title: Griff: bereit # Flyer", id="a comment after a colon"),
        pytest.param(PROGRAMME, "title: Griffbereit", "title: Griff: bereit\n  und mehr", id="a text that goes on"),
        pytest.param(PROGRAMME, "state: published", "state: published #fertig", id="a remark after a code"),
        pytest.param(PROGRAMME, "title: Griffbereit", "\ttitle: Griffbereit", id="a tab"),
        pytest.param(PROGRAMME, "title: Griffbereit", "title: &a Griffbereit", id="an anchor"),
        pytest.param(PROGRAMME_EN, "title:", "Topics: [daz]\ntitle:", id="a neutral field in a translation"),
    ],
)
def test_what_needs_a_person_stays(portal: Portal, path: str, old: str, new: str) -> None:
    portal.change(path, old, new)

    assert mend(portal) == {}


@pytest.mark.parametrize(
    "number",
    ["0032 87 123456", "0241 5198 oder 0241 5199", "0241/51 98/99", "0241 5198-11-12", "5198", "+49 241 5198 App. 3"],
)
def test_a_number_that_is_not_sure_stays(portal: Portal, number: str) -> None:
    portal.add(ORGANISATION, f"phone: {number}")

    assert mend(portal) == {}


HEAD = b"---\ntopics: [Mehrsprachigkeit]\n---\n"
FAULT = Problem(OFFER, "unknown-term", 2, 10, values={"value": "Mehrsprachigkeit", "suggestion": "mehrsprachigkeit"})


def reading(head: str, *problems: Problem, **data: object) -> fix.Reading:
    """Return the reading of a block in which a reader finds these problems and these further data."""
    front = read_front_matter(head, OFFER)
    own = tuple(problem for problem in problems if problem.code.startswith("yaml"))
    return fix.Reading(head, replace(front, data={**front.data, **data}, problems=own), problems)


@pytest.mark.parametrize(
    ("afterwards", "is_mended"),
    [
        pytest.param(lambda head: reading(head), True, id="all is well"),
        pytest.param(lambda head: reading(head, title="neu"), False, id="another value has changed"),
        pytest.param(lambda head: reading(head, FAULT), False, id="the fault is still there"),
        pytest.param(lambda head: reading(head, replace(FAULT, column=1)), False, id="the fault is elsewhere"),
        pytest.param(lambda head: reading(head, Problem(OFFER, "slug", 2, 10)), False, id="the new value is faulty"),
        pytest.param(lambda head: reading(head, Problem(OFFER, "list-double", 3, 1)), False, id="a value stands twice"),
        pytest.param(lambda head: reading(head, Problem(OFFER, "type", 3, 1)), False, id="a form is wrong"),
        pytest.param(lambda head: reading(head, Problem(OFFER, "yaml-tag", 3, 1)), False, id="the syntax is wrong"),
        pytest.param(lambda head: reading(head, Problem(OFFER, "required", 3, 1)), True, id="another fault shows now"),
    ],
)
def test_an_edit_counts_only_when_it_is_proved(afterwards: fix.Reader, is_mended: bool) -> None:
    def read(head: str) -> fix.Reading:
        return reading(head, FAULT) if head.encode() == HEAD else afterwards(head)

    assert (mended(HEAD, read) != HEAD) is is_mended


def test_all_faults_of_a_file_are_mended_at_once_and_comments_stay(portal: Portal) -> None:
    portal.change(OFFER, "title: Elterncafé am Markt", "Titel: Café: am Markt")
    portal.change(OFFER, "last_checked: 2026-10-01", "last_checked: 1.10.2026   # angerufen")
    portal.change(OFFER, "languages: [de, tr]", "# die Sprachen\nlanguages: [DE,  TR] # vor Ort")
    portal.add(OFFER, "deadlines:", "  - {date: 1.12.2026, label: Anmeldeschluss}")

    mend(portal)

    text = portal.read(OFFER)
    assert 'title: "Café: am Markt"\n' in text
    assert "last_checked: 2026-10-01   # angerufen\n" in text
    assert "# die Sprachen\nlanguages: [de,  tr] # vor Ort\n" in text
    assert "  - {date: 2026-12-01, label: registration}\n" in text
    assert portal.codes() == []


def test_line_ends_and_a_byte_order_mark_go_from_the_metadata_and_the_text_stays(portal: Portal) -> None:
    text = portal.read(OFFER)
    head, body = text[: text.index("\n---\n") + 5], "Erste Zeile\r\nzweite\rdritte\n\n\ufeffEnde  "
    portal.write(OFFER, b"\xef\xbb\xbf" + head.replace("\n", "\r\n").encode() + body.encode())
    portal.write(HOME, "---\rtitle: Start\r---\r# Hier\r")

    mend(portal)

    assert portal.read(OFFER) == head + body
    assert portal.read(HOME) == "---\ntitle: Start\n---\n# Hier\r"
    assert mend(portal) == {}


@pytest.mark.parametrize(
    "data",
    [
        pytest.param("---\ntitle: A\n---\nÄ".encode("utf-16"), id="UTF-16"),
        pytest.param("---\r\ntitle: Ä\r\n---\r\n".encode("latin-1"), id="Latin-1"),
        pytest.param(b"", id="nothing"),
        pytest.param(b"# Text\r\nohne Metadaten", id="no metadata"),
        pytest.param(b"---\r\ntitle: A\r\nkein Ende", id="metadata without end"),
    ],
)
def test_what_cannot_be_read_stays(data: bytes) -> None:
    assert mended(data, None) == data


def test_only_wanted_files_and_no_links_to_others_are_touched(portal: Portal, tmp_path: Path) -> None:
    for path in (OFFER, ORGANISATION):
        portal.change(path, "2026-10-01", "1.10.2026")
    elsewhere = tmp_path / "elsewhere.md"
    elsewhere.write_text(portal.read(OFFER))
    (portal.root / OFFER).unlink()
    (portal.root / OFFER).symlink_to(elsewhere)

    assert [found.path for found in fixes(portal.open(), portal.load(), lambda path: True)] == [ORGANISATION]
    assert list(fixes(portal.open(), portal.load(), lambda path: path == HOME)) == []


def test_a_file_keeps_its_mode_and_leaves_nothing_beside_it(portal: Portal) -> None:
    portal.change(OFFER, "2026-10-01", "1.10.2026")
    file = portal.root / OFFER
    file.chmod(0o640)

    fix.write(portal.open(), fixes(portal.open(), portal.load(), lambda path: True))

    assert file.stat().st_mode & 0o777 == 0o640
    assert [beside.name for beside in file.parent.iterdir()] == ["index.md"]


def test_the_difference_says_where_a_file_has_no_last_line_end() -> None:
    assert Fix("docs/a.md", b"a\nb", b"a\nc").diff() == (
        "--- a/docs/a.md\n+++ b/docs/a.md\n@@ -1,2 +1,2 @@\n a\n"
        "-b\n\\ No newline at end of file\n+c\n\\ No newline at end of file\n"
    )


def test_the_table_holds_codes_that_exist() -> None:
    assert set(MECHANICAL) <= codes()


RECORD = RecordFile(OFFER, "offers", "elterncafe", "de", True, True, (0, 0))
PROSE = ProseFile(HOME, "", "de", True)
FIELDS = sorted({*FOLDERS["offers"].model_fields, "Title", "topic", "titel"})
VALUES = ["1.3.2025", "0241/5198", "ja", "[Mehrsprachigkeit, DaZ]", "a: b", "Rap #1", "x # y", '"a"', "'1.3.2025'",
          "{free: ja, amount: '2,50'}", "[de, ua]", "45 min", "10-6", "|", "", "- a", "„a“: b"]  # fmt: skip
LINES = st.one_of(
    st.builds("{}: {}".format, st.sampled_from(FIELDS), st.sampled_from(VALUES)),
    st.text(st.characters(codec="utf-8", exclude_characters="\r\n"), max_size=20),
    st.sampled_from(["# Bemerkung", "  - eins", "  - {date: 1.3.2025, label: Bewerbung}", ""]),
)


@settings(deadline=None)
@given(
    lines=st.lists(LINES, max_size=12),
    end=st.sampled_from(["\n", "\r\n", "\r"]),
    close=st.sampled_from(["---", "...", "--- "]),
    body=st.text(st.characters(codec="utf-8"), max_size=60),
    bom=st.sampled_from([b"", b"\xef\xbb\xbf"]),
    file=st.sampled_from([RECORD, PROSE]),
)
def test_no_byte_after_the_metadata_ever_changes_and_twice_is_once(
    lines: list[str], end: str, close: str, body: str, bom: bytes, file: RecordFile | ProseFile
) -> None:
    if any(line.rstrip(" \t") in {"---", "..."} for line in lines):
        lines = []
    body = body.removeprefix("\n") if end == "\r" else body
    data = bom + end.join(["---", *lines, close, ""]).encode() + body.encode()
    read = partial(fix._read, file, VOCABULARIES)

    after = mended(data, read)

    head = after[: len(after) - len(body.encode())]
    assert after.endswith(body.encode())
    assert b"\r" not in head
    assert head.endswith(f"\n{close}\n".encode())
    assert mended(after, read) == after
    comments = [line for line in lines if line.startswith("#")]
    assert [line for line in head.decode().split("\n") if line.startswith("#")] == comments
    before, now = (read_front_matter(text, "x.md").data for text in (end_lf(data), head.decode()))
    assert len(now) >= len(before)


def end_lf(data: bytes) -> str:
    return data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
