"""The prose pages in docs/: metadata, pairing, addresses, links."""

import re
from collections.abc import Iterator
from pathlib import Path

from portal.checks.context import Context
from portal.checks.links import links_of_text
from portal.checks.translations import section_names
from portal.content.prose import Prose
from portal.model.prose import WITHOUT_EFFECT
from portal.problems import Level, Mark, Problem
from portal.project import Project
from portal.translations.pairing import outdated_since

DEVELOPERS = "docs/developers/"
"""Pages for developers are English only."""

FRAMES = {"main.html", "not_found.html"}
"""Templates that are no page of their own."""

_ICON = re.compile(r"^\.i-([a-z0-9-]+)", re.MULTILINE)


def prose_is_sound(context: Context) -> Iterator[Problem]:
    """Yield what is wrong with the prose pages."""
    originals = {page.file.address: page for page in context.prose if page.file.is_original}
    overrides = _overrides(context.project)
    templates = {path.name for path in overrides.glob("*.html")} - FRAMES
    icons = _icons(overrides)
    for page in context.prose:
        yield from page.problems
        yield from links_of_text(page.file.path, page.body, page.body_line, context)
        if page.fields.template is not None and page.fields.template not in templates:
            yield _at(page, "template", "template-missing", value=page.fields.template, allowed=sorted(templates))
        yield from _metadata(page, icons)
        if page.fields.silence and not page.file.is_original:
            yield _at(page, "silence", "neutral-in-translation", key="silence")
        if not page.file.is_original:
            yield from _translation(page, originals.get(page.file.address), context)


def _overrides(project: Project) -> Path:
    """Return the folder of the templates: the project's own, or else that of the installed portal."""
    return project.overrides if project.overrides.is_dir() else Path(__file__).parents[3] / "overrides"


def _icons(overrides: Path) -> frozenset[str]:
    sheet = overrides / "assets" / "icons.css"
    return frozenset(_ICON.findall(sheet.read_text("utf-8"))) if sheet.is_file() else frozenset()


def _metadata(page: Prose, icons: frozenset[str]) -> Iterator[Problem]:
    fields = page.fields
    if fields.icon is not None and fields.icon not in icons:
        yield _at(page, "icon", "icon-missing", value=fields.icon, allowed=sorted(icons))
    for name in WITHOUT_EFFECT:
        if name in fields.model_fields_set:
            value = getattr(fields, name)
            said = ", ".join(value) if isinstance(value, tuple) else str(value)
            yield _at(page, name, "without-effect", level=Level.WARNING, value=said)


def _translation(page: Prose, original: Prose | None, context: Context) -> Iterator[Problem]:
    if original is None:
        path = page.file.path
        expected = f"{path.removesuffix(f'.{page.file.language}.md')}.md"
        values = {"expected": expected, "language": context.project.original}
        yield Problem(path, "orphan-translation", values=values)
        return
    note = page.fields.translation
    if note is None:
        yield Problem(page.file.path, "required", 1, 1, Level.WARNING, "translation", {"name": "translation"})
    elif note.source is None:
        yield _at(page, "translation", "translation-unconfirmed", level=Level.WARNING, id=original.file.path)
        return
    else:
        outdated, changed = outdated_since(note, original.words, original.body)
        if outdated:
            yield _at(
                page,
                "translation",
                "translation-outdated",
                level=Level.WARNING,
                sections=section_names(changed),
                id=original.file.path,
            )


def _at(page: Prose, name: str, code: str, *, level: Level = Level.ERROR, **values: object) -> Problem:
    mark = page.marks.get((name,), Mark(1, 1))
    return Problem(page.file.path, code, *mark, level=level, field=name, values={"name": name, **values})
