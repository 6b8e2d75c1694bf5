"""The golden cases: every problem is reported at its place, and nothing else is."""

import re
from datetime import date
from pathlib import Path

import pytest

from portal.catalogue import load
from portal.problems import codes, explanation
from portal.project import open_project
from tests.checks.cases import Case, Finding, cases

CASES = cases()
SHOWN_BY_TESTS = {
    "file-unreadable": "a file that nobody may read; whether root may is up to the system",
    "text-slow": "a text that takes seconds; how many signs that needs is up to the machine (tests/guard)",
}
"""Codes that no folder of plain files can provoke on every system, and why."""


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_check_finds_exactly_what_the_case_marks(case: Case, tmp_path: Path) -> None:
    expected = case.lay_out(tmp_path / "portal")
    project = open_project(tmp_path / "portal", languages=None, today=date(2026, 11, 22))

    problems = load(project, drafts=True).problems
    found = [Finding(p.path, p.line, p.column, str(p.level), p.code, p.field) for p in problems]

    assert sorted(found, key=str) == sorted(expected, key=str)
    assert case.says
    for words in (f"{p.message(language)} {p.hint(language)}" for p in problems for language in ("de", "en")):
        assert "None" not in words
        assert not re.search(r"\{[a-z]+\}|\[\]", words)


def test_every_code_has_a_case() -> None:
    assert {case.code for case in CASES if case.shows_its_code} | SHOWN_BY_TESTS.keys() == codes()


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("code", sorted(codes()))
def test_every_code_is_explained_in_both_languages(code: str, language: str) -> None:
    explained = explanation(code, language)

    assert 3 <= len(explained.title) <= 80
    assert re.search(r"[.?]$", explained.why)
    assert len(re.findall(r"[.?!](?= |$)", explained.why)) <= 3
    assert explained.good.strip()
    assert explained.bad.strip() != explained.good.strip()


@pytest.mark.parametrize("code", ["file-active.drawing", "file-type.unlisted"])
def test_a_record_with_a_faulty_attachment_is_left_out(code: str, tmp_path: Path) -> None:
    case = next(case for case in CASES if case.name == code)
    (problem,) = case.lay_out(tmp_path / "portal")
    owner = problem.path.rsplit("/", 1)[0] + "/index.md"

    catalogue = load(open_project(tmp_path / "portal", today=date(2026, 11, 22)))

    assert (owner in catalogue.left_out) == problem.path.startswith("materials/")
