"""From plain data to a model, and from pydantic's errors to Problems with their place."""

from collections.abc import Iterator, Mapping
from typing import Any, TypeVar, get_args

from pydantic import ValidationError
from pydantic_core import ErrorDetails, core_schema

from portal.content.front_matter import FrontMatter
from portal.model.kinds import FOLDERS, Translation, kind_name
from portal.model.markers import required_fields
from portal.model.parts import Part
from portal.problems import Level, Mark, Problem
from portal.spelling import is_slip, nearest

Model = TypeVar("Model", bound=Part)

_SPELT_OUT = {"ja": "yes", "nein": "no", "true": "yes", "false": "no", "unbekannt": "unknown", "entwurf": "draft"}
_EXPECTED = {
    "string_type": "text",
    "tuple_type": "list",
    "dict_type": "map",
    "model_type": "map",
    "model_attributes_type": "map",
    "date_type": "text",
}


def validate(model: type[Model], front: FrontMatter, path: str) -> tuple[Model, list[Problem]]:
    """Return the model of what is right in the front matter, and a Problem for everything that is not.

    Faulty fields are left out of the model, so that rules can still judge the others.
    """
    data = {key: value for key, value in front.data.items() if value is not None}
    problems: list[Problem] = []
    while True:
        try:
            return model.model_validate(_without_empty(data)), problems
        except ValidationError as error:
            details = error.errors(include_url=False)
            problems += (_problem(detail, model, front, path) for detail in details)
            for detail in details:
                data.pop(str(detail["loc"][0]), None)


def _without_empty(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_empty(item) for key, item in value.items() if item is not None}
    if isinstance(value, list):
        return tuple("" if item is None else _without_empty(item) for item in value)
    return value


def _problem(detail: ErrorDetails, model: type[Part], front: FrontMatter, path: str) -> Problem:
    place = tuple(_place(detail["loc"], front.data))
    code, values = _code_and_values(detail, place, model)
    marks = (
        front.key_marks if code in {"unknown-field", "field-of-other-kind", "neutral-in-translation"} else front.marks
    )
    mark = _nearest(marks, place) or _nearest(front.marks, place) or Mark(1, 1)
    top = str(place[0]) if place else None
    values = {key: value for key, value in values.items() if key != "code"}
    return Problem(path, code, *mark, field=top, values={"name": str(place[-1]) if place else "", **values})


def _place(location: tuple[int | str, ...], data: Any) -> Iterator[int | str]:
    """Yield the way through the data itself; pydantic's location also names the branches of unions."""
    for index, step in enumerate(location):
        is_last = index == len(location) - 1
        if isinstance(data, dict) and (step in data or is_last):
            data = data.get(step)
            yield step
        elif isinstance(data, list) and isinstance(step, int) and step < len(data):
            data = data[step]
            yield step


def _nearest(marks: Mapping[tuple[str | int, ...], Mark], place: tuple[str | int, ...]) -> Mark | None:
    return next((marks[place[:end]] for end in range(len(place), 0, -1) if place[:end] in marks), None)


def _code_and_values(
    detail: ErrorDetails, place: tuple[int | str, ...], model: type[Part]
) -> tuple[str, dict[str, Any]]:
    kind, context = detail["type"], detail.get("ctx", {})
    value = detail.get("input")
    if kind not in _PYDANTIC:
        return kind, dict(context)
    if isinstance(value, (list, tuple, dict)) and kind in {"string_type", "literal_error"}:
        return "type", {"expected": "text", "found": "map" if isinstance(value, dict) else "list"}
    if kind == "extra_forbidden":
        return _unknown_key(str(detail["loc"][-1]), place, model)
    if kind == "missing":
        return "part-missing", {"key": str(detail["loc"][-1]), "part": str(place[0])}
    if kind == "literal_error":
        return "choice", _choice(str(value), str(context["expected"]))
    if kind.endswith(("too_short", "too_long")):
        limits = {"minimum": context.get("min_length"), "maximum": context.get("max_length")}
        return ("too-short" if kind.endswith("too_short") else "too-long"), {"length": len(str(value)), **limits}
    return "type", {"expected": _EXPECTED.get(kind, "text"), "found": _form(value)}


_PYDANTIC = frozenset[str](get_args(core_schema.ErrorType))
"""The types of pydantic's own errors; any other is the code of a Problem."""


def _form(value: object) -> str:
    return "map" if isinstance(value, dict) else "list" if isinstance(value, (list, tuple)) else "text"


def _choice(value: str, expected: str) -> dict[str, Any]:
    allowed = [choice.strip("' ") for choice in expected.replace(" or ", ", ").split(",")]
    meant = _SPELT_OUT.get(value.lower(), value.lower())
    suggestion = meant if meant in allowed else nearest(meant, allowed, 0.6)
    sure = meant == suggestion or is_slip(meant, suggestion, allowed)
    return {"value": value, "allowed": allowed, "suggestion": suggestion, "sure": sure}


def _unknown_key(key: str, place: tuple[int | str, ...], model: type[Part]) -> tuple[str, dict[str, Any]]:
    if len(place) > 1:
        return "unknown-part", {"key": key, "part": str(place[0])}
    if issubclass(model, Translation) and key not in model.model_fields:
        if any(key in kind.model_fields for kind in FOLDERS.values()):
            return "neutral-in-translation", {"key": key}
    elif issubclass(model, tuple(FOLDERS.values())) and (
        others := [kind_name(kind) for kind in FOLDERS.values() if key in kind.model_fields]
    ):
        return "field-of-other-kind", {"key": key, "kinds": others}
    meant, names = key.lower(), model.model_fields
    suggestion = meant if meant in names else nearest(meant, names)
    sure = meant == suggestion or is_slip(meant, suggestion, names)
    return "unknown-field", {"key": key, "suggestion": suggestion, "sure": sure}


def missing_fields(model: type[Model], fields: Model, front: FrontMatter, path: str) -> Iterator[Problem]:
    """Yield a Problem for every required field that is absent or empty; in a draft they are warnings."""
    level = Level.WARNING if getattr(fields, "state", None) == "draft" and "state" in front.data else Level.ERROR
    for name in required_fields(model):
        if front.data.get(name) in (None, "", []):
            mark = front.key_marks.get((name,)) or Mark(1, 1)
            yield Problem(path, "required", *mark, level=level, field=name, values={"name": name})
