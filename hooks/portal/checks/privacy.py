"""What should not stand on a public page although it is true: private mailboxes and mobile numbers."""

import re
from collections.abc import Iterator

from portal.checks.context import Context
from portal.content.words import place, words
from portal.model.record import Record
from portal.problems import Level, Problem

_PRIVATE_MAIL = re.compile(
    r"[\w.+-]{1,64}@(?:gmail|googlemail|gmx|web|t-online|outlook|hotmail|live|yahoo|icloud|me|mac|aol|freenet|arcor"
    r"|proton|protonmail|mail)\.(?:com|de|net|org|at|ch|me|co\.uk|ru)\b",
    re.IGNORECASE,
)
_MOBILE = re.compile(
    r"(?:\+49|\b0049)[\s()/.-]{0,4}(?:0[\s()/.-]{0,4})?1[5-7]\d(?:[\s/.-]?\d){6,}|(?<![\d/+])01[5-7]\d(?:[\s/.-]?\d){6,}"
)


def contacts_are_official(record: Record, context: Context) -> Iterator[Problem]:
    """Warn of private mailboxes and mobile numbers in the fields and texts of a record."""
    del context
    for field, value in _contacts(record):
        for code, _position, found in _private(value):
            yield record.original.problem(code, *field, level=Level.WARNING, value=found)
    for text in record.texts.values():
        yield from _of_body(text.path, text.body, text.body_line)
        for name in ("summary", "cost_note", "date_note"):
            for code, _position, found in _private(getattr(text.fields, name, None) or ""):
                yield text.problem(code, name, level=Level.WARNING, value=found)
        for index, link in enumerate(text.fields.links):
            if link.url.startswith(("mailto:", "tel:")):
                for code, _position, found in _private(link.url):
                    yield text.problem(code, "links", index, "url", level=Level.WARNING, value=found)


def prose_contacts_are_official(context: Context) -> Iterator[Problem]:
    """Warn of the same in the prose pages."""
    for page in context.prose:
        yield from _of_body(page.file.path, page.body, page.body_line)


def _contacts(record: Record) -> Iterator[tuple[tuple[str, ...], str]]:
    meta = record.meta
    for name in ("email", "phone", "owner"):
        if value := getattr(meta, name, None):
            yield (name,), value
    for name in ("contact", "registration"):
        part = getattr(meta, name, None)
        if part is None or isinstance(part, str):
            continue
        for key in ("email", "phone"):
            if value := getattr(part, key):
                yield (name, key), value


def _of_body(path: str, body: str, body_line: int) -> Iterator[Problem]:
    for code, position, found in _private(words(body)):
        line, column = place(body, position)
        yield Problem(path, code, body_line + line - 1, column, Level.WARNING, None, {"value": found})


def _private(text: str) -> Iterator[tuple[str, int, str]]:
    """Yield the code, the position and the words of what is private."""
    for match in _PRIVATE_MAIL.finditer(text) if "@" in text else ():
        yield "private-mail", match.start(), match[0]
    for match in _MOBILE.finditer(text) if any(start in text for start in ("01", "+49", "0049")) else ():
        yield "mobile-number", match.start(), match[0]
