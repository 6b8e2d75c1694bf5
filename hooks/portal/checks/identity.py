"""Who a record is: its kind, its id, its addresses."""

import re
from collections.abc import Iterator

from portal.checks.context import Context
from portal.content.addresses import record_address
from portal.model.kinds import Module
from portal.model.language_codes import is_language
from portal.model.record import Record
from portal.problems import Problem

_DEVICE = re.compile(r"con|nul|aux|prn|com\d|lpt\d")


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
    """Refuse a redirect from an address that a page or another redirect has."""
    taken = {f"/{address}": path for address, path in context.addresses.items()}
    for record in context.records:
        for text in record.texts.values():
            prefix = "" if text.language == context.project.original else f"/{text.language}"
            fields = text.fields
            own = f"/{record_address(text.path.split('/')[1], record.slug)}"
            for index, path in enumerate(fields.redirect_from):
                address = f"{prefix}{path if path.endswith('/') else path + '/'}"
                if address in taken or address == own:
                    other = taken.get(address, text.path)
                    yield text.problem("redirect-collision", "redirect_from", index, value=path, other=other)
                taken.setdefault(address, text.path)
