"""The vocabularies of a project, read in the same strict way as front matter."""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from portal.content.front_matter import read_yaml
from portal.content.source import read_text
from portal.model.vocabulary import GLOSSARY, Vocabularies, Vocabulary, VocabularyTerm
from portal.problems import Problem
from portal.project import Project

NAMES = (
    "topic", "stage", "audience", "school_form", "subject", "resource_type", "offer_type", "org_type", "municipality",
    "action_field", "format", "cefr", "deadline", "certificate", "eligibility", "license",
    "access_mode", "accessibility_feature", "accessibility_hazard",
)  # fmt: skip
"""The vocabularies that the fields of records refer to."""

_CONCEPTS = {
    "stage": ("uri", "https://w3id.org/kim/educationalLevel/level_"),
    "resource_type": ("uri", "https://w3id.org/kim/hcrt/"),
    "subject": ("uri", "http://w3id.org/kim/schulfaecher/s"),  # http, not https
    "audience": ("lrmi", "http://purl.org/dcx/lrmi-vocabs/educationalAudienceRole/"),
}
"""Vocabularies whose terms stand for official concepts, which AMB demands: the entry that names one, how it begins."""

_KNOWN = {"code", "labels", "synonyms", "description", "uri"}


def read_vocabularies(project: Project) -> tuple[Vocabularies, list[Problem]]:
    """Return the vocabularies by name, and what is wrong with their files.

    Labels must be complete in the languages that the project's own mkdocs.yml enables.
    """
    folder = project.vocabularies
    files = sorted(file for file in folder.glob("*.yml") if file.is_file() and not file.is_symlink())
    state = tuple((file, file.stat().st_mtime_ns, file.stat().st_size) for file in files)
    prefix = f"{folder.relative_to(project.root).as_posix()}/" if folder.is_relative_to(project.root) else ""
    vocabularies, problems = _read(state, prefix, project.enabled)
    return vocabularies, list(problems)


@lru_cache(maxsize=4)
def _read(
    state: tuple[tuple[Path, int, int], ...], prefix: str, languages: tuple[str, ...]
) -> tuple[Vocabularies, tuple[Problem, ...]]:
    vocabularies: dict[str, Vocabulary] = {}
    problems: list[Problem] = []
    for file, _time, _size in state:
        vocabulary, faults = read_vocabulary(file, f"{prefix}{file.name}", languages)
        problems += faults
        vocabularies[vocabulary.name] = vocabulary
    missing = [name for name in NAMES if name not in vocabularies]
    problems += [Problem(f"{prefix}{name}.yml", "vocabulary-missing", values={"name": name}) for name in missing]
    vocabularies.update({name: Vocabulary(name, {}) for name in missing})
    return vocabularies, tuple(problems)


def read_vocabulary(file: Path, path: str, languages: tuple[str, ...]) -> tuple[Vocabulary, list[Problem]]:
    """Return one vocabulary and what is wrong with its file; every term needs a label in each of the languages."""
    source, problems = read_text(file, path)
    front = read_yaml(source, path)
    problems += front.problems
    terms: dict[str, VocabularyTerm] = {}
    entries = front.data.get("terms")
    for index, entry in enumerate(entries if isinstance(entries, list) else []):
        line, column = front.marks.get(("terms", index), (None, None))
        if not isinstance(entry, dict) or not isinstance(code := entry.get("code"), str):
            problems.append(Problem(path, "vocabulary-term", line, column))
            continue
        if code in terms:
            problems.append(Problem(path, "vocabulary-duplicate", line, column, values={"value": code}))
        term = _term(code, entry)
        if not term.labels:
            problems.append(Problem(path, "vocabulary-term", line, column))
        for language in languages if term.labels else ():
            if not term.labels.get(language):
                values = {"value": code, "language": language}
                problems.append(Problem(path, "vocabulary-label", line, column, values=values))
        faults = [*_concept(file.stem, code, entry), *_explanation(file.stem, term, languages)]
        problems += [Problem(path, name, line, column, values=values) for name, values in faults]
        terms[code] = term
    attributes = {key: _lists(value) for key, value in front.data.items() if isinstance(value, dict)}
    return Vocabulary(file.stem, terms, attributes), problems


def _concept(vocabulary: str, code: str, entry: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, str]]]:
    key, start = _CONCEPTS.get(vocabulary, ("", ""))
    if key and not str(entry.get(key) or "").startswith(start):
        yield "vocabulary-uri", {"value": code, "key": key, "start": start}


def _explanation(
    vocabulary: str, term: VocabularyTerm, languages: tuple[str, ...]
) -> Iterator[tuple[str, Mapping[str, str]]]:
    """Yield a fault where a word of the glossary is not explained in the original language."""
    if vocabulary == GLOSSARY and languages and not term.descriptions.get(languages[0]):
        yield "glossary-explanation", {"value": term.code, "language": languages[0]}


def _term(code: str, entry: Mapping[str, Any]) -> VocabularyTerm:
    uri = entry.get("uri")
    return VocabularyTerm(
        code=code,
        labels=_texts(entry.get("labels")),
        synonyms=_lists(entry.get("synonyms")),
        descriptions=_texts(entry.get("description")),
        uri=uri if isinstance(uri, str) else None,
        attributes={
            key: tuple(map(str, value)) if isinstance(value, list) else str(value)
            for key, value in entry.items()
            if key not in _KNOWN and value is not None
        },
    )


def _texts(value: object) -> dict[str, str]:
    return {str(key): str(text) for key, text in value.items() if text} if isinstance(value, dict) else {}


def _lists(value: object) -> dict[str, tuple[str, ...]]:
    if not isinstance(value, dict):
        return {}
    return {str(key): tuple(map(str, texts)) for key, texts in value.items() if isinstance(texts, list)}
