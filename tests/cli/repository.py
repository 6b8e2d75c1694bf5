"""A portal under version control, to be changed in one place at a time."""

import os
import subprocess

import pytest

from portal.cli import main
from tests.support import LANGUAGES, TODAY, Portal


def git(portal: Portal, *arguments: str) -> None:
    """Run git in a portal, deaf to the settings of the machine."""
    names = {"GIT_AUTHOR_NAME": "A", "GIT_AUTHOR_EMAIL": "a@example.org"}
    names |= {"GIT_COMMITTER_NAME": "A", "GIT_COMMITTER_EMAIL": "a@example.org"}
    settings = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    command = ["git", "-C", str(portal.root), *arguments]
    subprocess.run(command, check=True, capture_output=True, env={**os.environ, **names, **settings})


def commit(portal: Portal, message: str = "Stand") -> None:
    """Commit everything that a portal holds."""
    git(portal, "add", "--all")
    git(portal, "commit", "--quiet", "--message", message)


def versioned(portal: Portal) -> Portal:
    """Return the portal with its files committed on the branch `main` and a branch of one's own on top."""
    git(portal, "init", "--quiet", "--initial-branch", "main")
    commit(portal)
    git(portal, "checkout", "--quiet", "-b", "vorschlag")
    return portal


def run(portal: Portal, capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    """Run a command of `portal` and return its exit code and what it printed."""
    code = main([*arguments, "--root", str(portal.root), "--languages", ",".join(LANGUAGES), "--today", str(TODAY)])
    captured = capsys.readouterr()
    return code, captured.out, captured.err


def lines(text: str) -> list[str]:
    """Return the lines of a text."""
    return text.rstrip("\n").split("\n")
