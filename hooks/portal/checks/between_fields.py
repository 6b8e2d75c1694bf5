"""What fields of one record demand of each other."""

from collections.abc import Iterator
from datetime import date

from portal.checks.context import Context
from portal.model import dates
from portal.model.kinds import Event, Material, Offer, Organisation, Programme, Project
from portal.model.parts import ContactDetails, Cost, Levels, Registration
from portal.model.record import Record, Text
from portal.problems import Level, Problem

NEEDS_NO_AUTHOR = {"CC0-1.0", "CC-PDM-1.0"}
NEEDS_CREDIT = "LicenseRef-gemischt"


def conditional_fields_are_there(record: Record, context: Context) -> Iterator[Problem]:
    """Refuse a record that lacks a field which others of its fields make necessary; in a draft these are warnings."""
    for needed, reason in _needed(record, context):
        if not any(record.original.mark(name) for name in needed):
            level, names = _missing_level(record), " / ".join(needed)
            yield Problem(record.path, f"required-{reason}", 1, 1, level, needed[0], {"name": names})


def _missing_level(record: Record) -> Level:
    """Return how much it matters that something is missing: in a draft it is still to come."""
    return Level.WARNING if record.is_draft else Level.ERROR


def _needed(record: Record, context: Context) -> Iterator[tuple[tuple[str, ...], str]]:
    meta = record.meta
    if meta.state == "published":
        yield ("published",), "when-published"
    if meta.image is not None:
        yield ("image_alt",), "with-image"
    if isinstance(meta, (Offer, Event)) and meta.cost and meta.cost.free == "no" and meta.cost.amount is None:
        yield ("cost_note",), "with-cost"
    if isinstance(meta, Material):
        yield from _material_needs(meta)
    elif isinstance(meta, Event):
        yield from _event_needs(meta)
    elif isinstance(meta, Organisation) and not _can_be_reached(meta, context):
        yield ("email", "phone", "website"), "to-reach"


def _material_needs(meta: Material) -> Iterator[tuple[tuple[str, ...], str]]:
    yield ("files", "external_url"), "file-or-link"
    if meta.license not in NEEDS_NO_AUTHOR:
        yield ("authors",), "for-licence"
    if meta.license == NEEDS_CREDIT:
        yield ("credit",), "for-mixed-licence"


def _event_needs(meta: Event) -> Iterator[tuple[tuple[str, ...], str]]:
    if not meta.date_note:
        yield ("start", "date_note"), "date"
        yield ("end", "date_note"), "date"
    if meta.course_mode in {"online", "blended"}:
        yield ("online_url",), "online"
    if meta.event_status == "rescheduled":
        yield ("previous_start",), "rescheduled"


def _can_be_reached(meta: Organisation, context: Context) -> bool:
    if meta.email or meta.phone or meta.website or isinstance(meta.contact, ContactDetails):
        return True
    others = (*meta.part_of, *((meta.contact,) if meta.contact else ()))
    return any(_has_a_way(other, context) for other in others)


def _has_a_way(id_: str, context: Context) -> bool:
    """Return whether an organisation can be reached itself; what cannot be read has the benefit of the doubt."""
    meta = context.metas.get(id_)
    if not isinstance(meta, Organisation):
        return id_ in context.claims
    return bool(meta.email or meta.phone or meta.website or isinstance(meta.contact, ContactDetails))


def values_agree(record: Record, context: Context) -> Iterator[Problem]:
    """Refuse values that contradict each other."""
    for part in (_taking_part, _material, _project, _organisation, _contact, _levels, _school_forms):
        yield from part(record, context)


def _taking_part(record: Record, context: Context) -> Iterator[Problem]:
    del context
    meta = record.meta
    if isinstance(meta, (Offer, Event, Material)) and meta.cost is not None:
        yield from _cost(record.original, meta.cost)
    if isinstance(meta, (Offer, Event)) and meta.registration is not None:
        yield from _registration(record, meta.registration)
    if isinstance(meta, Offer):
        yield from _runs(record, meta)


def _runs(record: Record, meta: Offer) -> Iterator[Problem]:
    original = record.original
    if meta.continuous_entry in {None, "no"} and not original.mark("runs"):
        mark = original.mark("continuous_entry") or (1, 1)
        yield Problem(original.path, "no-run", *mark, _missing_level(record), "runs")
    for index, run in enumerate(meta.runs):
        if run.end < run.start:
            yield original.problem("order", "runs", index, "end", first="start", second="end")
        for number, times in enumerate(run.times):
            if times.end <= times.start:
                yield original.problem("order", "runs", index, "times", number, "to", first="from", second="to")


def _cost(original: Text, cost: Cost) -> Iterator[Problem]:
    if cost.free == "yes" and cost.amount is not None:
        yield original.problem("free-with-amount", "cost", "amount" if original.mark("cost", "amount") else "free")


def _registration(record: Record, registration: Registration) -> Iterator[Problem]:
    if registration.required == "yes" and not (registration.url or registration.email or registration.phone):
        contact = getattr(record.meta, "contact", None)
        if contact is None:
            yield record.original.problem("registration-way", "registration", level=_missing_level(record))
    if registration.until is not None and (start := _first_start(record)) and registration.until > start:
        yield record.original.problem(
            "registration-late", "registration", "until", until=registration.until, start=start
        )


def _first_start(record: Record) -> date | None:
    meta = record.meta
    if isinstance(meta, Offer):
        return min((run.start for run in meta.runs), default=None)
    return dates.day_of(meta.start) if isinstance(meta, Event) and meta.start else None


def _material(record: Record, context: Context) -> Iterator[Problem]:
    del context
    meta, original = record.meta, record.original
    if not isinstance(meta, Material):
        return
    for index, file in enumerate(meta.files):
        if meta.languages and file.language not in meta.languages and file.language != "zxx":
            yield original.problem(
                "file-language", "files", index, "language", value=file.language, languages=meta.languages
            )
    if meta.accessibility is not None:
        for name in ("features", "hazards"):
            values_ = getattr(meta.accessibility, name)
            if "none" in values_ and len(values_) > 1:
                yield original.problem("none-with-others", "accessibility", name)


def _project(record: Record, context: Context) -> Iterator[Problem]:
    del context
    meta = record.meta
    if not isinstance(meta, (Project, Programme)) or not meta.runs_from or not meta.runs_until:
        return
    if dates.last_day(meta.runs_until) < dates.first_day(meta.runs_from):
        yield record.original.problem("order", "runs_until", first="runs_from", second="runs_until")


def _organisation(record: Record, context: Context) -> Iterator[Problem]:
    del context
    meta, original = record.meta, record.original
    locations = getattr(meta, "locations", ())
    for index, location in enumerate(locations):
        if (location.lat is None) != (location.lon is None):
            yield original.problem("half-coordinate", "locations", index)
    if meta.activity == "ended" and meta.state == "published":
        yield original.problem("ended-not-archived", "activity")
    for index, source in enumerate(meta.sources):
        if source.url is None and source.document is None:
            yield original.problem("source-empty", "sources", index)


def _contact(record: Record, context: Context) -> Iterator[Problem]:
    del context
    contact = getattr(record.meta, "contact", None)
    if not isinstance(contact, ContactDetails):
        return
    if not (contact.email or contact.phone or contact.url):
        yield record.original.problem("contact-empty", "contact")
    if contact.name and contact.consent != "yes":
        yield record.original.problem("contact-consent", "contact", level=Level.WARNING, value=contact.name)


def _levels(record: Record, context: Context) -> Iterator[Problem]:
    levels: Levels | None = getattr(record.meta, "cefr", None)
    vocabulary = context.vocabularies["cefr"]
    if levels is None or levels.start not in vocabulary or levels.end not in vocabulary:
        return
    if vocabulary.position(levels.start) > vocabulary.position(levels.end) and not levels.start.startswith(levels.end):
        yield record.original.problem("cefr-order", "cefr", start=levels.start, end=levels.end)


def _school_forms(record: Record, context: Context) -> Iterator[Problem]:
    meta = record.meta
    forms, stages = getattr(meta, "school_forms", ()), getattr(meta, "stages", ())
    vocabulary = context.vocabularies["school_form"]
    for index, code in enumerate(forms):
        fits = vocabulary[code].attributes.get("stages", ()) if code in vocabulary else ()
        if stages and fits and not set(fits) & set(stages):
            label = vocabulary[code].label("de")
            yield record.original.problem("school-form-stage", "school_forms", index, value=label, stages=list(fits))
