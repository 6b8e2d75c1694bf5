"""A migrant organisation looks for what is meant for it."""

import pytest

from tests.stories.reader import Reader

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(
    ("language", "group", "label"),
    [("de", "Für wen", "Migrantenorganisationen"), ("en", "For whom", "Migrant organisations")],
)
def test_the_filter_for_migrant_organisations_has_five_hits(
    reader: Reader, language: str, group: str, label: str
) -> None:
    hits = reader.start(language).browse().choose(group, label).hits()
    assert len(hits) >= 5
    assert "KOMM-AN NRW" in hits
