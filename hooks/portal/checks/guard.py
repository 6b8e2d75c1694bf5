"""Texts do no harm: none that would keep the converter busy, and nothing in them is taken away without a word.

A text goes through the sieves in this order; one that is refused goes no further.

1. counting: signs and levels that cost the converter the square of their number (`portal.content.burden`)
2. trying: what is large or odd is converted in a process of its own, within a limit (`portal.content.trial`)
3. reading: HTML, files to be included, attributes and diagrams in the source, each at its place
4. comparing: where there is HTML or an attribute, what the allow-list takes away (`portal.content.sanitise`)
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from html import unescape
from itertools import islice
from typing import Any, NamedTuple

from portal.checks.context import Context
from portal.content.burden import SECONDS_LIMIT, burden, too_deep
from portal.content.dialect import convert
from portal.content.headings import fenced_code
from portal.content.links import all_links
from portal.content.sanitise import Removed, removed
from portal.content.trial import attempt
from portal.content.words import place, words
from portal.model.record import Record
from portal.model.types import LINK_SCHEMES
from portal.problems import Level, Problem

_HTML = re.compile(r"<(?!(?:https?|ftp|mailto|tel):|[\w.+-]+@)([A-Za-z!?/][^\s<>]*)")
_EVENT = re.compile(
    r"[\s\"'/](on[a-z]{0,12}(?:abort|blur|change|click|copy|cut|drag|drop|end|error|focus|input|key\w{2,5}|load|message"
    r"|mouse\w{2,5}|over|paste|play|pointer\w{2,6}|resize|scroll|select|show|start|submit|toggle|wheel)=)",
    re.IGNORECASE,
)
"""The beginning of an event attribute outside of any tag."""
_SNIPPET = re.compile(r"^[ \t]*-{1,9}8<-{1,9}.*", re.MULTILINE)
_ATTRIBUTES = re.compile(r"\{:?[ \t]*[^{}\n]{0,200}?([\w-]+=|\.md-[\w-]*|#__[\w-]*)")
_FENCE = re.compile(r"^(?:`{3,}|~{3,})[ \t]*(?:(\w[\w+#.-]*)|\{[^}\n]*?((?!hl_lines)\b[\w-]+=)[^}\n]*\})")
_ID_ONLY = re.compile(r"\{:?[ ]?#(?!__)[\w-]{1,100}[ ]?\}")
_DIAGRAMS = frozenset({"mermaid", "plantuml", "puml", "graphviz", "vega", "vega-lite", "ditaa", "nomnoml", "wavedrom"})
_SCHEME = re.compile(r"([^/?#:]*):")
_ODD = re.compile(r"[^\w\s]")

_SHOWN = 200
_ALWAYS = 128 * 1024
_ODD_FROM = 8 * 1024
_ODD_SHARE = 0.33
_SUSPICIOUS = 0.25
"""Characters from which on a text is tried; from which on one is if a third of it are signs; estimated seconds."""


class _Finding(NamedTuple):
    """A fault of a text; line and column count from 1 in the text."""

    code: str
    level: Level
    line: int
    column: int | None
    values: dict[str, Any]


def records_do_no_harm(record: Record, context: Context) -> Iterator[Problem]:
    """Refuse texts of records that the converter cannot bear, and report what would be taken out of them."""
    del context
    for text in record.texts.values():
        yield from _problems(text.path, text.body, text.body_line)


def prose_does_no_harm(context: Context) -> Iterator[Problem]:
    """Do the same for the prose pages."""
    for page in context.prose:
        yield from _problems(page.file.path, page.body, page.body_line)


def _problems(path: str, body: str, body_line: int) -> Iterator[Problem]:
    for code, level, line, column, values in _findings(body):
        yield Problem(path, code, body_line + line - 1, column, level, None, values)


@lru_cache(maxsize=1024)
def _findings(body: str) -> tuple[_Finding, ...]:
    return tuple(_unbearable(body)) or tuple(islice(_markup(body), _SHOWN))


def _unbearable(body: str) -> Iterator[_Finding]:
    weight = burden(body)
    if deep := too_deep(body):
        yield _Finding("text-depth", Level.ERROR, *deep, {})
    elif weight.seconds > SECONDS_LIMIT:
        values = {"sign": weight.sign, "count": weight.number}
        yield _Finding("text-burden", Level.ERROR, weight.line, None, values)
    elif _is_suspicious(body, weight.seconds) and _tried(body) is None:
        yield _Finding("text-slow", Level.ERROR, weight.line, None, {})


def _is_suspicious(body: str, seconds: float) -> bool:
    if seconds > _SUSPICIOUS or len(body) > _ALWAYS:
        return True
    return len(body) > _ODD_FROM and len(_ODD.findall(body)) > len(body) * _ODD_SHARE


@lru_cache(maxsize=64)
def _tried(body: str) -> str | None:
    """Return the HTML of a text from a process of its own, None if that took too long or failed."""
    (html,) = attempt("text", [body])
    return str(html) if html is not None else None


def _markup(body: str) -> Iterator[_Finding]:
    if not any(sign in body for sign in ("<", "8<-", "{", "![", "=", "```", "~~~")):
        return
    text = words(body)
    found = list(_attributes(body, text))
    lines = {finding.line for finding in found}
    found += (finding for finding in _html(text) if finding.code == "html" or finding.line not in lines)
    yield from found
    for match in _SNIPPET.finditer(text) if "8<-" in text else ():
        yield _Finding("snippet", Level.ERROR, *place(text, match.start()), {"value": match[0]})
    if _may_lose(text):
        yield from _taken_away(body, text, {finding.line for finding in found} | _lines_of_links(body))


def _may_lose(text: str) -> bool:
    """Return whether the allow-list could take something away: HTML, attributes but ids, pictures by reference."""
    if "{" in text and "{" in _ID_ONLY.sub("", text):
        return True
    return bool("<" in text and _HTML.search(text)) or ("![" in text and "]:" in text)


def _html(text: str) -> Iterator[_Finding]:
    """Yield HTML once a line.

    Markdown knows no escaped `<`: a backslash before the tag changes nothing, one before its end makes text of it.
    """
    found: dict[int, _Finding] = {}
    for match in _HTML.finditer(text) if "<" in text else ():
        mark = place(text, match.start())
        end = text.find(">", match.end())
        is_shown = text[match.start() - 1 : match.start()] == "\\" and text[end - 1 : end] == "\\"
        shown = f"<{match[1]}>" if match[1].isalnum() else f"<{match[1]}"
        code = "html-shown" if is_shown else "html"
        found.setdefault(mark.line, _Finding(code, Level.WARNING, *mark, {"value": shown}))
    for match in _EVENT.finditer(text) if "=" in text else ():
        mark = place(text, match.start(1))
        found.setdefault(mark.line, _Finding("html-shown", Level.WARNING, *mark, {"value": match[1]}))
    yield from found.values()


def _attributes(body: str, text: str) -> Iterator[_Finding]:
    for match in _ATTRIBUTES.finditer(text) if "{" in text else ():
        yield _Finding("attribute-list", Level.WARNING, *place(text, match.start(1)), {"value": match[1]})
    lines = body.split("\n")
    for begin, _end in fenced_code(body):
        fence = _FENCE.match(lines[begin])
        if fence is not None and fence[2]:
            yield _Finding("attribute-list", Level.WARNING, begin + 1, fence.start(2) + 1, {"value": fence[2]})
        elif fence is not None and fence[1].lower() in _DIAGRAMS:
            yield _Finding("diagram", Level.WARNING, begin + 1, fence.start(1) + 1, {"value": fence[1]})


def _taken_away(body: str, text: str, reported: set[int]) -> Iterator[_Finding]:
    """Yield what the allow-list takes away and no other rule has named, each at the first place where it may stand."""
    try:
        html = _tried(body) if _is_suspicious(body, burden(body).seconds) else convert(body)
    except RecursionError:
        yield _Finding("text-depth", Level.ERROR, 1, None, {})
        return
    for one in removed(html or ""):
        mark = place(text, _position(one, text))
        if mark.line not in reported:
            reported.add(mark.line)
            yield _Finding("taken-away", Level.WARNING, *mark, {"value": str(one)})


def _lines_of_links(body: str) -> set[int]:
    """Return the lines with addresses that are not published; the rules on links report them."""
    return {
        link.line
        for link in all_links(body)
        if link.href.startswith(("//", "\\"))
        or ((scheme := _SCHEME.match(unescape(link.href))) and (link.is_image or scheme[1].lower() not in LINK_SCHEMES))
    }


def _position(one: Removed, text: str) -> int:
    """Return the first place at which something may stand in the source: as Markdown writes it, then as HTML does."""
    lower, value = text.lower(), one.value.lower()
    meant = [f"{one.attribute}={value}", f'{one.attribute}="{value}"'] if one.attribute else [one.element]
    meant += {"class": [f".{value}"], "id": [f"#{value}"]}.get(one.attribute, [])
    meant += [value] if len(value) > 3 else []
    meant += ["!["] if one.element == "<img" else [one.attribute]
    return next((found for sign in meant if sign and (found := lower.find(sign)) >= 0), 0)
