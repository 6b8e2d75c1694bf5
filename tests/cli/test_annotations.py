"""Comments beside the lines of a pull request, as GitHub and GitLab read them."""

import json

import pytest

from portal.cli.annotations import folder_in_checkout, github, gitlab
from portal.problems import Level, Problem
from tests.cli.repository import lines, run
from tests.support import OFFER, Portal


def line_of(portal: Portal, text: str) -> int:
    """Return the line of the offer that holds a text."""
    return 1 + next(number for number, line in enumerate(lines(portal.read(OFFER))) if text in line)


PROBLEM = Problem("docs/a,b:c%.md", "date-form", 3, 7, field="published", values={"value": "50 %\r\n,:"})


def test_github_gets_one_escaped_line_a_problem() -> None:
    line = github([PROBLEM], "en")

    assert line.startswith(
        "::error file=docs/a%2Cb%3Ac%25.md,line=3,col=7,title=date-form::“50 %25%0D%0A,:” is no date"
    )
    assert "\n" not in line


def test_github_gets_no_place_where_there_is_none() -> None:
    problem = Problem("docs/a.md", "file-empty", level=Level.WARNING)

    assert github([problem], "en").startswith("::warning file=docs/a.md,title=file-empty::The file is empty.")


def test_github_gets_nothing_where_nothing_is_wrong(portal: Portal, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(portal, capsys, "check", "--format", "github") == (0, "", "")


def test_gitlab_gets_a_list_of_entries(portal: Portal, capsys: pytest.CaptureFixture[str]) -> None:
    portal.change(OFFER, "2026-10-01", "bald")
    portal.write("docs/leer.md", "")

    code, out, _ = run(portal, capsys, "check", "--format", "gitlab", "--language", "en")

    entries = json.loads(out)
    assert code == 1
    assert [set(entry) for entry in entries] == [
        {"description", "check_name", "fingerprint", "severity", "location"}
    ] * len(entries)
    entry = next(entry for entry in entries if entry["check_name"] == "date-form")
    assert entry["description"].startswith("“bald” is no date of the form YYYY-MM-DD.")
    assert entry["severity"] == "major"
    assert entry["location"] == {"path": OFFER, "lines": {"begin": line_of(portal, "bald")}}


def test_gitlab_gets_an_empty_list_where_nothing_is_wrong() -> None:
    assert json.loads(gitlab([], "de")) == []


def test_a_warning_is_minor_and_a_problem_without_line_stands_in_the_first() -> None:
    entry = json.loads(gitlab([Problem("docs/a.md", "file-empty", level=Level.WARNING)], "de"))[0]

    assert (entry["severity"], entry["location"]["lines"]) == ("minor", {"begin": 1})


def test_fingerprints_survive_new_lines_above_and_are_never_the_same_twice() -> None:
    def prints(*lines: int) -> list[str]:
        problems = [Problem("docs/a.md", "date-form", line, 1, values={"value": "bald"}) for line in lines]
        return [entry["fingerprint"] for entry in json.loads(gitlab(problems, "de"))]

    assert prints(3, 8) == prints(4, 9)
    assert len(set(prints(3, 8, 9))) == 3
    assert prints(3) != [json.loads(gitlab([PROBLEM], "de"))[0]["fingerprint"]]


def test_fingerprints_do_not_depend_on_the_language() -> None:
    german, english = (json.loads(gitlab([PROBLEM], language))[0] for language in ("de", "en"))

    assert german["fingerprint"] == english["fingerprint"]
    assert german["description"] != english["description"]


@pytest.mark.parametrize(
    ("checkout", "folder"), [("..", "portal/"), (".", ""), ("materials", ""), ("/nirgends", ""), ("", "")]
)
@pytest.mark.parametrize("name", ["GITHUB_WORKSPACE", "CI_PROJECT_DIR"])
def test_paths_are_those_of_the_checkout(
    portal: Portal, monkeypatch: pytest.MonkeyPatch, checkout: str, folder: str, name: str
) -> None:
    for other in ("GITHUB_WORKSPACE", "CI_PROJECT_DIR"):
        monkeypatch.delenv(other, raising=False)
    monkeypatch.setenv(name, str(portal.root / checkout) if checkout else "")

    assert folder_in_checkout(portal.root) == folder
    assert f"file={folder}docs/x.md," in github([Problem("docs/x.md", "file-empty", 1)], "de", folder)
