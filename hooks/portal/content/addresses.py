"""Which address a file gets: the one mapping between paths on disk, as editors link them, and places on the site."""

import posixpath
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import PurePosixPath
from urllib.parse import unquote

from portal.model.kinds import FOLDERS

TERM_FOLDERS = {
    "topic": "topics",
    "stage": "stages",
    "audience": "audiences",
    "municipality": "municipalities",
    "language": "languages",
    "offer_type": "offer-types",
    "resource_type": "resource-types",
}
"""Vocabulary → folder of the listing pages of its terms."""

SEARCH = "search"
WATCHLIST = "watchlist"
HANDOUT = "handout"
OFFLINE = "offline"

RESERVED = {"page", SEARCH, WATCHLIST, HANDOUT, OFFLINE, "archive", "assets", *FOLDERS, *TERM_FOLDERS.values()}
"""Names at the top of the site that prose pages cannot have; `page` is no slug either."""

SERVED = {"robots.txt", "security.txt", "favicon.ico", "favicon.png", "favicon.svg", "ads.txt", "humans.txt"}
"""Files at the top of the site that browsers and programs look for by themselves: they are the operator's."""


@dataclass(frozen=True, slots=True)
class Target:
    """Where a relative link leads: path on disk below the root, address below a language's root, fragment.

    `address` is None for a path that no page has; `is_attachment` marks a file, which stands once, beside the
    German page.
    """

    path: str
    address: str | None
    fragment: str
    is_attachment: bool = False


def split_language(name: str, languages: Sequence[str]) -> tuple[str, str | None]:
    """Return the stem of a Markdown file name and its language, None for the original (`index.en.md` → index, en)."""
    stem = name.removesuffix(".md")
    base, dot, suffix = stem.rpartition(".")
    return (base, suffix) if dot and suffix in languages[1:] else (stem, None)


def redirect_address(path: str, language: str, original: str) -> str:
    """Return the address below the site's root that a redirect from `path` in a text of this language stands for.

    Editors may write the path with or without the language in front: `/alt/` in a Turkish text is `/tr/alt/`.
    """
    path = path if path.endswith("/") or "." in path.rsplit("/", 1)[1] else f"{path}/"
    is_complete = language == original or path.startswith(f"/{language}/")
    return path if is_complete else f"/{language}{path}"


def record_address(folder: str, slug: str) -> str:
    """Return the address of a record below a language's root."""
    return f"{folder}/{slug}/"


def prose_address(path: str, languages: Sequence[str]) -> str:
    """Return the address of a prose page, given its path below docs/ (`familien.en.md` → `familien/`)."""
    folder, name = posixpath.split(path)
    stem, _ = split_language(name, languages)
    parts = [part for part in (folder, "" if stem in {"index", "README"} else stem) if part]
    return "/".join(parts) + "/" if parts else ""


@lru_cache(maxsize=65536)
def resolve(source: str, href: str, languages: tuple[str, ...]) -> Target | None:
    """Return the target of a link, given the file that holds it (path below the root); None if it leaves the site.

    Links are relative paths on disk, as an editor sees them; those with a scheme, absolute ones and mere fragments are
    not ours to resolve.
    """
    path, _, fragment = href.partition("#")
    path = unquote(path)
    if not path or path.startswith(("/", "\\")) or ":" in path.split("/", 1)[0]:
        return None
    full = posixpath.normpath(posixpath.join(posixpath.dirname(source), path))
    address = _address(full, fragment, languages)
    if address is None and not full.endswith((".md", ".yml")) and PurePosixPath(full).suffix:
        return Target(full, _attachment_address(full), fragment, is_attachment=True)
    return Target(full, address, "" if full.endswith(".yml") else fragment)


def _address(path: str, fragment: str, languages: Sequence[str]) -> str | None:
    parts = path.split("/")
    match parts:
        case ["docs", *_] if path.endswith(".md"):
            return prose_address("/".join(parts[1:]), languages)
        case ["materials", "_vocabularies", name] if folder := TERM_FOLDERS.get(name.removesuffix(".yml")):
            return f"{folder}/{fragment}/" if fragment else f"{folder}/"
        case ["materials", folder] if folder in FOLDERS:
            return f"{folder}/"
        case ["materials", folder, slug] if folder in FOLDERS:
            stem = split_language(slug, languages)[0] if slug.endswith(".md") else slug
            return record_address(folder, stem) if slug.endswith(".md") or "." not in slug else None
        case ["materials", folder, slug, name] if folder in FOLDERS and name.endswith(".md"):
            return record_address(folder, slug)
    return None


def _attachment_address(path: str) -> str | None:
    parts = path.split("/")
    if parts[0] == "docs":
        return "/".join(parts[1:])
    if parts[0] == "materials" and len(parts) > 3 and parts[1] in FOLDERS:
        return "/".join(parts[1:])
    return None
