"""The hostile inputs that the project was given (shared/cases/hostile.json), made into files."""

import json
import struct
import zipfile
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
from PIL import Image

from tests.support import SHARED

GIVEN = SHARED / "cases" / "hostile.json"
OUTSIDE = "/OUTSIDE/"
"""Stands in an input for a place outside the repository."""

GPS, ORIENTATION, COPYRIGHT = 0x8825, 0x0112, 0x8298
"""Tags of Exif."""

SECRETS = {"secret.md": "# S3CR3T_MD\n", "secret.txt": "S3CR3T_TXT\n", "secretdir/note.md": "# S3CR3T_DIR\n"}
"""Files outside the repository; none of their words may ever be published."""


@dataclass(frozen=True, slots=True)
class Hostile:
    """One input: where it lies in the checkout, what it is, and what must come of it."""

    id: str
    kind: str
    path: str
    input: str
    expected: str

    @property
    def outcome(self) -> str:
        """Return the first word of what is expected: rejected, neutralised, accepted or build."""
        return self.expected.replace(":", " ").split(" ", 1)[0]

    def lay_out(self, root: Path, path: str | None = None) -> Path:
        """Write the input into a checkout (at another path, if wanted) and return the file."""
        file = root / (path or self.path)
        file.parent.mkdir(parents=True, exist_ok=True)
        if self.input.startswith("SYMLINK:"):
            target = self.input.removeprefix("SYMLINK:")
            file.symlink_to(target.replace(OUTSIDE, f"{outside(root)}/"))
        else:
            file.write_bytes(self._content(outside(root)))
        return file

    def _content(self, place: Path) -> bytes:
        name, _, argument = self.input.partition(":")
        if name == "GEN":
            made = eval(argument, {"__builtins__": {"range": range, "str": str}})
            return made if isinstance(made, bytes) else str(made).encode()
        if name in MAKERS:
            return MAKERS[name](argument)
        return self.input.replace(OUTSIDE, f"{place}/").encode()


def outside(root: Path) -> Path:
    """Return the place outside a checkout, with its secrets; some also lie where the inputs look for them."""
    place = root.parent / "outside"
    files = {place / name: content for name, content in SECRETS.items()}
    files |= {root.parent / "secret.txt": "S3CR3T_TXT\n", root / ".git/config": "S3CR3T_GIT\n"}
    for file, content in files.items():
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(content, "utf-8")
    return place


def hostile() -> list[Hostile]:
    """Return the given inputs; none where the folder shared/ is absent."""
    if not GIVEN.exists():
        return []
    keys = ("id", "kind", "path", "input", "expected")
    return [Hostile(*(entry[key] for key in keys)) for entry in json.loads(GIVEN.read_text("utf-8"))]


def pdf(active: str = "") -> bytes:
    """Return a PDF of one empty page that does something by itself, or is a web page (`polyglot`) as well."""
    if active == "polyglot":
        return b"<script>window.__pwn=1</script>\n" + pdf()
    with pikepdf.new() as document:
        document.add_blank_page(page_size=(200, 200))
        document.Root.Lang = pikepdf.String("de")
        ACTIVE[active](document)
        stream = BytesIO()
        document.save(stream)
    return stream.getvalue()


def _action(kind: str, **entries: Any) -> pikepdf.Dictionary:
    return pikepdf.Dictionary(S=pikepdf.Name(f"/{kind}"), **entries)


def _embed(document: pikepdf.Pdf) -> None:
    document.attachments["x.exe"] = pikepdf.AttachedFileSpec(document, b"MZ")


def _launch(document: pikepdf.Pdf) -> None:
    document.Root.OpenAction = _action("Launch", F=pikepdf.String("cmd.exe"))


def _script(document: pikepdf.Pdf) -> None:
    document.Root.OpenAction = _action("JavaScript", JS=pikepdf.String("app.alert(1)"))


ACTIVE: Mapping[str, Callable[[pikepdf.Pdf], None]] = {
    "": lambda document: None,
    "embedded": _embed,
    "launch": _launch,
    "js": _script,
}


def archive(_kind: str = "") -> bytes:
    """Return a ZIP file that unpacks to a thousand times its size, 96 megabytes."""
    stream = BytesIO()
    block = bytes(2**20)
    with (
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as made,
        made.open("null.bin", "w", force_zip64=True) as entry,
    ):
        for _ in range(96):
            entry.write(block)
    return stream.getvalue()


def png(width: int = 30_000, height: int = 30_000) -> bytes:
    """Return a small PNG file that needs much memory when it is opened."""
    header = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    rows = zlib.compress(bytes((width // 8 + 1) * height), 1)
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", header) + _chunk(b"IDAT", rows) + _chunk(b"IEND", b"")


def jpeg_with_place() -> bytes:
    """Return a small photo that says where it was taken, how it is to be turned and whose it is."""
    notes = Image.Exif()
    notes.update({ORIENTATION: 6, COPYRIGHT: "KI"})
    notes.get_ifd(GPS).update({1: "N", 2: (50.0, 46.0, 30.0), 3: "E", 4: (6.0, 5.0, 1.0)})
    stream = BytesIO()
    Image.effect_noise((64, 48), 50).convert("RGB").save(stream, "JPEG", exif=notes)
    return stream.getvalue()


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


MAKERS: Mapping[str, Callable[[str], bytes]] = {
    "PDF": pdf,
    "ZIP": archive,
    "PNGBOMB": lambda _: png(),
    "JPEGGPS": lambda _: jpeg_with_place(),
}
