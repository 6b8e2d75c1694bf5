"""One Markdown file of the catalogue, read and typed."""

import re
from dataclasses import dataclass, field
from pathlib import Path

from portal.content.front_matter import read_front_matter
from portal.content.source import read_text
from portal.content.tree import RecordFile, Tree
from portal.content.validation import missing_fields, validate
from portal.model.kinds import FOLDERS, TRANSLATIONS, CommonText
from portal.model.record import Text
from portal.problems import Problem

_CLAIM = re.compile(rb"""(?:^|[\r\n])id:[ \t]*["']?([a-z0-9-]+)["']?[ \t]*(?:[\r\n]|$)""")


@dataclass(frozen=True, slots=True)
class Document:
    """A record file: where it belongs, its text (None if its metadata cannot be read), and what is wrong with it.

    `claimed_id` is the id that an original gives itself, sound or not.
    """

    file: RecordFile
    text: Text | None
    claimed_id: str = ""
    problems: tuple[Problem, ...] = ()


@dataclass(slots=True)
class DocumentCache:
    """Documents by path, read again only when the file's time or size has changed."""

    documents: dict[str, tuple[tuple[int, int], Document]] = field(default_factory=dict)

    def read(self, tree: Tree) -> list[Document]:
        """Return the documents of all record files of a tree, in its order."""
        found = {file.path: self._document(file, tree.root / file.path) for file in tree.files}
        self.documents = found
        return [document for _, document in found.values()]

    def _document(self, file: RecordFile, place: Path) -> tuple[tuple[int, int], Document]:
        known = self.documents.get(file.path)
        if known and known[0] == file.signature and known[1].file == file:
            return known
        return file.signature, read_document(file, place)


def read_document(file: RecordFile, place: Path) -> Document:
    """Return the document of one record file."""
    source, problems = read_text(place, file.path)
    if not source.strip():
        empty = [Problem(file.path, "file-empty", 1)] if not problems else []
        return Document(file, None, claimed_id(place), (*problems, *empty))
    front = read_front_matter(source, file.path)
    problems += front.problems
    if not front.is_present:
        problems.append(Problem(file.path, "front-matter-missing", 1, 1))
        return Document(file, None, claimed_id(place), tuple(problems))
    if not front.data and problems:
        return Document(file, None, claimed_id(place), tuple(problems))
    model = model_of(file)
    fields, faults = validate(model, front, file.path)
    faults += missing_fields(model, fields, front, file.path)
    text = Text(file.language, file.path, fields, front.body, front.body_line, front.marks)
    claimed = front.data.get("id")
    return Document(file, text, claimed if isinstance(claimed, str) else "", (*problems, *faults))


def claimed_id(place: Path) -> str:
    """Return the id that a file claims although it cannot be read as a record, so that references to it hold."""
    try:
        with place.open("rb") as stream:
            head = stream.read(16_384).replace(b"\x00", b"")
    except OSError:
        return ""
    match = _CLAIM.search(head)
    return match[1].decode("ascii") if match else ""


def model_of(file: RecordFile) -> type[CommonText]:
    """Return what the metadata of a record file may say."""
    kind = FOLDERS[file.folder]
    return kind if file.is_original else TRANSLATIONS[kind]
