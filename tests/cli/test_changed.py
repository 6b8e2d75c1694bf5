"""`portal check --changed-since`: what a pull request touches, and nothing else."""

import shutil
import time
from pathlib import Path

import pytest

from tests.cli.repository import commit, git, lines, run, versioned
from tests.support import EVENT, HOME, MATERIAL, MODULE, OFFER, ORGANISATION, PROGRAMME, PROGRAMME_EN, Portal


@pytest.fixture
def repository(portal: Portal) -> Portal:
    """A portal with a fault that was there before."""
    portal.change(EVENT, "state: published", "state: publik")
    portal.add(PROGRAMME_EN, "links: [{url: 'http://example.org/', label: Old}]")
    return versioned(portal)


def touched(portal: Portal, capsys: pytest.CaptureFixture[str], *arguments: str) -> list[tuple[str, str]]:
    """Return the files and codes of the problems that are reported."""
    code, out, err = run(portal, capsys, "check", "--changed-since", "main", "--format", "github", *arguments)
    assert err == ""
    found = [line.partition("::")[2].partition("::")[0] for line in lines(out) if line]
    properties = [dict(pair.split("=", 1) for pair in text.split(" ", 1)[1].split(",")) for text in found]
    assert code == (1 if any(text.startswith("error") for text in found) else 0)
    return [(entry["file"], entry["title"]) for entry in properties]


def test_what_was_wrong_before_is_not_reported(repository: Portal, capsys: pytest.CaptureFixture[str]) -> None:
    assert repository.codes() != []
    assert touched(repository, capsys) == []


def test_a_changed_file_is_reported_with_all_that_is_wrong_in_it(
    repository: Portal, capsys: pytest.CaptureFixture[str]
) -> None:
    repository.change(EVENT, "Das Programm folgt.", "Das Programm folgt bald.")
    commit(repository)

    assert touched(repository, capsys) == [(EVENT, "choice")]


@pytest.mark.parametrize("is_staged", [True, False])
def test_files_that_are_not_committed_count(
    repository: Portal, capsys: pytest.CaptureFixture[str], is_staged: bool
) -> None:
    repository.write("docs/neu.md", "---\ntitel: Neu\n---\n")
    if is_staged:
        git(repository, "add", "--all")

    assert touched(repository, capsys) == [("docs/neu.md", "unknown-field")]


def test_records_that_refer_to_a_changed_record(repository: Portal, capsys: pytest.CaptureFixture[str]) -> None:
    repository.change(ORGANISATION, "state: published", "state: draft")
    repository.change(OFFER, "state: published", "state: draft")
    commit(repository)

    found = touched(repository, capsys)

    assert (PROGRAMME, "reference-draft") in found
    assert (PROGRAMME_EN, "link-http") not in found
    assert (EVENT, "choice") not in found


def test_records_that_refer_to_a_record_that_is_gone(repository: Portal, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.rmtree((repository.root / MATERIAL).parent)
    commit(repository)

    assert ("materials/modules/mehrsprachigkeit/index.md", "unknown-reference") in touched(repository, capsys)


def test_records_that_refer_to_an_id_that_has_changed(repository: Portal, capsys: pytest.CaptureFixture[str]) -> None:
    repository.change(MATERIAL, "id: wortliste", "id: wortlisten")

    assert ("materials/modules/mehrsprachigkeit/index.md", "unknown-reference") in touched(repository, capsys)


def test_records_that_refer_to_a_new_record(portal: Portal, capsys: pytest.CaptureFixture[str]) -> None:
    portal.add(PROGRAMME, "related: [neues]")
    versioned(portal)
    new = "materials/offers/neues/index.md"
    portal.write(new, portal.read(OFFER))
    portal.change(new, "id: elterncafe", "id: neues")
    portal.change(new, "state: published", "state: draft")

    assert touched(portal, capsys) == [(PROGRAMME, "reference-draft")]


def test_the_translations_of_a_changed_original(repository: Portal, capsys: pytest.CaptureFixture[str]) -> None:
    repository.change(PROGRAMME, "Eltern singen mit ihren Kindern.", "Eltern lesen vor.")
    repository.change(HOME, "# Willkommen", "# Guten Tag")
    commit(repository)

    assert touched(repository, capsys) == [
        ("docs/index.en.md", "translation-outdated"),
        (PROGRAMME_EN, "translation-outdated"),
    ]


def test_links_to_a_file_that_is_gone(repository: Portal, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.rmtree((repository.root / PROGRAMME).parent)
    commit(repository)

    assert (HOME, "link-dead") in touched(repository, capsys)


def test_links_to_the_folder_of_a_record_that_is_gone(portal: Portal, capsys: pytest.CaptureFixture[str]) -> None:
    portal.change(ORGANISATION, "hilft weiter", "hilft [weiter](../../programmes/griffbereit)")
    versioned(portal)
    shutil.rmtree((portal.root / PROGRAMME).parent)

    assert (ORGANISATION, "link-dead") in touched(portal, capsys)


def test_links_to_an_attachment_that_is_gone(portal: Portal, capsys: pytest.CaptureFixture[str]) -> None:
    portal.change(ORGANISATION, "hilft weiter", "hilft [weiter](../../teaching-materials/wortliste/wortliste.pdf)")
    versioned(portal)
    (portal.root / MATERIAL).with_name("wortliste.pdf").unlink()

    assert (ORGANISATION, "link-dead") in touched(portal, capsys)


def test_a_circle_that_another_record_closes(portal: Portal, capsys: pytest.CaptureFixture[str]) -> None:
    other = "materials/modules/zweiter/index.md"
    portal.write(
        other, portal.read(MODULE).replace("id: mehrsprachigkeit", "id: zweiter").replace("number: 3", "number: 4")
    )
    portal.add(other, "requires: [mehrsprachigkeit]")
    versioned(portal)
    portal.add(MODULE, "requires: [zweiter]")

    assert touched(portal, capsys) == [(MODULE, "reference-cycle"), (other, "reference-cycle")]


def test_a_licence_that_is_no_longer_open(portal: Portal, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.copytree(portal.open().vocabularies, portal.root / "materials/_vocabularies")
    portal.change(MATERIAL, "CC-BY-SA-4.0", "LicenseRef-alle-Rechte-vorbehalten")
    versioned(portal)
    licences = "materials/_vocabularies/license.yml"
    portal.write(licences, portal.read(licences) + "# geprüft\n")

    assert touched(portal, capsys) == [(MATERIAL, "licence-not-open")]


def test_an_attachment_that_is_gone(repository: Portal, capsys: pytest.CaptureFixture[str]) -> None:
    (repository.root / MATERIAL).with_name("wortliste.pdf").unlink()

    assert touched(repository, capsys) == [(MATERIAL, "file-missing")]


def test_an_id_that_a_new_record_takes_from_another(repository: Portal, capsys: pytest.CaptureFixture[str]) -> None:
    repository.write("materials/offers/a-neu.md", repository.read(OFFER))

    assert (OFFER, "duplicate-id") in touched(repository, capsys)


def test_a_vocabulary_that_loses_a_term(portal: Portal, capsys: pytest.CaptureFixture[str]) -> None:
    vocabularies = portal.root / "materials/_vocabularies"
    shutil.copytree(portal.open().vocabularies, vocabularies)
    versioned(portal)
    topic = "materials/_vocabularies/topic.yml"
    portal.write(topic, portal.read(topic).replace("code: ehrenamt", "code: ehrenamtliche"))

    assert touched(portal, capsys) == [("materials/projects/sprachbruecke/index.md", "unknown-term")]


def test_changed_settings_touch_everything(repository: Portal, capsys: pytest.CaptureFixture[str]) -> None:
    repository.write("mkdocs.yml", "site_name: Portal\n")

    assert (EVENT, "choice") in touched(repository, capsys)


def test_paths_narrow_it_down(repository: Portal, capsys: pytest.CaptureFixture[str]) -> None:
    repository.change(EVENT, "Das Programm folgt.", "Das Programm folgt bald.")

    assert touched(repository, capsys, "docs") == []


def test_what_others_have_changed_meanwhile_does_not_count(
    repository: Portal, capsys: pytest.CaptureFixture[str]
) -> None:
    git(repository, "checkout", "--quiet", "main")
    repository.change(EVENT, "Das Programm folgt.", "Das Programm folgt bald.")
    commit(repository)
    git(repository, "checkout", "--quiet", "vorschlag")

    assert touched(repository, capsys) == []


def test_a_portal_in_a_folder_of_the_repository(portal: Portal, capsys: pytest.CaptureFixture[str]) -> None:
    above = Portal(portal.root.parent)
    versioned(above)
    above.write("anderes/notiz.md", "---\ntitel: kein Teil des Portals\n---\n")
    portal.change(OFFER, "2026-10-01", "bald")

    assert touched(portal, capsys) == [(OFFER, "date-form")]


def test_names_with_umlauts_and_blanks(repository: Portal, capsys: pytest.CaptureFixture[str]) -> None:
    repository.write("docs/Über uns.md", "---\ntitel: Neu\n---\n")
    commit(repository)

    assert ("docs/Über uns.md", "unknown-field") in touched(repository, capsys)


@pytest.mark.parametrize("revision", ["nirgends", "--output=x", "--since=2020", "", "main..vorschlag"])
def test_a_revision_that_does_not_exist_is_wrong_usage(
    repository: Portal, capsys: pytest.CaptureFixture[str], revision: str
) -> None:
    code, out, err = run(repository, capsys, "check", f"--changed-since={revision}")

    assert (code, out) == (2, "")
    assert f"no such revision: {revision}" in err
    assert not (repository.root / "x").exists()


def test_no_repository_is_wrong_usage(
    portal: Portal, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(portal.root.parent))

    code, out, err = run(portal, capsys, "check", "--changed-since", "main")

    assert (code, out) == (2, "")
    assert "not a git repository" in err


def test_no_git_is_wrong_usage(
    portal: Portal, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))

    code, out, err = run(portal, capsys, "check", "--changed-since", "main")

    assert (code, out) == (2, "")
    assert "git is needed" in err


def test_no_common_history_is_wrong_usage(repository: Portal, capsys: pytest.CaptureFixture[str]) -> None:
    git(repository, "checkout", "--quiet", "--orphan", "fremd")
    commit(repository, "Anderer Anfang")

    code, _, err = run(repository, capsys, "check", "--changed-since", "main")

    assert code == 2
    assert "git fetch --unshallow" in err


def test_it_costs_little_more_than_a_check(repository: Portal, capsys: pytest.CaptureFixture[str]) -> None:
    for number in range(300):
        repository.write(f"docs/seite-{number}.md", f"---\ntitle: Seite {number}\n---\nText\n")
    commit(repository)
    start = time.perf_counter()
    run(repository, capsys, "check")
    alone = time.perf_counter() - start

    start = time.perf_counter()
    run(repository, capsys, "check", "--changed-since", "main")

    assert time.perf_counter() - start < 3 * alone + 1
