"""Photos: without the place and the device, with the same picture, the right way up."""

from io import BytesIO
from typing import Any

import pytest
from PIL import Image

from portal.content.photos import UnreadablePhotoError, tells_place, without_place

GPS, ORIENTATION, ARTIST, COPYRIGHT, MAKE = 0x8825, 0x0112, 0x013B, 0x8298, 0x010F
XMP = b"<x:xmpmeta><rdf:Description exif:GPSLatitude='50'/></x:xmpmeta>"
RIGHTS = b"<x:xmpmeta><rdf:Description xmpRights:Marked='True'/></x:xmpmeta>"


def photo(kind: str = "JPEG", *, place: bool = True, orientation: int = 6, **options: Any) -> bytes:
    notes = Image.Exif()
    notes.update({ORIENTATION: orientation, MAKE: "Telefon", COPYRIGHT: "KI", ARTIST: "E. M."})
    if place:
        notes.get_ifd(GPS).update({1: "N", 2: (50.0, 46.0, 30.0), 3: "E", 4: (6.0, 5.0, 1.0)})
    stream = BytesIO()
    Image.effect_noise((64, 48), 50).convert("RGB").save(stream, kind, exif=notes, **options)
    return stream.getvalue()


def opened(data: bytes) -> Image.Image:
    image = Image.open(BytesIO(data))
    image.load()
    return image


KINDS = [
    ("JPEG", {}),
    ("JPEG", {"progressive": True, "quality": 90}),
    ("JPEG", {"xmp": XMP, "icc_profile": b"profil" * 20}),
    ("PNG", {}),
    ("WEBP", {"lossless": True}),
    ("WEBP", {"xmp": XMP}),
]


@pytest.mark.parametrize(("kind", "options"), KINDS)
def test_the_place_goes_and_the_picture_stays(kind: str, options: dict[str, Any]) -> None:
    before = photo(kind, **options)
    after = without_place(before)
    assert tells_place(before) and not tells_place(after)
    was, now = opened(before), opened(after)
    assert now.tobytes() == was.tobytes()
    assert dict(now.getexif()) == {ORIENTATION: 6, ARTIST: "E. M.", COPYRIGHT: "KI"}
    assert b"GPS" not in after and b"Telefon" not in after
    assert now.info.get("icc_profile") == was.info.get("icc_profile")
    assert without_place(after) == after


def test_a_photo_without_place_tells_none() -> None:
    assert not tells_place(photo(place=False))


def test_rights_stay_and_their_place_in_xmp_does_not_matter() -> None:
    after = without_place(photo("JPEG", xmp=RIGHTS))
    assert b"xmpRights" in after
    assert tells_place(photo("JPEG", place=False, xmp=XMP))


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_what_stands_behind_the_picture_goes(kind: str) -> None:
    data = photo(kind)
    assert without_place(data + b"ftypmp42 a film") == without_place(data)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_picture_that_breaks_off_is_refused_wherever_it_does(kind: str) -> None:
    data = photo(kind)
    for end in range(12, len(data) - 2, 41):
        with pytest.raises(UnreadablePhotoError):
            without_place(data[:end])


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_no_notes_whatever_is_in_them_cause_more_than_a_refusal(kind: str) -> None:
    data = bytearray(photo(kind))
    start = data.index(b"MM\x00*") if b"MM\x00*" in data else data.index(b"II*\x00")
    for place in range(start, start + 120):
        for value in (0, 0x7F, 0xFF):
            odd = bytes(data[:place]) + bytes([value]) + bytes(data[place + 1 :])
            assert not tells_place(without_place(odd))


@pytest.mark.parametrize("data", [b"", b"GIF89a", b"<svg/>", b"RIFF\0\0\0\0WAVE"])
def test_other_files_are_left_alone(data: bytes) -> None:
    assert without_place(data) == data and not tells_place(data)
