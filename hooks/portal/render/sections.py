"""What a record page shows below its text: other records, by the way they belong to it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from portal.model.kinds import FOLDER_OF_KIND, Module, Organisation, Programme, Project
from portal.model.record import Record
from portal.render.edition import Edition, Name
from portal.render.formats import age_range
from portal.render.listings import KIND_ORDER

CARDS = 6
"""Cards in a section; what is beyond stands as a list of links, if it is more than two."""

CARDS_OF_ORGANISATION = 4
"""The same on the page of an organisation, which has a section for every kind."""

LINKS = 60
"""Links below the cards; an organisation may stand behind hundreds of records."""


@dataclass(frozen=True, slots=True)
class Group:
    """Records under one heading: the first as cards, the others as links, and how many are not shown at all."""

    title: str
    cards: tuple[Record, ...]
    links: tuple[Name, ...] = ()
    left_out: str = ""
    more: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """A programme in a chain, with the age that it is for."""

    name: Name
    age: str
    stages: str
    is_here: bool = False


@dataclass(frozen=True, slots=True)
class Chain:
    """The programmes before and after this one: its neighbours as steps, those further away as links."""

    steps: tuple[Step, ...]
    before: tuple[Name, ...] = ()
    after: tuple[Name, ...] = ()


def chain(record: Record, edition: Edition) -> Chain | None:
    """Return the chain that a programme belongs to: at most three steps around it."""
    records = edition.catalogue.chain(record)
    if not records:
        return None
    here = next(index for index, other in enumerate(records) if other.id == record.id)
    start = max(0, min(here - 1, len(records) - 3))
    shown = records[start : start + 3]
    return Chain(
        steps=tuple(_step(other, edition, is_here=other.id == record.id) for other in shown),
        before=tuple(edition.name(other) for other in records[:start]),
        after=tuple(edition.name(other) for other in records[start + 3 :]),
    )


def groups(record: Record, edition: Edition) -> list[Group]:
    """Return the records that belong to this one, by heading; each record stands on the page once."""
    seen = {record.id, *(other.id for other in edition.catalogue.chain(record))}
    found = []
    for title, records, more in _belonging(record, edition):
        fresh = {other.id: other for other in records if other.id not in seen}
        seen.update(fresh)
        if fresh:
            limit = CARDS_OF_ORGANISATION if isinstance(record.meta, Organisation) else CARDS
            ordered = edition.readable_first(edition.order.sorted(fresh.values()))
            found.append(_group(title, ordered, limit, more, edition))
    return found


def _belonging(record: Record, edition: Edition) -> Iterator[tuple[str, Iterable[Record], str]]:
    """Yield heading, records and the list with the rest, in the order of the page."""
    words, catalogue, meta = edition.words, edition.catalogue, record.meta
    if isinstance(meta, Organisation):
        yield from _of_organisation(record, edition)
    if isinstance(meta, Project):
        yield words("record.results"), catalogue.get(meta.results), ""
    if isinstance(meta, (Programme, Project, Module)):
        yield words("record.kinds.material"), catalogue.get(meta.materials), ""
    if not isinstance(meta, Organisation):
        parts = [other for other in catalogue.referring(record, "part_of") if _is_current(other, edition)]
        for kind in KIND_ORDER:
            yield words(f"record.kinds.{kind}"), [other for other in parts if other.kind == kind], ""
        users = catalogue.referring(record, "materials", "results")
        yield words("record.part_of"), [*catalogue.get(getattr(meta, "part_of", ())), *users], ""
    if isinstance(meta, Module):
        yield words("record.requires"), catalogue.get(meta.requires), ""
        yield words("record.leads_to"), catalogue.referring(record, "requires"), ""
    related = [*catalogue.get(meta.related), *catalogue.referring(record, "related")]
    yield words("record.related"), [other for other in related if _is_current(other, edition)], ""


def _of_organisation(record: Record, edition: Edition) -> Iterator[tuple[str, Iterable[Record], str]]:
    words, catalogue = edition.words, edition.catalogue
    own = [other for other in catalogue.referring(record, "organisation", "contact") if _is_current(other, edition)]
    for kind in KIND_ORDER:
        if kind != "organisation":
            yield words(f"kinds.{kind}"), [other for other in own if other.kind == kind], kind
    partners = catalogue.referring(record, "partners")
    yield words("record.as_partner"), [other for other in partners if _is_current(other, edition)], ""
    funded = catalogue.referring(record, "funders")
    yield words("record.as_funder"), [other for other in funded if _is_current(other, edition)], ""
    yield words("record.suborganisations"), catalogue.referring(record, "part_of"), ""


def _group(title: str, records: Sequence[Record], limit: int, kind: str, edition: Edition) -> Group:
    cards = len(records) if len(records) <= limit + 2 else limit
    links = records[cards : cards + LINKS]
    rest = len(records) - cards - len(links)
    return Group(
        title=title,
        cards=tuple(records[:cards]),
        links=tuple(edition.name(other) for other in links),
        left_out=edition.words.plural("record.more_of", rest) if rest > 0 else "",
        more=edition.link(f"{FOLDER_OF_KIND[kind]}/") if kind and rest > 0 else "",
    )


def _step(record: Record, edition: Edition, *, is_here: bool) -> Step:
    meta = record.meta
    age = meta.age_range if isinstance(meta, Programme) else None
    stages = edition.labels("stage", meta.stages) if isinstance(meta, Programme) else ""
    return Step(edition.name(record), age_range(age, edition.language) if age else "", stages, is_here)


def _is_current(record: Record, edition: Edition) -> bool:
    return not record.is_archived(edition.today)
