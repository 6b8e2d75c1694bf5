"""MkDocs' preview server with another way of watching: the system tells what changes; nobody scans for it.

MkDocs' own observer (mkdocs.livereload.LiveReloadServer) reads the whole tree twice a second, which for thousands of
records takes longer than the change itself.
"""

from collections.abc import Callable
from pathlib import Path

from mkdocs.livereload import LiveReloadServer
from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver
from watchdog.observers.polling import PollingObserver

_CHANGES = frozenset({"created", "modified", "moved", "deleted"})
"""Events that change something; newer versions of watchdog also report that a file was opened or read."""

_EMPTY = b"<!doctype html><title>portal</title><body></body>"


class PreviewServer(LiveReloadServer):
    """Serves a folder and calls `refresh` when something changes in one of the watched places."""

    def __init__(self, refresh: Callable[[], None], folder: Path, host: str, port: int) -> None:
        super().__init__(refresh, host, port, str(folder))
        self._places: list[tuple[Path, FileSystemEventHandler, bool]] = []
        self.error_handler = lambda code: self._error_page(folder / f"{code}.html")

    def watch(self, path: str, func: None = None, *, recursive: bool = True) -> None:
        """Add a folder to those that are watched."""
        self._places.append((Path(path), _Trigger(self._changed), recursive))
        self._watched_paths[path] = 1

    def watch_file(self, file: Path) -> None:
        """Add a file to what is watched, by its folder, as many editors replace files instead of writing to them."""
        self._places.append((file.parent, _Trigger(self._changed, file), False))

    def run(self, ready: Callable[[], None]) -> None:
        """Serve until interrupted; `ready` is called when the first page can be asked for."""
        self.server_bind()
        self.server_activate()
        try:
            self._observe(Observer())
        except OSError:  # the system has no more watches to give (inotify)
            self._observe(PollingObserver(timeout=1))
        self.serve_thread.start()
        ready()
        self._build_loop()  # type: ignore[no-untyped-call]

    def _observe(self, observer: BaseObserver) -> None:
        for place, trigger, recursive in self._places:
            if place.exists():
                observer.schedule(trigger, str(place), recursive=recursive)
        observer.start()
        self.observer = observer  # type: ignore[assignment]

    def _changed(self) -> None:
        with self._rebuild_cond:
            self._want_rebuild = True
            self._rebuild_cond.notify_all()

    def _error_page(self, file: Path) -> bytes:
        content = file.read_bytes() if file.is_file() else _EMPTY
        return bytes(self._inject_js_into_html(content, self._visible_epoch))  # type: ignore[no-untyped-call]


class _Trigger(FileSystemEventHandler):
    """Calls a function for every event that changes something, if need be only for one file."""

    def __init__(self, changed: Callable[[], None], file: Path | None = None) -> None:
        self._changed = changed
        self._file = file

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Take an event from the observer."""
        if event.event_type not in _CHANGES or event.is_directory:
            return
        if self._file is None or str(self._file) in {str(event.src_path), str(event.dest_path)}:
            self._changed()
