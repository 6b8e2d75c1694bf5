"""Mend what is mechanical in the metadata of files, and nothing else: never a text, a comment or what needs a decision.

Every edit is proved before it counts: read anew, the block must say the same as before but for the one value, and that
value must be free of problems.
"""

import difflib
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from portal.catalogue import Catalogue
from portal.checks.terms import lists_of_text, terms_of_text
from portal.content.documents import model_of
from portal.content.front_matter import FrontMatter, head_of, read_front_matter
from portal.content.source import SIZE_LIMIT
from portal.content.tree import ProseFile, RecordFile, collect
from portal.content.validation import validate
from portal.editing.edits import MECHANICAL, Edit, edit_for
from portal.editing.files import replace_file
from portal.model.prose import ProseFields
from portal.model.record import Text
from portal.model.vocabulary import Vocabularies
from portal.problems import Problem
from portal.project import Project

_BOM = b"\xef\xbb\xbf"
_LINE_END = re.compile(r"\r\n|\r|\n")
_RANK = {code: rank for rank, code in enumerate(MECHANICAL)}


@dataclass(frozen=True, slots=True)
class Fix:
    """A file that can be mended: its bytes as they are and as they should be."""

    path: str
    before: bytes
    after: bytes

    def diff(self) -> str:
        """Return what changes as a unified diff, which `git apply` takes."""
        before, after = (re.findall(r"[^\n]*\n|[^\n]+", data.decode()) for data in (self.before, self.after))
        lines = difflib.unified_diff(before, after, f"a/{self.path}", f"b/{self.path}")
        return "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines)


def fixes(project: Project, catalogue: Catalogue, is_wanted: Callable[[str], bool]) -> Iterator[Fix]:
    """Yield what can be mended in the wanted files (paths below the root) of a project, given its catalogue."""
    faulty = {problem.path for problem in catalogue.problems if problem.code in MECHANICAL}
    tree = collect(project)
    files: list[RecordFile | ProseFile] = [*tree.files, *tree.prose]
    for file in files:
        place = tree.root / file.path
        if not is_wanted(file.path) or not place.is_file():
            continue
        before = place.read_bytes()
        read = partial(_read, file, catalogue.vocabularies) if file.path in faulty else None
        after = mended(before, read) if len(before) <= SIZE_LIMIT else before
        if after != before:
            yield Fix(file.path, before, after)


def write(project: Project, found: Iterable[Fix]) -> None:
    """Write mended files, each whole or not at all; raises `UsageError` if that is not possible."""
    for fix in found:
        replace_file(project.root / fix.path, fix.after)


@dataclass(frozen=True, slots=True)
class Reading:
    """A metadata block with the lines around it, what it says, and what is wrong with it."""

    head: str
    front: FrontMatter
    problems: tuple[Problem, ...]

    def number(self, code: str) -> int:
        """Return how many problems have a code."""
        return sum(problem.code == code for problem in self.problems)


Reader = Callable[[str], Reading]


def _read(file: RecordFile | ProseFile, vocabularies: Vocabularies, head: str) -> Reading:
    """Return the reading of a file's metadata block, with those of its problems that show in the block alone."""
    front = read_front_matter(head, file.path)
    if isinstance(file, ProseFile):
        _fields, faults = validate(ProseFields, front, file.path)
        return Reading(head, front, (*front.problems, *faults))
    fields, faults = validate(model_of(file), front, file.path)
    text = Text(file.language, file.path, fields, "", 1, front.marks)
    rules = (*terms_of_text(text, vocabularies), *lists_of_text(text))
    return Reading(head, front, (*front.problems, *faults, *rules))


def mended(data: bytes, read: Reader | None) -> bytes:
    """Return a file's bytes without byte order mark, with LF line ends and mended values in its metadata block.

    All bytes after the block stay as they are. Bytes that are not UTF-8 are returned as they came.
    """
    try:
        text = data.removeprefix(_BOM).decode("utf-8")
    except UnicodeDecodeError:
        return data
    head = head_of(_LINE_END.sub("\n", text))
    ends = [match.end() for match in _LINE_END.finditer(text)] if head.endswith("\n") else []
    rest = text[ends[head.count("\n") - 1] :] if ends else "" if head else text
    return (_mended_head(head, read) + rest).encode("utf-8")


def _mended_head(head: str, read: Reader | None) -> str:
    reading = read(head) if read and head else None
    while read and reading and (better := next(_better(reading, read), None)):
        reading = better
    return reading.head if reading else head


def _better(reading: Reading, read: Reader) -> Iterator[Reading]:
    """Yield what the block becomes with one problem less."""
    for problem in sorted(reading.problems, key=lambda problem: (_RANK.get(problem.code, 0), problem.sort_key)):
        edit = edit_for(problem, reading.head, reading.front)
        if edit is not None and _is_proved(edit, problem.code, reading, after := read(edit.applied_to(reading.head))):
            yield after


def _is_proved(edit: Edit, code: str, before: Reading, after: Reading) -> bool:
    """Return whether an edit changes the one value only, and mends it."""
    return (
        after.front.data == edit.data
        and after.number(code) < before.number(code)
        and not any((problem.line, problem.column) == edit.mark for problem in after.problems)
        and all(after.number(other) <= before.number(other) for other in ("list-double", "type", "yaml-syntax"))
        and len(after.front.problems) <= len(before.front.problems)
    )
