"""A portal for another region: what is general of this one, and beginnings of the pages that only the region can write.

The general part is taken from the checkout that the package lies in, or from `_starter` in the wheel, which carries the
same files (pyproject.toml). The beginnings are the files in `starter/`, with `%region%` and the like filled in.
"""

import re
import shutil
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from portal.editing.confirm import confirm
from portal.editing.editors import write
from portal.problems import read_interface
from portal.project import UsageError, open_project

PACKAGE = Path(__file__).parent.parent
TITLE = "Migration und Bildung"
LONGEST_NAME = 60

COPIED = (
    "hooks/portal_hook.py", "overrides", "pyproject.toml", "requirements.txt", "LICENSE", "LICENSE-CONTENT.md",
    ".gitignore", ".gitattributes", ".editorconfig", ".gitlab-ci.yml", ".github/workflows/check.yml", "docs/redaktion",
    *(f"docs/{page}{suffix}" for page in ("impressum", "datenschutz", "barrierefreiheit", "gebaerdensprache")
      for suffix in (".md", ".en.md")),
)  # fmt: skip
"""Files and folders of the general part, as they lie in a checkout; the package and the vocabularies come on top."""

_OWN_VOCABULARIES = ("municipality.yml", "glossary.yml")
"""Vocabularies that speak of one region only; the second is optional."""

_ENGLISH = {TITLE: "Migration and Education"}
_NO_CODE = "region"
"""Code of a region whose municipalities are not named yet."""

_NAME = re.compile(r"[^\W\d_][\w .,()/’'–-]*")
_KEY = re.compile(r"05[0-9]{6}")
_EXAMPLES = {
    "ki-staedteregion-aachen": "ki-musterkreis",
    "elterncafe-alsdorf": "elterncafe-am-markt",
    "Elterncafé in Alsdorf": "Elterncafé am Markt",
    "café in Alsdorf": "café at the market",
    "alle zehn Kommunen": "die ganze Region",
    "all ten municipalities": "the whole region",
    "Wir schreiben StädteRegion Aachen mit großem R.": "Namen schreiben wir so, wie die Stellen sich selbst schreiben.",
    "We write StädteRegion Aachen with a capital R.": "We write names as the offices write themselves.",
}
"""Examples in the editors' guide that are of this region → such as fit any."""


@dataclass(frozen=True, slots=True)
class Region:
    """What a portal must know of its region: name, title of the portal, municipalities (key → name), colour."""

    name: str
    title: str = TITLE
    municipalities: Mapping[str, str] = field(default_factory=dict)
    colour: str = ""

    @property
    def code(self) -> str:
        """Return the region's own key: the first five digits of its municipalities' keys."""
        return next(iter(self.municipalities))[:5] if self.municipalities else _NO_CODE


def region_of(name: str, title: str, municipalities: Iterable[str], colour: str, *, language: str) -> Region:
    """Return the region of a name, a title and municipalities written `KEY=NAME`.

    Raises `UsageError` in the language (de or en) for names with signs that would be markup, for keys that are none,
    and for municipalities that are not in one district.
    """
    words = read_interface(f"start.{language}")
    found: dict[str, str] = {}
    for text in municipalities:
        key, equals, place = (part.strip() for part in text.partition("="))
        if not equals:
            raise UsageError(words["municipality"].format(value=text))
        if not _KEY.fullmatch(key):
            raise UsageError(words["key"].format(value=key))
        if key in found:
            raise UsageError(words["double"].format(value=key))
        found[key] = place
    for option, value in (
        ("--region", name),
        ("--title", title),
        *(("--municipality", place) for place in found.values()),
    ):
        if len(value) > LONGEST_NAME or not _NAME.fullmatch(value):
            raise UsageError(words["name"].format(option=option, value=value, length=LONGEST_NAME))
    if len({key[:5] for key in found}) > 1:
        raise UsageError(words["apart"].format(value=", ".join(found)))
    return Region(name, title, found, colour)


def start(folder: Path, region: Region, *, language: str) -> int:
    """Write a new portal into a folder that is empty or does not exist, and return how many files it has.

    It is made beside the folder and takes its place when it is whole. Raises `UsageError` for a folder with anything in
    it, and when files cannot be written.
    """
    words = read_interface(f"start.{language}")
    if folder.is_file():
        raise UsageError(words["file"].format(folder=folder))
    if folder.is_dir() and any(folder.iterdir()):
        raise UsageError(words["exists"].format(folder=folder))
    place = folder.absolute()
    above = next(parent for parent in place.parents if parent.is_dir())
    try:
        with TemporaryDirectory(prefix=".portal-init-", dir=above) as beside:
            root = Path(beside) / "portal"
            _lay_out(root, region)
            _finish(root)
            if folder.is_dir():
                folder.rmdir()
            place.parent.mkdir(parents=True, exist_ok=True)
            root.rename(place)
    except OSError as error:
        raise UsageError(f"{error.filename or folder}: {error.strerror or error}") from error
    return sum(file.is_file() for file in place.rglob("*"))


def _lay_out(root: Path, region: Region) -> None:
    """Copy the general part and fill in the beginnings."""
    checkout = PACKAGE.parent.parent
    source = checkout if (checkout / "hooks" / "portal_hook.py").is_file() else PACKAGE / "_starter"
    vocabularies = checkout / "materials" / "_vocabularies" if source == checkout else PACKAGE / "_vocabularies"
    _copy(PACKAGE, root / "hooks" / "portal", "_starter", "_vocabularies")
    _copy(vocabularies, root / "materials" / "_vocabularies", *_OWN_VOCABULARIES)
    for path in COPIED:
        _copy(source / path, root / path)
    values = _values(region)
    starter = PACKAGE / "starter"
    for file in (file for file in starter.rglob("*") if file.is_file()):
        name = file.relative_to(starter).as_posix()
        name = f"materials/_vocabularies/{name}" if name in _OWN_VOCABULARIES else name
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        _write(root / name, _replaced(file.read_text("utf-8"), values))
    licence = root / "LICENSE-CONTENT.md"
    _write(licence, licence.read_text("utf-8").replace(TITLE, region.title))
    for file in (root / "docs" / "redaktion").glob("*.md"):
        _write(file, _replaced(file.read_text("utf-8"), _examples(region)))


def _finish(root: Path) -> None:
    """Write what is made from the vocabularies, and confirm that the translations fit."""
    project = open_project(root)
    write(project)
    confirm(project, [])


def _values(region: Region) -> dict[str, str]:
    terms = (
        f'  - code: "{key}"\n    labels: {{de: "{place}", en: "{place}"}}\n'
        for key, place in sorted(region.municipalities.items(), key=lambda item: item[1])
    )
    return {
        "%region%": region.name,
        "%title%": region.title,
        "%english title%": _ENGLISH.get(region.title, region.title),
        "%code%": region.code,
        "%colour%": region.colour,
        "%municipalities%": "".join(terms),
    }


def _examples(region: Region) -> dict[str, str]:
    """Return what takes the place of this region's examples in the editors' guide."""
    first = min(region.municipalities, default=_NO_CODE)
    return {**_EXAMPLES, '"05334004"': f'"{first}"', '"05334"': f'"{region.code}"'}


def _replaced(text: str, values: Mapping[str, str]) -> str:
    for old, new in values.items():
        text = text.replace(old, new)
    return text


def _copy(source: Path, target: Path, *left_out: str) -> None:
    """Copy a file, or a folder without what its own tools leave behind and what is named."""
    target.parent.mkdir(parents=True, exist_ok=True)
    if source.is_file():
        shutil.copyfile(source, target)
    else:
        ignore = shutil.ignore_patterns("__pycache__", *left_out)
        shutil.copytree(source, target, ignore=ignore, copy_function=shutil.copyfile)


def _write(file: Path, text: str) -> None:
    file.write_text(text, "utf-8", newline="\n")
