"""A record in a list: badge, title, summary and two or three facts."""

from collections.abc import Iterator
from dataclasses import dataclass

from portal.model import dates
from portal.model.kinds import Event, Material, Module, Offer, Organisation, Programme, Project
from portal.model.record import Record
from portal.render.edition import Edition, Name
from portal.render.formats import day, figures, language_name
from portal.render.notes import state_word
from portal.render.occasions import lifetime
from portal.render.places import short_area

_FEW_LANGUAGES = 3
_FEW_STAGES = 2


@dataclass(frozen=True, slots=True)
class CardFact:
    """An icon and a few words."""

    icon: str
    text: str


@dataclass(frozen=True, slots=True)
class Card:
    """What a list shows of a record; `state` is a word such as `geplant`, `only_in` says that the text is foreign."""

    id: str
    kind: str
    badge: str
    name: Name
    summary: str
    facts: tuple[CardFact, ...]
    state: str = ""
    only_in: str = ""
    is_off: bool = False


def card(record: Record, edition: Edition) -> Card:
    """Return a record's card."""
    text = edition.text(record)
    foreign = edition.foreign(text)
    words = edition.words
    return Card(
        id=record.id,
        kind=record.kind,
        badge=badge(record, edition),
        name=edition.name(record),
        summary=text.fields.summary,
        facts=tuple(fact for fact in _facts(record, edition) if fact.text)[: 2 if foreign else 3],
        state=state_word(record, edition),
        only_in=words("card.only_in", language=language_name(foreign, edition.language)) if foreign else "",
        is_off=isinstance(record.meta, Event) and record.meta.event_status == "cancelled",
    )


def badge(record: Record, edition: Edition) -> str:
    """Return the word for a record's kind; a module's number belongs to it."""
    word = edition.words(f"kind.{record.kind}")
    number = record.meta.number if isinstance(record.meta, Module) else None
    return f"{word} {figures(number, edition.language)}" if number else word


def _facts(record: Record, edition: Edition) -> Iterator[CardFact]:
    match record.meta:
        case Offer() as meta:
            yield _languages(meta.languages, edition)
            yield _area(meta.municipalities, edition)
            yield CardFact("cost", edition.words("facts.free") if meta.cost and meta.cost.free == "yes" else "")
        case Material() as meta:
            yield _languages(meta.languages, edition)
            yield CardFact("licence", edition.label("license", meta.license) if meta.license else "")
        case Programme() as meta:
            yield _languages(meta.languages, edition)
            yield CardFact("stage", edition.labels("stage", meta.stages) if len(meta.stages) <= _FEW_STAGES else "")
            yield _area(meta.municipalities, edition)
        case Project() as meta:
            yield CardFact("clock", lifetime(meta.runs_from, meta.runs_until, edition))
            yield _area(meta.municipalities, edition)
        case Event() as meta:
            when = day(dates.day_of(meta.start), edition.language) if meta.start else edition.words("card.date_open")
            yield CardFact("event", when)
            yield _area(meta.municipalities, edition)
        case Organisation() as meta:
            yield CardFact("organisation", edition.label("org_type", meta.org_type) if meta.org_type else "")
            yield _area(meta.municipalities, edition)
        case Module() as meta:
            yield CardFact("people", edition.labels("format", meta.formats[:2]))


def _area(codes: tuple[str, ...], edition: Edition) -> CardFact:
    return CardFact("pin", short_area(codes, edition) if codes else "")


def _languages(codes: tuple[str, ...], edition: Edition) -> CardFact:
    few = len(codes) <= _FEW_LANGUAGES
    text = edition.language_names(codes) if few else edition.words.plural("card.languages", len(codes))
    return CardFact("language", text)
