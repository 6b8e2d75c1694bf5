"""The same documents for other search engines: search/items.ndjson and search/vocabulary.json.

How they go into OpenSearch, Meilisearch and Typesense stands in docs/developers/search.md.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from portal.catalogue import Catalogue
from portal.search.documents import orders
from portal.search.entries import Concept, Entry
from portal.search.facets import day_number

_SECONDS = 86_400
_EPOCH = 10_957
"""Days from 1970 to 2000."""


def items(
    catalogue: Catalogue, found: Mapping[str, Iterable[Entry]], known: Iterable[Concept]
) -> Iterator[dict[str, Any]]:
    """Yield one flat document a language and record or page; lists hold codes, times are seconds since 1970."""
    labels = {concept.id: concept for concept in known}
    facets = tuple(orders(catalogue))
    for language, entries in found.items():
        prefix = "" if language == catalogue.project.original else f"{language}/"
        for entry in sorted(entries, key=lambda entry: entry.id):
            names = [labels[id_].label(language) for id_ in entry.concepts if id_ in labels]
            yield _item(entry, language, prefix, [name for name in names if name], facets)


def vocabulary(known: Iterable[Concept]) -> list[dict[str, Any]]:
    """Return all concepts: id (`facet:code`), and by language the label, then other names."""
    return [
        {"id": concept.id, "names": {language: list(names) for language, names in concept.names.items()}}
        for concept in known
    ]


def _item(entry: Entry, language: str, prefix: str, labels: list[str], facets: tuple[str, ...]) -> dict[str, Any]:
    key = "".join(character if character.isascii() and character.isalnum() else "-" for character in entry.id)
    return {
        "key": f"{language}_{key}",
        "id": entry.id,
        "language_of_page": language,
        "language_of_text": entry.text_language,
        "is_fallback": entry.is_fallback,
        "address": f"/{prefix}{entry.address}",
        "title": entry.title,
        "summary": entry.summary,
        "keywords": list(entry.keywords),
        "concepts": list(entry.concepts),
        "labels": labels,
        "body": entry.body,
        **{facet: list(entry.facets.get(facet, ())) for facet in facets if facet != "kind"},
        "kind": entry.kind,
        "published": _seconds(entry.published),
        "date": _seconds(entry.date),
        "weight": entry.weight,
    }


def _seconds(day: str) -> int:
    return (day_number(day) + _EPOCH) * _SECONDS if day else 0
