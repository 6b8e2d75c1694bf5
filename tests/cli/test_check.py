"""`portal check` and what all commands share: exit codes, formats, where it looks, and on which day."""

import json
import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from portal.cli import main
from tests.support import EVENT, LANGUAGES, MODULE, OFFER, PROGRAMME_EN, ROOT, Portal

Captured = pytest.CaptureFixture[str]


def check(portal: Portal, *options: str, languages: Sequence[str] = LANGUAGES) -> int:
    """Check the portal with its languages and day, and return the exit code."""
    given = ["--root", str(portal.root), "--languages", ",".join(languages), "--today", "2026-11-22"]
    return main(["check", *given, *options])


def problems(captured: Captured) -> list[dict[str, Any]]:
    """Return the problems that were printed as JSON."""
    found: list[dict[str, Any]] = json.loads(captured.readouterr().out)["problems"]
    return found


def test_a_sound_portal_ends_with_0(portal: Portal, capsys: Captured) -> None:
    assert check(portal) == 0
    assert "7 Einträge geprüft" in capsys.readouterr().out


def test_warnings_end_with_0(portal: Portal, capsys: Captured) -> None:
    portal.change(MODULE, "Der Baustein ist neu", "Der Baustein ist alt")
    assert check(portal, "--format", "json") == 0
    assert [problem["level"] for problem in problems(capsys)] == ["warning"]


def test_errors_end_with_1(portal: Portal) -> None:
    portal.change(OFFER, "{free: yes}", "{free: ja}")
    assert check(portal) == 1


def test_a_root_without_materials_is_wrong_usage(tmp_path: Path, capsys: Captured) -> None:
    assert main(["check", "--root", str(tmp_path)]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert "materials" in captured.err


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["prüfen"],
        ["check", "--format", "xml"],
        ["check", "--today", "morgen"],
        ["check", "--language", "fr"],
        ["check", "--nix"],
    ],
)
def test_wrong_arguments_are_wrong_usage(arguments: list[str], capsys: Captured) -> None:
    with pytest.raises(SystemExit) as raised:
        main(arguments)
    assert raised.value.code == 2
    assert "Traceback" not in capsys.readouterr().err


def test_json_stands_alone_on_standard_output_with_the_keys_of_the_contract(portal: Portal, capsys: Captured) -> None:
    portal.change(OFFER, "topics: [elternarbeit]", "topics: [Elternarbeit]")
    portal.write("materials/offers/Väter Arbeit.md", "---\n---\n")
    assert check(portal, "--format", "json") == 1
    captured = capsys.readouterr()
    document = json.loads(captured.out)
    assert captured.err == ""
    assert document.keys() == {"problems", "records"}
    assert document["records"] == 7
    keys = {"path", "line", "column", "level", "code", "field", "message", "hint"}
    assert all(problem.keys() == keys for problem in document["problems"])
    named, valued = document["problems"]
    assert (named["path"], named["line"], named["column"]) == ("materials/offers/Väter Arbeit.md", None, None)
    assert (valued["path"], valued["line"], valued["column"]) == (OFFER, 9, 10)
    assert (valued["level"], valued["field"]) == ("error", "topics")


@pytest.mark.parametrize(("language", "word"), [("de", "Datum"), ("en", "date")])
def test_messages_come_in_the_wanted_language(portal: Portal, capsys: Captured, language: str, word: str) -> None:
    portal.change(EVENT, "published: 2026-02-01", "published: 1.2.2026")
    check(portal, "--format", "json", "--language", language)
    assert word in problems(capsys)[0]["message"]


@pytest.mark.parametrize(
    ("locale", "word"),
    [("en_GB.UTF-8", "error"), ("de_DE.UTF-8", "Fehler"), ("C", "Fehler"), ("tr_TR.UTF-8", "Fehler")],
)
def test_messages_are_german_unless_the_locale_is_english(
    portal: Portal, capsys: Captured, monkeypatch: pytest.MonkeyPatch, locale: str, word: str
) -> None:
    monkeypatch.setenv("LC_ALL", locale)
    portal.change(OFFER, "{free: yes}", "{free: ja}")
    check(portal)
    assert f"{word}[choice]" in capsys.readouterr().out


def test_the_caret_stands_below_the_value_also_after_arabic_words(portal: Portal, capsys: Captured) -> None:
    portal.change(PROGRAMME_EN, "same_as_default: [title]", "keywords: [مدرسة, <b>]")
    check(portal)
    lines = capsys.readouterr().out.split("\n")
    number, line = next(
        (n, text) for n, text in enumerate(lines) if "مدرسة, <b>" in text.replace("\u2068", "").replace("\u2069", "")
    )
    assert "\u2068مدرسة\u2069" in line, "isolated, so that the rest of the line keeps its order"
    visible = line.replace("\u2068", "").replace("\u2069", "")
    assert lines[number + 1].index("^") == visible.index("<b>")


def test_only_the_named_files_and_folders_are_reported(
    portal: Portal, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    portal.change(OFFER, "{free: yes}", "{free: ja}")
    portal.change(EVENT, "end: 2027-03-01 16:30", "end: 2027-02-30")
    assert check(portal, "--format", "json", "materials/offers") == 1
    assert [problem["path"] for problem in problems(capsys)] == [OFFER]
    assert check(portal, "materials/modules") == 0
    monkeypatch.chdir(portal.root / "materials")
    assert check(portal, "--format", "json", "events/fachtag/index.md") == 1
    capsys.readouterr()


def test_a_path_that_does_not_exist_is_wrong_usage(portal: Portal, capsys: Captured) -> None:
    assert check(portal, "materials/weg.md") == 2
    assert "materials/weg.md" in capsys.readouterr().err


def test_today_decides_what_is_stale(portal: Portal, capsys: Captured) -> None:
    def codes(day: str) -> list[str]:
        main(["check", "--root", str(portal.root), "--languages", "de,en", "--today", day, "--format", "json"])
        return [problem["code"] for problem in problems(capsys)]

    assert codes("2026-11-22") == []
    assert codes("2027-06-01") == ["check-due"]
    assert codes("2027-12-01") == ["check-overdue"]


def test_source_date_epoch_is_today_unless_today_is_given(
    portal: Portal, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1900000000")  # 2030-03-17
    assert main(["check", "--root", str(portal.root)]) == 1
    assert "check-overdue" in capsys.readouterr().out
    assert check(portal) == 0


def test_a_broken_source_date_epoch_is_wrong_usage(portal: Portal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "bald")
    assert main(["check", "--root", str(portal.root)]) == 2


def test_languages_say_which_suffixes_are_languages_and_no_more(portal: Portal, capsys: Captured) -> None:
    portal.write(PROGRAMME_EN.replace(".en.", ".tr."), portal.read(PROGRAMME_EN))
    assert check(portal, languages=("de", "en", "tr")) == 0
    capsys.readouterr()
    assert check(portal, "--format", "json", languages=("de", "en")) == 1
    assert [problem["code"] for problem in problems(capsys)] == ["suffix-language"]


def test_without_mkdocs_yml_and_languages_they_are_german_and_english(portal: Portal) -> None:
    assert main(["check", "--root", str(portal.root), "--today", "2026-11-22"]) == 0


def test_a_root_may_have_vocabularies_of_its_own(portal: Portal, capsys: Captured) -> None:
    shutil.copytree(ROOT / "materials" / "_vocabularies", portal.root / "materials" / "_vocabularies")
    file = portal.root / "materials" / "_vocabularies" / "topic.yml"
    file.write_text(file.read_text("utf-8").replace("code: elternarbeit\n", "code: familien\n"), "utf-8")
    assert check(portal, "--format", "json") == 1
    assert {problem["code"] for problem in problems(capsys)} == {"unknown-term"}


def test_no_content_ends_in_a_traceback(portal: Portal, capsys: Captured) -> None:
    (portal.root / "materials/offers/ordner.md").mkdir()
    (portal.root / "materials/offers/kaputt.md").symlink_to("weg.md")
    portal.write("docs/a.md", bytes(range(256)))
    portal.write("materials/events/b.md", "---\n" + "[" * 5000 + "\n---\n")
    assert check(portal, "--format", "json") == 1
    assert {problem["path"] for problem in problems(capsys)} >= {"docs/a.md", "materials/events/b.md"}


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package as it would be installed elsewhere: its modules and the vocabularies that the wheel carries."""
    from hatchling.builders.wheel import WheelBuilder

    folder = tmp_path_factory.mktemp("wheel")
    artefact = next(iter(WheelBuilder(str(ROOT)).build(directory=str(folder), versions=["standard"])))
    zipfile.ZipFile(artefact).extractall(folder / "installed")
    return folder / "installed"


def test_the_installed_package_carries_vocabularies_and_words(wheel: Path, portal: Portal) -> None:
    portal.change(OFFER, "topics: [elternarbeit]", "topics: [Elternarbeit]")
    call = "import portal.cli, sys; print(portal.cli.__file__); sys.exit(portal.cli.main())"
    options = ["--root", str(portal.root), "--today", "2026-11-22", "--language", "en"]
    result = subprocess.run(
        [sys.executable, "-c", call, "check", *options],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(wheel), "PYTHONWARNINGS": "error"},
        cwd=portal.root,
    )
    assert result.stderr == ""
    assert result.stdout.startswith(str(wheel))
    assert "Probably meant: elternarbeit" in result.stdout
    assert result.returncode == 1
