"""The page of a record: everything that its template prints, gathered as plain data."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urlsplit

from markupsafe import Markup

from portal.content.pictures import image_size
from portal.model.kinds import FOLDER_OF_KIND, Event, Material, ModuleText
from portal.model.parts import File, Source, SourceMaterial
from portal.model.record import Record
from portal.render.attribution import attribution, author_names, in_language
from portal.render.cards import badge
from portal.render.contacts import contact_action
from portal.render.contributing import edit_href
from portal.render.edition import Edition, Name
from portal.render.facts import facts
from portal.render.formats import day, file_size, language_name, partial_day
from portal.render.hours import open_now
from portal.render.notes import notes, state_word
from portal.render.sections import chain, groups
from portal.render.values import Action, Value

_FORMATS = {"docx": "Word", "pptx": "PowerPoint", "xlsx": "Excel", "odt": "OpenDocument", "odp": "OpenDocument",
            "ods": "OpenDocument", "jpg": "JPEG", "jpeg": "JPEG", "webp": "WebP", "epub": "EPUB"}  # fmt: skip

_ACCESSIBLE = {"yes": "file.accessible", "no": "file.not_accessible"}


@dataclass(frozen=True, slots=True)
class Download:
    """A file of a material: its ending in capitals, its title and that title's language, what is said about it."""

    ending: str
    title: str
    language: str
    details: str
    href: str
    name: str


@dataclass(frozen=True, slots=True)
class Picture:
    """The picture of a record; `size` is None if the file does not tell it."""

    href: str
    alternative: str
    size: tuple[int, int] | None
    credit: str
    language: str


@dataclass(frozen=True, slots=True)
class Work:
    """A work that a material is adapted from; `language` is that of its title and of what was changed."""

    name: Name
    about: str
    changes: str
    language: str


def record_context(record: Record, edition: Edition) -> dict[str, Any]:
    """Return what the template of record pages is rendered with, but for its text and its cards."""
    text = edition.text(record)
    return {
        "record": record,
        "fields": text.fields,
        "text_language": edition.foreign(text),
        "badge_word": badge(record, edition),
        "state": state_word(record, edition),
        "crumbs": crumbs(record, edition),
        "actions": actions(record, edition),
        "notes": notes(record, edition),
        "facts": facts(record, edition),
        "open_now": open_now(record, edition),
        "box_action": None if isinstance(record.meta, Material) else contact_action(record, edition),
        "checked": checked(record, edition),
        "report": report_href(record, edition),
        "picture": picture(record, edition),
        "chain": chain(record, edition),
        "criteria": text.fields.criteria if isinstance(text.fields, ModuleText) else (),
        "downloads": list(downloads(record, edition)),
        "attribution": attribution(record, edition),
        "works": list(works(record, edition)),
        "groups": groups(record, edition),
        "links": list(links(record, edition)),
        "topics": list(topics(record, edition)),
        "sources": [source_value(source, edition) for source in record.meta.sources],
        "edit": edit_link(record, edition),
    }


def crumbs(record: Record, edition: Edition) -> list[Name]:
    """Return the way from the start page: the kind, then the first topic."""
    words = edition.words
    way = [
        Name(words("page.home"), edition.link("")),
        Name(words(f"kinds.{record.kind}"), kind_link(record.kind, edition)),
    ]
    return [*way, *list(topics(record, edition))[:1]]


def kind_link(kind: str, edition: Edition) -> str:
    """Return the way to the list of a kind."""
    return edition.link(f"{FOLDER_OF_KIND[kind]}/")


def topics(record: Record, edition: Edition) -> Iterator[Name]:
    """Yield the topics that have a page; those of an archived record may have none."""
    for code in record.meta.topics:
        if ("topics", code) in edition.listings.by_term:
            yield Name(edition.label("topic", code), edition.link(f"topics/{code}/"))


def actions(record: Record, edition: Edition) -> list[Action]:
    """Return the buttons in the head, beside the one that prints."""
    meta, words = record.meta, edition.words
    if isinstance(meta, Material) and meta.files:
        return [Action("#__files", words("record.to_files"), "download", is_main=True)]
    if isinstance(meta, Material) and meta.external_url:
        return [Action(meta.external_url, words("record.to_material"), "out", is_main=True)]
    if isinstance(meta, Event) and meta.online_url and not record.is_past(edition.today):
        return [Action(meta.online_url, words("facts.online_link"), "out", is_main=True)]
    return []


def checked(record: Record, edition: Edition) -> Markup | None:
    """Return when somebody last checked the record, else when it was published."""
    for word, value in (("checked", record.meta.last_checked), ("published", record.meta.published)):
        if value:
            time = Markup('<time datetime="{}">{}</time>').format(value.isoformat(), day(value, edition.language))
            return Markup(edition.words(f"facts.{word}", day=time))
    return None


def report_href(record: Record, edition: Edition) -> str:
    """Return where readers say that something is wrong: the mailbox that mkdocs.yml names, else nowhere."""
    address = str(edition.catalogue.project.settings.get("report") or "")
    if not address:
        return ""
    subject = edition.words("record.report_subject", title=record.original.fields.title)
    return f"mailto:{address}?subject={quote(subject)}"


def picture(record: Record, edition: Edition) -> Picture | None:
    """Return the picture of a record with its credit."""
    image, text = record.meta.image, edition.text(record)
    if image is None or record.folder is None:
        return None
    alternative = text.fields.image_alt or record.original.fields.image_alt or ""
    return Picture(
        href=edition.original_link(f"{record.address}{image.file}"),
        alternative="" if alternative == "decorative" else alternative,
        size=image_size(edition.catalogue.project.root / record.folder / image.file),
        credit=edition.words(
            "record.image_credit",
            credit=edition.isolated(image.credit),
            licence=edition.isolated(edition.label("license", image.license)),
        ),
        language=edition.foreign(text),
    )


def downloads(record: Record, edition: Edition) -> Iterator[Download]:
    """Yield the files of a material."""
    if isinstance(record.meta, Material) and record.folder is not None:
        for file in record.meta.files:
            yield _download(file, record, edition)


def _download(file: File, record: Record, edition: Edition) -> Download:
    words = edition.words
    ending = file.path.rpartition(".")[2].lower()
    place = edition.catalogue.project.root / (record.folder or "") / file.path
    what = [edition.isolated(_FORMATS.get(ending, ending.upper()))]
    if place.is_file():
        what.append(file_size(place.stat().st_size, edition.language))
    parts = [language_name(file.language, edition.language), Markup(words("formats.comma")).join(what)]
    if file.role and (role := f"file.role.{file.role}") in words:
        parts.append(words(role))
    parts.append(words(_ACCESSIBLE.get(file.accessible or "", "file.accessible_unknown")))
    title, language = _file_title(file, record, edition)
    return Download(
        ending=ending.upper(),
        title=title,
        language="" if language == edition.language else language,
        details=Markup(" · ").join(parts),
        href=edition.original_link(f"{record.address}{file.path}"),
        name=file.path,
    )


def _file_title(file: File, record: Record, edition: Edition) -> tuple[str, str]:
    """Return a file's title and its language: that of the original, unless it is written in another script."""
    if not file.title:
        text = edition.text(record)
        return text.fields.title, text.language
    letters = [sign for sign in file.title if sign.isalpha()]
    is_latin = not letters or letters[0] < "\u0250"
    return file.title, record.original_language if is_latin else file.language


def links(record: Record, edition: Edition) -> Iterator[tuple[Value, str]]:
    """Yield the links of a record, each with the language that its target is in, if it is not the page's."""
    text = edition.text(record)
    for link in text.fields.links:
        is_other = link.language is not None and link.language != edition.language
        yield Value(link.label, link.url, edition.foreign(text)), (link.language or "") if is_other else ""


def source_value(source: Source, edition: Edition) -> Value:
    """Return a source in one line: document, publisher, host, date."""
    host = (urlsplit(source.url).hostname or "").removeprefix("www.") if source.url else ""
    parts = [part for part in (source.document, source.publisher, host) if part]
    named = in_language(", ".join(parts), edition.neutral)
    date = partial_day(source.date, edition.language) if source.date else ""
    return Value(Markup(edition.words("formats.comma")).join([named, date] if date else [named]), source.url or "")


def works(record: Record, edition: Edition) -> Iterator[Work]:
    """Yield the works that a material is adapted from."""
    language = edition.neutral
    for work in record.meta.based_on if isinstance(record.meta, Material) else ():
        if isinstance(work, SourceMaterial):
            about = edition.words("formats.comma").join(
                [author_names(work.authors, edition), edition.label("license", work.license)]
            )
            yield Work(Name(work.title, work.url, language), about, work.changes, language)
        else:
            yield from (Work(name, "", "", "") for name in edition.names(work))


def edit_link(record: Record, edition: Edition) -> Name | None:
    """Return where the text can be changed, if mkdocs.yml says where the source lies."""
    text = edition.text(record)
    href = edit_href(text.path, edition.catalogue.project.settings)
    if not href:
        return None
    word = (
        "edit" if edition.language == record.original_language else "translate" if edition.foreign(text) else "improve"
    )
    return Name(edition.words(f"record.{word}"), href)
