"""`portal build` and `portal serve`."""

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from portal.cli.report import add_language, in_words, message_language
from portal.project import Project

if TYPE_CHECKING:
    from argparse import _SubParsersAction


def add_commands(commands: "_SubParsersAction[argparse.ArgumentParser]", common: argparse.ArgumentParser) -> None:
    """Add the commands to the parser."""
    parser = commands.add_parser("build", parents=[common], help="build the site")
    parser.add_argument("--output", type=Path, metavar="DIR", help="where the site goes (default: site/)")
    parser.add_argument("--site-url", metavar="URL", help="public address of the site")
    parser.add_argument("--keep-going", action="store_true", help="leave faulty records out and list them")
    parser.add_argument("--drafts", action="store_true", help="show drafts")
    add_language(parser)
    parser.set_defaults(command=build)
    parser = commands.add_parser("serve", parents=[common], help="show the site while you write")
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--keep-going", action="store_true", help="leave faulty records out and list them")
    parser.add_argument("--no-drafts", action="store_true", help="leave drafts out")
    add_language(parser)
    parser.set_defaults(command=serve)


def build(project: Project, options: argparse.Namespace) -> int:
    """Build the site, print what was left out or went wrong, and return 1 on errors."""
    from portal.bridge.build import build as build_site  # mkdocs takes 0.3 s to import; the other commands need none

    output = options.output or project.root / "site"
    language = message_language(options.language)
    outcome = build_site(
        project, output, site_url=options.site_url, keep_going=options.keep_going, drafts=options.drafts
    )
    report = in_words(outcome.problems, outcome.records, project.root, language, is_terminal=sys.stderr.isatty())
    print(report, file=sys.stderr)
    if outcome.failure:
        print(f"portal: {outcome.failure}", file=sys.stderr)
    if outcome.is_built:
        print(f"{output}: {outcome.pages} pages")
    return 0 if outcome.is_built else 1


def serve(project: Project, options: argparse.Namespace) -> int:
    """Serve the site until interrupted."""
    from portal.bridge.serve import serve as serve_site

    language = message_language(options.language)
    return serve_site(
        project,
        host=options.host,
        port=options.port,
        keep_going=options.keep_going,
        drafts=not options.no_drafts,
        report=lambda problems, records: print(
            in_words(problems, records, project.root, language, is_terminal=sys.stderr.isatty()), file=sys.stderr
        ),
        say=lambda text: print(text, file=sys.stderr, flush=True),
    )
