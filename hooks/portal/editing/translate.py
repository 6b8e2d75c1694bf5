"""The file of a translation, prepared for the person who writes it: every field empty, the original beside it."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import BaseModel

from portal.content.documents import DocumentCache
from portal.content.prose import read_prose
from portal.content.tree import collect
from portal.editing.naming import named
from portal.model.kinds import TRANSLATIONS
from portal.project import Project, UsageError
from portal.translations.fingerprints import TRANSLATABLE
from portal.translations.pairing import pair

_PROSE = ("title", "description")
_METHODS = "human | machine | machine_reviewed"


def translate(project: Project, name: str, language: str) -> str:
    """Write the translation file of a record (by id) or a prose page (by path) and return its path below the root.

    The fields stand empty under the original's words, the text is the original's own; `portal check` refuses the file
    until the fields are filled in. Nothing that exists is overwritten: raises `UsageError` for that, for a language
    that the site does not have, and for a name that nothing has.
    """
    if language not in project.languages[1:]:
        raise UsageError(f"--to takes one of {', '.join(project.languages[1:])}, not {language}")
    path, fields, body = _original(project, named(project, name))
    written = f"{path.removesuffix('.md')}.{language}.md"
    target = project.root / written
    text = "\n".join(["---", *_front(fields), "---", body])
    try:
        with target.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text if text.endswith("\n") else f"{text}\n")
    except FileExistsError as error:
        raise UsageError(f"{written} exists already; nothing was changed") from error
    except OSError as error:
        raise UsageError(f"{written} cannot be written: {error.strerror}") from error
    return written


def _original(project: Project, name: str) -> tuple[str, Mapping[str, Any], str]:
    """Return path, translatable fields and text of an original."""
    tree = collect(project)
    for record in pair(DocumentCache().read(tree), project)[0]:
        if name in {record.id, record.path}:
            model = TRANSLATIONS[type(record.meta)]
            names = [field for field in TRANSLATABLE if field in model.model_fields]
            return record.path, _said(record.meta, names), record.original.body
    for page in read_prose(tree):
        if page.file.is_original and name == page.file.path:
            return page.file.path, _said(page.fields, _PROSE), page.body
    raise UsageError(f"no record or page: {name}")


def _said(fields: BaseModel, names: list[str] | tuple[str, ...]) -> dict[str, Any]:
    return {name: value for name in names if (value := getattr(fields, name, None))}


def _front(fields: Mapping[str, Any]) -> Iterator[str]:
    for name, value in fields.items():
        yield from _entry(name, value)
    yield f"# {_METHODS}"
    yield "translation: {method: }"


def _entry(name: str, value: Any) -> Iterator[str]:
    """Yield a field without a value below what the original says; links keep their address."""
    if isinstance(value, str):
        yield f"# {_line(value)}"
        yield f"{name}:"
        return
    if all(isinstance(item, str) for item in value):
        yield f"# {', '.join(map(_line, value))}"
        yield f"{name}: []"
        return
    yield f"{name}:"
    for link in value:
        yield f"  # {_line(link.label)}"
        yield f"  - url: {json.dumps(link.url, ensure_ascii=False)}"
        yield "    label:"


def _line(text: str) -> str:
    return " ".join(text.split())
