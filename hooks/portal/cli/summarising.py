"""`portal summary`: what a pull request changes, in Markdown, for a comment beside it."""

import argparse
import re
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

from portal.catalogue import load
from portal.cli.report import add_language, counted, message_language, safe
from portal.editing.revisions import difference
from portal.editing.summary import NewLink, Outdated, Page, Summary, summarise
from portal.editing.touched import Touched
from portal.problems import Level
from portal.project import Project

if TYPE_CHECKING:
    from argparse import _SubParsersAction

MOST = 50
"""How many lines a list has at most."""

_MARKUP = re.compile(r"([\\`*_{}\[\]<>#|~&])")
_WORDS = {
    "de": {"title": "Was sich ändert", "pages": "Seiten", "none": "Keine Seite ändert sich.",
           "new": "neu", "changed": "geändert", "removed": "entfernt", "draft": "Entwurf, nicht veröffentlicht",
           "archived": "archiviert", "outdated": "Übersetzungen, die veralten", "sections": "Abschnitte",
           "confirm": "angleichen, dann", "links": "Neue Links nach außen", "files": "Andere Dateien",
           "more": "… und {} weitere", "problems": "Prüfung", "count": "{} in dem, was sich ändert."},
    "en": {"title": "What changes", "pages": "Pages", "none": "No page changes.",
           "new": "new", "changed": "changed", "removed": "removed", "draft": "draft, not published",
           "archived": "archived", "outdated": "Translations that become outdated", "sections": "sections",
           "confirm": "adapt, then", "links": "New links to other sites", "files": "Other files",
           "more": "… and {} more", "problems": "Check", "count": "{} in what changes."},
}  # fmt: skip


def add_commands(commands: "_SubParsersAction[argparse.ArgumentParser]", common: argparse.ArgumentParser) -> None:
    """Add the command to the parser."""
    parser = commands.add_parser("summary", parents=[common], help="say in Markdown what a pull request changes")
    parser.add_argument("--changed-since", metavar="REV", required=True, help="revision of git, e.g. origin/main")
    parser.add_argument("--site-url", metavar="URL", help="address of the site, or of its preview")
    add_language(parser)
    parser.set_defaults(command=summary)


def summary(project: Project, options: argparse.Namespace) -> int:
    """Print what differs from a revision; problems are counted, but do not make this fail."""
    touched = Touched(project, difference(project.root, options.changed_since))
    found = summarise(load(project, drafts=True), touched, options.site_url or project.site_url)
    print(as_markdown(found, message_language(options.language)))
    return 0


def as_markdown(found: Summary, language: str) -> str:
    """Return a summary in Markdown; words from the content cannot become markup."""
    words = _WORDS[language]
    blocks = [f"## {words['title']}"]
    sections: list[tuple[str, list[str]]] = [
        ("pages", [_page(page, words) for page in found.pages]),
        ("outdated", [_outdated(translation, words) for translation in found.outdated]),
        ("links", [_link(link) for link in found.links]),
        ("files", [_code(path) for path in found.files]),
    ]
    if not found.pages:
        blocks.append(words["none"])
    for name, lines in sections:
        if lines:
            blocks += [f"### {words[name]}", "\n".join(f"- {line}" for line in _shortened(lines, words["more"]))]
    levels = [problem.level for problem in found.problems]
    counts = [counted(language, "error", levels.count(Level.ERROR))]
    counts.append(counted(language, "warning", levels.count(Level.WARNING)))
    return "\n\n".join([*blocks, f"### {words['problems']}", words["count"].format(", ".join(counts))])


def _page(page: Page, words: dict[str, str]) -> str:
    if page.what == "removed":
        addresses = ", ".join(_code(url) for url in page.addresses.values())
    else:
        addresses = ", ".join(f"[{language}]({url})" for language, url in page.addresses.items())
    state = f" ({words[page.state]})" if page.state in {"draft", "archived"} else ""
    return f"{words[page.what]}: {_plain(page.title)}{state} – {addresses}"


def _outdated(translation: Outdated, words: dict[str, str]) -> str:
    named = [section for section in translation.sections if section != "*"]
    sections = f", {words['sections']} {', '.join(map(_code, named))}" if named else ""
    command = _code(f"portal confirm {translation.name}")
    place = f"[{translation.language}]({translation.address})"
    return f"{_plain(translation.title)} – {place}{sections}: {words['confirm']} {command}"


def _link(link: NewLink) -> str:
    url = f"<{link.url}>" if re.fullmatch(r"https?://[!-;=?-~]+", link.url) else _code(link.url)
    return f"{url} – {_code(link.path)}"


def _shortened(lines: list[str], more: str) -> Iterator[str]:
    yield from islice(lines, MOST)
    if len(lines) > MOST:
        yield more.format(len(lines) - MOST)


def _plain(text: str) -> str:
    """Return the text so that Markdown shows it as it is and nobody is mentioned by it."""
    return _MARKUP.sub(r"\\\1", safe(text)).replace("@", "@\u2060")


def _code(text: str) -> str:
    return f"`{safe(text).replace('`', chr(39))}`"
