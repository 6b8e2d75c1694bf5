"""Bytes become text in one form, and what no text may hold is reported with its place."""

from pathlib import Path

import pytest

from portal.content.source import SIZE_LIMIT, decode, read_text
from portal.problems import Level


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-be"])
def test_wide_encodings_are_recognised_with_and_without_their_mark(encoding: str) -> None:
    text, (problem,) = decode("---\ntitle: Straße\n---\n".encode(encoding), "a.md")
    assert text == ""
    assert (problem.code, problem.values["encoding"][:3]) == ("encoding", "UTF")


def test_latin_1_is_reported_at_its_first_foreign_byte() -> None:
    text, (problem,) = decode("título\nStraße".encode("latin-1").replace(b"\xed", "í".encode()), "a.md")
    assert text == ""
    assert (problem.code, problem.line, problem.column) == ("encoding", 2, 5)


def test_all_line_ends_become_one_and_the_mark_goes() -> None:
    assert decode(b"\xef\xbb\xbfa\r\nb\rc\nd", "a.md") == ("a\nb\nc\nd", [])


def test_decomposed_letters_are_composed() -> None:
    text, problems = decode("Mu\u0308ller".encode(), "a.md")
    assert text == "M\u00fcller"
    assert [problem for problem in problems if problem.level is Level.ERROR] == []


@pytest.mark.parametrize("character", ["\x00", "\x08", "\x1b", "\x7f", "\x85", "\u2028", "\u2029", "\ue000", "\uffff"])
def test_control_characters_are_errors_with_their_number(character: str) -> None:
    _, (problem,) = decode(f"a\ntitel: b{character}c\n".encode(), "a.md")
    assert (problem.code, problem.level) == ("control-character", Level.ERROR)
    assert (problem.line, problem.column, problem.field) == (2, 9, "titel")
    assert problem.values["character"] == f"U+{ord(character):04X}"


@pytest.mark.parametrize("character", ["\u202a", "\u202e", "\u2066", "\u2069"])
def test_characters_that_turn_the_direction_are_errors(character: str) -> None:
    _, (problem,) = decode(f"a{character}".encode(), "a.md")
    assert (problem.code, problem.level) == ("bidi-character", Level.ERROR)


@pytest.mark.parametrize("character", ["\u200e", "\u200f", "\u061c", "\u200b", "\ufeff"])
def test_invisible_marks_are_warnings(character: str) -> None:
    _, (problem,) = decode(f"a{character}b".encode(), "a.md")
    assert problem.level is Level.WARNING


@pytest.mark.parametrize(
    "text", ["Text\tmit Tab\n", "می\u200cخواهم", "क\u200dष", "weich\u00adtrennen", "a\u00a0b", "😀"]
)
def test_what_languages_need_is_no_problem(text: str) -> None:
    assert decode(text.encode(), "a.md") == (text, [])


def test_a_file_may_have_half_a_megabyte_and_no_more(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    file.write_bytes(b"a" * SIZE_LIMIT)
    assert read_text(file, "a.md")[1] == []
    file.write_bytes(b"a" * (SIZE_LIMIT + 1))
    text, (problem,) = read_text(file, "a.md")
    assert (text, problem.code) == ("", "file-too-large")


def test_a_file_that_cannot_be_read_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "a.md").mkdir()
    for name in ("a.md", "weg.md"):
        text, (problem,) = read_text(tmp_path / name, "a.md")
        assert (text, problem.code) == ("", "file-unreadable")
