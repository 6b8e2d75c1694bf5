"""What a photo tells beside the picture: where it was taken, with which device; and the photo without it.

Telephones write the place into every photo (Exif, CIPA DC-008), and often a second picture or a film behind it. All of
that is cut out without touching the picture. What stays is the orientation, without which the picture would lie on its
side, the colour profile, and who made it (artist, copyright: § 95c UrhG protects such notes). Written by hand because
what there is either compresses the picture again (Pillow) or has not been looked after since 2019 (piexif).
"""

import re
import struct
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

_PNG = b"\x89PNG\r\n\x1a\n"
_EXIF = b"Exif\x00\x00"
_XMP = b"http://ns.adobe.com/xap/1.0/\x00"
_SCAN_END = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")
_PLACES = re.compile(rb"GPS|Location|photoshop:City|photoshop:Country|photoshop:State|\x1c\x02[\x5a\x5c\x5f\x64\x65]")
"""Words for places in XMP, and the numbers of places in IPTC (2:90, 2:92, 2:95, 2:100, 2:101)."""

_GPS, _ORIENTATION, _ARTIST, _COPYRIGHT = 0x8825, 0x0112, 0x013B, 0x8298
_LATITUDE = 2
_SIZES = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 7: 1, 9: 4, 10: 8}
_ENTRY_LIMIT = 500
_PART_LIMIT = 50_000
_APPLICATION = range(0xE0, 0xF0)
_WITHOUT_LENGTH = {0x01, *range(0xD0, 0xD8)}
_KEPT_APPLICATIONS = {0xE0, 0xE2, 0xEE}
"""JFIF, colour profile, Adobe's note on colours: what the picture needs to look right."""


class UnreadablePhotoError(ValueError):
    """The file is no whole picture of its type."""


@lru_cache(maxsize=4096)
def file_tells_place(file: Path, signature: tuple[int, int]) -> bool | None:
    """Return whether a picture says where it was taken, None if it is not whole; `signature` is its time and size."""
    del signature
    try:
        return tells_place(file.read_bytes())
    except UnreadablePhotoError:
        return None


def tells_place(data: bytes) -> bool:
    """Return whether a JPEG, PNG or WebP says where it was taken; raises `UnreadablePhotoError`."""
    return any(_names_latitude(part.data) for part in _parts(data) if part.is_metadata)


def without_place(data: bytes) -> bytes:
    """Return a JPEG, PNG or WebP with the same picture, but without what it tells beside it; other files as they are.

    Raises `UnreadablePhotoError`.
    """
    parts = list(_parts(data))
    if not parts:
        return data
    kept = [part if not part.is_metadata else _reduced(part) for part in parts]
    body = b"".join(part.prefix + part.data + part.suffix for part in kept if part is not None)
    if data.startswith(b"RIFF"):
        return _webp_of([part for part in kept if part is not None])
    return body


class _Part(NamedTuple):
    """A piece of a file: what it is called, what stands before its data (sign, length) and behind it (check sum)."""

    name: bytes
    prefix: bytes
    data: bytes
    suffix: bytes = b""
    is_metadata: bool = False


def _parts(data: bytes) -> Iterator[_Part]:
    """Yield the pieces of a picture up to its end; what stands behind that is no part of it."""
    try:
        for number, part in enumerate(_parts_by_type(data)):
            if number > _PART_LIMIT:
                raise UnreadablePhotoError("too many parts")
            yield part
    except (struct.error, IndexError) as error:
        raise UnreadablePhotoError(str(error)) from error


def _parts_by_type(data: bytes) -> Iterator[_Part]:
    if data.startswith(b"\xff\xd8"):
        yield from _parts_of_jpeg(data)
    elif data.startswith(_PNG):
        yield from _parts_of_png(data)
    elif data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        yield from _parts_of_webp(data)


def _parts_of_jpeg(data: bytes) -> Iterator[_Part]:
    yield _Part(b"SOI", data[:2], b"")
    place = 2
    while True:
        while data[place : place + 2] == b"\xff\xff":  # any number of them may fill up
            place += 1
        sign, marker = struct.unpack_from(">BB", data, place)
        if sign != 0xFF:
            raise UnreadablePhotoError(f"no segment at {place}")
        if marker == 0xD9:
            yield _Part(b"EOI", b"\xff\xd9", b"")
            return
        if marker in _WITHOUT_LENGTH:
            place += 2
            continue
        (length,) = struct.unpack_from(">H", data, place + 2)
        end = place + 2 + length
        if marker == 0xDA:
            found = _SCAN_END.search(data, end)
            if found is None:
                raise UnreadablePhotoError("no end")
            end = found.start()
        is_metadata = marker in _APPLICATION
        yield _Part(bytes([marker]), data[place : place + 4], data[place + 4 : end], is_metadata=is_metadata)
        place = end


def _parts_of_png(data: bytes) -> Iterator[_Part]:
    yield _Part(b"", _PNG, b"")
    place = len(_PNG)
    while True:
        length, name = struct.unpack_from(">I4s", data, place)
        end = place + 8 + length
        is_metadata = name in {b"eXIf", b"tEXt", b"zTXt", b"iTXt"}
        yield _Part(name, data[place : place + 8], data[place + 8 : end], data[end : end + 4], is_metadata)
        if name == b"IEND":
            return
        place = end + 4


def _parts_of_webp(data: bytes) -> Iterator[_Part]:
    (size,) = struct.unpack_from("<I", data, 4)
    place, last = 12, 8 + size
    if last > len(data):
        raise UnreadablePhotoError("no end")
    while place < last:
        name, length = struct.unpack_from("<4sI", data, place)
        end = place + 8 + length
        yield _Part(name, data[place : place + 8], data[place + 8 : end], b"\0" * (length % 2), name in _WEBP_METADATA)
        place = end + length % 2


_WEBP_METADATA = {b"EXIF": 0x08, b"XMP ": 0x04}
"""Chunks of WebP that hold metadata, and the bits by which VP8X announces them."""


def _reduced(part: _Part) -> _Part | None:
    """Return a piece of metadata with what may stay of it, None if that is nothing."""
    if part.data.startswith(_EXIF) or part.name in {b"eXIf", b"EXIF"}:
        return _with_data(part, _reduced_exif(part.data.removeprefix(_EXIF)))
    if len(part.name) == 1 and part.name[0] not in _KEPT_APPLICATIONS and not part.data.startswith(_XMP):
        is_plain = part.name == b"\xed"  # IPTC; the others hold thumbnails, depths, signatures
        return part if is_plain and not _PLACES.search(part.data) else None
    if part.data.startswith((b"MPF\x00", b"Raw profile type")) or part.name == b"zTXt":
        return None
    return None if _PLACES.search(part.data) else part


def _with_data(part: _Part, data: bytes) -> _Part | None:
    """Return a piece with other data, its length and check sum put right; None without data."""
    if not data:
        return None
    match len(part.name):
        case 1:
            data = _EXIF + data
            return part._replace(prefix=part.prefix[:2] + struct.pack(">H", len(data) + 2), data=data)
        case _ if part.name == b"eXIf":
            prefix = struct.pack(">I4s", len(data), part.name)
            return part._replace(prefix=prefix, data=data, suffix=struct.pack(">I", crc32(part.name + data)))
        case _:
            prefix = struct.pack("<4sI", part.name, len(data))
            return part._replace(prefix=prefix, data=data, suffix=b"\0" * (len(data) % 2))


def _webp_of(parts: list[_Part]) -> bytes:
    gone = sum(bit for name, bit in _WEBP_METADATA.items() if not any(part.name == name for part in parts))
    chunks = []
    for part in parts:
        data = part.data
        if part.name == b"VP8X":
            data = bytes([data[0] & ~gone]) + data[1:]
        chunks.append(part.prefix + data + part.suffix)
    body = b"WEBP" + b"".join(chunks)
    return b"RIFF" + struct.pack("<I", len(body)) + body


def _entries(tiff: bytes, place: int, order: str) -> Iterator[tuple[int, int, int, bytes]]:
    """Yield tag, type, count and value of the entries of a directory (TIFF 6.0)."""
    (count,) = struct.unpack_from(f"{order}H", tiff, place)
    for index in range(min(count, _ENTRY_LIMIT)):
        tag, kind, number = struct.unpack_from(f"{order}HHI", tiff, place + 2 + 12 * index)
        size = _SIZES.get(kind, 0) * number
        start = place + 2 + 12 * index + 8
        if size > 4:
            (start,) = struct.unpack_from(f"{order}I", tiff, start)
        yield tag, kind, number, tiff[start : start + size]


def _order(tiff: bytes) -> str:
    return {b"II": "<", b"MM": ">"}.get(tiff[:2], "")


def _names_latitude(data: bytes) -> bool:
    if b"GPSLatitude" in data:
        return True
    tiff = data.removeprefix(_EXIF)
    if not (order := _order(tiff)):
        return False
    try:
        (first,) = struct.unpack_from(f"{order}I", tiff, 4)
        gps = next((value for tag, _, _, value in _entries(tiff, first, order) if tag == _GPS), b"")
        if len(gps) != 4:
            return False
        (place,) = struct.unpack(f"{order}I", gps)
        return any(tag == _LATITUDE for tag, _, _, _ in _entries(tiff, place, order))
    except struct.error:
        return False


def _reduced_exif(tiff: bytes) -> bytes:
    """Return Exif with orientation, artist and copyright only; nothing if there is none of them."""
    if not (order := _order(tiff)):
        return b""
    kept = []
    try:
        (first,) = struct.unpack_from(f"{order}I", tiff, 4)
        for tag, kind, number, value in _entries(tiff, first, order):
            is_text = tag in {_ARTIST, _COPYRIGHT} and kind == 2 and 0 < len(value) <= 1000 and value.strip(b" \0")
            if is_text or (tag == _ORIENTATION and (kind, number) == (3, 1) and value[:2].strip(b"\0") != b"\x01"):
                kept.append((tag, kind, number, value))
    except struct.error:
        pass
    return _directory(kept, order) if kept else b""


def _directory(entries: list[tuple[int, int, int, bytes]], order: str) -> bytes:
    head = (b"II*\x00" if order == "<" else b"MM\x00*") + struct.pack(f"{order}I", 8)
    rows, values = b"", b""
    start = len(head) + 2 + 12 * len(entries) + 4
    for tag, kind, number, value in sorted(entries):
        row = struct.pack(f"{order}HHI", tag, kind, number)
        if len(value) <= 4:
            rows += row + value.ljust(4, b"\0")
        else:
            rows += row + struct.pack(f"{order}I", start + len(values))
            values += value + b"\0" * (len(value) % 2)
    return head + struct.pack(f"{order}H", len(entries)) + rows + struct.pack(f"{order}I", 0) + values
