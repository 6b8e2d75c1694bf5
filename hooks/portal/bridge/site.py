"""Everything that is written to the folder of the site: made anew where what it depends on has changed."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from portal.bridge.frame import Frames
from portal.bridge.prose import ProsePage
from portal.catalogue import Catalogue
from portal.content.addresses import OFFLINE
from portal.content.tree import ENDINGS
from portal.project import Project
from portal.publish.offline import SERVICE_WORKER, offline_list
from portal.publish.output import Output
from portal.publish.sitemap import Entry, sitemap
from portal.render.attachments import attachments
from portal.render.document import alternates, base_of, document, prefix
from portal.render.naming import Naming
from portal.render.page import Job, Page
from portal.render.search_pages import has_offline, has_search, kept_offline
from portal.render.shell import Shell
from portal.render.site import SiteRenderer
from portal.render.templates import make_environment
from portal.search.site import write_search


@dataclass(frozen=True, slots=True)
class Made:
    """A page that has been written: what it was made from, and what the sitemap says of it."""

    key: str
    section: str
    shell: Shell
    entry: Entry | None


@dataclass(frozen=True, slots=True)
class ProseDocument:
    """A prose page as MkDocs has rendered it, with slots for what comes from the catalogue."""

    page: Page
    shell: Shell


@dataclass
class Site:
    """The site in its folder; lives as long as somebody looks at it, so that little has to be made anew.

    `made` and `pending` hold the pages that are not prose by address below the root of the site: those that are as
    they should be, and those that have to be made (again).
    """

    project: Project
    output: Output
    made: dict[str, Made] = field(default_factory=dict)
    pending: dict[str, Job] = field(default_factory=dict)
    prose: dict[str, ProseDocument] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.renderer = SiteRenderer(self.project)
        self._frames: Frames | None = None
        self._searched: Catalogue | None = None

    def update(self, catalogue: Catalogue, frames: Frames) -> None:
        """Write prose and files, remove what is no longer there, and find out which pages are to be made."""
        self._frames = frames
        self._searched = catalogue if has_search(self.project) else None
        with _without_collector():
            self.output.begin()
            self._sort(catalogue, frames)
            for address, prose in self.prose.items():
                self.output.put(address, self.fill(prose, catalogue))
            self._put_files(catalogue, frames)
            self._put_not_found(frames)
            self.output.finish()

    def complete(self) -> int:
        """Make all pages that are pending, then the sitemap; return the number of pages."""
        with _without_collector():
            for address in list(self.pending):
                self.make(address)
            self.make_search()
            self._put_offline_lists()
            entries = [made.entry for made in self.made.values()]
            entries += (_entry(prose.page, self.project) for prose in self.prose.values())
            for name, content in sitemap(filter(None, entries), self.project.site_url).items():
                self.output.put(name, content)
        return len(self.made) + len(self.prose) + len(self.project.languages)

    def make(self, address: str) -> None:
        """Make one pending page."""
        assert self._frames is not None
        job = self.pending[address]
        page = job.make()
        shell = self._frames.shell(page.language, page.section)
        self.output.put(address, document(page, shell, self.project))
        self.made[address] = Made(job.key, page.section, shell, _entry(page, self.project))
        del self.pending[address]

    def make_search(self) -> None:
        """Write the search, if the site has one and it is not there yet."""
        if self._searched is not None:
            catalogue, self._searched = self._searched, None
            write_search(catalogue, self.output, Naming(catalogue))

    def forget_templates(self) -> None:
        """Read the templates of records anew the next time that they are needed, and the prose pages too."""
        self.renderer.templates = make_environment(self.project.overrides)
        self.prose.clear()

    def convert(self, prose: ProsePage, catalogue: Catalogue) -> str:
        """Return the HTML of the text of a prose page, for readers of the page's language."""
        text, language = prose.text, prose.text_language
        links = self.renderer.links(catalogue)
        html = self.renderer.markdown.convert(text.body, path=text.file.path, language=language, links=links)
        if prose.is_explained:
            html = self.renderer.terms(catalogue, prose.language).explained(html, language)
        base = base_of(prefix(prose.language, self.project) + prose.address)
        return Shell.of(html).fill({"base": base, "root": base_of(prose.address)})

    def fill(self, prose: ProseDocument, catalogue: Catalogue) -> str:
        """Return a prose page with what comes from the catalogue."""
        widgets = self.renderer.widgets(catalogue, prose.page.language) if prose.shell.slots else {}
        base = base_of(prefix(prose.page.language, self.project) + prose.page.path)
        return prose.shell.fill({name: widgets[name.removeprefix("widget:")](base) for name in prose.shell.slots})

    def _sort(self, catalogue: Catalogue, frames: Frames) -> None:
        before, self.made, self.pending = self.made, {}, {}
        for job in self.renderer.jobs(catalogue):
            address = prefix(job.language, self.project) + job.path
            self.output.keep(address)
            made = before.get(address)
            if made and made.key == job.key and made.shell == frames.shell(job.language, made.section):
                self.made[address] = made
            else:
                self.pending[address] = job

    def _put_files(self, catalogue: Catalogue, frames: Frames) -> None:
        for name, file in frames.assets.items():
            if name not in frames.coloured:
                self.output.copy(file, name if name == SERVICE_WORKER else f"assets/{name}")
        for name, text in frames.coloured.items():
            self.output.put(f"assets/{name}", text)
        for path in catalogue.files:
            # MkDocs would publish every file that is not Markdown, YAML and scripts included.
            if PurePosixPath(path).suffix.removeprefix(".") in ENDINGS:
                self.output.copy(self.project.root / path, path.removeprefix("docs/"))
        for file, address in attachments(catalogue):
            self.output.copy(file, address)

    def _put_offline_lists(self) -> None:
        """Write what readers can keep in each language."""
        if not has_offline(self.project):
            return
        for language in self.project.languages:
            start = prefix(language, self.project)
            pages, files = kept_offline(self.output.current, language, self.project)
            content = offline_list(pages, files, f"{start}{OFFLINE}/", self._read, self.project.today)
            self.output.put(f"{OFFLINE}/{language}.json", content)

    def _read(self, address: str) -> bytes:
        return self.output.place(address).read_bytes()

    def _put_not_found(self, frames: Frames) -> None:
        first, *others = self.project.languages
        self.output.put("404.html", frames.not_found((first, *others)))
        for language in others:
            self.output.put(f"{language}/404.html", frames.not_found((language,)))


def _entry(page: Page, project: Project) -> Entry | None:
    """Return what the sitemap says of a page; None for those that search engines should not list."""
    urls = alternates(page, project)
    return Entry(urls[page.language], urls, page.updated) if urls else None


@contextmanager
def _without_collector() -> Iterator[None]:
    """Keep the garbage collector from walking over a catalogue that stays anyway: a sixth of the time."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
