"""ZIP files: what is told from their table of contents."""

import struct
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from portal.content.archives import Archive

WORD = {"[Content_Types].xml": "<Types/>", "word/document.xml": "<w/>"}
ODT = {"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<o/>"}
RELATION = '<Relationships><Relationship Id="r1" Type="http://x/{}" Target="https://example.org/" TargetMode="{}"/>'


def archive(tmp_path: Path, entries: dict[str, str] | bytes, ending: str = "zip") -> Archive:
    file = tmp_path / f"datei.{ending}"
    if isinstance(entries, bytes):
        file.write_bytes(entries)
    else:
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as made:
            for name, content in entries.items():
                made.writestr(name, content)
    return Archive(file, ending)


def test_sound_files_are_sound(tmp_path: Path) -> None:
    for ending, entries in (("docx", WORD), ("odt", ODT), ("zip", {"a/b.txt": "x"}), ("h5p", {"h5p.json": "{}"})):
        found = archive(tmp_path, entries, ending)
        assert found.is_what_it_says
        assert not (found.has_macros or found.is_bomb or found.is_locked or found.escaping or found.remote)


@pytest.mark.parametrize(
    ("ending", "entries"),
    [("docx", {"x": ""}), ("odt", {"mimetype": "text/plain"}), ("odt", WORD), ("zip", {}), ("zip", b"PK\x03\x04x")],
)
def test_what_it_is_not(tmp_path: Path, ending: str, entries: dict[str, str] | bytes) -> None:
    assert not archive(tmp_path, entries, ending).is_what_it_says


@pytest.mark.parametrize(
    "name",
    ["word/vbaProject.bin", "xl/VBAPROJECT.BIN", "word/activeX/activeX1.bin", "Basic/script.xml", "Scripts/a.py",
     "spiel.EXE", "ordner/liste.docm"],
)  # fmt: skip
def test_programs_are_found(tmp_path: Path, name: str) -> None:
    assert archive(tmp_path, WORD | {name: "x"}, "docx").has_macros


@pytest.mark.parametrize("name", ["../x", "a/../../x", "/etc/passwd", "C:/x", "C:\\x", "..\\x"])
def test_names_that_leave_the_folder(tmp_path: Path, name: str) -> None:
    assert archive(tmp_path, {"a": "x", name: "x"}).escaping


def test_links_leave_the_folder_too(tmp_path: Path) -> None:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as made:
        entry = zipfile.ZipInfo("link")
        entry.external_attr = 0o120777 << 16
        made.writestr(entry, "/etc")
    assert archive(tmp_path, stream.getvalue()).escaping == "link"


@pytest.mark.parametrize(
    ("kind", "mode", "remote"),
    [
        ("attachedTemplate", "External", "attachedTemplate"),
        ("oleObject", "External", "oleObject"),
        ("hyperlink", "External", ""),
        ("attachedTemplate", "Internal", ""),
    ],
)
def test_what_a_document_loads_when_it_is_opened(tmp_path: Path, kind: str, mode: str, remote: str) -> None:
    relations = {"word/_rels/settings.xml.rels": RELATION.format(kind, mode)}
    assert archive(tmp_path, WORD | relations, "docx").remote == remote


def test_a_file_that_grows_out_of_all_proportion(tmp_path: Path) -> None:
    found = archive(tmp_path, {"null": "\0" * 8 * 2**20})
    assert found.is_bomb and found.unpacked == 8 * 2**20
    assert not archive(tmp_path, {"null": "\0" * 2**20}).is_bomb


def test_a_bomb_in_the_entry_that_is_read_is_not_unpacked(tmp_path: Path) -> None:
    assert archive(tmp_path, {"mimetype": ODT["mimetype"] + " " * 2**25}, "odt").is_bomb


def test_an_encrypted_entry_is_noticed(tmp_path: Path) -> None:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as made:
        made.writestr("a", "x")
    data = bytearray(stream.getvalue())
    place = data.index(b"PK\x01\x02")
    data[place + 8 : place + 10] = struct.pack("<H", 1)
    assert archive(tmp_path, bytes(data)).is_locked
