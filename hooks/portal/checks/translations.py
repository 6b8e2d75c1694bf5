"""Translations in the light of their original."""

from collections.abc import Iterator

from portal.checks.context import Context
from portal.model.kinds import Module, ModuleText
from portal.model.record import Record, Text
from portal.problems import Level, Problem
from portal.translations.fingerprints import translatable

_MAY_BE_EQUAL = {"keywords", "links"}
_NOTES = ("image_alt", "cost_note", "date_note", "credit", "accessibility_note")
"""Per-language fields that a translation must not leave out where the original has them."""


def translations_agree_with_their_original(record: Record, context: Context) -> Iterator[Problem]:
    """Report values copied from the original, translations without fingerprint, and outdated ones."""
    del context
    for index, _name in enumerate(record.meta.same_as_default[:1]):
        yield record.original.problem("only-in-translation", "same_as_default", index)
    for text in record.texts.values():
        if text is record.original:
            continue
        yield from _equal_values(text, record)
        yield from _gaps(text, record)
        note = text.note
        if note is not None and note.source is None:
            yield text.problem("translation-unconfirmed", "translation", level=Level.WARNING, id=record.id)
        elif text.is_outdated:
            values = {"sections": section_names(text.outdated_sections), "id": record.id}
            yield text.problem("translation-outdated", "translation", level=Level.WARNING, **values)
        if isinstance(record.meta, Module) and isinstance(text.fields, ModuleText):
            theirs, ours = len(record.meta.criteria), len(text.fields.criteria)
            if ours and theirs != ours:
                yield text.problem("criteria-number", "criteria", length=ours, original=theirs)


def _gaps(text: Text, record: Record) -> Iterator[Problem]:
    """Warn of words that readers of the original get and readers of the translation do not."""
    for name in _NOTES:
        if getattr(record.meta, name, None) and not getattr(text.fields, name, None) and not text.mark(name):
            yield Problem(text.path, "translation-gap", 1, 1, Level.WARNING, name, {"name": name})


def section_names(sections: tuple[str, ...]) -> list[str]:
    """Return the ids of changed sections as messages name them; none named means the whole text."""
    return [section or "(…)" for section in sections] or ["*"]


def _equal_values(text: Text, record: Record) -> Iterator[Problem]:
    original = translatable(record.meta)
    meant = getattr(text.fields, "same_as_default", ())
    for name, words in translatable(text.fields).items():
        if name not in _MAY_BE_EQUAL and name not in meant and original.get(name) == words:
            level = Level.ERROR if name == "title" else Level.WARNING
            yield text.problem("translation-equal", name, level=level, value=words[:60])
    for index, name in enumerate(meant):
        if name not in type(text.fields).model_fields:
            yield text.problem("unknown-field", "same_as_default", index, key=name, suggestion="")
