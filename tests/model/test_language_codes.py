"""Language codes: the official ones are accepted, the usual mistakes understood."""

import json
from typing import Any

import pytest

from portal.model.language_codes import is_language, suggested_language
from tests.support import SHARED

DATA = SHARED / "data" / "lang"


def official(name: str) -> Any:
    file = DATA / name
    if not file.exists():
        pytest.skip(f"no {file}")
    return file.read_text("utf-8")


def test_every_language_that_exports_know_is_accepted() -> None:
    known = json.loads(official("amb-language-map.json"))["map"]
    assert [code for code in known if not is_language(code)] == []


def test_the_registrys_languages_are_accepted_and_its_deprecated_ones_get_the_current_code() -> None:
    """A few hundredths are missing: langcodes knows the registry of its own release only."""
    rows = [json.loads(line) for line in official("iana-subtags.ndjson").splitlines()]
    languages = [row for row in rows if row["type"] == "language"]
    current = [row["subtag"] for row in languages if not row.get("deprecated")]
    replaced = [row for row in languages if row.get("preferred") and len(row["subtag"]) == 2]
    assert sum(map(is_language, current)) / len(current) > 0.99
    assert [row["subtag"] for row in replaced if is_language(row["subtag"])] == []


def test_the_usual_mistakes_are_understood() -> None:
    mistakes = json.loads(official("common-mistakes.json"))
    else_meant = {"se": "", "sh": "sr-Latn", "de_DE": "de-DE"}
    """`se` is Northern Sami; the others are as right as what the list says."""
    for code, meant in mistakes.items():
        assert suggested_language(code) == else_meant.get(code, meant), code
        assert code == "se" or not is_language(code)


@pytest.mark.parametrize("code", ["", "d", "german", "DE", "de_AT", "de-", "x-private", "12", "de-ZZZZ9", "م"])
def test_what_is_no_code_is_refused(code: str) -> None:
    assert not is_language(code)
