"""The pages in docs/ as every language of the site shows them."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from markupsafe import Markup, escape

from portal.checks.prose import DEVELOPERS
from portal.content.headings import headings
from portal.content.prose import Prose, by_address
from portal.model.parts import TranslationNote
from portal.project import Project
from portal.translations.pairing import outdated_since

LANGUAGE_OF_DEVELOPERS = "en"
EDITORS = "docs/redaktion/"
PLAIN = "prose.html"
"""The template of pages that name none."""

_H1 = re.compile(r"\s*<h1[^>]*>(.*?)</h1>\s*", re.DOTALL)
_PARAGRAPH = re.compile(r"<p>(.*?)</p>\s*", re.DOTALL)
_SECTIONS = re.compile(r"(?=<h2[ >])")
_H2 = re.compile(r"<h2([^>]*)>(.*?)</h2>\s*", re.DOTALL)
_ID = re.compile(r'\bid="([^"]*)"')


@dataclass(frozen=True, slots=True)
class ProsePage:
    """A prose page in one language of the site; its text is the original's where that language has none of its own.

    `languages` are those of the site in which the page is really written.
    """

    language: str
    address: str
    text: Prose
    original: Prose
    languages: tuple[str, ...]

    @property
    def title(self) -> str:
        """Return the title: that of the front matter, else the first heading, else the address."""
        found = headings(self.text.body)
        return self.text.fields.title or (found[0].text if found else self.address.strip("/") or "index")

    @property
    def text_language(self) -> str:
        """Return the language of the text."""
        return language_of(self.text)

    @property
    def is_fallback(self) -> bool:
        """Return whether the reader's language lacks this page."""
        return self.text_language != self.language

    @property
    def template(self) -> str:
        """Return the template that shows the page."""
        return self.text.fields.template or PLAIN

    @property
    def is_explained(self) -> bool:
        """Return whether words of offices are explained in the text: not for those who edit the portal."""
        return self.template == PLAIN and not self.text.file.path.startswith((DEVELOPERS, EDITORS))

    @property
    def note(self) -> TranslationNote | None:
        """Return how the text was translated; None for an original."""
        return None if self.text is self.original else self.text.fields.translation

    @property
    def outdated(self) -> tuple[bool, tuple[str, ...]]:
        """Return whether the original has changed since, and the ids of its sections that have, as far as is known."""
        return outdated_since(self.note, self.original.words, self.original.body) if self.note else (False, ())


def prose_pages(texts: Iterable[Prose], project: Project) -> Mapping[tuple[str, str], ProsePage]:
    """Return the prose pages of the site by language and address; translations without an original are left out."""
    pages = {}
    for address, versions in sorted(by_address(texts).items()):
        if (original := versions.get(project.original)) is None:
            continue
        written = {language_of(text) for text in versions.values()}
        languages = tuple(language for language in project.languages if language in written)
        for language in project.languages:
            text = versions.get(language, original)
            pages[language, address] = ProsePage(language, address, text, original, languages)
    return pages


def language_of(text: Prose) -> str:
    """Return the language that a text is written in; pages for developers are English without saying so."""
    return LANGUAGE_OF_DEVELOPERS if text.file.path.startswith(DEVELOPERS) else text.file.language


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a text that begins with an h2."""

    id: str
    heading: Markup
    content: Markup


@dataclass(frozen=True, slots=True)
class ProseText:
    """The HTML of a prose page in parts: h1, first paragraph, what stands before the first h2, the sections."""

    heading: Markup
    lead: Markup
    intro: Markup
    rest: Markup

    @classmethod
    def of(cls, html: str, title: str) -> "ProseText":
        """Return the parts of a converted text; a text without h1 is headed by the title."""
        heading = _H1.match(html)
        body = html[heading.end() :] if heading else html
        lead = _PARAGRAPH.match(body)
        body = body[lead.end() :] if lead else body
        intro, *rest = _SECTIONS.split(body, maxsplit=1)
        return cls(
            Markup(heading[1]) if heading else escape(title),
            Markup(lead[1]) if lead else Markup(),
            Markup(intro),
            Markup("".join(rest)),
        )

    @property
    def sections(self) -> list[Section]:
        """Return the sections, each with its heading taken out."""
        return [_section(part) for part in _SECTIONS.split(self.rest) if part.strip()]


def _section(html: str) -> Section:
    heading = _H2.match(html)
    if heading is None:
        return Section("", Markup(), Markup(html))
    id_ = _ID.search(heading[1])
    return Section(id_[1] if id_ else "", Markup(heading[2]), Markup(html[heading.end() :]))
