"""The fields of the seven kinds, for those who fill them in: what the models say, and what people are told about it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from typing import Annotated, Any, Literal, get_args, get_origin

from pydantic import BaseModel

from portal.content.front_matter import read_yaml
from portal.model.kinds import FOLDERS, TRANSLATIONS, CommonText, Kind, kind_name
from portal.model.markers import Term, required_fields

LANGUAGES = ("de", "en")
"""Languages in which the fields are explained."""

MKDOCS = frozenset(("template", "hide", "search", "icon", "comments", "tags"))
"""Keys of MkDocs and its theme: they may stand in a record, but say nothing there."""


@dataclass(frozen=True, slots=True)
class Help:
    """What people are told about a field: its name, what it is for, how it is written, what the keys in it are for."""

    label: str
    help: str
    example: str = ""
    parts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Field:
    """One field as it is written: its key, its closed list of values, the vocabulary of its codes, the keys inside."""

    name: str
    is_required: bool = False
    is_list: bool = False
    choices: tuple[str, ...] = ()
    vocabulary: str | None = None
    parts: tuple["Field", ...] = ()


def models() -> dict[str, type[Kind]]:
    """Return the models by kind, in the order of the menu."""
    return {kind_name(model): model for model in FOLDERS.values()}


def translations() -> dict[str, type[CommonText]]:
    """Return the models of translations by kind."""
    return {kind: TRANSLATIONS[model] for kind, model in models().items()}


@cache
def fields_of(model: type[BaseModel]) -> tuple[Field, ...]:
    """Return the fields of a model in the order of declaration, without the keys of MkDocs."""
    required = required_fields(model)
    return tuple(
        _field(info.alias or name, (info.annotation, *info.metadata), name in required or info.is_required())
        for name, info in model.model_fields.items()
        if name not in MKDOCS
    )


@cache
def helps(language: str) -> Mapping[str, Help]:
    """Return what is said about the fields in a language (de or en), by key; examples are German where it has none."""
    texts, german = _read(language), _read("de")
    return {
        name: Help(text["label"], text["help"], text.get("example") or german[name]["example"], text.get("parts", {}))
        for name, text in texts.items()
        if not name.startswith("_")
    }


@cache
def kind_helps(language: str) -> Mapping[str, Help]:
    """Return what is said about the kinds themselves in a language (de or en), by kind."""
    return {kind: Help(text["label"], text["help"]) for kind, text in _read(language)["_kinds"].items()}


@cache
def words_around(language: str, place: str) -> Mapping[str, str]:
    """Return the words that stand around the fields in a language, in a `draft` or on a `page` of the guide."""
    words: dict[str, str] = _read(language)[f"_{place}"]
    return words


@cache
def vocabulary_titles(language: str) -> Mapping[str, str]:
    """Return what the vocabularies are called in a language (de or en), by name, the most used first."""
    titles: dict[str, str] = _read(language)["_vocabularies"]
    return titles


@cache
def _read(language: str) -> dict[str, Any]:
    name = f"fields.{language}.yml"
    front = read_yaml(resources.files("portal").joinpath("interface", name).read_text("utf-8"), name)
    if front.problems:
        raise ValueError(f"{name}: {front.problems[0].message('en')}")
    return front.data


def _field(name: str, annotations: tuple[Any, ...], is_required: bool) -> Field:
    found = [inner for annotation in annotations for inner in _within(annotation)]
    parts = [model for model in found if isinstance(model, type) and issubclass(model, BaseModel)]
    return Field(
        name,
        is_required,
        is_list=any(get_origin(inner) is tuple for inner in found),
        choices=tuple(choice for inner in found if get_origin(inner) is Literal for choice in get_args(inner)),
        vocabulary=next((mark.vocabulary for mark in found if isinstance(mark, Term)), None),
        parts=fields_of(parts[0]) if parts else (),
    )


def _within(annotation: Any) -> Iterator[Any]:
    """Yield an annotation, the types it is made of and the marks on them, but not what their parts are made of."""
    yield annotation
    if get_origin(annotation) is Annotated:
        yield from annotation.__metadata__
    if get_origin(annotation) is not Literal:
        for argument in get_args(annotation):
            yield from _within(argument)
