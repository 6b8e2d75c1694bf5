"""The sentence that names a material's source, by the German TULLU rule: Titel, Urheber, Lizenz, Link, Ursprung."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from portal.model.kinds import Material, MaterialText
from portal.model.parts import Author, SourceMaterial
from portal.model.record import Record
from portal.render.edition import Edition
from portal.render.formats import direction, join


@dataclass(frozen=True, slots=True)
class Attribution:
    """A ready sentence, as safe HTML (a foreign title is marked), and whether the licence lets people copy."""

    sentence: str
    is_open: bool


def attribution(record: Record, edition: Edition) -> Attribution | None:
    """Return how to name the source of a material; None for other kinds.

    The editor's own `credit` stands in place of the sentence that the fields make.
    """
    meta = record.meta
    if not isinstance(meta, Material):
        return None
    text = edition.text(record)
    is_open = is_open_licence(meta.license, edition)
    if isinstance(text.fields, MaterialText) and text.fields.credit:
        return Attribution(in_language(text.fields.credit, edition.foreign(text)), is_open)
    title = in_language(text.fields.title, edition.foreign(text))
    link = meta.external_url or edition.url(record)
    sentence = _sentence(title, _names(record, meta, edition), meta.license, link, edition)
    return Attribution(sentence + _origin(meta, edition), is_open)


def is_open_licence(code: str, edition: Edition) -> bool:
    """Return whether a licence lets people pass a work on at all; the vocabulary of licences says so."""
    terms = edition.catalogue.vocabularies["license"]
    return code in terms and bool(terms[code].uri)


def licence_text(code: str, edition: Edition) -> str:
    """Return the short name of a licence with its address, if it has one."""
    terms = edition.catalogue.vocabularies["license"]
    uri = terms[code].uri if code in terms else None
    label = edition.label("license", code)
    return Markup("{} ({})").format(label, _address(uri, edition)) if uri else label


def author_names(authors: Sequence[Author], edition: Edition) -> str:
    """Return the names of authors as a list in words."""
    return join([author.name for author in authors], edition.language)


def _names(record: Record, meta: Material, edition: Edition) -> str:
    if meta.authors:
        return author_names(meta.authors, edition)
    names = [in_language(name.text, name.language) for name in edition.names(meta.organisation)]
    return join(names, edition.language)


def _sentence(title: str, authors: str, licence: str, link: str, edition: Edition) -> str:
    anonymous = "" if authors else "_anonymous"
    closed = "" if is_open_licence(licence, edition) else "_closed"
    values = {"licence": licence_text(licence, edition), "link": _address(link, edition)}
    if authors:
        values["authors"] = authors
    title = edition.words("formats.quoted", text=Markup.escape(title))
    return edition.words(f"attribution.sentence{anonymous}{closed}", title=title, **values)


def _origin(meta: Material, edition: Edition) -> str:
    parts: list[str] = []
    for work in meta.based_on:
        if isinstance(work, SourceMaterial):
            authors = author_names(work.authors, edition)
            sentence = _sentence(work.title, authors, work.license, work.url, edition)
            parts.append(edition.words("attribution.origin", sentence=sentence, changes=work.changes))
        else:
            others = (attribution(other, edition) for other in edition.catalogue.get(work))
            parts += (edition.words("attribution.origin_own", sentence=other.sentence) for other in others if other)
    return Markup("").join(parts)


def _address(url: str, edition: Edition) -> str:
    """Return a web address, which reads from left to right in a sentence that does not."""
    return Markup('<bdi dir="ltr">{}</bdi>').format(url) if edition.direction == "rtl" else url


def in_language(text: str, language: str) -> Markup:
    """Return a text as safe HTML that says its language, where that is not the page's."""
    if not language:
        return Markup.escape(text)
    return Markup('<span lang="{}" dir="{}">{}</span>').format(language, direction(language), text)
