"""Hostile content, as given in shared/: refused with its file, or harmless in a browser, with and without the guard."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

import portal.bridge.build
import portal.render.markdown
from portal.bridge.build import build
from portal.catalogue import Catalogue, load
from portal.project import open_project
from tests.guard.hostile import Hostile, hostile
from tests.sites import served
from tests.support import HOME, HOME_EN, ROOT, SOUND, TODAY, lay_out

pytestmark = pytest.mark.browser

INPUTS = hostile()
CONTENT = [entry for entry in INPUTS if entry.kind != "configuration"]
"""What lies in docs/; the two faults of configuration are tests of their own."""
TEXTS = [e for e in CONTENT if e.path == "docs/fall.md" and e.kind not in {"denial-of-service", "front-matter"}]
"""What a browser could run if it came through."""
SECRET = b"S3CR3T"
PAGE = "fall/index.html"

needs_inputs = pytest.mark.skipif(not INPUTS, reason="the folder shared/ is not beside this repository")


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """Return a small checkout: one record, a start page, the project's own templates."""
    root = tmp_path / "checkout"
    lay_out(root, {path: SOUND[path] for path in (HOME, HOME_EN, "materials/organisations/ki/index.md")})
    (root / HOME).write_text("---\ntitle: Start\n---\n# Willkommen\n", "utf-8")
    (root / HOME_EN).write_text("---\ntitle: Home\ntranslation: {method: human}\n---\n# Welcome\n", "utf-8")
    for name in ("overrides", "hooks"):
        shutil.copytree(ROOT / name, root / name, ignore=shutil.ignore_patterns("__pycache__", "portal"))
    settings = (ROOT / "mkdocs.yml").read_text("utf-8")
    for page in ("lehrkraefte.md", "familien.md", "mitmachen.md"):
        settings = settings.replace(f"      - {page}\n", "")
    (root / "mkdocs.yml").write_text(settings, "utf-8")
    return root


def written(site: Path) -> Iterator[tuple[str, bytes]]:
    return ((file.relative_to(site).as_posix(), file.read_bytes()) for file in site.rglob("*") if file.is_file())


def opened(chromium: Browser, site: Path) -> tuple[list[str], bool]:
    """Open the hostile page and return which other hosts it asked, and whether a script of its own ran."""
    asked: list[str] = []
    context = chromium.new_context()
    page: Page = context.new_page()
    page.on("request", lambda request: asked.append(request.url) if "evil" in request.url else None)
    with served(site) as host:
        page.goto(f"{host}/fall/", wait_until="load")
        for link in page.locator("main a").all()[:3]:
            if (link.get_attribute("href") or "").lower().startswith(("javascript", "data")):
                link.click(timeout=1000)
        ran = bool(page.evaluate("window.__pwn !== undefined"))
    context.close()
    return asked, ran


@needs_inputs
@pytest.mark.parametrize("entry", CONTENT, ids=lambda entry: entry.id)
def test_content_is_answered_as_expected(checkout: Path, chromium: Browser, entry: Hostile) -> None:
    entry.lay_out(checkout)
    if entry.id == "link-title-breakout":
        (checkout / "docs/x.md").write_text("# X\n", "utf-8")  # a dead link would be an error of its own
    site = checkout / "site"
    outcome = build(open_project(checkout, today=TODAY), site)
    errors = [problem for problem in outcome.problems if problem.level == "error"]
    if entry.outcome == "rejected" or (errors and entry.outcome in {"build", "accepted"} and entry.kind != "control"):
        assert not outcome.is_built
        assert any(problem.path.startswith(entry.path) for problem in errors), errors
        preview = build(open_project(checkout, today=TODAY), site, keep_going=True)
        assert preview.is_built, preview.failure
        left_out = site / entry.path.removeprefix("docs/")
        assert not left_out.is_file() or left_out.read_bytes() != (checkout / entry.path).read_bytes()
        assert not (site / PAGE).exists()
    else:
        assert outcome.is_built, (errors, outcome.failure)
        if (site / PAGE).exists():
            assert opened(chromium, site) == ([], False)
    assert [name for name, data in written(site) if SECRET in data] == []
    if entry.kind == "control":
        assert [p for p in outcome.problems if p.path == entry.path] == []


@needs_inputs
@pytest.mark.parametrize("entry", TEXTS, ids=lambda entry: entry.id)
def test_without_the_guard_the_policy_alone_keeps_scripts_from_running(
    checkout: Path, chromium: Browser, entry: Hostile, monkeypatch: pytest.MonkeyPatch
) -> None:
    entry.lay_out(checkout)

    def unchecked(project: object, **options: object) -> Catalogue:
        return replace(load(project, **options), problems=())  # type: ignore[arg-type]

    monkeypatch.setattr(portal.bridge.build, "load", unchecked)
    monkeypatch.setattr(portal.render.markdown, "sanitise", lambda html: html)
    outcome = build(open_project(checkout, today=TODAY), checkout / "site")
    assert outcome.is_built, outcome.failure
    assert not opened(chromium, checkout / "site")[1]


def test_no_tag_of_the_configuration_reads_the_environment(checkout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PORTAL_SECRET", "S3CR3T_ENV")
    settings = checkout / "mkdocs.yml"
    text = settings.read_text("utf-8").replace("site_name: Migration und Bildung", "site_name: !ENV PORTAL_SECRET")
    settings.write_text(text, "utf-8")
    assert open_project(checkout, today=TODAY).site_name == "Migration und Bildung"
