"""The facts box: what readers want to know before they go, in the order that their kind of record needs.

What must be known beforehand and is not known is said to be unknown, never left out; what does not apply is left out.
Several facts that nobody knows share one line, which stands before the contact: there one can ask.
"""

from collections.abc import Iterator, Sequence

from portal.model.kinds import Event, Material, Module, Offer, Organisation, Programme, Project
from portal.model.parts import Cost, Levels, Registration
from portal.model.record import Record
from portal.render.conditions import cost_line, registration_lines
from portal.render.contacts import contact_lines, representative_lines
from portal.render.edition import Edition
from portal.render.formats import age_range, duration, figures, inside, join
from portal.render.hours import hours_lines, school_holidays
from portal.render.occasions import deadline_lines, event_times, lifetime, offer_times
from portal.render.places import area, location_lines
from portal.render.values import Fact, Value, mail, named, phone, unknown, web

_REACHED_BY = frozenset({"phone", "mail", "out"})
"""Icons of the facts by which one can ask."""


def facts(record: Record, edition: Edition) -> list[Fact]:
    """Return the facts of a record, in reading order."""
    found = list(_Facts(record, edition).all())
    gap = (unknown(edition),)
    labels = [fact.label for fact in found if fact.values == gap]
    if len(labels) < 2:
        return found
    known = [fact for fact in found if fact.values != gap]
    place = next((number for number, fact in enumerate(known) if fact.icon in _REACHED_BY), len(known))
    label = join([labels[0], *(inside(other, edition.language) for other in labels[1:])], edition.language)
    return [*known[:place], Fact("info", label, gap), *known[place:]]


class _Facts:
    """Builds the facts of one record."""

    def __init__(self, record: Record, edition: Edition) -> None:
        self.record = record
        self.edition = edition
        self.words = edition.words

    def all(self) -> Iterator[Fact]:
        match self.record.meta:
            case Offer() as meta:
                yield from self._offer(meta)
            case Material() as meta:
                yield from self._material(meta)
            case Programme() as meta:
                yield from self._programme(meta)
            case Project() as meta:
                yield from self._project(meta)
            case Event() as meta:
                yield from self._event(meta)
            case Organisation() as meta:
                yield from self._organisation(meta)
            case Module() as meta:
                yield from self._module(meta)

    def _offer(self, meta: Offer) -> Iterator[Fact]:
        yield from self._place(meta)
        yield from self._area("area")
        yield from self._fact("clock", "times", offer_times(meta, self.edition))
        yield from self._languages()
        yield from self._for_whom()
        yield from self._cost(meta.cost)
        yield from self._registration(meta.registration)
        yield from self._deadlines()
        yield from self._childcare(meta)
        yield from self._level(meta.cefr)
        yield from self._certificate(meta.certificate)
        yield from self._contact()
        yield from self._bodies("organisation_offer")

    def _material(self, meta: Material) -> Iterator[Fact]:
        yield from self._terms("material", "type", "resource_type", meta.resource_types)
        yield from self._stages()
        yield from self._terms("module", "subject", "subject", meta.subjects)
        yield from self._duration(meta.time_required)
        yield from self._languages()
        yield from self._licence(meta)
        yield from self._text("people", "audience", self._audience())
        yield from self._level(meta.cefr)
        if meta.cost:
            yield from self._cost(meta.cost)
        yield from self._accessibility(meta)
        yield from self._area("area")
        if meta.external_url:
            yield from self._fact("out", "source", [web(meta.external_url)])
        yield from self._bodies("publisher")
        if meta.authors and not meta.organisation:
            yield from self._fact("organisation", "author", [Value(a.name, a.url or "") for a in meta.authors])
        if meta.contact:
            yield from self._contact()

    def _programme(self, meta: Programme) -> Iterator[Fact]:
        yield from self._text("people", "audience", self._audience())
        yield from self._text("child", "age", meta.age_range and age_range(meta.age_range, self.edition.language))
        yield from self._text("clock", "runs", lifetime(meta.runs_from, meta.runs_until, self.edition))
        yield from self._area("where", is_needed=True)
        yield from self._languages()
        yield from self._stages()
        yield from self._deadlines()
        yield from self._contact()
        yield from self._bodies("organisation")

    def _project(self, meta: Project) -> Iterator[Fact]:
        yield from self._text("clock", "runs", lifetime(meta.runs_from, meta.runs_until, self.edition), is_needed=True)
        yield from self._bodies("organisation")
        yield from self._area("where", is_needed=True)
        yield from self._text("people", "audience", self._audience())
        yield from self._languages()
        yield from self._stages()
        yield from self._deadlines()
        yield from self._contact()

    def _event(self, meta: Event) -> Iterator[Fact]:
        yield from self._fact("event", "date", event_times(self.record, meta, self.edition))
        yield from self._place(meta)
        yield from self._area("area")
        yield from self._languages()
        yield from self._for_whom()
        yield from self._cost(meta.cost)
        yield from self._registration(meta.registration)
        yield from self._deadlines()
        yield from self._stages()
        if meta.childcare:
            yield from self._childcare(meta)
        yield from self._certificate(meta.certificate)
        yield from self._contact()
        yield from self._bodies("organisation_offer")

    def _organisation(self, meta: Organisation) -> Iterator[Fact]:
        places = location_lines(meta.locations, self.edition, with_access=True)
        yield from self._fact("pin", "address", places or [unknown(self.edition)])
        hours = hours_lines(meta.opening_hours, self.edition) or [unknown(self.edition)]
        yield from self._fact("clock", "opening_hours", [*hours, *school_holidays(meta, self.edition)])
        yield from self._fact("phone", "phone", [phone(meta.phone)] if meta.phone else [])
        yield from self._fact("mail", "email", [mail(meta.email)] if meta.email else [])
        yield from self._fact("out", "website", [web(meta.website)] if meta.website else [])
        if not (meta.phone or meta.email or meta.website):
            lines = representative_lines(self.record, self.edition)
            yield from self._fact("mail", "contact", lines or [unknown(self.edition)])
        yield from self._languages()
        yield from self._terms("organisation", "type", "org_type", _one(meta.org_type))
        yield from self._fact("info", "legal_name", _foreign_line(meta.legal_name, self.edition))
        yield from self._area("area")
        yield from self._fact("organisation", "part_of", [named(name) for name in self.edition.names(meta.part_of)])

    def _module(self, meta: Module) -> Iterator[Fact]:
        yield from self._text("module", "number", figures(meta.number or "", self.edition.language))
        yield from self._terms("info", "action_field", "action_field", _one(meta.action_field))
        yield from self._terms("people", "formats", "format", meta.formats)
        yield from self._stages()
        yield from self._duration(meta.time_required)
        yield from self._text("people", "audience", self._audience())
        yield from self._contact()
        yield from self._bodies("organisation")

    # --- single facts

    def _fact(self, icon: str, label: str, values: Sequence[Value]) -> Iterator[Fact]:
        if values:
            yield Fact(icon, self.words(f"facts.{label}"), tuple(values))

    def _text(self, icon: str, label: str, text: str | None, *, is_needed: bool = False) -> Iterator[Fact]:
        values = [Value(text)] if text else [unknown(self.edition)] if is_needed else []
        yield from self._fact(icon, label, values)

    def _terms(self, icon: str, label: str, vocabulary: str, codes: Sequence[str]) -> Iterator[Fact]:
        yield from self._text(icon, label, self.edition.labels(vocabulary, codes))

    def _stages(self) -> Iterator[Fact]:
        meta = self.record.meta
        yield from self._terms("stage", "stage", "stage", getattr(meta, "stages", ()))
        yield from self._terms("organisation", "school_forms", "school_form", getattr(meta, "school_forms", ()))

    def _place(self, meta: Offer | Event) -> Iterator[Fact]:
        lines = location_lines(meta.locations, self.edition, with_access=True)
        if meta.course_mode in {"online", "online_appointments", "blended"}:
            lines.insert(0, Value(self.words(f"facts.mode.{meta.course_mode}")))
        if isinstance(meta, Event) and meta.online_url:
            lines.append(web(meta.online_url))
        yield from self._fact("pin", "place", lines or [unknown(self.edition)])

    def _area(self, label: str, *, is_needed: bool = False) -> Iterator[Fact]:
        codes = getattr(self.record.meta, "municipalities", ())
        yield from self._text("pin", label, area(codes, self.edition) if codes else "", is_needed=is_needed)

    def _languages(self) -> Iterator[Fact]:
        codes = getattr(self.record.meta, "languages", ())
        yield from self._text("language", _languages_label(codes), self.edition.language_names(codes))

    def _audience(self) -> str:
        return self.edition.labels("audience", getattr(self.record.meta, "audiences", ()))

    def _for_whom(self) -> Iterator[Fact]:
        meta = self.record.meta
        lines = [Value(text) for text in [self._audience()] if text]
        assert isinstance(meta, (Offer, Event))
        if meta.age_range:
            lines.append(Value(age_range(meta.age_range, self.edition.language)))
        if meta.gender and meta.gender != "all":
            lines.append(Value(self.words(f"facts.gender.{meta.gender}")))
        lines += (Value(self.edition.label("eligibility", code), tone="small") for code in meta.eligibility)
        yield from self._fact("people", "audience", lines)

    def _cost(self, cost: Cost | None) -> Iterator[Fact]:
        lines = [cost_line(cost, self.edition)]
        text = self.edition.text(self.record)
        if note := getattr(text.fields, "cost_note", None):
            lines.append(Value(note, language=self.edition.foreign(text), tone="small"))
            if cost is None or (cost.free == "no" and cost.amount is None):
                lines.pop(0)
        yield from self._fact("cost", "cost", lines)

    def _registration(self, registration: Registration | None) -> Iterator[Fact]:
        yield from self._fact("register", "registration", list(registration_lines(registration, self.edition)))

    def _childcare(self, meta: Offer | Event) -> Iterator[Fact]:
        answer = meta.childcare
        known = answer is not None and answer != "unknown"
        value = Value(self.words(f"facts.childcare_{answer}")) if known else unknown(self.edition)
        yield from self._fact("child", "childcare", [value])

    def _licence(self, meta: Material) -> Iterator[Fact]:
        terms = self.edition.catalogue.vocabularies["license"]
        if meta.license not in terms:
            return
        term = terms[meta.license]
        lines = [Value(term.label(self.edition.language), term.uri or "")]
        if explanation := term.descriptions.get(self.edition.language):
            lines.append(Value(explanation, tone="small"))
        yield from self._fact("licence", "licence", lines)

    def _accessibility(self, meta: Material) -> Iterator[Fact]:
        given = meta.accessibility
        lines: list[Value] = []
        if given and given.features:
            lines.append(Value(self.edition.labels("accessibility_feature", given.features)))
        if given and given.hazards:
            lines.append(Value(self.edition.labels("accessibility_hazard", given.hazards)))
        text = self.edition.text(self.record)
        if note := getattr(text.fields, "accessibility_note", None):
            lines.append(Value(note, language=self.edition.foreign(text), tone="small"))
        yield from self._fact("people", "accessibility", lines)

    def _duration(self, text: str | None) -> Iterator[Fact]:
        yield from self._text("clock", "duration", text and duration(text, self.edition.language))

    def _level(self, levels: Levels | None) -> Iterator[Fact]:
        if levels:
            codes = dict.fromkeys((levels.start, levels.end))
            yield from self._text("stage", "level", "–".join(self.edition.label("cefr", code) for code in codes))

    def _certificate(self, code: str | None) -> Iterator[Fact]:
        yield from self._terms("licence", "certificate", "certificate", _one(code))

    def _deadlines(self) -> Iterator[Fact]:
        yield from self._fact(
            "event", "deadline", deadline_lines(getattr(self.record.meta, "deadlines", ()), self.edition)
        )

    def _contact(self) -> Iterator[Fact]:
        yield from self._fact("mail", "contact", contact_lines(self.record, self.edition))

    def _bodies(self, label: str) -> Iterator[Fact]:
        """Yield the organisation, where the contact does not already name it, the partners and the funders."""
        meta = self.record.meta
        responsible = getattr(meta, "organisation", None)
        if responsible and responsible != getattr(meta, "contact", None):
            yield from self._organisations(label, (responsible,))
        known = {responsible, getattr(meta, "contact", None)}
        yield from self._organisations("partners", [id_ for id_ in getattr(meta, "partners", ()) if id_ not in known])
        yield from self._organisations("funders", getattr(meta, "funders", ()))

    def _organisations(self, label: str, ids: Sequence[str]) -> Iterator[Fact]:
        yield from self._fact("organisation", label, [named(name) for name in self.edition.names(ids)])


def _foreign_line(text: str | None, edition: Edition) -> list[Value]:
    return [Value(text, language=edition.neutral)] if text else []


def _one(code: str | None) -> tuple[str, ...]:
    return (code,) if code else ()


def _languages_label(codes: Sequence[str]) -> str:
    return "language" if len(codes) == 1 else "languages"
