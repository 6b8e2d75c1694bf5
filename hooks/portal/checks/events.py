"""When an event takes place: start and end, and the days on which it repeats."""

from collections.abc import Iterator

from portal.checks.context import Context
from portal.model import dates
from portal.model.kinds import Event
from portal.model.record import Record
from portal.problems import Level, Problem

WEEKDAYS = ("mo", "di", "mi", "do", "fr", "sa", "so")


def events_take_place_in_order(record: Record, context: Context) -> Iterator[Problem]:
    """Refuse an event that ends before it starts, or repeats on other days than its own."""
    del context
    if isinstance(record.meta, Event):
        yield from _start_and_end(record, record.meta)
        yield from _repetition(record, record.meta)


def _start_and_end(record: Record, meta: Event) -> Iterator[Problem]:
    original = record.original
    if meta.date_note and meta.start is not None:
        yield original.problem("date-note-unused", "date_note", level=Level.WARNING)
    if meta.start is None or meta.end is None:
        return
    if type(meta.start) is not type(meta.end):
        yield original.problem("date-and-time", "end", start=meta.start, end=meta.end)
    elif meta.end < meta.start or (meta.end == meta.start and hasattr(meta.start, "hour")):
        yield original.problem("order", "end", first="start", second="end")


def _repetition(record: Record, meta: Event) -> Iterator[Problem]:
    original, repeats = record.original, meta.repeats
    if repeats is None:
        return
    if meta.start is None:
        if not original.mark("start"):
            level = Level.WARNING if record.is_draft else Level.ERROR
            yield original.problem("repeats-without-start", "repeats", level=level)
        return
    first = dates.day_of(meta.start)
    if repeats.until < first:
        yield original.problem("order", "repeats", "until", first="start", second="until")
    day = WEEKDAYS[first.weekday()]
    if repeats.days and day not in repeats.days:
        yield original.problem("repeats-day", "repeats", "days", day=day, days=repeats.days)
