"""The nearest of many words, for "did you mean"."""

from collections.abc import Iterable
from difflib import get_close_matches

_MANY = 200


def nearest(word: str, words: Iterable[str], cutoff: float = 0.7) -> str:
    """Return the word most like the given one, or nothing if none is like it.

    difflib compares a word with thousands in tens of milliseconds, so of many candidates only those of about the same
    length with the same beginning or end are looked at.
    """
    candidates = list(words)
    if len(candidates) > _MANY:
        slack = max(2, len(word) // 5)
        candidates = [
            candidate
            for candidate in candidates
            if abs(len(candidate) - len(word)) <= slack and (candidate[:3] == word[:3] or candidate[-3:] == word[-3:])
        ][:_MANY]
    return next(iter(get_close_matches(word, candidates, 1, cutoff)), "")
