"""What readers must know about the language of a text: not theirs, made by machine, reviewed by whom, out of date."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from portal.content.headings import headings
from portal.model.parts import TranslationNote
from portal.render.edition import Name
from portal.render.formats import day, isolated, language_name
from portal.render.values import Note
from portal.render.words import Words, load_words


@dataclass(frozen=True)
class Translated:
    """A text as readers of a language find it.

    `language` is theirs, `text_language` that of the text, `original` that of the text from which it was translated,
    which stands on `page`. `edit` leads to the editor of the text, `guide` to the page that says how one translates;
    both may be empty. `newer` are the sections of the original that have changed since, if `is_outdated`, and `changed`
    is the day of that change, if somebody has noted it.
    """

    language: str
    text_language: str
    original: str
    page: str
    edit: str = ""
    guide: str = ""
    note: TranslationNote | None = None
    is_outdated: bool = False
    newer: tuple[Name, ...] = ()
    changed: date | None = None

    @cached_property
    def words(self) -> Words:
        """Return the interface words of the reader."""
        return load_words(self.language)


def translation_note(text: Translated) -> Note | None:
    """Return the note above a text, None if it is an original or was translated by people and is up to date."""
    words = text.words
    if text.language != text.text_language:
        name = language_name(text.text_language, text.language)
        return Note("language", words("note.fallback", language=name), ways=tuple(_ways_from_original(text)))
    how = _how(text)
    if not how and not text.is_outdated:
        return None
    ways = (_to_original(text), *_to_improve(text))
    if not text.is_outdated:
        method = text.note.method if text.note else ""
        return Note("checked" if method == "machine_reviewed" else "machine", how, ways=ways)
    said = [words("note.outdated")]
    if text.changed:
        said.append(words("note.outdated_since", day=day(text.changed, text.language)))
    if text.newer:
        said.append(words("note.newer"))
    return Note("warn", " ".join(said), "warm", links=text.newer, more=how, ways=ways)


def newer_sections(ids: Sequence[str], body: str, text: Translated) -> tuple[Name, ...]:
    """Return the sections of the original with these ids, each with the way to it; the empty id is its beginning."""
    titles = {heading.id: heading.text for heading in headings(body)}
    start = Name(text.words("note.outdated_start"), text.page, target=text.original)
    return tuple(
        Name(titles[id_], f"{text.page}#{id_}", text.original, text.original) if id_ else start
        for id_ in ids
        if not id_ or id_ in titles
    )


def day_of_change(updated: date | None, *translated: date | None) -> date | None:
    """Return the day on which an original changed after it was translated or reviewed; None if that is not sure."""
    known = [day for day in translated if day]
    return updated if updated and all(day <= updated for day in known) else None


def _how(text: Translated) -> str:
    """Return how a text was translated, and who reviewed it when."""
    words, note = text.words, text.note
    if note is None or note.method == "human":
        return ""
    if note.method == "machine":
        return words("note.machine")
    when = day(note.checked, text.language) if note.checked else ""
    by = isolated(note.by, text.language) if note.by else ""
    match bool(by), bool(when):
        case True, True:
            return words("note.reviewed_by", by=by, day=when)
        case True, False:
            return words("note.reviewed_by_undated", by=by)
        case False, True:
            return words("note.reviewed", day=when)
    return words("note.reviewed_undated")


def _ways_from_original(text: Translated) -> Iterator[Name]:
    """Yield the ways from a text that is not translated; a page that is in no language of the site has none."""
    if text.text_language == text.original:
        yield _to_original(text)
        if text.guide:
            yield Name(text.words("prose.translate"), text.guide)


def _to_original(text: Translated) -> Name:
    return Name(text.words("note.to_original"), text.page, target=text.original)


def _to_improve(text: Translated) -> Iterator[Name]:
    if href := text.edit or text.guide:
        yield Name(text.words("record.improve"), href)
