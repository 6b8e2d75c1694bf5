"""Golden cases: a change of the small project in `base/`, and what the check says about it.

A case is a file `cases/<code>.diff` (further ones: `<code>.<variant>.diff`). It reads like a patch; the carets stand
where the report puts them:

    A label instead of the term's code.

    --- materials/offers/elterncafe/index.md
    -topics: [elternarbeit]
    +topics: [Elternarbeit]
              ^ error[unknown-term] topics

`---` changes a file of the base project (lines without a sign must be there and stay), `+++` writes a new one, `xxx`
deletes one. Behind the path of a new file may stand `in <encoding>`, `-> <target>` for a link, or `< <name>` for one of
the `ODD_FILES`. Signs that cannot be seen are written as {U+200B}. Below a line, `^` marks the place of a problem and
`~` a problem of the line as a whole; `!` below the path marks one of the file as a whole. A case without marks shows
what is harmless.
"""

import re
import shutil
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from tests.checks.odd_files import ODD_FILES

HERE = Path(__file__).parent
BASE = HERE / "base"
FOLDER = HERE / "cases"

_SECTION = re.compile(r"(---|\+\+\+|xxx) (\S+)(?: (in|->|<) (\S+))?$")
_MARK = re.compile(r"( *)([\^~!]) (error|warning)\[([a-z-]+)\](?: (\w+))?$")
_SIGN = re.compile(r"\{U\+([0-9A-F]{4,6})\}")


class Finding(NamedTuple):
    """A problem as a case expects it and as the check reports it; `field` is the top-level key of the metadata."""

    path: str
    line: int | None
    column: int | None
    level: str
    code: str
    field: str | None


@dataclass(slots=True)
class Section:
    """What a case does to one file: its lines with their signs, in groups, and marks below them."""

    action: str
    path: str
    how: str
    argument: str
    groups: list[list[tuple[str, str]]] = field(default_factory=lambda: [[]])


@dataclass(slots=True)
class Case:
    """A golden case: what it shows, and what it does to the base project."""

    name: str
    says: str
    sections: list[Section]

    @property
    def code(self) -> str:
        """Return the code that the case is about."""
        return self.name.split(".", 1)[0]

    @property
    def shows_its_code(self) -> bool:
        """Return whether the case expects its code; others show what is harmless."""
        lines = (line for section in self.sections for group in section.groups for _sign, line in group)
        return any(mark[4] == self.code for line in lines if (mark := _MARK.match(line)))

    def lay_out(self, root: Path) -> list[Finding]:
        """Make the project in `root` and return what the check must find."""
        shutil.copytree(BASE, root)
        if any(section.path.startswith("materials/_vocabularies/") for section in self.sections):
            shutil.copytree(HERE.parent.parent / "materials/_vocabularies", root / "materials/_vocabularies")
        return [finding for section in self.sections for finding in _perform(section, root)]


def cases() -> list[Case]:
    """Return all golden cases by name."""
    return [_read(file) for file in sorted(FOLDER.glob("*.diff"))]


def _read(file: Path) -> Case:
    says, sections = [], []
    for line in file.read_text("utf-8").split("\n"):
        if match := _SECTION.match(line):
            sections.append(Section(match[1], _seen(match[2]), match[3] or "", match[4] or ""))
        elif not sections:
            says.append(line)
        elif not line:
            sections[-1].groups.append([])
        else:
            sections[-1].groups[-1].append((line[0], _seen(line)))
    return Case(file.stem, " ".join(says).strip(), sections)


def _seen(text: str) -> str:
    """Return the text with the signs that it only names."""
    return _SIGN.sub(lambda sign: chr(int(sign[1], 16)), text)


def _perform(section: Section, root: Path) -> Iterator[Finding]:
    file = root / section.path
    lines = file.read_bytes().decode().split("\n") if section.action == "---" else []
    for group in section.groups:
        yield from _apply(group, lines, section)
    if section.action == "xxx":
        file.unlink()
        return
    file.parent.mkdir(parents=True, exist_ok=True)
    if section.how == "->":
        file.symlink_to(section.argument)
    elif section.how == "<":
        file.write_bytes(ODD_FILES[section.argument])
    else:
        end = "" if section.action == "---" else "\n" if lines else ""
        file.write_bytes(("\n".join(lines) + end).encode(section.argument or "utf-8"))


def _apply(group: list[tuple[str, str]], lines: list[str], section: Section) -> Iterator[Finding]:
    """Put a group's new lines in the place of its old ones, and yield the marks with their places."""
    written = [(sign, line) for sign, line in group if not _MARK.match(line)]
    old = [line[1:] for sign, line in written if sign != "+"]
    new = [line[1:] for sign, line in written if sign != "-"]
    start = _position(old, lines, section) if old else len(lines)
    lines[start : start + len(old)] = new
    number = start
    for sign, line in group:
        if mark := _MARK.match(line):
            place = {"^": (number, len(mark[1])), "~": (number, None), "!": (None, None)}[mark[2]]
            yield Finding(unicodedata.normalize("NFC", section.path), *place, mark[3], mark[4], mark[5])
        elif sign != "-":
            number += 1


def _position(old: list[str], lines: list[str], section: Section) -> int:
    places = [start for start in range(len(lines)) if lines[start : start + len(old)] == old]
    assert len(places) == 1, f"{section.path} has {len(places)} places like {old}"
    return places[0]
