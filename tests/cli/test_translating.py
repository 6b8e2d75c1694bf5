"""`portal translate` prepares a translation that nobody can publish unfinished; `portal status` counts them all."""

import json

import pytest

from tests.cli.repository import run
from tests.support import OFFER, PROGRAMME, Portal

OFFER_TR = OFFER.replace(".md", ".tr.md")


def test_the_file_shows_the_original_and_is_refused_until_it_is_filled_in(
    portal: Portal, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, _ = run(portal, capsys, "translate", "elterncafe", "--to", "tr")
    assert (code, out.splitlines()[0]) == (0, OFFER_TR)
    text = portal.read(OFFER_TR)
    assert "# Elterncafé am Markt\ntitle:\n" in text
    assert (
        text.partition("---\n")[2].partition("---\n")[2]
        == portal.read(OFFER).partition("---\n")[2].partition("---\n")[2]
    )
    code, out, _ = run(portal, capsys, "check", "--format", "json")
    problems = {(p["code"], p["field"]) for p in json.loads(out)["problems"] if p["path"] == OFFER_TR}
    assert code == 1
    assert {("required", "title"), ("required", "summary")} <= problems


def test_nothing_is_overwritten(portal: Portal, capsys: pytest.CaptureFixture[str]) -> None:
    run(portal, capsys, "translate", "elterncafe", "--to", "tr")
    portal.write(OFFER_TR, "mine")
    code, _, err = run(portal, capsys, "translate", "elterncafe", "--to", "tr")
    assert (code, portal.read(OFFER_TR)) == (2, "mine")
    assert OFFER_TR in err


@pytest.mark.parametrize(("name", "language"), [("gibt-es-nicht", "tr"), ("elterncafe", "xx"), ("elterncafe", "de")])
def test_what_is_not_there_is_said(
    portal: Portal, capsys: pytest.CaptureFixture[str], name: str, language: str
) -> None:
    assert run(portal, capsys, "translate", name, "--to", language)[0] == 2


def test_pages_are_prepared_by_their_path(portal: Portal, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(portal, capsys, "translate", "docs/index.md", "--to", "tr")
    assert (code, out.splitlines()[0]) == (0, "docs/index.tr.md")


def test_every_text_has_one_state(portal: Portal, capsys: pytest.CaptureFixture[str]) -> None:
    def states() -> dict[tuple[str, str], str]:
        found = json.loads(run(portal, capsys, "status", "--format", "json")[1])
        return {(text["path"], text["language"]): text["state"] for text in found}

    before = states()
    english = PROGRAMME.replace(".md", ".en.md")
    assert before[english, "en"] in {"human", "machine", "reviewed"}
    assert before[PROGRAMME, "tr"] == "missing"
    portal.change(PROGRAMME, "kostet nichts", "kostet fünf Euro")
    assert states() == before | {(english, "en"): "outdated"}


def test_the_table_names_what_is_open(portal: Portal, capsys: pytest.CaptureFixture[str]) -> None:
    portal.change(PROGRAMME, "kostet nichts", "kostet fünf Euro")
    code, out, _ = run(portal, capsys, "status", "--to", "en", "--language", "en")
    assert code == 0
    assert "outdated" in out.splitlines()[0]
    assert f"outdated     {PROGRAMME.replace('.md', '.en.md')} (kosten)" in out
