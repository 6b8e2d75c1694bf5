"""Links in texts and metadata: they lead to a page that exists, and the host is what it seems."""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from html import unescape
from urllib.parse import urlsplit

from portal.checks.context import Context
from portal.content.addresses import Target, resolve
from portal.content.headings import headings
from portal.content.links import Link, all_links
from portal.model import types
from portal.model.record import Record
from portal.problems import Level, Problem
from portal.spelling import nearest

_ID = re.compile(r"\{:?[^{}\n#]{0,100}#([^\s{}#]{1,100})")
_ADDRESSES = ("external_url", "website", "online_url")


def links_lead_somewhere(record: Record, context: Context) -> Iterator[Problem]:
    """Refuse links to files that do not exist and schemes that do not belong in a text."""
    for text in record.texts.values():
        yield from links_of_text(text.path, text.body, text.body_line, context, is_draft=record.is_draft)
        fields = text.fields
        for index, link in enumerate(fields.links):
            if lookalike := mixed_scripts(link.url):
                values = {"value": link.url, "ascii": lookalike}
                yield text.problem("link-lookalike", "links", index, "url", level=Level.WARNING, **values)
            if link.url.startswith("http://"):
                yield text.problem("link-http", "links", index, "url", level=Level.WARNING, value=link.url)
    for place, url in _addresses(record):
        if lookalike := mixed_scripts(url):
            values = {"value": url, "ascii": lookalike}
            yield record.original.problem("link-lookalike", *place, level=Level.WARNING, **values)


def _addresses(record: Record) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Yield the web addresses in a record's neutral fields, with their places."""
    meta = record.meta
    for name in _ADDRESSES:
        if url := getattr(meta, name, None):
            yield (name,), url
    for name in ("contact", "registration"):
        part = getattr(meta, name, None)
        if not isinstance(part, str) and (url := getattr(part, "url", None)):
            yield (name, "url"), url
    for index, source in enumerate(meta.sources):
        if source.url:
            yield ("sources", index, "url"), source.url


def links_of_text(
    path: str, body: str, body_line: int, context: Context, *, is_draft: bool = False
) -> Iterator[Problem]:
    """Yield what is wrong with the links of a Markdown text that begins in line `body_line` of its file.

    A draft may link to other drafts, and to what does not exist yet (a warning).
    """
    for link in all_links(body):
        for code, level, values in _faults(path, link, body, context):
            if is_draft and code == "link-draft":
                continue
            if is_draft and code == "link-dead":
                level = Level.WARNING
            line = body_line + link.line - 1
            yield Problem(path, code, line, link.column, level, None, {"value": link.href, **values})


def _faults(path: str, link: Link, body: str, context: Context) -> Iterator[tuple[str, Level, Mapping[str, object]]]:
    href = unescape(link.href)
    scheme = href.partition(":")[0].lower() if ":" in href.split("/", 1)[0] else ""
    if scheme:
        yield from _faults_of_address(scheme, href)
        return
    if href.startswith("#"):
        yield from _fault_of_anchor(href[1:], body, context.made_anchors(path))
        return
    target = resolve(path, href, context.project.languages)
    if target is None:
        yield "link-absolute", Level.WARNING, {}
    elif not _exists(target, context):
        yield "link-dead", Level.ERROR, {"suggestion": _nearest(path, target, context)}
    elif target.path in context.drafts:
        yield "link-draft", Level.ERROR, {}
    elif (there := context.body_for(path, target.path)) is not None:
        yield from _fault_of_anchor(target.fragment, there, context.made_anchors(target.path))


def _fault_of_anchor(anchor: str, body: str, made: frozenset[str]) -> Iterator[tuple[str, Level, Mapping[str, object]]]:
    """Yield a fault if no heading of a text, nothing else in it and nothing that is made for its page has this id."""
    if anchor and anchor not in anchors(body) and anchor not in made:
        yield "link-anchor", Level.WARNING, {"suggestion": nearest(anchor, anchors(body))}


@lru_cache(maxsize=64)
def anchors(body: str) -> frozenset[str]:
    """Return the ids that a text gives to its headings and to anything else."""
    given = (match[1] for match in _ID.finditer(body))
    return frozenset((*(heading.id for heading in headings(body)), *given))


def _faults_of_address(scheme: str, href: str) -> Iterator[tuple[str, Level, Mapping[str, object]]]:
    if scheme not in types.LINK_SCHEMES:
        yield "link-scheme", Level.WARNING, {"scheme": scheme, "allowed": sorted(types.LINK_SCHEMES)}
    elif lookalike := mixed_scripts(href):
        yield "link-lookalike", Level.WARNING, {"ascii": lookalike}
    elif scheme == "http":
        yield "link-http", Level.WARNING, {}


def _exists(target: Target, context: Context) -> bool:
    if target.path.endswith(".md"):
        return target.path in context.paths
    if target.is_attachment:
        return target.path in context.paths
    if target.path.endswith(".yml"):
        vocabulary = context.vocabularies.get(target.path.rsplit("/", 1)[1].removesuffix(".yml"))
        code = (target.address or "").strip("/").split("/")[1:]
        return vocabulary is not None and (not code or code[0] in vocabulary)
    return target.address is not None and (target.path.count("/") == 1 or target.address in context.addresses)


def _nearest(path: str, target: Target, context: Context) -> str:
    """Return the path to the page whose last name is most like that of the missing one, as seen from a file."""
    missing = target.path.removesuffix(".md").removesuffix("/index").rsplit("/", 1)[-1]
    name = missing if missing in context.by_last_name else nearest(missing, context.by_last_name, 0.8)
    if not name:
        return ""
    here: Sequence[str] = path.split("/")[:-1]
    there = context.by_last_name[name].split("/")
    common = next((i for i, (a, b) in enumerate(zip(here, there, strict=False)) if a != b), min(len(here), len(there)))
    return "/".join([".."] * (len(here) - common) + there[common:])


def mixed_scripts(url: str) -> str:
    """Return the ASCII form of the host if one of its labels mixes scripts, as imitations of known names do."""
    if url.isascii():
        return ""
    host = urlsplit(url).hostname or ""
    for label in host.split("."):
        scripts = {unicodedata.name(character, "").split(" ")[0] for character in label if character.isalpha()}
        if len(scripts) > 1 or (not label.isascii() and scripts & {"CYRILLIC", "GREEK"}):
            try:
                return host.encode("idna").decode("ascii")
            except UnicodeError:
                return f"xn--{label.encode('punycode').decode('ascii')}"
    return ""
