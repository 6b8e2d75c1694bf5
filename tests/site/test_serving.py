"""Serving: what an editor changes appears; a fault shows in the terminal and on the page and goes when it is mended."""

import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests import sites

pytestmark = pytest.mark.site

RECORD = "materials/programmes/griffbereit/index.md"
PATIENCE = 30
"""Seconds to wait for what should take one; only to end a test that fails."""


@dataclass
class Served:
    """A portal that is being served."""

    root: Path
    address: str
    log: Path

    def get(self, path: str) -> str:
        """Return a page, empty if it does not exist."""
        try:
            with urllib.request.urlopen(f"{self.address}/{path}", timeout=10) as response:
                body: bytes = response.read()
                return body.decode()
        except (urllib.error.URLError, ConnectionError):
            return ""

    def wait(self, path: str, words: str, *, present: bool = True) -> None:
        """Wait until a page holds some words, or no longer does."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            page = self.get(path)
            if page and (words in page) == present:
                return
            time.sleep(0.05)
        pytest.fail(f"{words!r} in {path}: still {not present}\n{self.log.read_text('utf-8')[-2000:]}")

    def edit(self, path: str, old: str, new: str) -> None:
        """Change a file as an editor would."""
        file = self.root / path
        text = file.read_text("utf-8")
        assert old in text
        file.write_text(text.replace(old, new), "utf-8")


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Served]:
    """Serve a copy of this repository."""
    root = sites.copy_project(tmp_path / "project")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    log = tmp_path / "log"
    command = [sys.executable, "-m", "portal", "serve", "--root", str(root), "--port", str(port), "--today", sites.DAY]
    with log.open("w") as output, subprocess.Popen(command, stdout=output, stderr=output) as process:
        served = Served(root, f"http://127.0.0.1:{port}", log)
        served.wait("", "Migration und Bildung")
        yield served
        process.terminate()


def test_what_is_changed_appears(server: Served) -> None:
    server.edit(RECORD, "title: Griffbereit", "title: Griffbereit neu")
    server.wait("programmes/griffbereit/", "Griffbereit neu")
    server.wait("programmes/", "Griffbereit neu")
    server.edit("docs/familien.md", "# ", "# Neu: ")
    server.wait("familien/", "Neu: ")


def test_new_and_deleted_records_appear_and_go(server: Served) -> None:
    folder = server.root / "materials/programmes/neuling"
    folder.mkdir()
    text = (server.root / RECORD).read_text("utf-8").replace("id: griffbereit\n", "id: neuling\n")
    (folder / "index.md").write_text(text.replace("title: Griffbereit", "title: Ein neuer Eintrag"), "utf-8")
    server.wait("programmes/neuling/", "Ein neuer Eintrag")
    (folder / "index.md").unlink()
    folder.rmdir()
    server.wait("programmes/", "Ein neuer Eintrag", present=False)
    assert server.get("programmes/neuling/") == "" or "Ein neuer Eintrag" not in server.get("programmes/neuling/")


def test_a_fault_shows_in_the_terminal_and_on_the_page_and_goes_when_mended(server: Served) -> None:
    server.edit(RECORD, "title: Griffbereit", "title: Griff: bereit")
    server.wait("familien/", f"{RECORD}")
    assert f"{RECORD}:4" in server.log.read_text("utf-8")
    assert "Griffbereit" in server.get("programmes/griffbereit/")
    server.edit(RECORD, "title: Griff: bereit", "title: Griffbereit wieder heil")
    server.wait("programmes/griffbereit/", "Griffbereit wieder heil")
    server.wait("familien/", RECORD, present=False)
