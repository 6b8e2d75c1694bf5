"""A folder that takes another one's place only when it is complete."""

import contextlib
import ctypes
import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

from portal.project import Project, UsageError

_RENAME_EXCHANGE = 2
"""Flag of renameat2(2): both names change places at once."""
_AT_FDCWD = -100


@contextlib.contextmanager
def replacing(output: Path) -> Iterator[Path]:
    """Yield an empty folder beside `output`; it takes its place when the block ends, and is removed when it fails."""
    output = output.resolve()
    output.parent.mkdir(parents=True, exist_ok=True)
    _remove_leftovers(output)
    fresh = output.with_name(f".{output.name}.{os.getpid()}")
    fresh.mkdir()
    try:
        yield fresh
        _swap(fresh, output)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def refuse_output(output: Path, project: Project) -> None:
    """Raise `UsageError` for a folder that a site must not replace: one with sources, or with something else in it."""
    output = output.resolve()
    sources = (project.root / name for name in ("docs", "materials", "overrides", "hooks", "tests", ".git"))
    if project.root.is_relative_to(output) or any(output.is_relative_to(source) for source in sources):
        raise UsageError(f"{output} holds sources of the portal; choose another folder for the site")
    if output.exists() and not output.is_dir():
        raise UsageError(f"{output} is a file")
    if output.is_dir() and any(output.iterdir()) and not (output / "index.html").is_file():
        raise UsageError(f"{output} is not empty and holds no site; it would be replaced")


def _swap(fresh: Path, output: Path) -> None:
    if not output.exists():
        fresh.rename(output)
    elif not _exchange(fresh, output):
        aside = fresh.with_name(f"{fresh.name}.old")
        output.rename(aside)
        try:
            fresh.rename(output)
        except OSError:
            aside.rename(output)
            raise
        shutil.rmtree(aside, ignore_errors=True)


def _exchange(first: Path, second: Path) -> bool:
    """Let two folders change places at once, so that at no time there is none; False where the system cannot."""
    if not sys.platform.startswith("linux"):
        return False
    rename = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if rename is None:
        return False
    paths = os.fsencode(first), os.fsencode(second)
    return bool(rename(_AT_FDCWD, paths[0], _AT_FDCWD, paths[1], _RENAME_EXCHANGE) == 0)


def _remove_leftovers(output: Path) -> None:
    """Remove what a build left that was killed, and bring back a site that it had already put aside."""
    for folder in output.parent.glob(f".{output.name}.*"):
        name = folder.name.removeprefix(f".{output.name}.")
        process = name.removesuffix(".old")
        if not process.isdigit() or _is_running(int(process)):
            continue
        if name.endswith(".old") and not output.exists():
            folder.rename(output)
        else:
            shutil.rmtree(folder, ignore_errors=True)


def _is_running(process: int) -> bool:
    if process == os.getpid():
        return False
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True
