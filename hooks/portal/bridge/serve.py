"""The preview while somebody writes: little is made anew after a change, and faults are shown instead of pages lost."""

import os
import tempfile
import traceback
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from jinja2 import TemplateError

from portal.bridge.build import FailedBuildError, run_mkdocs, template_place
from portal.bridge.fault_bar import bar, with_bar
from portal.bridge.run import Run, faults, findings
from portal.bridge.server import PreviewServer
from portal.bridge.site import Site
from portal.catalogue import Catalogue, Memory, load
from portal.problems import Problem
from portal.project import CONFIGURATION, Project, UsageError, open_project
from portal.publish.output import Output
from portal.render.markdown import UnrenderableTextError

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

Report = Callable[[Sequence[Problem], int], None]
"""Takes the findings of a check and the number of records."""

Say = Callable[[str], None]
"""Takes a line for whoever has started the preview."""

Signature = tuple[object, ...]


class Preview:
    """The site in a folder of its own, kept up to date.

    `findings` is what the check has found last, `failure` what else keeps the site from being as it should; both are
    told when they change, to `report` and `say`.
    """

    def __init__(
        self, project: Project, folder: Path, *, keep_going: bool, drafts: bool, report: Report, say: Say
    ) -> None:
        self.project = project
        self.folder = folder
        self.keep_going = keep_going
        self.drafts = drafts
        self.report = report
        self.say = say
        self.findings: Sequence[Problem] | None = None
        self.failure = ""
        self._site = Site(project, Output(folder / "site"))
        self._memory = Memory()
        self._lock = Lock()
        self._run: Run | None = None
        self._built_from: Signature | None = None
        self._settings = _signature([project.root / CONFIGURATION])

    @property
    def bar(self) -> str:
        """Return what is wrong as HTML for the top of every page; empty if all is well."""
        language = "de" if self.project.original == "de" else "en"
        return bar(faults(self.findings or ()), self.failure, language, keep_going=self.keep_going)

    def refresh(self) -> None:
        """Bring the site up to date as far as it can be."""
        with self._lock:
            failure = _attempt(self._refresh)
            if failure and failure != self.failure:
                self.say(failure)
            self.failure = failure

    def provide(self, path: str) -> None:
        """Make the page that is asked for by its path on the server, if it has not been made since the last change."""
        if path.startswith("/search/") and path.endswith("/manifest.json"):
            self._provide(self._site.make_search)
            return
        address = path.lstrip("/").removesuffix("index.html")
        address += "" if not address or address.endswith("/") else "/"
        if address in self._site.pending:
            self._provide(lambda: self._site.make(address) if address in self._site.pending else None)

    def _provide(self, make: Callable[[], object]) -> None:
        with self._lock:
            if failure := _attempt(make):
                if failure != self.failure:
                    self.say(failure)
                self.failure = failure

    def _refresh(self) -> None:
        self._reopen_if_changed()
        catalogue = load(self.project, drafts=self.drafts, memory=self._memory)
        found = findings(catalogue)
        if found != self.findings:
            self.report(found, catalogue.count)
        self.findings = found
        if self.keep_going or not faults(found):
            self._write(catalogue)

    def _write(self, catalogue: Catalogue) -> None:
        source = self._source(catalogue)
        if self._run is not None and self._run.frames is not None and source == self._built_from:
            self._site.update(catalogue, self._run.frames)
            return
        self._built_from = None
        self._site.forget_templates()
        self._run = Run(self.project, catalogue, self._site, is_preview=True, keep_going=self.keep_going, is_lazy=True)
        # MkDocs cleans the folder that it writes to; what readers see is written beside it, and only where it changed.
        run_mkdocs(self._run, self.folder / "mkdocs", strict=False)
        self._built_from = source

    def _source(self, catalogue: Catalogue) -> Signature:
        """Return what only MkDocs can bring up to date: prose, templates, vocabularies, settings, a new record."""
        project = self.project
        places = (project.docs, project.overrides, project.vocabularies, project.root / CONFIGURATION)
        return *_signature(places), tuple(record.address for record in catalogue.records)

    def _reopen_if_changed(self) -> None:
        settings = _signature([self.project.root / CONFIGURATION])
        if settings != self._settings:
            fresh = open_project(self.project.root, today=self.project.today)
            self.project = replace(fresh, site_url=self.project.site_url)
            self._site = Site(self.project, self._site.output)
            self._settings = settings


def serve(
    project: Project,
    *,
    host: str,
    port: int,
    keep_going: bool,
    drafts: bool,
    report: Report,
    say: Say,
) -> int:
    """Show the site on `host:port` and keep it up to date until interrupted; return the exit code.

    `report` is given the findings whenever they have changed, `say` the address and what else went wrong. Raises
    `UsageError` when the address cannot be used.
    """
    url = f"http://{host}:{port}/"
    with tempfile.TemporaryDirectory(prefix="portal-") as name:
        folder = Path(name)
        (folder / "site").mkdir()
        seen = replace(project, site_url=url)
        preview = Preview(seen, folder, keep_going=keep_going, drafts=drafts, report=report, say=say)
        preview.refresh()
        server = PreviewServer(preview.refresh, folder / "site", host, port)
        server.set_app(_providing(preview, with_bar(server.serve_request, lambda: preview.bar)))
        for place in (project.docs, project.materials, project.overrides):
            server.watch(str(place))
        server.watch_file(project.root / CONFIGURATION)
        try:
            server.run(lambda: say(url))
        except KeyboardInterrupt:
            return 0
        except OSError as error:
            raise UsageError(f"{url} cannot be used: {error.strerror}") from error
        finally:
            server.shutdown()
    return 0


def _attempt(action: Callable[[], object]) -> str:
    """Do something and return what went wrong, an empty text if nothing did; a preview must outlive everything."""
    try:
        action()
    except (FailedBuildError, UnrenderableTextError, UsageError, OSError) as error:
        return str(error)
    except TemplateError as error:
        return f"{template_place(error)}: {error}"
    except Exception:  # noqa: BLE001 - returned in full
        return traceback.format_exc()
    return ""


def _providing(preview: Preview, application: "WSGIApplication") -> "WSGIApplication":
    def answer(environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        preview.provide(environ["PATH_INFO"].encode("latin-1").decode("utf-8", "ignore"))
        return application(environ, start_response)

    return answer


def _signature(places: Iterable[Path]) -> Signature:
    stats = ((file, file.stat()) for place in places for file in _files(place))
    return tuple((str(file), stat.st_mtime_ns, stat.st_size) for file, stat in stats)


def _files(place: Path) -> Iterator[Path]:
    if place.is_file():
        yield place
    for path, folders, names in os.walk(place):
        folders.sort()
        yield from (Path(path, name) for name in sorted(names))
