"""SVG drawings: read without entities, and held against a list of what may stand in one.

A drawing is a document that a browser can open by itself, so everything in it must be harmless there: no script, no
event, nothing from elsewhere. The lists follow SVG 1.1 and what drawing programs write beside it.
"""

import re
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple
from xml.sax import SAXException, SAXParseException
from xml.sax.handler import ContentHandler, feature_namespaces
from xml.sax.xmlreader import AttributesNSImpl

from defusedxml import DefusedXmlException
from defusedxml.expatreader import create_parser

from portal.problems import Mark

ELEMENT_LIMIT = 50_000
"""Elements that a drawing may have, those that `use` repeats counted each time."""
DEPTH_LIMIT = 200
"""Elements that may stand inside one another."""

_SVG = "http://www.w3.org/2000/svg"
_XLINK = "http://www.w3.org/1999/xlink"
_XML = "http://www.w3.org/XML/1998/namespace"
_EDITORS = (
    "http://www.inkscape.org/", "http://sodipodi.sourceforge.net/", "http://www.w3.org/1999/02/22-rdf-syntax-ns",
    "http://purl.org/dc/", "http://creativecommons.org/ns", "http://web.resource.org/cc/", "http://ns.adobe.com/",
    "http://www.bohemiancoding.com/sketch/", "http://www.serif.com/", "http://www.figma.com/", "https://boxy-svg.com",
    "http://www.openswatchbook.org/", "http://www.vectornator.io", "http://xml.openoffice.org/", "http://www.corel.com/",
)  # fmt: skip
"""Beginnings of the namespaces in which drawing programs keep notes of their own; browsers ignore them."""
_ELEMENTS = frozenset({
    "svg", "g", "defs", "symbol", "use", "switch", "title", "desc", "metadata", "style", "a",
    "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "image",
    "text", "tspan", "textPath", "tref", "linearGradient", "radialGradient", "meshgradient", "meshrow", "meshpatch",
    "stop", "pattern", "hatch", "hatchpath", "solidColor", "clipPath", "mask", "marker", "view", "filter",
    "feBlend", "feColorMatrix", "feComponentTransfer", "feComposite", "feConvolveMatrix", "feDiffuseLighting",
    "feDisplacementMap", "feDistantLight", "feDropShadow", "feFlood", "feFuncA", "feFuncB", "feFuncG", "feFuncR",
    "feGaussianBlur", "feMerge", "feMergeNode", "feMorphology", "feOffset", "fePointLight", "feSpecularLighting",
    "feSpotLight", "feTile", "feTurbulence", "flowRoot", "flowRegion", "flowPara", "flowSpan", "color-profile",
    "font", "font-face", "glyph", "missing-glyph", "hkern", "vkern",
})  # fmt: skip
_PICTURE = re.compile(r"data:image/(?:png|jpeg|jpg|gif|webp);base64,[\s\w+/=]*", re.ASCII)
_INNER = re.compile(r"#[^\s\"'<>\\]*")
_ADDRESS = re.compile(r"url\(\s*[\"']?\s*([^\"')]*)", re.IGNORECASE)
_LOADS = re.compile(
    r"@import|@namespace|expression\s*\(|-moz-binding|behavior\s*:|image(?:-set)?\s*\(|\bsrc\s*\(", re.I
)
_CSS_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_CSS_ESCAPE = re.compile(r"\\([0-9a-fA-F]{1,6})\s?|\\(.)", re.DOTALL)


class Finding(NamedTuple):
    """What does not belong in a drawing, and where: `kind` is active, foreign, large or broken."""

    kind: str
    part: str
    line: int
    column: int


class _FoundError(Exception):
    """The first thing that does not belong in a drawing: its kind, the part, the place of the element that holds it."""

    def __init__(self, kind: str, part: str) -> None:
        super().__init__(part)
        self.kind, self.part = kind, part


def fault_of_drawing(file: Path) -> Finding | None:
    """Return the first thing that does not belong in an SVG file, None if all is well."""
    stat = file.stat()
    return _fault(file, stat.st_mtime_ns, stat.st_size)


@lru_cache(maxsize=4096)
def _fault(file: Path, _time: int, _size: int) -> Finding | None:
    parser = create_parser(forbid_dtd=True)
    handler = _Handler()
    parser.setFeature(feature_namespaces, True)
    parser.setContentHandler(handler)
    try:
        with file.open("rb") as stream:
            parser.parse(stream)
        handler.count_repeated()
    except DefusedXmlException:
        return Finding("active", "<!DOCTYPE", *_place_of(b"<!DOCTYPE", file))
    except _FoundError as found:
        return Finding(found.kind, found.part, *handler.place)
    except SAXParseException as error:
        return Finding("broken", error.getMessage(), error.getLineNumber() or 1, (error.getColumnNumber() or 0) + 1)
    except (SAXException, ValueError, LookupError) as error:  # LookupError: an encoding that nobody knows
        return Finding("broken", str(error), 1, 1)
    return None


def _place_of(sign: bytes, file: Path) -> Mark:
    data = file.read_bytes()
    start = max(data.upper().find(sign), 0)
    return Mark(data.count(b"\n", 0, start) + 1, start - data.rfind(b"\n", 0, start))


class _Handler(ContentHandler):
    """Looks at a drawing piece by piece; raises `_FoundError`."""

    def __init__(self) -> None:
        super().__init__()
        self._style: list[str] | None = None
        self._open: list[str | None] = []
        self._sizes: dict[str, int] = {}
        self._uses: dict[str, list[str]] = {}
        self._count = 0
        self._ids: list[str] = []
        self.place = Mark(1, 1)

    def _look(self) -> None:
        """Remember the place, as the parser has moved on when an error arrives."""
        locator = self._locator  # type: ignore[attr-defined]
        self.place = Mark(locator.getLineNumber() or 1, (locator.getColumnNumber() or 0) + 1)

    def startElementNS(self, name: tuple[str | None, str], qname: str | None, attrs: AttributesNSImpl) -> None:  # noqa: N802
        """Judge an element with its attributes."""
        namespace, local = name
        self._look()
        self._count += 1
        if self._count > ELEMENT_LIMIT or len(self._open) > DEPTH_LIMIT:
            raise _FoundError("large", f"<{local}")
        if not self._open and (namespace, local) != (_SVG, "svg"):
            raise _FoundError("broken", f"<{local}>")
        self._judge_element(namespace, local)
        for (space, attribute), value in attrs.items():
            _judge_attribute(space, attribute, value)
        self._enter(local, attrs)
        self._style = [] if local == "style" else self._style

    def endElementNS(self, name: tuple[str | None, str], qname: str | None) -> None:  # noqa: N802
        """Judge the style sheet that ends here, if one does."""
        if self._style is not None and name[1] == "style":
            _judge_style("".join(self._style))
            self._style = None
        if self._open.pop():
            self._ids.pop()

    def characters(self, content: str) -> None:
        """Collect the text of a style sheet."""
        if self._style is not None:
            self._style.append(content)

    def processingInstruction(self, target: str, data: str) -> None:  # noqa: N802
        """Refuse instructions: style sheets from elsewhere, transformations."""
        self._look()
        raise _FoundError("active", f"<?{target}")

    def count_repeated(self) -> None:
        """Refuse a drawing whose `use` elements multiply it, or go round in circles."""
        counted: dict[str, int] = {}

        def size(id_: str, above: frozenset[str]) -> int:
            if id_ in above or len(above) > 20:
                raise _FoundError("large", f"<use> #{id_}")
            if id_ not in counted:
                inner = (size(target, above | {id_}) for target in self._uses.get(id_, ()))
                counted[id_] = self._sizes.get(id_, 0) + sum(inner)
            return counted[id_]

        if sum(size(id_, frozenset()) for ids in self._uses.values() for id_ in ids) > ELEMENT_LIMIT:
            raise _FoundError("large", "<use>")

    def _judge_element(self, namespace: str | None, local: str) -> None:
        if namespace == _SVG:
            if local not in _ELEMENTS:
                raise _FoundError("active", f"<{local}")
        elif not (namespace or "").startswith(_EDITORS):
            raise _FoundError("foreign", f"<{local}")

    def _enter(self, local: str, attrs: AttributesNSImpl) -> None:
        """Remember the element for `count_repeated`."""
        values: dict[Any, str] = dict(attrs.items())
        id_ = values.get((None, "id"))
        self._open.append(id_)
        if id_:
            self._ids.append(id_)
        for above in self._ids:
            self._sizes[above] = self._sizes.get(above, 0) + 1
        target = values.get((None, "href")) or values.get((_XLINK, "href")) or ""
        if local == "use" and target.startswith("#"):
            for above in self._ids or [""]:
                self._uses.setdefault(above, []).append(target[1:])


def _judge_attribute(space: str | None, name: str, value: str) -> None:
    lower = name.lower()
    if space in {None, _SVG} and lower.startswith("on"):
        raise _FoundError("active", name)
    if lower in {"href", "src", "base"} and space in {None, _SVG, _XLINK, _XML} and not _is_inner(value):
        raise _FoundError("active", f'{name}="{value[:40]}')
    if space not in {None, _SVG, _XLINK, _XML}:
        return
    if lower == "style" or "(" in value or "\\" in value:
        _judge_style(value)
    if "script:" in re.sub(r"[\s\x00-\x20]", "", value.lower()):
        raise _FoundError("active", f'{name}="{value[:40]}')


def _judge_style(css: str) -> None:
    """Refuse a style sheet that loads something; comments and escapes are resolved first, as a browser does."""
    css = _CSS_ESCAPE.sub(lambda match: chr(int(match[1], 16) % 0x110000) if match[1] else match[2], css)
    css = _CSS_COMMENT.sub("", css)
    if match := _LOADS.search(css):
        raise _FoundError("active", match[0])
    for match in _ADDRESS.finditer(css):
        if not _is_inner(match[1].strip()):
            raise _FoundError("active", match[0][:40])


def _is_inner(value: str) -> bool:
    """Return whether an address stays within the drawing: nothing, an id, or a picture that it carries along."""
    value = value.strip()
    return not value or bool(_INNER.fullmatch(value) or _PICTURE.fullmatch(value))
