"""The report for people: what it shows of a fault, and what it never lets through to a terminal."""

import io
from pathlib import Path

import pytest

from portal.cli.report import in_words, safe, summary
from portal.problems import Level, Problem
from tests.cli.repository import lines, run
from tests.support import OFFER, Portal


@pytest.fixture(autouse=True)
def plain(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take away what the machine says about colours."""
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")


def report(tmp_path: Path, line: str, column: int = 8, *, is_terminal: bool = False, value: str = "bald") -> list[str]:
    """Return the report on a fault in the second line of a file."""
    (tmp_path / "a.md").write_bytes(f"---\n{line}\n---\n".encode())
    problem = Problem("a.md", "date-form", 2, column, field="title", values={"value": value})
    return lines(in_words([problem], 1, tmp_path, "en", is_terminal=is_terminal))


def test_a_report_says_place_code_fault_remedy_and_number(portal: Portal, capsys: pytest.CaptureFixture[str]) -> None:
    portal.change(OFFER, "[elternarbeit]", "[daz, Elternabeit]")

    code, out, _ = run(portal, capsys, "check", "--language", "de")

    first, excerpt, caret, remedy, *_ = lines(out)
    assert code == 1
    number = excerpt.split(" ")[0]
    assert lines(portal.read(OFFER))[int(number) - 1] == "topics: [daz, Elternabeit]"
    assert first.startswith(f"{OFFER}:{number}:15: Fehler[unknown-term] „Elternabeit“ ist kein Code")
    assert excerpt == f"{number} | topics: [daz, Elternabeit]"
    assert caret == "  |               ^^^^^^^^^^^"
    assert remedy.startswith("  = Abhilfe: ")
    assert "elternarbeit" in remedy
    assert "Erlaubt: " in remedy
    assert lines(out)[-1] == "7 Einträge geprüft: 1 Fehler, 0 Hinweise"


@pytest.mark.parametrize(
    ("line", "blanks", "carets"),
    [
        pytest.param("title: bald", 7, 4, id="ASCII"),
        pytest.param("größe: bald", 7, 4, id="umlauts are one character"),
        pytest.param("tit\u0301le: bald", 7, 4, id="composed characters are counted as they are shown"),
        pytest.param("日本語言: bald", 10, 4, id="wide characters take two columns"),
        pytest.param("title: 'bald'", 7, 6, id="with its quotation marks"),
        pytest.param("title: sonst", 7, 1, id="a value that stands elsewhere"),
        pytest.param("title:\tbald", 7, 4, id="a tab is shown as one blank"),
        pytest.param("title:\u00a0bald", 7, 4, id="a hard blank"),
    ],
)
def test_the_caret_stands_under_the_value(tmp_path: Path, line: str, blanks: int, carets: int) -> None:
    column = line.find("bald") + 1 - line.count("'") // 2 or 8
    assert report(tmp_path, line, column)[2] == f"  | {' ' * blanks}{'^' * carets}"


def test_right_to_left_words_are_isolated(tmp_path: Path) -> None:
    message, excerpt, caret, *_ = report(tmp_path, "title: غدًا صباحًا # later", value="غدًا صباحًا")

    assert "“\u2068غدًا صباحًا\u2069”" in message
    assert excerpt == "2 | title: \u2068غدًا صباحًا\u2069 # later"
    assert caret == f"  | {' ' * 7}{'^' * 9}"


def test_joiners_of_persian_words_stay_and_what_steers_a_terminal_goes() -> None:
    assert safe("می\u200cخواهم") == "\u2068می\u200cخواهم\u2069"
    assert safe("a\x1b[31mb\u202ec\x07") == "a\ufffd[31mb\ufffdc\ufffd"


def test_what_steers_a_terminal_does_not_reach_it(tmp_path: Path) -> None:
    text = "\n".join(report(tmp_path, "title: \x1b]0;bald\x07", value="\x1b]0;bald\x07\u202e"))

    assert not {"\x1b", "\x07", "\u202e"} & set(text)


def test_a_long_line_is_cut_on_both_sides(tmp_path: Path) -> None:
    _, excerpt, caret, *_ = report(tmp_path, "x" * 200 + "bald" + "y" * 200, 201)

    assert excerpt[4] == excerpt[-1] == "…"
    assert len(excerpt) < 110
    assert excerpt[caret.index("^") : caret.index("^") + 4] == "bald"


def test_colours_are_for_terminals_that_want_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "\x1b[1;31m" in report(tmp_path, "title: bald", is_terminal=True)[0]
    assert "\x1b" not in report(tmp_path, "title: bald")[0]
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b" not in "".join(report(tmp_path, "title: bald", is_terminal=True))
    monkeypatch.setenv("NO_COLOR", "")
    assert "\x1b" in report(tmp_path, "title: bald", is_terminal=True)[0]
    monkeypatch.setenv("TERM", "dumb")
    assert "\x1b" not in "".join(report(tmp_path, "title: bald", is_terminal=True))


def test_a_fault_without_place_has_no_excerpt(tmp_path: Path) -> None:
    problems = [Problem("a.md", "file-empty"), Problem("a.md", "file-empty", 99, 1)]

    assert "|" not in in_words(problems, 1, tmp_path, "en")


@pytest.mark.parametrize(
    ("records", "errors", "warnings", "german", "english"),
    [
        (1, 1, 1, "1 Eintrag geprüft: 1 Fehler, 1 Hinweis", "1 record checked: 1 error, 1 warning"),
        (2, 0, 2, "2 Einträge geprüft: 0 Fehler, 2 Hinweise", "2 records checked: 0 errors, 2 warnings"),
        (2, 0, 0, "2 Einträge geprüft: nichts zu beanstanden", "2 records checked: nothing to complain about"),
    ],
)
def test_the_number_of_what_is_wrong(records: int, errors: int, warnings: int, german: str, english: str) -> None:
    problems = [Problem("a.md", "file-empty", n) for n in range(errors)]
    problems += [Problem("a.md", "file-empty", n, level=Level.WARNING) for n in range(warnings)]

    assert (summary(problems, records, "de"), summary(problems, records, "en")) == (german, english)


def test_a_pipe_of_another_encoding_gets_utf_8(portal: Portal, monkeypatch: pytest.MonkeyPatch) -> None:
    portal.change(OFFER, "2026-10-01", "später")
    bytes_ = io.BytesIO()
    pipe = io.TextIOWrapper(bytes_, encoding="ascii")
    monkeypatch.setattr("sys.stdout", pipe)

    from portal.cli import main

    assert main(["check", "--root", str(portal.root), "--language", "de", "--today", "2026-11-22"]) == 1
    pipe.flush()
    assert "„später“" in bytes_.getvalue().decode("utf-8")
