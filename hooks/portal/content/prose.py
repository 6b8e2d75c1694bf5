"""The prose pages in docs/: their front matter goes through the same strict reader as that of records."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from portal.content.front_matter import read_front_matter
from portal.content.source import read_text
from portal.content.tree import ProseFile, Tree
from portal.content.validation import validate
from portal.model.prose import ProseFields
from portal.problems import Mark, Problem


@dataclass(frozen=True, slots=True)
class Prose:
    """One prose page: its file, metadata, Markdown text (beginning in line `body_line`), and what is wrong with it."""

    file: ProseFile
    fields: ProseFields
    body: str
    body_line: int = 1
    marks: Mapping[tuple[str | int, ...], Mark] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()

    @property
    def words(self) -> dict[str, str]:
        """Return the translatable metadata."""
        return {name: text for name in ("title", "description") if (text := getattr(self.fields, name))}


def read_prose(tree: Tree) -> list[Prose]:
    """Return the prose pages of a tree, in its order."""
    return [_read(file, tree.root / file.path) for file in tree.prose]


def by_address(pages: Iterable[Prose]) -> dict[str, dict[str, Prose]]:
    """Return the versions of every page: by address below a language's root, then by language."""
    found: dict[str, dict[str, Prose]] = {}
    for page in pages:
        found.setdefault(page.file.address, {})[page.file.language] = page
    return found


def _read(file: ProseFile, place: Path) -> Prose:
    source, problems = read_text(place, file.path)
    front = read_front_matter(source, file.path)
    problems += front.problems
    fields, faults = validate(ProseFields, front, file.path)
    return Prose(file, fields, front.body, front.body_line, front.marks, (*problems, *faults))
