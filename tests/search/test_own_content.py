"""Queries as teachers and families type them, judged over the portal's own content (judged.yml): a floor."""

from collections import defaultdict
from datetime import date
from pathlib import Path
from statistics import mean
from typing import Any

import pytest
import yaml

from portal.catalogue import load
from portal.project import open_project
from portal.render.naming import Naming
from portal.search.index import Index
from portal.search.ranking import lead, rank
from portal.search.site import index_of
from tests.sites import DAY
from tests.support import ROOT

JUDGED: dict[str, dict[str, list[str]]] = yaml.safe_load((Path(__file__).parent / "judged.yml").read_text("utf-8"))
FIRST = 5


@pytest.fixture(scope="module")
def indexes() -> dict[str, Index]:
    catalogue = load(open_project(ROOT, today=date.fromisoformat(DAY)))
    languages = catalogue.project.languages
    return {language: index_of(catalogue, language, Naming(catalogue), texts=False)[0] for language in languages}


def found_by(index: Index, query: str) -> list[str]:
    numbers = [number for number, _ in rank(index, query).found]
    return [index.entries[number].id for number in lead(index, query, numbers)]


def answers(indexes: dict[str, Index]) -> list[tuple[str, str, list[str], list[str]]]:
    """Return language, query, what is found and what is relevant, for every query."""
    return [
        (language, query, found_by(indexes[language], query), relevant)
        for language, queries in JUDGED.items()
        for query, relevant in queries.items()
    ]


def test_the_set_is_large_enough_and_names_what_there_is(indexes: dict[str, Index]) -> None:
    assert sum(map(len, JUDGED.values())) >= 60
    assert set(JUDGED) >= {"de", "en", "uk", "ar", "tr"}
    known: set[Any] = {entry.id for entry in indexes["de"].entries}
    named = {id_ for queries in JUDGED.values() for relevant in queries.values() for id_ in relevant}
    assert named - known == set()


def test_what_is_relevant_stands_in_front(indexes: dict[str, Index]) -> None:
    recalls: dict[str, list[float]] = defaultdict(list)
    reciprocals = []
    misses = []
    for language, query, found, relevant in answers(indexes):
        recalls[language].append(sum(id_ in relevant for id_ in found[:FIRST]) / min(FIRST, len(relevant)))
        reciprocals.append(next((1 / place for place, id_ in enumerate(found, 1) if id_ in relevant), 0))
        if not set(found) & set(relevant):
            misses.append((language, query))
    assert misses == []
    assert mean(recall for found in recalls.values() for recall in found) >= 0.8
    assert mean(reciprocals) >= 0.9
    assert {language: found for language, found in recalls.items() if mean(found) < 0.6} == {}


def test_a_title_that_begins_as_the_query_is_first(indexes: dict[str, Index]) -> None:
    assert found_by(indexes["de"], "schule ohne rassismus")[0] == "schule-ohne-rassismus"
    assert found_by(indexes["de"], "integrationspreis")[0] == "integrationspreis-aachen"
