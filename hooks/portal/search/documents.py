"""What of the catalogue is found by search: records and prose pages as entries, vocabularies as concepts."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from functools import lru_cache
from html import unescape
from typing import Any

from portal.catalogue import Catalogue
from portal.content.headings import headings
from portal.content.prose import by_address
from portal.content.words import words
from portal.model import dates
from portal.model.kinds import Event
from portal.model.prose import GLOSSARY_PAGE
from portal.model.record import Record
from portal.model.vocabulary import GLOSSARY
from portal.search.codes import FACET_OF, FACETS, NAMED, ORDERS, PAGE, SAYING_NOTHING, concept_ids, record_facets
from portal.search.entries import Codes, Concept, Entry
from portal.search.facets import Naming

_OLD = 0.5
_FALLBACK = 0.8
"""Of two that fit alike, readers want the one in their language."""

_SHOWN = ("language", "municipality", "free", "license", "stage", "org_type", "format", "offer_type", "resource_type")
"""What cards show of a record."""

_NO_LANGUAGES = {"mul", "zxx", "und"}
_IMAGE = re.compile(r"!\[[^\]]*\]\([^)]*\)")
_LINK = re.compile(r"\[([^\]]*)\](?:\([^)]*\)|\[[^\]]*\])|<?https?://[^\s>]+>?")
_ATTRIBUTES = re.compile(r"\{:?[^}\n]*\}|\[\^[^\]]*\]:?|<[^>\n]*>")
_LINE_MARKS = re.compile(r"(?m)^\s*(?:#{1,6}\s|[-*+]\s|\d+\.\s|>|\|?[\s|:-]+\|\s*$|!!!\s*\w*|\?\?\?\+?\s*\w*)")
_MARKS = re.compile(r"[*`|\\]|__?(?=\w)|(?<=\w)__?(?!\w)")


def entries(catalogue: Catalogue, language: str) -> list[Entry]:
    """Return everything that readers of a language can find, in no particular order."""
    found = [_record(record, catalogue, language) for record in catalogue.records if not _is_excluded(record.meta)]
    return [*found, *_pages(catalogue, language)]


def concepts(catalogue: Catalogue, naming: Naming) -> list[Concept]:
    """Return the terms of all vocabularies with their names in every language that has any, and other codes.

    The glossary is left out: no record is marked with its words, and they would outweigh what is marked with others.
    Languages are known by their own name too, so that readers find what is written in theirs.
    """
    found = []
    languages = set(catalogue.project.languages)
    for name, vocabulary in sorted(catalogue.vocabularies.items()):
        for term in vocabulary if name != GLOSSARY else ():
            names = {
                language: (*filter(None, (term.labels.get(language),)), *term.synonyms.get(language, ()))
                for language in sorted({*term.labels, *term.synonyms})
            }
            languages.update(names)
            found.append(Concept(f"{FACET_OF.get(name, name)}:{term.code}", names))
    for facet, code in sorted(_other_codes(catalogue)):
        spoken = {*languages, code} if facet == "language" else languages
        names = {language: (naming.label(facet, code, language),) for language in sorted(spoken)}
        found.append(Concept(f"{facet}:{code}", {language: name for language, name in names.items() if name[0]}))
    return found


def orders(catalogue: Catalogue) -> Mapping[str, Codes]:
    """Return the facets with the order of their codes, as far as there is one."""
    vocabularies = catalogue.vocabularies
    return {
        name: tuple(vocabularies[vocabulary].terms) if vocabulary else ORDERS.get(name, ())
        for name, vocabulary in FACETS.items()
    }


@lru_cache(maxsize=8192)
def plain(body: str) -> str:
    """Return the words of a Markdown text without its marks, addresses and code."""
    text = _IMAGE.sub(" ", words(body))
    text = _ATTRIBUTES.sub(" ", _LINK.sub(r"\1", text))
    return " ".join(unescape(_MARKS.sub(" ", _LINE_MARKS.sub(" ", text))).split())


def _record(record: Record, catalogue: Catalogue, language: str) -> Entry:
    text, original = record.text(language), record.original
    today = catalogue.project.today
    facets = dict(record_facets(record, catalogue))
    day = record.next_day(today)
    is_fallback = text.language != language and original.language == text.language
    return Entry(
        id=record.id,
        kind=record.kind,
        address=record.address,
        title=text.fields.title,
        summary=text.fields.summary,
        text_language=text.language,
        keywords=tuple(dict.fromkeys(_keywords(record, catalogue, language))),
        concepts=tuple(dict.fromkeys(concept_ids(record, facets))),
        body=plain(text.body),
        facets=facets,
        facts=dict(_facts(record, facets, today)),
        date=day.isoformat() if day else "",
        published=record.meta.published.isoformat() if record.meta.published else "",
        weight=_boost(record.meta) * (_OLD if record.is_archived(today) else 1) * (_FALLBACK if is_fallback else 1),
        is_fallback=is_fallback,
    )


def _pages(catalogue: Catalogue, language: str) -> Iterator[Entry]:
    """Yield the prose pages, each in its best language: the reader's, else the original."""
    original = catalogue.project.original
    for address, found in sorted(by_address(catalogue.prose).items()):
        page = found.get(language) or found.get(original)
        if page is None:
            continue
        fields = (found.get(original) or page).fields
        if _is_excluded(fields):
            continue
        body = plain(page.body)
        is_fallback = page.file.language != language
        yield Entry(
            id=f"{PAGE}:{address.rstrip('/') or 'index'}",
            kind=PAGE,
            address=address,
            title=page.fields.title or next((h.text for h in headings(page.body)), "") or address.rstrip("/"),
            summary=page.fields.description or _beginning(body),
            text_language=page.file.language,
            keywords=tuple(_office_words(catalogue, language)) if page.fields.template == GLOSSARY_PAGE else (),
            concepts=(f"kind:{PAGE}",),
            body=body,
            facets={"kind": (PAGE,)},
            weight=_boost(fields) * (_FALLBACK if is_fallback else 1),
            is_fallback=is_fallback,
        )


def _office_words(catalogue: Catalogue, language: str) -> Iterator[str]:
    """Yield the words of the glossary, which stand in no text: as they are in the original, and what they mean."""
    for term in catalogue.vocabularies.get(GLOSSARY, ()):
        yield from dict.fromkeys((term.label(catalogue.project.original), term.label(language)))


def _other_codes(catalogue: Catalogue) -> set[tuple[str, str]]:
    found = {("kind", PAGE)}
    for record in catalogue.records:
        facets = dict(record_facets(record, catalogue))
        found.update(
            (name, code)
            for name in NAMED
            for code in facets.get(name, ())
            if code not in SAYING_NOTHING and code not in _NO_LANGUAGES
        )
    return found


def _keywords(record: Record, catalogue: Catalogue, language: str) -> Iterator[str]:
    """Yield the keywords, and the proper names that people look for: of organisations, places, the original's title."""
    text, original = record.text(language).fields, record.original.fields
    yield from text.keywords
    if text is not original:
        yield from (original.title, *original.keywords)
    for name in ("organisation", "partners", "funders"):
        for other in catalogue.get(vars(record.meta).get(name)):
            yield other.text(language).fields.title
    for location in vars(record.meta).get("locations", ()):
        yield from filter(None, (location.name, location.town))
    yield from filter(None, (vars(record.meta).get("legal_name"),))


def _facts(record: Record, facets: Mapping[str, Codes], today: date) -> Iterator[tuple[str, str | Codes]]:
    """Yield what a card shows: codes by facet, the day of an event, and a state that is not the usual one."""
    fields = vars(record.meta)
    for name in _SHOWN:
        codes = fields.get("municipalities", ()) if name == "municipality" else facets.get(name, ())
        if codes and not SAYING_NOTHING.issuperset(codes):
            yield name, codes
    if isinstance(record.meta, Event) and record.meta.start:
        yield "date", dates.day_of(record.meta.start).isoformat()
    for name in ("number", "runs_from", "runs_until"):
        if number := fields.get(name):
            yield name, str(number)
    if record.is_archived(today):
        yield "state", "archived"
    elif record.is_draft:
        yield "state", "draft"
    for name in ("activity", "event_status"):
        if (value := fields.get(name)) and value not in {"running", "scheduled"}:
            yield name, str(value)


def _is_excluded(fields: Any) -> bool:
    return bool(fields.search and fields.search.exclude in {"true", "yes"})


def _boost(fields: Any) -> float:
    return float(fields.search.boost) if fields.search and fields.search.boost else 1.0


def _beginning(text: str) -> str:
    return text if len(text) <= 200 else text[:200].rpartition(" ")[0] + " …"
