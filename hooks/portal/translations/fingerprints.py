"""Fingerprints of what a translation translates: the whole text, and each section by the id of its heading.

Line ends, quotation marks, list markers and white space do not count; phone numbers, dates and prices live in neutral
fields and are not part of it.
"""

import hashlib
import re
from collections.abc import Iterable, Mapping
from typing import Any

from pydantic import BaseModel

from portal.content.headings import headings
from portal.model.kinds import CommonText, MaterialText, ModuleText, OfferText
from portal.model.kinds import EventText as _EventText

_QUOTES = str.maketrans(dict.fromkeys("“”„‟«»‹›‘’‚‛'", '"') | {"\u00a0": " ", "\u202f": " "})
_BULLET = re.compile(r"^[ \t]*[*+-][ \t]+", re.MULTILINE)
_NUMBERED = re.compile(r"^[ \t]*\d+[.)][ \t]+", re.MULTILINE)
_NOT_TRANSLATED = {"same_as_default", "updated", "redirect_from"}
TRANSLATABLE = tuple(
    dict.fromkeys(
        name
        for model in (CommonText, MaterialText, OfferText, _EventText, ModuleText)
        for name in model.model_fields
        if name not in _NOT_TRANSLATED
    )
)
"""The per-language fields that readers read."""


def normalised(text: str) -> str:
    """Return the text without what is only cosmetic."""
    text = _NUMBERED.sub("1. ", _BULLET.sub("- ", text.translate(_QUOTES)))
    return " ".join(text.split())


def translatable(fields: BaseModel) -> dict[str, str]:
    """Return the words of the per-language fields, by field; links count by their labels only."""
    return {name: words for name in TRANSLATABLE if (words := _words(getattr(fields, name, None)))}


def fingerprint(words: Mapping[str, str], body: str) -> str:
    """Return the fingerprint of a whole text: 12 hexadecimal digits."""
    return _digest([*_pairs(words), normalised(body)], 12)


def section_fingerprints(words: Mapping[str, str], body: str) -> dict[str, str]:
    """Return the fingerprint of every section by heading id, 8 hexadecimal digits each.

    The section with the empty id holds the metadata and the text before the first heading.
    """
    lines = body.split("\n")
    starts = [("", 0), *((heading.id, heading.line) for heading in headings(body))]
    ends = [*(line for _id, line in starts[1:]), len(lines)]
    sections = {}
    for (id_, start), end in zip(starts, ends, strict=True):
        text = normalised("\n".join(lines[start:end]))
        sections[id_] = _digest([*_pairs(words), text] if not id_ else [text], 8)
    return sections


def _words(value: Any) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, tuple):
        return "\n".join(item if isinstance(item, str) else str(item.label) for item in value)
    return ""


def _pairs(words: Mapping[str, str]) -> list[str]:
    return [f"{name}={normalised(text)}" for name, text in sorted(words.items())]


def _digest(parts: Iterable[str], digits: int) -> str:
    return hashlib.sha256("\x00".join(parts).encode()).hexdigest()[:digits]
