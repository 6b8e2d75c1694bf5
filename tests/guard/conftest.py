"""A tiny portal that is built in a fifth of a second, and a window in Chromium that says what happened in it."""

import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, Route

from portal.publish.policy import as_header
from tests.sites import served
from tests.support import ROOT

_HEADERS = {"Content-Security-Policy": as_header(), "X-Content-Type-Options": "nosniff"}
"""What the host has to send, as files that are no pages carry no policy of their own."""


@pytest.fixture(scope="session")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a checkout in German with a start page, the project's own templates and nothing else."""
    root = tmp_path_factory.mktemp("tiny") / "checkout"
    shutil.copytree(ROOT / "overrides", root / "overrides")
    (root / "hooks").mkdir()
    shutil.copy(ROOT / "hooks/portal_hook.py", root / "hooks")
    (root / "materials").mkdir()
    (root / "docs").mkdir()
    (root / "docs/index.md").write_text("---\ntitle: Start\n---\n# Willkommen\n\nText\n", "utf-8")
    settings = (ROOT / "mkdocs.yml").read_text("utf-8")
    for line in ("        - {locale: en, name: English}\n", "    search: true\n"):
        settings = settings.replace(line, "")
    for page in ("lehrkraefte.md", "familien.md", "mitmachen.md"):
        settings = settings.replace(f"      - {page}\n", "")
    (root / "mkdocs.yml").write_text(settings, "utf-8")
    return root


@pytest.fixture
def checkout(tiny: Path, tmp_path: Path) -> Path:
    """Return a copy of the tiny portal that a test may change."""
    return Path(shutil.copytree(tiny, tmp_path / "checkout"))


@dataclass
class Window:
    """A page in the browser that reaches its own host only; `foreign` are the other addresses that it asked for."""

    page: Page
    foreign: list[str] = field(default_factory=list)
    exists: bool = False

    def __post_init__(self) -> None:
        self.page.route("**/*", self._answer)
        self.page.on("dialog", lambda dialog: dialog.dismiss())

    def open(self, site: Path, address: str, headers: Mapping[str, str] = _HEADERS) -> bool:
        """Open a page of a built site, click what could run, and return whether it existed."""
        with self.showing(site, address, headers) as page:
            for link in page.locator("a[href^=javascript i], a[href^=data i]").all():
                link.dispatch_event("click")
            page.wait_for_timeout(20)
        return self.exists

    @contextmanager
    def showing(self, site: Path, address: str, headers: Mapping[str, str] = _HEADERS) -> Iterator[Page]:
        """Yield the page while its site is served."""
        self.foreign.clear()
        with served(site, headers) as host:
            response = self.page.goto(f"{host}/{address}", wait_until="load")
            self.exists = response is not None and response.ok
            yield self.page

    @property
    def ran(self) -> bool:
        """Return whether a script of the content ran."""
        return bool(self.page.evaluate("window.__pwn !== undefined || top.__pwn !== undefined"))

    def _answer(self, route: Route) -> None:
        if urlsplit(route.request.url).hostname in {"127.0.0.1", None}:
            route.continue_()
        else:
            self.foreign.append(route.request.url)
            route.abort()


@pytest.fixture(scope="session")
def window(chromium: Browser) -> Iterator[Window]:
    """Return the window that all tests of a worker look through; every page starts afresh."""
    context = chromium.new_context(locale="de-DE")
    yield Window(context.new_page())
    context.close()
