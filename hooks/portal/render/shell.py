"""The page document around a content: rendered once per language and section with slots, filled once per page.

A slot is a name between two private-use characters; the same mechanism fills the generated parts of prose pages.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

_OPEN, _CLOSE = "\ue000", "\ue001"
_SLOT = re.compile(f"{_OPEN}([a-z:_-]+){_CLOSE}")


def slot(name: str) -> str:
    """Return the mark that `Shell.fill` replaces."""
    return f"{_OPEN}{name}{_CLOSE}"


@dataclass(frozen=True, slots=True)
class Shell:
    """A document split at its slots: texts and slot names in turn."""

    parts: tuple[str, ...] = field(repr=False)

    @classmethod
    def of(cls, html: str) -> "Shell":
        """Return the shell of a document that was rendered with slots in it."""
        return cls(tuple(_SLOT.split(html)))

    @property
    def slots(self) -> tuple[str, ...]:
        """Return the names of the slots, in order."""
        return self.parts[1::2]

    def fill(self, values: Mapping[str, str]) -> str:
        """Return the document with every slot replaced; a slot without value raises `KeyError`."""
        out = list(self.parts)
        out[1::2] = [values[name] for name in self.slots]
        return "".join(out)
