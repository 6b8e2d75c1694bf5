"""Short digests of what a page shows, so that a page is made again only when it may look different."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from hashlib import blake2b

from portal.catalogue import Catalogue
from portal.content.addresses import Target, resolve
from portal.model import dates, markers
from portal.model.kinds import Material
from portal.model.record import Record, Text
from portal.render.links import LinkResolver
from portal.render.listings import Listings

_LINK = re.compile(r"\]\(\s*<?([^)\s>]+\.(?:md|yml)[^)\s>]*)")


@dataclass(frozen=True, slots=True)
class KnownText:
    """A text with the digests of its fields and its body, and the pages that it links to."""

    text: Text
    fields: bytes
    body: bytes
    targets: tuple[Target, ...]


Known = dict[int, KnownText]
"""Texts by identity; shared by successive catalogues."""


def digest(*parts: bytes) -> bytes:
    """Return a digest of some parts."""
    return blake2b(b"\0".join(parts), digest_size=12).digest()


class Digests:
    """The digests of one catalogue's records."""

    def __init__(self, catalogue: Catalogue, listings: Listings, links: LinkResolver, known: Known) -> None:
        self._catalogue = catalogue
        self._listings = listings
        self._links = links
        self._known = known
        self._today = catalogue.project.today
        self._neutral: dict[str, bytes] = {}
        self._shown: dict[str, dict[str, bytes]] = {language: {} for language in catalogue.project.languages}
        self._neighbours = _neighbours(catalogue)

    def shown(self, record: Record, language: str) -> bytes:
        """Return the digest of what other pages show of a record in a language: all but its text."""
        shown = self._shown[language]
        if (value := shown.get(record.id)) is None:
            text = record.text(language)
            parts = self._neutral_digest(record), self._text(text).fields, text.language.encode()
            value = shown[record.id] = b"\0".join(parts)
        return value

    def page(self, record: Record, language: str) -> bytes:
        """Return the digest of all that a record's own page shows in a language."""
        text = record.text(language)
        known = self._text(text)
        parts = [self.shown(record, language), known.body, ",".join(record.texts).encode()]
        if text.is_outdated:
            parts += [self._text(record.original).body, repr(text.outdated_sections).encode()]
        if known.targets:
            parts.append(bytes(self._links.is_alive(target) for target in known.targets))
        if record.is_archived(self._today):  # a current record makes the pages of its topics itself
            parts.append(bytes(("topics", code) in self._listings.by_term for code in record.meta.topics))
        if getattr(record.meta, "opening_hours", None):  # the page knows the days that are near
            parts.append(self._today.isoformat().encode())
        parts += self._age(record)
        parts += self._sizes(record)
        by_id = self._catalogue.by_id
        parts += [self.shown(by_id[id_], language) for id_ in self._neighbours.get(record.id, ())]
        return digest(*parts)

    def _neutral_digest(self, record: Record) -> bytes:
        """Return the digest of what is the same in every language, and of how the record stands to this day."""
        if (value := self._neutral.get(record.id)) is None:
            passed = sum(day < self._today for day in _days(record))
            state = f"{record.address} {record.is_archived(self._today)} {passed}".encode()
            value = self._neutral[record.id] = digest(self._text(record.original).fields, state)
        return value

    def _age(self, record: Record) -> Iterator[bytes]:
        if record.is_stale(self._today) and (checked := record.meta.last_checked):
            yield str((self._today.year, self._today.month, self._today.day < checked.day)).encode()

    def _text(self, text: Text) -> KnownText:
        known = self._known.get(id(text))
        if known is None or known.text is not text:
            fields = type(text.fields).__pydantic_serializer__.to_json(text.fields)
            languages = self._catalogue.project.languages
            found = (resolve(text.path, href, languages) for href in set(_LINK.findall(text.body)))
            targets = tuple(sorted((t for t in found if t), key=lambda target: target.path))
            known = self._known[id(text)] = KnownText(text, digest(fields), digest(text.body.encode()), targets)
        return known

    def _sizes(self, record: Record) -> Iterator[bytes]:
        if isinstance(record.meta, Material) and record.folder:
            for file in record.meta.files:
                place = self._catalogue.project.root / record.folder / file.path
                yield str(place.stat().st_size if place.is_file() else 0).encode()


def _neighbours(catalogue: Catalogue) -> dict[str, tuple[str, ...]]:
    """Return, by id, the records that a record's page may show: what it refers to, who refers to it, its chain."""
    found: dict[str, dict[str, None]] = {}
    for record in catalogue.records:
        for _place, target, _mark in markers.references(record.meta):
            if target in catalogue.by_id:
                found.setdefault(record.id, {})[target] = None
                found.setdefault(target, {})[record.id] = None
        for other in catalogue.chain(record):
            found.setdefault(record.id, {})[other.id] = None
    return {id_: tuple(others) for id_, others in found.items()}


def _days(record: Record) -> Iterator[date]:
    fields = vars(record.meta)
    for name in ("start", "end", "expires"):
        if value := fields.get(name):
            yield dates.day_of(value)
    for run in fields.get("runs", ()):
        yield from (run.start, run.end)
    yield from (deadline.date for deadline in fields.get("deadlines", ()))
    if repeats := fields.get("repeats"):
        yield repeats.until
    if (registration := fields.get("registration")) and registration.until:
        yield registration.until
    if start := fields.get("runs_from"):
        yield dates.first_day(start)
