"""The house keeps its order: rooms import only from below, and each does only what is its own."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support import ROOT

PACKAGE = ROOT / "hooks" / "portal"
FLOORS = {
    "project": 0,
    "problems": 0,
    "spelling": 0,
    "model": 1,
    "content": 2,
    "translations": 3,
    "checks": 4,
    "catalogue": 5,
    "render": 6,
    "search": 6,
    "publish": 6,
    "editing": 6,
    "bridge": 7,
    "cli": 8,
}
"""Room → floor (design, section 3)."""
STREET = {"__init__", "__main__"}
"""The map of the rooms, and the door to the command line: they are no rooms."""
BUILDERS = ("mkdocs", "mkdocs_static_i18n", "material", "properdocs")
MODULES = sorted(PACKAGE.rglob("*.py"))


def parsed(file: Path) -> ast.Module:
    return ast.parse(file.read_text("utf-8"), file.name)


def room_of(file: Path) -> str:
    return file.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imports(tree: ast.AST, package: str = "") -> Iterator[str]:
    """Yield the full names of everything that a module imports, also inside functions."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package.split(".")[: -node.level + 1 or None] if node.level else []
            base = ".".join([*above, *([node.module] if node.module else [])])
            yield from (f"{base}.{alias.name}" for alias in node.names)


def from_above(tree: ast.AST, room: str) -> list[str]:
    """Return the imports that a module of this room must not have."""
    rooms = ((name, name.split(".")[1]) for name in imports(tree, f"portal.{room}") if name.startswith("portal."))
    return [name for name, other in rooms if other != room and FLOORS.get(other, 99) >= FLOORS[room]]


def builder_imports(tree: ast.AST) -> list[str]:
    return [name for name in imports(tree) if name.split(".")[0] in BUILDERS]


def printing(tree: ast.AST) -> list[int]:
    """Return the lines that print or write to the terminal."""
    return [
        node.lineno
        for node in ast.walk(tree)
        if (isinstance(node, ast.Name) and node.id == "print")
        or (isinstance(node, ast.Attribute) and node.attr in {"stdout", "stderr", "__stdout__", "__stderr__"})
        or (isinstance(node, ast.ImportFrom) and node.module == "sys" and {"stdout", "stderr"} & names(node))
    ]


def names(node: ast.ImportFrom) -> set[str]:
    return {alias.name for alias in node.names}


@pytest.mark.parametrize("file", MODULES, ids=lambda file: str(file.relative_to(PACKAGE)))
def test_every_module_keeps_to_its_room(file: Path) -> None:
    room, tree = room_of(file), parsed(file)
    if room in STREET:
        return
    assert room in FLOORS, f"{room} stands on no floor"
    assert from_above(tree, room) == []
    if room != "bridge":
        assert builder_imports(tree) == []
    if room != "cli":
        assert printing(tree) == []


@pytest.mark.parametrize(
    ("room", "source", "wrong"),
    [
        ("model", "from portal.content.tree import collect", ["portal.content.tree.collect"]),
        ("model", "import portal.cli", ["portal.cli"]),
        ("model", "from portal import catalogue", ["portal.catalogue"]),
        ("content", "def read():\n    from portal.checks import check", ["portal.checks.check"]),
        ("render", "from portal.publish.output import Output", ["portal.publish.output.Output"]),
        ("problems", "from portal.project import Project", ["portal.project.Project"]),
        ("checks", "from ..bridge import frame", ["portal.bridge.frame"]),
        ("checks", "from portal.attic import old", ["portal.attic.old"]),
        ("checks", "from portal.checks.context import Context\nfrom portal.model import dates\nimport re", []),
        ("checks", "from .context import Context", []),
    ],
)
def test_a_wrong_import_is_found(room: str, source: str, wrong: list[str]) -> None:
    assert from_above(ast.parse(source), room) == wrong


@pytest.mark.parametrize("source", ["import mkdocs", "from mkdocs.config import base", "import material.plugins"])
def test_an_import_of_the_builder_is_found(source: str) -> None:
    assert builder_imports(ast.parse(source))


@pytest.mark.parametrize("source", ["print(1)", "run(report=print)", "sys.stderr.write('x')", "from sys import stdout"])
def test_printing_is_found(source: str) -> None:
    assert printing(ast.parse(source)) == [1]


def test_the_package_opens_with_a_map_of_its_rooms() -> None:
    """Every room stands in the docstring, in the line of its floor."""
    lines = re.split(r"^(?=\d )", ast.get_docstring(parsed(PACKAGE / "__init__.py")) or "", flags=re.MULTILINE)
    on_map = {room: int(line[0]) for line in lines[1:] for room in re.findall(r"`(\w+)`", line) if room in FLOORS}
    rooms = {room_of(file) for file in MODULES} - STREET
    assert on_map == {room: floor for room, floor in FLOORS.items() if room in rooms}


def test_no_module_is_a_drawer_for_everything() -> None:
    forbidden = re.compile(r"utils?|helpers?|managers?|misc|common")
    files = [*MODULES, *(ROOT / "tests").rglob("*.py")]
    assert [file.name for file in files if forbidden.fullmatch(file.stem)] == []


def test_the_hook_holds_no_logic() -> None:
    hook = ROOT / "hooks" / "portal_hook.py"
    if not hook.exists():
        pytest.skip("hooks/portal_hook.py does not exist yet")
    assert len(hook.read_text("utf-8").splitlines()) <= 20
    logic = (ast.FunctionDef, ast.ClassDef, ast.If, ast.For, ast.While, ast.Try, ast.With)
    assert not any(isinstance(node, logic) for node in ast.walk(parsed(hook)))


def test_no_yaml_lies_where_mkdocs_publishes_it() -> None:
    folders = (ROOT / "overrides", ROOT / "docs")
    found = [file for folder in folders for ending in ("*.yml", "*.yaml") for file in folder.rglob(ending)]
    assert found == []
