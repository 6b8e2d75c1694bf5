"""The nearest of many words, for "did you mean", and whether it can be nothing else."""

from collections.abc import Iterable
from difflib import get_close_matches

_MANY = 200
_LONG = 12


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


def slips(word: str, words: Iterable[str]) -> list[str]:
    """Return the words that `word` can be with a slip of the hand; none, if one of them has other digits.

    A slip is one letter too many, missing, wrong or swapped with its neighbour, in words of twelve letters and more two
    of them. Digits are no slips: CC-BY-3.0 is not a misspelt CC-BY-4.0.
    """
    allowed = _slips_allowed(word)
    alike = (other for other in set(words) if abs(len(other) - len(word)) <= allowed)
    near = [other for other in alike if _distance(word, other) <= allowed]
    return sorted(near) if all(_digits(other) == _digits(word) for other in near) else []


def is_slip(word: str, meant: str, words: Iterable[str]) -> bool:
    """Return whether `word` is `meant` with a slip of the hand and can be no other of `words`."""
    return slips(word, words) == [meant]


def _slips_allowed(word: str) -> int:
    return 2 if len(word) >= _LONG else 1


def _digits(word: str) -> str:
    return "".join(character for character in word if character.isdigit())


def _distance(word: str, other: str) -> int:
    """Return how many slips lie between two words (optimal string alignment)."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, left in enumerate(word, 1):
        before, last, row = row, before, [i]
        for j, right in enumerate(other, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (left != right))
            if i > 1 and j > 1 and left == other[j - 2] and word[i - 2] == right:
                cost = min(cost, last[j - 2] + 1)
            row.append(cost)
    return row[-1]
