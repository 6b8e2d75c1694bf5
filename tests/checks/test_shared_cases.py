"""The validation cases that the project was given, judged by the rules of their README."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from portal.cli import main
from tests.support import SHARED

CASES = SHARED / "cases"
GIVEN: dict[str, Any] = (
    json.loads((CASES / "cases.json").read_text("utf-8")) if (CASES / "cases.json").exists() else {"cases": []}
)


def test_the_given_cases_are_there() -> None:
    if not CASES.exists():
        pytest.skip(f"no {CASES}")
    assert len(GIVEN["cases"]) == GIVEN["count"]


@pytest.mark.parametrize("case", GIVEN["cases"], ids=lambda case: case["id"])
def test_a_given_case_passes(case: dict[str, Any], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = shutil.copytree(CASES / case["id"], tmp_path / "case", symlinks=True)
    languages = ",".join(GIVEN["site_languages"])
    arguments = ["--root", str(root), "--languages", languages, "--today", GIVEN["today"], "--format", "json"]
    exit_code = main(["check", *arguments])
    problems = json.loads(capsys.readouterr().out)["problems"]

    errors = [problem for problem in problems if problem["level"] == "error"]
    if case["level"] == "ok":
        assert errors == []
    else:
        assert any(is_the_finding(problem, case) for problem in problems), problems
        assert [problem for problem in errors if problem["path"] not in files_of(case)] == []
        assert exit_code == (1 if errors else 0)
        assert errors or case["level"] != "error"


def files_of(case: dict[str, Any]) -> set[str]:
    return {case["file"], *case.get("also", ())}


def is_the_finding(problem: dict[str, Any], case: dict[str, Any]) -> bool:
    words = f"{problem['message']} {problem['hint']}"
    return (
        problem["path"] in files_of(case)
        and (problem["level"] == "error" or case["level"] == "warning")
        and case["line"] in {None, problem["line"]}
        and case["field"] in {None, problem["field"]}
        and all(text in words for text in case["must_mention"])
        and not any(text in words for text in case.get("must_not_mention") or ())
        and (case["suggest"] or "") in words
    )
