"""Who a record is: its kind, its id, its addresses."""

import re
from collections.abc import Iterator

from portal.checks.context import Context
from portal.content.addresses import RESERVED, TERM_FOLDERS, redirect_address
from portal.model.kinds import FOLDERS, Module
from portal.model.language_codes import is_language
from portal.model.record import Record
from portal.problems import Problem

_DEVICE = re.compile(r"con|nul|aux|prn|com\d|lpt\d")
_VOCABULARY_OF = {folder: vocabulary for vocabulary, folder in TERM_FOLDERS.items()}


def identity_is_no_reserved_word(record: Record, context: Context) -> Iterator[Problem]:
    """Refuse ids that are language codes or names of devices under Windows."""
    if (
        _DEVICE.fullmatch(record.id)
        or record.id in context.project.languages
        or (len(record.id) <= 3 and is_language(record.id))
    ):
        yield record.original.problem("reserved-id", "id", value=record.id)


def ids_are_unique(context: Context) -> Iterator[Problem]:
    """Refuse an id that two originals claim, without regard to case."""
    first: dict[str, str] = {}
    for record in context.records:
        if not record.id:
            continue
        other = first.setdefault(record.id.lower(), record.path)
        if other != record.path:
            yield record.original.problem("duplicate-id", "id", value=record.id, other=other)


def module_numbers_are_unique(context: Context) -> Iterator[Problem]:
    """Refuse two modules with the same number."""
    first: dict[int, str] = {}
    for record in context.records:
        if isinstance(record.meta, Module) and record.meta.number is not None:
            other = first.setdefault(record.meta.number, record.path)
            if other != record.path:
                yield record.original.problem("duplicate-number", "number", value=record.meta.number, other=other)


def redirects_collide_with_nothing(context: Context) -> Iterator[Problem]:
    """Refuse a redirect from an address that a page or another redirect has, in any language."""
    pages = {f"/{address}": path for address, path in context.addresses.items()}
    taken: dict[str, str] = {}
    for record in context.records:
        for text in record.texts.values():
            for index, path in enumerate(text.fields.redirect_from):
                address = redirect_address(path, text.language, context.project.original)
                page = _without_language(address, context)
                other = pages.get(page) or taken.get(address) or (page if _is_listing(page, context) else "")
                if other:
                    yield text.problem("redirect-collision", "redirect_from", index, value=path, other=other)
                taken.setdefault(address, text.path)


def _without_language(address: str, context: Context) -> str:
    """Return an address below its language's root: every record has a page in every language."""
    first, _, rest = address.removeprefix("/").partition("/")
    return f"/{rest}" if first in context.project.languages[1:] else address


def _is_listing(address: str, context: Context) -> bool:
    """Return whether the portal itself makes a page at this address."""
    first, *rest = address.strip("/").split("/")
    if first in FOLDERS:
        return not rest or rest[0] == "page"
    if vocabulary := _VOCABULARY_OF.get(first):
        return not rest or rest[0] in (context.vocabularies.get(vocabulary) or ())
    return first in RESERVED
