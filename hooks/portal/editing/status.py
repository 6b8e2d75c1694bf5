"""How far the translations of a portal are, by language."""

from collections.abc import Iterator
from dataclasses import dataclass

from portal.catalogue import Catalogue
from portal.checks.prose import DEVELOPERS
from portal.content.prose import Prose, by_address
from portal.model.parts import TranslationNote
from portal.translations.pairing import outdated_since

STATES = ("human", "reviewed", "machine", "unconfirmed", "outdated", "missing")
"""From "a person has translated it" to "there is none"; what is outdated or unconfirmed counts only as that."""

_OF_METHOD = {"human": "human", "machine": "machine", "machine_reviewed": "reviewed"}


@dataclass(frozen=True, slots=True)
class TextStatus:
    """How a record or prose page stands in one language; `sections` are those that the original has newer."""

    language: str
    kind: str
    path: str
    state: str
    sections: tuple[str, ...] = ()


def status(catalogue: Catalogue) -> Iterator[TextStatus]:
    """Yield the state of every record and prose page that should be translated, in every language but the original."""
    languages = catalogue.project.languages[1:]
    for record in catalogue.records:
        for language in languages:
            text = record.texts.get(language)
            if text is None:
                yield TextStatus(language, record.kind, record.path, "missing")
                continue
            state = _state(text.note, is_outdated=text.is_outdated)
            yield TextStatus(language, record.kind, text.path, state, text.outdated_sections)
    for found in by_address(catalogue.prose).values():
        original = found.get(catalogue.project.original)
        if original is not None and not original.file.path.startswith(DEVELOPERS):
            yield from (_page(original, found.get(language), language) for language in languages)


def _page(original: Prose, page: Prose | None, language: str) -> TextStatus:
    if page is None:
        return TextStatus(language, "page", original.file.path, "missing")
    note = page.fields.translation
    outdated, sections = outdated_since(note, original.words, original.body) if note else (False, ())
    return TextStatus(language, "page", page.file.path, _state(note, is_outdated=outdated), sections)


def _state(note: TranslationNote | None, *, is_outdated: bool) -> str:
    if is_outdated:
        return "outdated"
    if note is None or note.source is None:
        return "unconfirmed"
    return _OF_METHOD[note.method]
