"""The rules of the catalogue. Each is a function that yields problems; a family of rules is a module.

What one value must look like is said by its type (`model.types`); here stands what needs other values, other records,
vocabularies, files or the day.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from portal.checks import (
    between_fields,
    events,
    files,
    guard,
    identity,
    licences,
    links,
    made_pages,
    privacy,
    prose,
    references,
    style,
    terms,
    time,
    translations,
)
from portal.checks.context import Context
from portal.model.record import Record, Text
from portal.problems import Problem

Rule = Callable[[Record, Context], Iterator[Problem]]

OWN_RULES: tuple[Rule, ...] = (
    identity.identity_is_no_reserved_word,
    terms.codes_are_in_their_vocabulary,
    terms.lists_have_no_doubles,
    terms.keywords_add_something,
    terms.places_are_in_a_municipality,
    terms.keys_of_mkdocs_are_left_alone,
    between_fields.values_agree,
    events.events_take_place_in_order,
    time.dates_are_plausible,
    translations.translations_agree_with_their_original,
    privacy.contacts_are_official,
    style.records_read_well,
    guard.records_do_no_harm,
)
"""Rules that look at one record, the vocabularies and the day; their findings are remembered."""

RULES_AMONG_RECORDS: tuple[Rule, ...] = (
    references.references_exist,
    between_fields.conditional_fields_are_there,
    licences.licences_allow_what_is_done,
    files.files_are_there_and_are_what_they_say,
    links.links_lead_somewhere,
)
"""Rules that look at one record in the light of the others and of the files."""

WHOLE_RULES: tuple[Callable[[Context], Iterator[Problem]], ...] = (
    identity.ids_are_unique,
    identity.redirects_collide_with_nothing,
    identity.module_numbers_are_unique,
    references.nothing_is_part_of_itself,
    files.other_files_are_what_they_say,
    prose.prose_is_sound,
    made_pages.questions_are_answered,
    made_pages.tiles_lie_side_by_side,
    made_pages.glossary_leads_somewhere,
    privacy.prose_contacts_are_official,
    style.prose_reads_well,
    guard.prose_does_no_harm,
)
"""Rules that need all records at once."""


@dataclass(slots=True)
class Memory:
    """What the rules said about records by themselves, while neither they, vocabularies nor the day change."""

    world: object = None
    findings: dict[str, tuple[tuple[Text, ...], tuple[Problem, ...]]] = field(default_factory=dict)

    def own(self, record: Record, context: Context) -> tuple[Problem, ...]:
        """Return the findings of a record's own rules, made anew if one of its texts is another than before."""
        texts = tuple(record.texts.values())
        known = self.findings.get(record.path)
        if (
            known is None
            or len(known[0]) != len(texts)
            or any(a is not b for a, b in zip(known[0], texts, strict=True))
        ):
            known = texts, tuple(_by_rules(OWN_RULES, record, context))
            self.findings[record.path] = known
        return known[1]

    def enter(self, context: Context) -> None:
        """Forget everything if vocabularies, languages or the day are not those of the last check."""
        world = (context.vocabularies, context.project.today, context.project.languages)
        if self.world != world:
            self.world = world
            self.findings.clear()


def check(context: Context, memory: Memory | None = None) -> Iterator[Problem]:
    """Yield what is wrong with the records and prose pages, beyond the form of single values."""
    memory = memory or Memory()
    memory.enter(context)
    for rule in WHOLE_RULES:
        yield from rule(context)
    for record in context.records:
        yield from memory.own(record, context)
        yield from _by_rules(RULES_AMONG_RECORDS, record, context)


def check_record(record: Record, context: Context) -> Iterator[Problem]:
    """Yield what is wrong with one record."""
    yield from _by_rules((*OWN_RULES, *RULES_AMONG_RECORDS), record, context)


def _by_rules(rules: Iterable[Rule], record: Record, context: Context) -> Iterator[Problem]:
    for rule in rules:
        yield from rule(record, context)
