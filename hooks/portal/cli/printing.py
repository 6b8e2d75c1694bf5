"""`portal pdf`: records on paper, as a browser prints them."""

import argparse
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from portal.catalogue import load
from portal.project import Project, UsageError
from portal.publish.pdf import PrintError, find_browser, print_page
from portal.render.document import prefix

if TYPE_CHECKING:
    from argparse import _SubParsersAction


def add_commands(commands: "_SubParsersAction[argparse.ArgumentParser]", common: argparse.ArgumentParser) -> None:
    """Add the command to the parser."""
    parser = commands.add_parser("pdf", parents=[common], help="print records to PDF files")
    parser.add_argument("record", nargs="+", metavar="RECORD", help="id of a record")
    parser.add_argument("--language", metavar="L", help="language of the pages (default: that of the originals)")
    parser.add_argument("--output", type=Path, default=Path(), metavar="DIR", help="where the files go (default: here)")
    parser.set_defaults(command=pdf)


def pdf(project: Project, options: argparse.Namespace) -> int:
    """Write `<id>.<language>.pdf` for every record and print the paths; return 1 if something could not be printed."""
    from portal.bridge.build import build  # mkdocs takes 0.3 s to import; the other commands need none

    language = options.language or project.original
    if language not in project.languages:
        raise UsageError(f"{language} is no language of this portal: {', '.join(project.languages)}")
    catalogue = load(project)
    if unknown := [id_ for id_ in options.record if id_ not in catalogue.by_id]:
        raise UsageError(f"no record: {', '.join(unknown)}")
    browser = find_browser()
    if browser is None:
        raise UsageError("no Chromium, Chrome or Edge is installed, which prints the pages; CHROMIUM=/path names one")
    options.output.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder) / "site"
        outcome = build(project, site, keep_going=True)
        if not outcome.is_built:
            print(f"portal: {outcome.failure}", file=sys.stderr)
            return 1
        for id_ in options.record:
            page = site / prefix(language, project) / catalogue.by_id[id_].address / "index.html"
            target = options.output / f"{id_}.{language}.pdf"
            try:
                print_page(browser, page, target)
            except PrintError as error:
                print(f"portal: {error}", file=sys.stderr)
                return 1
            print(target)
    return 0
