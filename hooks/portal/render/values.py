"""What the notes and the facts box are made of, as plain data."""

from dataclasses import dataclass
from typing import Literal
from urllib.parse import urlsplit

from portal.render.edition import Edition, Name

Tone = Literal["", "yes", "unknown", "small"]


@dataclass(frozen=True, slots=True)
class Value:
    """One line of a fact; `language` is that of the text where it is not the page's.

    `tone` is how it is said (yes = good news, unknown = an honest gap), `is_code` marks what reads from left to right
    in every language: numbers to dial, addresses of mail, web and post.
    """

    text: str
    href: str = ""
    language: str = ""
    tone: Tone = ""
    is_code: bool = False


@dataclass(frozen=True, slots=True)
class Note:
    """A boxed sentence: `strong` stands before it in bold, `links` after it; `more` is a second one.

    `ways` lead on from all of it.
    """

    icon: str
    text: str
    tone: Literal["", "warm", "bad"] = ""
    strong: str = ""
    links: tuple[Name, ...] = ()
    more: str = ""
    ways: tuple[Name, ...] = ()


@dataclass(frozen=True, slots=True)
class Fact:
    """A term with its icon and one or more lines."""

    icon: str
    label: str
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Action:
    """A button: where it leads, what it says, its icon."""

    href: str
    label: str
    icon: str
    is_main: bool = False


def unknown(edition: Edition, what: str = "ask") -> Value:
    """Return the line that says honestly that something is not known."""
    return Value(edition.words(f"unknown.{what}"), tone="unknown")


def named(name: Name) -> Value:
    """Return a line that leads to a record."""
    return Value(name.text, name.href, name.language)


def mail(address: str) -> Value:
    """Return a line with an email address."""
    return Value(address, f"mailto:{address}", is_code=True)


def phone(number: str) -> Value:
    """Return a line with a phone number."""
    dialled = "".join(sign for sign in number if sign.isdigit() or sign == "+")
    return Value(number, f"tel:{dialled}", is_code=True)


def web(url: str) -> Value:
    """Return a line with a web address, of which the host is shown."""
    host = urlsplit(url).hostname or url
    return Value(host.removeprefix("www."), url, is_code=True)
