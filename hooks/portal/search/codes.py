"""The codes that records are marked with: what one can filter by, and the concepts that they are found by."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from portal.catalogue import Catalogue
from portal.model import markers
from portal.model.kinds import FOLDER_OF_KIND
from portal.model.record import Record
from portal.model.vocabulary import Areas
from portal.search.entries import Codes

PAGE = "page"
"""The kind of prose pages."""

FACETS: Mapping[str, str] = {
    "kind": "", "topic": "topic", "stage": "stage", "audience": "audience", "school_form": "school_form",
    "subject": "subject", "resource_type": "resource_type", "offer_type": "offer_type", "municipality": "municipality",
    "language": "", "cefr": "cefr", "license": "license", "duration": "", "file_format": "",
    "accessibility": "accessibility_feature", "mode": "", "entry": "", "free": "", "childcare": "", "gender": "",
    "wheelchair": "", "format": "format", "org_type": "org_type", "organisation": "",
}  # fmt: skip
"""What one can filter by → the vocabulary of its codes, where it has one."""

ORDERS: Mapping[str, Codes] = {
    "kind": (*FOLDER_OF_KIND, PAGE),
    "duration": ("45", "90", "240", "480", "more"),
    "mode": ("presential", "blended", "online_appointments", "online", "unknown"),
    "entry": ("yes", "no", "unknown"),
    "free": ("yes", "no", "unknown"),
    "childcare": ("yes", "on_request", "no", "unknown"),
    "gender": ("all", "women", "men", "girls", "boys"),
    "wheelchair": ("yes", "limited", "no", "unknown"),
}
"""The order of codes that no vocabulary gives."""

NAMED = ("kind", "language", "mode", "entry", "free", "childcare", "gender", "wheelchair")
"""Facets without a vocabulary whose labels are words that people search for."""

SAYING_NOTHING = frozenset({"unknown", "no", "all"})
"""Codes that nobody looks for."""

_DURATION = re.compile(r"P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?)?")
_MINUTES = (7 * 24 * 60, 24 * 60, 60, 1)


FACET_OF: Mapping[str, str] = {vocabulary: facet for facet, vocabulary in FACETS.items() if vocabulary}
"""Vocabulary → the facet of its codes."""


def record_facets(record: Record, catalogue: Catalogue) -> Iterator[tuple[str, Codes]]:
    """Yield the facets of a record that have any codes."""
    fields = vars(record.meta)
    cost, levels, accessibility = fields.get("cost"), fields.get("cefr"), fields.get("accessibility")
    found: dict[str, Sequence[str | None]] = {
        "kind": (record.kind,),
        "topic": fields.get("topics", ()),
        "stage": fields.get("stages", ()),
        "audience": fields.get("audiences", ()),
        "school_form": fields.get("school_forms", ()),
        "subject": fields.get("subjects", ()),
        "resource_type": fields.get("resource_types", ()),
        "language": fields.get("languages", ()),
        "cefr": _between(levels, catalogue) if levels else (),
        "license": (fields.get("license"),),
        "duration": (_duration(fields.get("time_required") or ""),),
        "file_format": [file.path.rpartition(".")[2].lower() for file in fields.get("files", ())],
        "accessibility": accessibility.features if accessibility else (),
        "offer_type": (fields.get("offer_type"),),
        "municipality": _places(record, catalogue),
        "free": (cost.free if cost else None,),
        "childcare": (fields.get("childcare"),),
        "mode": (fields.get("course_mode"),),
        "format": fields.get("formats", ()),
        "org_type": (fields.get("org_type"),),
        "gender": (fields.get("gender"),),
        "entry": (fields.get("continuous_entry"),),
        "wheelchair": [location.wheelchair for location in fields.get("locations", ())],
        "organisation": (fields.get("organisation"),),
    }
    for name, codes in found.items():
        if kept := tuple(dict.fromkeys(code for code in codes if code)):
            yield name, kept


def concept_ids(record: Record, facets: Mapping[str, Codes]) -> Iterator[str]:
    """Yield the ids (`facet:code`) of the concepts that a record is found by."""
    for _place, code, mark in markers.terms(record.meta):
        if mark.vocabulary not in {"municipality", "deadline"}:
            yield f"{FACET_OF.get(mark.vocabulary, mark.vocabulary)}:{code}"
    for name in (*NAMED, "municipality", "cefr"):
        yield from (f"{name}:{code}" for code in facets.get(name, ()) if code not in SAYING_NOTHING)


def _places(record: Record, catalogue: Catalogue) -> Codes:
    """Return the municipalities and areas that a record holds for; the whole region means each of its places too."""
    places = vars(record.meta).get("municipalities", ())
    if not places:
        return ()
    areas = Areas.of(catalogue.vocabularies["municipality"])
    widest = next((area for area in reversed(areas.wider) if area in places), "")
    return areas.within(widest) if widest else tuple(places)


def _between(levels: Any, catalogue: Catalogue) -> Codes:
    """Return all levels of a range, first and last included."""
    codes = list(catalogue.vocabularies["cefr"].terms)
    if levels.start not in codes or levels.end not in codes:
        return (levels.start, levels.end)
    return tuple(codes[codes.index(levels.start) : codes.index(levels.end) + 1])


def _duration(text: str) -> str:
    """Return the class of a duration: up to 45 or 90 minutes, half a day, a working day, or more."""
    match = _DURATION.fullmatch(text)
    if not text or not match:
        return ""
    minutes = sum(int(number or 0) * unit for number, unit in zip(match.groups(), _MINUTES, strict=True))
    return next((code for code in ORDERS["duration"][:-1] if minutes <= int(code)), "more")
