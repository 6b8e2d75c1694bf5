"""The terminal recording in the editors' guide shows what the commands say today."""

import re

import pytest

from tests.recording import PAGES, record


@pytest.mark.parametrize("language", ["de", "en"])
def test_the_recording_is_current(language: str) -> None:
    note = re.compile(r"^translation:.*?^---$", re.MULTILINE | re.DOTALL)
    page = PAGES[language].read_text("utf-8")
    assert note.sub("---", page) == note.sub("---", record(language)), "python -m tests.recording writes it anew"
