"""The width and height of a picture, read off the first bytes of the file without opening it."""

import re
import struct
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

_HEAD = 64 * 1024
_SEGMENT_LIMIT = 1000
_SVG = re.compile(r"<svg\b[^>]*>", re.DOTALL)
_SVG_NUMBER = re.compile(r"\b(width|height)=[\"']([\d.]{1,12})(?:px)?[\"']")
_SVG_BOX = re.compile(r"\bviewBox=[\"'][\d.+-]+[ ,]+[\d.+-]+[ ,]+([\d.]{1,12})[ ,]+([\d.]{1,12})[\"']")
_SOF_MARKERS = frozenset({*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC})

Size = tuple[int, int]


def image_size(file: Path) -> Size | None:
    """Return width and height in pixels; None for a file that is missing or of another type."""
    try:
        stat = file.stat()
    except OSError:
        return None
    return _read(file, stat.st_mtime_ns, stat.st_size)


@lru_cache(maxsize=4096)
def _read(file: Path, _time: int, _length: int) -> Size | None:
    with file.open("rb") as stream:
        return _size_of(stream)


def size_of(head: bytes) -> Size | None:
    """Return width and height that the first bytes of a PNG, GIF, JPEG, WebP or SVG file tell."""
    return _size_of(BytesIO(head))


def _size_of(stream: BinaryIO) -> Size | None:
    head = stream.read(_HEAD)
    try:
        if head.startswith(b"\x89PNG\r\n\x1a\n"):
            return struct.unpack(">II", head[16:24])
        if head.startswith((b"GIF87a", b"GIF89a")):
            return struct.unpack("<HH", head[6:10])
        if head.startswith(b"\xff\xd8"):
            return _jpeg(stream)
        if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
            return _webp(head)
        return _svg(head.decode("utf-8", "replace"))
    except (struct.error, IndexError, ValueError):
        return None


def _jpeg(stream: BinaryIO) -> Size | None:
    """Walk over the segments, wherever they end: a colour profile before the size can be of any length."""
    place = 2
    for _segment in range(_SEGMENT_LIMIT):
        stream.seek(place)
        sign, marker, length = struct.unpack(">BBH", stream.read(4))
        if sign != 0xFF:
            return None
        if marker in _SOF_MARKERS:
            height, width = struct.unpack(">HH", stream.read(5)[1:])
            return width, height
        place += 2 + length
    return None


def _webp(head: bytes) -> Size | None:
    match head[12:16]:
        case b"VP8 ":
            width, height = struct.unpack("<HH", head[26:30])
            return width & 0x3FFF, height & 0x3FFF
        case b"VP8L":
            bits = int.from_bytes(head[21:25], "little")
            return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
        case b"VP8X":
            return int.from_bytes(head[24:27], "little") + 1, int.from_bytes(head[27:30], "little") + 1
    return None


def _svg(text: str) -> Size | None:
    tag = _SVG.search(text)
    if tag is None:
        return None
    numbers = {name: round(float(value)) for name, value in _SVG_NUMBER.findall(tag.group())}
    if "width" in numbers and "height" in numbers:
        return numbers["width"], numbers["height"]
    box = _SVG_BOX.search(tag.group())
    return (round(float(box[1])), round(float(box[2]))) if box else None
