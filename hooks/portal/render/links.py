"""Links in texts: relative paths on disk, as an editor writes them, become addresses on the site."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cached_property

from portal.catalogue import Catalogue
from portal.content.addresses import Target, resolve
from portal.content.headings import headings
from portal.model.kinds import FOLDERS
from portal.model.record import Record
from portal.render.listings import Listings
from portal.render.shell import slot

ROOT = slot("root")
"""Stands for the relative way from a page to the root of its language; filled once a page is put in its place."""

BASE = slot("base")
"""Stands for the relative way from a page to the root of the site, where attachments are."""


def prose_addresses(catalogue: Catalogue) -> frozenset[str]:
    """Return the addresses of all prose pages that are shown, below a language's root."""
    return frozenset(page.file.address for page in catalogue.prose if page.file.is_original)


@dataclass(frozen=True)
class LinkResolver:
    """Knows which pages there are; `prose` are the addresses of the prose pages below a language's root."""

    catalogue: Catalogue
    prose: Collection[str]
    listings: Listings | None = None

    def href(self, source: str, href: str, language: str) -> str | None:
        """Return what a link in the file `source` leads to: an address behind the slot `root` or `base`.

        `language` is that of the text, for the ids of headings. Links that are not ours to resolve (with a scheme, to a
        place in the same text) come back as they are; None is a link that leads nowhere, which the check has reported.
        """
        target = resolve(source, href, self.catalogue.project.languages)
        if target is None:
            return href
        if target.is_attachment:
            return f"{BASE}/{target.address}" if self._is_published(target) else None
        if not self.is_alive(target):
            return None
        fragment = self._fragment(target, language)
        return f"{ROOT}/{target.address}{'#' if fragment else ''}{fragment}"

    def is_alive(self, target: Target) -> bool:
        """Return whether a page stands at the target's address."""
        return target.address is not None and (target.address in self._addresses or target.address in self.prose)

    def _is_published(self, target: Target) -> bool:
        """Return whether a file is there and belongs to something that is shown."""
        if target.path.startswith("docs/"):
            return target.path in self._files
        file = self.catalogue.project.root / target.path
        return (target.address or "").rpartition("/")[0] + "/" in self._records and file.is_file()

    @cached_property
    def _files(self) -> frozenset[str]:
        return frozenset(self.catalogue.files)

    @cached_property
    def _records(self) -> dict[str, Record]:
        return {record.address: record for record in self.catalogue.records}

    @cached_property
    def _addresses(self) -> frozenset[str]:
        return frozenset({*self._records, *self._lists()})

    def _lists(self) -> Iterator[str]:
        yield from (f"{folder}/" for folder in FOLDERS)
        yield from (self.listings or Listings(self.catalogue)).term_addresses()

    def _fragment(self, target: Target, language: str) -> str:
        """Return the id of the heading meant: links name those of the original, its translations have their own."""
        record = self._records.get(target.address or "")
        if not target.fragment or record is None or language not in record.texts:
            return target.fragment
        ids = [heading.id for heading in headings(record.original.body)]
        own = [heading.id for heading in headings(record.texts[language].body)]
        if target.fragment in ids and len(ids) == len(own):
            return own[ids.index(target.fragment)]
        return target.fragment
