"""The words of the interface: buttons, labels and notes, in every language of the site.

They stand in `interface/<language>.yml` as nested sections and are asked for by their dotted name. A text may hold
`{name}` placeholders; a map of CLDR plural categories is one text with several forms.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import resources
from typing import Any

import yaml
from markupsafe import Markup, escape

from portal.render.locales import figures, integer_categories, plural_category

ORIGINAL = "de"
_CATEGORIES = frozenset({"zero", "one", "two", "few", "many", "other"})
_PLACEHOLDER = re.compile(r"\{(\w+)\}")

Forms = Mapping[str, str]


class Words:
    """The interface words of one language; called with a dotted name, it returns the text."""

    def __init__(self, language: str, texts: Mapping[str, str | Forms]) -> None:
        self.language = language
        self._texts = texts

    def __call__(self, name: str, /, **values: object) -> str:
        """Return a text with its placeholders filled; safe HTML among the values makes the whole text safe HTML.

        Raises `KeyError` for a text that the language lacks.
        """
        text = self._texts[name]
        if not isinstance(text, str):
            raise KeyError(f"{name} has plural forms")
        return _filled(text, values) if values else text

    def plural(self, name: str, count: int, /, **values: object) -> str:
        """Return the form of a text that goes with a number, which fills the placeholder `{count}`."""
        forms = self._texts[name]
        text = forms if isinstance(forms, str) else forms.get(plural_category(count, self.language)) or forms["other"]
        return _filled(text, {"count": figures(count, self.language), **values})

    def __contains__(self, name: object) -> bool:
        return name in self._texts

    def __iter__(self) -> Iterator[str]:
        return iter(self._texts)

    def section(self, name: str) -> dict[str, str | Forms]:
        """Return all texts of a section by what follows its name; a script chooses among plural forms itself."""
        return {key.removeprefix(f"{name}."): text for key, text in self._texts.items() if key.startswith(f"{name}.")}

    def placeholders(self, name: str) -> frozenset[str]:
        """Return the names of all placeholders of a text but `count`, as a form may say the number in words."""
        text = self._texts[name]
        forms = [text] if isinstance(text, str) else text.values()
        return frozenset(found for form in forms for found in _PLACEHOLDER.findall(form)) - {"count"}

    def is_plural(self, name: str) -> bool:
        """Return whether a text has plural forms."""
        return not isinstance(self._texts[name], str)

    def lacks_forms(self, name: str) -> bool:
        """Return whether a text has plural forms, but not all that the language needs."""
        text = self._texts[name]
        return not isinstance(text, str) and not integer_categories(self.language) <= text.keys()


@cache
def load_words(language: str) -> Words:
    """Return the interface words of a language; none at all if it has no file."""
    source = resources.files("portal").joinpath("interface", f"{language}.yml")
    if not source.is_file():
        return Words(language, {})
    # Every scalar stays text: with YAML's own types, a key `no` would be False.
    return Words(language, dict(_flat("", yaml.load(source.read_text("utf-8"), yaml.BaseLoader) or {})))


def missing_words(language: str) -> list[str]:
    """Return what a language lacks compared with German: names, and names whose placeholders or plural forms differ."""
    original, words = load_words(ORIGINAL), load_words(language)
    return sorted(name for name in original if name not in words or _differs(name, original, words))


def _differs(name: str, original: Words, words: Words) -> bool:
    return (
        original.placeholders(name) != words.placeholders(name)
        or original.is_plural(name) != words.is_plural(name)
        or words.lacks_forms(name)
    )


def _flat(prefix: str, section: Mapping[str, Any]) -> Iterator[tuple[str, str | Forms]]:
    for key, value in section.items():
        name = f"{prefix}{key}"
        if not isinstance(value, Mapping):
            yield name, str(value)
        elif "other" in value and value.keys() <= _CATEGORIES:
            yield name, {str(category): str(text) for category, text in value.items()}
        else:
            yield from _flat(f"{name}.", value)


def _filled(text: str, values: Mapping[str, object]) -> str:
    if any(isinstance(value, Markup) for value in values.values()):
        return Markup(escape(text)).format_map(values)
    return text.format_map(values)
