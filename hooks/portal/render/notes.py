"""What readers must know about a record before they read it: its state, its age, how it was translated."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Literal

from portal.model.kinds import Event
from portal.model.record import Record
from portal.render.contributing import edit_href
from portal.render.edition import Edition
from portal.render.formats import moment
from portal.render.occasions import months_between
from portal.render.translated import Translated, day_of_change, newer_sections, translation_note
from portal.render.values import Note


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
    text, original = edition.text(record), record.original
    found = Translated(
        language=edition.language,
        text_language=text.language,
        original=original.language,
        page=edition.original_link(record.address),
        edit=edit_href(text.path, edition.catalogue.project.settings),
        guide=edition.guide,
        note=text.note,
        is_outdated=text.is_outdated,
    )
    if text.is_outdated:
        reviewed = text.note.checked if text.note else None
        changed = day_of_change(original.fields.updated, text.fields.updated, reviewed)
        found = replace(found, newer=newer_sections(text.outdated_sections, original.body, found), changed=changed)
    if note := translation_note(found):
        yield note
