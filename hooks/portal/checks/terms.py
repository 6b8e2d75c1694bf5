"""Codes of vocabularies, and lists that say a thing twice."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any

from portal.checks.context import Context
from portal.model import markers
from portal.model.record import Record, Text
from portal.model.types import slug_of
from portal.model.vocabulary import Vocabulary
from portal.problems import Level, Problem
from portal.spelling import nearest

SHOWN_CODES = 40
"""How many allowed codes a message names at most."""


def codes_are_in_their_vocabulary(record: Record, context: Context) -> Iterator[Problem]:
    """Refuse codes that their vocabulary does not have; warn of terms that have ended."""
    for text in record.texts.values():
        for place, code, mark in markers.terms(text.fields):
            vocabulary = context.vocabularies[mark.vocabulary]
            if code not in vocabulary:
                yield _unknown(text, place, code, vocabulary)
            elif ended := vocabulary[code].attribute("ended"):
                yield text.problem("term-ended", *place, level=Level.WARNING, value=code, ended=ended)


def lists_have_no_doubles(record: Record, context: Context) -> Iterator[Problem]:
    """Refuse a value that stands twice in a list, without regard to case, and lists that are too long."""
    del context
    for text in record.texts.values():
        for name in text.fields.model_fields_set:
            value = getattr(text.fields, name)
            if isinstance(value, tuple):
                yield from _doubles(text, name, value)
                yield from _length(text, name, value)


_LIMITS = {"topics": 6, "audiences": 5, "keywords": 12, "languages": 100, "resource_types": 4, "criteria": 12}


def _length(text: Text, name: str, values: Sequence[Any]) -> Iterator[Problem]:
    limit = _LIMITS.get(name)
    if limit is not None and len(values) > limit:
        yield text.problem("list-length", name, length=len(values), limit=limit)


def _doubles(text: Text, name: str, values: Sequence[Any]) -> Iterator[Problem]:
    seen: set[str] = set()
    for index, value in enumerate(values):
        key = value.casefold() if isinstance(value, str) else getattr(value, "path", None)
        if key is None:
            continue
        if key in seen:
            yield text.problem("list-double", name, index, value=value if isinstance(value, str) else key)
        seen.add(key)


def _unknown(text: Text, place: markers.Place, code: str, vocabulary: Vocabulary) -> Problem:
    allowed = list(islice(vocabulary.terms, SHOWN_CODES))
    if len(vocabulary.terms) > SHOWN_CODES:
        allowed.append("…")
    return text.problem(
        "unknown-term",
        *place,
        value=code,
        vocabulary=vocabulary.name,
        suggestion=nearest_code(code, vocabulary),
        allowed=allowed,
    )


def nearest_code(value: str, vocabulary: Vocabulary) -> str:
    """Return the code that was probably meant: another spelling, a label, a synonym, the concept's address."""
    by_name = {code.casefold(): code for code in vocabulary.terms}
    for term in vocabulary:
        names = [*term.labels.values(), *(name for names in term.synonyms.values() for name in names)]
        by_name |= {name.casefold(): term.code for name in names if name.casefold() not in by_name}
    spellings = (value.casefold(), slug_of(value), re.sub(r"[\s_]+", "-", value.casefold()))
    for spelling in spellings:
        if spelling in by_name:
            return by_name[spelling]
    if found := _by_address(value, vocabulary):
        return found
    near = nearest(spellings[0], by_name) or nearest(spellings[1], by_name)
    return by_name.get(near, "")


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
