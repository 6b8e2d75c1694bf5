"""`portal init`: what it refuses, that it writes all or nothing, and that the wheel carries what it needs."""

import os
import re
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from portal.cli import main
from portal.content.vocabularies import read_vocabularies
from portal.editing import starter
from portal.editing.starter import COPIED, LONGEST_NAME
from portal.model.vocabulary import Areas
from portal.project import open_project
from tests.support import ROOT

Init = Callable[..., tuple[int, str]]
MADE = ("mkdocs.yml", "README.md", "Makefile", "docs/index.md", "materials/_vocabularies/municipality.yml")
DUEREN, JUELICH = "05358008=Düren", "05358024=Jülich"


@pytest.fixture
def init(capsys: pytest.CaptureFixture[str]) -> Init:
    """Run the command and return its exit code and what it said."""

    def run(folder: Path, *options: str, region: str = "Kreis Düren") -> tuple[int, str]:
        code = main(["init", str(folder), "--region", region, "--language", "en", *options])
        return code, "".join(capsys.readouterr())

    return run


def settings(root: Path) -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load((root / "mkdocs.yml").read_text("utf-8"))
    return loaded


def names(settings: dict[str, Any], *above: str) -> set[str]:
    """Return the ways to all keys of settings."""
    found = {".".join((*above, key)) for key in settings}
    inner = (names(value, *above, key) for key, value in settings.items() if isinstance(value, dict))
    return found.union(*inner)


def test_a_new_portal_knows_its_region(init: Init, tmp_path: Path) -> None:
    code, said = init(tmp_path / "neu", "--municipality", JUELICH, "--municipality", DUEREN, "--title", "Bildung hier")
    assert code == 0
    assert "a new portal" in said and "make serve" in said
    project = open_project(tmp_path / "neu")
    assert project.site_name == "Bildung hier"
    assert project.settings["place"] == "Kreis Düren"
    vocabularies, problems = read_vocabularies(project)
    assert problems == []
    assert Areas.of(vocabularies["municipality"]) == Areas(("05358008", "05358024"), ("05358", "05", "DE"))
    assert "Portal Bildung hier, CC BY 4.0" in (tmp_path / "neu/LICENSE-CONTENT.md").read_text("utf-8")
    for name in MADE:
        assert not re.search(r"%[a-z ]+%", (tmp_path / "neu" / name).read_text("utf-8")), name


def test_municipalities_can_be_named_later(init: Init, tmp_path: Path) -> None:
    assert init(tmp_path / "neu")[0] == 0
    vocabularies, problems = read_vocabularies(open_project(tmp_path / "neu"))
    assert problems == []
    assert Areas.of(vocabularies["municipality"]) == Areas((), ("region", "05", "DE"))
    assert main(["check", "--root", str(tmp_path / "neu")]) == 0


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (("--municipality", "Düren"), "not of the form KEY=NAME"),
        (("--municipality", "5358008=Düren"), "no official municipality key"),
        (("--municipality", "11000000=Berlin"), "no official municipality key"),
        (("--municipality", DUEREN, "--municipality", DUEREN), "twice"),
        (("--municipality", DUEREN, "--municipality", "05315000=Köln"), "not in the same district"),
        (("--municipality", "05358008="), "cannot be a name"),
        (("--title", 'Ein "Portal"'), "cannot be a name"),
        (("--title", "<b>Portal</b>"), "cannot be a name"),
        (("--title", "x" * (LONGEST_NAME + 1)), "cannot be a name"),
        (("--colour", "red"), "no colour"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_written(
    init: Init, tmp_path: Path, options: tuple[str, ...], says: str
) -> None:
    code, said = init(tmp_path / "neu", *options)
    assert code == 2
    assert says in said
    assert list(tmp_path.iterdir()) == []


def test_a_region_is_needed() -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["init", "neu"])
    assert stopped.value.code == 2


def test_a_folder_with_anything_in_it_is_refused(init: Init, tmp_path: Path) -> None:
    (tmp_path / "notiz.txt").write_text("bleibt", "utf-8")
    code, said = init(tmp_path)
    assert code == 2
    assert "exists already and is not empty" in said
    assert [file.name for file in tmp_path.iterdir()] == ["notiz.txt"]
    code, said = init(tmp_path / "notiz.txt")
    assert (code, (tmp_path / "notiz.txt").read_text("utf-8")) == (2, "bleibt")
    assert "is a file" in said


def test_an_empty_folder_and_one_that_is_not_there_are_filled(init: Init, tmp_path: Path) -> None:
    (tmp_path / "leer").mkdir()
    assert init(tmp_path / "leer")[0] == 0
    assert init(tmp_path / "tief/darin")[0] == 0
    for folder in ("leer", "tief/darin"):
        assert all((tmp_path / folder / name).is_file() for name in (*MADE, *COPIED) if "." in name)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["leer", "tief"]


def test_a_failure_on_the_way_leaves_nothing(init: Init, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(root: Path) -> None:
        assert (root / "mkdocs.yml").is_file()
        raise OSError(28, "No space left on device", "mkdocs.yml")

    monkeypatch.setattr(starter, "_finish", fail)
    code, said = init(tmp_path / "neu")
    assert code == 2
    assert "No space left on device" in said
    assert list(tmp_path.iterdir()) == []


def test_the_settings_are_those_of_this_portal() -> None:
    own, begun = settings(ROOT), settings(starter.PACKAGE / "starter")
    assert names(begun) == names(own)
    assert (begun["theme"], begun["hooks"], begun["validation"]) == (own["theme"], own["hooks"], own["validation"])


def test_the_makefile_installs_as_that_of_this_portal() -> None:
    own, begun = ((folder / "Makefile").read_text("utf-8") for folder in (ROOT, starter.PACKAGE / "starter"))
    for block in (r"define install\n.*?\nendef\n", r"\$\(VENV\)/run\.stamp: .*?@touch \$@\n"):
        shared = re.search(block, own, re.DOTALL)
        assert shared
        assert shared[0] in begun


def test_every_copied_file_is_in_the_wheel_and_makes_the_same_portal(tmp_path: Path) -> None:
    wheel = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(tmp_path)]
    subprocess.run(wheel, cwd=ROOT, capture_output=True, check=True)
    package = tmp_path / "package"
    zipfile.ZipFile(next(tmp_path.glob("*.whl"))).extractall(package)
    for path in COPIED:
        assert (package / "portal/_starter" / path).exists(), path
    for name, place in (("checkout", ROOT / "hooks"), ("wheel", package)):
        command = [sys.executable, "-m", "portal", "init", str(tmp_path / name), "--region", "Kreis Düren"]
        environment = {**os.environ, "PYTHONPATH": str(place), "PYTHONWARNINGS": "error"}
        subprocess.run(command, env=environment, cwd=tmp_path, capture_output=True, check=True)
    assert contents(tmp_path / "wheel") == contents(tmp_path / "checkout")


def contents(root: Path) -> dict[str, bytes]:
    return {file.relative_to(root).as_posix(): file.read_bytes() for file in root.rglob("*") if file.is_file()}
