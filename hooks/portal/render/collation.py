"""The order of titles, which Babel does not know: accents do not count, letters follow the alphabet of the language."""

import unicodedata
from functools import cache, lru_cache

_ALPHABETS = {
    "tr": "abcçdefgğhıijklmnoöpqrsştuüvwxyz",
    "uk": "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя",
    "ru": "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
    "fa": "آابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی",
}
"""Alphabets that neither code points nor letters without their marks put in order."""

_JOINED = {ord("æ"): "ae", ord("œ"): "oe"}
"""Letters that NFKD leaves in one piece."""

_FIRST = 0xF0000
"""Private-use characters stand for the letters of an alphabet; Latin titles among them come first."""


@cache
def _order(language: str) -> dict[int, str]:
    alphabet = _ALPHABETS.get(language, "")
    start = ord("a") if language == "tr" else _FIRST
    return _JOINED | {ord(letter): chr(start + index) for index, letter in enumerate(alphabet)}


@lru_cache(maxsize=1 << 16)
def collation_key(text: str, language: str) -> tuple[str, str]:
    """Return the key that sorts titles: DIN 5007-1 in German (ä as a, ß as ss), punctuation at the start left out."""
    if language == "tr":
        text = text.replace("I", "ı").replace("İ", "i")
    folded = unicodedata.normalize("NFC", text).casefold().translate(_order(language))
    plain = "".join(c for c in unicodedata.normalize("NFKD", folded) if not unicodedata.combining(c))
    letters = "".join(c if c.isalnum() or ord(c) >= _FIRST else " " for c in plain)
    return " ".join(letters.split()), text
