"""The JSON Schemas say of single values what the models say: they take all that is sound and refuse what is not."""

import json
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from portal.cli import main
from portal.content.front_matter import read_front_matter
from portal.content.tree import RecordFile, collect
from portal.content.vocabularies import read_vocabularies
from portal.editing.fields import MKDOCS, models, translations
from portal.editing.schema import Schema, schemas
from portal.model.kinds import FOLDERS, kind_name
from portal.model.markers import required_fields
from portal.project import open_project
from tests.support import EVENT, MATERIAL, MODULE, MODULE_EN, OFFER, ORGANISATION, PROGRAMME, PROJECT, SOUND, Portal

NAMES = [*models(), *(f"{kind}.translation" for kind in translations())]


@cache
def all_schemas() -> dict[str, Schema]:
    return schemas(read_vocabularies(open_project())[0])


def data_of(text: str) -> dict[str, Any]:
    """Return front matter as the portal reads it; an empty value counts as absent."""
    data = read_front_matter(text, "record.md").data
    return {key: value for key, value in data.items() if value is not None}


def name_of(file: RecordFile) -> str:
    return kind_name(FOLDERS[file.folder]) + ("" if file.is_original else ".translation")


def faults(name: str, data: Mapping[str, Any]) -> list[str]:
    return [error.message for error in Draft202012Validator(all_schemas()[name]).iter_errors(data)]


def sound(path: str) -> dict[str, Any]:
    return data_of(str(SOUND[path]))


@pytest.mark.parametrize("name", NAMES)
def test_every_kind_has_two_valid_schemas(name: str) -> None:
    schema = all_schemas()[name]
    Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert set(all_schemas()) == set(NAMES)


def test_all_records_of_this_portal_fit_their_schemas() -> None:
    project = open_project()
    files = collect(project).files
    assert len(files) > 100
    wrong = {
        file.path: found
        for file in files
        if (found := faults(name_of(file), data_of((project.root / file.path).read_text("utf-8"))))
    }
    assert wrong == {}


@pytest.mark.parametrize(
    ("path", "name"),
    [
        (PROGRAMME, "programme"),
        (PROJECT, "project"),
        (MATERIAL, "material"),
        (OFFER, "offer"),
        (EVENT, "event"),
        (ORGANISATION, "organisation"),
        (MODULE, "module"),
        (MODULE_EN, "module.translation"),
    ],
)
def test_what_is_required_must_be_there(path: str, name: str) -> None:
    data = sound(path)
    assert faults(name, data) == []
    model = (models() | {f"{kind}.translation": m for kind, m in translations().items()})[name]
    for field in set(required_fields(model)) - {"state"}:
        less = {key: value for key, value in data.items() if key != field}
        assert any(repr(field) in fault for fault in faults(name, less)), field


def test_a_draft_may_lack_everything_but_may_hold_nothing_wrong(portal: Portal) -> None:
    assert faults("offer", {"state": "draft"}) == []
    assert faults("offer", {"state": "draft", "offer_type": "kurs"}) != []
    for kind in models():
        main(["new", kind, "etwas-neues", "--root", str(portal.root)])
        draft = next(portal.root.glob("materials/*/etwas-neues/index.md")).read_text("utf-8")
        assert faults(kind, {key: value for key, value in data_of(draft).items() if value != []}) == []
        next(portal.root.glob("materials/*/etwas-neues/index.md")).unlink()


@pytest.mark.parametrize(
    ("path", "name", "field", "value"),
    [
        (OFFER, "offer", "topics", ["Mehrsprachigkeit"]),
        (OFFER, "offer", "topics", "mehrsprachigkeit"),
        (OFFER, "offer", "offer_type", "kurs"),
        (OFFER, "offer", "municipalities", ["05334003"]),
        (OFFER, "offer", "kind", "event"),
        (OFFER, "offer", "state", "entwurf"),
        (OFFER, "offer", "Title", "Elterncafé"),
        (OFFER, "offer", "start", "2027-03-01"),
        (OFFER, "offer", "id", "Eltern_Café"),
        (OFFER, "offer", "id", "ab"),
        (OFFER, "offer", "summary", "Zu kurz"),
        (OFFER, "offer", "languages", ["arabisch!"]),
        (OFFER, "offer", "cost", {"free": "yes", "price": "3"}),
        (OFFER, "offer", "cost", {"amount": "3"}),
        (OFFER, "offer", "cost", {"free": "no", "amount": "2,50"}),
        (OFFER, "offer", "registration", {"required": "maybe"}),
        (OFFER, "offer", "contact", {"email": "ki(at)example.org"}),
        (OFFER, "offer", "contact", ["ki-region"]),
        (OFFER, "offer", "runs", [{"start": "2027-02-01"}]),
        (OFFER, "offer", "locations", [{"street": "Markt 1", "postal_code": "5207"}]),
        (OFFER, "offer", "locations", [{"street": "Markt 1", "postal_code": "52070", "lat": 6.1, "lon": 50.8}]),
        (OFFER, "offer", "links", [{"url": "javascript:alert(1)", "label": "Klick"}]),
        (EVENT, "event", "start", "14:00 Uhr"),
        (EVENT, "event", "seats", 0),
        (EVENT, "event", "repeats", {"freq": "daily", "until": "2027-06-30"}),
        (MATERIAL, "material", "license", "CC-BY"),
        (MATERIAL, "material", "cefr", {"from": "A1"}),
        (MATERIAL, "material", "time_required", "45 Minuten"),
        (MATERIAL, "material", "authors", "KI Aachen"),
        (MODULE, "module", "number", "3a"),
        (ORGANISATION, "organisation", "phone", "0241/5198"),
        (MODULE_EN, "module.translation", "license", "CC-BY-4.0"),
        (MODULE_EN, "module.translation", "translation", {"method": "deepl"}),
    ],
)
def test_what_the_check_refuses_the_schema_refuses(path: str, name: str, field: str, value: object) -> None:
    assert faults(name, sound(path) | {field: value}) != []


@pytest.mark.parametrize(
    ("path", "name", "field", "value"),
    [
        (MODULE, "module", "number", 3),
        (MODULE, "module", "number", "3"),
        (EVENT, "event", "seats", 25),
        (EVENT, "event", "start", "2027-03-01"),
        (OFFER, "offer", "cost", {"free": "no", "amount": 2.29}),
        (OFFER, "offer", "contact", {"email": "ki@example.org"}),
        (OFFER, "offer", "sources", [{"document": "Faltblatt", "publisher": "KI", "date": 2023}]),
        (OFFER, "offer", "locations", [{"street": "Markt 1", "postal_code": 52070}]),
        (MATERIAL, "material", "based_on", ["wortliste-alt"]),
        (OFFER, "offer", "tags", ["eins"]),
    ],
)
def test_numbers_may_be_written_with_or_without_quotation_marks(
    path: str, name: str, field: str, value: object
) -> None:
    assert faults(name, sound(path) | {field: value}) == []


def nodes(schema: object) -> Iterator[Schema]:
    if isinstance(schema, dict):
        yield schema
        for value in schema.values():
            yield from nodes(value)
    elif isinstance(schema, list):
        for value in schema:
            yield from nodes(value)


@pytest.mark.parametrize("name", NAMES)
def test_codes_are_enumerated_with_their_labels(name: str) -> None:
    schema, vocabularies = all_schemas()[name], read_vocabularies(open_project())[0]
    marked = {node["x-vocabulary"]: node["$ref"] for node in nodes(schema) if "x-vocabulary" in node}
    assert set(marked) == set(schema["$defs"])
    for vocabulary, reference in marked.items():
        codes = schema["$defs"][vocabulary]
        assert reference == f"#/$defs/{vocabulary}"
        assert codes["enum"] == list(vocabularies[vocabulary].terms)
        assert len(codes["enumDescriptions"]) == len(codes["enum"])
        for term, label in zip(vocabularies[vocabulary], codes["enumDescriptions"], strict=True):
            assert term.label("de") in label and term.label("en") in label


def test_some_codes_are_there_at_all() -> None:
    assert {"topic", "audience", "offer_type", "municipality", "cefr", "deadline"} <= set(
        all_schemas()["offer"]["$defs"]
    )


@pytest.mark.parametrize("name", NAMES)
def test_every_property_is_described_in_two_languages_with_an_example_that_fits(name: str) -> None:
    for key, schema in all_schemas()[name]["properties"].items():
        if key in MKDOCS:
            continue
        assert schema["title"] and "\n\n" in schema["description"], key
        for example in schema.get("examples", ()):
            validator = Draft202012Validator({**schema, "$defs": all_schemas()[name]["$defs"]})
            assert list(validator.iter_errors(example)) == [], key
        for inner in (node for node in nodes(schema) if node.get("type") == "object" and "properties" in node):
            assert all("description" in part for part in inner["properties"].values()), key


def test_nothing_of_pydantic_is_left() -> None:
    for schema in all_schemas().values():
        for node in nodes(schema):
            assert node.get("default", "") == "" and node.get("type") != "null"
            assert not str(node.get("$ref", "#/$defs/topic")).startswith("#/$defs/Co")


def test_the_command_writes_a_file_for_each(portal: Portal, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "out" / "schemas"
    assert main(["schema", "--root", str(portal.root), "--output", str(folder)]) == 0
    assert sorted(file.name for file in folder.iterdir()) == sorted(f"{name}.schema.json" for name in NAMES)
    assert len(capsys.readouterr().out.splitlines()) == len(NAMES)
    offer = json.loads((folder / "offer.schema.json").read_text("utf-8"))
    assert offer["$id"] == "offer.schema.json" and offer["title"] == "Angebot / Offer"


def test_the_command_prints_them_all(portal: Portal, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema", "--root", str(portal.root)]) == 0
    assert list(json.loads(capsys.readouterr().out)) == NAMES


def test_a_folder_that_cannot_be_is_no_traceback(
    portal: Portal, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    assert main(["schema", "--root", str(portal.root), "--output", str(tmp_path / "file")]) == 2
    assert capsys.readouterr().err.startswith("portal: ")
