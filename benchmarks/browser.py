"""What measurements in a browser need: the installed Chromium, and a web host that counts what it sends."""

import gzip
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import lru_cache, partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, sync_playwright

from portal.publish.pdf import find_browser

_FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update")
_TEXT = (".html", ".js", ".css", ".json", ".svg", ".ndjson")


@contextmanager
def chromium() -> Iterator[Browser]:
    """Yield the installed Chromium."""
    executable = find_browser()
    if executable is None:
        raise SystemExit("No Chromium found; tests/install_chromium.sh says how to install it.")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=list(_FLAGS))
        yield browser
        browser.close()


@dataclass(slots=True)
class Host:
    """A running web host: its address, without a slash at the end, and the path and size of all that it has sent.

    Sizes are bytes of bodies, compressed as they are sent.
    """

    address: str = ""
    sent: list[tuple[str, int]] = field(default_factory=list)

    def take(self) -> list[tuple[str, int]]:
        """Return what has been sent since the last call."""
        taken, self.sent = self.sent, []
        return taken


@contextmanager
def served(folder: Path) -> Iterator[Host]:
    """Serve a folder as web hosts do: connections stay open, texts are compressed."""
    host = Host()
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, host, directory=str(folder)))
    host.address = f"http://127.0.0.1:{server.server_port}"
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield host
    finally:
        server.shutdown()
        server.server_close()


class _Handler(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    wbufsize = -1
    disable_nagle_algorithm = True

    def __init__(self, host: Host, *arguments: Any, **named: Any) -> None:
        self._host = host
        super().__init__(*arguments, **named)

    def send_head(self) -> BytesIO | None:
        path = Path(self.translate_path(self.path))
        file = path / "index.html" if path.is_dir() else path
        if not file.is_file():
            self.send_error(404)
            return None
        is_text = file.suffix in _TEXT
        body = _compressed(file, file.stat().st_mtime_ns) if is_text else file.read_bytes()
        self._host.sent.append((urlsplit(self.path).path, len(body)))
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(file)))
        self.send_header("Content-Length", str(len(body)))
        if is_text:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        return BytesIO(body)

    def log_message(self, *arguments: Any) -> None:
        del arguments


@lru_cache(maxsize=64)
def _compressed(file: Path, changed: int) -> bytes:
    del changed
    return gzip.compress(file.read_bytes(), 9, mtime=0)
