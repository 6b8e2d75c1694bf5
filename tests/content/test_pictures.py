import struct
from pathlib import Path

import pytest

from portal.content.pictures import image_size, size_of

PNG = b"\x89PNG\r\n\x1a\n" + struct.pack(">I4sII", 13, b"IHDR", 640, 360)
JPEG = b"\xff\xd8\xff\xe0" + struct.pack(">H", 4) + b"xx" + b"\xff\xc2" + struct.pack(">HBHH", 8, 8, 360, 640)
WEBP = b"RIFF\x00\x00\x00\x00WEBPVP8X" + bytes(8) + (639).to_bytes(3, "little") + (359).to_bytes(3, "little")


@pytest.mark.parametrize(
    "head",
    [
        PNG,
        JPEG,
        WEBP,
        b"GIF89a" + struct.pack("<HH", 640, 360),
        b'<svg xmlns="http://www.w3.org/2000/svg" width="640" height="360px">',
        b'<?xml version="1.0"?>\n<svg viewBox="0 0 640 360">',
    ],
    ids=["png", "jpeg", "webp", "gif", "svg", "svg-box"],
)
def test_the_size_is_read_off_the_file(head: bytes) -> None:
    assert size_of(head) == (640, 360)


@pytest.mark.parametrize("head", [b"", b"%PDF-1.7", PNG[:18], JPEG[:9], b"<svg>"])
def test_a_file_that_does_not_tell_has_no_size(head: bytes) -> None:
    assert size_of(head) is None


def test_a_missing_file_has_no_size(tmp_path: Path) -> None:
    assert image_size(tmp_path / "bild.png") is None
