"""Write into translations which version of their original they translate."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from portal.content.documents import DocumentCache
from portal.content.front_matter import read_front_matter
from portal.content.prose import read_prose
from portal.content.source import decode
from portal.content.tree import collect
from portal.editing.files import replace_file
from portal.editing.naming import named
from portal.model.parts import TranslationNote
from portal.model.record import Record
from portal.project import Project, UsageError
from portal.translations.fingerprints import fingerprint, section_fingerprints, translatable
from portal.translations.pairing import pair

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+$")
_LINE_END = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class _Translated:
    """A translation file with the words and text of its original."""

    names: frozenset[str]
    path: str
    language: str
    note: TranslationNote | None
    words: Mapping[str, str]
    body: str


def confirm(project: Project, wanted: Sequence[str], language: str | None = None) -> list[str]:
    """Record in the translations of the wanted records or pages that they fit their originals as these are now.

    `wanted` holds ids of records or paths of any of a page's files, nothing meaning all of them. Returns the changed
    files; raises `UsageError` for a name that nothing has, and for a translation that does not say how it was made.
    """
    translated = [t for t in _all(project) if language in (None, t.language)]
    names = {named(project, name) for name in wanted}
    if unknown := names - {name for t in translated for name in t.names}:
        raise UsageError(f"no translated record or page: {', '.join(sorted(unknown))}")
    chosen = [t for t in translated if not names or names & t.names]
    if without := [t.path for t in chosen if t.note is None]:
        raise UsageError(f"no `translation: {{method: …}}` in {', '.join(without)}")
    return [t.path for t in chosen if t.note and _write(project.root / t.path, t.path, t.note, t.words, t.body)]


def _all(project: Project) -> Iterator[_Translated]:
    tree = collect(project)
    records, _ = pair(DocumentCache().read(tree), project)
    for record in records:
        yield from _of_record(record)
    prose = read_prose(tree)
    originals = {page.file.address: page for page in prose if page.file.is_original}
    for page in prose:
        original = originals.get(page.file.address)
        if original is not None and page is not original:
            names = frozenset((page.file.path, original.file.path))
            yield _Translated(
                names, page.file.path, page.file.language, page.fields.translation, original.words, original.body
            )


def _of_record(record: Record) -> Iterator[_Translated]:
    words, body = translatable(record.meta), record.original.body
    names = frozenset((record.id, *(text.path for text in record.texts.values())))
    for text in record.texts.values():
        if text is not record.original:
            yield _Translated(names, text.path, text.language, text.note, words, body)


def _write(file: Path, path: str, note: TranslationNote, words: Mapping[str, str], body: str) -> bool:
    """Write the note with today's fingerprints; return whether the file changed."""
    source = file.read_bytes().decode("utf-8")
    entry = _entry(note, fingerprint(words, body), section_fingerprints(words, body))
    changed = _with_entry(source, list(entry), path)
    if changed == source:
        return False
    replace_file(file, changed.encode("utf-8"))
    return True


def _with_entry(source: str, entry: Sequence[str], path: str) -> str:
    """Return a translation's file with a new entry `translation`; all other bytes stay as they are."""
    front = read_front_matter(decode(source.encode(), path)[0], path)
    key = front.key_marks["translation",]
    if key.column > 1:
        raise UsageError(f"{path}: `translation` must stand at the beginning of a line")
    lines = _LINE.findall(source)
    after = [mark.line for place, mark in front.key_marks.items() if len(place) == 1 and mark.line > key.line]
    start, stop = key.line - 1, min(after, default=front.body_line - 1) - 1
    while lines[stop - 1].startswith("#") or not lines[stop - 1].strip():
        stop -= 1
    end = _LINE_END.search(source)
    assert end is not None
    return "".join([*lines[:start], *(line + end.group() for line in entry), *lines[stop:]])


def _entry(note: TranslationNote, fingerprint: str, sections: Mapping[str, str]) -> Iterator[str]:
    yield "translation:"
    yield f'  source: "{fingerprint}"'
    yield f"  method: {note.method}"
    if note.by is not None:
        yield f"  by: {_quoted(note.by)}"
    if note.checked is not None:
        yield f"  checked: {note.checked}"
    yield "  sections:"
    for id_, value in sections.items():
        yield f'    {_quoted(id_)}: "{value}"'


def _quoted(text: str) -> str:
    """Return a text as YAML writes it in double quotes; JSON writes it in the same way."""
    return json.dumps(text, ensure_ascii=False)
