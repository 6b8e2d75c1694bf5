"""The rules of the catalogue. Each is a function that yields problems; a family of rules is a module.

What one value must look like is said by its type (`model.types`); here stands what needs other values, other records,
vocabularies, files or the day.
"""

from collections.abc import Callable, Iterable, Iterator

from portal.checks import between_fields, files, identity, links, prose, references, terms, time, translations
from portal.checks.context import Context
from portal.model.record import Record
from portal.problems import Problem

Rule = Callable[[Record, Context], Iterator[Problem]]

RECORD_RULES: tuple[Rule, ...] = (
    identity.identity_is_no_reserved_word,
    terms.codes_are_in_their_vocabulary,
    terms.lists_have_no_doubles,
    references.references_exist,
    between_fields.conditional_fields_are_there,
    between_fields.values_agree,
    time.dates_are_plausible,
    files.files_are_there_and_are_what_they_say,
    links.links_lead_somewhere,
    translations.translations_agree_with_their_original,
)
"""Rules that look at one record at a time, in the light of the others."""

WHOLE_RULES: tuple[Callable[[Context], Iterator[Problem]], ...] = (
    identity.ids_are_unique,
    identity.redirects_collide_with_nothing,
    identity.module_numbers_are_unique,
    references.nothing_is_part_of_itself,
    prose.prose_is_sound,
)
"""Rules that need all records at once."""


def check(context: Context) -> Iterator[Problem]:
    """Yield what is wrong with the records and prose pages, beyond the form of single values."""
    for rule in WHOLE_RULES:
        yield from rule(context)
    for record in context.records:
        yield from check_record(record, context)


def check_record(record: Record, context: Context, rules: Iterable[Rule] = RECORD_RULES) -> Iterator[Problem]:
    """Yield what is wrong with one record."""
    for rule in rules:
        yield from rule(record, context)
