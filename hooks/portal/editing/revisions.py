"""What git knows: which files differ from a revision, and what they said there."""

import os
import subprocess
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from portal.content.source import decode
from portal.project import UsageError


@dataclass(frozen=True, slots=True)
class Difference:
    """The files that differ from a revision; paths relative to the portal's root, POSIX, NFC.

    `base` is the commit that both sides come from, so what others have changed there meanwhile does not count. Files
    that are not committed yet do.
    """

    root: Path
    base: str
    present: frozenset[str]
    removed: frozenset[str]

    @property
    def paths(self) -> frozenset[str]:
        """Return the paths of all files that differ."""
        return self.present | self.removed

    def texts_before(self, paths: Iterable[str]) -> Mapping[str, str]:
        """Return what files said at the base, by path; those that were not there or cannot be read are left out."""
        wanted = [path for path in sorted(paths) if "\n" not in path]
        names = "".join(f"{self.base}:./{path}\n" for path in wanted)
        answer = _git(self.root, "cat-file", "--batch", given=os.fsencode(names))
        return {
            path: decode(data, path)[0] for path, data in zip(wanted, _blobs(answer), strict=True) if data is not None
        }


def difference(root: Path, revision: str) -> Difference:
    """Return what differs from a revision; raises `UsageError` without git, a repository or such a revision."""
    commit = _line(
        root, "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}", failure=f"no such revision: {revision}"
    )
    shallow = (
        f"{revision} and HEAD have no commit in common here; a shallow clone must fetch more (git fetch --unshallow)"
    )
    base = _line(root, "merge-base", commit, "HEAD", failure=shallow)
    changes = _git(root, "diff", "--name-status", "--no-renames", "--no-ext-diff", "--relative", "-z", base, "--")
    states, paths = changes.split(b"\0")[:-1:2], changes.split(b"\0")[1::2]
    new = _git(root, "ls-files", "--others", "--exclude-standard", "-z").split(b"\0")[:-1]
    present = [path for state, path in zip(states, paths, strict=True) if state != b"D"]
    removed = [path for state, path in zip(states, paths, strict=True) if state == b"D"]
    there = _named([*present, *new])
    return Difference(root, base, there, _named(removed))


def _named(paths: Iterable[bytes]) -> frozenset[str]:
    return frozenset(unicodedata.normalize("NFC", os.fsdecode(path)) for path in paths)


def _blobs(answer: bytes) -> Iterable[bytes | None]:
    """Yield the contents in an answer of `git cat-file --batch`; None for what is missing."""
    start = 0
    while start < len(answer):
        end = answer.index(b"\n", start)
        header, start = answer[start:end].split(b" "), end + 1
        if header[-1] == b"missing":
            yield None
            continue
        size = int(header[-1])
        yield answer[start : start + size] if header[-2] == b"blob" else None
        start += size + 1


def _line(root: Path, *arguments: str, failure: str) -> str:
    return _git(root, *arguments, failure=failure).decode().strip()


def _git(root: Path, *arguments: str, given: bytes | None = None, failure: str = "") -> bytes:
    """Return what git prints; raises `UsageError` with `failure`, or with git's own words."""
    command = ["git", "-C", str(root), *arguments]
    pipe = subprocess.PIPE
    try:
        with subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe) as process:
            output, errors = process.communicate(given)
    except OSError as error:
        raise UsageError("git is needed to compare with a revision, but it cannot be run") from error
    if process.returncode == 0:
        return output
    said = errors.decode(errors="replace").strip().split("\n")[0]
    raise UsageError(said if said or not failure else failure)
