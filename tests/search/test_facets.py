"""Filters and counts."""

import pytest

from portal.search.facets import Facets, day_number
from tests.search.engine import small_index
from tests.search.library import CONCEPTS, ENTRIES


@pytest.fixture(scope="module")
def facets() -> Facets:
    return small_index("de", ENTRIES, CONCEPTS)[1]


def counted(facets: Facets, filters: dict[str, list[str]]) -> tuple[list[str], dict[str, int]]:
    passed, counts = facets.apply(range(len(ENTRIES)), filters)
    found = {
        f"{facet.name}={code}": count
        for facet, numbers in zip(facets.facets, counts, strict=True)
        for code, count in zip(facet.codes, numbers, strict=True)
    }
    return [facets.entries[number].id for number in passed], found


def test_without_filters_everything_counts(facets: Facets) -> None:
    ids, counts = counted(facets, {})
    assert sorted(ids) == list("abcmnop")
    assert counts == {"kind=material": 3, "kind=offer": 4, "topic=eltern": 1, "topic=sprache": 2}


def test_codes_of_a_facet_are_alternatives_and_do_not_lower_their_own_counts(facets: Facets) -> None:
    ids, counts = counted(facets, {"topic": ["eltern", "sprache"]})
    assert sorted(ids) == ["a", "b", "c"]
    assert counts == {"kind=material": 3, "kind=offer": 0, "topic=eltern": 1, "topic=sprache": 2}


def test_facets_are_all_demanded(facets: Facets) -> None:
    ids, counts = counted(facets, {"topic": ["eltern"], "kind": ["offer"]})
    assert ids == []
    assert counts == {"kind=material": 1, "kind=offer": 0, "topic=eltern": 0, "topic=sprache": 0}


def test_an_unknown_code_leaves_nothing_and_an_unknown_facet_everything(facets: Facets) -> None:
    assert counted(facets, {"topic": ["nirgends"]})[0] == []
    assert len(counted(facets, {"farbe": ["rot"]})[0]) == len(ENTRIES)


def test_orders(facets: Facets) -> None:
    numbers = range(len(ENTRIES))
    ids = {sort: [facets.entries[n].id for n in facets.sorted(numbers, sort)] for sort in ("newest", "title")}
    assert ids["newest"][:3] == ["b", "a", "m"]
    assert ids["title"] == list("acbopmn")
    assert facets.sorted([3, 1, 2], "relevance") == [3, 1, 2]


def test_days_are_numbers() -> None:
    assert [day_number(day) for day in ("", "1999-01-01", "2000-01-02", "2026-11-25")] == [0, 0, 1, 9825]
