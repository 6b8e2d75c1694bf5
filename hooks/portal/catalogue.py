"""The only door upward: `load(project)` reads, checks and links everything, and never raises for bad content."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from portal.checks import Memory as CheckMemory
from portal.checks import check
from portal.checks.context import Context
from portal.checks.silence import without_silenced
from portal.checks.time import ONLY_TIME
from portal.content.documents import DocumentCache
from portal.content.prose import Prose, read_prose
from portal.content.tree import collect
from portal.content.vocabularies import read_vocabularies
from portal.model import markers
from portal.model.kinds import Programme
from portal.model.record import Record
from portal.model.vocabulary import Vocabularies
from portal.problems import Level, Problem, in_order
from portal.project import Project
from portal.translations.pairing import pair, problems_of


@dataclass(frozen=True)
class Backlink:
    """A record that refers to another, and by which field."""

    field: str
    record: Record


@dataclass(frozen=True)
class Catalogue:
    """All records that may be shown, by id and by file, with their references in both directions.

    `problems` are all findings, also those of records that are left out; `count` is the number of German originals
    found on disk. `files` are the paths of the files in docs/ that may be published, `left_out` of the originals, prose
    pages and files that may not be shown because of an error.
    """

    project: Project
    vocabularies: Vocabularies
    records: tuple[Record, ...]
    prose: tuple[Prose, ...] = ()
    files: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    count: int = 0
    left_out: tuple[str, ...] = field(default=())

    @cached_property
    def by_id(self) -> Mapping[str, Record]:
        """Return the records by id."""
        return {record.id: record for record in self.records}

    @cached_property
    def by_path(self) -> Mapping[str, Record]:
        """Return the records by the path of any of their files, relative to the root."""
        return {text.path: record for record in self.records for text in record.texts.values()}

    @cached_property
    def backlinks(self) -> Mapping[str, tuple[Backlink, ...]]:
        """Return, for the id of every record that others refer to, who refers to it and by which field."""
        found: dict[str, list[Backlink]] = {}
        for record in self.records:
            for place, target, _mark in markers.references(record.meta):
                found.setdefault(target, []).append(Backlink(str(place[0]), record))
        return {target: tuple(links) for target, links in found.items()}

    def of_kind(self, kind: str) -> Iterator[Record]:
        """Yield the records of one kind that are not archived, drafts included if they were loaded."""
        today = self.project.today
        return (record for record in self.records if record.kind == kind and not record.is_archived(today))

    def archived(self) -> Iterator[Record]:
        """Yield the records that are kept only for reference."""
        return (record for record in self.records if record.is_archived(self.project.today))

    def get(self, ids: str | Iterable[str] | None) -> tuple[Record, ...]:
        """Return the records with these ids; those that are left out of the catalogue are skipped."""
        wanted = (ids,) if isinstance(ids, str) else ids or ()
        return tuple(self.by_id[id_] for id_ in wanted if id_ in self.by_id)

    def referring(self, record: Record, *fields: str) -> tuple[Record, ...]:
        """Return the records that refer to this one by one of these fields (by any, if none is named), each once."""
        links = self.backlinks.get(record.id, ())
        found = {link.record.id: link.record for link in links if not fields or link.field in fields}
        return tuple(found.values())

    def chain(self, record: Record) -> tuple[Record, ...]:
        """Return the chain of programmes that this one belongs to, first to last; empty if there is none."""
        if not isinstance(record.meta, Programme):
            return ()
        before = list(self._predecessors(record))
        after = list(self._successors(record))
        return (*reversed(before), record, *after) if before or after else ()

    def _predecessors(self, record: Record) -> Iterator[Record]:
        seen = {record.id}
        while (
            isinstance(record.meta, Programme) and (found := self.get(record.meta.follows)) and found[0].id not in seen
        ):
            record = found[0]
            seen.add(record.id)
            yield record

    def _successors(self, record: Record) -> Iterator[Record]:
        seen = {record.id}
        while (found := self.referring(record, "follows")) and found[0].id not in seen:
            record = found[0]
            seen.add(record.id)
            yield record


@dataclass(slots=True)
class Memory:
    """What a process that loads again and again need not do twice: documents read, records checked."""

    documents: DocumentCache = field(default_factory=DocumentCache)
    checks: CheckMemory = field(default_factory=CheckMemory)


def load(project: Project, *, drafts: bool = False, memory: Memory | None = None) -> Catalogue:
    """Return the catalogue of a project: files → documents → records → checked and linked records.

    Records with an error in one of their files are left out (and named in `left_out`), as are prose pages and files;
    so are drafts unless asked for.
    """
    tree = collect(project)
    vocabularies, vocabulary_problems = read_vocabularies(project)
    memory = memory or Memory()
    documents = memory.documents.read(tree)
    records, orphans = pair(documents, project)
    context = Context(project, tree, vocabularies, records, documents, read_prose(tree))
    found = [*tree.problems, *vocabulary_problems, *problems_of(documents, records), *orphans]
    problems = in_order(without_silenced([*found, *check(context, memory.checks)], context))
    wrong = frozenset(p.path for p in problems if p.level is Level.ERROR and p.code not in ONLY_TIME)
    faulty = _faulty_originals(context, wrong)
    return Catalogue(
        project=project,
        vocabularies=vocabularies,
        prose=tuple(page for page in context.prose if page.file.path not in wrong),
        files=tuple(sorted(tree.assets - wrong)),
        records=tuple(r for r in records if r.path not in faulty and (drafts or not r.is_draft)),
        problems=tuple(problems),
        count=tree.originals,
        left_out=tuple(sorted(faulty | wrong & {*tree.assets, *(page.file.path for page in context.prose)})),
    )


def _faulty_originals(context: Context, wrong: Collection[str]) -> frozenset[str]:
    """Return the originals that cannot be shown: those with an error in one of their texts or attachments.

    `wrong` are the paths with errors. What only the passing of time has made wrong does not count: an unattended site
    must still build next year.
    """
    owners = {(f.folder, f.slug): f.path for f in context.tree.files if f.is_original}
    by_path = {f.path: owners.get((f.folder, f.slug), f.path) for f in context.tree.files}
    for path in context.tree.attachments:
        _materials, folder, slug, *_rest = path.split("/")
        if owner := owners.get((folder, slug)):
            by_path[path] = owner
    return frozenset(by_path[path] for path in wrong if path in by_path)
