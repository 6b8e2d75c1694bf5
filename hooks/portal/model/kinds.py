"""The seven kinds of records, each with every field of the metadata contract.

Fields of the `…Text` classes are per language and stand in every language's file; all others are neutral and stand only
in the German original. A field marked `Required` may be absent from a draft, so every field has a default.
"""

from datetime import date, datetime
from typing import Annotated, Any, Literal

from portal.model.identifiers import OpeningHours
from portal.model.markers import Reference, Required, Term
from portal.model.parts import (
    Accessibility,
    Author,
    BasedOn,
    Contact,
    Cost,
    Deadline,
    File,
    Identifiers,
    Image,
    Levels,
    Link,
    Location,
    MaterialId,
    ModuleId,
    OrganisationId,
    Part,
    ProgrammeId,
    RecordId,
    Registration,
    Repetition,
    Run,
    SearchOptions,
    Silence,
    Source,
    TranslationNote,
    WholeId,
)
from portal.model.types import (
    AgeRange,
    AlternativeText,
    DateNote,
    Day,
    Duration,
    Email,
    HttpsUrl,
    Keyword,
    LanguageCode,
    Line,
    LongNote,
    Moment,
    Note,
    Number,
    OwnerId,
    PartialDay,
    Phone,
    Seats,
    SitePath,
    Slug,
    Summary,
    Title,
    YesNoUnknown,
)

State = Literal["draft", "published", "archived"]
Activity = Literal["running", "likely", "unconfirmed", "planned", "ended"]
CourseMode = Literal["presential", "blended", "online_appointments", "online", "unknown"]
Gender = Literal["all", "women", "men", "girls", "boys"]
Childcare = Literal["yes", "no", "on_request", "unknown"]
Yes = Literal["yes"]
EventStatus = Literal["scheduled", "cancelled", "postponed", "rescheduled"]

Topics = tuple[Annotated[str, Term("topic")], ...]
Audiences = tuple[Annotated[str, Term("audience")], ...]
Stages = tuple[Annotated[str, Term("stage")], ...]
SchoolForms = tuple[Annotated[str, Term("school_form")], ...]
Municipalities = tuple[Annotated[str, Term("municipality")], ...]
Languages = tuple[LanguageCode, ...]
ResourceTypes = tuple[Annotated[str, Term("resource_type")], ...]


class CommonText(Part):
    """What every record says in each language."""

    title: Annotated[Title, Required()] = ""
    summary: Annotated[Summary, Required()] = ""
    same_as_default: tuple[str, ...] = ()
    keywords: tuple[Keyword, ...] = ()
    links: tuple[Link, ...] = ()
    image_alt: AlternativeText | None = None
    updated: Day | None = None
    redirect_from: tuple[SitePath, ...] = ()


class MaterialText(CommonText):
    """What a material says in each language."""

    credit: LongNote | None = None
    accessibility_note: LongNote | None = None


class OfferText(CommonText):
    """What an offer says in each language."""

    cost_note: Note | None = None


class EventText(CommonText):
    """What an event says in each language."""

    cost_note: Note | None = None
    date_note: DateNote | None = None


class ModuleText(CommonText):
    """What a module says in each language; the criteria are the check list of the seal."""

    criteria: Annotated[tuple[Note, ...], Required()] = ()


class Translation(CommonText):
    """A translation of a record; its note says how it was made and of which original."""

    translation: Annotated[TranslationNote | None, Required()] = None


class MaterialTranslation(MaterialText, Translation):
    """A translation of a material."""


class OfferTranslation(OfferText, Translation):
    """A translation of an offer."""


class EventTranslation(EventText, Translation):
    """A translation of an event."""


class ModuleTranslation(ModuleText, Translation):
    """A translation of a module."""


class Neutral(CommonText):
    """What every record says once, in its German original."""

    id: Annotated[Slug, Required()] = ""
    state: Annotated[State, Required()] = "draft"
    activity: Activity = "running"
    topics: Topics = ()
    sources: tuple[Source, ...] = ()
    image: Image | None = None
    published: Day | None = None
    last_checked: Day | None = None
    review_by: Day | None = None
    owner: Annotated[OwnerId, Reference(("organisation",))] | None = None
    related: tuple[RecordId, ...] = ()
    silence: tuple[Silence, ...] = ()
    template: Line | None = None
    hide: tuple[Line, ...] = ()
    search: SearchOptions | None = None
    icon: Line | None = None
    comments: Any = None
    tags: Any = None


class Programme(Neutral):
    """Programm: something institutions take part in, usually lasting and state-wide."""

    kind: Annotated[Literal["programme"], Required()] = "programme"
    topics: Annotated[Topics, Required()] = ()
    audiences: Annotated[Audiences, Required()] = ()
    stages: Stages = ()
    school_forms: SchoolForms = ()
    age_range: AgeRange | None = None
    municipalities: Municipalities = ()
    languages: Languages = ()
    organisation: Annotated[OrganisationId | None, Required()] = None
    partners: tuple[OrganisationId, ...] = ()
    funders: tuple[OrganisationId, ...] = ()
    contact: Annotated[Contact | None, Required()] = None
    deadlines: tuple[Deadline, ...] = ()
    expires: Day | None = None
    runs_from: PartialDay | None = None
    runs_until: PartialDay | None = None
    follows: ProgrammeId | None = None
    materials: tuple[MaterialId, ...] = ()


class Project(Neutral):
    """Projekt: an undertaking with a beginning and, as a rule, an end."""

    kind: Annotated[Literal["project"], Required()] = "project"
    topics: Annotated[Topics, Required()] = ()
    audiences: Audiences = ()
    stages: Stages = ()
    school_forms: SchoolForms = ()
    municipalities: Municipalities = ()
    languages: Languages = ()
    organisation: Annotated[OrganisationId | None, Required()] = None
    partners: tuple[OrganisationId, ...] = ()
    funders: tuple[OrganisationId, ...] = ()
    contact: Contact | None = None
    part_of: tuple[WholeId, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    expires: Day | None = None
    runs_from: Annotated[PartialDay | None, Required()] = None
    runs_until: PartialDay | None = None
    results: tuple[Annotated[Slug, Reference(("material", "module"))], ...] = ()
    materials: tuple[MaterialId, ...] = ()


class Material(MaterialText, Neutral):
    """Unterrichtsmaterial: something to teach, learn or advise with, as files or as a link."""

    kind: Annotated[Literal["material"], Required()] = "material"
    topics: Annotated[Topics, Required()] = ()
    audiences: Annotated[Audiences, Required()] = ()
    stages: Annotated[Stages, Required()] = ()
    school_forms: SchoolForms = ()
    age_range: AgeRange | None = None
    municipalities: Municipalities = ()
    languages: Annotated[Languages, Required()] = ()
    resource_types: Annotated[ResourceTypes, Required()] = ()
    subjects: tuple[Annotated[str, Term("subject")], ...] = ()
    license: Annotated[Annotated[str, Term("license")], Required()] = ""
    authors: tuple[Author, ...] = ()
    based_on: tuple[BasedOn, ...] = ()
    files: tuple[File, ...] = ()
    external_url: HttpsUrl | None = None
    cefr: Levels | None = None
    time_required: Duration | None = None
    accessibility: Accessibility | None = None
    cost: Cost | None = None
    organisation: OrganisationId | None = None
    partners: tuple[OrganisationId, ...] = ()
    funders: tuple[OrganisationId, ...] = ()
    contact: Contact | None = None
    part_of: tuple[WholeId, ...] = ()
    expires: Day | None = None


class Offer(OfferText, Neutral):
    """Bildungsangebot: a course, advice or group that newcomers can go to."""

    kind: Annotated[Literal["offer"], Required()] = "offer"
    topics: Annotated[Topics, Required()] = ()
    audiences: Annotated[Audiences, Required()] = ()
    stages: Stages = ()
    age_range: AgeRange | None = None
    municipalities: Annotated[Municipalities, Required()] = ()
    languages: Annotated[Languages, Required()] = ()
    offer_type: Annotated[Annotated[str, Term("offer_type")], Required()] = ""
    course_mode: Annotated[CourseMode | None, Required()] = None
    runs: tuple[Run, ...] = ()
    continuous_entry: YesNoUnknown | None = None
    locations: tuple[Location, ...] = ()
    opening_hours: OpeningHours | None = None
    not_in_school_holidays: Yes | None = None
    registration: Annotated[Registration | None, Required()] = None
    cost: Annotated[Cost | None, Required()] = None
    eligibility: tuple[Annotated[str, Term("eligibility")], ...] = ()
    gender: Gender | None = None
    childcare: Childcare | None = None
    certificate: Annotated[str, Term("certificate")] | None = None
    cefr: Levels | None = None
    organisation: Annotated[OrganisationId | None, Required()] = None
    partners: tuple[OrganisationId, ...] = ()
    funders: tuple[OrganisationId, ...] = ()
    contact: Annotated[Contact | None, Required()] = None
    part_of: tuple[WholeId, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    last_checked: Annotated[Day | None, Required()] = None
    expires: Day | None = None


class Event(EventText, Neutral):
    """Termin: something that happens on a day, or a series whose next date is not known."""

    kind: Annotated[Literal["event"], Required()] = "event"
    topics: Annotated[Topics, Required()] = ()
    audiences: Annotated[Audiences, Required()] = ()
    stages: Stages = ()
    school_forms: SchoolForms = ()
    age_range: AgeRange | None = None
    municipalities: Municipalities = ()
    languages: Annotated[Languages, Required()] = ()
    start: Moment | None = None
    end: Moment | None = None
    repeats: Repetition | None = None
    event_status: EventStatus = "scheduled"
    previous_start: Moment | None = None
    course_mode: CourseMode | None = None
    online_url: HttpsUrl | None = None
    locations: tuple[Location, ...] = ()
    seats: Seats | None = None
    registration: Registration | None = None
    cost: Cost | None = None
    eligibility: tuple[Annotated[str, Term("eligibility")], ...] = ()
    gender: Gender | None = None
    childcare: Childcare | None = None
    certificate: Annotated[str, Term("certificate")] | None = None
    organisation: Annotated[OrganisationId | None, Required()] = None
    partners: tuple[OrganisationId, ...] = ()
    funders: tuple[OrganisationId, ...] = ()
    contact: Annotated[Contact | None, Required()] = None
    part_of: tuple[WholeId, ...] = ()
    deadlines: tuple[Deadline, ...] = ()

    @property
    def days(self) -> tuple[date | datetime, date | datetime] | None:
        """Return start and end, if both are known."""
        return (self.start, self.end) if self.start and self.end else None


class Organisation(Neutral):
    """Organisation: an office, association or institution that stands behind records."""

    kind: Annotated[Literal["organisation"], Required()] = "organisation"
    org_type: Annotated[Annotated[str, Term("org_type")], Required()] = ""
    legal_name: Line | None = None
    municipalities: Municipalities = ()
    languages: Languages = ()
    email: Email | None = None
    phone: Phone | None = None
    website: HttpsUrl | None = None
    locations: tuple[Location, ...] = ()
    opening_hours: OpeningHours | None = None
    not_in_school_holidays: Yes | None = None
    contact: Contact | None = None
    part_of: tuple[Annotated[Slug, Reference(("organisation",))], ...] = ()
    ids: Identifiers | None = None
    last_checked: Annotated[Day | None, Required()] = None


class Module(ModuleText, Neutral):
    """Baustein: one of the building blocks of the diversity-sensitive school."""

    kind: Annotated[Literal["module"], Required()] = "module"
    topics: Annotated[Topics, Required()] = ()
    audiences: Annotated[Audiences, Required()] = ()
    stages: Annotated[Stages, Required()] = ()
    school_forms: SchoolForms = ()
    age_range: AgeRange | None = None
    municipalities: Municipalities = ()
    number: Annotated[Number | None, Required()] = None
    action_field: Annotated[Annotated[str, Term("action_field")], Required()] = ""
    formats: Annotated[tuple[Annotated[str, Term("format")], ...], Required()] = ()
    resource_types: ResourceTypes = ()
    subjects: tuple[Annotated[str, Term("subject")], ...] = ()
    time_required: Duration | None = None
    requires: tuple[ModuleId, ...] = ()
    materials: tuple[MaterialId, ...] = ()
    organisation: Annotated[OrganisationId | None, Required()] = None
    partners: tuple[OrganisationId, ...] = ()
    funders: tuple[OrganisationId, ...] = ()
    contact: Contact | None = None
    part_of: tuple[WholeId, ...] = ()
    expires: Day | None = None


Kind = Programme | Project | Material | Offer | Event | Organisation | Module

FOLDERS: dict[str, type[Kind]] = {
    "programmes": Programme,
    "projects": Project,
    "teaching-materials": Material,
    "offers": Offer,
    "events": Event,
    "organisations": Organisation,
    "modules": Module,
}
"""Folder below materials/ → kind of the records in it, in the order of the menu."""

TRANSLATIONS: dict[type[Kind], type[Translation]] = {
    Programme: Translation,
    Project: Translation,
    Material: MaterialTranslation,
    Offer: OfferTranslation,
    Event: EventTranslation,
    Organisation: Translation,
    Module: ModuleTranslation,
}
"""Kind → what a translation of it may hold."""


def kind_name(model: type[Kind]) -> str:
    """Return the kind as it is written in front matter, e.g. `organisation`."""
    return str(model.model_fields["kind"].default)


FOLDER_OF_KIND = {kind_name(model): folder for folder, model in FOLDERS.items()}
