"""What a page is before it becomes a document: content, names and the languages it exists in."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Page:
    """One page in one language, ready to be put into the shell of its section.

    `path` is the address below the language's root (`offers/dialog-in-deutsch/`, empty for home), `content` the HTML
    inside `<main>`, `languages` those in which the page is really written (the others show the original).
    """

    language: str
    path: str
    section: str
    title: str
    description: str
    content: str
    languages: tuple[str, ...]
    is_indexed: bool = True
    updated: date | None = None


@dataclass(frozen=True, slots=True)
class Job:
    """A page that can be made; `key` changes whenever the page may look different."""

    language: str
    path: str
    key: str
    make: Callable[[], Page]
