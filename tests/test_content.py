"""The content of this repository: sound, and complete in both languages of the core."""

from functools import cache

import pytest

from portal.catalogue import Catalogue, load
from portal.content.tree import collect
from portal.model.kinds import FOLDER_OF_KIND
from portal.problems import Level
from portal.project import open_project
from tests.support import ROOT

CORE = ("de", "en")


@cache
def catalogue() -> Catalogue:
    """Return the catalogue as it is today: time passes in tests, too."""
    return load(open_project(ROOT), drafts=True)


def test_the_content_has_no_error() -> None:
    errors = [problem for problem in catalogue().problems if problem.level is Level.ERROR]
    assert [f"{problem.path}:{problem.line} {problem.message('en')}" for problem in errors] == []


def test_every_record_is_written_in_german_and_english() -> None:
    assert [record.path for record in catalogue().records if not set(CORE) <= record.texts.keys()] == []


def test_every_prose_page_is_written_in_german_and_english() -> None:
    pages: dict[str, set[str]] = {}
    for page in collect(open_project(ROOT)).prose:
        if not page.path.startswith("docs/developers/"):
            pages.setdefault(page.address, set()).add(page.language)
    assert {address: languages for address, languages in pages.items() if not set(CORE) <= languages} == {}


@pytest.mark.parametrize("kind", FOLDER_OF_KIND)
def test_every_kind_has_records(kind: str) -> None:
    assert any(record.kind == kind for record in catalogue().records)


def test_slugs_are_ids() -> None:
    assert [record.path for record in catalogue().records if record.slug != record.id] == []
