"""A file is what its first bytes say."""

import pytest

from portal.content.file_types import agrees, is_pointer
from portal.content.tree import ENDINGS

HEADS = {
    "pdf": b"%PDF-1.7\n",
    "png": b"\x89PNG\r\n\x1a\n\x00",
    "jpg": b"\xff\xd8\xff\xe0",
    "jpeg": b"\xff\xd8\xff\xdb",
    "gif": b"GIF89a",
    "webp": b"RIFF\x10\x00\x00\x00WEBPVP8 ",
    "svg": b'<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"/>',
    "docx": b"PK\x03\x04",
    "odt": b"PK\x03\x04",
    "pptx": b"PK\x03\x04",
    "odp": b"PK\x03\x04",
    "xlsx": b"PK\x03\x04",
    "ods": b"PK\x03\x04",
    "epub": b"PK\x03\x04",
    "zip": b"PK\x05\x06",
    "h5p": b"PK\x03\x04",
    "mp3": b"ID3\x03",
    "m4a": b"\x00\x00\x00\x20ftypM4A ",
    "mp4": b"\x00\x00\x00\x20ftypisom",
    "ogg": b"OggS",
    "webm": b"\x1a\x45\xdf\xa3",
    "vtt": b"\xef\xbb\xbfWEBVTT\n",
    "srt": b"1\n00:00:01,000 --> 00:00:02,000\nHallo\n",
    "csv": "Größe;Ort\n".encode(),
    "txt": "Grüße".encode("latin-1"),
}


def test_every_allowed_ending_has_an_example() -> None:
    assert HEADS.keys() == ENDINGS


@pytest.mark.parametrize(("ending", "head"), HEADS.items())
def test_a_sound_file_agrees_with_its_ending(ending: str, head: bytes) -> None:
    assert agrees(ending, head)


@pytest.mark.parametrize("ending", sorted(ENDINGS - {"csv", "txt", "srt"}))
def test_an_error_page_agrees_with_no_ending(ending: str) -> None:
    assert not agrees(ending, b"<!doctype html><html><title>404</title></html>")


@pytest.mark.parametrize("ending", ["csv", "txt", "svg"])
def test_bytes_that_are_no_text_agree_with_no_text(ending: str) -> None:
    assert not agrees(ending, b"<svg\x00\x01")


def test_an_unknown_ending_agrees_with_nothing() -> None:
    assert not agrees("exe", b"MZ")


def test_a_pointer_is_recognised() -> None:
    assert is_pointer(b"version https://git-lfs.github.com/spec/v1\noid sha256:0\n")
    assert not is_pointer(HEADS["pdf"])
