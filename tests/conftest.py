"""Fixtures for all tests."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from tests.fixtures_browser import chromium  # noqa: F401 - a fixture for browser and search
from tests.fixtures_site import inspected, shared, site, varied, varied_site  # noqa: F401 - fixtures for site and browser
from tests.support import SOUND, Portal, lay_out

MakePortal = Callable[[Mapping[str, str | bytes]], Portal]


@pytest.fixture
def portal(tmp_path: Path) -> Portal:
    """A sound portal with one record of every kind."""
    return lay_out(tmp_path / "portal", SOUND)


@pytest.fixture
def make_portal(tmp_path: Path) -> MakePortal:
    """Make a portal of the given files."""
    return lambda files: lay_out(tmp_path / "portal", files)
