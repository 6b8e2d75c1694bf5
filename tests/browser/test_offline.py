"""Family pages and offers kept on a device: read with the server stopped, renewed, removed."""

import json
import shutil
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from portal.publish.offline import offline_list
from tests.browser.conftest import Visit
from tests.browser.test_pages import findings, overflow
from tests.sites import served

pytestmark = pytest.mark.browser


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """Return a page that may complain: without a network, browsers do."""
    context = chromium.new_context(locale="de-DE")
    yield context.new_page()
    context.close()


def keep(page: Page, address: str) -> None:
    page.goto(address)
    page.locator("[data-part=keep]").click()
    page.locator("[data-part=remove]").wait_for(timeout=60_000)


def kept(page: Page) -> list[str]:
    names: list[str] = page.evaluate("caches.keys()")
    return names


def test_kept_pages_are_read_with_the_server_stopped(page: Page, site: Path) -> None:
    with served(site) as host:
        page.goto(f"{host}/familien/")
        assert page.evaluate("navigator.serviceWorker.getRegistrations().then((all) => all.length)") == 0
        keep(page, f"{host}/offline/")
        state = page.locator("[data-part=state]").inner_text()
        assert state.startswith("Behalten am ")
        assert str(json.loads((site / "offline/de.json").read_bytes())["pages"]) in state
    for address in ("", "familien/", "schulplatz/", "offers/seiteneinsteigerberatung/", "offers/"):
        page.goto(f"{host}/{address}")
        assert page.locator("h1").count() == 1
        assert page.evaluate("getComputedStyle(document.body).fontFamily") != "Times New Roman"
    page.goto(f"{host}/search/?q=Seiteneinsteiger")
    page.locator("[data-part=hits] .card", has_text="beratung").first.wait_for()
    page.goto(f"{host}/teaching-materials/kalender-der-sprachen/")
    assert page.locator("#__offline").count() == 1


def renew(folder: Path, *, added: Sequence[str] = (), gone: Sequence[str] = ()) -> None:
    """Change a page of a site, and which files its list names."""
    file = folder / "schulplatz/index.html"
    file.write_text(file.read_text("utf-8").replace("<h1>", "<h1>Neu: "), "utf-8")
    listed = json.loads((folder / "offline/de.json").read_bytes())
    listed["version"] = "new"
    listed["files"] |= dict.fromkeys(["schulplatz/", *added], "new")
    for address in gone:
        del listed["files"][address]
    (folder / "offline/de.json").write_text(json.dumps(listed), "utf-8")


def text_of(page: Page, address: str) -> str:
    """Return what is kept of an address; empty if nothing is."""
    script = "(name) => caches.match(new URL(name, location.href)).then((answer) => answer?.text() ?? '')"
    text: str = page.evaluate(script, f"/{address}")
    return text


def wait(page: Page, address: str, words: str) -> None:
    """Wait until some words are kept of an address."""
    for _ in range(100):
        if words in text_of(page, address):
            return
        page.wait_for_timeout(100)
    pytest.fail("never renewed")


def test_what_has_changed_is_renewed(page: Page, site: Path, tmp_path: Path) -> None:
    folder = tmp_path / "site"
    shutil.copytree(site, folder)
    with served(folder) as host:
        keep(page, f"{host}/offline/")
        assert text_of(page, "offers/")
        renew(folder, gone=["offers/"])
        page.goto(f"{host}/familien/")
        wait(page, "offline/de.json", '"version": "new"')
        assert "Neu: " in text_of(page, "schulplatz/")
        assert text_of(page, "offers/") == ""


def test_a_new_list_is_not_kept_before_all_its_files_are(page: Page, site: Path, tmp_path: Path) -> None:
    folder = tmp_path / "site"
    shutil.copytree(site, folder)
    with served(folder) as host:
        keep(page, f"{host}/offline/")
        before = text_of(page, "offline/de.json")
        renew(folder, added=["gibt-es-nicht/"])
        page.goto(f"{host}/familien/")
        wait(page, "schulplatz/", "Neu: ")
        page.wait_for_timeout(200)
        assert text_of(page, "offline/de.json") == before


def test_nothing_is_left_after_removing(page: Page, site: Path) -> None:
    with served(site) as host:
        keep(page, f"{host}/offline/")
        keep(page, f"{host}/en/offline/")
        assert sorted(kept(page)) == ["portal-offline-de", "portal-offline-en"]
        page.locator("[data-part=remove]").click()
        page.locator("[data-part=remove]").wait_for(state="hidden")
        assert kept(page) == ["portal-offline-de"]
        page.goto(f"{host}/offline/")
        page.locator("[data-part=remove]").click()
        page.locator("[data-part=remove]").wait_for(state="hidden")
        assert kept(page) == []
        page.wait_for_timeout(200)
        assert page.evaluate("navigator.serviceWorker.getRegistrations().then((all) => all.length)") == 0


def test_what_is_not_whole_is_not_kept(page: Page, site: Path, tmp_path: Path) -> None:
    folder = tmp_path / "site"
    shutil.copytree(site, folder)
    shutil.rmtree(folder / "schulplatz")
    with served(folder) as host:
        page.goto(f"{host}/offline/")
        page.locator("[data-part=keep]").click()
        page.locator("[data-part=failure]").wait_for(timeout=60_000)
        assert kept(page) == []


@pytest.mark.parametrize("visit", [{"width": 320}, {"width": 1280, "dark": True}], indirect=True)
def test_axe_finds_nothing(visit: Visit, host: str) -> None:
    visit.page.goto(f"{host}/offline/")
    visit.page.locator("[data-part=keep]").wait_for()
    assert findings(visit) == []
    assert overflow(visit) <= 0


def test_every_listed_file_is_there(site: Path) -> None:
    for language in ("de", "en"):
        listed = json.loads((site / f"offline/{language}.json").read_bytes())
        places = [site / (f"{name}index.html" if not name or name.endswith("/") else name) for name in listed["files"]]
        assert [place for place in places if not place.is_file()] == []
        assert listed["pages"] > 30


def version(files: Mapping[str, bytes]) -> str:
    """Return the version of a list of these files."""
    found: str = json.loads(offline_list(files, (), "offline/", files.__getitem__, date(2026, 11, 25)))["version"]
    return found


def test_the_version_changes_with_the_files_and_with_nothing_else() -> None:
    files = {"a/": b"A", "b/": b"B"}
    assert version(files) == version({"b/": b"B", "a/": b"A"})
    others = [{"a/": b"A", "b/": b"C"}, {"a/": b"A", "c/": b"B"}, {"a/": b"A"}]
    assert len({version(files), *map(version, others)}) == 4
