"""Built sites for tests: each is built once for all workers, by the command that operators use."""

import fcntl
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from types import MappingProxyType
from typing import Any

from tests.support import ROOT

DAY = "2026-11-25"
"""The day that the built sites are seen on."""


def build(root: Path, output: Path, *options: str, code: int = 0) -> subprocess.CompletedProcess[str]:
    """Build the portal in `root` by its command and return what it said."""
    command = [sys.executable, "-m", "portal", "build", "--root", str(root), "--output", str(output), "--today", DAY]
    result = subprocess.run(
        [*command, *options],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONWARNINGS": "error", "NO_MKDOCS_2_WARNING": "1"},
    )
    assert result.returncode == code, result.stderr + result.stdout
    return result


def copy_project(target: Path) -> Path:
    """Copy what makes the portal (not its tests and caches) and return the copy."""
    for name in ("docs", "materials", "overrides", "hooks"):
        shutil.copytree(ROOT / name, target / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "mkdocs.yml", target)
    return target


def once(folder: Path, make: Callable[[Path], object]) -> Path:
    """Return a folder that the first worker to come makes and the others find."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    with (folder.parent / f"{folder.name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        done = folder.parent / f"{folder.name}.done"
        if not done.exists():
            make(folder)
            done.touch()
    return folder


class _Handler(SimpleHTTPRequestHandler):
    """Serves a built site as a web host does: 404.html for addresses that do not exist; says nothing."""

    headers_of_host: Mapping[str, str] = MappingProxyType({})

    def end_headers(self) -> None:
        for name, value in self.headers_of_host.items():
            self.send_header(name, value)
        super().end_headers()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = Path(self.directory) / "404.html"
        if code != 404 or not page.is_file():
            super().send_error(code, message, explain)
            return
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(page.read_bytes())

    def log_message(self, *arguments: Any) -> None:
        del arguments


@contextmanager
def served(folder: Path, headers: Mapping[str, str] | None = None) -> Iterator[str]:
    """Serve a folder on this machine and yield its address, without a slash at the end."""
    handler = type("Handler", (_Handler,), {"headers_of_host": headers or {}})
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(handler, directory=str(folder)))
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
