"""The parts of prose pages that are made from the catalogue: what is new, next dates, topics, places, modules, seal.

Who is responsible where and the glossary are made in modules of their own.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import Any

from portal.model.kinds import Event, Module
from portal.model.prose import RESPONSIBILITY_PAGE
from portal.model.record import Record
from portal.render.edition import Edition, Name
from portal.render.formats import month_name
from portal.render.glossary import glossary
from portal.render.listings import newest
from portal.render.notes import state_word
from portal.render.responsibility import responsibility

SEAL = "siegel-diversitaetssensible-schule"
_NEWEST = 4
_DATES = 4
_LINKED = ("programme", "material", "offer")


@dataclass(frozen=True, slots=True)
class Occasion:
    """An event or a deadline in the list of next dates; without a date it is open."""

    name: Name
    text: str
    language: str
    day: date | None = None
    month: str = ""
    label: str = ""
    is_off: bool = False


@dataclass(frozen=True, slots=True)
class ModuleItem:
    """A module with its number, state, criteria and the programmes and materials that go with it."""

    number: int
    name: Name
    summary: str
    state: str
    criteria: tuple[str, ...]
    linked: tuple[Name, ...]


@dataclass(frozen=True, slots=True)
class Seal:
    """The seal for schools, with the picture that says that it is planned."""

    name: Name
    summary: str
    state: str
    image: str


def widgets(edition: Edition, printed: Any) -> Mapping[str, Callable[[], str]]:
    """Return the makers of the generated parts, by name; `printed` is the module of their template's macros."""
    words = edition.words

    def topics() -> str:
        names = [
            Name(term.label(edition.language), edition.link(f"topics/{term.code}/"))
            for term in edition.catalogue.vocabularies["topic"]
            if ("topics", term.code) in edition.listings.by_term
        ]
        return str(
            printed.tags(
                "topics", words("widget.topics"), names, "", edition.link("topics/"), words("widget.topics_more")
            )
        )

    def municipalities() -> str:
        names = [
            Name(edition.label("municipality", code), edition.link(f"municipalities/{code}/"))
            for code in edition.listings.areas.municipalities
        ]
        page = edition.page_like(RESPONSIBILITY_PAGE)
        more = (edition.link(page), words("widget.municipalities_more")) if page else ("", "")
        return str(printed.tags("municipalities", words("widget.municipalities"), names, "pin", *more))

    def seal() -> str:
        found = edition.catalogue.get(SEAL)
        return str(printed.seal(_seal(found[0], edition))) if found else ""

    return {
        "newest": lambda: str(printed.newest(edition.readable_first(newest(_worth_reading(edition)))[:_NEWEST])),
        "dates": lambda: str(printed.dates(next_dates(edition), edition.link("events/"))),
        "topics": topics,
        "municipalities": municipalities,
        "modules": lambda: str(printed.modules(modules(edition))),
        "seal": seal,
        "place-map": lambda: str(printed.place_map(responsibility(edition))),
        "places": lambda: str(printed.places(responsibility(edition))),
        "glossary": lambda: str(printed.glossary(glossary(edition))),
    }


def next_dates(edition: Edition) -> list[Occasion]:
    """Return the next events and deadlines by day, then events whose day is open: four at most."""
    dated = sorted(_dated(edition), key=lambda occasion: (occasion.day or date.max, occasion.name.text, occasion.label))
    return [*dated, *_open(edition)][:_DATES]


def _worth_reading(edition: Edition) -> Iterator[Record]:
    """Yield the records that are news to readers: an organisation comes into the catalogue because of its offers."""
    return (record for record in edition.listings.current if record.kind != "organisation")


def modules(edition: Edition) -> list[ModuleItem]:
    """Return the modules by number."""
    records = edition.listings.by_kind["module"]
    items = [_module(record, record.meta, edition) for record in records if isinstance(record.meta, Module)]
    return sorted(items, key=lambda item: (item.number, item.name.text))


def _dated(edition: Edition) -> Iterator[Occasion]:
    for record in edition.listings.current:
        if isinstance(record.meta, Event) and (day := record.next_day(edition.today)):
            yield _occasion(record, edition, day, state_word(record, edition))
        for deadline in getattr(record.meta, "deadlines", ()):
            if deadline.date >= edition.today:
                yield _occasion(record, edition, deadline.date, edition.label("deadline", deadline.label))


def _open(edition: Edition) -> Iterator[Occasion]:
    events = (r for r in edition.listings.by_kind["event"] if isinstance(r.meta, Event) and r.meta.start is None)
    for record in islice(edition.readable_first(edition.order.sorted(events)), _DATES):
        yield _occasion(record, edition, None, state_word(record, edition))


def _occasion(record: Record, edition: Edition, day: date | None, label: str) -> Occasion:
    text = edition.text(record)
    return Occasion(
        name=edition.name(record),
        text=text.fields.summary,
        language=edition.foreign(text),
        day=day,
        month=month_name(day, edition.language) if day else "",
        label=f"{label[:1].upper()}{label[1:]}." if label else "",
        is_off=isinstance(record.meta, Event) and record.meta.event_status == "cancelled",
    )


def _module(record: Record, meta: Module, edition: Edition) -> ModuleItem:
    text = edition.text(record)
    related = [*edition.catalogue.get(meta.related), *edition.catalogue.referring(record, "part_of", "related")]
    linked = {other.id: other for other in (*related, *edition.catalogue.get(meta.materials))}
    shown = [r for r in linked.values() if r.kind in _LINKED and r.id != SEAL and not r.is_archived(edition.today)]
    return ModuleItem(
        number=meta.number or 0,
        name=edition.name(record),
        summary=text.fields.summary,
        state=state_word(record, edition),
        criteria=getattr(text.fields, "criteria", ()),
        linked=tuple(edition.name(other) for other in edition.order.by_kind(shown)),
    )


def _seal(record: Record, edition: Edition) -> Seal:
    summary = edition.text(record).fields.summary
    image = edition.original_link("assets/seal-planned.svg")
    return Seal(edition.name(record), summary, state_word(record, edition), image)
