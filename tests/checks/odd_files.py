"""Files of the golden cases that are no text, by the name that stands behind `<`."""

import io
import struct
import zipfile
import zlib


def _archive(**entries: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, content in entries.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml").replace("_bin", ".bin"), content)
    return stream.getvalue()


def _png(width: int, height: int, size: int = 0) -> bytes:
    """Return the head of a PNG of this many pixels, filled up to `size` bytes."""
    header = struct.pack(">4sIIBBBBB", b"IHDR", width, height, 8, 6, 0, 0, 0)
    chunk = struct.pack(">I", 13) + header + struct.pack(">I", zlib.crc32(header))
    return (b"\x89PNG\r\n\x1a\n" + chunk).ljust(size, b"\0")


def _pdf(catalogue: bytes) -> bytes:
    return b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog " + catalogue + b" >>\nendobj\n%%EOF\n"


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
    "png": _png(10, 10),
    "png-of-600-kB": _png(2000, 1500, 600 * 1024),
    "png-of-30000-pixels": _png(30_000, 30_000),
    "svg": b'<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0h9v9z"/></svg>',
    "svg-with-script": b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>',
    "text-of-600-kB": b"a" * 600 * 1024,
}
