"""`portal search`: what readers of a language find, in the order in which their browser shows it."""

import argparse
import json
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from portal.catalogue import load
from portal.cli.report import safe
from portal.project import Project, UsageError
from portal.render.document import prefix
from portal.render.naming import Naming
from portal.search.answer import answer
from portal.search.facets import SORTS, Facets
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
    found = answer(
        index,
        facets,
        options.query,
        filters=_filters(options.filter, facets),
        sort=options.sort,
        texts=options.texts,
        limit=options.limit,
    )
    if options.format == "json":
        print(json.dumps(found, ensure_ascii=False, indent=1))
    else:
        _print_words(found, prefix(language, project))
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


def _print_words(found: Mapping[str, Any], below: str) -> None:
    if found["didYouMean"]:
        print(safe(f"→ {found['didYouMean']}?"))
    for place, hit in enumerate(found["hits"], 1):
        language = f" [{hit['language']}]" if hit["isFallback"] else ""
        print(f"{place:3}. {safe(hit['title'])}{language}  /{below}{hit['address']}")
    print(f"{len(found['hits'])} / {found['total']}")
