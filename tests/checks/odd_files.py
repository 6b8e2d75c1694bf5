"""Files of the golden cases that are no text, by the name that stands behind `<`."""

import io
import struct
import zipfile
import zlib

import pikepdf

from tests.support import pdf


def _archive(**entries: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml").replace("_bin", ".bin"), content)
    return stream.getvalue()


def _png(width: int, height: int, filling: int = 0, exif: bytes = b"") -> bytes:
    """Return a PNG of this many pixels, with some bytes that nobody reads."""
    chunks = [(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 6, 0, 0, 0)), (b"IDAT", zlib.compress(b""))]
    chunks += [(b"eXIf", exif)] if exif else []
    chunks += [(b"fiLl", bytes(filling)), (b"IEND", b"")]
    parts = (
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data)) for name, data in chunks
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def _gps() -> bytes:
    """Return Exif that says where a photo was taken (TIFF: a directory that leads to one with the latitude)."""
    first = struct.pack("<HHHIII", 1, 0x8825, 4, 1, 26, 0)
    return b"II*\0" + struct.pack("<I", 8) + first + struct.pack("<HHHI4sI", 1, 2, 5, 1, b"\0\0\0\0", 0)


def _pdf(catalogue: bytes) -> bytes:
    return pdf(catalogue)


def _locked_pdf() -> bytes:
    stream = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf())) as document:
        document.save(stream, encryption=pikepdf.Encryption(owner="geheim", user="geheim"), deterministic_id=False)
    return stream.getvalue()


ODD_FILES = {
    "nothing": b"",
    "pdf": _pdf(b"/Lang (de)"),
    "pdf-without-language": _pdf(b"/MarkInfo << /Marked true >>"),
    "pdf-cut-off": _pdf(b"/Lang (de)")[:-6],
    "pdf-with-script": _pdf(b"/Lang (de) /OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>"),
    "pdf-of-26-MB": _pdf(b"/Lang (de)").ljust(26 * 1024 * 1024, b"\n"),
    "web-page": b"<!doctype html><title>404</title>",
    "lfs-pointer": b"version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 12345\n",
    "word-with-macros": _archive(word__document_xml=b"<w/>", word__vbaProject_bin=b"\xcc\x61"),
    "archive": _archive(bild=b"x"),
    "archive-of-zeros": _archive(null=bytes(4 * 2**20)),
    "archive-that-escapes": _archive(**{"..__..__x_xml": b"x"}),
    "pdf-with-password": _locked_pdf(),
    "pdf-without-pages": _pdf(b"").replace(b"/Kids", b"/Kino"),
    "pdf-with-nothing": b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n",
    "svg-of-60000-lines": b'<svg xmlns="http://www.w3.org/2000/svg">' + b"<g/>" * 60_000 + b"</svg>",
    "png": _png(10, 10),
    "png-with-place": _png(10, 10, exif=_gps()),
    "png-of-600-kB": _png(2000, 1500, 600 * 1024),
    "png-of-30000-pixels": _png(30_000, 30_000),
    "svg": b'<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0h9v9z"/></svg>',
    "text-of-600-kB": b"a" * 600 * 1024,
}
