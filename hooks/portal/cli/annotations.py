"""Problems as comments beside the lines of a pull request: GitHub's workflow commands, GitLab's Code Quality."""

import hashlib
import json
import os
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from portal.problems import Level, Problem

_SEVERITIES = {Level.ERROR: "major", Level.WARNING: "minor"}


def github(problems: Sequence[Problem], language: str, folder: str = "") -> str:
    """Return one workflow command a line (docs.github.com, "Workflow commands for GitHub Actions").

    Values of properties escape `%`, line ends, `:` and `,`, the message `%` and line ends; lines and columns count from
    1. GitHub shows ten errors and ten warnings of a step.
    """
    return "\n".join(_command(problem, language, folder) for problem in problems)


def gitlab(problems: Sequence[Problem], language: str, folder: str = "") -> str:
    """Return a Code Quality report (docs.gitlab.com, "Code Quality report format").

    The fingerprints do not depend on lines, so that an old problem stays the same one when text is added above it.
    """
    fingerprints = _fingerprints(problems)
    entries = [
        {
            "description": _text(problem, language),
            "check_name": problem.code,
            "fingerprint": next(fingerprints),
            "severity": _SEVERITIES[problem.level],
            "location": {"path": f"{folder}{problem.path}", "lines": {"begin": problem.line or 1}},
        }
        for problem in problems
    ]
    return json.dumps(entries, ensure_ascii=False, indent=1)


def folder_in_checkout(root: Path) -> str:
    """Return the portal's folder inside the checkout that a pipeline works in, with a slash; empty if it is that."""
    for name in ("GITHUB_WORKSPACE", "CI_PROJECT_DIR"):
        checkout = os.environ.get(name)
        if checkout and root != (place := Path(checkout).resolve()) and root.is_relative_to(place):
            return f"{root.relative_to(place).as_posix()}/"
    return ""


def _command(problem: Problem, language: str, folder: str) -> str:
    place = {"file": f"{folder}{problem.path}", "line": problem.line, "col": problem.column, "title": problem.code}
    properties = ",".join(f"{key}={_escaped(str(value), ':,')}" for key, value in place.items() if value is not None)
    return f"::{problem.level} {properties}::{_escaped(_text(problem, language))}"


def _text(problem: Problem, language: str) -> str:
    return f"{problem.message(language)} {problem.hint(language)}".strip()


def _escaped(text: str, more: str = "") -> str:
    for character in "%\r\n" + more:
        text = text.replace(character, f"%{ord(character):02X}")
    return text


def _fingerprints(problems: Sequence[Problem]) -> Iterator[str]:
    seen: Counter[str] = Counter()
    for problem in problems:
        parts = (problem.path, problem.code, problem.field or "", problem.message("en"))
        key = "\0".join(parts)
        seen[key] += 1
        yield hashlib.sha256(f"{key}\0{seen[key]}".encode()).hexdigest()[:32]
