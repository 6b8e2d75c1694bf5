"""The judged queries: what the search must not fall below (search/README.md of the measurements)."""

import json
from pathlib import Path
from typing import Any

import pytest

from benchmarks.search_quality import figures
from tests.support import SHARED

FOLDER = SHARED / "search"


@pytest.fixture(scope="module")
def measured() -> dict[str, Any]:
    if not (FOLDER / "documents.jsonl").is_file():
        pytest.skip("the judged documents are not here")
    return figures(FOLDER / "documents.jsonl", FOLDER / "vocabulary.json", FOLDER / "queries.json")


def test_targets_are_reached(measured: dict[str, Any]) -> None:
    assert measured["recall_at_5"] >= 0.88
    assert measured["mrr"] >= 0.94
    assert measured["zero_hits"] == 0
    assert min(measured["by_language"].values()) >= 0.80
    assert measured["first_query_kb"] is None


def test_figures_of_a_small_judgement(tmp_path: Path) -> None:
    document = {"language": "de", "summary": "", "keywords": [], "concepts": ["T.a"], "body": ""}
    titles = {"1": "Lesen", "2": "Rechnen"}
    lines = [json.dumps({**document, "id": id_, "title": title}) for id_, title in titles.items()]
    (tmp_path / "d").write_text("\n".join(lines), "utf-8")
    (tmp_path / "v").write_text(json.dumps({"T.a": {"de": {"label": "Thema", "synonyms": []}}}), "utf-8")
    queries = [
        {"language": "de", "query": "Lesen", "relevant": ["1"]},
        {"language": "de", "query": "Thema", "relevant": ["2"]},
        {"language": "fr", "query": "lire", "relevant": ["1"]},
    ]
    (tmp_path / "q").write_text(json.dumps(queries), "utf-8")
    found = figures(tmp_path / "d", tmp_path / "v", tmp_path / "q")
    assert (found["recall_at_5"], found["zero_hits"]) == (0.6667, 1)
    assert found["by_language"] == {"de": 1.0, "fr": 0.0}
