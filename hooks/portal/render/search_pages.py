"""Search page, watch list, hand-out and offline page: what their templates print, what a browser loads for them.

They need scripts. The switch for everything that belongs to them is `extra.portal.search` in mkdocs.yml: as long as it
is not `true`, or there is no engine among the assets, no page of the site shows or loads anything of the search.
"""

import json
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from portal.content.addresses import HANDOUT, OFFLINE, SEARCH, TERM_FOLDERS, WATCHLIST, prose_address
from portal.model.kinds import FOLDER_OF_KIND
from portal.project import Project
from portal.render.document import prefix
from portal.render.edition import Edition, Name
from portal.render.formats import autonym, direction, language_name
from portal.render.links import LinkResolver
from portal.render.listing_pages import ARCHIVE
from portal.render.words import Words, load_words

ENGINE = "search.js"
BOX = "search-box.js"
QR = "vendor/qrcode.js"
_STAR = "star.js"
_DRAWING = "qr.js"
_PAGES = {
    SEARCH: (_STAR, "search-cards.js", "search-page.js"),
    WATCHLIST: (_STAR, "search-cards.js", _DRAWING, "watchlist-page.js"),
    HANDOUT: (_STAR, _DRAWING, "handout-page.js"),
    OFFLINE: ("offline-page.js",),
}

_WITH_RECORDS = {*FOLDER_OF_KIND.values(), *TERM_FOLDERS.values(), ARCHIVE}
"""Sections whose pages are records or lists of them, each with a star."""

_ALL = tuple(FOLDER_OF_KIND)
_WITH_TOPICS = tuple(kind for kind in _ALL if kind != "organisation")
_WITH_PLACES = ("offer", "event")
FACETS = {
    "kind": _ALL,
    "topic": _WITH_TOPICS,
    "audience": _WITH_TOPICS,
    "stage": _WITH_TOPICS,
    "school_form": ("programme", "project", "material", "event", "module"),
    "municipality": ("programme", "project", "offer", "event", "organisation"),
    "offer_type": ("offer",),
    "language": tuple(kind for kind in _ALL if kind != "module"),
    "cefr": ("material", "offer"),
    "resource_type": ("material", "module"),
    "subject": ("material", "module"),
    "license": ("material",),
    "duration": ("material", "module"),
    "file_format": ("material",),
    "accessibility": ("material",),
    "free": ("material", *_WITH_PLACES),
    "mode": _WITH_PLACES,
    "entry": ("offer",),
    "childcare": _WITH_PLACES,
    "gender": _WITH_PLACES,
    "wheelchair": _WITH_PLACES,
    "format": ("module",),
    "org_type": ("organisation",),
    "organisation": _WITH_TOPICS,
}
"""Facet → the kinds that it fits, in the order of the page. The codes are those of the address and of the engine."""

_GENERAL = {"kind", "topic", "audience", "stage", "municipality", "language"}
"""Facets that are shown when no kind is chosen."""


@dataclass(frozen=True, slots=True)
class Facet:
    """A group of checkboxes, which the script fills."""

    code: str
    title: str
    kinds: tuple[str, ...]
    is_general: bool


def has_search(project: Project) -> bool:
    """Return whether the site has a search and a watch list."""
    return project.settings.get("search") is True and (project.overrides / "assets" / ENGINE).is_file()


def has_handout(project: Project) -> bool:
    """Return whether the site has a page that prints records in two languages: it needs two, and the watch list."""
    return has_search(project) and len(project.languages) > 1


def has_offline(project: Project) -> bool:
    """Return whether readers can keep pages for offline use: which ones says `extra.portal.offline`."""
    return has_search(project) and bool(project.settings.get("offline"))


def kept_offline(present: Collection[str], language: str, project: Project) -> tuple[list[str], list[str]]:
    """Return the pages and the other files, among those of the site, that are kept for a language.

    Pages are those that the setting names: prose pages, and folders of the catalogue with all their records. The files
    are what pages load, and the search without full texts.
    """
    start = prefix(language, project)
    named = [str(name) for name in project.settings.get("offline") or ()]
    wanted = {f"{start}{prose_address(name, project.languages)}" for name in named if name.endswith(".md")}
    wanted |= {f"{start}{name}/" for name in (*named, OFFLINE, SEARCH, WATCHLIST)}
    folders = tuple(f"{start}{name}/" for name in named if name in FOLDER_OF_KIND.values())
    pages = [a for a in present if a in wanted or (folders and a.startswith(folders) and _is_record(a, start))]
    index = f"{SEARCH}/{language}/"
    files = [a for a in present if a.startswith("assets/") or (a.startswith(index) and "/texts-" not in a)]
    return sorted(pages), sorted(files)


def _is_record(address: str, start: str) -> bool:
    """Return whether an address in a folder of the catalogue has the form of a record's: `offers/slug/`."""
    return address.endswith("/") and address.removeprefix(start).count("/") == 2


def is_for_search(asset: str) -> bool:
    """Return whether a file of the assets is only there for search and watch list."""
    return asset in {ENGINE, BOX, *(name for names in _PAGES.values() for name in names)} or asset.startswith("vendor/")


def scripts(section: str) -> tuple[str, ...]:
    """Return the scripts that the pages of a section load for search and watch list, in order."""
    if section in _PAGES:
        return BOX, *_PAGES[section]
    return (BOX, _STAR) if section in _WITH_RECORDS else (BOX,)


def box_words(words: Words) -> str:
    """Return the words that the field in the header needs, as JSON."""
    vocabularies = {f"facet.{name}": words(f"search.facet.{name}") for name in TERM_FOLDERS}
    return _json({**words.section("search.box"), **_kinds(words), **vocabularies})


def search_context(edition: Edition, links: LinkResolver) -> dict[str, Any]:
    """Return what the template of the search page is rendered with."""
    words = edition.words
    return {
        "facets": [
            Facet(code, words(f"search.facet.{code}"), kinds, code in _GENERAL) for code, kinds in FACETS.items()
        ],
        "kinds": [Name(words(f"kinds.{kind}"), edition.link(f"{folder}/")) for kind, folder in FOLDER_OF_KIND.items()],
        "indexes": [
            Name(words(f"list.index.{folder}"), edition.link(f"{folder}/")) for folder in TERM_FOLDERS.values()
        ],
        "report": _report(edition, links),
        "script_words": _json(_card_words(words) | words.section("search.live")),
        "languages": _languages(edition),
    }


def watchlist_context(edition: Edition) -> dict[str, Any]:
    """Return what the template of the watch list is rendered with."""
    words = edition.words
    return {
        "crumbs": [Name(words("page.home"), edition.link(""))],
        "script_words": _json(_card_words(words) | words.section("watchlist.live")),
        "languages": _languages(edition),
        "qr": edition.original_link(f"assets/{QR}"),
    }


def handout_context(edition: Edition) -> dict[str, Any]:
    """Return what the template of the hand-out is rendered with."""
    words, project = edition.words, edition.catalogue.project
    sides = {
        code: {
            "name": language_name(code, edition.language),
            "direction": direction(code),
            "prefix": prefix(code, project),
            "appointment": load_words(code)("handout.appointment"),
        }
        for code in project.languages
    }
    return {
        "crumbs": [Name(words("page.home"), edition.link(""))],
        "script_words": _json(words.section("handout.live")),
        "sides": _json(sides),
        "seconds": [(code, autonym(code), direction(code)) for code in project.languages[1:]],
        "qr": edition.original_link(f"assets/{QR}"),
    }


def offline_context(edition: Edition) -> dict[str, Any]:
    """Return what the template of the page for offline use is rendered with."""
    words = edition.words
    return {
        "crumbs": [Name(words("page.home"), edition.link(""))],
        "script_words": _json(words.section("offline.live")),
    }


def _report(edition: Edition, links: LinkResolver) -> Name | None:
    """Return where readers say what they have missed: a mailbox, the issues of the project, else the page of contacts.

    `QUERY` in the address stands for what they looked for; nothing is sent without them.
    """
    settings, words = edition.catalogue.project.settings, edition.words
    mailbox, repository = str(settings.get("report") or ""), str(settings.get("repository") or "")
    subject = quote(words("search.missed_subject", query=""))
    if mailbox:
        return Name(words("search.missed"), f"mailto:{mailbox}?subject={subject}QUERY")
    if repository:
        return Name(words("search.missed"), f"{repository.rstrip('/')}/issues/new?title={subject}QUERY")
    return Name(words("search.missed"), edition.link("kontakt/")) if "kontakt/" in links.prose else None


def _languages(edition: Edition) -> str:
    """Return, as JSON, the direction of the site's languages and how to say that a text is only in one of them."""
    words = edition.words
    return _json(
        {
            code: {
                "direction": direction(code),
                "only": words("card.only_in", language=language_name(code, edition.language)),
            }
            for code in edition.catalogue.project.languages
        }
    )


def _card_words(words: Words) -> dict[str, Any]:
    card = words.section("card")
    return {
        "comma": words("formats.comma"),
        "watch": words("watchlist.watch"),
        "languages": card["languages"],
        "places": card["places"],
        **{f"state.{name}": text for name, text in words.section("activity").items()},
        **_kinds(words),
    }


def _kinds(words: Words) -> dict[str, Any]:
    kinds = words.section("kind") | {"page": words("search.box.page")}
    return {f"kind.{name}": text for name, text in kinds.items()}


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
