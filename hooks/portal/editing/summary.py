"""What a pull request changes, for those who read it before it is merged: pages, translations, links, problems."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from portal.catalogue import Catalogue
from portal.content.front_matter import FrontMatter, read_front_matter
from portal.content.links import links
from portal.content.validation import validate
from portal.editing.touched import Touched
from portal.model.kinds import FOLDERS
from portal.model.prose import ProseFields
from portal.problems import Problem
from portal.translations.fingerprints import fingerprint, translatable


@dataclass(frozen=True, slots=True)
class Page:
    """A page that differs: its title, its state (draft, archived or nothing to say), and its addresses by language.

    `what` is `new`, `changed` or `removed`.
    """

    what: str
    title: str
    state: str
    addresses: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Outdated:
    """A translation that fitted its original at the base and does no longer; `name` is what `portal confirm` takes."""

    title: str
    language: str
    address: str
    sections: tuple[str, ...]
    name: str


@dataclass(frozen=True, slots=True)
class NewLink:
    """An address outside the site that a changed page names and did not name before."""

    url: str
    path: str


@dataclass(frozen=True, slots=True)
class Summary:
    """Everything that a difference changes; `files` are changed attachments, vocabularies and settings."""

    pages: tuple[Page, ...]
    outdated: tuple[Outdated, ...]
    links: tuple[NewLink, ...]
    files: tuple[str, ...]
    problems: tuple[Problem, ...]


def summarise(catalogue: Catalogue, touched: Touched, site_url: str) -> Summary:
    """Return what a difference changes in a catalogue, with addresses below `site_url`."""
    reader = _Reader(touched, site_url if site_url.endswith("/") else f"{site_url}/")
    folders = ("docs/", "materials/")
    others = (path for path in touched.difference.paths if path.startswith(folders) and path not in touched.pages)
    return Summary(
        pages=tuple(reader.pages()),
        outdated=tuple(reader.outdated(catalogue)),
        links=tuple(reader.links()),
        files=tuple(sorted(others)),
        problems=tuple(problem for problem in catalogue.problems if problem in touched),
    )


class _Reader:
    """Reads the changed pages as they are and as they were."""

    def __init__(self, touched: Touched, site_url: str) -> None:
        self.touched = touched
        self.site_url = site_url
        self.languages = touched.project.languages
        self.now = {path: read_front_matter(text, path) for path, text in touched.now.items()}
        self.before = {path: read_front_matter(text, path) for path, text in touched.before.items()}

    def pages(self) -> Iterator[Page]:
        """Yield the pages, each with the languages that differ, in the order of their paths."""
        groups: dict[str, list[str]] = {}
        for path in self.touched.pages:
            if (address := self.touched.address(path)) is not None:
                groups.setdefault(address, []).append(path)
        for address, paths in groups.items():
            paths.sort(key=lambda path: (self.languages.index(self._language(path)), path not in self.now))
            front = self._front(paths[0])
            state = str(front.data.get("state") or "")
            addresses = {self._language(path): self._url(path, address) for path in paths}
            yield Page(self._what(paths), self._title(paths[0]), state, addresses)

    def outdated(self, catalogue: Catalogue) -> Iterator[Outdated]:
        """Yield the translations that the difference leaves behind."""
        for problem in catalogue.problems:
            if problem.code != "translation-outdated" or self._was_outdated(problem.path):
                continue
            address = self.touched.address(problem.path)
            if address in self.touched.originals:
                yield Outdated(
                    title=self._title(self._original(problem.path)),
                    language=self._language(problem.path),
                    address=self._url(problem.path, address),
                    sections=tuple(map(str, problem.values["sections"])),
                    name=str(problem.values["id"]),
                )

    def links(self) -> Iterator[NewLink]:
        """Yield the addresses outside the site that are new, each once."""
        known = {url for front in self.before.values() for url in self._urls(front)}
        for path, front in self.now.items():
            for url in self._urls(front):
                if url not in known:
                    known.add(url)
                    yield NewLink(url, path)

    def _urls(self, front: FrontMatter) -> Iterator[str]:
        for url in (*_texts(front.data), *(link.href for link in links(front.body))):
            if url.startswith(("http://", "https://")) and not url.startswith(self.site_url) and _host(url):
                yield url

    def _language(self, path: str) -> str:
        return self.touched.language(path) or self.languages[0]

    def _url(self, path: str, address: str) -> str:
        language = self.touched.language(path)
        return f"{self.site_url}{language}/{address}" if language else f"{self.site_url}{address}"

    def _front(self, path: str) -> FrontMatter:
        return self.now.get(path) or self.before.get(path) or FrontMatter()

    def _title(self, path: str) -> str:
        return str(self._front(path).data.get("title") or path)

    def _what(self, paths: list[str]) -> str:
        if all(path not in self.now for path in paths):
            return "removed"
        return "new" if all(path not in self.before for path in paths) else "changed"

    def _original(self, path: str) -> str:
        return f"{path.removesuffix(f'.{self._language(path)}.md')}.md"

    def _was_outdated(self, path: str) -> bool:
        """Return whether a translation did not fit its original at the base already."""
        original = self.before.get(self._original(path))
        text = self.touched.before.get(path) or self.touched.text(path)
        note = read_front_matter(text, path).data.get("translation")
        if original is None or not isinstance(note, dict):
            return False
        return note.get("source") != _fingerprint(original, path)


def _fingerprint(front: FrontMatter, path: str) -> str:
    folder = path.split("/")[1]
    if path.startswith("materials/") and folder in FOLDERS:
        return fingerprint(translatable(validate(FOLDERS[folder], front, path)[0]), front.body)
    fields, _problems = validate(ProseFields, front, path)
    words = {name: text for name in ("title", "description") if (text := getattr(fields, name))}
    return fingerprint(words, front.body)


def _host(url: str) -> str:
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, (list, dict)):
        for item in value.values() if isinstance(value, dict) else value:
            yield from _texts(item)
