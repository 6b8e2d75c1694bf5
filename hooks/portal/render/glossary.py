"""The words of offices with what they mean, by letter.

The word itself is the original's on every page, because it is the one that stands in letters and on doors; readers of
another language get its meaning in theirs beside it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from urllib.parse import urlsplit

from portal.content.addresses import prose_address
from portal.model.vocabulary import GLOSSARY, VocabularyTerm
from portal.render.collation import collation_key
from portal.render.edition import Edition, Name

_NO_LETTER = "0–9"


@dataclass(frozen=True, slots=True)
class Entry:
    """A word, its meaning in the reader's language, its explanation, where more stands.

    `language` and `text_language` are those of the word and its explanation where they are not the page's.
    """

    id: str
    word: str
    text: str
    language: str = ""
    meaning: str = ""
    text_language: str = ""
    see: tuple[Name, ...] = ()
    source: str = ""

    @property
    def host(self) -> str:
        """Return the host of the source."""
        return (urlsplit(self.source).hostname or self.source).removeprefix("www.")


@dataclass(frozen=True, slots=True)
class Letter:
    """The words that begin with a letter."""

    letter: str
    entries: tuple[Entry, ...]

    @property
    def id(self) -> str:
        """Return the id of the heading."""
        return f"__letter-{'0' if self.letter == _NO_LETTER else self.letter.lower()}"


def glossary(edition: Edition) -> list[Letter]:
    """Return the words of the glossary in the order of their own language; none where the portal has no glossary."""
    terms = edition.catalogue.vocabularies.get(GLOSSARY)
    entries = sorted(
        (entry_of(term, edition) for term in terms or ()), key=lambda entry: collation_key(entry.word, edition.original)
    )
    groups = groupby(entries, key=lambda entry: _letter(entry.word, edition.original))
    return [Letter(letter, tuple(found)) for letter, found in groups]


def _letter(word: str, language: str) -> str:
    first = collation_key(word, language)[0][:1].upper()
    return first if first.isalpha() else _NO_LETTER


def entry_of(term: VocabularyTerm, edition: Edition) -> Entry:
    """Return a word as readers of a language see it."""
    word, meaning = term.label(edition.original), term.label(edition.language)
    own = term.descriptions.get(edition.language, "")
    is_original = edition.language == edition.original
    return Entry(
        id=term.code,
        word=word,
        text=own or term.descriptions.get(edition.original, ""),
        language="" if is_original else edition.original,
        meaning="" if meaning == word else meaning,
        text_language="" if own or is_original else edition.original,
        see=tuple(_see(term, edition)),
        source=term.attribute("source"),
    )


def _see(term: VocabularyTerm, edition: Edition) -> Iterator[Name]:
    """Yield the records and pages that tell more; those that are not shown are skipped."""
    for target in term.attribute_list("see"):
        path, _, fragment = target.partition("#")
        if not path.endswith(".md"):
            yield from edition.names(path)
        elif page := edition.page(prose_address(path, edition.catalogue.project.languages)):
            address = edition.link(page.file.address)
            text_language = "" if page.file.language == edition.language else page.file.language
            yield Name(page.fields.title or path, f"{address}{'#' if fragment else ''}{fragment}", text_language)
