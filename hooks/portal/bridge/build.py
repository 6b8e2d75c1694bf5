"""A whole site into a folder, or nothing at all."""

import logging
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import mkdocs
from jinja2 import TemplateError, TemplateSyntaxError
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.exceptions import MkDocsException

from portal.bridge import upstream
from portal.bridge.run import Run, faults, findings, requested
from portal.bridge.site import Site
from portal.catalogue import load
from portal.problems import Problem
from portal.project import CONFIGURATION, Project, UsageError
from portal.publish.output import Output
from portal.publish.swap import refuse_output, replacing
from portal.render.document import prefix
from portal.render.markdown import UnrenderableTextError
from portal.render.shell import slot

_MARK = slot("")[0].encode()


class FailedBuildError(Exception):
    """The site could not be built, for another reason than its content; the text says why."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a build: the findings of the check, how many records there are, which were left out, the pages.

    `failure` says in a sentence what else went wrong. Unless `is_built`, the site is what it was before.
    """

    problems: tuple[Problem, ...]
    records: int
    left_out: tuple[str, ...] = ()
    pages: int = 0
    is_built: bool = False
    failure: str = ""


def build(
    project: Project, output: Path, *, site_url: str | None = None, keep_going: bool = False, drafts: bool = False
) -> Outcome:
    """Check the content, build the site beside `output`, verify it and put it in the place of the old one.

    Raises `UsageError` for an output that a site must not replace.
    """
    refuse_output(output, project)
    project = replace(project, site_url=site_url or project.site_url)
    catalogue = load(project, drafts=drafts)
    outcome = Outcome(findings(catalogue), catalogue.count, catalogue.left_out if keep_going else ())
    if faults(outcome.problems) and not keep_going:
        return outcome
    try:
        with replacing(output) as folder:
            run = Run(project, catalogue, Site(project, Output(folder)), keep_going=keep_going)
            run_mkdocs(run, folder, strict=True)
            verify(folder, project, run.pages)
    except (FailedBuildError, OSError) as error:
        return replace(outcome, failure=str(error))
    return replace(outcome, pages=run.pages, is_built=True)


def run_mkdocs(run: Run, site_dir: Path, *, strict: bool) -> None:
    """Let MkDocs build the prose pages into `site_dir`, and through its events the rest of the site.

    Raises `FailedBuildError` with everything that MkDocs complained about.
    """
    configuration = run.project.root / CONFIGURATION
    if not configuration.is_file():
        raise UsageError(f"no {CONFIGURATION} in {run.project.root}")
    upstream.accept_all_languages()
    token = requested.set(run)
    try:
        with _complaints() as complaints, upstream.stand_in(run.prose.values()) as docs:
            try:
                config = load_config(
                    config_file=str(configuration),
                    docs_dir=str(docs),
                    site_dir=str(site_dir),
                    site_url=run.project.site_url,
                    strict=strict,
                )
                mkdocs_build(config)
            except MkDocsException as error:
                raise FailedBuildError("\n".join(complaints) or str(error)) from error
            except TemplateError as error:
                raise FailedBuildError(f"{template_place(error)}: {error}") from error
            except UnrenderableTextError as error:
                raise FailedBuildError(str(error)) from error
    finally:
        requested.reset(token)
        upstream.restore_clean_directory()


def verify(folder: Path, project: Project, pages: int) -> None:
    """Raise `FailedBuildError` unless the folder holds a whole site."""
    starts = [f"{prefix(language, project)}index.html" for language in project.languages]
    if missing := [name for name in (*starts, "404.html", "sitemap.xml") if not (folder / name).is_file()]:
        raise FailedBuildError(f"missing in the built site: {', '.join(missing)}")
    documents = sorted(folder.rglob("*.html"))
    if len(documents) != pages:
        raise FailedBuildError(f"{pages} pages were to be written, {len(documents)} are there")
    for file in documents:
        if _MARK in file.read_bytes():
            raise FailedBuildError(f"{file.relative_to(folder)}: a part of the page was not filled in")


def template_place(error: TemplateError) -> str:
    """Return the template and line in which an error happened."""
    if isinstance(error, TemplateSyntaxError):
        return f"{error.filename or error.name}:{error.lineno}"
    frames = traceback.extract_tb(error.__traceback__)
    places = [f"{frame.filename}:{frame.lineno}" for frame in frames if frame.filename.endswith(".html")]
    return places[-1] if places else "template"


@contextmanager
def _complaints() -> Iterator[list[str]]:
    """Collect the warnings and errors that MkDocs logs instead of letting them reach the terminal."""
    messages: list[str] = []
    handler = logging.Handler(logging.WARNING)
    handler.emit = lambda record: messages.append(record.getMessage())  # type: ignore[method-assign]
    logger = logging.getLogger(mkdocs.__name__)
    logger.addHandler(handler)
    try:
        yield messages
    finally:
        logger.removeHandler(handler)
