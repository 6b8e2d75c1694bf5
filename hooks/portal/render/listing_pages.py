"""The pages of lists: by kind, by term, the archive, and the indexes of terms."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import groupby
from typing import Any

from portal.content.addresses import TERM_FOLDERS
from portal.model.kinds import FOLDER_OF_KIND
from portal.model.record import Record
from portal.render.edition import Edition, Name
from portal.render.formats import autonym, collation_key, language_name, number
from portal.render.listings import KIND_ORDER, pages

ARCHIVE = "archive"
_VOCABULARIES = {folder: vocabulary for vocabulary, folder in TERM_FOLDERS.items()}
_TAGS = {"municipalities", "languages"}
"""Indexes that are lists of names; the others tell what each term means."""
_NO_LANGUAGE = ("zxx", "mul", "und")
_SIBLINGS = 5
_NEAR = 2
"""Pages around the current one that the list of pages names."""


@dataclass(frozen=True, slots=True)
class PairLink:
    """The list of the records of a kind that have two terms, named by the other one."""

    kind: str
    label: str
    count: int
    href: str


@dataclass(frozen=True)
class RecordList:
    """A list before it is cut into pages: `address` below the language's root, records in order, what stands above."""

    address: str
    section: str
    heading: str
    lead: str
    parent: Name | None
    records: Sequence[Record]
    is_grouped: bool = False
    siblings: tuple[Name, ...] = ()
    pairs: tuple[PairLink, ...] = ()

    @cached_property
    def pages(self) -> list[Sequence[Record]]:
        """Return the records of every page."""
        return pages(self.records)

    @cached_property
    def counts(self) -> Counter[str]:
        """Return how many records there are of each kind."""
        return Counter(record.kind for record in self.records)

    @cached_property
    def first_pages(self) -> dict[str, int]:
        """Return the page, counted from 1, on which the records of each kind begin."""
        places = enumerate(self.pages, 1)
        return {record.kind: place for place, part in reversed(list(places)) for record in part}

    @cached_property
    def frame(self) -> bytes:
        """Return what every page of the list shows beside its records."""
        links = sorted(self.first_pages.items()) if self.is_grouped else []
        return repr((self.heading, self.lead, self.siblings, self.pairs, sorted(self.counts.items()), links)).encode()


@dataclass(frozen=True, slots=True)
class Group:
    """The records of one kind on a page, and how many there are in the whole list; no title where there is one kind."""

    kind: str
    title: str
    count: str
    records: Sequence[Record]


@dataclass(frozen=True, slots=True)
class Jump:
    """A link to the records of a kind, on this page or the first that has them."""

    kind: str
    label: str
    count: str
    href: str


@dataclass(frozen=True, slots=True)
class PageLink:
    """A page of a list; a gap stands for the pages left out."""

    number: str = ""
    href: str = ""
    is_current: bool = False
    is_gap: bool = False


@dataclass(frozen=True, slots=True)
class IndexTerm:
    """A term in an index; of a language also its own name."""

    label: str
    href: str
    count: int
    about: str = ""
    own_name: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class IndexGroup:
    """Terms under a heading (none for the main ones), as short tags or as cards."""

    terms: tuple[IndexTerm, ...]
    is_short: bool
    title: str = ""


@dataclass(frozen=True, slots=True)
class TermIndex:
    """The index of a vocabulary."""

    address: str
    heading: str
    lead: str
    icon: str
    groups: tuple[IndexGroup, ...] = field(default=())


def record_lists(edition: Edition) -> Iterator[RecordList]:
    """Yield every list of records: kinds, terms, archive."""
    for kind in KIND_ORDER:
        yield _kind_list(kind, edition)
    for folder, code in edition.listings.by_term:
        yield _term_list(folder, code, edition)
    yield _archive(edition)


def term_indexes(edition: Edition) -> Iterator[TermIndex]:
    """Yield the index of every vocabulary that has pages of terms."""
    words = edition.words
    for folder in TERM_FOLDERS.values():
        found = {code: _index_term(folder, code, edition) for code in _codes(folder, edition)}
        areas = [found.pop(code) for code in list(found) if _is_area(folder, code, edition)]
        terms = tuple(found.values())
        groups = [IndexGroup(terms, folder in _TAGS)] if terms else []
        groups += [IndexGroup(tuple(areas), is_short=True, title=words("list.areas"))] if areas else []
        yield TermIndex(
            f"{folder}/",
            words(f"list.index.{folder}"),
            words(f"list.index_lead.{folder}"),
            "pin" if folder == "municipalities" else "",
            tuple(groups),
        )


def list_context(items: RecordList, page: int, edition: Edition) -> dict[str, Any]:
    """Return what the template of lists is rendered with for a page (counted from 1), but for the cards."""
    return {
        "heading": items.heading,
        "lead": items.lead,
        "crumbs": _crumbs(items.parent, edition),
        "count": edition.words.plural("list.count", len(items.records)),
        "groups": list(_groups(items, page, edition)),
        "jumps": list(_jumps(items, page, edition)) if items.is_grouped else [],
        "pages": list(_page_links(items.address, page, len(items.pages), edition)),
        "siblings": items.siblings,
        "pairs": items.pairs,
        "browse": list(browse(edition, items.address)),
    }


def index_context(index: TermIndex, edition: Edition) -> dict[str, Any]:
    """Return what the template of indexes is rendered with."""
    return {
        "heading": index.heading,
        "lead": index.lead,
        "crumbs": _crumbs(None, edition),
        "groups": index.groups,
        "icon_name": index.icon,
        "browse": list(browse(edition, index.address)),
    }


def page_address(address: str, page: int) -> str:
    """Return the address of a page of a list."""
    return address if page == 1 else f"{address}page/{page}/"


def browse(edition: Edition, here: str) -> Iterator[Name]:
    """Yield the other ways into the catalogue."""
    for folder in TERM_FOLDERS.values():
        if f"{folder}/" != here:
            yield Name(edition.words(f"list.index.{folder}"), edition.link(f"{folder}/"))
    if edition.listings.archived and here != f"{ARCHIVE}/":
        yield Name(edition.words("list.archive"), edition.link(f"{ARCHIVE}/"))


def term_label(folder: str, code: str, edition: Edition) -> str:
    """Return the word for a term."""
    return (
        language_name(code, edition.language) if folder == "languages" else edition.label(_VOCABULARIES[folder], code)
    )


def _kind_list(kind: str, edition: Edition) -> RecordList:
    folder = FOLDER_OF_KIND[kind]
    return RecordList(
        address=f"{folder}/",
        section=folder,
        heading=edition.words(f"kinds.{kind}"),
        lead=edition.words(f"list.lead.{kind}"),
        parent=None,
        records=edition.order.sorted(edition.listings.by_kind[kind]),
    )


def _term_list(folder: str, code: str, edition: Edition) -> RecordList:
    words, label = edition.words, term_label(folder, code, edition)
    heading = f"list.term.{folder}"
    is_place = folder == "municipalities" and not _is_area(folder, code, edition)
    return RecordList(
        address=f"{folder}/{code}/",
        section=folder,
        heading=words(heading, term=label) if heading in words and (is_place or folder == "languages") else label,
        lead=_about(folder, code, edition) or words(f"list.term_lead.{folder}", term=label),
        parent=Name(words(f"list.index.{folder}"), edition.link(f"{folder}/")),
        records=edition.order.by_kind(edition.listings.by_term[folder, code]),
        is_grouped=True,
        siblings=tuple(_siblings(code, edition)) if folder == "topics" else (),
    )


def _archive(edition: Edition) -> RecordList:
    return RecordList(
        address=f"{ARCHIVE}/",
        section=ARCHIVE,
        heading=edition.words("list.index.archive"),
        lead=edition.words("list.lead.archive"),
        parent=None,
        records=edition.order.by_kind(edition.listings.archived),
        is_grouped=True,
    )


def _siblings(code: str, edition: Edition) -> Iterator[Name]:
    """Yield the topics that stand beside this one most often."""
    together = Counter(
        other
        for record in edition.listings.by_term["topics", code]
        for other in record.meta.topics
        if other != code and ("topics", other) in edition.listings.by_term
    )
    for other, _count in sorted(together.items(), key=lambda item: (-item[1], item[0]))[:_SIBLINGS]:
        yield Name(edition.label("topic", other), edition.link(f"topics/{other}/"))


def _about(folder: str, code: str, edition: Edition) -> str:
    if folder == "languages" or code not in (terms := edition.catalogue.vocabularies[_VOCABULARIES[folder]]):
        return ""
    return terms[code].descriptions.get(edition.language, "")


def _codes(folder: str, edition: Edition) -> list[str]:
    """Return the codes that have a page: languages by name, all else as the vocabulary orders them."""
    codes = [code for other, code in edition.listings.by_term if other == folder]
    if folder == "languages":
        return sorted(codes, key=lambda code: collation_key(language_name(code, edition.language), edition.language))
    places = {code: place for place, code in enumerate(edition.catalogue.vocabularies[_VOCABULARIES[folder]].terms)}
    return sorted(codes, key=lambda code: (places.get(code, len(places)), code))


def _is_area(folder: str, code: str, edition: Edition) -> bool:
    return folder == "municipalities" and code in edition.listings.areas.wider


def _index_term(folder: str, code: str, edition: Edition) -> IndexTerm:
    label = term_label(folder, code, edition)
    own = autonym(code) if folder == "languages" and code not in {edition.language, *_NO_LANGUAGE} else ""
    return IndexTerm(
        label=label,
        href=edition.link(f"{folder}/{code}/"),
        count=len(edition.listings.by_term[folder, code]),
        about=_about(folder, code, edition),
        own_name=own if own != label else "",
        language=code if own else "",
    )


def _crumbs(parent: Name | None, edition: Edition) -> list[Name]:
    return [Name(edition.words("page.home"), edition.link("")), *([parent] if parent else [])]


def _groups(items: RecordList, page: int, edition: Edition) -> Iterator[Group]:
    records = items.pages[page - 1]
    if not items.is_grouped:
        if records:
            yield Group(records[0].kind, "", "", records)
        return
    for kind, found in groupby(records, key=lambda record: record.kind):
        yield Group(kind, edition.words(f"kinds.{kind}"), number(items.counts[kind], edition.language), list(found))


def _jumps(items: RecordList, page: int, edition: Edition) -> Iterator[Jump]:
    here = {record.kind for record in items.pages[page - 1]}
    for kind in KIND_ORDER:
        if kind in items.counts:
            start = "" if kind in here else edition.link(page_address(items.address, items.first_pages[kind]))
            count = number(items.counts[kind], edition.language)
            yield Jump(kind, edition.words(f"kinds.{kind}"), count, f"{start}#__{kind}")


def _page_links(address: str, page: int, total: int, edition: Edition) -> Iterator[PageLink]:
    last = 0
    for place in range(1, total + 1):
        if place not in {1, total} and abs(place - page) > _NEAR:
            continue
        if place > last + 1:
            yield PageLink(is_gap=True)
        last = place
        href = edition.link(page_address(address, place))
        yield PageLink(number(place, edition.language), href, is_current=place == page)
