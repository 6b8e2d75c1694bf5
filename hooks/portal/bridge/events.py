"""MkDocs' events, in the order in which they happen.

static-i18n builds the original language, and the others one after the other inside its own `on_post_build`
(priority -100). So everything up to `on_post_page` happens once a language, and only the outermost `on_post_build`
with a lower priority sees the whole site.
"""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, Literal

from jinja2 import Environment, StrictUndefined
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import BuildError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import event_priority, get_plugin_logger
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage

from portal.bridge import upstream
from portal.bridge.frame import Frames
from portal.bridge.prose import ProsePage, ProseText
from portal.bridge.run import Run, faults, findings, missing_interface_words, requested
from portal.bridge.site import ProseDocument, Site
from portal.catalogue import load
from portal.content.addresses import prose_address
from portal.problems import Problem
from portal.project import UsageError, open_project
from portal.publish.output import Output
from portal.render.document import prefix
from portal.render.page import Page
from portal.render.shell import Shell

log = get_plugin_logger("portal")

BEFORE_I18N = 100
AFTER_I18N = -200


class Events:
    """What the portal does at each event; `hooks/portal_hook.py` hands the methods to MkDocs."""

    def __init__(self) -> None:
        self._command = "build"
        self._run: Run | None = None

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Remember whether this is a preview; once a process."""
        del dirty
        self._command = command

    @event_priority(BEFORE_I18N)
    def on_config(self, config: MkDocsConfig) -> None:
        """Check the content before MkDocs cleans anything, and stop with all problems in one report."""
        if upstream.is_inner_build(config):
            return
        upstream.restore_clean_directory()
        upstream.turn_off_theme_pages(config)
        given = requested.get()
        self._run = given or self._plain_run(config)
        upstream.refuse_unsupported(config, self._run.project, has_stand_in=given is not None)
        _check(self._run)

    @event_priority(BEFORE_I18N)
    def on_files(self, files: Files, config: MkDocsConfig) -> None:
        """Leave MkDocs the prose pages only: files are published by `Site`, and the theme's own not at all."""
        known = {prose.text.file.path for prose in self._running.prose.values()}
        for file in list(files):
            if not file.is_documentation_page() or f"docs/{file.src_uri}" not in known:
                files.remove(file)

    def on_env(self, env: Environment, config: MkDocsConfig, files: Files) -> None:
        """Make MkDocs' templates as strict as our own, and the frames around all pages."""
        env.autoescape = True
        env.undefined = StrictUndefined
        env.trim_blocks = env.lstrip_blocks = True
        run = self._running
        if run.frames is None:
            run.frames = Frames(run.project, env, run.prose, run.is_preview, run.left_out)
            try:
                run.frames.shell(run.project.original, "")
            except UsageError as error:
                raise BuildError(str(error)) from error

    def on_page_read_source(self, page: MkDocsPage, config: MkDocsConfig) -> str:
        """Keep MkDocs from reading front matter, which it loses without a word where it is faulty."""
        return ""

    def on_page_markdown(self, markdown: str, page: MkDocsPage, config: MkDocsConfig, files: Files) -> None:
        """Give the page the metadata that our own reader has found."""
        prose = self._prose(page, config)
        page.meta = {"template": prose.template, "title": prose.title}

    def on_page_content(self, html: str, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
        """Return the text converted as those of records are: one dialect, one allow-list, links in both directions."""
        run = self._running
        return run.site.convert(self._prose(page, config), run.catalogue)

    @event_priority(AFTER_I18N)
    def on_page_context(self, context: Any, page: MkDocsPage, config: MkDocsConfig, nav: Navigation) -> Any:
        """Add what the page document needs."""
        prose = self._prose(page, config)
        text = ProseText.of(page.content or "", prose.title)
        context.update(self._frames.prose_context(prose, self._page(prose), text))
        return context

    @event_priority(AFTER_I18N)
    def on_post_page(self, output: str, page: MkDocsPage, config: MkDocsConfig) -> str:
        """Keep the page with its slots, so that a changed record needs no MkDocs, and return it filled."""
        run, prose = self._running, self._prose(page, config)
        document = ProseDocument(self._page(prose), Shell.of(output))
        run.site.prose[prefix(prose.language, run.project) + prose.address] = document
        return run.site.fill(document, run.catalogue)

    @event_priority(AFTER_I18N)
    def on_post_build(self, config: MkDocsConfig) -> None:
        """Write everything that is not prose, after the last language."""
        if not upstream.is_inner_build(config):
            run = self._running
            run.site.update(run.catalogue, self._frames)
            run.pages = 0 if run.is_lazy else run.site.complete()

    def on_build_error(self, error: Exception) -> None:
        """Repair what a failed language leaves behind."""
        upstream.restore_clean_directory()

    def on_serve(self, server: LiveReloadServer, config: MkDocsConfig, builder: Callable[..., None]) -> None:
        """Watch the catalogue and the templates too."""
        for folder in (self._running.project.materials, self._running.project.overrides):
            server.watch(str(folder))

    @property
    def _running(self) -> Run:
        assert self._run is not None
        return self._run

    @property
    def _frames(self) -> Frames:
        assert self._running.frames is not None
        return self._running.frames

    def _plain_run(self, config: MkDocsConfig) -> Run:
        is_preview = self._command == "serve"
        try:
            project = open_project(Path(config.config_file_path).parent)
        except UsageError as error:
            raise BuildError(str(error)) from error
        project = replace(project, site_url=config.site_url or project.site_url)
        catalogue = load(project, drafts=is_preview)
        return Run(project, catalogue, Site(project, Output(Path(config.site_dir))), is_preview)

    def _prose(self, page: MkDocsPage, config: MkDocsConfig) -> ProsePage:
        address = prose_address(page.file.src_uri, self._running.project.languages)
        return self._running.prose[upstream.current_language(config), address]

    def _page(self, prose: ProsePage) -> Page:
        return Page(
            language=prose.language,
            path=prose.address,
            section=self._frames.section_of(prose.address),
            title=prose.title,
            description=prose.text.fields.description or "",
            content="",
            languages=prose.languages,
        )


def _check(run: Run) -> None:
    problems = faults(findings(run.catalogue))
    if problems and not run.keep_going:
        raise BuildError(f"problems in the content: {len(problems)}\n" + "\n".join(map(_line, problems)))
    if lines := missing_interface_words(run.project):
        raise BuildError("interface words are missing\n" + "\n".join(lines))
    if others := len(run.catalogue.problems) - len(problems):
        log.info("%d notes on the content; portal check lists them", others)


def _line(problem: Problem) -> str:
    place = ":".join(str(part) for part in (problem.path, problem.line, problem.column) if part is not None)
    return f"  {place}: [{problem.code}] {problem.message('de')} {problem.hint('de')}".rstrip()
