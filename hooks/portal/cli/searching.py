"""`portal search`: what readers of a language find, in the order in which their browser shows it."""

import argparse
import json
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from portal.catalogue import load
from portal.cli.report import safe
from portal.project import Project, UsageError
from portal.render.document import prefix
from portal.render.naming import Naming
from portal.search.facets import SORTS, Facets
from portal.search.ranking import Ranking, rank
from portal.search.site import index_of

if TYPE_CHECKING:
    from argparse import _SubParsersAction


def add_commands(commands: "_SubParsersAction[argparse.ArgumentParser]", common: argparse.ArgumentParser) -> None:
    """Add the command to the parser."""
    parser = commands.add_parser("search", parents=[common], help="search as the browser does")
    parser.add_argument("query", metavar="QUERY")
    parser.add_argument("--language", metavar="CODE", help="language of the page (default: that of the originals)")
    parser.add_argument(
        "--filter", action="append", default=[], metavar="facet=code", help="show only these; may be repeated"
    )
    parser.add_argument("--sort", choices=SORTS, default="relevance")
    parser.add_argument("--texts", action="store_true", help="search the full texts too")
    parser.add_argument("--limit", type=int, default=10, metavar="N", help="how many to show (default: 10)")
    parser.add_argument("--format", choices=("text", "json"), default="text")
    parser.set_defaults(command=search)


def search(project: Project, options: argparse.Namespace) -> int:
    """Print what is found, and return 0."""
    language = options.language or project.original
    if language not in project.languages:
        raise UsageError(f"{language} is no language of this portal: {', '.join(project.languages)}")
    if options.limit < 0:
        raise UsageError("--limit takes a number from 0")
    catalogue = load(project)
    index, facets = index_of(catalogue, language, Naming(catalogue), texts=options.texts)
    filters = _filters(options.filter, facets)
    ranking = rank(index, options.query, texts=options.texts)
    is_asked = bool(index.normaliser.words(options.query))
    numbers = [number for number, _ in ranking.found] if is_asked else range(len(index.entries))
    passed, counts = facets.apply(numbers, filters)
    ordered = facets.sorted(passed, "newest" if not is_asked and options.sort == "relevance" else options.sort)
    hits = _hits(ordered[: options.limit], ranking, facets)
    if options.format == "json":
        answer = {
            "total": len(passed),
            "hits": hits,
            "facets": _counted(facets, counts),
            "didYouMean": ranking.suggestion(index, options.query),
            "terms": ranking.terms,
        }
        print(json.dumps(answer, ensure_ascii=False, indent=1))
        return 0
    _print_words(hits, len(passed), ranking.suggestion(index, options.query), prefix(language, project))
    return 0


def _filters(given: Sequence[str], facets: Facets) -> dict[str, list[str]]:
    known = {facet.name: facet for facet in facets.facets}
    found: dict[str, list[str]] = {}
    for text in given:
        name, equals, code = text.partition("=")
        if not equals or not code:
            raise UsageError(f"--filter takes facet=code, not {text}")
        if name not in known:
            raise UsageError(f"{name} is nothing to filter by; there are: {', '.join(known)}")
        found.setdefault(name, []).append(code)
    return found


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


def _print_words(hits: Sequence[dict[str, Any]], total: int, suggestion: str | None, below: str) -> None:
    if suggestion:
        print(safe(f"→ {suggestion}?"))
    for place, hit in enumerate(hits, 1):
        language = f" [{hit['language']}]" if hit["isFallback"] else ""
        print(f"{place:3}. {safe(hit['title'])}{language}  /{below}{hit['address']}")
    print(f"{len(hits)} / {total}")
