"""Files beside a record: they exist, are allowed, and hold what their ending says."""

from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath

from portal.checks.context import Context
from portal.content import file_contents
from portal.content.file_types import agrees, is_pointer
from portal.content.tree import ENDINGS
from portal.model.kinds import Material
from portal.model.record import Record
from portal.model.types import slug_of
from portal.problems import Level, Problem

Fault = tuple[str, Level, Mapping[str, object]]

SIZE_LIMIT = 25 * 1024 * 1024
UNPACKED_LIMIT = 400 * 1024 * 1024
"""Bytes that a picture or archive may need when it is opened."""
IMAGE_LIMIT = 500 * 1024
IMAGE_ENDINGS = {"png", "jpg", "jpeg", "webp", "svg", "gif"}


def files_are_there_and_are_what_they_say(record: Record, context: Context) -> Iterator[Problem]:
    """Refuse files that are missing, outside the record's folder, of a forbidden kind, or not what their name says."""
    named: list[tuple[tuple[str | int, ...], str]] = []
    if isinstance(record.meta, Material):
        named += ((("files", index, "path"), file.path) for index, file in enumerate(record.meta.files))
        yield from _doubles(record)
    if record.meta.image is not None:
        named.append((("image", "file"), record.meta.image.file))
        yield from _description(record, record.meta.image.file)
    for place, path in named:
        yield from _file(record, context, place, path)


def _description(record: Record, path: str) -> Iterator[Problem]:
    """Refuse a description of the picture that is only its file's name in other words."""
    name = slug_of(PurePosixPath(path).stem)
    for text in record.texts.values():
        if text.fields.image_alt and slug_of(text.fields.image_alt) == name and name != "decorative":
            yield text.problem("alt-file-name", "image_alt", value=text.fields.image_alt)


def _doubles(record: Record) -> Iterator[Problem]:
    seen: set[str] = set()
    for index, file in enumerate(record.meta.files if isinstance(record.meta, Material) else ()):
        if file.path.lower() in seen:
            yield record.original.problem("list-double", "files", index, "path", value=file.path)
        seen.add(file.path.lower())


def _file(record: Record, context: Context, place: tuple[str | int, ...], path: str) -> Iterator[Problem]:
    original = record.original
    ending = PurePosixPath(path).suffix.removeprefix(".").lower()
    allowed = IMAGE_ENDINGS if place[0] == "image" else ENDINGS
    if ending not in allowed:
        yield original.problem("file-ending", *place, value=path, ending=f".{ending}", allowed=sorted(allowed))
        return
    full = f"{record.folder}/{path}" if record.folder else ""
    size = context.tree.attachments.get(full)
    if size is None:
        yield _missing(record, context, place, path)
        return
    for code, level, values in _faults(context.tree.root / full, ending, size):
        yield original.problem(code, *place, level=level, value=path, **values)


def other_files_are_what_they_say(context: Context) -> Iterator[Problem]:
    """Refuse the same in files that no record names: attachments that texts link to, and those of prose pages."""
    named = {
        f"{record.folder}/{name}"
        for record in context.records
        for name in (
            *(file.path for file in getattr(record.meta, "files", ())),
            record.meta.image.file if record.meta.image else "",
        )
    }
    root = context.tree.root
    files = context.tree.attachments | {path: (root / path).lstat().st_size for path in context.tree.assets}
    for path, size in files.items():
        ending = PurePosixPath(path).suffix.removeprefix(".")
        if path not in named and ending in ENDINGS:
            for code, level, values in _faults(root / path, ending, size):
                yield Problem(path, code, level=level, values={"value": path.rsplit("/", 1)[1], **values})


def _faults(file: Path, ending: str, size: int) -> Iterator[Fault]:
    """Yield code, level and values of what is wrong with a file's content."""
    if file.is_symlink():
        yield "file-symlink", Level.ERROR, {}
    elif size == 0:
        yield "file-without-content", Level.ERROR, {}
    elif size > SIZE_LIMIT:
        yield "file-size", Level.ERROR, {"size": size // 2**20, "limit": SIZE_LIMIT // 2**20}
    else:
        with file.open("rb") as stream:
            head = stream.read(2048)
        if is_pointer(head):
            yield "file-pointer", Level.ERROR, {}
        elif not agrees(ending, head):
            yield "file-type", Level.ERROR, {"ending": ending}
        elif ending in file_contents.ARCHIVES:
            yield from _faults_of_archive(file, ending)
        elif ending == "pdf":
            yield from _faults_of_pdf(file)
        elif ending in IMAGE_ENDINGS:
            yield from _faults_of_image(file, ending, head, size)


def _faults_of_archive(file: Path, ending: str) -> Iterator[Fault]:
    archive = file_contents.Archive(file, ending)
    if not archive.is_what_it_says:
        yield "file-type", Level.ERROR, {"ending": ending}
    elif archive.has_macros:
        yield "file-macros", Level.ERROR, {}
    elif archive.unpacked > UNPACKED_LIMIT:
        yield "unpacked-size", Level.ERROR, _unpacked(archive.unpacked)


def _faults_of_pdf(file: Path) -> Iterator[Fault]:
    stat = file.stat()
    facts = file_contents.pdf_facts(file, (stat.st_mtime_ns, stat.st_size))
    if not facts.is_complete:
        yield "file-truncated", Level.ERROR, {}
    if facts.active:
        yield "file-active", Level.ERROR, {"part": facts.active}
    if facts.names_language is False:
        yield "pdf-language", Level.WARNING, {}


def _faults_of_image(file: Path, ending: str, head: bytes, size: int) -> Iterator[Fault]:
    if ending == "svg" and (part := file_contents.active_part_of_svg(file)):
        yield "file-active", Level.ERROR, {"part": part}
    if (unpacked := file_contents.unpacked_image(head)) > UNPACKED_LIMIT:
        yield "unpacked-size", Level.ERROR, _unpacked(unpacked)
    elif size > IMAGE_LIMIT:
        yield "image-size", Level.WARNING, {"size": size // 1024, "limit": IMAGE_LIMIT // 1024}


def _unpacked(size: int) -> dict[str, object]:
    return {"size": size // 2**20, "limit": UNPACKED_LIMIT // 2**20}


def _missing(record: Record, context: Context, place: tuple[str | int, ...], path: str) -> Problem:
    level = Level.WARNING if record.is_draft else Level.ERROR
    if record.folder is None:
        return record.original.problem("file-short-form", *place, level=level, value=path, slug=record.slug)
    beside = [p.rsplit("/", 1)[1] for p in context.tree.attachments if p.startswith(f"{record.folder}/")]
    near = next((name for name in beside if name.lower() == path.lower()), "")
    return record.original.problem("file-missing", *place, level=level, value=path, suggestion=near, allowed=beside)
