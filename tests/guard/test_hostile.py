"""The hostile content that the project was given: every input is answered as its `expected` says.

Each is built twice, as it will be published and as a preview, and what comes of it is opened in Chromium. Then all of
them are built without the guard, and the security policy alone has to keep them from running.
"""

import re
import shutil
import time
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest

import portal.bridge.site
import portal.catalogue
import portal.render.markdown
from portal.bridge.build import Outcome, build
from portal.content.tree import ENDINGS
from portal.problems import Level, Problem
from portal.project import open_project
from tests.guard.conftest import Window
from tests.guard.hostile import Hostile, hostile
from tests.support import TODAY
from tests.test_workflows import faults

INPUTS = hostile()
pytestmark = [pytest.mark.browser, pytest.mark.skipif(not INPUTS, reason="the folder shared/ is not beside this one")]

CONTENT = [entry for entry in INPUTS if entry.kind != "configuration"]
SECRET = b"S3CR3T"
_SCRIPT = "<script>window.__pwn=1</script>"
SECONDS = 10
"""How long an answer may take."""

NO_LINE = {"suffix-language", "attachment-name", "attachment-ending", "file-name", "file-symlink", "file-active",
           "file-type", "file-truncated", "file-damaged", "image-dimensions", "unpacked-size"}  # fmt: skip
"""What is wrong with a file as a whole; drawings and texts are told by their line."""

WITH_COMPANION = {"link-title-breakout": "docs/x.md"}
"""Inputs that link to another page: a dead link would be an error of its own."""

UNBUILDABLE = {"fm-template-missing": "without its template the page cannot be made at all"}
NAVIGATES = {"html-meta-refresh": "no policy keeps a page from leading to another one; only the guard does"}

OPENED = [
    entry
    for entry in CONTENT
    if entry.path.endswith((".md", ".svg", ".js", ".xml"))
    and not entry.input.startswith("SYMLINK:")
    and entry.kind != "denial-of-service"
    and entry.path.isprintable()
    and entry.id not in UNBUILDABLE
]
"""What a browser can open."""


def built(checkout: Path, site: Path, *, keep_going: bool = False) -> Outcome:
    start = time.monotonic()
    outcome = build(open_project(checkout, today=TODAY), site, keep_going=keep_going)
    assert time.monotonic() - start < SECONDS
    assert outcome.failure == ""
    return outcome


def about(outcome: Outcome, entry: Hostile, level: Level) -> list[Problem]:
    path = unicodedata.normalize("NFC", entry.path)
    return [p for p in outcome.problems if p.level is level and p.path == path]


def files(site: Path) -> Iterator[Path]:
    return (file for file in site.rglob("*") if file.is_file())


def address(entry: Hostile) -> str:
    """Return where the input would be published: a page's folder or a file."""
    path = entry.path.removeprefix("docs/")
    return f"{path.removesuffix('.md')}/" if path.endswith(".md") else path


@pytest.mark.parametrize("entry", CONTENT, ids=lambda entry: entry.id)
def test_content_is_answered_as_expected(entry: Hostile, checkout: Path, window: Window) -> None:
    entry.lay_out(checkout)
    if companion := WITH_COMPANION.get(entry.id):
        (checkout / companion).write_text("# X\n", "utf-8")
    site, preview = checkout.parent / "site", checkout.parent / "preview"
    outcome = built(checkout, site)
    errors, warnings = about(outcome, entry, Level.ERROR), about(outcome, entry, Level.WARNING)
    if errors:
        assert entry.outcome == "rejected" or " or " in entry.expected
        assert not outcome.is_built and not site.exists()
        assert all(p.line for p in errors if p.code not in NO_LINE or entry.path.endswith(".svg"))
        assert built(checkout, preview, keep_going=True).is_built
        assert_left_out(entry, checkout, preview)
    else:
        assert entry.outcome != "rejected"
        assert outcome.is_built
        assert window.open(site, address(entry)) and not window.ran and window.foreign == []
        if entry.outcome == "neutralised" or "with warning" in entry.expected:
            assert any(problem.line for problem in warnings)
        elif "without warning" in entry.expected:
            assert warnings == []
    assert [file for folder in (site, preview) for file in files(folder) if SECRET in file.read_bytes()] == []


def assert_left_out(entry: Hostile, checkout: Path, preview: Path) -> None:
    assert (preview / "index.html").is_file() and (preview / "offers/index.html").is_file()
    place = preview / address(entry)
    assert not place.exists() or place.read_bytes() != (checkout / entry.path).read_bytes()


@pytest.mark.parametrize(
    ("id_", "text"),
    [
        ("ssti-config", "{{ config }}"),
        ("ssti-fm-title", "{{ 7*7 }} {{ config.plugins }}"),
        ("search-title-html", "<img src=x onerror=window.__pwn=1> schule"),
        ("ok-title-less", "Kinder < 6 & Jugendliche > 12"),
        ("h1-escaped-html", "<img src=x onerror=window.__pwn=1> schule"),
    ],
)
def test_what_is_accepted_is_shown_literally(id_: str, text: str, checkout: Path, window: Window) -> None:
    entry = next(entry for entry in CONTENT if entry.id == id_)
    entry.lay_out(checkout)
    built(checkout, checkout.parent / "site")
    assert window.open(checkout.parent / "site", address(entry))
    assert text in f"{window.page.title()} {window.page.locator('h1').inner_text()} {window.page.inner_text('main')}"


def test_a_result_of_the_search_shows_its_title_literally(checkout: Path, window: Window) -> None:
    next(entry for entry in CONTENT if entry.id == "search-title-html").lay_out(checkout)
    settings = checkout / "mkdocs.yml"
    settings.write_text(settings.read_text("utf-8").replace("  portal:\n", "  portal:\n    search: true\n"), "utf-8")
    built(checkout, checkout.parent / "site")
    with window.showing(checkout.parent / "site", "search/?q=schule") as page:
        page.get_by_role("link", name="<img src=x onerror=window.__pwn=1> schule").wait_for()
        assert not window.ran and window.foreign == []


@pytest.fixture(scope="module")
def unguarded(tiny: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a site of all inputs, each under its id, made without checks and without the allow-list."""
    root = tmp_path_factory.mktemp("unguarded") / "checkout"
    shutil.copytree(tiny, root)
    for entry in OPENED:
        entry.lay_out(root, unguarded_path(entry))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(portal.catalogue, "without_silenced", lambda problems, context: iter(()))
        patch.setattr(portal.render.markdown, "sanitise", lambda html: html)
        patch.setattr(portal.bridge.site, "ENDINGS", ENDINGS | {"js", "xml", "html"})
        outcome = build(open_project(root, today=TODAY), root.parent / "site")
    assert outcome.is_built, outcome.failure
    assert _SCRIPT in (root.parent / "site/html-script/index.html").read_text("utf-8")
    return root.parent / "site"


def unguarded_path(entry: Hostile) -> str:
    name = entry.path.rsplit("/", 1)[1]
    return f"docs/{entry.id}.md" if name.endswith(".md") else f"docs/{entry.id}/{name}"


def test_without_guard_and_policy_it_would_run(unguarded: Path, window: Window, tmp_path: Path) -> None:
    """The tests above and below see what they are looking for."""
    page = (unguarded / "html-script/index.html").read_text("utf-8")
    free = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", page)
    assert free != page
    (tmp_path / "index.html").write_text(free, "utf-8")
    assert window.open(tmp_path, "", headers={}) and window.ran


@pytest.mark.parametrize("entry", OPENED, ids=lambda entry: entry.id)
def test_without_the_guard_the_policy_alone_keeps_it_from_running(
    entry: Hostile, unguarded: Path, window: Window
) -> None:
    path = unguarded_path(entry).removeprefix("docs/")
    assert window.open(unguarded, f"{entry.id}/" if path.endswith(".md") else path)
    assert not window.ran
    assert window.foreign == [] or entry.id in NAVIGATES


def test_a_secret_of_the_environment_reaches_no_page(checkout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PORTAL_SECRET", "S3CR3T_ENV")
    settings = checkout / "mkdocs.yml"
    text = settings.read_text("utf-8")
    assert "site_name: Migration und Bildung\n" in text
    settings.write_text(text.replace("site_name: Migration und Bildung\n", "site_name: !ENV PORTAL_SECRET\n"), "utf-8")
    assert built(checkout, checkout.parent / "site").is_built
    assert [file for file in files(checkout.parent / "site") if SECRET in file.read_bytes()] == []


def test_a_workflow_that_runs_the_code_of_strangers_is_refused() -> None:
    entry = next(entry for entry in INPUTS if entry.id == "cfg-workflow-pr-target")
    found = list(faults(entry.input))
    assert "runs the code of strangers with the rights of the project" in found
    assert "may do more than read" in found and "leaves the token on disk" in found
