"""The answer to a query. Twin of `query` in overrides/assets/search.js."""

from collections.abc import Mapping, Sequence
from typing import Any

from portal.search.facets import Facets
from portal.search.index import Index
from portal.search.ranking import Ranking, lead, rank


def answer(
    index: Index,
    facets: Facets,
    query: str,
    *,
    filters: Mapping[str, Sequence[str]],
    sort: str = "relevance",
    texts: bool = False,
    limit: int = 10,
) -> dict[str, Any]:
    """Return what a query finds: `total`, the first `hits`, `facets` with counts, `didYouMean` and `terms`.

    A query without words finds everything, the newest first.
    """
    ranking = rank(index, query, texts=texts)
    is_asked = bool(index.normaliser.words(query))
    numbers = [number for number, _ in ranking.found] if is_asked else range(len(index.entries))
    passed, counts = facets.apply(numbers, filters)
    order = "newest" if not is_asked and sort == "relevance" else sort
    ordered = lead(index, query, passed) if order == "relevance" else facets.sorted(passed, order)
    return {
        "total": len(passed),
        "hits": _hits(ordered[:limit], ranking, facets),
        "facets": _counted(facets, counts),
        "didYouMean": ranking.suggestion(index, query),
        "terms": ranking.terms,
    }


def _hits(numbers: Sequence[int], ranking: Ranking, facets: Facets) -> list[dict[str, Any]]:
    scores = dict(ranking.found)
    return [
        {
            "id": entry.id,
            "kind": entry.kind,
            "address": entry.address,
            "title": entry.title,
            "summary": entry.summary,
            "language": entry.text_language,
            "isFallback": entry.is_fallback,
            "facts": entry.facts,
            "score": scores.get(number, 0),
        }
        for number, entry in ((number, facets.entries[number]) for number in numbers)
    ]


def _counted(facets: Facets, counts: Sequence[Sequence[int]]) -> dict[str, list[dict[str, Any]]]:
    return {
        facet.name: [
            {"code": code, "label": label, "count": count}
            for code, label, count in zip(facet.codes, facet.labels, numbers, strict=True)
        ]
        for facet, numbers in zip(facets.facets, counts, strict=True)
    }
