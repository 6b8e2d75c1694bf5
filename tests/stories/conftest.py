"""Stories of readers, over the built site with its real content."""

import pytest

from tests.browser.conftest import Visit, real_host, visit  # noqa: F401 - fixtures
from tests.stories.reader import Reader


@pytest.fixture
def reader(visit: Visit, real_host: str) -> Reader:  # noqa: F811 - fixtures are asked for by name
    """Return somebody in front of the portal; see `visit` for what no page may do."""
    return Reader(visit.page, real_host)
