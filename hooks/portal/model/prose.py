"""The metadata of prose pages in docs/."""

from typing import Annotated

from pydantic import StringConstraints

from portal.model.parts import Part, SearchOptions, Silence, TranslationNote
from portal.model.types import Line


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
