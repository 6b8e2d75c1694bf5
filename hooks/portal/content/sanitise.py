"""The net behind the texts: what leaves Markdown passes an allow-list of elements and attributes (nh3)."""

import re
from collections import Counter
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import NamedTuple

import nh3

ADMONITIONS = frozenset({
    "admonition", "admonition-title", "note", "abstract", "info", "tip", "success", "question", "warning",
    "failure", "danger", "bug", "example", "quote", "important", "hint", "caution", "attention", "error",
})  # fmt: skip
_CLASSES = ADMONITIONS | {"footnote", "footnote-ref", "footnote-backref", "ltr", "small", "soft"}
_TAGS = frozenset({
    "p", "br", "hr", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "dl", "dt", "dd", "table",
    "caption", "thead", "tbody", "tfoot", "tr", "th", "td", "blockquote", "pre", "code", "kbd", "samp", "em",
    "strong", "i", "b", "s", "del", "ins", "sub", "sup", "small", "mark", "abbr", "cite", "q", "bdi", "span",
    "div", "section", "a", "img", "figure", "figcaption", "details", "summary", "time",
})  # fmt: skip
_ATTRIBUTES = {
    "*": {"id", "lang", "dir", "title", "class"},
    "a": {"href", "hreflang"},
    "img": {"src", "alt", "width", "height", "loading"},
    "ol": {"start", "type"},
    "th": {"colspan", "rowspan", "scope", "align"},
    "td": {"colspan", "rowspan", "align"},
    "details": {"open"},
    "time": {"datetime"},
}
_SCHEMES = {"http", "https", "mailto", "tel"}
_ID = re.compile(r"(?!__)[^\s\"'<>`]{1,200}")
_RELATIVE = re.compile(r"(?![a-z][a-z0-9+.-]*:|//|\\)[^\\]*", re.IGNORECASE)
_WITHOUT_SOURCE = re.compile(r"<img(?![^>]* src=)[^>]*>")


def _attribute(tag: str, name: str, value: str) -> str | None:
    """Return the value that an attribute may have, None to drop it."""
    if name == "id":
        return value if _ID.fullmatch(value) else None
    if name == "class":
        return " ".join(word for word in value.split() if word in _CLASSES) or None
    if name == "src":
        return value if _RELATIVE.fullmatch(value.strip()) else None
    if name == "href":
        return None if value.lstrip().startswith(("//", "\\", "/\\")) else value
    return value


_CLEANER = nh3.Cleaner(
    tags=set(_TAGS),
    attributes=_ATTRIBUTES,
    attribute_filter=_attribute,
    url_schemes=_SCHEMES,
    link_rel=None,
    strip_comments=True,
)


def sanitise(html: str) -> str:
    """Return the HTML of a text with only what texts may hold.

    Elements, classes and ids of the theme (ids beginning `__`), scripts, styles, forms and pictures from elsewhere go;
    a picture without a source goes as a whole.
    """
    clean = _CLEANER.clean(html)
    return _WITHOUT_SOURCE.sub("", clean) if "<img" in clean else clean


class Removed(NamedTuple):
    """Something that `sanitise` takes away: an element (`<script`), or what an attribute says (`class`, `md-nav`)."""

    element: str
    attribute: str = ""
    value: str = ""

    def __str__(self) -> str:
        """Return it as an author would have written it."""
        return f'{self.attribute}="{self.value}"' if self.attribute else self.element


def removed(html: str) -> Iterator[Removed]:
    """Yield what `sanitise` takes away from the HTML of a text, each thing once, in the order of the text.

    The attributes of an element that goes as a whole are not named.
    """
    before, after = Counter(_contents(html)), Counter(_contents(sanitise(html)))
    elements = {one.element for one in before if not one.attribute and after[one] == 0}
    for one, count in before.items():
        if count > after[one] and not (one.attribute and one.element in elements) and not _is_of_converter(one):
            yield one


def _is_of_converter(one: Removed) -> bool:
    """Return whether Python-Markdown wrote this, and no author: the language of a block of code."""
    return (one.element, one.attribute) == ("<code", "class") and one.value.startswith("language-")


def _contents(html: str) -> list[Removed]:
    parser = _Contents()
    parser.feed(html)
    parser.close()
    return parser.found


class _Contents(HTMLParser):
    """Lists the elements and attributes of some HTML; a class with several words is several."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[Removed] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append(Removed(f"<{tag}"))
        for name, value in attrs:
            words = (value or "").split() if name == "class" else [value or ""]
            self.found += (Removed(f"<{tag}", name, word) for word in words)

    def handle_comment(self, data: str) -> None:
        self.found.append(Removed("<!--", value=data[:20]))

    def handle_decl(self, decl: str) -> None:
        self.found.append(Removed("<!", value=decl[:20]))

    def handle_pi(self, data: str) -> None:
        self.found.append(Removed("<?", value=data[:20]))

    def unknown_decl(self, data: str) -> None:
        self.found.append(Removed("<![", value=data[:20]))
