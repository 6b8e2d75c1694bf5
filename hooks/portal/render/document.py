"""The document around a page: relative addresses, what the head says about languages, the menu of languages."""

from collections.abc import Mapping
from functools import cache
from html import escape
from urllib.parse import quote

from portal.project import Project
from portal.render.formats import autonym, direction
from portal.render.page import Page
from portal.render.shell import Shell
from portal.render.words import load_words


def prefix(language: str, project: Project) -> str:
    """Return what stands before every address of a language: nothing for the original, else e.g. `en/`."""
    return "" if language == project.original else f"{language}/"


def base_of(address: str) -> str:
    """Return the relative way from a page to the root of the site, without a slash at the end: `.` or `../..`."""
    return "/".join([".."] * address.count("/")) or "."


def absolute(address: str, project: Project) -> str:
    """Return the full URL of an address below the root of the site."""
    return f"{project.site_url.rstrip('/')}/{quote(address)}"


def alternates(page: Page, project: Project) -> Mapping[str, str]:
    """Return the URLs of a page by language (hreflang), those only in which it is really written, and `x-default`.

    Empty for pages that search engines should not list.
    """
    if not page.is_indexed or page.language not in page.languages:
        return {}
    written = [language for language in project.languages if language in page.languages]
    urls = {language: absolute(prefix(language, project) + page.path, project) for language in written}
    return {**urls, "x-default": urls[written[0]]}


def canonical(page: Page, project: Project) -> str:
    """Return the URL under which a page should be known: that of the original, if the page only repeats its text."""
    languages = page.languages
    language = page.language if page.language in languages or not languages else languages[0]
    return absolute(prefix(language, project) + page.path, project)


def head(page: Page, project: Project) -> str:
    """Return the lines of the head that differ from page to page, as HTML."""
    lines = [f'<link rel="canonical" href="{escape(canonical(page, project))}">']
    if page.description:
        lines.append(f'<meta name="description" content="{escape(page.description)}">')
    if not page.is_indexed or (page.languages and page.language not in page.languages):
        lines.append('<meta name="robots" content="noindex">')
    lines += (
        f'<link rel="alternate" hreflang="{language}" href="{escape(url)}">'
        for language, url in alternates(page, project).items()
    )
    return "\n".join(lines)


def language_items(language: str, path: str, base: str, project: Project) -> str:
    """Return the items of the language menu of a page as HTML, the original first; empty for a site in one language."""
    if len(project.languages) < 2:
        return ""
    items = []
    for other in project.languages:
        is_current = other == language
        mark = '<span class="i i-check" aria-hidden="true"></span>' if is_current else ""
        current = ' aria-current="true"' if is_current else ""
        href = f"{base}/{prefix(other, project)}{quote(path)}"
        items.append(f'<li><a href="{href}" {_attributes(other)}{current}>{_name(other)}{mark}</a></li>')
    return "".join(items)


def document(page: Page, shell: Shell, project: Project) -> str:
    """Return the whole HTML document of a page."""
    base = base_of(prefix(page.language, project) + page.path)
    return shell.fill(
        {
            "base": base,
            "root": base_of(page.path),
            "title": escape(page.title),
            "head": head(page, project),
            "languages": language_items(page.language, page.path, base, project),
            "content": page.content,
        }
    )


@cache
def _attributes(language: str) -> str:
    """Return how a link says in which language it leads on; `data-read` is the offer made to those who prefer it."""
    words = load_words(language)
    offer = escape(words("page.read")) if "page.read" in words else ""
    return f'lang="{language}" hreflang="{language}" dir="{direction(language)}" data-read="{offer}"'


@cache
def _name(language: str) -> str:
    return escape(autonym(language))
