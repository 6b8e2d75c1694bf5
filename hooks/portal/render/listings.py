"""Which records a list shows, and in which order."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from portal.catalogue import Catalogue
from portal.content.addresses import TERM_FOLDERS
from portal.model.kinds import FOLDER_OF_KIND
from portal.model.record import Record
from portal.model.vocabulary import Areas
from portal.render.collation import collation_key

PAGE_SIZE = 24
"""Cards on a page of a list."""

KIND_ORDER = tuple(FOLDER_OF_KIND)
"""Kinds in the order of the menu."""

_EVERYWHERE_IF_EMPTY = {"material", "module"}
_BY_DATE = {"offer", "event"}
_FIELDS = {
    "topics": ("topics",),
    "stages": ("stages",),
    "audiences": ("audiences",),
    "languages": ("languages",),
    "offer-types": ("offer_type",),
    "resource-types": ("resource_types",),
}
"""Folder of term pages → fields that name the terms."""

Term = tuple[str, str]
"""Folder of the term pages and code, e.g. `("topics", "daz")`."""


@dataclass(frozen=True, slots=True)
class Pairing:
    """Two vocabularies, by the folders of their pages, whose terms are often asked for together in one kind."""

    kind: str
    first: str
    second: str


PAIRINGS = (Pairing("material", "stages", "topics"), Pairing("offer", "municipalities", "offer-types"))
"""The pairs of terms that have lists; a list's address is that of the first term, then the code of the second."""

Pair = tuple[Pairing, str, str]
"""Two terms, e.g. `(PAIRINGS[0], "primar", "daz")`."""


def field(record: Record, name: str) -> Any:
    """Return the value of a field that only some kinds have; an empty tuple for the others.

    Much faster than `getattr` with a default, for which pydantic raises and catches an error.
    """
    return vars(record.meta).get(name, ())


def applies_in(record: Record, code: str, areas: Areas) -> bool:
    """Return whether a record holds for a municipality or area; one that names only others never does."""
    places = field(record, "municipalities")
    if not places:
        return record.kind in _EVERYWHERE_IF_EMPTY
    return any(area in places for area in areas.covering(code))


def terms_of(record: Record, areas: Areas) -> Iterator[Term]:
    """Yield the terms on whose pages a record is listed."""
    for folder in _FIELDS:
        yield from ((folder, code) for code in _codes(record, folder))
    places = (*areas.municipalities, *areas.wider)
    yield from (("municipalities", code) for code in places if applies_in(record, code, areas))


class Listings:
    """The lists of a catalogue: the current records by kind and by term, and those in the archive."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.areas = Areas.of(catalogue.vocabularies["municipality"])
        today = catalogue.project.today
        self.current = tuple(record for record in catalogue.records if not record.is_archived(today))
        self.archived = tuple(record for record in catalogue.records if record.is_archived(today))

    @cached_property
    def by_kind(self) -> Mapping[str, Sequence[Record]]:
        """Return the current records of every kind, also of those that have none."""
        found: dict[str, list[Record]] = {kind: [] for kind in KIND_ORDER}
        for record in self.current:
            found[record.kind].append(record)
        return found

    def term_addresses(self) -> Iterator[str]:
        """Yield the addresses of all pages of terms and their indexes."""
        yield from (f"{folder}/" for folder in TERM_FOLDERS.values())
        yield from (f"{folder}/{code}/" for folder, code in self.by_term)

    @cached_property
    def by_term(self) -> Mapping[Term, Sequence[Record]]:
        """Return the current records of every term that has any, and of all municipalities."""
        found: dict[Term, list[Record]] = {("municipalities", code): [] for code in self.areas.municipalities}
        for record in self.current:
            for term in terms_of(record, self.areas):
                found.setdefault(term, []).append(record)
        named = {code for record in self.current for code in field(record, "municipalities")}
        for code in self.areas.wider:
            if code not in named:
                found.pop(("municipalities", code), None)
        return found

    @cached_property
    def by_pair(self) -> Mapping[Pair, Sequence[Record]]:
        """Return the current records of every pair of terms that has any; wider areas have no pairs."""
        found: dict[Pair, list[Record]] = {}
        for pairing in PAIRINGS:
            for (folder, first), records in self.by_term.items():
                if folder != pairing.first or (folder == "municipalities" and first in self.areas.wider):
                    continue
                for record in (record for record in records if record.kind == pairing.kind):
                    for second in _codes(record, pairing.second):
                        found.setdefault((pairing, first, second), []).append(record)
        return found


class Order:
    """The place of every record in lists of one language."""

    def __init__(self, records: Iterable[Record], language: str, today: date) -> None:
        def place(record: Record) -> tuple[bool, date, tuple[str, str], str]:
            day = record.next_day(today) if record.kind in _BY_DATE else None
            return day is None, day or today, collation_key(record.text(language).fields.title, language), record.id

        ordered = sorted(records, key=place)
        self._places = {record.id: number for number, record in enumerate(ordered)}
        ordered.sort(key=lambda record: KIND_ORDER.index(record.kind))
        self._places_by_kind = {record.id: number for number, record in enumerate(ordered)}

    def sorted(self, records: Iterable[Record]) -> list[Record]:
        """Return offers and events by their next date, then title; all else by title."""
        return sorted(records, key=lambda record: self._places[record.id])

    def by_kind(self, records: Iterable[Record]) -> list[Record]:
        """Return the records sorted by kind, then as `sorted` does."""
        return sorted(records, key=lambda record: self._places_by_kind[record.id])


def _codes(record: Record, folder: str) -> Iterator[str]:
    for name in _FIELDS[folder]:
        value = field(record, name)
        yield from (code for code in ((value,) if isinstance(value, str) else value) if code)


def pages(records: Sequence[Record]) -> list[Sequence[Record]]:
    """Return the records in pages; a list without records has one empty page."""
    return [records[start : start + PAGE_SIZE] for start in range(0, len(records), PAGE_SIZE)] or [()]


def newest(records: Iterable[Record]) -> list[Record]:
    """Return the records published last; those of one day by id."""
    dated = (record for record in records if record.meta.published and not record.is_draft)
    return sorted(dated, key=lambda record: (-(record.meta.published or date.min).toordinal(), record.id))
