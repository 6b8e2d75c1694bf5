"""Warnings that are meant to be there: `silence: [{code: …, reason: …}]` in the original takes them off the list."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from portal.checks.context import Context
from portal.model.parts import Silence
from portal.problems import Level, Mark, Problem, codes
from portal.spelling import nearest


@dataclass(frozen=True, slots=True)
class _Silencer:
    """What one page says about its warnings: the file that says it, the entries, and where each code stands."""

    path: str
    entries: tuple[Silence, ...]
    marks: Mapping[tuple[str | int, ...], Mark]

    def problem(self, code: str, index: int, *, level: Level = Level.ERROR, **values: object) -> Problem:
        mark = self.marks.get(("silence", index, "code"), Mark(1, 1))
        values = {"name": "silence", "value": self.entries[index].code, **values}
        return Problem(self.path, code, *mark, level=level, field="silence", values=values)


def without_silenced(problems: Iterable[Problem], context: Context) -> Iterator[Problem]:
    """Yield the problems without silenced warnings, and those of the silences themselves.

    An entry counts for the texts in all languages and for the attachments of its record or page. Errors cannot be
    silenced. An unknown code is an error, an entry that silences nothing a warning.
    """
    silencers = _by_file(context)
    if not silencers:
        yield from problems
        return
    used: set[tuple[str, str]] = set()
    for problem in problems:
        silencer = silencers.get(problem.path) or silencers.get(problem.path.rpartition("/")[0])
        if silencer and problem.level is Level.WARNING and any(e.code == problem.code for e in silencer.entries):
            used.add((silencer.path, problem.code))
        else:
            yield problem
    for silencer in {silencer.path: silencer for silencer in silencers.values()}.values():
        yield from _faults(silencer, used)


def _faults(silencer: _Silencer, used: set[tuple[str, str]]) -> Iterator[Problem]:
    known = codes()
    seen: set[str] = set()
    for index, entry in enumerate(silencer.entries):
        if entry.code not in known:
            yield silencer.problem("silence-unknown", index, suggestion=nearest(entry.code, known))
        elif (silencer.path, entry.code) not in used or entry.code in seen:
            yield silencer.problem("silence-unused", index, level=Level.WARNING)
        seen.add(entry.code)


def _by_file(context: Context) -> dict[str, _Silencer]:
    """Return who silences warnings of a file, by the file's path, and by a record's own folder."""
    found: dict[str, _Silencer] = {}
    for record in context.records:
        if record.meta.silence:
            silencer = _Silencer(record.path, record.meta.silence, record.original.marks)
            found |= dict.fromkeys((text.path for text in record.texts.values()), silencer)
            if record.folder:
                found[record.folder] = silencer
    originals = {page.file.address: page for page in context.prose if page.file.is_original and page.fields.silence}
    for page in context.prose:
        if original := originals.get(page.file.address):
            found[page.file.path] = _Silencer(original.file.path, original.fields.silence, original.marks)
    return found
