"""What is inside a ZIP file, such as every office document and every learning package is one."""

import re
import stat
import zipfile
import zlib
from functools import cached_property
from pathlib import Path, PurePosixPath

RATIO_LIMIT = 200
"""How many times its size a file may unpack to; office documents reach 20, a table of zeros 100."""
_ENTRY_LIMIT = 20_000
_RELATIONS_LIMIT = 2**20
_ENCRYPTED = 0x1
_FOLDERS = {"docx": "word/", "pptx": "ppt/", "xlsx": "xl/", "h5p": "h5p.json"}
_MIME_TYPES = {
    "odt": b"application/vnd.oasis.opendocument.text",
    "odp": b"application/vnd.oasis.opendocument.presentation",
    "ods": b"application/vnd.oasis.opendocument.spreadsheet",
    "epub": b"application/epub+zip",
}
ARCHIVES = frozenset({"zip", *_FOLDERS, *_MIME_TYPES})
_PROGRAMS = frozenset(
    {".exe", ".com", ".bat", ".cmd", ".msi", ".scr", ".ps1", ".vbs", ".vbe", ".jse", ".wsf", ".hta", ".lnk", ".jar"}
    | {".docm", ".dotm", ".xlsm", ".xltm", ".pptm", ".potm", ".ppam", ".apk", ".app", ".dmg", ".pif", ".cpl", ".reg"}
)
_REMOTE = re.compile(
    rb"<Relationship\b(?=[^<>]*\bTargetMode\s*=\s*[\"']External)(?=[^<>]*/(attachedTemplate|oleObject|frame|subDocument)"
    rb"[\"'])"
)
"""What Office loads from elsewhere when a document is opened (ECMA-376 part 1, 9.2)."""


class Archive:
    """The table of contents of a ZIP file; nothing is unpacked but what is small and has to be read."""

    def __init__(self, file: Path, ending: str) -> None:
        self._file = file
        self._ending = ending
        try:
            with zipfile.ZipFile(file) as archive:
                self.entries = archive.infolist()
                self._mime_type = _beginning(archive, "mimetype")
        except (zipfile.BadZipFile, OSError, NotImplementedError, RuntimeError, ValueError, zlib.error):
            self.entries, self._mime_type = [], b""

    @property
    def is_what_it_says(self) -> bool:
        """Return whether the content fits the ending."""
        names = (entry.filename for entry in self.entries)
        if folder := _FOLDERS.get(self._ending):
            return any(name.startswith(folder) for name in names)
        if mime_type := _MIME_TYPES.get(self._ending):
            return self._mime_type.startswith(mime_type)
        return bool(self.entries)

    @cached_property
    def unpacked(self) -> int:
        """Return the bytes that the file takes when it is unpacked."""
        return sum(entry.file_size for entry in self.entries)

    @property
    def is_bomb(self) -> bool:
        """Return whether the file grows out of all proportion, or holds more entries than anybody needs."""
        packed = max(self._file.stat().st_size, 2**14)
        return len(self.entries) > _ENTRY_LIMIT or self.unpacked > packed * RATIO_LIMIT

    @property
    def is_locked(self) -> bool:
        """Return whether a part of it is encrypted."""
        return any(entry.flag_bits & _ENCRYPTED for entry in self.entries)

    @property
    def has_macros(self) -> bool:
        """Return whether it holds a program (Microsoft: vbaProject.bin, ActiveX; OpenDocument: Basic/, Scripts/)."""
        names = (entry.filename for entry in self.entries)
        return any(
            name.lower().endswith(("vbaproject.bin", "vbadata.xml"))
            or "/activex/" in name.lower()
            or name.startswith(("Basic/", "Scripts/"))
            or (PurePosixPath(name).suffix.lower() in _PROGRAMS)
            for name in names
        )

    @property
    def escaping(self) -> str:
        """Return the name of an entry that would be unpacked somewhere else, nothing if there is none."""
        return next((entry.filename for entry in self.entries if _escapes(entry)), "")

    @property
    def remote(self) -> str:
        """Return what an office document loads from elsewhere when it is opened, nothing if it does not."""
        if self._ending not in _FOLDERS:
            return ""
        relations = [entry for entry in self.entries if entry.filename.endswith(".rels")]
        try:
            with zipfile.ZipFile(self._file) as archive:
                texts = (_beginning(archive, entry.filename, _RELATIONS_LIMIT) for entry in relations)
                return next((match[1].decode() for text in texts if (match := _REMOTE.search(text))), "")
        except (zipfile.BadZipFile, OSError, NotImplementedError, RuntimeError, ValueError, zlib.error):
            return ""


def _beginning(archive: zipfile.ZipFile, name: str, size: int = 100) -> bytes:
    """Return the first bytes of an entry, however many there are."""
    try:
        with archive.open(name) as entry:
            return entry.read(size).strip()
    except KeyError:
        return b""


def _escapes(entry: zipfile.ZipInfo) -> bool:
    name = entry.filename.replace("\\", "/")
    is_link = stat.S_ISLNK(entry.external_attr >> 16)
    return is_link or name.startswith("/") or ":" in name.split("/", 1)[0] or ".." in name.split("/")
