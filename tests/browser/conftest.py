"""Chromium over the built site: every page must stay within its policy, on its host, and without an error."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page

from tests.sites import served


@pytest.fixture(scope="session")
def real_host(site: Path) -> Iterator[str]:
    """Return the address of the served site."""
    with served(site) as address:
        yield address


@pytest.fixture(scope="session")
def host(real_host: str) -> str:
    """Return the same; a module may serve another site by this name."""
    return real_host


@pytest.fixture(scope="session")
def varied_host(varied_site: Path) -> Iterator[str]:
    """Return the address of the served variation."""
    with served(varied_site) as address:
        yield address


@dataclass
class Visit:
    """A page in the browser, and what it complained about or asked other hosts for."""

    page: Page
    complaints: list[str] = field(default_factory=list)
    foreign: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on(
            "console", lambda message: self.complaints.append(message.text) if message.type == "error" else None
        )
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("request", lambda request: self._ask(request.url))

    def _ask(self, url: str) -> None:
        if urlsplit(url).hostname not in {"127.0.0.1", None}:
            self.foreign.append(url)


@pytest.fixture
def visit(chromium: Browser, request: pytest.FixtureRequest) -> Iterator[Visit]:
    """Return a fresh page; at the end nothing must have been complained about or asked of another host.

    `indirect` parameters are options of the context: width, dark, forced (colours), scripts, locale.
    """
    options = getattr(request, "param", {})
    context = chromium.new_context(
        viewport={"width": options.get("width", 1280), "height": 900},
        color_scheme="dark" if options.get("dark") else "light",
        forced_colors="active" if options.get("forced") else "none",
        java_script_enabled=options.get("scripts", True),
        locale=options.get("locale", "de-DE"),
    )
    visit = Visit(context.new_page())
    yield visit
    context.close()
    assert visit.complaints == []
    assert visit.foreign == []
