"""`portal pdf`: records and pages on paper, as a browser prints them."""

import argparse
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from portal.catalogue import Catalogue, load
from portal.editing.naming import named
from portal.project import Project, UsageError
from portal.publish.pdf import PrintError, find_browser, print_page
from portal.render.document import prefix

if TYPE_CHECKING:
    from argparse import _SubParsersAction


def add_commands(commands: "_SubParsersAction[argparse.ArgumentParser]", common: argparse.ArgumentParser) -> None:
    """Add the command to the parser."""
    parser = commands.add_parser("pdf", parents=[common], help="print records and pages to PDF files")
    parser.add_argument("record", nargs="+", metavar="RECORD", help="id of a record, or path of a page")
    parser.add_argument("--language", metavar="L", help="language of the pages (default: that of the originals)")
    parser.add_argument("--output", type=Path, default=Path(), metavar="DIR", help="where the files go (default: here)")
    parser.set_defaults(command=pdf)


def pdf(project: Project, options: argparse.Namespace) -> int:
    """Write `<name>.<language>.pdf` for every record or page and print the paths; return 1 if one was not printed."""
    from portal.bridge.build import build  # mkdocs takes 0.3 s to import; the other commands need none

    language = options.language or project.original
    if language not in project.languages:
        raise UsageError(f"{language} is no language of this portal: {', '.join(project.languages)}")
    addresses = _addresses(load(project, drafts=True))
    wanted = [named(project, name) for name in options.record]
    if unknown := [name for name in wanted if name not in addresses]:
        raise UsageError(f"no record or page: {', '.join(unknown)}")
    browser = find_browser()
    if browser is None:
        raise UsageError("no Chromium, Chrome or Edge is installed, which prints the pages; CHROMIUM=/path names one")
    options.output.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder) / "site"
        outcome = build(project, site, keep_going=True, drafts=True)
        if not outcome.is_built:
            print(f"portal: {outcome.failure}", file=sys.stderr)
            return 1
        for name in wanted:
            address = addresses[name]
            target = options.output / f"{Path(address).name or 'index'}.{language}.pdf"
            try:
                print_page(browser, site / prefix(language, project) / address / "index.html", target)
            except PrintError as error:
                print(f"portal: {error}", file=sys.stderr)
                return 1
            print(target)
    return 0


def _addresses(catalogue: Catalogue) -> dict[str, str]:
    """Return the addresses below a language's root by ids of records and paths of texts."""
    found = {page.file.path: page.file.address for page in catalogue.prose}
    for record in catalogue.by_id.values():
        found |= dict.fromkeys([record.id, *(text.path for text in record.texts.values())], record.address)
    return found
