"""What a file may make slow is tried in a process of its own, which ends when it takes too much time or memory.

Some formats cost far more to read than their size says: a PDF of two kilobytes can unpack to gigabytes, a paragraph of
brackets keeps a Markdown converter busy for minutes. Such work cannot be interrupted inside this process.
"""

import contextlib
import json
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from importlib import import_module
from typing import Any

SECONDS = 2
"""Processor time that one task may take; on systems that cannot measure it, only the patience below counts."""

PATIENCE = 6
"""Seconds on the clock that one task may take."""

MEMORY = 1536 * 2**20
"""Bytes of address space that the process may have."""

_TASKS = {"pdf": ("portal.content.pdfs", "inspect"), "text": ("portal.content.dialect", "convert")}
"""Name of a task → module and function; it takes a text and returns what JSON can hold."""


def attempt(task: str, arguments: Sequence[str]) -> Iterator[Any]:
    """Yield the answer of a task to each argument, None where it took too much or failed."""
    remaining = list(arguments)
    while remaining:
        answers = _ask(task, remaining)
        yield from answers
        if len(answers) < len(remaining):  # the process ended over the next one
            yield None
        del remaining[: len(answers) + 1]


def _ask(task: str, arguments: Sequence[str]) -> list[Any]:
    command = [sys.executable, "-P", "-m", "portal.content.trial", task]
    given = json.dumps(arguments).encode()
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL) as process:
        try:
            said, _ = process.communicate(given, timeout=PATIENCE * len(arguments))
        except subprocess.TimeoutExpired:
            process.kill()
            said, _ = process.communicate()
    return [json.loads(line) for line in said.decode().split("\n")[:-1]]


def main() -> None:
    """Do a task for every argument of the JSON list on standard input; each answer is one line of JSON."""
    _limit_memory()
    module, name = _TASKS[sys.argv[1]]
    work = getattr(import_module(module), name)
    with open(0, "rb") as given, open(1, "wb", buffering=0) as answers:
        for argument in json.load(given):
            _limit_time(SECONDS)
            with contextlib.suppress(MemoryError, RecursionError):
                answers.write(json.dumps(work(argument)).encode() + b"\n")
                continue
            answers.write(b"null\n")


def _limit_memory() -> None:
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource  # not on Windows

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def _limit_time(seconds: float) -> None:
    """Let the system end this process after so much processor time, also inside a library."""
    if sys.platform != "win32":
        signal.setitimer(signal.ITIMER_PROF, seconds)


if __name__ == "__main__":
    main()
