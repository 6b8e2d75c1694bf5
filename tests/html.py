"""Read built pages as a browser would."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

import html5lib

Element = Any
"""An element of xml.etree, as html5lib makes it."""


def parse(page: Path) -> tuple[Element, list[str]]:
    """Return the document of a page and what is wrong with its HTML."""
    parser = html5lib.HTMLParser(tree=html5lib.getTreeBuilder("etree"), namespaceHTMLElements=False)
    document = parser.parse(page.read_bytes(), transport_encoding="utf-8")
    return document, [f"{page.name}:{place[0]}: {code} {values}" for place, code, values in parser.errors]


@dataclass(frozen=True, slots=True)
class Inspected:
    """What tests want to know of a page: where it stands, its language, title, ids, number of h1, faults, addresses.

    `targets` are tag, `rel` and address of everything that it links or loads; `is_listed` says whether search engines
    may list it.
    """

    address: str
    language: str
    title: str
    ids: tuple[str, ...]
    headings: int
    errors: tuple[str, ...]
    targets: tuple[tuple[str, str, str], ...]
    is_listed: bool


def inspect(page: Path, site: Path) -> Inspected:
    """Return what there is to know of a page."""
    document, errors = parse(page)
    elements = [element for element in document.iter() if isinstance(element.tag, str)]
    return Inspected(
        address=address_of(page, site),
        language=document.get("lang") or "",
        title=text(next(document.iter("title"))),
        ids=tuple(id_ for element in elements if (id_ := element.get("id"))),
        headings=sum(element.tag == "h1" for element in elements),
        errors=tuple(errors),
        targets=tuple(
            (element.tag, element.get("rel") or "", value)
            for element in elements
            for attribute in ("href", "src")
            if (value := element.get(attribute)) is not None
        ),
        is_listed=not any(e.tag == "meta" and e.get("name") == "robots" for e in elements),
    )


def fragment(source: str) -> Element:
    """Return the elements of a part of a page."""
    return html5lib.parseFragment(source, treebuilder="etree", namespaceHTMLElements=False)


def pages(site: Path) -> list[Path]:
    """Return all HTML files of a site, sorted."""
    return sorted(site.rglob("*.html"))


def address_of(page: Path, site: Path) -> str:
    """Return the address of a page below the root of the site."""
    path = page.relative_to(site).as_posix()
    return path.removesuffix("index.html")


def text(element: Element) -> str:
    """Return the words of an element with single blanks."""
    return " ".join("".join(element.itertext()).split())


def targets(document: Element) -> Iterator[tuple[str, str]]:
    """Yield what a document links or loads: tag and address as written."""
    for element in document.iter():
        for attribute in ("href", "src"):
            if isinstance(element.tag, str) and (value := element.get(attribute)) is not None:
                yield element.tag, value


def resolve(address: str, href: str) -> tuple[str, str]:
    """Return the address below the root that a link on a page leads to, and its fragment."""
    parts = urlsplit(urljoin(f"https://site.example/{address}", href))
    return unquote(parts.path).lstrip("/"), unquote(parts.fragment)
