"""A fault is reported at its place and causes no others; every code has its words in both languages."""

import ast
import re
import string
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

import portal as package
from portal.problems import Level, Problem
from tests.checks.faults import FAULTS, HERE, Edit, Fault
from tests.support import Portal

PACKAGE = Path(package.__file__).parent


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: f"{fault.code}: {fault.says}")
def test_a_fault_is_reported_at_its_place_and_causes_no_others(fault: Fault, portal: Portal) -> None:
    for edit in fault.edits:
        make(portal, edit)

    problems = portal.problems()

    found = [p for p in problems if (p.code, p.path, p.level) == (fault.code, fault.reported_in, fault.level)]
    assert found, problems
    if place := marked_place(portal, fault):
        assert (found[0].line, found[0].column) == place
    errors = {p.code for p in problems if p.level is Level.ERROR}
    assert errors <= {fault.code, *fault.also}
    for problem in problems:
        assert_reads_well(problem)


def test_the_sound_portal_has_no_fault(portal: Portal) -> None:
    assert portal.problems() == ()


def test_every_code_raised_in_the_package_has_texts() -> None:
    raised = {code for file in PACKAGE.rglob("*.py") for code in raised_codes(ast.parse(file.read_text("utf-8")))}
    assert raised - codes_with_texts("de") == set()


def test_both_languages_have_the_same_codes_and_placeholders() -> None:
    german, english = texts("de"), texts("en")
    assert german.keys() == english.keys()
    for code in german:
        assert placeholders(german[code]) == placeholders(english[code]), code


def make(portal: Portal, edit: Edit) -> None:
    """Make an edit; the sign for the place stays out of the file."""
    path, *parts = (part if isinstance(part, bytes) else part.replace(HERE, "") for part in edit)
    match parts:
        case [str() as old, str() as new]:
            portal.change(str(path), old, new)
        case [str() as entries] if entries.startswith("+ "):
            portal.add(str(path), entries[2:])
        case [content]:
            portal.write(str(path), content)


def marked_place(portal: Portal, fault: Fault) -> tuple[int, int] | None:
    """Return line and column of the sign for the place in the first edit's text."""
    text = fault.edits[0][-1]
    if isinstance(text, bytes) or HERE not in text:
        return None
    text = text.removeprefix("+ ")
    before, after = text.split(HERE)
    start = portal.read(fault.edits[0][0]).index(before + after) + len(before)
    lines = portal.read(fault.edits[0][0])[:start].split("\n")
    return len(lines), len(lines[-1]) + 1


def assert_reads_well(problem: Problem) -> None:
    """Check that message and hint have every value that they mention."""
    for language in ("de", "en"):
        words = f"{problem.message(language)} {problem.hint(language)}"
        assert "None" not in words
        assert re.search(r"\{[a-z]+\}", words) is None


def texts(language: str) -> dict[str, dict[str, str] | str]:
    file = PACKAGE / "interface" / f"problems.{language}.yml"
    loaded: dict[str, dict[str, str] | str] = yaml.safe_load(file.read_text("utf-8"))
    return loaded


def codes_with_texts(language: str) -> set[str]:
    return {code for code in texts(language) if not code.startswith("_")}


def placeholders(entry: dict[str, str] | str) -> dict[str, set[str]]:
    parts = entry if isinstance(entry, dict) else {"": entry}
    return {name: {field for _, field, _, _ in string.Formatter().parse(text) if field} for name, text in parts.items()}


RAISING = {"Problem": 1, "problem": 0, "refuse": 0, "_refuse": 0, "PydanticCustomError": 0}
RAISING |= {"_RefusedError": 0, "_matching": 1, "_at": 2}


def raised_codes(tree: ast.AST) -> Iterator[str]:
    """Yield the constant codes that a module's calls give to whatever makes problems."""
    for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
        name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
        position = RAISING.get(name)
        if position is not None and len(call.args) > position:
            code = call.args[position]
            if isinstance(code, ast.Constant) and isinstance(code.value, str):
                yield code.value
