"""The text of a new record: a draft of each kind, commented for the person who fills it in."""

import json
import re
import textwrap
from collections.abc import Mapping
from dataclasses import dataclass

from portal.content.vocabularies import read_vocabularies
from portal.editing.fields import Field, fields_of, helps, kind_helps, models, words_around
from portal.model.vocabulary import Vocabularies
from portal.project import Project

SHOWN_CODES = 6
"""How many codes of a long vocabulary a comment names; a list of up to twice as many is named whole."""

FIRST = ("id", "kind", "title", "summary", "state")
"""The fields that every record begins with."""

USUAL: Mapping[str, tuple[str, ...]] = {
    "programme": ("stages", "municipalities", "languages", "links"),
    "project": ("audiences", "municipalities", "runs_until", "contact", "links"),
    "material": ("authors", "files", "external_url", "organisation"),
    "offer": ("continuous_entry", "runs", "locations", "links"),
    "event": ("start", "end", "date_note", "municipalities", "locations", "registration", "cost"),
    "organisation": ("email", "phone", "website", "locations", "municipalities"),
    "module": ("materials", "contact", "links"),
}
"""Fields that a kind nearly always needs, or needs one of, although no single one is required."""

_WIDTH = 110
_PLAIN = re.compile(r"[^\W_][\w ’‘“”„–…,.()/&+-]*[\w.)]|[^\W_]")


def draft(project: Project, kind: str, slug: str, *, language: str, title: str = "") -> str:
    """Return the draft of a record of this kind, with comments in a language (de or en).

    Required fields stand empty, the usual ones as comments with an example; the day of the check is today.
    """
    author = _Author(language, read_vocabularies(project)[0], _place(project))
    fields = {field.name: field for field in fields_of(models()[kind])}
    values = {"id": slug, "kind": kind, "state": "draft", "title": title, "last_checked": str(project.today)}
    required = [field.name for field in fields.values() if field.is_required and field.name not in values]
    words = words_around(language, "draft")
    blocks = [
        [*_comment(words["head"].format(kind=kind_helps(language)[kind].label)), *_comment(words["gaps"])],
        *(author.entry(fields[name], values.get(name, "")) for name in FIRST),
        *(author.entry(fields[name], "") for name in required if name not in FIRST),
        author.entry(fields["last_checked"], values["last_checked"]),
        _comment(words["usual"]),
        *(author.suggestion(fields[name]) for name in (*USUAL[kind], "sources")),
        [*_comment(words["publish"]), f"# published: {project.today}"],
        _comment(words["text"]),
    ]
    return "\n".join(["---", "\n\n".join("\n".join(block) for block in blocks), "---", ""])


@dataclass(frozen=True)
class _Author:
    """Writes the entries of one draft in one language."""

    language: str
    vocabularies: Vocabularies
    place: str

    def entry(self, field: Field, value: str) -> list[str]:
        """Return a field with what it is for, an example unless it has a value, and its value or nothing."""
        empty = "[]" if field.is_list else ""
        line = f"{field.name}: {_scalar(value) if value else empty}".rstrip()
        example = [] if value else _comment(self._say("example", example=helps("de")[field.name].example))
        return [*self._explanation(field), *example, line]

    def suggestion(self, field: Field) -> list[str]:
        """Return a field that is only an example as yet."""
        return [*self._explanation(field), f"# {field.name}: {helps('de')[field.name].example}"]

    def _explanation(self, field: Field) -> list[str]:
        text = helps(self.language)[field.name]
        lines = [f"{text.label}: {text.help}"]
        if len(field.choices) > 1:
            lines.append(self._say("values", values=", ".join(field.choices)))
        if field.vocabulary:
            lines.append(self._codes(field.vocabulary))
        if field.parts:
            lines.append(self._say("keys", keys="; ".join(_key(part) for part in field.parts)))
        return [wrapped for line in lines for wrapped in _comment(line)]

    def _codes(self, name: str) -> str:
        terms = list(self.vocabularies[name])
        named = [f"{term.code} ({term.label(self.language)})" for term in terms]
        if len(terms) <= 2 * SHOWN_CODES:
            return self._say("codes", codes=", ".join(named))
        return self._say("first_codes", codes=", ".join(named[:SHOWN_CODES]), place=f"{self.place}/{name}.yml")

    def _say(self, word: str, **values: str) -> str:
        return words_around(self.language, "draft")[word].format(**values)


def _place(project: Project) -> str:
    folder = project.vocabularies
    return folder.relative_to(project.root).as_posix() if folder.is_relative_to(project.root) else folder.as_posix()


def _key(part: Field) -> str:
    return f"{part.name} ({', '.join(part.choices)})" if part.choices else part.name


def _comment(text: str) -> list[str]:
    """Return the text as lines of comment; only what is too long for one line goes on, indented, in the next."""
    return textwrap.wrap(
        text,
        _WIDTH,
        initial_indent="# ",
        subsequent_indent="#   ",
        break_long_words=False,
        break_on_hyphens=False,
    )


def _scalar(text: str) -> str:
    """Return a text as YAML writes it: quoted only if YAML would take it for something else."""
    return text if _PLAIN.fullmatch(text) and " - " not in text else json.dumps(text, ensure_ascii=False)
