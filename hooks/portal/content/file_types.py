"""What a file is by its first bytes, whatever its name says."""

_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_SIGNATURES: dict[str, tuple[bytes, ...]] = {
    "pdf": (b"%PDF-",),
    "png": (b"\x89PNG\r\n\x1a\n",),
    "jpg": (b"\xff\xd8\xff",),
    "jpeg": (b"\xff\xd8\xff",),
    "gif": (b"GIF87a", b"GIF89a"),
    "ogg": (b"OggS",),
    "webm": (b"\x1a\x45\xdf\xa3",),
    "mp3": (b"ID3", b"\xff\xfb", b"\xff\xf3", b"\xff\xf2"),
    **dict.fromkeys(("docx", "odt", "pptx", "odp", "xlsx", "ods", "epub", "zip", "h5p"), _ZIP),
}
_TEXTS = {"csv", "txt", "vtt", "srt", "svg"}


def agrees(ending: str, head: bytes) -> bool:
    """Return whether a file's first bytes (2,048 suffice) fit its ending."""
    if ending in _SIGNATURES:
        return head.startswith(_SIGNATURES[ending])
    if ending in {"mp4", "m4a"}:
        return head[4:8] == b"ftyp"
    if ending == "webp":
        return head[:4] == b"RIFF" and head[8:12] == b"WEBP"
    if ending in _TEXTS:
        text = head.decode("utf-8", "replace").lstrip("\ufeff").lstrip()
        if "\x00" in text:
            return False
        return "<svg" in text if ending == "svg" else text.startswith("WEBVTT") if ending == "vtt" else True
    return False


def is_pointer(head: bytes) -> bool:
    """Return whether the file is only the pointer of Git LFS, its content being elsewhere."""
    return head.startswith(b"version https://git-lfs.github.com/spec/")
