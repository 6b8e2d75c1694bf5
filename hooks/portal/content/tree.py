"""Which files there are and what each is: records, attachments, prose; names that cannot be published are Problems."""

import os
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from portal.content.addresses import RESERVED, SERVED, prose_address, record_address, split_language
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
_DEVICE = re.compile(r"/((?:con|nul|aux|prn|com\d|lpt\d)(?:\.[^/]*)?)(?=/|$)", re.IGNORECASE)
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

    `own_assets` are the addresses of what the site itself loads, `attachments` the files beside records with their
    sizes in bytes, `assets` those in docs/ that are no pages,
    `refused` the Markdown files that are no record because of their name or place.
    """

    root: Path
    own_assets: frozenset[str] = frozenset()
    files: list[RecordFile] = field(default_factory=list)
    prose: list[ProseFile] = field(default_factory=list)
    attachments: dict[str, int] = field(default_factory=dict)
    assets: set[str] = field(default_factory=set)
    refused: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    @property
    def originals(self) -> int:
        """Return the number of German originals of records."""
        return sum(file.is_original for file in self.files)


def collect(project: Project) -> Tree:
    """Return the files below docs/ and materials/."""
    tree = Tree(project.root, own_assets=_own_assets(project))
    for path, entry in _walk(project.materials, "materials", tree):
        _material(path, entry.stat(follow_symlinks=False), tree, project)
    for path, _entry in _walk(project.docs, "docs", tree):
        _prose(path, tree, project)
    tree.problems += _shared_addresses(tree)
    return tree


def _walk(folder: Path, prefix: str, tree: Tree) -> Iterator[tuple[str, "os.DirEntry[str]"]]:
    """Yield the files below a folder, sorted, with their paths; those that cannot be published are reported.

    No link is followed: what lies outside of the repository is never read.
    """
    if folder.is_symlink():
        tree.problems.append(Problem(prefix, "file-symlink", values={"value": prefix}))
        return
    if not folder.is_dir():
        return
    for entry in sorted(os.scandir(folder), key=lambda entry: entry.name):
        path = f"{prefix}/{entry.name}"
        if entry.name.startswith("."):
            continue
        if problem := _unprintable(path, entry.name):
            tree.problems.append(problem)
        elif entry.is_dir(follow_symlinks=False):
            yield from _walk(Path(entry.path), path, tree)
        elif problem := _unpublishable(unicodedata.normalize("NFC", path), path, entry):
            tree.problems.append(problem)
        else:
            yield path, entry


def _unprintable(path: str, name: str) -> Problem | None:
    """Return why a file or folder cannot be named in a report: control characters, directions, bytes that are no text.

    The path of the problem has signs in the place of bytes that are no text, as it must be possible to print it.
    """
    if name.isprintable():
        return None
    shown = "".join(character if character.isprintable() else "\ufffd" for character in name)
    path = unicodedata.normalize("NFC", path.encode("utf-8", "replace").decode())
    return Problem(path, "file-name", values={"name": shown, "suggestion": ""})


def _unpublishable(path: str, on_disk: str, entry: "os.DirEntry[str]") -> Problem | None:
    """Return why a file cannot be published on every system; links to attachments are left to the rules on files."""
    name = path.rsplit("/", 1)[1]
    if device := _DEVICE.search(path):
        return Problem(path, "device-name", values={"value": device[1]})
    if path != on_disk:
        return Problem(path, "file-name-form", values={"file": name})
    if entry.is_symlink() and (entry.is_dir() or name.endswith(".md") or not _is_beside_record(path)):
        return Problem(path, "file-symlink", values={"value": name})
    if not entry.is_symlink() and not entry.is_file(follow_symlinks=False):
        return Problem(path, "file-unreadable", values={"reason": "no file"})
    return None


def _is_beside_record(path: str) -> bool:
    parts = path.split("/")
    return len(parts) == 4 and parts[0] == "materials" and parts[1] in FOLDERS


def _material(path: str, stat: os.stat_result, tree: Tree, project: Project) -> None:
    parts = path.split("/")[1:]
    if parts[0] == "_vocabularies":
        return
    if parts[0] not in FOLDERS or len(parts) not in {2, 3}:
        if path.endswith(".md"):
            tree.problems.append(Problem(path, "wrong-folder", values={"allowed": list(FOLDERS)}))
            tree.refused.append(path)
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
        tree.refused.append(path)
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
    if not _RECORD_NAME.fullmatch(slug) or slug == "page":
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
    if not _ATTACHMENT_NAME.fullmatch(name):
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
        tree.problems += _asset_problems(path, inner, tree.own_assets)
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


def _asset_problems(path: str, inner: str, own: frozenset[str]) -> Iterator[Problem]:
    name = path.rsplit("/", 1)[1]
    stem, _, ending = name.rpartition(".")
    if "." in stem or (ending.lower() in ENDINGS and ending not in ENDINGS):
        suggestion = f"{slug_of(stem)}.{ending.lower()}"
        yield Problem(path, "attachment-name", values={"file": name, "suggestion": suggestion})
    elif ending in {"yml", "yaml"}:
        yield Problem(path, "published-yaml", values={"file": path})
    elif ending.lower() not in ENDINGS:
        yield Problem(path, "attachment-ending", values={"file": name, "ending": ending, "allowed": sorted(ENDINGS)})
    elif inner in own or inner.split("/", 1)[0] in RESERVED - {"assets"}:
        yield Problem(path, "reserved-address", values={"address": f"/{inner}"})


def _own_assets(project: Project) -> frozenset[str]:
    """Return the addresses below the site's root of what the site itself loads, and of what servers look for there."""
    folder = project.overrides / "assets"
    files = (f"assets/{file.relative_to(folder).as_posix()}" for file in folder.rglob("*") if file.is_file())
    return frozenset((*files, *SERVED))


def _shared_addresses(tree: Tree) -> Iterator[Problem]:
    taken: dict[tuple[str, str], str] = {}
    files = [(record_address(file.folder, file.slug), file.language, file.path) for file in tree.files]
    files += [(file.address, file.language, file.path) for file in tree.prose]
    for address, language, path in files:
        other = taken.setdefault((address, language), path)
        if other != path:
            yield Problem(path, "two-files", values={"other": other, "address": f"/{address}"})
