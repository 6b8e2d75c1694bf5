"""Pages as PDF: what an installed Chromium prints, tagged, with the print styles of the site."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
"""Programs that print; the environment variable CHROMIUM names another one."""

_FLAGS = ("--headless", "--disable-gpu", "--no-pdf-header-footer", "--disable-background-networking", "--no-first-run")
_SECONDS = 60


class PrintError(Exception):
    """The browser did not print; the text says what it said."""


def find_browser() -> str | None:
    """Return the path of an installed Chromium, Chrome or Edge; None if there is none."""
    named = os.environ.get("CHROMIUM")
    return next(filter(None, map(shutil.which, (named, *BROWSERS) if named else BROWSERS)), None)


def print_page(browser: str, page: Path, pdf: Path) -> None:
    """Print a page of a built site to a file, which is replaced only by a whole one; raises `PrintError`."""
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder) / "page.pdf"
        command = [browser, *_FLAGS, *_flags_of_root(), f"--user-data-dir={folder}/profile", f"--print-to-pdf={made}"]
        said = ""
        try:
            with subprocess.Popen(
                [*command, page.resolve().as_uri()], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
            ) as process:
                try:
                    _, said = process.communicate(timeout=_SECONDS)
                finally:
                    process.kill()
        except (OSError, subprocess.TimeoutExpired) as error:
            raise PrintError(f"{browser}: {error}") from error
        if not made.is_file():
            raise PrintError(f"{browser}: {(said.strip().splitlines() or ['no page'])[-1]}")
        shutil.move(made, pdf)


def _flags_of_root() -> Sequence[str]:
    """Return what Chromium needs when root runs it, as in containers: it refuses its sandbox then."""
    return ("--no-sandbox",) if hasattr(os, "geteuid") and os.geteuid() == 0 else ()
