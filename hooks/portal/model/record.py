"""A record of the catalogue: what its original says, and its texts in every language that it has."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from portal.model import dates
from portal.model.kinds import FOLDER_OF_KIND, CommonText, Event, Kind, Offer, Translation
from portal.model.parts import TranslationNote
from portal.model.series import days_of_series
from portal.problems import Level, Mark, Problem

STALE_AFTER_DAYS = 180
"""An offer not checked for longer is shown with a banner."""


@dataclass(frozen=True, slots=True)
class Text:
    """A record's text in one language, as written in one file.

    `fields` are the per-language fields (of the original: all fields), `body` is Markdown that begins in line
    `body_line`, `marks` says where each value stands, `outdated_sections` are the headings (ids) of the original whose
    text has changed since it was translated.
    """

    language: str
    path: str
    fields: CommonText
    body: str
    body_line: int
    marks: Mapping[tuple[str | int, ...], Mark] = field(default_factory=dict, repr=False)
    outdated_sections: tuple[str, ...] = ()
    is_outdated: bool = False

    @property
    def note(self) -> TranslationNote | None:
        """Return how this text was translated; None for an original."""
        return self.fields.translation if isinstance(self.fields, Translation) else None

    def mark(self, *place: str | int) -> Mark | None:
        """Return where a value stands, or the nearest value that contains it."""
        for end in range(len(place), 0, -1):
            if mark := self.marks.get(place[:end]):
                return mark
        return None

    def problem(self, code: str, *place: str | int, level: Level = Level.ERROR, **values: Any) -> Problem:
        """Return a problem at the place of a value in this file."""
        mark = self.mark(*place)
        line, column = mark or (None, None)
        name = str(place[0]) if place else None
        return Problem(self.path, code, line, column, level, name, {"name": name, **values})


@dataclass(frozen=True, slots=True)
class Record:
    """Eintrag: one programme, project, material, offer, event, organisation or module with all its texts.

    `meta` are the neutral fields; `slug` and the kind's folder make the address; `folder` is the record's own folder
    below the root (None for the short form `<slug>.md`), where its attachments lie.
    """

    slug: str
    meta: Kind
    texts: Mapping[str, Text]
    original_language: str
    folder: str | None

    @property
    def id(self) -> str:
        """Return the identity, which never changes."""
        return self.meta.id

    @property
    def kind(self) -> str:
        """Return the kind, e.g. `programme`."""
        return self.meta.kind

    @property
    def original(self) -> Text:
        """Return the text that the others translate."""
        return self.texts[self.original_language]

    @property
    def path(self) -> str:
        """Return the original's file, relative to the root."""
        return self.original.path

    @property
    def address(self) -> str:
        """Return the address below a language's root, e.g. `programmes/griffbereit/`."""
        return f"{FOLDER_OF_KIND[self.kind]}/{self.slug}/"

    def text(self, language: str) -> Text:
        """Return the text in a language, or the original where it is not translated."""
        return self.texts.get(language, self.original)

    @property
    def is_draft(self) -> bool:
        """Return whether the record is not meant for readers yet."""
        return self.meta.state == "draft"

    def is_expired(self, today: date) -> bool:
        """Return whether the record's last day has passed."""
        expires = getattr(self.meta, "expires", None)
        return expires is not None and expires < today

    def is_archived(self, today: date) -> bool:
        """Return whether the record is kept only for reference."""
        return self.meta.state == "archived" or self.is_expired(today) or self.is_past(today)

    def is_past(self, today: date) -> bool:
        """Return whether the record is an event that is over."""
        if not isinstance(self.meta, Event) or self.meta.end is None:
            return False
        last = self.meta.repeats.until if self.meta.repeats else dates.day_of(self.meta.end)
        return last < today

    def is_stale(self, today: date) -> bool:
        """Return whether the record is an offer that nobody has checked for half a year."""
        checked = self.meta.last_checked
        return isinstance(self.meta, Offer) and checked is not None and (today - checked).days > STALE_AFTER_DAYS

    def next_day(self, today: date) -> date | None:
        """Return the next day of an event or offer, today included; None where there is none."""
        spans: Iterable[tuple[date, date]] = ()
        if isinstance(self.meta, Event):
            spans = _spans(self.meta)
        elif isinstance(self.meta, Offer):
            spans = sorted((run.start, run.end) for run in self.meta.runs)
        return next((max(first, today) for first, last in spans if last >= today), None)


def _spans(event: Event) -> Iterator[tuple[date, date]]:
    """Yield first and last day of every time that an event takes place, in order."""
    if event.start is None:
        return
    first = dates.day_of(event.start)
    length = max(dates.day_of(event.end or event.start) - first, timedelta())
    for day in days_of_series(first, event.repeats) if event.repeats else (first,):
        yield day, day + length
