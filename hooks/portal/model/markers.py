"""What a field means beyond its type, as data: rules and pages read these marks off the models."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, get_args, get_origin

from pydantic import BaseModel, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

Place = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Required:
    """A published record must have this field; a draft may lack it for now."""


@dataclass(frozen=True, slots=True, eq=False)
class Term:
    """The text is the code of a term in the named vocabulary."""

    vocabulary: str

    def __get_pydantic_json_schema__(self, core: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """Note the vocabulary in a JSON Schema; its codes are not known here."""
        return {**handler(core), "x-vocabulary": self.vocabulary}


@dataclass(frozen=True, slots=True, eq=False)
class Reference:
    """The text is the id of another record, of one of these kinds (none named = any)."""

    kinds: tuple[str, ...] = ()

    def __get_pydantic_json_schema__(self, core: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """Note in a JSON Schema which kinds of records the id may belong to."""
        return {**handler(core), "x-reference": list(self.kinds)}


@cache
def required_fields(model: type[BaseModel]) -> tuple[str, ...]:
    """Return the names of the model's required fields, in the order of declaration."""
    return tuple(
        name for name, info in model.model_fields.items() if any(isinstance(m, Required) for m in info.metadata)
    )


def terms(part: BaseModel) -> Iterator[tuple[Place, str, Term]]:
    """Yield every vocabulary code inside `part`: its place, the code, the mark."""
    return _marked(part, Term)


def references(part: BaseModel) -> Iterator[tuple[Place, str, Reference]]:
    """Yield every reference inside `part`: its place, the id, the mark."""
    return _marked(part, Reference)


def _marked(part: BaseModel, kind: type[Any]) -> Iterator[tuple[Place, str, Any]]:
    for name, key, mark in _marked_fields(type(part), kind):  # type: ignore[arg-type]
        yield from _texts((key,), getattr(part, name), mark, kind)


def _texts(place: Place, value: Any, mark: Any, kind: type[Any]) -> Iterator[tuple[Place, str, Any]]:
    if isinstance(value, str):
        if value and mark is not None:
            yield place, value, mark
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _texts((*place, index), item, mark, kind)
    elif isinstance(value, BaseModel):
        yield from ((place + inner, text, found) for inner, text, found in _marked(value, kind))


@cache  # mypy does not take a class for hashable, hence the ignores
def _marked_fields(model: type[BaseModel], kind: type[Any]) -> tuple[tuple[str, str, Any], ...]:
    """Return the fields that hold marked texts, themselves or in a part: name, key in the file, own mark."""
    fields: list[tuple[str, str, Any]] = []
    for name, info in model.model_fields.items():
        mark = next((m for annotation in (info.annotation, *info.metadata) for m in _marks(annotation, kind)), None)
        if mark is not None or any(_marked_fields(part, kind) for part in _parts(info.annotation)):  # type: ignore[arg-type]
            fields.append((name, info.alias or name, mark))
    return tuple(fields)


def _marks(annotation: Any, kind: type[Any]) -> Iterator[Any]:
    if isinstance(annotation, kind):
        yield annotation
    elif get_origin(annotation) is Annotated:
        yield from (meta for meta in annotation.__metadata__ if isinstance(meta, kind))
    for argument in get_args(annotation):
        yield from _marks(argument, kind)


def _parts(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for argument in get_args(annotation):
        yield from _parts(argument)
