"""Who is responsible in which municipality: a section for each of them, and a schematic map that leads there."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from portal.model.kinds import Organisation
from portal.model.parts import ContactDetails
from portal.model.record import Record
from portal.model.responsibility import TILE_WIDTH, anchor, answers, tile
from portal.model.vocabulary import VocabularyTerm
from portal.render.contacts import channels, contact_lines
from portal.render.edition import Edition, Name
from portal.render.listings import applies_in
from portal.render.listings import field as field_of
from portal.render.notes import state_word
from portal.render.values import Value, named, unknown

_ICONS = {
    "integration_centre": "organisation",
    "school_place": "stage",
    "integration_management": "people",
    "language_mediation": "language",
}

_ONE_LINE = 12
"""Letters of a name that a tile has room for in one line."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A record that answers a question, and how to reach those behind it."""

    name: Name
    state: str
    contact: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """A question with its answers; without any, nobody knows."""

    icon: str
    label: str
    answers: tuple[Answer, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """A municipality: the id of its section, the number of its group, where the list of all that applies there is."""

    id: str
    label: str
    everything: str
    group: int
    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class Tile:
    """A municipality on the map: its name in one or two lines, column and row."""

    place: Place
    lines: tuple[str, ...]
    column: int
    row: int

    @property
    def is_long(self) -> bool:
        """Return whether a line needs smaller letters."""
        return max(map(len, self.lines)) > _ONE_LINE


@dataclass(frozen=True, slots=True)
class Group:
    """Municipalities with the same answer to the first question."""

    number: int
    names: tuple[Name, ...]
    places: str


@dataclass(frozen=True, slots=True)
class Responsibility:
    """All municipalities, those on the map by row, how many columns and rows it has, and the legend."""

    places: tuple[Place, ...]
    tiles: tuple[Tile, ...]
    columns: int
    rows: int
    groups: tuple[Group, ...]


def responsibility(edition: Edition) -> Responsibility:
    """Return who is responsible in every municipality, as mkdocs.yml and the areas of the records say."""
    terms = [edition.catalogue.vocabularies["municipality"][code] for code in edition.listings.areas.municipalities]
    settings = edition.catalogue.project.settings
    records = {question: _current(ids, edition) for question, ids in answers(settings).items()}
    first = next(iter(records.values()), [])
    numbers: dict[tuple[str, ...], list[VocabularyTerm]] = {}
    for term in terms:
        numbers.setdefault(_ids(first, term, edition), []).append(term)
    number_of = {term.code: number for number, group in enumerate(numbers.values(), 1) for term in group}
    places = {term.code: _place(term, number_of[term.code], records, edition) for term in terms}
    tiles = list(_tiles(terms, places))
    return Responsibility(
        places=tuple(places.values()),
        tiles=tuple(sorted(tiles, key=lambda tile: (tile.row, tile.column))),
        columns=max((tile.column + TILE_WIDTH for tile in tiles), default=0),
        rows=max((tile.row + 1 for tile in tiles), default=0),
        groups=tuple(_groups(numbers, edition)),
    )


def _current(ids: Iterable[str], edition: Edition) -> list[Record]:
    return [record for record in edition.catalogue.get(ids) if not record.is_archived(edition.today)]


def _ids(records: Iterable[Record], term: VocabularyTerm, edition: Edition) -> tuple[str, ...]:
    return tuple(record.id for record in records if _applies(record, term.code, edition))


def _applies(record: Record, code: str, edition: Edition) -> bool:
    return applies_in(record, code, edition.listings.areas)


def _groups(numbers: Mapping[tuple[str, ...], list[VocabularyTerm]], edition: Edition) -> Iterator[Group]:
    comma = edition.words("formats.comma")
    for number, (ids, terms) in enumerate(numbers.items(), 1):
        yield Group(number, tuple(edition.names(ids)), comma.join(term.label(edition.language) for term in terms))


def _place(term: VocabularyTerm, group: int, records: Mapping[str, list[Record]], edition: Edition) -> Place:
    section = _Section(term.code, edition)
    return Place(
        id=anchor(term, edition.original),
        label=term.label(edition.language),
        everything=edition.link(f"municipalities/{term.code}/"),
        group=group,
        questions=tuple(
            Question(_ICONS[name], edition.words(f"responsibility.questions.{name}"), section.answers(found))
            for name, found in records.items()
        ),
    )


@dataclass(frozen=True)
class _Section:
    """What a municipality's section says, and which organisations it has named already."""

    code: str
    edition: Edition
    seen: set[str] = field(default_factory=set)

    def answers(self, records: Iterable[Record]) -> tuple[Answer, ...]:
        return tuple(self._answer(record) for record in records if _applies(record, self.code, self.edition))

    def _answer(self, record: Record) -> Answer:
        contact = tuple(self._contact(record))
        return Answer(self.edition.name(record), state_word(record, self.edition), contact)

    def _contact(self, record: Record) -> Iterator[Value]:
        """Yield whom to ask here: the record's own contact, else the organisation behind it that serves this place."""
        is_organisation = isinstance(record.meta, Organisation)
        if not is_organisation and isinstance(getattr(record.meta, "contact", None), ContactDetails):
            yield from contact_lines(record, self.edition)
        elif not (organisation := self._organisation(record)):
            yield unknown(self.edition)
        elif organisation.id in self.seen:
            yield Value(self.edition.words("responsibility.above"), tone="small")
        else:
            self.seen.add(organisation.id)
            yield from () if is_organisation else (named(self.edition.name(organisation)),)
            yield from channels(organisation, self.edition)

    def _organisation(self, record: Record) -> Record | None:
        """Return the nearest organisation: a programme of two centres names one of them as contact, one as partner."""
        if isinstance(record.meta, Organisation):
            return record
        fields = (field_of(record, name) for name in ("contact", "partners", "organisation"))
        ids = [id_ for value in fields for id_ in ((value,) if isinstance(value, str) else value or ())]
        found = self.edition.catalogue.get(dict.fromkeys(ids))
        return next((other for other in found if self._serves(other)), None)

    def _serves(self, organisation: Record) -> bool:
        places = field_of(organisation, "municipalities")
        return isinstance(organisation.meta, Organisation) and (
            not places or _applies(organisation, self.code, self.edition)
        )


def _tiles(terms: Iterable[VocabularyTerm], places: Mapping[str, Place]) -> Iterator[Tile]:
    for term in terms:
        if found := tile(term):
            yield Tile(places[term.code], _lines(places[term.code].label), *found)


def _lines(label: str) -> tuple[str, ...]:
    first, blank, rest = label.partition(" ")
    return (first, rest) if blank and len(label) > _ONE_LINE else (label,)
