"""Codes of vocabularies, and lists that say a thing twice."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any

from portal.checks.context import Context
from portal.model import markers
from portal.model.record import Record, Text
from portal.model.types import slug_of
from portal.model.vocabulary import Vocabularies, Vocabulary
from portal.problems import Level, Problem
from portal.spelling import nearest, slips

SHOWN_CODES = 40
"""How many allowed codes a message names at most."""


def codes_are_in_their_vocabulary(record: Record, context: Context) -> Iterator[Problem]:
    """Refuse codes that their vocabulary does not have; warn of terms that have ended."""
    for text in record.texts.values():
        yield from terms_of_text(text, context.vocabularies)


def terms_of_text(text: Text, vocabularies: Vocabularies) -> Iterator[Problem]:
    """Yield what is wrong with the codes in one text."""
    for place, code, mark in markers.terms(text.fields):
        vocabulary = vocabularies[mark.vocabulary]
        if not code:
            continue  # required and empty: reported as missing
        if code not in vocabulary:
            yield _unknown(text, place, code, vocabulary)
        elif ended := vocabulary[code].attribute("ended"):
            values = {"value": code, "ended": ended, "vocabulary": vocabulary.name}
            yield text.problem("term-ended", *place, level=Level.WARNING, **values)


def lists_have_no_doubles(record: Record, context: Context) -> Iterator[Problem]:
    """Refuse a value that stands twice in a list, without regard to case, and lists that are too long."""
    del context
    for text in record.texts.values():
        yield from lists_of_text(text)


def lists_of_text(text: Text) -> Iterator[Problem]:
    """Yield what is wrong with the lists in one text."""
    for name in text.fields.model_fields_set:
        value = getattr(text.fields, name)
        if isinstance(value, tuple):
            yield from _doubles(text, name, value)
            yield from _length(text, name, value)


def keywords_add_something(record: Record, context: Context) -> Iterator[Problem]:
    """Refuse keywords that only repeat the label of one of the record's topics."""
    topics = [context.vocabularies["topic"].terms.get(code) for code in record.meta.topics]
    for text in record.texts.values() if topics else ():
        keywords = text.fields.keywords
        if not keywords:
            continue
        labels = {label.casefold(): term.code for term in topics if term for label in term.labels.values()}
        for index, keyword in enumerate(keywords):
            if topic := labels.get(keyword.casefold()):
                yield text.problem("keyword-is-topic", "keywords", index, value=keyword, topic=topic)


def places_are_in_a_municipality(record: Record, context: Context) -> Iterator[Problem]:
    """Refuse a place whose municipality is a wider area, such as the whole region."""
    vocabulary = context.vocabularies["municipality"]
    for index, location in enumerate(getattr(record.meta, "locations", ())):
        code = location.municipality
        if code in vocabulary and vocabulary[code].attribute("area") == "yes":
            yield record.original.problem("location-area", "locations", index, "municipality", value=code)


def keys_of_mkdocs_are_left_alone(record: Record, context: Context) -> Iterator[Problem]:
    """Warn of keys that MkDocs' theme would read but the portal fills in itself."""
    del context
    for name in ("tags", "comments"):
        if name in record.meta.model_fields_set:
            yield record.original.problem("written-by-hand", name, level=Level.WARNING)


_LIMITS = {"topics": 6, "audiences": 5, "keywords": 12, "languages": 100, "resource_types": 4, "criteria": 12}


def _length(text: Text, name: str, values: Sequence[Any]) -> Iterator[Problem]:
    limit = _LIMITS.get(name)
    if limit is not None and len(values) > limit:
        yield text.problem("list-length", name, length=len(values), limit=limit)


def _doubles(text: Text, name: str, values: Sequence[Any]) -> Iterator[Problem]:
    seen: set[str] = set()
    for index, value in enumerate(values):
        if not isinstance(value, str):
            continue
        if value.casefold() in seen:
            yield text.problem("list-double", name, index, value=value)
        seen.add(value.casefold())


def _unknown(text: Text, place: markers.Place, code: str, vocabulary: Vocabulary) -> Problem:
    allowed = list(islice(vocabulary.terms, SHOWN_CODES))
    if len(vocabulary.terms) > SHOWN_CODES:
        allowed.append("…")
    suggestion = nearest_code(code, vocabulary)
    return text.problem(
        "unknown-term",
        *place,
        value=code,
        vocabulary=vocabulary.name,
        suggestion=suggestion,
        allowed=allowed,
        sure=_codes_meant(code, vocabulary) == {suggestion},
    )


def nearest_code(value: str, vocabulary: Vocabulary) -> str:
    """Return the code that was probably meant: another spelling, a label, a synonym, the concept's address."""
    by_name = _codes_by_name(vocabulary)
    spellings = _spellings(value)
    for spelling in spellings:
        if spelling in by_name:
            return by_name[spelling][0]
    if found := _by_address(value, vocabulary):
        return found
    near = nearest(spellings[0], by_name) or nearest(spellings[1], by_name)
    return by_name[near][0] if near else ""


def _codes_meant(value: str, vocabulary: Vocabulary) -> set[str]:
    """Return all codes that a value may stand for: those with this name, else those with a name that is nearly this."""
    by_name = _codes_by_name(vocabulary)
    spellings = _spellings(value)
    if exact := next((by_name[spelling] for spelling in spellings if spelling in by_name), None):
        return set(exact)
    if found := _by_address(value, vocabulary):
        return {found}
    return {code for spelling in spellings for name in slips(spelling, by_name) for code in by_name[name]}


def _spellings(value: str) -> tuple[str, str, str]:
    return value.casefold(), slug_of(value), re.sub(r"[\s_]+", "-", value.casefold())


def _codes_by_name(vocabulary: Vocabulary) -> dict[str, list[str]]:
    """Return the codes that a name stands for, by code, label and synonym; a code's own name stands for it alone."""
    found: dict[str, list[str]] = {}
    for term in vocabulary:
        for name in (*term.labels.values(), *(name for names in term.synonyms.values() for name in names)):
            codes = found.setdefault(name.casefold(), [])
            codes += [term.code] if term.code not in codes else []
    return found | {code.casefold(): [code] for code in vocabulary.terms}


def _by_address(value: str, vocabulary: Vocabulary) -> str:
    if "://" not in value:
        return ""
    bare = (
        value.split("://", 1)[1]
        .rstrip("/")
        .removesuffix("/deed.de")
        .removesuffix("/deed.en")
        .removesuffix("/legalcode")
    )
    return next((t.code for t in vocabulary if t.uri and t.uri.split("://", 1)[1].rstrip("/") == bare.rstrip("/")), "")
