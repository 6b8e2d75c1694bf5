"""Which files there are and what each is: records, attachments, prose; names that cannot be published are Problems."""

import os
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from portal.content.addresses import RESERVED, prose_address, record_address, split_language
from portal.model.kinds import FOLDERS
from portal.model.types import SLUG, slug_of
from portal.problems import Level, Problem
from portal.project import Project

ENDINGS = frozenset(
    {
        "pdf",
        "docx",
        "odt",
        "pptx",
        "odp",
        "xlsx",
        "ods",
        "csv",
        "txt",
        "epub",
        "png",
        "jpg",
        "jpeg",
        "webp",
        "svg",
        "gif",
    }
    | {"mp3", "m4a", "ogg", "mp4", "webm", "vtt", "srt", "zip", "h5p"}
)
"""Endings that an attachment may have."""

_RECORD_NAME = re.compile(SLUG)
_ATTACHMENT_NAME = re.compile(rf"{SLUG}\.[a-z0-9]+")
_DEVICES = re.compile(r"(?:con|nul|aux|prn|com\d|lpt\d)", re.IGNORECASE)
_LIKE_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})?")


@dataclass(frozen=True, slots=True)
class RecordFile:
    """A Markdown file of the catalogue: its path below the root, what it is a text of, and its time and size."""

    path: str
    folder: str
    slug: str
    language: str
    is_original: bool
    in_own_folder: bool
    signature: tuple[int, int]


@dataclass(frozen=True, slots=True)
class ProseFile:
    """A Markdown file in docs/: its path below the root, its address and language."""

    path: str
    address: str
    language: str
    is_original: bool


@dataclass(slots=True)
class Tree:
    """The files of a project, sorted by path, and what is wrong with their names and places.

    `attachments` are the files beside records with their sizes in bytes, `assets` those in docs/ that are no pages.
    """

    root: Path
    files: list[RecordFile] = field(default_factory=list)
    prose: list[ProseFile] = field(default_factory=list)
    attachments: dict[str, int] = field(default_factory=dict)
    assets: set[str] = field(default_factory=set)
    problems: list[Problem] = field(default_factory=list)

    @property
    def originals(self) -> int:
        """Return the number of German originals of records."""
        return sum(file.is_original for file in self.files)


def collect(project: Project) -> Tree:
    """Return the files below docs/ and materials/."""
    tree = Tree(project.root)
    for path, stat in _walk(project.materials, "materials"):
        _material(path, stat, tree, project)
    for path, _stat in _walk(project.docs, "docs"):
        _prose(path, tree, project)
    tree.problems += _shared_addresses(tree)
    return tree


def _walk(folder: Path, prefix: str) -> Iterator[tuple[str, os.stat_result]]:
    if not folder.is_dir():
        return
    for entry in sorted(os.scandir(folder), key=lambda entry: entry.name):
        path = f"{prefix}/{unicodedata.normalize('NFC', entry.name)}"
        if entry.name.startswith("."):
            continue
        if entry.is_symlink():
            yield path, entry.stat(follow_symlinks=False)
        elif entry.is_dir():
            yield from _walk(Path(entry.path), path)
        else:
            yield path, entry.stat()


def _material(path: str, stat: os.stat_result, tree: Tree, project: Project) -> None:
    parts = path.split("/")[1:]
    if parts[0] == "_vocabularies":
        return
    if parts[0] not in FOLDERS or len(parts) not in {2, 3}:
        if path.endswith(".md"):
            tree.problems.append(Problem(path, "wrong-folder", values={"allowed": list(FOLDERS)}))
        elif len(parts) > 1 or parts[0] not in FOLDERS:
            tree.problems.append(Problem(path, "stray-file", level=Level.WARNING, values={"file": parts[-1]}))
        return
    if not path.endswith(".md"):
        tree.attachments[path] = stat.st_size
        tree.problems += _attachment_problems(path, in_record_folder=len(parts) == 3)
        return
    stem, language = split_language(parts[-1], project.languages)
    slug = parts[1] if len(parts) == 3 else stem
    problem = _name_problem(path, slug, stem, in_own_folder=len(parts) == 3)
    if problem:
        tree.problems.append(problem)
        return
    signature = (stat.st_mtime_ns, stat.st_size)
    file = RecordFile(path, parts[0], slug, language or project.original, language is None, len(parts) == 3, signature)
    tree.files.append(file)


def _name_problem(path: str, slug: str, stem: str, *, in_own_folder: bool) -> Problem | None:
    name = stem if in_own_folder and stem != "index" else slug
    if "." in name:
        suffix = name.rsplit(".", 1)[1]
        code = "suffix-language" if _LIKE_LANGUAGE.fullmatch(suffix) else "file-name"
        return Problem(path, code, values={"name": name, "suffix": suffix, "suggestion": _suggested_path(path)})
    if in_own_folder and stem != "index":
        return Problem(path, "not-index", values={"file": path.rsplit("/", 1)[1], "suggestion": "index.md"})
    if not _RECORD_NAME.fullmatch(slug) or _DEVICES.fullmatch(slug) or slug == "page":
        return Problem(path, "file-name", values={"name": slug, "suggestion": _suggested_path(path)})
    return None


def _suggested_path(path: str) -> str:
    name = path.rsplit("/", 1)[1].removesuffix(".md")
    return f"{slug_of(name)}.md"


def _attachment_problems(path: str, *, in_record_folder: bool) -> Iterator[Problem]:
    name = path.rsplit("/", 1)[1]
    stem, _, ending = name.rpartition(".")
    if not in_record_folder:
        yield Problem(path, "attachment-place", values={"file": name})
    if not _ATTACHMENT_NAME.fullmatch(name) or _DEVICES.fullmatch(stem):
        suggestion = f"{slug_of(stem)}.{ending.lower()}" if stem else ""
        yield Problem(path, "attachment-name", values={"file": name, "suggestion": suggestion})
    elif ending not in ENDINGS:
        values = {"file": name, "ending": ending, "allowed": sorted(ENDINGS)}
        yield Problem(path, "attachment-ending", level=Level.WARNING, values=values)


def _prose(path: str, tree: Tree, project: Project) -> None:
    inner = path.removeprefix("docs/")
    top = inner.split("/", 1)[0]
    if top in project.languages and "/" in inner:
        values = {"address": f"/{top}/", "suggestion": inner.split("/", 1)[1]}
        tree.problems.append(Problem(path, "language-folder", values=values))
        return
    if not path.endswith(".md"):
        tree.assets.add(path)
        if path.rsplit("/", 1)[1].count(".") > 1:
            name = path.rsplit("/", 1)[1]
            suggestion = f"{slug_of(name.rsplit('.', 1)[0])}.{name.rsplit('.', 1)[1]}"
            tree.problems.append(Problem(path, "attachment-name", values={"file": name, "suggestion": suggestion}))
        elif path.endswith((".yml", ".yaml")):
            tree.problems.append(Problem(path, "published-yaml", values={"file": path}))
        return
    stem, language = split_language(path.rsplit("/", 1)[1], project.languages)
    if "." in stem:
        suffix = stem.rsplit(".", 1)[1]
        values = {"name": stem, "suffix": suffix, "suggestion": _suggested_path(path)}
        code = "suffix-language" if _LIKE_LANGUAGE.fullmatch(suffix) else "file-name"
        tree.problems.append(Problem(path, code, values=values))
        return
    address = prose_address(inner, project.languages)
    if address.split("/", 1)[0] in RESERVED:
        tree.problems.append(Problem(path, "reserved-address", values={"address": f"/{address}"}))
    tree.prose.append(ProseFile(path, address, language or project.original, language is None))


def _shared_addresses(tree: Tree) -> Iterator[Problem]:
    taken: dict[tuple[str, str], str] = {}
    for file in tree.files:
        key = (record_address(file.folder, file.slug), file.language)
        if key in taken:
            yield Problem(file.path, "two-files", values={"other": taken[key], "address": f"/{key[0]}"})
        taken.setdefault(key, file.path)
