"""Words of offices, explained where a text first uses them.

Each becomes a link to its place in the glossary, which carries the explanation along; a script makes a button of it
that shows the explanation on the spot (assets/portal.js). Only what is sure is marked: whole words, never inside links,
headings or code, a few on a page. In other languages than the original a single word may mean anything (application,
registration), so there only the original's words and labels of several words count.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from html import escape

from portal.model.prose import GLOSSARY_PAGE
from portal.model.vocabulary import GLOSSARY, VocabularyTerm
from portal.render.edition import Edition
from portal.render.glossary import entry_of

MOST = 5
"""How many words are explained on one page."""

_TAG = re.compile(r'<(/?)([a-z][a-z0-9]*)((?:[^>"]|"[^"]*")*)>')
_VOID = frozenset({"br", "hr", "img", "wbr"})
_LEFT_OUT = frozenset(
    {"a", "h1", "h2", "h3", "h4", "h5", "h6", "code", "pre", "kbd", "samp", "abbr", "summary", "dt", "th"}
)
_LABEL = re.compile(r"([^(),:;]+?)(?: \(([^()]+)\))?")
_SHORT_FORM = re.compile(r"(?=.*[A-Z].*[A-Z])[A-Za-z]{3,}")


class Explainer:
    """Explains the words of the glossary in texts for readers of one language."""

    def __init__(self, edition: Edition) -> None:
        self._edition = edition
        address = edition.page_like(GLOSSARY_PAGE)
        self._page = edition.link(address) if address else ""
        place = edition.catalogue.project.settings.get("place")  # it stands beside the name of the portal on every page
        terms = edition.catalogue.vocabularies.get(GLOSSARY, ()) if address else ()
        self._terms = [term for term in terms if term.label(edition.original) != place]
        self._words: dict[str, _Words] = {}

    def explained(self, html: str, language: str) -> str:
        """Return the HTML of a text in a language with the first of its words explained."""
        words = self._in(language)
        if not words.codes or not words.pattern.search(html):
            return html
        known = {code for code in words.codes.values() if f'{self._page}#{code}"' in html}
        text = _Text(words, self._links, known)
        return "".join(text.parts(html))

    def _in(self, language: str) -> "_Words":
        """Return the words to look for in texts of a language."""
        if language not in self._words:
            self._words[language] = _Words.of(self._terms, language, self._edition.original)
        return self._words[language]

    @cached_property
    def _links(self) -> Mapping[str, str]:
        """Return the beginning of the link of each word, by code."""
        return {term.code: f"<a {self._attributes(term)}>" for term in self._terms}

    def _attributes(self, term: VocabularyTerm) -> str:
        entry = entry_of(term, self._edition)
        attributes = {
            "class": "term",
            "href": f"{self._page}#{term.code}",
            "data-word": entry.word,
            "data-word-language": entry.language,
            "data-meaning": entry.meaning,
            "data-text": entry.text,
            "data-text-language": entry.text_language,
        }
        return " ".join(f'{name}="{escape(value)}"' for name, value in attributes.items() if value)


@dataclass(frozen=True)
class _Words:
    """What is looked for in texts of one language: codes by the words that stand for them, and a pattern of all."""

    codes: Mapping[str, str]
    pattern: re.Pattern[str]

    @classmethod
    def of(cls, terms: Iterable[VocabularyTerm], language: str, original: str) -> "_Words":
        """Return the words of a vocabulary; what stands for two terms stands for none."""
        pairs = {(form, term.code) for term in terms for form in _forms(term, language, original)}
        often = Counter(form for form, _code in pairs)
        codes = {escape(form, quote=False): code for form, code in pairs if often[form] == 1}
        longest_first = sorted(codes, key=lambda form: (-len(form), form))
        alternatives = "|".join(re.escape(form).replace(r"\ ", r"\s+") for form in longest_first)
        return cls(codes, re.compile(rf"(?<![\w-])(?:{alternatives})(?![\w-])"))


def _forms(term: VocabularyTerm, language: str, original: str) -> Iterator[str]:
    """Yield the words that stand for a term in a text: its label without brackets, and a short form in these."""
    for code in dict.fromkeys((original, language)):
        match = _LABEL.fullmatch(term.labels.get(code, ""))
        if match is None:
            continue
        if code == original or " " in match[1]:
            yield from {match[1], match[1][0].upper() + match[1][1:]}
        if match[2] and _SHORT_FORM.fullmatch(match[2]):
            yield match[2]


class _Text:
    """One text in which words are marked, until there are enough."""

    def __init__(self, words: _Words, links: Mapping[str, str], known: set[str]) -> None:
        self._words = words
        self._links = links
        self._known = known
        self._left = MOST

    def parts(self, html: str) -> Iterator[str]:
        """Yield the text in pieces, tags and words in turn."""
        place = depth = 0
        for tag in _TAG.finditer(html):
            text = html[place : tag.start()]
            yield text if depth else self._marked(text)
            yield tag[0]
            place = tag.end()
            if tag[1]:
                depth -= depth > 0
            elif tag[2] not in _VOID:
                depth += depth > 0 or tag[2] in _LEFT_OUT or " lang=" in tag[3]
        yield self._marked(html[place:])

    def _marked(self, text: str) -> str:
        return self._words.pattern.sub(self._link, text) if self._left else text

    def _link(self, match: re.Match[str]) -> str:
        code = self._words.codes[" ".join(match[0].split())]
        if code in self._known or not self._left:
            return match[0]
        self._known.add(code)
        self._left -= 1
        return f"{self._links[code]}{match[0]}</a>"
