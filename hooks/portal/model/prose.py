"""The metadata of prose pages in docs/."""

from typing import Annotated

from pydantic import StringConstraints

from portal.model.parts import Part, SearchOptions, Silence, TranslationNote
from portal.model.types import Line

RESPONSIBILITY_PAGE = "responsibility.html"
"""Template of the page that says who is responsible in which municipality."""

GLOSSARY_PAGE = "glossary.html"
"""Template of the page that explains the words of the vocabulary `glossary`."""

WITHOUT_EFFECT = ("status", "tags", "subtitle", "comments")
"""Keys that the theme of MkDocs knows and this portal does not use: they are allowed, so that pages can move in."""


class ProseFields(Part):
    """What the front matter of a prose page may say; everything is optional."""

    title: Line | None = None
    description: Annotated[Line, StringConstraints(max_length=200)] | None = None
    template: Line | None = None
    icon: Line | None = None
    hide: tuple[Line, ...] = ()
    search: SearchOptions | None = None
    silence: tuple[Silence, ...] = ()
    translation: TranslationNote | None = None
    status: str | None = None
    tags: tuple[str, ...] = ()
    subtitle: str | None = None
    comments: str | None = None
