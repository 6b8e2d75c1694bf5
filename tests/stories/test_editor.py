"""An editor adds an offer from the template, forgets a field, and looks after what was checked long ago."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import sites
from tests.browser.conftest import Visit
from tests.stories.reader import Reader, words

pytestmark = [pytest.mark.browser, pytest.mark.site]

OFFER = "materials/offers/sprachcafe-monschau/index.md"
OLD = "materials/offers/integrationskurse-bamf/index.md"
ANSWERS = {
    "title:": "title: Sprachcafé in Monschau",
    "summary:": "summary: Deutsch sprechen in kleiner Runde, einmal in der Woche und ohne Anmeldung.",
    "state: draft": "state: published\npublished: 2026-11-24",
    "topics: []": "topics: [daz]",
    "audiences: []": "audiences: [neuzugewanderte]",
    "languages: []": "languages: [de]",
    "offer_type:": "offer_type: sprachtreff",
    "organisation:": "organisation: ki-staedteregion-aachen",
    "contact:": "contact: ki-staedteregion-aachen",
    "municipalities: []": 'municipalities: ["05334020"]',
    "course_mode:": "course_mode: presential\ncontinuous_entry: unknown",
    "cost:": "cost: {free: unknown}",
    "registration:": "registration: {required: unknown}",
}
"""The empty line of the template → what the editor writes there."""


def portal(*arguments: str, root: Path) -> subprocess.CompletedProcess[str]:
    """Run the command as an editor does, on the day of the built sites."""
    command = [sys.executable, "-m", "portal", *arguments, "--root", str(root), "--today", sites.DAY]
    return subprocess.run(command, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of this repository with a new offer in it, as the editor has filled it in."""
    root = sites.copy_project(tmp_path_factory.mktemp("editor") / "portal")
    made = portal("new", "offer", "sprachcafe-monschau", root=root)
    assert made.stdout.splitlines()[0] == OFFER
    lines = (root / OFFER).read_text("utf-8").splitlines()
    (root / OFFER).write_text(
        "\n".join([*(ANSWERS.get(line, line) for line in lines), "Kommen Sie vorbei.", ""]), "utf-8"
    )
    old = (root / OLD).read_text("utf-8")
    assert "last_checked: 2026-11-22" in old
    (root / OLD).write_text(old.replace("last_checked: 2026-11-22", "last_checked: 2026-03-02"), "utf-8")
    return root


@pytest.fixture(scope="module")
def edited_host(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Return the address of the site that the editor has built."""
    output = tmp_path_factory.mktemp("edited") / "site"
    sites.build(project, output)
    with sites.served(output) as address:
        yield address


@pytest.fixture
def edited(visit: Visit, edited_host: str) -> Reader:
    """Return somebody who reads what the editor has built."""
    return Reader(visit.page, edited_host)


@pytest.mark.parametrize("field", ["organisation", "topics", "summary"])
def test_a_missing_field_stops_the_build_with_file_and_field(project: Path, tmp_path: Path, field: str) -> None:
    whole = (project / OFFER).read_text("utf-8")
    kept = [line for line in whole.split("\n") if not line.startswith(f"{field}:")]
    assert len(kept) == whole.count("\n")
    try:
        (project / OFFER).write_text("\n".join(kept), "utf-8")
        said = sites.build(project, tmp_path / "site", "--language", "en", code=1).stderr
    finally:
        (project / OFFER).write_text(whole, "utf-8")
    assert f"{OFFER}:1:1: error[required]" in said
    assert f"“{field}”" in said
    assert not (tmp_path / "site").exists()


def test_the_new_offer_is_on_the_site(edited: Reader) -> None:
    edited.start().search("Sprachcafé Monschau").follow("Sprachcafé in Monschau")
    facts = words(edited.main.get_by_role("region", name="Auf einen Blick"))
    assert "Monschau" in facts
    assert "nicht bekannt, bitte vorher fragen" in facts


def test_what_was_checked_long_ago_is_listed_for_editors(project: Path) -> None:
    said = portal("check", "--language", "en", root=project).stdout
    old = [line for line in said.splitlines() if "[check-" in line]
    assert [line.split(":", 1)[0] for line in old] == [OLD]
    assert "2026-03-02" in old[0]


def test_readers_see_when_it_was_last_checked(edited: Reader) -> None:
    edited.start().search("Integrationskurse").follow("Integrationskurse")
    text = words(edited.main)
    assert "Zuletzt geprüft am 2. März 2026." in text
    assert "Bitte fragen Sie nach, bevor Sie hingehen." in text
