"""Texts in Markdown become HTML: converted once, whoever shows them, and sanitised."""

import hashlib
import re
from collections.abc import Mapping
from functools import cache
from typing import Any
from xml.etree.ElementTree import Element

import markdown
from markdown.treeprocessors import Treeprocessor
from markdown.util import STX

from portal.content.addresses import resolve
from portal.content.dialect import EXTENSION_CONFIGS, EXTENSIONS
from portal.content.pictures import image_size
from portal.content.sanitise import ADMONITIONS, sanitise
from portal.project import Project
from portal.render.links import LinkResolver
from portal.render.markdown_speed import speed_up
from portal.render.words import load_words


def extension_configs(language: str) -> dict[str, dict[str, Any]]:
    """Return `EXTENSION_CONFIGS` with the words that the extensions print in the language of the text."""
    configs = {name: dict(config) for name, config in EXTENSION_CONFIGS.items()}
    words = load_words(language)
    if "text.footnote_back" in words:
        configs["markdown.extensions.footnotes"] = {"BACKLINK_TITLE": words("text.footnote_back", number="%d")}
    return configs


_MARKS = re.compile(r"[\ue000\ue001]|&#(?:x0{0,9}e00[01]|0{0,9}5734[45])(?![0-9a-f]);?", re.IGNORECASE)
"""The characters around slots (see `shell`), also spelt as numbers: they have no business in a text."""


class UnrenderableTextError(Exception):
    """A text that cannot be converted; says which and why."""


class MarkdownRenderer:
    """Converts texts; every text is converted once as long as the pages that it links to stay or stay away."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._cache: dict[bytes, tuple[str, Mapping[str, str | None]]] = {}

    def convert(self, body: str, *, path: str, language: str, links: LinkResolver) -> str:
        """Return the sanitised HTML of a text; `path` is its file below the root, `language` its own.

        Addresses begin with the slots `root` and `base` (see `links`), so the HTML fits any page that shows the text.
        """
        key = hashlib.blake2b("\0".join((path, language, body)).encode(), digest_size=16).digest()
        known = self._cache.get(key)
        if known and all(links.href(path, href, language) == target for href, target in known[1].items()):
            return known[0]
        converter = _converter(language)
        converter.place(path, language, links, self._project)
        try:
            html = _framed(sanitise(converter.convert(_MARKS.sub("\ufffd", body))), language)
        except RecursionError as error:  # the check tries what is odd; this is for what it did not think odd
            _converter.cache_clear()
            raise UnrenderableTextError(f"{path}: lists, quotations or definitions are nested too deeply") from error
        self._cache[key] = html, dict(converter.seen)
        return html


class _Converter(markdown.Markdown):
    """Python-Markdown with our own steps; `seen` are the links of the text and where they lead."""

    def __init__(self, language: str) -> None:
        super().__init__(extensions=list(EXTENSIONS), extension_configs=extension_configs(language))
        self.seen: dict[str, str | None] = {}
        self._links = _Links(self)
        speed_up(self)
        self.treeprocessors.register(_Titles(self, language), "portal-titles", 3)
        self.treeprocessors.register(self._links, "portal-links", 2)

    def place(self, path: str, language: str, links: LinkResolver, project: Project) -> None:
        """Tell which file the next text stands in."""
        self.reset()
        self.seen = {}
        self._links.source, self._links.language, self._links.links, self._links.project = (
            path,
            language,
            links,
            project,
        )


@cache
def _converter(language: str) -> _Converter:
    return _Converter(language)


class _Titles(Treeprocessor):
    """Gives admonitions and details without a title of their own the word of the language, not the English class."""

    def __init__(self, md: markdown.Markdown, language: str) -> None:
        super().__init__(md)
        self._words = load_words(language)

    def run(self, root: Element) -> None:
        for box in root.iter():
            title = box[0] if len(box) and box.tag in {"div", "details"} else None
            if title is None or not title.text:
                continue
            name = title.text.lower()
            if name in ADMONITIONS and name in (box.get("class") or "").split() and f"text.{name}" in self._words:
                title.text = self._words(f"text.{name}")


class _Links(Treeprocessor):
    """Leads links and pictures to where they are on the site; a link that leads nowhere becomes plain text."""

    md: _Converter
    source: str
    language: str
    links: LinkResolver
    project: Project

    def run(self, root: Element) -> None:
        for element in root.iter():
            if element.tag == "a" and (href := element.get("href")):
                self._link(element, href)
            elif element.tag == "img":
                self._image(element, element.get("src") or "")

    def _link(self, element: Element, href: str) -> None:
        target = self._target(href)
        if target is None:
            element.tag = "span"
            del element.attrib["href"]
        else:
            element.set("href", target)

    def _image(self, element: Element, source: str) -> None:
        target = self._target(source)
        if target is None:
            element.attrib.pop("src", None)
            return
        element.set("src", target)
        element.set("loading", "lazy")
        file = resolve(self.source, source, self.project.languages)
        if file and (size := image_size(self.project.root / file.path)):
            element.set("width", str(size[0]))
            element.set("height", str(size[1]))

    def _target(self, href: str) -> str | None:
        if STX in href:  # a mail address that Python-Markdown has disguised
            return href
        target = self.links.href(self.source, href, self.language)
        self.md.seen[href] = target
        return target


def _framed(html: str, language: str) -> str:
    """Return the HTML with its tables in frames that scroll sideways, on the keyboard too."""
    if "<table>" not in html:
        return html
    label = load_words(language)("text.table")
    frame = f'<div class="scroll" role="group" tabindex="0" aria-label="{label}"><table>'
    return html.replace("<table>", frame).replace("</table>", "</table></div>")
