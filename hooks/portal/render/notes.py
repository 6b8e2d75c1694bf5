"""What readers must know about a record before they read it: its state, its age, how it was translated."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from portal.content.headings import headings
from portal.model.kinds import Event
from portal.model.record import Record, Text
from portal.render.edition import Edition, Name
from portal.render.formats import day, language_name, moment
from portal.render.occasions import months_between


@dataclass(frozen=True, slots=True)
class Note:
    """A boxed sentence; `strong` stands before it in bold, `links` after it."""

    icon: str
    text: str
    tone: Literal["", "warm", "bad"] = ""
    strong: str = ""
    links: tuple[Name, ...] = ()


def notes(record: Record, edition: Edition) -> list[Note]:
    """Return the notes of a record, the gravest first."""
    return [*_state(record, edition), *_activity(record, edition), *_age(record, edition), *_text(record, edition)]


def state_word(record: Record, edition: Edition) -> str:
    """Return the word that stands beside the badge of the kind, on the page and in lists; empty if all is well."""
    meta = record.meta
    if record.is_draft:
        return edition.words("activity.draft")
    if isinstance(meta, Event) and meta.event_status != "scheduled":
        return edition.words(f"activity.{meta.event_status}")
    if meta.activity != "running":
        return edition.words(f"activity.{meta.activity}")
    return edition.words("activity.archived") if record.is_archived(edition.today) else ""


def _state(record: Record, edition: Edition) -> Iterator[Note]:
    words, meta = edition.words, record.meta
    if record.is_draft:
        yield Note("register", words("note.draft"), "warm")
    if not isinstance(meta, Event):
        return
    if meta.event_status in {"cancelled", "postponed"}:
        tone: Literal["warm", "bad"] = "bad" if meta.event_status == "cancelled" else "warm"
        yield Note("warn", words(f"note.{meta.event_status}_text"), tone, strong=words(f"note.{meta.event_status}"))
    elif meta.event_status == "rescheduled" and meta.previous_start and meta.start:
        old, new = moment(meta.previous_start, edition.language), moment(meta.start, edition.language)
        yield Note("event", words("note.rescheduled_text", old=old, new=new), "warm", strong=words("note.rescheduled"))


def _activity(record: Record, edition: Edition) -> Iterator[Note]:
    words, meta = edition.words, record.meta
    this = words(f"this.{record.kind}")
    if record.is_past(edition.today):
        yield Note("info", words("note.over"))
    elif meta.activity == "ended":
        yield Note("info", words("note.ended", this=this))
    elif record.is_archived(edition.today):
        yield Note("info", words("note.archived", this=this))
    elif meta.activity == "planned":
        yield Note("info", words("note.planned", this=this))
    elif meta.activity in {"likely", "unconfirmed"}:
        yield Note("warn", words(f"note.{meta.activity}", this=this), "warm")


def _age(record: Record, edition: Edition) -> Iterator[Note]:
    checked = record.meta.last_checked
    if checked and record.is_stale(edition.today) and not record.is_archived(edition.today):
        yield Note("warn", edition.words.plural("note.stale", months_between(checked, edition.today)), "warm")


def _text(record: Record, edition: Edition) -> Iterator[Note]:
    words, text = edition.words, edition.text(record)
    original = Name(words("note.to_original"), edition.original_link(record.address), target=record.original_language)
    if text.language != edition.language:
        name = language_name(text.language, edition.language)
        yield Note("language", words("note.fallback", language=name), links=(original,))
        return
    if text.is_outdated:
        yield _outdated(record, text, edition)
    if (note := text.note) is None:
        return
    if note.method == "machine":
        yield Note("machine", words("note.machine"), links=(original,))
    elif note.method == "machine_reviewed":
        when = day(note.checked, edition.language) if note.checked else ""
        yield Note("checked", words("note.reviewed", day=when) if when else words("note.reviewed_undated"))


def _outdated(record: Record, text: Text, edition: Edition) -> Note:
    """Return the note that names the sections of the original that are newer, each with a link to it."""
    page = edition.original_link(record.address)
    titles = {heading.id: heading.text for heading in headings(record.original.body)}
    links = [
        Name(titles[id_], f"{page}#{id_}", record.original_language, record.original_language)
        if id_ in titles
        else Name(edition.words("note.outdated_start"), page, target=record.original_language)
        for id_ in text.outdated_sections
        if id_ in titles or not id_
    ]
    if not links:
        link = Name(edition.words("note.to_original"), page, target=record.original_language)
        return Note("warn", edition.words("note.outdated"), "warm", links=(link,))
    return Note("warn", edition.words("note.outdated_sections"), "warm", links=tuple(links))
