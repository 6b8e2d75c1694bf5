"""Another integration centre starts a portal of its own with one command."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import html, sites
from tests.browser.conftest import Visit
from tests.browser.test_pages import findings
from tests.site import test_pages
from tests.stories.reader import Reader, words

pytestmark = [pytest.mark.browser, pytest.mark.site]

PLACES = {"05358008": "Düren", "05358024": "Jülich", "05358036": "Langerwehe"}
COLOUR = "#7a1f3d"
CREDITS = ("„Migration und Bildung“ in der StädteRegion Aachen", "(Migration and Education) in the StädteRegion Aachen")
"""What is said of where the software comes from."""
THIS_REGION = re.compile(
    "aachen|05334|alsdorf|baesweiler|eschweiler|herzogenrath|monschau|roetgen|simmerath|würselen|staedteregion",
    re.IGNORECASE,
)


@pytest.fixture(scope="module")
def started(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a new portal."""
    folder = tmp_path_factory.mktemp("region") / "portal-dueren"
    places = [part for key, name in PLACES.items() for part in ("--municipality", f"{key}={name}")]
    said = portal("init", str(folder), "--region", "Kreis Düren", "--colour", COLOUR, *places)
    assert said.returncode == 0, said.stderr
    return folder


@pytest.fixture(scope="module")
def started_site(started: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return its built site."""
    output = tmp_path_factory.mktemp("started") / "site"
    sites.build(started, output)
    return output


@pytest.fixture(scope="module")
def started_host(started_site: Path) -> Iterator[str]:
    """Return the address of the served site."""
    with sites.served(started_site) as address:
        yield address


@pytest.fixture
def newcomer(visit: Visit, started_host: str) -> Reader:
    """Return somebody in front of the new portal."""
    return Reader(visit.page, started_host)


def portal(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "portal", *arguments, "--language", "en"]
    return subprocess.run(
        command, capture_output=True, text=True, check=False, env={**os.environ, "PYTHONWARNINGS": "error"}
    )


def test_nothing_is_wrong_with_a_new_portal(started: Path) -> None:
    said = portal("check", "--root", str(started), "--today", sites.DAY)
    assert (said.returncode, said.stdout) == (0, "0 records checked: nothing to complain about\n")


def test_no_text_of_this_region_is_left(started_site: Path) -> None:
    left = {}
    for file in started_site.rglob("*"):
        if file.suffix in {".html", ".json", ".ndjson", ".xml", ".txt", ".css", ".svg", ".js"}:
            text = file.read_text("utf-8")
            for credit in CREDITS:
                text = text.replace(credit, "").replace(f"“{credit}".replace("“(", "” ("), "")
            if found := THIS_REGION.search(text):
                left[str(file.relative_to(started_site))] = text[max(found.start() - 60, 0) : found.end() + 60]
    assert left == {}


def test_its_pages_are_sound(started_site: Path) -> None:
    inspected = [html.inspect(page, started_site) for page in html.pages(started_site)]
    test_pages.test_html_has_no_parse_errors(inspected)
    test_pages.test_ids_are_unique_and_every_page_has_one_h1_and_a_title(inspected)
    test_pages.test_every_internal_link_leads_to_a_file_and_an_anchor(started_site, inspected)
    test_pages.test_the_policy_stands_in_every_page_and_no_page_needs_an_exception(started_site)


@pytest.mark.parametrize("language", ["de", "en"])
def test_the_home_page_is_that_of_the_region(newcomer: Reader, language: str) -> None:
    newcomer.start(language)
    assert "Kreis Düren" in words(newcomer.page.get_by_role("banner"))
    for place in PLACES.values():
        assert newcomer.main.get_by_role("link", name=place, exact=True).count() == 1
    newcomer.follow("Jülich")
    assert "Jülich" in words(newcomer.main.get_by_role("heading", level=1))


def test_its_colour_is_worn_and_can_be_read(visit: Visit, newcomer: Reader) -> None:
    newcomer.start()
    link = newcomer.main.get_by_role("link", name="Wen Sie fragen können")
    assert link.evaluate("link => getComputedStyle(link).color") == "rgb(122, 31, 61)"
    for address in ("", "zustaendig/", "search/", "familien/", "municipalities/05358008/", "redaktion/eintrag/"):
        visit.page.goto(f"{newcomer.host}/{address}")
        assert findings(visit) == [], address


@pytest.mark.parametrize("visit", [pytest.param({"dark": True, "width": 360}, id="dark")], indirect=True)
def test_its_colour_can_be_read_in_the_dark(visit: Visit, newcomer: Reader) -> None:
    newcomer.start()
    assert findings(visit) == []


def test_its_first_organisation_answers_who_is_responsible(started: Path, visit: Visit, tmp_path: Path) -> None:
    file = started / "materials/organisations/ki-kreis-dueren/index.md"
    settings = (started / "mkdocs.yml").read_text("utf-8")
    file.parent.mkdir(parents=True)
    file.write_text(ORGANISATION, "utf-8")
    try:
        answered = settings.replace("integration_centre: []", "integration_centre: [ki-kreis-dueren]")
        (started / "mkdocs.yml").write_text(answered, "utf-8")
        sites.build(started, tmp_path / "site")
    finally:
        (started / "mkdocs.yml").write_text(settings, "utf-8")
        file.unlink()
        file.parent.rmdir()
    with sites.served(tmp_path / "site") as address:
        reader = Reader(visit.page, address)
        reader.start().follow("Wer ist für mich zuständig?").follow("Integrationszentrum im Kreis Düren")
        assert "ganze Region" not in words(reader.main)
        assert "Kreis Düren" in words(reader.main.get_by_role("region", name="Auf einen Blick"))


ORGANISATION = """---
id: ki-kreis-dueren
kind: organisation
title: Integrationszentrum im Kreis Düren
summary: Ein Beispiel für einen Eintrag, der in der ganzen Region gilt und dort gefunden wird.
state: published
published: 2026-11-24
last_checked: 2026-11-24
municipalities: ["05358"]
org_type: kommune
email: integration@example.org
---
Dieser Eintrag ist erfunden.
"""
