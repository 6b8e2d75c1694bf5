"""When something is: course runs, dates of events, deadlines, the time that a project lasts."""

from collections.abc import Iterator
from datetime import date

from portal.model import dates
from portal.model.kinds import Event, Offer
from portal.model.parts import CourseTime, Deadline, Repetition, Run
from portal.model.record import Record
from portal.render.edition import Edition
from portal.render.formats import clock, day, partial_day, period, span, weekdays
from portal.render.hours import hours_lines, school_holidays
from portal.render.values import Value, unknown


def offer_times(meta: Offer, edition: Edition) -> list[Value]:
    """Return the runs that are not over, whether one can join at any time, and the opening hours."""
    lines = [line for run in meta.runs if run.end >= edition.today for line in _run(run, edition)]
    if meta.continuous_entry == "yes":
        lines.append(Value(edition.words("facts.open_entry")))
    lines += hours_lines(meta.opening_hours, edition)
    return [*(lines or [unknown(edition)]), *school_holidays(meta, edition)]


def event_times(record: Record, meta: Event, edition: Edition) -> list[Value]:
    """Return the day and time of an event and how it repeats, or what is said in place of a day."""
    if meta.days is None:
        text = edition.text(record)
        note = getattr(text.fields, "date_note", None)
        return [Value(note, language=edition.foreign(text), tone="unknown")] if note else [unknown(edition)]
    lines = [Value(period(*meta.days, edition.language))]
    if meta.repeats:
        lines.append(Value(_repetition(meta.repeats, edition)))
    return lines


def deadline_lines(deadlines: tuple[Deadline, ...], edition: Edition) -> list[Value]:
    """Return the deadlines by day; those that have passed say so."""
    return [_deadline(deadline, edition) for deadline in sorted(deadlines, key=lambda deadline: deadline.date)]


def lifetime(start: str | None, end: str | None, edition: Edition) -> str:
    """Return from when until when something lasts, given partial days; empty if neither is known."""
    words, language = edition.words, edition.language
    if start and end:
        return span(partial_day(start, language), partial_day(end, language), language)
    if start:
        word = "since" if dates.first_day(start) <= edition.today else "from"
        return words(f"facts.{word}", day=partial_day(start, language))
    return words("facts.until", day=partial_day(end, language)) if end else ""


def months_between(earlier: date, later: date) -> int:
    """Return the number of whole months from one day to another."""
    return (later.year - earlier.year) * 12 + later.month - earlier.month - (later.day < earlier.day)


def _deadline(deadline: Deadline, edition: Edition) -> Value:
    is_past = deadline.date < edition.today
    text = edition.words(
        "facts.deadline_past" if is_past else "facts.deadline_line",
        label=edition.label("deadline", deadline.label),
        day=day(deadline.date, edition.language),
    )
    return Value(text, deadline.url or "", tone="small" if is_past else "")


def _run(run: Run, edition: Edition) -> Iterator[Value]:
    words, language = edition.words, edition.language
    text = span(day(run.start, language), day(run.end, language), language)
    extras = [words("facts.booked_out")] if run.booked_out == "yes" else []
    if run.seats and not extras:
        extras.append(words.plural("facts.seats", run.seats))
    yield Value(words("formats.comma").join([text, *extras]))
    for times in run.times:
        yield Value(_weekly(times, edition), tone="small")
    if run.location:
        yield Value(run.location, language=edition.neutral, tone="small")


def _weekly(times: CourseTime, edition: Edition) -> str:
    language = edition.language
    return f"{weekdays(times.days, language)}, {clock(span(times.start, times.end, language), language)}"


def _repetition(repeats: Repetition, edition: Edition) -> str:
    until = day(repeats.until, edition.language)
    return edition.words.plural(f"facts.repeats.{repeats.freq}", repeats.interval or 1, until=until)
