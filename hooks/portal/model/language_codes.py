"""Language codes by BCP 47, with the mistakes that people make."""

import re
from functools import cache

import langcodes
from pydantic_core import PydanticCustomError

_TAG = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{1,8})*")
LANGUAGE = r"[a-z]{2,3}(?:-[A-Za-z0-9]{1,8})*"
"""What a language code looks like."""
_VALID_ALTHOUGH_FOLDED = {"cnr", "prs", "swc", "tl"}
"""Codes that langcodes would write as a form of another language (Dari prs = fa-AF, Tagalog tl = fil)."""
_MEANT = {
    "jp": "ja", "ua": "uk", "gr": "el", "cz": "cs", "dk": "da", "kr": "ko", "cn": "zh", "vn": "vi", "al": "sq",
    "farsi": "fa", "dari": "prs", "kurmanci": "kmr", "sorani": "ckb", "deutsch": "de", "englisch": "en",
    "arabisch": "ar", "türkisch": "tr", "ukrainisch": "uk", "russisch": "ru", "französisch": "fr",
    "leichte sprache": "de-simple", "ajp": "apc", "ajt": "aeb",
}  # fmt: skip


@cache
def is_language(code: str) -> bool:
    """Return whether the code is a current BCP 47 tag in its canonical spelling."""
    if not _TAG.fullmatch(code) or code in _MEANT or not langcodes.tag_is_valid(code):
        return False
    return code in _VALID_ALTHOUGH_FOLDED or langcodes.standardize_tag(code) == code


@cache
def suggested_language(code: str) -> str:
    """Return the code that was probably meant, or nothing."""
    if meant := _MEANT.get(code.lower()):
        return meant
    if not _TAG.fullmatch(code):
        return ""
    standard = langcodes.standardize_tag(code)
    return standard if standard != code and is_language(standard) else ""


def check_language(code: str) -> str:
    """Return the code if it is one; refuse it with what was probably meant."""
    if not is_language(code):
        raise PydanticCustomError("language-code", "{value}", {"value": code, "suggestion": suggested_language(code)})
    return code
