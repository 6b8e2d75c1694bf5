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
}
"""Codes that no folder of plain files can provoke on every system, and why."""


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_check_finds_exactly_what_the_case_marks(case: Case, tmp_path: Path) -> None:
    expected = case.lay_out(tmp_path / "portal")
    project = open_project(tmp_path / "portal", languages=None, today=date(2026, 11, 22))

    found = [
        Finding(p.path, p.line, p.column, str(p.level), p.code, p.field) for p in load(project, drafts=True).problems
    ]

    assert sorted(found, key=str) == sorted(expected, key=str)
    assert case.says


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
