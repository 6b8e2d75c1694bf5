"""`portal new` writes drafts that the check has nothing against, and never over anything."""

import re
from pathlib import Path

import pytest

from portal.cli import main
from portal.content.front_matter import FrontMatter, read_front_matter
from portal.content.validation import validate
from portal.editing.fields import fields_of, helps, models
from portal.editing.new import kind_of
from portal.editing.template import FIRST, USUAL
from portal.model.kinds import FOLDER_OF_KIND
from portal.problems import Level
from portal.project import UsageError
from tests.support import ORGANISATION, PROGRAMME, TODAY, Portal

KINDS = tuple(FOLDER_OF_KIND)


def create(portal: Portal, *arguments: str) -> int:
    return main(["new", *arguments, "--root", str(portal.root), "--today", str(TODAY)])


def path_of(kind: str, slug: str = "etwas-neues") -> str:
    return f"materials/{FOLDER_OF_KIND[kind]}/{slug}/index.md"


def front_of(portal: Portal, kind: str) -> FrontMatter:
    return read_front_matter(portal.read(path_of(kind)), path_of(kind))


def uncommented(text: str, names: tuple[str, ...]) -> str:
    """Return a draft in which the suggested fields are used."""
    return re.sub(rf"^# ((?:{'|'.join(names)}): )", r"\1", text, flags=re.MULTILINE)


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("kind", KINDS)
def test_a_draft_has_warnings_only(portal: Portal, kind: str, language: str) -> None:
    assert create(portal, kind, "etwas-neues", "--language", language) == 0
    found = [problem for problem in portal.problems() if problem.path == path_of(kind)]
    assert {problem.level for problem in found} == {Level.WARNING}
    missing = {problem.field for problem in found if problem.code == "required"}
    written = {"id", "kind", "state", "last_checked"}
    assert missing == {field.name for field in fields_of(models()[kind]) if field.is_required} - written
    assert [problem for problem in portal.problems() if problem.level is Level.ERROR] == []


@pytest.mark.parametrize("kind", KINDS)
def test_a_draft_is_no_more_than_a_draft_of_today(portal: Portal, kind: str) -> None:
    create(portal, kind, "etwas-neues")
    data = front_of(portal, kind).data
    assert (data["id"], data["kind"], data["state"]) == ("etwas-neues", kind, "draft")
    assert data["last_checked"] == str(TODAY)
    assert "published" not in data
    assert tuple(data)[: len(FIRST)] == FIRST


@pytest.mark.parametrize("kind", KINDS)
def test_a_draft_explains_each_of_its_fields(portal: Portal, kind: str) -> None:
    create(portal, kind, "etwas-neues", "--language", "de")
    text = portal.read(path_of(kind))
    comments = re.sub(r"\n#   ", " ", text)
    for name in {*front_of(portal, kind).data, *USUAL[kind], "sources"}:
        assert f"# {helps('de')[name].label}: {helps('de')[name].help}" in comments
    for name in (*USUAL[kind], "sources"):
        assert f"\n# {name}: {helps('de')[name].example}\n" in text


@pytest.mark.parametrize("kind", KINDS)
def test_what_a_draft_suggests_can_be_used_as_it_stands(portal: Portal, kind: str) -> None:
    create(portal, kind, "etwas-neues")
    text = uncommented(portal.read(path_of(kind)), (*USUAL[kind], "sources", "published"))
    front = read_front_matter(text, path_of(kind))
    assert {*USUAL[kind], "sources", "published"} <= set(front.data)
    assert front.problems == ()
    assert validate(models()[kind], front, path_of(kind))[1] == []


def test_usual_fields_are_fields_of_the_kind_and_not_required() -> None:
    assert set(USUAL) == set(KINDS)
    for kind, names in USUAL.items():
        fields = {field.name: field for field in fields_of(models()[kind])}
        assert [name for name in names if fields[name].is_required] == []


def test_comments_come_in_german_or_english(portal: Portal) -> None:
    create(portal, "offer", "auf-deutsch", "--language", "de")
    create(portal, "offer", "in-english", "--language", "en")
    german, english = portal.read(path_of("offer", "auf-deutsch")), portal.read(path_of("offer", "in-english"))
    assert "# Neuer Eintrag: Angebot." in german and "# Beispiel: [daz, elternarbeit]" in german
    assert "# New entry: Offer." in english and "# Example: [daz, elternarbeit]" in english
    assert not re.search(r"Beispiel|Werte:", english)


def test_comments_name_the_first_codes_and_where_all_are(portal: Portal) -> None:
    create(portal, "event", "etwas-neues", "--language", "de")
    comments = re.sub(r"\n#   ", " ", portal.read(path_of("event")))
    line = next(
        line for line in comments.split("\n") if line.startswith("# Codes: mehrsprachigkeit (Mehrsprachigkeit)")
    )
    assert line.count("(") == 6
    assert line.endswith("_vocabularies/topic.yml")


def test_the_file_ends_where_the_text_begins(portal: Portal) -> None:
    create(portal, "event", "etwas-neues")
    text = portal.read(path_of("event"))
    assert text.startswith("---\n# ") and text.endswith("\n---\n")
    assert max(map(len, text.split("\n"))) < 125
    assert "\t" not in text and "\r" not in text


@pytest.mark.parametrize(
    ("slug", "mentions"),
    [
        ("Elterncafé Alsdorf", "elterncafe-alsdorf"),
        ("Frühe_Bildung", "fruehe-bildung"),
        ("Łódź ışık", "lodz-isik"),
        ("ab", "3"),
        ("x" * 65, "64"),
        ("../../docs/start", "docs-start"),
        ("con", "con"),
        ("page", "page"),
        ("kmr", "kmr"),
        ("griffbereit", PROGRAMME),
        ("ki-region", ORGANISATION),
    ],
)
def test_a_slug_that_cannot_be_is_refused(
    portal: Portal, capsys: pytest.CaptureFixture[str], slug: str, mentions: str
) -> None:
    before = sorted(portal.root.rglob("*"))
    assert create(portal, "offer", slug, "--language", "de") == 2
    assert mentions in capsys.readouterr().err
    assert sorted(portal.root.rglob("*")) == before


@pytest.mark.parametrize("existing", ["materials/events/etwas-neues/index.md", "materials/events/etwas-neues.md"])
def test_nothing_is_overwritten(portal: Portal, capsys: pytest.CaptureFixture[str], existing: str) -> None:
    portal.write(existing, "Hier steht schon etwas.\n")
    assert create(portal, "event", "etwas-neues") == 2
    assert existing in capsys.readouterr().err
    assert portal.read(existing) == "Hier steht schon etwas.\n"


def test_a_folder_that_holds_only_attachments_is_used(portal: Portal) -> None:
    portal.write("materials/events/etwas-neues/flyer.pdf", b"%PDF-1.7\n%%EOF\n")
    assert create(portal, "event", "etwas-neues") == 0
    assert (portal.root / path_of("event")).exists()


def test_a_disk_that_refuses_is_no_traceback(portal: Portal, capsys: pytest.CaptureFixture[str]) -> None:
    portal.write("materials/events/etwas-neues", "Das ist kein Ordner.\n")
    assert create(portal, "event", "etwas-neues") == 2
    assert "materials/events/etwas-neues" in capsys.readouterr().err


@pytest.mark.parametrize("word", ["offer", "OFFER", "offers", "Angebot", "angebot", "Offer"])
def test_a_kind_can_be_named_in_several_ways(word: str) -> None:
    assert kind_of(word, "de") == "offer"


@pytest.mark.parametrize(("word", "meant"), [("offfer", "offer"), ("Projekte", "project"), ("Veranstaltung", "")])
def test_an_unknown_kind_is_refused_with_what_was_meant(word: str, meant: str) -> None:
    with pytest.raises(UsageError) as refusal:
        kind_of(word, "de")
    assert ", ".join(KINDS) in str(refusal.value)
    assert ("Gemeint ist vermutlich: " + meant in str(refusal.value)) == bool(meant)


@pytest.mark.parametrize("arguments", [(), ("offer",)])
def test_without_a_terminal_nothing_is_asked(
    portal: Portal, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...]
) -> None:
    assert create(portal, *arguments) == 2
    assert "KIND SLUG" in capsys.readouterr().err


def answer(monkeypatch: pytest.MonkeyPatch, *answers: str) -> list[str]:
    """Let somebody sit at a terminal who answers like this; returns the questions as they are asked."""
    questions: list[str] = []
    given = iter(answers)

    def reply(question: str) -> str:
        questions.append(question)
        try:
            return next(given)
        except StopIteration:
            raise EOFError from None

    monkeypatch.setattr("sys.stdin.isatty", lambda: True)
    monkeypatch.setattr("builtins.input", reply)
    return questions


def test_on_a_terminal_kind_and_title_are_asked_for(portal: Portal, monkeypatch: pytest.MonkeyPatch) -> None:
    questions = answer(monkeypatch, "9", "Kurs", "5", "", "Früh übt sich: ein Fest – für alle #1", "")
    assert create(portal, "--language", "de") == 0
    assert len(questions) == 6
    assert "[frueh-uebt-sich-ein-fest-fuer-alle-1]" in questions[-1]
    path = path_of("event", "frueh-uebt-sich-ein-fest-fuer-alle-1")
    assert read_front_matter(portal.read(path), path).data["title"] == "Früh übt sich: ein Fest – für alle #1"


def test_the_proposed_slug_can_be_changed(portal: Portal, monkeypatch: pytest.MonkeyPatch) -> None:
    questions = answer(monkeypatch, "Fest", "sommerfest")
    assert create(portal, "event") == 0
    assert len(questions) == 2
    assert "title: Fest\n" in portal.read(path_of("event", "sommerfest"))


def test_who_stops_answering_gets_no_traceback(portal: Portal, monkeypatch: pytest.MonkeyPatch) -> None:
    answer(monkeypatch, "event")
    assert create(portal) == 2


@pytest.mark.parametrize(
    "title", ["yes", "2024", "A - B", "Das „Fest“", 'Sagt "ja"', "a: b", "- eins", "100 %", "C# und F#", "été"]
)
def test_every_title_comes_back_as_it_was(portal: Portal, monkeypatch: pytest.MonkeyPatch, title: str) -> None:
    answer(monkeypatch, title, "etwas-neues")
    create(portal, "event")
    assert front_of(portal, "event").data["title"] == title
    assert front_of(portal, "event").problems == ()


def test_the_command_prints_the_path_and_what_comes_next(portal: Portal, capsys: pytest.CaptureFixture[str]) -> None:
    create(portal, "module", "etwas-neues", "--language", "en")
    path, further = capsys.readouterr().out.splitlines()
    assert path == path_of("module")
    assert f"portal check {Path(path).parent.as_posix()}" in further
