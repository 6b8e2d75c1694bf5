"""The sitemap for search engines (sitemaps.org 0.9), with the languages of every page as Google reads them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from xml.sax.saxutils import escape, quoteattr

LIMIT = 50_000
"""Most addresses that one file may hold, by the protocol."""

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_NAMESPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
_LANGUAGES = 'xmlns:xhtml="http://www.w3.org/1999/xhtml"'


@dataclass(frozen=True, slots=True)
class Entry:
    """One page: its URL, the URLs of all its languages by hreflang, and the day it last changed, if that is known."""

    url: str
    alternates: Mapping[str, str] = field(default_factory=dict)
    updated: date | None = None


def sitemap(entries: Iterable[Entry], site_url: str) -> dict[str, str]:
    """Return the files of the sitemap by name: `sitemap.xml`, which for very large sites only lists the others."""
    ordered = sorted(entries, key=lambda entry: entry.url)
    if len(ordered) <= LIMIT:
        return {"sitemap.xml": _url_set(ordered)}
    chunks = [ordered[start : start + LIMIT] for start in range(0, len(ordered), LIMIT)]
    files = {f"sitemap-{number}.xml": _url_set(chunk) for number, chunk in enumerate(chunks, 1)}
    base = site_url.rstrip("/")
    parts = "".join(f"<sitemap><loc>{escape(f'{base}/{name}')}</loc></sitemap>\n" for name in files)
    return {"sitemap.xml": f"{_HEAD}<sitemapindex {_NAMESPACE}>\n{parts}</sitemapindex>\n", **files}


def _url_set(entries: Sequence[Entry]) -> str:
    return f"{_HEAD}<urlset {_NAMESPACE} {_LANGUAGES}>\n{''.join(map(_url, entries))}</urlset>\n"


def _url(entry: Entry) -> str:
    updated = f"<lastmod>{entry.updated.isoformat()}</lastmod>" if entry.updated else ""
    links = "".join(
        f'<xhtml:link rel="alternate" hreflang={quoteattr(language)} href={quoteattr(url)}/>'
        for language, url in entry.alternates.items()
    )
    return f"<url><loc>{escape(entry.url)}</loc>{updated}{links}</url>\n"
