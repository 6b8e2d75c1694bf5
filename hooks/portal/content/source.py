"""Bytes to text: encodings, line ends, characters that no text may hold."""

import re
import unicodedata
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from portal.problems import Level, Problem

SIZE_LIMIT = 512 * 1024
"""Bytes a text file may have; a book of 80,000 words fits."""

CHARACTERS_SHOWN = 100
"""How many unwanted characters of a file are reported; a hostile file holds a hundred thousand."""

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]")
_BIDI = re.compile("[\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c]")
_INVISIBLE = re.compile("[\u200b\u2060\ufeff]")
_FORBIDDEN = re.compile(f"{_CONTROL.pattern}|[\ue000\ue001]|{_BIDI.pattern}|{_INVISIBLE.pattern}")
_KEY = re.compile(r"([A-Za-z_]\w*):")
_MARKS = (
    (b"\xff\xfe\x00\x00", "UTF-32"),
    (b"\x00\x00\xfe\xff", "UTF-32"),
    (b"\xff\xfe", "UTF-16"),
    (b"\xfe\xff", "UTF-16"),
)


def read_text(file: Path, path: str) -> tuple[str, list[Problem]]:
    """Return a file's text with LF line ends in NFC, and what is wrong with its bytes.

    `path` is the name used in problems. A file that cannot be decoded gives an empty text.
    """
    try:
        size = file.stat().st_size
        if size > SIZE_LIMIT:
            return "", [Problem(path, "file-too-large", values={"size": size // 1024, "limit": SIZE_LIMIT // 1024})]
        return decode(file.read_bytes(), path)
    except OSError as error:
        return "", [Problem(path, "file-unreadable", values={"reason": error.strerror or str(error)})]


def decode(data: bytes, path: str) -> tuple[str, list[Problem]]:
    """Return the text of some bytes and what is wrong with them; see `read_text`."""
    if encoding := _wide_encoding(data):
        return "", [Problem(path, "encoding", values={"encoding": encoding})]
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        start = data.rfind(b"\n", 0, error.start) + 1
        column = len(data[start : error.start].decode("utf-8", "replace")) + 1
        return "", [Problem(path, "encoding", line, column, values={"encoding": "Latin-1 / Windows-1252"})]
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    problems: list[Problem] = []
    if not unicodedata.is_normalized("NFC", text):
        decomposed = next(n for n, line in enumerate(text.split("\n"), 1) if not unicodedata.is_normalized("NFC", line))
        problems.append(Problem(path, "decomposed", decomposed, level=Level.WARNING))
        text = unicodedata.normalize("NFC", text)
    if _FORBIDDEN.search(text):
        problems += islice(_character_problems(text, path), CHARACTERS_SHOWN)
        text = _CONTROL.sub("\ufffd", text)  # YAML refuses them at no place that would help anybody
    return text, problems


def _wide_encoding(data: bytes) -> str | None:
    for mark, name in _MARKS:
        if data.startswith(mark):
            return name
    sample = data[:200]
    if len(sample) >= 4 and sample.count(b"\x00") * 3 > len(sample):
        return "UTF-16"
    return None


def forbidden(text: str) -> Iterator[tuple[str, Level, int, str]]:
    """Yield code, level, position and character (U+…) of everything in a text that no text may hold."""
    for match in _FORBIDDEN.finditer(text):
        yield *_judged(match[0]), match.start(), f"U+{ord(match[0]):04X}"


def without_forbidden(text: str) -> str:
    """Return the text with a sign in the place of what no text may hold."""
    return _FORBIDDEN.sub("\ufffd", text)


def _character_problems(text: str, path: str) -> Iterator[Problem]:
    for number, line in enumerate(text.split("\n"), 1):
        for code, level, position, character in forbidden(line):
            key = _KEY.match(line)
            values = {"character": character}
            yield Problem(path, code, number, position + 1, level, key[1] if key else None, values)


def _judged(character: str) -> tuple[str, Level]:
    if _BIDI.match(character):
        return "bidi-character", Level.WARNING if character in "\u200e\u200f\u061c" else Level.ERROR
    if _INVISIBLE.match(character):
        return "invisible-character", Level.WARNING
    return "control-character", Level.ERROR
