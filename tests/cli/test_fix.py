"""`portal check --fix`: what it writes, prints and returns."""

import json
import shutil
import subprocess

import pytest

from tests.cli.repository import commit, run, versioned
from tests.support import HOME, OFFER, ORGANISATION, PROGRAMME, SHARED, Portal

CASES = SHARED / "cases"
MENDED = {
    "a04-crlf": "ok",
    "a05-cr-only": "ok",
    "b01-colon-in-title": 'title: "Mehrsprachig: Portraits zeichnen"',
    "b14-german-quotes-colon": 'title: "„Vielfalt“: Portraits"',
    "d04-case-of-key": "title: Sprachenportraits zeichnen",
    "d05-wrong-topic": "topics: [mehrsprachigkeit]",
    "d08-lang-country": "languages: [de, uk]",
    "d10-lang-deprecated": "languages: [de, he]",
    "d11-lang-underscore": "languages: [de, ar-SY]",
    "d15-license-prose": "license: CC-BY-SA-4.0",
    "d16-license-url": "license: CC-BY-SA-4.0",
    "d34-cefr-lower": "cefr: {from: A1, to: B1}",
    "d36-age-order": 'age_range: "6-12"',
}
"""Given case → a line of the mended file."""
STAY = ["a06-mixed-nul", "b02-tab-indent", "c06-date-impossible", "d18-license-software", "d46-id-uppercase"]
STAY += ["f03-dangling-ref", "f09-same-neutral-in-translation", "g05-backslash"]


def test_fix_writes_prints_and_returns_what_is_left(portal: Portal, capsys: pytest.CaptureFixture[str]) -> None:
    portal.change(OFFER, "2026-10-01", "1.10.2026")

    code, out, _ = run(portal, capsys, "check", "--fix", "--language", "de")

    assert code == 0
    assert "last_checked: 2026-10-01\n" in portal.read(OFFER)
    assert f"--- a/{OFFER}\n+++ b/{OFFER}\n" in out
    assert "\n-last_checked: 1.10.2026\n+last_checked: 2026-10-01\n" in out
    assert f"Berichtigt: {OFFER}" in out
    assert out.endswith("nichts zu beanstanden\n")


def test_a_dry_run_only_prints(portal: Portal, capsys: pytest.CaptureFixture[str]) -> None:
    portal.change(OFFER, "2026-10-01", "1.10.2026")
    before = portal.read(OFFER)

    code, out, _ = run(portal, capsys, "check", "--fix", "--dry-run", "--language", "en")

    assert portal.read(OFFER) == before
    assert code == 1
    assert "+last_checked: 2026-10-01\n" in out
    assert f"Would be mended: {OFFER}" in out
    assert "date-form" in out


def test_what_a_dry_run_prints_can_be_applied(portal: Portal, capsys: pytest.CaptureFixture[str]) -> None:
    portal.change(OFFER, "2026-10-01", "1.10.2026")
    portal.write(HOME, "---\r\ntitle: Start\r\n---\r\n# Hier\r\nohne Ende")
    _, patch, _ = run(portal, capsys, "check", "--fix", "--dry-run")
    subprocess.run(["git", "apply", "-"], input=patch.encode(), cwd=portal.root, check=True)
    applied = portal.read(OFFER), portal.read(HOME)

    run(portal, capsys, "check", "--fix")

    assert (portal.read(OFFER), portal.read(HOME)) == applied
    assert applied[1] == "---\ntitle: Start\n---\n# Hier\r\nohne Ende"


def test_nothing_to_mend_is_said(portal: Portal, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(portal, capsys, "check", "--fix", "--language", "de")

    assert (code, out.split("\n")[0]) == (0, "Nichts zu berichtigen.")


@pytest.mark.parametrize("form", ["json", "gitlab"])
def test_standard_output_holds_nothing_but_the_data(
    portal: Portal, capsys: pytest.CaptureFixture[str], form: str
) -> None:
    portal.change(OFFER, "2026-10-01", "1.10.2026")

    _, out, err = run(portal, capsys, "check", "--fix", "--format", form)

    assert isinstance(json.loads(out), (dict, list))
    assert "+last_checked: 2026-10-01\n" in err


def test_only_the_named_files_are_mended(portal: Portal, capsys: pytest.CaptureFixture[str]) -> None:
    portal.change(OFFER, "2026-10-01", "1.10.2026")
    portal.change(ORGANISATION, "2026-10-01", "1.10.2026")

    code, _, _ = run(portal, capsys, "check", "--fix", "materials/offers")

    assert code == 0
    assert "1.10.2026" in portal.read(ORGANISATION)
    assert "1.10.2026" not in portal.read(OFFER)


def test_only_changed_files_are_mended(portal: Portal, capsys: pytest.CaptureFixture[str]) -> None:
    portal.change(ORGANISATION, "2026-10-01", "1.10.2026")
    versioned(portal)
    portal.change(OFFER, "2026-10-01", "1.10.2026")
    commit(portal)

    run(portal, capsys, "check", "--fix", "--changed-since", "main")

    assert "1.10.2026" in portal.read(ORGANISATION)
    assert "1.10.2026" not in portal.read(OFFER)


def test_a_dry_run_without_fix_is_wrong_usage(portal: Portal, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = run(portal, capsys, "check", "--dry-run")

    assert (code, out) == (2, "")
    assert "--fix" in err


def test_a_folder_that_cannot_be_written_is_named(
    portal: Portal, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    portal.change(OFFER, "2026-10-01", "1.10.2026")

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("pathlib.Path.replace", refuse)
    code, _, err = run(portal, capsys, "check", "--fix")

    assert code == 2
    assert "index.md cannot be written: Permission denied" in err
    assert [file.name for file in (portal.root / OFFER).parent.iterdir()] == ["index.md"]


def test_a_second_time_changes_nothing(portal: Portal, capsys: pytest.CaptureFixture[str]) -> None:
    portal.change(PROGRAMME, "title: Griffbereit", "Title: Griff: bereit")
    run(portal, capsys, "check", "--fix")
    once = portal.read(PROGRAMME)

    _, out, _ = run(portal, capsys, "check", "--fix", "--language", "de")

    assert 'title: "Griff: bereit"' in once
    assert portal.read(PROGRAMME) == once
    assert out.startswith("Nichts zu berichtigen.")


def given_case(name: str, portal: Portal) -> Portal:
    if not (CASES / name).exists():
        pytest.skip(f"no {CASES / name}")
    shutil.rmtree(portal.root)
    shutil.copytree(CASES / name, portal.root, symlinks=True)
    return portal


@pytest.mark.parametrize(("name", "line"), MENDED.items())
def test_a_given_case_is_mended(name: str, line: str, portal: Portal, capsys: pytest.CaptureFixture[str]) -> None:
    given_case(name, portal)

    code, out, _ = run(portal, capsys, "check", "--fix")

    assert code == 0, out
    assert out.startswith("--- a/")
    assert line == "ok" or f"\n+{line}\n" in out


@pytest.mark.parametrize("name", STAY)
def test_a_given_case_that_needs_a_person_stays(name: str, portal: Portal, capsys: pytest.CaptureFixture[str]) -> None:
    given_case(name, portal)
    before = {file: file.read_bytes() for file in portal.root.rglob("*") if file.is_file()}

    code, out, _ = run(portal, capsys, "check", "--fix", "--language", "de")

    assert code == 1
    assert out.startswith("Nichts zu berichtigen.")
    assert {file: file.read_bytes() for file in portal.root.rglob("*") if file.is_file()} == before
