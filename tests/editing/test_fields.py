"""Every field is explained, in German and English, with an example that is right."""

import re
from collections.abc import Iterator

import pytest
from pydantic import BaseModel

from portal.checks.terms import terms_of_text
from portal.content.front_matter import read_front_matter
from portal.content.validation import validate
from portal.content.vocabularies import NAMES, read_vocabularies
from portal.editing.fields import (
    LANGUAGES,
    MKDOCS,
    Field,
    fields_of,
    helps,
    kind_helps,
    models,
    translations,
    vocabulary_titles,
    words_around,
)
from portal.model.kinds import CommonText, Organisation
from portal.model.record import Text
from portal.project import open_project
from tests.support import ROOT

MODELS: dict[str, type[CommonText]] = models() | {f"{kind} (translation)": m for kind, m in translations().items()}
NAMED = {field.name for model in MODELS.values() for field in fields_of(model)}


def with_parts(fields: tuple[Field, ...]) -> Iterator[Field]:
    for field in fields:
        if field.parts:
            yield field
            yield from with_parts(field.parts)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_field_is_explained_and_nothing_else(language: str) -> None:
    assert set(helps(language)) == NAMED
    assert set(kind_helps(language)) == set(models())
    assert set(vocabulary_titles(language)) == set(NAMES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_key_inside_a_field_is_explained(language: str) -> None:
    for model in MODELS.values():
        for field in fields_of(model):
            own = {part.name for part in field.parts}
            deeper = {part.name for inner in with_parts(field.parts) for part in inner.parts}
            explained = set(helps(language)[field.name].parts)
            assert own <= explained <= own | deeper
            assert deeper <= explained | set(helps(language)["authors"].parts)


def test_the_english_help_is_translated() -> None:
    same = {name for name in NAMED if helps("de")[name].help == helps("en")[name].help}
    assert same == set()
    for place in ("draft", "page"):
        german, english = (words_around(language, place) for language in ("de", "en"))
        assert list(german) == list(english)
        placeholders = [
            {name: set(re.findall(r"\{\w+\}", text)) for name, text in w.items()} for w in (german, english)
        ]
        assert placeholders[0] == placeholders[1]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", MODELS)
def test_every_example_is_right(kind: str, language: str) -> None:
    model = MODELS[kind]
    entries = [f"{field.name}: {helps(language)[field.name].example}" for field in fields_of(model)]
    text = "\n".join(["---", *entries, "---", ""]).replace("kind: offer", f"kind: {kind}")
    if model is Organisation:
        text = text.replace("part_of: [rucksack-schule]", "part_of: [ki-musterkreis]")
    front = read_front_matter(text, "example.md")
    assert front.problems == ()
    fields, problems = validate(model, front, "example.md")
    assert problems == []
    vocabularies, _ = read_vocabularies(open_project(ROOT))
    example = Text("de", "example.md", fields, "", 1, front.marks)
    assert [problem.message("en") for problem in terms_of_text(example, vocabularies)] == []


def test_fields_are_read_off_the_models() -> None:
    offer = {field.name: field for field in fields_of(models()["offer"])}
    assert offer["topics"] == Field("topics", is_required=True, is_list=True, vocabulary="topic")
    assert offer["childcare"].choices == ("yes", "no", "on_request", "unknown")
    assert [part.name for part in offer["cefr"].parts] == ["from", "to"]
    assert offer["registration"].parts[0].is_required and not offer["registration"].parts[1].is_required
    assert not offer["contact"].is_list and offer["contact"].parts
    assert offer["runs"].is_list and not offer["runs"].vocabulary
    assert not offer.keys() & MKDOCS


def test_a_new_part_is_found_wherever_it_stands() -> None:
    class Inner(BaseModel):
        code: str

    class Outer(BaseModel):
        inner: tuple[Inner, ...] = ()

    assert fields_of(Outer)[0].parts == (Field("code", is_required=True),)
