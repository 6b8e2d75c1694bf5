"""What stands around every page: menu, footer, addresses, words, and the shells made of them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from hashlib import blake2b
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

from jinja2 import Environment
from markupsafe import Markup

from portal.bridge.prose import ProsePage, ProseText
from portal.content.addresses import prose_address
from portal.content.headings import headings
from portal.model.kinds import FOLDERS, kind_name
from portal.project import Project, UsageError
from portal.publish.policy import as_meta
from portal.render.colours import MARK, SHEET, colour_of, recoloured, style_sheet
from portal.render.contributing import edit_href, guide_address
from portal.render.document import base_of, head, language_items, prefix
from portal.render.formats import autonym, direction
from portal.render.page import Page
from portal.render.search_pages import box_words, has_offline, has_search, is_for_search, scripts
from portal.render.shell import Shell, slot
from portal.render.translated import Translated, newer_sections, translation_note
from portal.render.values import Note
from portal.render.words import load_words

OPERATOR = {
    "imprint": ("name", "address", "represented_by", "email", "phone", "register", "responsible"),
    "privacy": ("controller", "officer", "host", "log_days", "authority"),
    "accessibility": ("result", "method", "date", "form", "email", "phone", "ombuds"),
}
"""What mkdocs.yml may say about the operator, below `extra.portal.operator`."""

_IN_FOOTER = [folder for folder in FOLDERS if folder != "modules"]
"""The modules have a page of their own, which stands beside the other kinds."""

Context = dict[str, Any]


@dataclass(frozen=True, slots=True)
class MenuItem:
    """An entry of the menu; `is_page` says that the link leads to the very page that is shown."""

    label: str
    href: str
    is_current: bool = False
    is_page: bool = False


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead somewhere."""

    label: str
    href: str


@dataclass(frozen=True, slots=True)
class Greeting:
    """The welcome of another language of the site."""

    language: str
    word: str
    href: str

    @property
    def name(self) -> str:
        """Return the language's own name."""
        return autonym(self.language)

    @property
    def direction(self) -> str:
        """Return the language's direction of writing."""
        return direction(self.language)


@dataclass(frozen=True)
class Frames:
    """Makes what the templates of the page document need, for prose pages and for shells."""

    project: Project
    templates: Environment
    prose: Mapping[tuple[str, str], ProsePage]
    is_preview: bool = False
    left_out: frozenset[str] = frozenset()
    _shells: dict[tuple[str, str], Shell] = field(default_factory=dict, repr=False)

    def shell(self, language: str, section: str) -> Shell:
        """Return the document of a language and section with slots for everything that differs from page to page."""
        if (language, section) not in self._shells:
            context = self._around(language, slot("base"), slot("root"), section)
            names = ("title", "head", "languages", "content")
            context |= {name: Markup(slot(name)) for name in names}
            self._shells[language, section] = Shell.of(self.templates.get_template("main.html").render(context))
        return self._shells[language, section]

    def prose_context(self, prose: ProsePage, page: Page, text: ProseText) -> Context:
        """Return what the template of a prose page is rendered with."""
        language, address = page.language, page.path
        base, root = base_of(prefix(language, self.project) + address), base_of(address)
        around = self._around(language, base, root, page.section, is_page=True)
        return around | {
            "title": page.title,
            "head": Markup(head(page, self.project)),
            "languages": Markup(language_items(language, address, base, self.project)),
            "text": text,
            "text_attributes": _attributes(prose),
            "text_language": prose.text_language,
            "text_note": self._note(prose, base, root),
            "is_fallback": prose.is_fallback,
            "crumbs": self._crumbs(language, address, root),
            "greetings": self._greetings(language, base),
            "edit_href": edit_href(prose.text.file.path, self.project.settings),
            "slot": lambda name: Markup(slot(name)),
        }

    def not_found(self, languages: tuple[str, ...]) -> str:
        """Return the page for addresses that do not exist, in one or more languages; its links begin with a slash."""
        base = urlsplit(self.project.site_url).path.rstrip("/")
        first = languages[0]

        def root(language: str) -> str:
            return f"{base}/{prefix(language, self.project)}".rstrip("/")

        parts = [
            {"language": code, "direction": direction(code), "words": load_words(code), "root": root(code)}
            for code in languages
        ]
        context = self._around(first, base, root(first), "") | {
            "title": load_words(first)("not_found.title"),
            "head": Markup('<meta name="robots" content="noindex">'),
            "languages": Markup(language_items(first, "", base, self.project)),
            "parts": parts,
        }
        return self.templates.get_template("not_found.html").render(context)

    def section_of(self, address: str) -> str:
        """Return the entry of the menu that a prose page belongs to, by the beginning of its address."""
        return address.split("/", 1)[0]

    def site_name(self, language: str) -> str:
        """Return the name of the site: in other languages than the original the title of their start page."""
        home = self.prose.get((language, ""))
        if home is None or home.is_fallback or language == self.project.original:
            return self.project.site_name
        return home.title

    @cached_property
    def assets(self) -> Mapping[str, Path]:
        """Return the files that pages load, by name; those of the search only if there is one."""
        folder = self.project.overrides / "assets"
        files = (file for file in folder.rglob("*") if file.is_file() and not file.name.startswith("."))
        named = {file.relative_to(folder).as_posix(): file for file in sorted(files)}
        return {name: file for name, file in named.items() if self._has_search or not is_for_search(name)}

    @cached_property
    def coloured(self) -> Mapping[str, str]:
        """Return the assets in the portal's own colour, by name; they take the place of those in the folder."""
        colour = colour_of(self.project)
        if not colour:
            return {}
        mark = {MARK: recoloured(self.assets[MARK].read_text("utf-8"), colour)} if MARK in self.assets else {}
        return {SHEET: style_sheet(colour), **mark}

    @cached_property
    def _has_search(self) -> bool:
        return has_search(self.project)

    @cached_property
    def _versions(self) -> Mapping[str, str]:
        contents = {name: file.read_bytes() for name, file in self.assets.items()}
        contents |= {name: text.encode() for name, text in self.coloured.items()}
        return {name: blake2b(content, digest_size=4).hexdigest() for name, content in contents.items()}

    @cached_property
    def _addresses(self) -> frozenset[str]:
        """Return the addresses of the prose pages and of their sections (`ueber/#herkunft`)."""
        sections = (
            f"{address}#{heading.id}"
            for (_, address), page in self.prose.items()
            for heading in headings(page.text.body)
        )
        return frozenset((*(address for _, address in self.prose), *sections))

    @cached_property
    def _operator(self) -> Mapping[str, Mapping[str, str]]:
        given = self.project.settings.get("operator") or {}
        return {
            group: {name: str((given.get(group) or {}).get(name) or "") for name in names}
            for group, names in OPERATOR.items()
        }

    def _around(self, language: str, base: str, root: str, section: str, *, is_page: bool = False) -> Context:
        words = load_words(language)
        place = urlsplit(self.project.site_url)
        return {
            "language": language,
            "original": self.project.original,
            "direction": direction(language),
            "own_name": autonym(language),
            "base": base,
            "root": root,
            "print_root": f"{place.netloc}{place.path.rstrip('/')}/{prefix(language, self.project)}".rstrip("/"),
            "site_name": self.site_name(language),
            "place": self.project.settings.get("place", ""),
            "section": section,
            "navigation": self._menu(language, root, section, is_page=is_page),
            "folders": [(folder, words(f"kinds.{kind_name(FOLDERS[folder])}")) for folder in _IN_FOOTER],
            "pages": self._addresses,
            "words": words,
            "operator": self._operator,
            "csp": "" if self.is_preview else Markup(as_meta()),
            "asset": self._asset(base),
            "has_colours": bool(self.coloured),
            "has_search": self._has_search,
            "has_offline": has_offline(self.project),
            "scripts": scripts(section) if self._has_search else (),
            "box_words": box_words(words) if self._has_search else "",
        }

    def _asset(self, base: str) -> Callable[[str], str]:
        return lambda name: f"{base}/assets/{name}?v={self._versions[name]}"

    def _menu(self, language: str, root: str, section: str, *, is_page: bool) -> list[MenuItem]:
        items = []
        for entry in self.project.settings.get("navigation") or ():
            if prose_address(str(entry), self.project.languages) in self.left_out:
                continue
            address, label = self._menu_entry(str(entry), language)
            is_current = self.section_of(address) == section
            items.append(MenuItem(label, f"{root}/{quote(address)}", is_current, is_page and is_current))
        return items

    def _menu_entry(self, entry: str, language: str) -> tuple[str, str]:
        words = load_words(language)
        if entry in FOLDERS:
            return f"{entry}/", words(f"kinds.{kind_name(FOLDERS[entry])}")
        address = prose_address(entry, self.project.languages)
        page = self.prose.get((language, address))
        if page is None:
            raise UsageError(f"mkdocs.yml, extra.portal.navigation: {entry} is neither a page in docs/ nor a kind")
        name = f"menu.{address.strip('/').replace('/', '-')}"
        return address, words(name) if name in words else page.title

    def _crumbs(self, language: str, address: str, root: str) -> list[Link]:
        crumbs = [Link(load_words(language)("page.home"), f"{root}/")]
        parts = address.split("/")[:-2]
        for end in range(1, len(parts) + 1):
            above = "/".join(parts[:end]) + "/"
            if page := self.prose.get((language, above)):
                crumbs.append(Link(page.title, f"{root}/{quote(above)}"))
        return crumbs

    def _greetings(self, language: str, base: str) -> list[Greeting]:
        return [
            Greeting(other, load_words(other)("home.greeting"), f"{base}/{prefix(other, self.project)}")
            for other in self.project.languages
            if other != language
        ]

    def _note(self, prose: ProsePage, base: str, root: str) -> Note | None:
        """Return what readers must know about the language of a text."""
        path, settings = prose.text.file.path, self.project.settings
        is_outdated, changed = prose.outdated
        text = Translated(
            language=prose.language,
            text_language=prose.text_language,
            original=self.project.original,
            page=f"{base}/{quote(prose.address)}",
            edit=edit_href(path, settings),
            guide=f"{root}/{self._guide}" if self._guide else "",
            note=prose.note,
            is_outdated=is_outdated,
        )
        return translation_note(replace(text, newer=newer_sections(changed, prose.original.body, text)))

    @cached_property
    def _guide(self) -> str:
        return guide_address(page.original for page in self.prose.values())


def _attributes(prose: ProsePage) -> Markup:
    language = prose.text_language
    return Markup(' lang="{}" dir="{}"').format(language, direction(language)) if prose.is_fallback else Markup()
