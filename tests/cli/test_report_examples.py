"""Where the report shows what is right, and where it says that more stands."""

from pathlib import Path

from portal.cli.report import in_words
from portal.problems import Problem

NO_RUN = Problem("a.md", "no-run", 1, 1, field="runs")


def report(*problems: Problem, language: str = "de") -> list[str]:
    return in_words(problems, 1, Path("/nowhere"), language).split("\n")


def test_every_message_ends_with_the_way_to_its_explanation() -> None:
    assert report(NO_RUN)[-3] == "  = mehr: docs/redaktion/meldungen.md#no-run"
    assert report(NO_RUN, language="en")[-3] == "  = more: docs/redaktion/meldungen.en.md#no-run"


def test_an_example_stands_where_the_hint_has_none() -> None:
    assert "  = richtig: continuous_entry: yes" in report(NO_RUN)


def test_a_missing_field_has_an_example_of_its_own() -> None:
    missing = [
        Problem("a.md", "required", 1, 1, field=name, values={"name": name}) for name in ("license", "languages")
    ]
    assert [line for line in report(*missing) if "richtig" in line] == [
        "  = richtig: license: CC-BY-SA-4.0",
        "  = richtig: languages: [de, ar, kmr]",
    ]


def test_an_example_of_several_lines_is_indented() -> None:
    lines = report(Problem("a.md", "ended-not-archived"))
    assert lines[lines.index("  = richtig:") + 1 :][:2] == ["      state: archived", "      activity: ended"]


def test_no_example_beside_a_suggestion_or_a_hint_with_one() -> None:
    suggested = Problem("a.md", "unknown-field", values={"key": "titel", "suggestion": "title"})
    hinted = Problem("a.md", "email", values={"value": "ki(at)example.org"})
    assert not any(line.startswith("  = richtig") for line in report(suggested, hinted))


def test_the_example_of_a_code_stands_once() -> None:
    lines = report(NO_RUN, Problem("b.md", "no-run", 1, 1, field="runs"))
    assert lines.count("  = richtig: continuous_entry: yes") == 1
    assert lines.count("  = mehr: docs/redaktion/meldungen.md#no-run") == 2
