"""Filters and counts over what documents are marked with. Twin of `Facets` in overrides/assets/search.js.

Codes of one facet are alternatives, facets are all demanded; what is chosen in a facet does not lower its own counts,
and codes with nothing left stay with a zero.
"""

import struct
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, Protocol

from portal.search.entries import Codes, Entry

SORTS = ("relevance", "newest", "title", "date")
_FIRST_DAY = date(2000, 1, 1)
_LAST = 0xFFFFFFFF
_BYTE = 256


class Naming(Protocol):
    """How codes are called and titles are sorted in a language."""

    def label(self, facet: str, code: str, language: str) -> str:
        """Return what readers of a language call a code of a facet; empty if there is no word for it."""

    def sort_key(self, text: str, language: str) -> tuple[str, ...]:
        """Return the key that puts titles in the order of a language."""


@dataclass(frozen=True, slots=True)
class Facet:
    """One thing to filter by: its codes with labels, in order, and the folder of their pages if they have any."""

    name: str
    codes: Codes
    labels: Codes
    folder: str = ""


@dataclass(frozen=True)
class Facets:
    """The facets of an index; documents are known by number."""

    entries: Sequence[Entry]
    facets: tuple[Facet, ...]
    titles: tuple[int, ...]

    @cached_property
    def columns(self) -> tuple[tuple[tuple[int, ...], ...], ...]:
        """Return for every facet the places of the codes of every document."""
        found = []
        for facet in self.facets:
            places = {code: place for place, code in enumerate(facet.codes)}
            found.append(tuple(tuple(places[c] for c in entry.facets.get(facet.name, ())) for entry in self.entries))
        return tuple(found)

    def apply(self, numbers: Iterable[int], filters: Mapping[str, Sequence[str]]) -> tuple[list[int], list[list[int]]]:
        """Return the numbers that pass all filters, and for every facet how many documents each code would leave."""
        wanted = [self._wanted(facet, filters.get(facet.name, ())) for facet in self.facets]
        counts = [[0] * len(facet.codes) for facet in self.facets]
        passed = []
        for number in numbers:
            failed = [
                place for place, codes in enumerate(wanted) if codes and codes.isdisjoint(self.columns[place][number])
            ]
            if not failed:
                passed.append(number)
            for place in failed if failed else range(len(counts)):
                if len(failed) < 2:
                    for code in self.columns[place][number]:
                        counts[place][code] += 1
        return passed, counts

    def sorted(self, numbers: Sequence[int], sort: str) -> list[int]:
        """Return the numbers in an order other than relevance; unknown ones leave them as they are."""
        keys: dict[str, Callable[[int], tuple[int, ...]]] = {
            "newest": lambda n: (-day_number(self.entries[n].published), self.titles[n]),
            "title": lambda n: (self.titles[n],),
            "date": lambda n: (day_number(self.entries[n].date) or _LAST, self.titles[n]),
        }
        return sorted(numbers, key=keys[sort]) if sort in keys else list(numbers)

    def head(self) -> list[dict[str, Any]]:
        """Return all codes with their labels, as browsers need them."""
        return [
            {"name": f.name, "folder": f.folder, "codes": list(zip(f.codes, f.labels, strict=True))}
            for f in self.facets
        ]

    def data(self) -> Iterator[bytes]:
        """Yield the files of columns for browsers, in the order of the facets.

        A byte a document with the number of its codes, then their places (a byte each; two, if the facet has more than
        256 codes).
        """
        for facet, column in zip(self.facets, self.columns, strict=True):
            places = [place for codes in column for place in codes]
            sizes = bytes(len(codes) for codes in column)
            yield sizes + struct.pack(f"<{len(places)}{'B' if len(facet.codes) <= _BYTE else 'H'}", *places)

    def orders(self) -> bytes:
        """Return the file of orders for browsers: published, date and place by title, four bytes a document each."""
        published = [day_number(entry.published) for entry in self.entries]
        dates = [day_number(entry.date) for entry in self.entries]
        return b"".join(struct.pack(f"<{len(order)}I", *order) for order in (published, dates, self.titles))

    @staticmethod
    def _wanted(facet: Facet, codes: Sequence[str]) -> frozenset[int]:
        """Return the places of the chosen codes; -1, which no document has, for those that the facet lacks."""
        return frozenset(facet.codes.index(code) if code in facet.codes else -1 for code in codes)


def make_facets(
    entries: Sequence[Entry],
    language: str,
    naming: Naming,
    orders: Mapping[str, Sequence[str]],
    folders: Mapping[str, str],
) -> Facets:
    """Return the facets of the entries, with the codes that occur.

    `orders` names the facets, each with the order of its codes; those not named there follow by label.
    """
    facets = []
    for name, order in orders.items():
        used = {code for entry in entries for code in entry.facets.get(name, ())}
        if not used:
            continue
        labels = {code: naming.label(name, code, language) or code for code in used}
        rest = sorted((naming.sort_key(labels[code], language), code) for code in used.difference(order))
        codes = (*(code for code in order if code in used), *(code for _, code in rest))
        facets.append(Facet(name, codes, tuple(labels[code] for code in codes), folders.get(name, "")))
    ranked = sorted(range(len(entries)), key=lambda n: (naming.sort_key(entries[n].title, language), entries[n].id))
    titles = {number: place for place, number in enumerate(ranked)}
    return Facets(entries, tuple(facets), tuple(titles[number] for number in range(len(entries))))


def day_number(day: str) -> int:
    """Return the days since 2000 of a day written `YYYY-MM-DD`; 0 for nothing and earlier days."""
    return max(0, (date.fromisoformat(day) - _FIRST_DAY).days) if day else 0
