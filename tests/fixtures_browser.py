"""Chromium for all tests that need it: one for each worker, as Playwright takes no second."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright

from portal.publish.pdf import find_browser

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync"]  # fmt: skip


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Return the installed Chromium."""
    executable = find_browser()
    assert executable, "no Chromium found; see tests/install_chromium.sh"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=FLAGS)
        yield browser
        browser.close()
