"""Who is responsible where: the questions that a portal may answer for every municipality, and where they lie.

Which records answer them stands in mkdocs.yml (`extra.portal.responsibility`), their places in the vocabulary of
municipalities (`tile: [column, row]`), so that another region needs no code.
"""

from collections.abc import Mapping
from typing import Any

from portal.model.types import slug_of
from portal.model.vocabulary import VocabularyTerm

SETTING = "responsibility"

QUESTIONS = ("integration_centre", "school_place", "integration_management", "language_mediation")
"""The questions that there are words for (`responsibility.questions` in interface/*.yml)."""

TILE_WIDTH = 2
"""Columns that a municipality takes up on the map, so that rows can be shifted by half a tile."""

_FARTHEST = 40


def answers(settings: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
    """Return the ids of the records that answer each question, in the order of mkdocs.yml.

    What is not well-formed is left out; `portal check` reports it.
    """
    given = settings.get(SETTING)
    found = given.items() if isinstance(given, Mapping) else ()
    return {name: tuple(map(str, ids)) for name, ids in found if name in QUESTIONS and isinstance(ids, list)}


def anchor(term: VocabularyTerm, original: str) -> str:
    """Return the id of a municipality's section, the same in every language."""
    return slug_of(term.label(original))


def tile(term: VocabularyTerm) -> tuple[int, int] | None:
    """Return column and row of a municipality on the map, counted from 0; None where it has none or they are odd."""
    given = term.attribute_list("tile")
    if len(given) != 2 or not all(part.isascii() and part.isdigit() for part in given):
        return None
    column, row = map(int, given)
    return (column, row) if max(column, row) <= _FARTHEST else None
