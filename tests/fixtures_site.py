"""Fixtures for tests that look at a whole built site."""

import pickle
from pathlib import Path

import pytest

from tests import html, sites
from tests.support import ROOT

ENGLISH_MISSING = ("materials/programmes/bildungszugabe/index.en.md", "docs/mitmachen.en.md")
"""Translations that the varied site lacks."""
CHANGED = ("materials/programmes/griffbereit/index.md", "docs/lehrkraefte.md")
"""Originals of which the varied site says more than their translations."""


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder that all workers of this run share."""
    base = tmp_path_factory.getbasetemp()
    return base.parent if base.name.startswith("popen-gw") else base


@pytest.fixture(scope="session")
def site(shared: Path) -> Path:
    """Return the built site of this repository."""
    return sites.once(shared / "site", lambda folder: sites.build(ROOT, folder))


@pytest.fixture(scope="session")
def inspected(shared: Path, site: Path) -> list[html.Inspected]:
    """Return what there is to know of every page of the built site; read once for all workers."""

    def inspect(file: Path) -> None:
        file.write_bytes(pickle.dumps([html.inspect(page, site) for page in html.pages(site)]))

    found: list[html.Inspected] = pickle.loads(sites.once(shared / "inspected", inspect).read_bytes())
    return found


@pytest.fixture(scope="session")
def varied(shared: Path) -> Path:
    """Return a copy of this repository with untranslated, outdated, draft and cancelled content, and opening hours."""
    return sites.once(shared / "varied", _vary)


@pytest.fixture(scope="session")
def varied_site(shared: Path, varied: Path) -> Path:
    """Return the built site of the variation, with drafts."""
    return sites.once(shared / "varied-site", lambda folder: sites.build(varied, folder, "--drafts"))


def _vary(folder: Path) -> None:
    sites.copy_project(folder)
    for path in ENGLISH_MISSING:
        (folder / path).unlink()
    for path in CHANGED:
        original = folder / path
        original.write_text(original.read_text("utf-8") + "\nEin Satz, der neu ist.\n", "utf-8")
    for name, change in {
        "entwurf": ("state: published", "state: draft"),
        "abgesagt": ("event_status: scheduled", "event_status: cancelled"),
    }.items():
        text = _EVENT.replace("NAME", name).replace(*change)
        file = folder / f"materials/events/{name}/index.md"
        file.parent.mkdir()
        file.write_text(text, "utf-8")
    office = folder / "materials/organisations/sprechstunde/index.md"
    office.parent.mkdir()
    office.write_text(_OFFICE, "utf-8")


_EVENT = """---
id: NAME
kind: event
title: Fachtag NAME
summary: Ein Nachmittag mit Vortrag und drei Werkstätten für Lehrkräfte aller Schulformen.
state: published
published: 2026-11-22
topics: [mehrsprachigkeit]
audiences: [lehrkraefte]
languages: [de]
course_mode: presential
start: 2027-03-01 14:00
end: 2027-03-01 16:30
event_status: scheduled
organisation: ki-staedteregion-aachen
contact: ki-staedteregion-aachen
---
Der Ablauf folgt.
"""

_OFFICE = """---
id: sprechstunde
kind: organisation
title: Amt mit Sprechstunde
summary: Dieses Amt ist erfunden und hat Öffnungszeiten, damit man sie zeigen kann.
state: published
published: 2026-11-22
last_checked: 2026-11-22
municipalities: ["05334"]
org_type: kommune
email: amt@example.org
opening_hours: Mo-Fr 08:30-12:00; PH off
---
Es gibt dieses Amt nicht.
"""
