"""Where readers can help: the editor that opens a text, and the page that says how one translates."""

from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import quote

from portal.content.headings import headings
from portal.content.prose import Prose

_GUIDES = (("redaktion/uebersetzen/", ""), ("mitmachen/", "uebersetzung"))
"""Pages that say how one translates, with the section that does so; the first that is there counts."""


def edit_href(path: str, settings: Mapping[str, Any]) -> str:
    """Return where a file can be changed, empty unless mkdocs.yml says where the source lies and how it is edited."""
    repository, way = str(settings.get("repository") or ""), str(settings.get("edit_path") or "")
    return f"{repository.rstrip('/')}/{way.strip('/')}/{quote(path)}" if repository and way else ""


def guide_address(prose: Iterable[Prose]) -> str:
    """Return the address of the page, below a language's root, that says how one translates; empty if there is none."""
    originals = {page.file.address: page for page in prose if page.file.is_original}
    for address, section in _GUIDES:
        page = originals.get(address)
        if page and (not section or any(heading.id == section for heading in headings(page.body))):
            return f"{address}{'#' if section else ''}{section}"
    return ""
