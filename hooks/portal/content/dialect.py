"""The Markdown that texts may use, in records and prose alike: the single source for everybody who converts."""

from collections.abc import Mapping
from functools import cache
from typing import Any

import markdown
from markdown.extensions.toc import slugify_unicode

EXTENSIONS = (
    "markdown.extensions.tables",
    "markdown.extensions.fenced_code",
    "markdown.extensions.footnotes",
    "markdown.extensions.def_list",
    "markdown.extensions.admonition",
    "markdown.extensions.attr_list",
    "markdown.extensions.toc",
    "pymdownx.details",
)
"""What texts may use beyond plain Markdown."""

EXTENSION_CONFIGS: Mapping[str, Mapping[str, Any]] = {
    "markdown.extensions.tables": {"use_align_attribute": True},
    "markdown.extensions.toc": {"slugify": slugify_unicode, "permalink": False},
}


def convert(body: str) -> str:
    """Return the HTML of a text as Markdown makes it, before anything is removed or led to its place.

    Raises `RecursionError` for what is nested too deeply.
    """
    try:
        return _converter().reset().convert(body)
    except RecursionError:
        _converter.cache_clear()  # it stands in the middle of a text
        raise


@cache
def _converter() -> markdown.Markdown:
    configs = {name: dict(config) for name, config in EXTENSION_CONFIGS.items()}
    return markdown.Markdown(extensions=list(EXTENSIONS), extension_configs=configs)
