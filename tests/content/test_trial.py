"""Work that may take too much is done elsewhere, and given up."""

import sys
import time
from pathlib import Path

import pytest

from portal.content import trial
from portal.content.trial import attempt

SLOW = "[x][ " * 20_000


def test_each_argument_has_its_answer_in_order() -> None:
    assert list(attempt("text", ["*a*", "b"])) == ["<p><em>a</em></p>", "<p>b</p>"]
    assert list(attempt("text", [])) == []


def test_what_takes_too_long_is_given_up_and_the_others_are_done() -> None:
    start = time.monotonic()
    assert list(attempt("text", ["a", SLOW, "b"])) == ["<p>a</p>", None, "<p>b</p>"]
    assert time.monotonic() - start < 3 * trial.PATIENCE


def test_what_goes_too_deep_is_given_up() -> None:
    assert list(attempt("text", ["a", "a\n: b\n" * 2000, "b"])) == ["<p>a</p>", None, "<p>b</p>"]


def test_the_clock_counts_where_the_processor_cannot(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(trial, "PATIENCE", 0.01)
    assert list(attempt("text", [SLOW])) == [None]


def test_nothing_in_the_current_folder_is_imported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("markdown", "json", "signal"):
        (tmp_path / f"{name}.py").write_text("raise SystemExit('hostile')", "utf-8")
    monkeypatch.chdir(tmp_path)
    assert sys.flags.safe_path or list(attempt("text", ["a"])) == ["<p>a</p>"]
