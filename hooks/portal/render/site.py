"""Everything of the site that is not prose: the pages of records and lists, and generated parts of prose."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, partial
from typing import Any

from jinja2 import Environment
from markupsafe import Markup

from portal.catalogue import Catalogue
from portal.content.addresses import HANDOUT, OFFLINE, SEARCH, TERM_FOLDERS, WATCHLIST
from portal.model.kinds import FOLDER_OF_KIND
from portal.model.prose import GLOSSARY_PAGE
from portal.model.record import Record
from portal.project import Project
from portal.render.cards import card
from portal.render.digests import Digests, Known, digest
from portal.render.document import base_of, prefix
from portal.render.edition import Edition
from portal.render.formats import figures
from portal.render.links import BASE, ROOT, LinkResolver, prose_addresses
from portal.render.listing_pages import (
    ARCHIVE,
    RecordList,
    TermIndex,
    index_context,
    list_context,
    page_address,
    record_lists,
    term_indexes,
)
from portal.render.listings import Listings
from portal.render.markdown import MarkdownRenderer
from portal.render.page import Job, Page
from portal.render.pairs import pair_lists, pairs_of
from portal.render.record_pages import record_context
from portal.render.search_pages import (
    handout_context,
    has_handout,
    has_offline,
    has_search,
    offline_context,
    search_context,
    watchlist_context,
)
from portal.render.templates import code_version, make_environment, templates_version
from portal.render.terms import Explainer
from portal.render.widgets import widgets

EXPLAINED = frozenset({"offer", "programme"})
"""The kinds of records that families read: words of offices are explained in their texts."""


class SiteRenderer:
    """Renders the catalogues of a project; what one load shares with the next is kept."""

    def __init__(self, project: Project) -> None:
        self.project = project
        self.markdown = MarkdownRenderer(project)
        self.known: Known = {}
        self._site: Site | None = None
        self.templates = make_environment(project.overrides)

    @property
    def templates(self) -> Environment:
        """Return the environment of the templates; a new one makes all pages anew."""
        return self._templates

    @templates.setter
    def templates(self, environment: Environment) -> None:
        self._templates = environment
        self._site = None

    def site(self, catalogue: Catalogue) -> "Site":
        """Return the site of a catalogue; the last one is kept."""
        if self._site is None or self._site.catalogue is not catalogue:
            self._site = Site(self, catalogue)
        return self._site

    def jobs(self, catalogue: Catalogue) -> Iterator[Job]:
        """Yield every page that is not prose, in every language of the project."""
        site = self.site(catalogue)
        for language in self.project.languages:
            yield from site.printer(language).jobs()

    def widgets(self, catalogue: Catalogue, language: str) -> Mapping[str, Callable[[str], str]]:
        """Return the makers of the generated parts of prose pages, by name.

        Each takes the relative way from the page to the root of the site (`.` or `../..`) and returns HTML.
        """
        return self.site(catalogue).printer(language).widgets()

    def terms(self, catalogue: Catalogue, language: str) -> Explainer:
        """Return what explains the words of offices in texts for readers of a language."""
        return self.site(catalogue).printer(language).terms

    def links(self, catalogue: Catalogue) -> LinkResolver:
        """Return what resolves links in the texts of a catalogue, and in prose."""
        return self.site(catalogue).links


class Site:
    """One catalogue with all that its pages share."""

    def __init__(self, renderer: SiteRenderer, catalogue: Catalogue) -> None:
        self.renderer = renderer
        self.catalogue = catalogue
        self.listings = Listings(catalogue)
        self.links = LinkResolver(catalogue, prose_addresses(catalogue), self.listings)
        texts = {id(text) for record in catalogue.records for text in record.texts.values()}
        renderer.known = {key: known for key, known in renderer.known.items() if key in texts}
        self.digests = Digests(catalogue, self.listings, self.links, renderer.known)
        self._printers: dict[str, Printer] = {}

    def printer(self, language: str) -> "Printer":
        """Return what prints the pages of a language."""
        if language not in self._printers:
            self._printers[language] = Printer(self, Edition(self.catalogue, language, self.listings))
        return self._printers[language]

    @cached_property
    def version(self) -> bytes:
        """Return a digest of what all pages depend on: code, templates, vocabularies, settings, pages they name."""
        project = self.catalogue.project
        settings = repr((sorted(project.settings.items(), key=str), project.site_url, project.languages))
        vocabularies = repr(sorted(self.catalogue.vocabularies.items()))
        edition = self.printer(project.original).edition
        parts = (settings, vocabularies, repr((edition.guide, edition.page_like(GLOSSARY_PAGE))))
        return digest(code_version(), templates_version(project.overrides), *(part.encode() for part in parts))


@dataclass(frozen=True)
class Printer:
    """Prints the pages of one language."""

    site: Site
    edition: Edition

    def jobs(self) -> Iterator[Job]:
        """Yield the pages of records, then lists, then indexes, then search and watch list."""
        for record in self.site.catalogue.records:
            yield self._record_job(record)
        for items in self._lists():
            for page, records in enumerate(items.pages, 1):
                yield self._list_job(items, page, records)
        for index in term_indexes(self.edition):
            yield self._job(index.address, partial(self._index_page, index), self._has_archive, repr(index).encode())
        if self._has_search:
            yield self._job(f"{SEARCH}/", self._search_page, bytes([self._has_contact]))
            yield self._job(f"{WATCHLIST}/", partial(self._own_page, WATCHLIST, watchlist_context))
        if has_handout(self.site.catalogue.project):
            yield self._job(f"{HANDOUT}/", partial(self._own_page, HANDOUT, handout_context))
        if has_offline(self.site.catalogue.project):
            yield self._job(f"{OFFLINE}/", partial(self._own_page, OFFLINE, offline_context))

    def widgets(self) -> Mapping[str, Callable[[str], str]]:
        """Return the makers of the generated parts; see `SiteRenderer.widgets`."""
        macros = self._templates.get_template("records/widgets.html").make_module(self._common)

        def placed(make: Callable[[], str], base: str) -> str:
            root = f"{base}/{prefix(self.edition.language, self.site.catalogue.project)}".rstrip("/")
            return make().replace(ROOT, root).replace(BASE, base)

        return {name: partial(placed, make) for name, make in widgets(self.edition, macros).items()}

    @cached_property
    def terms(self) -> Explainer:
        """Return what explains the words of offices in texts."""
        return Explainer(self.edition)

    @cached_property
    def _version(self) -> bytes:
        return digest(self.site.version, self.edition.language.encode())

    @cached_property
    def _has_search(self) -> bool:
        return has_search(self.site.catalogue.project)

    @property
    def _has_contact(self) -> bool:
        return "kontakt/" in self.site.links.prose

    def _lists(self) -> Iterator[RecordList]:
        """Yield the lists of records; those of two terms take the place of filters, so they belong to the search."""
        if not self._has_search:
            yield from record_lists(self.edition)
            return
        for items in record_lists(self.edition):
            yield replace(items, pairs=tuple(pairs_of(items.address, self.edition)))
        yield from pair_lists(self.edition)

    @cached_property
    def _has_archive(self) -> bytes:
        """Return what makes lists change that lead to the archive."""
        return bytes([bool(self.site.listings.archived)])

    @property
    def _templates(self) -> Environment:
        return self.site.renderer.templates

    @cached_property
    def _common(self) -> dict[str, Any]:
        return {
            "words": self.edition.words,
            "language": self.edition.language,
            "card": self._card,
            "has_search": self._has_search,
            "has_handout": has_handout(self.site.catalogue.project),
            "search_root": self.edition.link(""),
        }

    @cached_property
    def _cards(self) -> dict[tuple[str, int], Markup]:
        return {}

    def _card(self, record: Record, level: int = 3) -> Markup:
        key = record.id, level
        if key not in self._cards:
            template = self._templates.get_template("records/card.html")
            html = template.render(
                card=card(record, self.edition),
                level=level,
                language=self.edition.language,
                words=self.edition.words,
                has_search=self._has_search,
            )
            self._cards[key] = Markup(html)
        return self._cards[key]

    def _job(self, path: str, make: Callable[[], Page], *parts: bytes) -> Job:
        return Job(self.edition.language, path, digest(self._version, *parts).hex(), make)

    def _record_job(self, record: Record) -> Job:
        key = self.site.digests.page(record, self.edition.language)
        return self._job(record.address, partial(self._record_page, record), key)

    def _list_job(self, items: RecordList, page: int, records: Sequence[Record]) -> Job:
        shown = self.site.digests.shown
        parts = [shown(record, self.edition.language) for record in records]
        make = partial(self._list_page, items, page)
        return self._job(page_address(items.address, page), make, self._has_archive, items.frame, *parts)

    def _record_page(self, record: Record) -> Page:
        edition, project = self.edition, self.site.catalogue.project
        text = edition.text(record)
        markdown = self.site.renderer.markdown
        body = markdown.convert(text.body, path=text.path, language=text.language, links=self.site.links)
        if record.kind in EXPLAINED:
            body = self.terms.explained(body, text.language)
        context = record_context(record, edition)
        html = self._print("record.html", {**context, "content": Markup(body)}, record.address)
        return Page(
            language=edition.language,
            path=record.address,
            section=FOLDER_OF_KIND[record.kind],
            title=text.fields.title,
            description=text.fields.summary,
            content=html,
            languages=tuple(language for language in project.languages if language in record.texts),
            is_indexed=not (record.is_draft or record.is_archived(edition.today)),
            updated=text.fields.updated or record.meta.published,
        )

    def _list_page(self, items: RecordList, page: int) -> Page:
        path = page_address(items.address, page)
        context = list_context(items, page, self.edition)
        words = self.edition.words
        title = items.heading
        if items.section in TERM_FOLDERS.values() and items.address != f"{items.section}/":
            title = words("list.title_term", title=title, index=words(f"list.index.{items.section}"))
        if page > 1:
            title = words("list.title_page", title=title, number=figures(page, self.edition.language))
        html = self._print("list.html", context, path)
        return self._shared_page(path, items.section, title, items.lead, html)

    def _index_page(self, index: TermIndex) -> Page:
        html = self._print("index.html", index_context(index, self.edition), index.address)
        return self._shared_page(index.address, index.address.strip("/"), index.heading, index.lead, html)

    def _search_page(self) -> Page:
        words, path = self.edition.words, f"{SEARCH}/"
        html = self._print("search.html", search_context(self.edition, self.site.links), path)
        return self._shared_page(path, SEARCH, words("search.title"), words("search.description"), html)

    def _own_page(self, name: str, context: Callable[[Edition], Mapping[str, Any]]) -> Page:
        """Return a page that is there once a language; its template and its words bear the name of its address."""
        words, path = self.edition.words, f"{name}/"
        html = self._print(f"{name}.html", context(self.edition), path)
        return self._shared_page(path, name, words(f"{name}.title"), words(f"{name}.lead"), html)

    def _shared_page(self, path: str, section: str, title: str, description: str, content: str) -> Page:
        languages = self.site.catalogue.project.languages
        is_indexed = section not in {ARCHIVE, WATCHLIST, HANDOUT, OFFLINE}
        return Page(self.edition.language, path, section, title, description, content, languages, is_indexed)

    def _print(self, template: str, context: Mapping[str, Any], path: str) -> str:
        html = self._templates.get_template(f"records/{template}").render({**self._common, **context})
        base = base_of(prefix(self.edition.language, self.site.catalogue.project) + path)
        return html.replace(ROOT, base_of(path)).replace(BASE, base)
