"""The models hold every field of the contract (shared/fields.yml), for its kinds, in its scope, required or not."""

import re
from typing import Any

import pytest
import yaml

from portal.content.front_matter import read_front_matter, read_yaml
from portal.content.validation import validate
from portal.model.kinds import FOLDERS, TRANSLATIONS, Kind
from portal.model.markers import required_fields
from portal.problems import Level
from tests.support import (
    EVENT,
    MATERIAL,
    MODULE,
    OFFER,
    ORGANISATION,
    PROGRAMME,
    PROGRAMME_EN,
    PROJECT,
    SHARED,
    Portal,
)

CONTRACT = SHARED / "fields.yml"
Field = dict[str, Any]
PATHS = dict(zip("PJMOEGB", (PROGRAMME, PROJECT, MATERIAL, OFFER, EVENT, ORGANISATION, MODULE), strict=True))
MODELS: dict[str, type[Kind]] = {letter: FOLDERS[path.split("/")[1]] for letter, path in PATHS.items()}

MORE_KINDS = {
    "follows": "P",  # in no row: a programme that continues another (the chain Griffbereit … Rucksack)
    "age_range": "P",  # programmes of the chain are for children of an age
    "municipalities": "MB",  # head of the contract: all kinds
    "part_of": "G",  # head: an organisation without address needs part_of …
    "contact": "G",  # … or contact
    "not_in_school_holidays": "OG",  # in no row: no source states the school holidays, so it is said in words
    "silence": "PJMOEGB",  # in no row: warnings that are meant, with the reason
}
"""What the models have beyond the rows of the contract, and why."""
ONLY_IF = {
    "start": "head of the contract: start and end, or date_note",
    "end": "head of the contract: start and end, or date_note",
}
"""Fields that a row calls required although the contract's head makes that depend on others."""


def contract() -> list[Field]:
    if not CONTRACT.exists():
        return []
    rows: list[Field] = yaml.safe_load(CONTRACT.read_text("utf-8"))
    return [{**row, "f": name} for row in rows for name in row["f"].split(", ")]


FIELDS = contract()
by_name = pytest.mark.parametrize("field", FIELDS, ids=lambda field: field["f"])


def test_the_contract_is_there() -> None:
    if not CONTRACT.exists():
        pytest.skip(f"no {CONTRACT}")
    assert len(FIELDS) > 70


@by_name
def test_a_field_exists_for_exactly_its_kinds(field: Field) -> None:
    kinds = set(field["kinds"] + MORE_KINDS.get(field["f"], ""))
    models = {letter: TRANSLATIONS[model] if field["f"] == "translation" else model for letter, model in MODELS.items()}
    assert {letter for letter, model in models.items() if field["f"] in model.model_fields} == kinds


@by_name
def test_a_field_stands_in_translations_exactly_if_it_is_per_language(field: Field) -> None:
    for letter in field["kinds"]:
        is_translated = field["f"] in TRANSLATIONS[MODELS[letter]].model_fields
        assert is_translated == (field["scope"] == "lang"), letter


@by_name
def test_a_field_is_required_where_the_contract_says_so(field: Field) -> None:
    """Conditions in words (`if image`) are rules between fields; tests/checks shows them."""
    wanted = field["req"].replace("*", "PJMOEGB")
    if not re.fullmatch(r"[PJMOEGB]*", wanted) or field["f"] in ONLY_IF:
        wanted = ""
    required = {letter for letter, model in MODELS.items() if field["f"] in required_fields(model)}
    assert required == set(wanted)


def test_a_translation_says_how_it_was_made() -> None:
    assert all("translation" in required_fields(model) for model in TRANSLATIONS.values())


def test_the_models_have_no_field_beyond_the_contract() -> None:
    if not FIELDS:
        pytest.skip(f"no {CONTRACT}")
    known = {field["f"] for field in FIELDS} | MORE_KINDS.keys()
    assert {name for model in MODELS.values() for name in model.model_fields} - known == set()


def value_of(field: Field, example: str) -> str:
    """Return an example as front matter: its gaps filled, an item of a list as a list."""
    for gap, text in {"https://…": "https://example.org", "@…": "@example.org", "3fa1…": '"3fa1b2c3d4e5"'}.items():
        example = example.replace(gap, text)
    example = example.replace(", …}", ", credit: A, license: CC0-1.0}")
    return f"[{example}]" if example.startswith("{") and field["type"].startswith("list") else example


@pytest.mark.parametrize("field", [field for field in FIELDS if field["good"]], ids=lambda field: field["f"])
def test_the_good_example_is_accepted(field: Field) -> None:
    kinds = [MODELS[letter] for letter in field["kinds"]]
    # `kind` is the kind of the folder: its example fits one of them
    kinds = [model for model in kinds if field["f"] != "kind" or model.model_fields["kind"].default == field["good"]]
    for kind in kinds:
        model = TRANSLATIONS[kind] if field["scope"] == "lang" else kind
        front = read_yaml(f"{field['f']}: {value_of(field, field['good'])}", "a.md")
        assert (front.problems, validate(model, front, "a.md")[1]) == ((), [])


@pytest.mark.parametrize("field", [field for field in FIELDS if field["bad"]], ids=lambda field: field["f"])
def test_the_bad_example_is_refused(field: Field, portal: Portal) -> None:
    in_translation = field["f"] in {"translation", "same_as_default"}
    path = PROGRAMME_EN if in_translation else PATHS[field["kinds"][0]]
    replace(portal, path, field["f"], value_of(field, field["bad"]))
    errors = [problem for problem in portal.problems() if problem.level is Level.ERROR]
    assert [problem for problem in errors if problem.path == path and problem.field == field["f"]], errors


def replace(portal: Portal, path: str, name: str, value: str) -> None:
    """Give a field another value, whether it was there or not."""
    source = portal.read(path)
    front = read_front_matter(source, path)
    starts = sorted(mark.line for place, mark in front.key_marks.items() if len(place) == 1)
    lines = source.split("\n")
    if mark := front.key_marks.get((name,)):
        stop = next((start for start in starts if start > mark.line), front.body_line - 1)
        del lines[mark.line - 1 : stop - 1]
    lines.insert(1, f"{name}: {value}")
    portal.write(path, "\n".join(lines))
