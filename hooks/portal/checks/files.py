"""Files beside a record: they exist, are allowed, and hold what their ending says."""

from collections.abc import Iterator
from pathlib import PurePosixPath

from portal.checks.context import Context
from portal.content.file_types import agrees, is_pointer
from portal.content.tree import ENDINGS
from portal.model.kinds import Material
from portal.model.record import Record
from portal.problems import Level, Problem

SIZE_LIMIT = 25 * 1024 * 1024
_IMAGE_ENDINGS = {"png", "jpg", "jpeg", "webp", "svg", "gif"}


def files_are_there_and_are_what_they_say(record: Record, context: Context) -> Iterator[Problem]:
    """Refuse files that are missing, outside the record's folder, of a forbidden kind, or not what their name says."""
    named: list[tuple[tuple[str | int, ...], str]] = []
    if isinstance(record.meta, Material):
        named += ((("files", index, "path"), file.path) for index, file in enumerate(record.meta.files))
        yield from _doubles(record)
    if record.meta.image is not None:
        named.append((("image", "file"), record.meta.image.file))
    for place, path in named:
        yield from _file(record, context, place, path)


def _doubles(record: Record) -> Iterator[Problem]:
    seen: set[str] = set()
    for index, file in enumerate(record.meta.files if isinstance(record.meta, Material) else ()):
        if file.path.lower() in seen:
            yield record.original.problem("list-double", "files", index, "path", value=file.path)
        seen.add(file.path.lower())


def _file(record: Record, context: Context, place: tuple[str | int, ...], path: str) -> Iterator[Problem]:
    original = record.original
    ending = PurePosixPath(path).suffix.removeprefix(".").lower()
    allowed = _IMAGE_ENDINGS if place[0] == "image" else ENDINGS
    if ending not in allowed:
        yield original.problem("file-ending", *place, value=path, ending=f".{ending}", allowed=sorted(allowed))
        return
    full = f"{record.folder}/{path}" if record.folder else ""
    size = context.tree.attachments.get(full)
    if size is None:
        yield _missing(record, context, place, path)
        return
    data = context.tree.root / full
    if data.is_symlink():
        yield original.problem("file-symlink", *place, value=path)
    elif size == 0:
        yield original.problem("file-without-content", *place, value=path)
    elif size > SIZE_LIMIT:
        yield original.problem("file-size", *place, value=path, size=size // 2**20, limit=SIZE_LIMIT // 2**20)
    else:
        with data.open("rb") as stream:
            head = stream.read(2048)
        if is_pointer(head):
            yield original.problem("file-pointer", *place, value=path)
        elif not agrees(ending, head):
            yield original.problem("file-type", *place, value=path, ending=ending)


def _missing(record: Record, context: Context, place: tuple[str | int, ...], path: str) -> Problem:
    level = Level.WARNING if record.is_draft else Level.ERROR
    if record.folder is None:
        return record.original.problem("file-short-form", *place, level=level, value=path, slug=record.slug)
    beside = [p.rsplit("/", 1)[1] for p in context.tree.attachments if p.startswith(f"{record.folder}/")]
    near = next((name for name in beside if name.lower() == path.lower()), "")
    return record.original.problem("file-missing", *place, level=level, value=path, suggestion=near, allowed=beside)
