"""The words of a Markdown text: everything outside code, at the same place as in the text."""

from functools import lru_cache

from portal.content.headings import lines_outside_code
from portal.content.links import without_code
from portal.problems import Mark


@lru_cache(maxsize=64)
def words(body: str) -> str:
    """Return the text with blanks in place of code, so that every place stays what it was."""
    if "`" not in body and "~~~" not in body:
        return body
    lines = [" " * len(line) for line in body.split("\n")]
    for number, line in lines_outside_code(body):
        lines[number] = line
    return "\n\n".join(without_code(paragraph) for paragraph in "\n".join(lines).split("\n\n"))


def place(text: str, position: int) -> Mark:
    """Return line and column of a position, both from 1."""
    return Mark(text.count("\n", 0, position) + 1, position - text.rfind("\n", 0, position))


def is_in_address(text: str, position: int) -> bool:
    """Return whether a position lies in the destination of a link or in an address."""
    start = max(text.rfind(blank, 0, position) for blank in " \n\t<")
    before = text[max(start + 1, position - 2000) : position]
    return any(sign in before for sign in ("](", "://", "www.", "mailto:"))
