"""The parts that metadata is made of below the top level: contacts, places, course runs, files, sources."""

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Discriminator, Field, Tag

from portal.model.identifiers import Gnd, Isil, Orcid, Ror, SchoolNumber, Wikidata
from portal.model.markers import Reference, Term
from portal.model.types import (
    Amount,
    Clock,
    Day,
    Email,
    FilePath,
    Fingerprint,
    LanguageCode,
    Latitude,
    Line,
    LinkUrl,
    Longitude,
    PartialDay,
    Phone,
    PostalCode,
    Reason,
    Seats,
    SectionFingerprint,
    Slug,
    WebUrl,
    Weekday,
    YesNo,
    YesNoUnknown,
)


class Part(BaseModel):
    """A mapping in front matter; unknown keys are refused."""

    model_config = ConfigDict(extra="forbid", frozen=True)


def _written_as(value: Any) -> str:
    return "map" if isinstance(value, (dict, BaseModel)) else "text"


OrganisationId = Annotated[Slug, Reference(("organisation",))]
RecordId = Annotated[Slug, Reference()]
MaterialId = Annotated[Slug, Reference(("material",))]
ModuleId = Annotated[Slug, Reference(("module",))]
ProgrammeId = Annotated[Slug, Reference(("programme",))]
WholeId = Annotated[Slug, Reference(("programme", "project", "module", "material"))]


class ContactDetails(Part):
    """How to reach somebody: a role with at least one of email, phone, url; a name needs consent."""

    role: Line | None = None
    name: Line | None = None
    consent: YesNo | None = None
    email: Email | None = None
    phone: Phone | None = None
    url: WebUrl | None = None


Contact = Annotated[
    Annotated[OrganisationId, Tag("text")] | Annotated[ContactDetails, Tag("map")], Discriminator(_written_as)
]


class Link(Part):
    """An address on the web with the words that lead to it."""

    url: LinkUrl
    label: Line
    language: LanguageCode | None = None


class Source(Part):
    """Where a statement comes from: a page on the web or a named document."""

    url: WebUrl | None = None
    document: Line | None = None
    publisher: Line
    date: PartialDay | None = None


class Deadline(Part):
    """A day until which something has to be done."""

    date: Day
    label: Annotated[str, Term("deadline")]
    url: WebUrl | None = None


class Image(Part):
    """A picture beside the record; its alternative text is the per-language field `image_alt`."""

    file: FilePath
    credit: Line
    license: Annotated[str, Term("license")]
    source_url: WebUrl | None = None


class Author(Part):
    """Who made a material (TULLU: U)."""

    name: Line
    type: Literal["Person", "Organization"]
    url: WebUrl | None = None
    orcid: Orcid | None = None
    affiliation: Line | None = None


class SourceMaterial(Part):
    """The work that a material is adapted from, with what TULLU-B asks for."""

    title: Line
    url: WebUrl
    authors: tuple[Author, ...]
    license: Annotated[str, Term("license")]
    changes: Line


BasedOn = Annotated[
    Annotated[MaterialId, Tag("text")] | Annotated[SourceMaterial, Tag("map")], Discriminator(_written_as)
]


class File(Part):
    """A file to download, beside index.md; its size and type are read off the file."""

    path: FilePath
    language: LanguageCode
    title: Line | None = None
    role: Literal["main", "solution", "editable", "audio", "transcript", "cover"] | None = None
    accessible: YesNoUnknown | None = None


class Accessibility(Part):
    """What a material offers and demands of the senses, in the terms of the W3C vocabulary."""

    access_modes: tuple[Annotated[str, Term("access_mode")], ...] = ()
    features: tuple[Annotated[str, Term("accessibility_feature")], ...] = ()
    hazards: tuple[Annotated[str, Term("accessibility_hazard")], ...] = ()


class Levels(Part):
    """A range of language levels by the Common European Framework."""

    start: Annotated[str, Term("cefr")] = Field(alias="from")
    end: Annotated[str, Term("cefr")] = Field(alias="to")


class Location(Part):
    """A place that people go to."""

    name: Line | None = None
    street: Line
    postal_code: PostalCode
    municipality: Annotated[str, Term("municipality")] | None = None
    town: Line | None = None
    lat: Latitude | None = None
    lon: Longitude | None = None
    wheelchair: Literal["yes", "no", "limited", "unknown"] | None = None


class CourseTime(Part):
    """Weekly hours of a course run."""

    days: tuple[Weekday, ...]
    start: Clock = Field(alias="from")
    end: Clock = Field(alias="to")


class Run(Part):
    """One run of a course, from a first to a last day."""

    start: Day
    end: Day
    times: tuple[CourseTime, ...] = ()
    location: Line | None = None
    seats: Seats | None = None
    booked_out: YesNo | None = None


class Registration(Part):
    """Whether and how to register."""

    required: YesNoUnknown
    url: WebUrl | None = None
    email: Email | None = None
    phone: Phone | None = None
    until: Day | None = None


class Cost(Part):
    """What taking part costs."""

    free: YesNoUnknown
    amount: Amount | None = None
    currency: Literal["EUR"] | None = None
    unit: Literal["course", "hour", "month"] | None = None


class Repetition(Part):
    """How an event repeats; the Integreat import takes no daily repetition and no count."""

    freq: Literal["weekly", "monthly", "yearly"]
    interval: Seats | None = None
    days: tuple[Weekday, ...] = ()
    until: Day


class Identifiers(Part):
    """Identifiers of an organisation in public registers."""

    wikidata: Wikidata | None = None
    gnd: Gnd | None = None
    isil: Isil | None = None
    ror: Ror | None = None
    school_number: SchoolNumber | None = None


class Silence(Part):
    """A warning that is meant to be there: its code, and why it does not apply to this record or page."""

    code: str
    reason: Reason


class SearchOptions(Part):
    """How the search treats a page, in the words of MkDocs' own: a factor of its score, and whether it is left out."""

    boost: Amount | None = None
    exclude: Literal["true", "false", "yes", "no"] | None = None


class TranslationNote(Part):
    """How a translation was made, and the fingerprint of the original that it translates."""

    source: Fingerprint | None = None
    sections: dict[str, SectionFingerprint] | None = None
    method: Literal["human", "machine", "machine_reviewed"]
    by: Line | None = None
    checked: Day | None = None
