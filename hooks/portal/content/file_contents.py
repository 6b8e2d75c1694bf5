"""What is inside a file to download: macros, things that run by themselves, its unpacked size, a PDF's language."""

import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

_INFLATE_LIMIT = 20 * 2**20
_STREAM = re.compile(rb"/Type\s*/ObjStm\b")
_STREAM_DATA = re.compile(rb"stream\r?\n.*?endstream", re.DOTALL)
_CATALOG = re.compile(rb"/Type\s*/Catalog\b")
_BRACKETS = re.compile(rb"<<|>>")
_LANGUAGE = re.compile(rb"/Lang\s*(?:\((?:\xfe\xff)?\s*[^)\s]|<\s*(?:[0-9A-Fa-f]{2}\s*){2})")
_ACTIVE_PDF = re.compile(rb"(/(?:JavaScript|JS|Launch|EmbeddedFile|RichMedia))(?=[\s/<(\[>])")
_ACTIVE_SVG = re.compile(
    r"(<!DOCTYPE|<!ENTITY|<script|<foreignObject|javascript:|\son[a-z]+(?=\s*=)|href\s*=\s*[\"'](?!#|data:image/(?:png|jpe?g)))",
    re.IGNORECASE,
)
_FOLDERS = {"docx": "word/", "pptx": "ppt/", "xlsx": "xl/", "h5p": "h5p.json"}
_MIME_TYPES = {
    "odt": b"application/vnd.oasis.opendocument.text",
    "odp": b"application/vnd.oasis.opendocument.presentation",
    "ods": b"application/vnd.oasis.opendocument.spreadsheet",
    "epub": b"application/epub+zip",
}
ARCHIVES = frozenset({"zip", *_FOLDERS, *_MIME_TYPES})


class Archive:
    """The table of contents of a ZIP file, such as every office document is one."""

    def __init__(self, file: Path, ending: str) -> None:
        self._ending = ending
        try:
            with zipfile.ZipFile(file) as archive:
                self.names = archive.namelist()
                self.unpacked = sum(entry.file_size for entry in archive.infolist())
                self._mime_type = archive.read("mimetype")[:100].strip() if "mimetype" in self.names else b""
        except (zipfile.BadZipFile, OSError, NotImplementedError, RuntimeError, zlib.error):
            self.names, self.unpacked, self._mime_type = [], 0, b""

    @property
    def is_what_it_says(self) -> bool:
        """Return whether the content fits the ending."""
        if folder := _FOLDERS.get(self._ending):
            return any(name.startswith(folder) for name in self.names)
        if mime_type := _MIME_TYPES.get(self._ending):
            return self._mime_type.startswith(mime_type)
        return bool(self.names)

    @property
    def has_macros(self) -> bool:
        """Return whether the document holds a program (Microsoft: vbaProject.bin, OpenDocument: Basic/, Scripts/)."""
        return any(name.endswith("vbaProject.bin") or name.startswith(("Basic/", "Scripts/")) for name in self.names)


def unpacked_image(head: bytes) -> int:
    """Return the bytes that a PNG needs in a reader's memory, given its first bytes; 0 for other files."""
    if not head.startswith(b"\x89PNG\r\n\x1a\n") or len(head) < 24:
        return 0
    width, height = struct.unpack(">II", head[16:24])
    return int(width) * int(height) * 4


def active_part_of_svg(file: Path) -> str:
    """Return what in a drawing runs or loads something by itself, nothing if there is no such thing."""
    loads = _ACTIVE_SVG.search(file.read_text("utf-8", "replace"))
    return loads[1].strip() if loads else ""


class PdfFacts(NamedTuple):
    """Whether a PDF is all there, what in it runs by itself, and whether it says which language it is in.

    The language is /Lang of the catalogue (ISO 32000); `names_language` is None where that cannot be told, because the
    file is encrypted or damaged.
    """

    is_complete: bool
    active: str
    names_language: bool | None


@lru_cache(maxsize=4096)
def pdf_facts(file: Path, signature: tuple[int, int]) -> PdfFacts:
    """Return the facts of a PDF; `signature` is its time and size, so that it is read once as long as it stays."""
    del signature
    data = file.read_bytes()
    parts = list(_pdf_parts(data))
    active = next((match[1].decode() for part in parts if (match := _ACTIVE_PDF.search(part))), "")
    catalogues = [catalogue for part in parts for catalogue in _catalogues(part)]
    names_language = any(_LANGUAGE.search(part) for part in catalogues) if catalogues else None
    return PdfFacts(b"%%EOF" in data[-2048:], active, names_language)


def _pdf_parts(data: bytes) -> Iterator[bytes]:
    """Yield the file without its streams, then its unpacked object streams, where newer PDFs keep their catalogue."""
    yield _STREAM_DATA.sub(b"", data)
    for match in _STREAM.finditer(data):
        start = data.find(b"stream", match.end(), match.end() + 2000)
        if start < 0:
            continue
        start += len(b"stream")
        start += 2 if data[start : start + 2] == b"\r\n" else 1
        try:
            yield zlib.decompressobj().decompress(data[start:], _INFLATE_LIMIT)
        except zlib.error:
            continue


def _catalogues(data: bytes) -> Iterator[bytes]:
    """Yield the dictionaries of type Catalog: from the bracket that opens around the name to the one that closes."""
    for match in _CATALOG.finditer(data):
        depth, start = 0, max(match.start() - 5000, 0)
        for bracket in reversed(list(_BRACKETS.finditer(data, start, match.start()))):
            depth += 1 if bracket[0] == b">>" else -1
            if depth < 0:
                start = bracket.start()
                break
        depth, end = 0, min(match.end() + 5000, len(data))
        for bracket in _BRACKETS.finditer(data, match.end(), end):
            depth += 1 if bracket[0] == b"<<" else -1
            if depth < 0:
                end = bracket.end()
                break
        yield data[start:end]
