"""Originals and translations become records; a translation that its original has left behind is marked as outdated."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from portal.content.documents import Document
from portal.model.kinds import Kind
from portal.model.parts import TranslationNote
from portal.model.record import Record, Text
from portal.problems import Level, Problem
from portal.project import Project
from portal.translations.fingerprints import fingerprint, section_fingerprints, translatable


def pair(documents: Iterable[Document], project: Project) -> tuple[list[Record], list[Problem]]:
    """Return the records, sorted by path, and a problem for every translation without an original."""
    groups: dict[tuple[str, str], list[Document]] = {}
    for document in documents:
        groups.setdefault((document.file.folder, document.file.slug), []).append(document)
    records: list[Record] = []
    problems: list[Problem] = []
    for (_folder, slug), group in groups.items():
        original = next((document for document in group if document.file.is_original), None)
        if original is None:
            problems += (_orphan(document, project) for document in group)
        elif original.text is not None:
            translations = [document.text for document in group if document.text and document is not original]
            records.append(_record(slug, original, original.text, translations, project))
    return records, problems


def problems_of(documents: Iterable[Document], records: Iterable[Record]) -> Iterator[Problem]:
    """Yield the documents' problems; what a draft's translation still lacks is a warning, as in the draft itself."""
    unfinished = {text.path for record in records if record.is_draft for text in record.texts.values()}
    for document in documents:
        for problem in document.problems:
            is_still_missing = problem.code == "required" and document.file.path in unfinished
            yield replace(problem, level=Level.WARNING) if is_still_missing else problem


def _record(slug: str, document: Document, original: Text, translations: list[Text], project: Project) -> Record:
    file = document.file
    meta = original.fields
    assert isinstance(meta, Kind)
    texts = {original.language: original} | {text.language: compared(text, original) for text in translations}
    folder = file.path.rsplit("/", 1)[0] if file.in_own_folder else None
    return Record(slug, meta, texts, project.original, folder)


def compared(text: Text, original: Text) -> Text:
    """Return a translation with what has changed in its original since."""
    note = text.note
    if note is None or note.source is None:
        return text
    outdated, sections = outdated_since(note, translatable(original.fields), original.body)
    return replace(text, is_outdated=outdated, outdated_sections=sections) if outdated else text


def outdated_since(note: TranslationNote, words: dict[str, str], body: str) -> tuple[bool, tuple[str, ...]]:
    """Return whether an original has changed since it was translated, and in which sections, if the note names them."""
    if note.source is None or note.source == fingerprint(words, body):
        return False, ()
    if note.sections is None:
        return True, ()
    now = section_fingerprints(words, body)
    return True, tuple(id_ for id_, value in now.items() if note.sections.get(id_) != value)


def _orphan(document: Document, project: Project) -> Problem:
    path = document.file.path
    suffix = f".{document.file.language}.md"
    expected = f"{path.removesuffix(suffix)}.md"
    return Problem(path, "orphan-translation", values={"expected": expected, "language": project.original})
