"""Files beside a record: they exist, are allowed, and hold what their ending says."""

from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import Any

from portal.checks.context import Context
from portal.content import drawings, pdfs, photos, pictures
from portal.content.archives import ARCHIVES, RATIO_LIMIT, Archive
from portal.content.file_types import agrees, is_pointer
from portal.content.tree import ENDINGS
from portal.model.kinds import Material
from portal.model.record import Record
from portal.model.types import slug_of
from portal.problems import Level, Problem

Fault = tuple[str, Level, Mapping[str, Any]]

SIZE_LIMIT = 25 * 1024 * 1024
UNPACKED_LIMIT = 400 * 1024 * 1024
"""Bytes that an archive may need when it is opened."""
IMAGE_LIMIT = 500 * 1024
SIDE_LIMIT = 10_000
PIXEL_LIMIT = 50_000_000
"""Pixels that a picture may have: a telephone on a small allowance must be able to open it."""
DRAWING_LIMIT = 5 * 1024 * 1024
IMAGE_ENDINGS = {"png", "jpg", "jpeg", "webp", "svg", "gif"}
PHOTO_ENDINGS = IMAGE_ENDINGS - {"svg", "gif"}


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
        if "line" in values:  # the problem stands in the record's line, so its text names the one in the file
            values = {"part": f"{values['part']} ({path}:{values['line']}:{values['column']})"}
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
    pdfs.read_all(root / path for path, size in files.items() if _is_readable_pdf(root / path, size))
    for path, size in files.items():
        ending = PurePosixPath(path).suffix.removeprefix(".")
        if path not in named and ending in ENDINGS:
            for code, level, values in _faults(root / path, ending, size):
                shown = {"value": path.rsplit("/", 1)[1], **values}
                line, column = shown.pop("line", None), shown.pop("column", None)
                yield Problem(path, code, line, column, level=level, values=shown)


def _is_readable_pdf(file: Path, size: int) -> bool:
    return file.suffix == ".pdf" and 0 < size <= SIZE_LIMIT and not file.is_symlink()


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
        elif ending in ARCHIVES:
            yield from _faults_of_archive(Archive(file, ending), ending, size)
        elif ending == "pdf":
            yield from _faults_of_pdf(file)
        elif ending == "svg":
            yield from _faults_of_drawing(file, size)
        elif ending in IMAGE_ENDINGS:
            yield from _faults_of_image(file, ending, size)


def _faults_of_archive(archive: Archive, ending: str, size: int) -> Iterator[Fault]:
    if not archive.is_what_it_says:
        yield "file-type", Level.ERROR, {"ending": ending}
    elif archive.is_locked:
        yield "file-locked", Level.ERROR, {}
    elif archive.has_macros:
        yield "file-macros", Level.ERROR, {}
    elif archive.remote:
        yield "file-active", Level.ERROR, {"part": archive.remote}
    elif part := archive.escaping:
        yield "file-escapes", Level.ERROR, {"part": part}
    elif archive.unpacked > UNPACKED_LIMIT or archive.is_bomb:
        limit = min(UNPACKED_LIMIT, max(size, 2**14) * RATIO_LIMIT)
        yield "unpacked-size", Level.ERROR, {"size": archive.unpacked // 2**20, "limit": limit // 2**20}


def _faults_of_pdf(file: Path) -> Iterator[Fault]:
    facts = pdfs.pdf_facts(file)
    if facts.fault == "hollow":
        yield "file-damaged", Level.WARNING, {}
    elif facts.fault:
        yield f"file-{facts.fault}", Level.ERROR, {}
    if facts.active:
        yield "file-active", Level.ERROR, {"part": facts.active}
    if facts.names_language is False:
        yield "pdf-language", Level.WARNING, {}


_CODES_OF_DRAWINGS = {"active": "file-active", "foreign": "file-active", "large": "drawing-large"}


def _faults_of_drawing(file: Path, size: int) -> Iterator[Fault]:
    if size > DRAWING_LIMIT:
        yield "drawing-large", Level.ERROR, {"part": f"{size // 2**20} MB"}
    elif fault := drawings.fault_of_drawing(file):
        code = _CODES_OF_DRAWINGS.get(fault.kind, "file-damaged")
        place = {} if fault.kind == "large" else {"line": fault.line, "column": fault.column}
        yield code, Level.ERROR, {"part": fault.part, **place}
    elif size > IMAGE_LIMIT:
        yield "image-size", Level.WARNING, _kilobytes(size)


def _faults_of_image(file: Path, ending: str, size: int) -> Iterator[Fault]:
    width, height = pictures.image_size(file) or (0, 0)
    if not width or not height:
        yield "file-damaged", Level.ERROR, {}
    elif max(width, height) > SIDE_LIMIT or width * height > PIXEL_LIMIT:
        yield "image-dimensions", Level.ERROR, {"width": width, "height": height, "limit": PIXEL_LIMIT // 10**6}
    else:
        if ending in PHOTO_ENDINGS:
            yield from _faults_of_photo(file)
        if size > IMAGE_LIMIT:
            yield "image-size", Level.WARNING, _kilobytes(size)


def _faults_of_photo(file: Path) -> Iterator[Fault]:
    stat = file.stat()
    tells_place = photos.file_tells_place(file, (stat.st_mtime_ns, stat.st_size))
    if tells_place is None:
        yield "file-truncated", Level.ERROR, {}
    elif tells_place:
        yield "photo-place", Level.WARNING, {}


def _kilobytes(size: int) -> dict[str, int]:
    return {"size": size // 1024, "limit": IMAGE_LIMIT // 1024}


def _missing(record: Record, context: Context, place: tuple[str | int, ...], path: str) -> Problem:
    level = Level.WARNING if record.is_draft else Level.ERROR
    if record.folder is None:
        return record.original.problem("file-short-form", *place, level=level, value=path, slug=record.slug)
    beside = [p.rsplit("/", 1)[1] for p in context.tree.attachments if p.startswith(f"{record.folder}/")]
    near = next((name for name in beside if name.lower() == path.lower()), "")
    return record.original.problem("file-missing", *place, level=level, value=path, suggestion=near, allowed=beside)
