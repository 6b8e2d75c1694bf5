"""Words made comparable: spelling variants folded, gender forms joined, endings cut off, compounds taken apart.

All rules are data (`rules.json`). `overrides/assets/search.js` holds the twin of this module, which must return the
same terms; so nothing here may depend on what only one of the two languages offers.
"""

import json
import re
import unicodedata
from collections.abc import Collection, Mapping, Sequence
from functools import cache
from importlib import resources
from typing import Any

Rules = Mapping[str, Any]
Replacement = tuple[re.Pattern[str], str]

_LATIN_MARKS = re.compile("([a-z])[\u0300-\u036f]+")
_SMALLEST_HEAD = 5


@cache
def all_rules() -> Rules:
    """Return the rules of all languages."""
    rules: Rules = json.loads(resources.files("portal.search").joinpath("rules.json").read_text("utf-8"))
    return rules


def rules_for(language: str) -> Rules:
    """Return the part of the rules that an index of this language needs, as it goes to the browser."""
    rules = all_rules()
    needed = {script["default"] for script in rules["scripts"].values()} | {language}
    languages = {name: rule for name, rule in rules["languages"].items() if name in needed}
    return {**{key: value for key, value in rules.items() if key != "about"}, "languages": languages}


class Normaliser:
    """Makes the words of texts and queries comparable in the index of one language.

    Which endings are cut off depends on a word's script: Latin words follow the language of the index (German where it
    is written in another script), Arabic and Cyrillic ones their own.
    """

    def __init__(self, language: str) -> None:
        self.language = language
        rules = rules_for(language)
        self._languages: Mapping[str, Any] = rules["languages"]
        own = self._languages.get(language, {})
        self._before = _compiled(rules["before"])
        self._gender = _compiled(rules["gender"])
        self._after = _compiled(rules["after"])
        self._text = _compiled(own.get("text", ()))
        self._words = _compiled([*rules["words"], *own.get("words", ())])
        self._characters = str.maketrans(dict(rules["characters"]))
        self._scripts = [
            (script["first"], script["last"], language if language in script["own"] else script["default"])
            for script in rules["scripts"].values()
        ]
        self._forms = {name: _compiled(rule.get("forms", ())) for name, rule in self._languages.items()}
        self._folded: dict[str, str] = {}
        self._known: dict[str, str] = {}
        compounds = own.get("compounds")
        self.compounds: Mapping[str, Any] | None = compounds
        stops = f"{self._languages['de']['stop']} {own.get('stop', '')}"
        self.stop: frozenset[str] = frozenset()
        self.stop = frozenset(self.terms(stops))

    def words(self, text: str) -> list[str]:
        """Return the words of a text, folded but with their endings."""
        text = unicodedata.normalize("NFKC", _replaced(text, self._before))
        text = _replaced(text, self._gender).lower()
        text = _replaced(text, self._after).translate(self._characters)
        text = _replaced(text, self._text)
        spaced = text if text.isascii() and text.isalnum() else "".join(map(_word_character, text))
        return [self._fold(word) for word in spaced.split(" ") if word]

    def term(self, word: str) -> str:
        """Return the term of a folded word: without its ending."""
        term = self._known.get(word)
        if term is None:
            term = self._known[word] = self._stem(word)
        return term

    def terms(self, text: str) -> list[str]:
        """Return the terms of a text; words that say nothing are left out."""
        return [term for word in self.words(text) if (term := self.term(word)) not in self.stop]

    def phrase(self, text: str) -> str:
        """Return the terms of a text with blanks between them."""
        return " ".join(self.terms(text))

    def variant(self, word: str) -> str:
        """Return the term of an Arabic word whose article or particle belongs to the word after all, else nothing."""
        rule = self._languages.get(self._language_of(word), {})
        if not any(word.startswith(prefix) for prefix in rule.get("variant", ())):
            return ""
        return _cut(word, rule["rounds"][:1], rule["min"])

    def split(self, word: str, dictionary: Collection[str]) -> tuple[str, str] | None:
        """Return the two words of the dictionary that a compound is made of; None for other words."""
        rule = self.compounds
        if rule is None or len(word) < 2 * rule["min"]:
            return None
        best: tuple[str, str] | None = None
        best_score = -1
        for start in range(rule["min"], len(word) - rule["min"] + 1):
            last = word[start:]
            if last not in dictionary:
                continue
            for link in rule["links"]:
                if not word[:start].endswith(link) or start - len(link) < rule["min"] - 1:
                    continue
                stem = word[: start - len(link)]
                for first in (stem + ending for ending in rule["endings"]):
                    score = 2 * min(len(first), len(last)) + len(first) - len(link)
                    if first in dictionary and score > best_score:
                        best, best_score = (first, last), score
        return best

    def head(self, word: str, dictionary: Collection[str]) -> str:
        """Return the longest word of the dictionary that a compound begins with, else nothing."""
        rule = self.compounds
        if rule is None or len(word) < 2 * rule["min"]:
            return ""
        for end in range(len(word) - 3, _SMALLEST_HEAD - 1, -1):
            for link in rule["links"][:4]:
                if word[:end].endswith(link) and (first := word[: end - len(link)]) in dictionary:
                    return first
        return ""

    def joined(self, first: str, second: str) -> list[str]:
        """Return the terms of the compounds that two neighbouring words may be parts of."""
        if self.compounds is None:
            return []
        words = (first + second, f"{first}s{second}", first.removesuffix("e") + second)
        return list(dict.fromkeys(self.term(word) for word in words))

    def _fold(self, word: str) -> str:
        folded = self._folded.get(word)
        if folded is None:
            folded = self._folded[word] = self._newly_folded(word)
        return folded

    def _newly_folded(self, word: str) -> str:
        if word[0] < "a":
            return word
        if not word.isascii():
            word = _replaced(word, self._words)
            word = _LATIN_MARKS.sub(r"\1", unicodedata.normalize("NFD", word))
            return unicodedata.normalize("NFC", word)
        return _replaced(word, self._words)

    def _language_of(self, word: str) -> str:
        return next((language for first, last, language in self._scripts if first <= word[:1] <= last), "")

    def _stem(self, word: str) -> str:
        language = self._language_of(word)
        rule = self._languages.get(language)
        if rule is None:
            return word
        for pattern, replacement in self._forms[language]:
            if pattern.search(word):
                word = pattern.sub(replacement, word)
                break
        for prefix in rule.get("prefixes", ()):
            if word.startswith(prefix) and len(word) - len(prefix) >= rule["min"]:
                word = word[len(prefix) :]
                break
        return _cut(word, rule["rounds"], rule["min"])


@cache
def normaliser(language: str) -> Normaliser:
    """Return the normaliser of a language's index."""
    return Normaliser(language)


def _cut(word: str, rounds: Sequence[Sequence[str]], smallest: int) -> str:
    for endings in rounds:
        for ending in endings:
            if word.endswith(ending) and len(word) - len(ending) >= smallest:
                word = word[: -len(ending)]
                break
    return word


def _compiled(replacements: Sequence[Sequence[str]]) -> list[Replacement]:
    """Return patterns with what replaces them; JavaScript writes a group as `$1`."""
    return [(re.compile(pattern), re.sub(r"\$(\d)", r"\\g<\1>", to)) for pattern, to in replacements]


def _replaced(text: str, replacements: Sequence[Replacement]) -> str:
    for pattern, replacement in replacements:
        text = pattern.sub(replacement, text)
    return text


@cache
def _word_character(character: str) -> str:
    """Return a letter, mark or digit as it is, everything else as a blank."""
    return character if unicodedata.category(character)[0] in "LMN" else " "
