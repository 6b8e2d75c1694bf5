"""A site whose search has a small stub as engine, which knows the same records."""

import json
from pathlib import Path
from typing import Any

from portal.catalogue import Catalogue, load
from portal.content.addresses import TERM_FOLDERS
from portal.model.record import Record
from portal.project import open_project
from portal.render.formats import language_name
from tests import sites

STUB = Path(__file__).parent / "search_stub.js"
FIELDS = {
    "topic": "topics", "audience": "audiences", "stage": "stages", "municipality": "municipalities",
    "offer_type": "offer_type", "language": "languages", "resource_type": "resource_types", "license": "license",
}  # fmt: skip
"""Facet → field that holds its codes."""


def make_stubbed_site(project: Path, output: Path) -> None:
    """Build a copy of this repository in `project` with the stub in place of the engine."""
    sites.copy_project(project)
    data = json.dumps(_data(load(open_project(project))), ensure_ascii=False)
    engine = f"window.stubData = {data};\n{STUB.read_text('utf-8')}"
    (project / "overrides/assets/search.js").write_text(engine, "utf-8")
    sites.build(project, output)


def _data(catalogue: Catalogue) -> dict[str, Any]:
    languages = catalogue.project.languages
    return {
        "records": {code: [_hit(record, code) for record in catalogue.records] for code in languages},
        "labels": {code: _labels(catalogue, code) for code in languages},
        "terms": {code: list(_terms(catalogue, code)) for code in languages},
    }


def _hit(record: Record, language: str) -> dict[str, Any]:
    text = record.text(language)
    facts = {facet: vars(record.meta).get(name) or [] for facet, name in FIELDS.items()}
    return {
        "id": record.id, "kind": record.kind, "address": record.address, "title": text.fields.title,
        "summary": text.fields.summary, "language": text.language, "isFallback": text.language != language,
        "facts": {**facts, "kind": record.kind}, "score": 1, "body": text.body, "published": str(record.meta.published),
    }  # fmt: skip


def _labels(catalogue: Catalogue, language: str) -> dict[str, dict[str, str]]:
    labels: dict[str, dict[str, str]] = {"kind": {}}
    for record in catalogue.records:
        labels["kind"][record.kind] = record.kind.capitalize()
        for facet, name in FIELDS.items():
            value = vars(record.meta).get(name) or ()
            for code in [value] if isinstance(value, str) else value:
                labels.setdefault(facet, {})[code] = _label(catalogue, facet, code, language)
    return labels


def _label(catalogue: Catalogue, facet: str, code: str, language: str) -> str:
    if facet == "language":
        return language_name(code, language)
    return catalogue.vocabularies[facet][code].label(language)


def _terms(catalogue: Catalogue, language: str) -> list[dict[str, str]]:
    folder = TERM_FOLDERS["topic"]
    return [
        {"type": "term", "title": term.label(language), "address": f"{folder}/{term.code}/", "kind": "topic"}
        for term in catalogue.vocabularies["topic"]
    ]
