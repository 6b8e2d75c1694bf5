"""The catalogue as readers of one language see it: its words, the names of things, the order of lists."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from urllib.parse import quote

from portal.catalogue import Catalogue
from portal.content.prose import Prose
from portal.model.record import Record, Text
from portal.render.contributing import guide_address
from portal.render.document import absolute
from portal.render.formats import direction, isolated, language_name
from portal.render.links import BASE, ROOT
from portal.render.listings import Listings, Order
from portal.render.words import Words, load_words

_quoted = lru_cache(maxsize=8192)(quote)


@dataclass(frozen=True, slots=True)
class Name:
    """Words that lead somewhere: the address behind a slot, the language of the words where it is not the page's.

    `target` is the language of the page that they lead to, where it is another.
    """

    text: str
    href: str
    language: str = ""
    target: str = ""

    @property
    def direction(self) -> str:
        """Return the direction of the words, if they have a language of their own."""
        return direction(self.language) if self.language else ""


@dataclass(frozen=True)
class Edition:
    """One catalogue in one language. Addresses begin with the slots `root` and `base` of `portal.render.links`."""

    catalogue: Catalogue
    language: str
    listings: Listings

    @cached_property
    def words(self) -> Words:
        """Return the interface words."""
        return load_words(self.language)

    @cached_property
    def direction(self) -> str:
        """Return the direction of writing."""
        return direction(self.language)

    @cached_property
    def today(self) -> date:
        """Return the day that the site is seen on."""
        return self.catalogue.project.today

    @cached_property
    def order(self) -> Order:
        """Return the order of the records in lists."""
        return Order(self.catalogue.records, self.language, self.today)

    @property
    def original(self) -> str:
        """Return the language that records are written in first."""
        return self.catalogue.project.original

    @property
    def neutral(self) -> str:
        """Return the language of what an original says for all languages, where it is not the page's, else nothing.

        Names of places and people's tasks are such: fields that no translation repeats.
        """
        return "" if self.language == self.original else self.original

    def isolated(self, text: str) -> str:
        """Return a name or code so that it does not draw a number beside it to its own direction, as safe HTML."""
        return isolated(text, self.language)

    def text(self, record: Record) -> Text:
        """Return the text that readers of this language get."""
        return record.text(self.language)

    def foreign(self, text: Text) -> str:
        """Return the language of a text where it is not the page's, else nothing."""
        return "" if text.language == self.language else text.language

    def readable_first(self, records: Iterable[Record]) -> list[Record]:
        """Return records in their order, but first those that have a text in the language of the page."""
        return sorted(records, key=lambda record: self.language not in record.texts)

    def name(self, record: Record) -> Name:
        """Return a record's title and where it leads."""
        text = self.text(record)
        return Name(text.fields.title, self.link(record.address), self.foreign(text))

    def names(self, ids: str | Iterable[str] | None) -> list[Name]:
        """Return the titles of the records with these ids, as far as they are in the catalogue."""
        return [self.name(record) for record in self.catalogue.get(ids)]

    def page(self, address: str) -> Prose | None:
        """Return the prose page at an address below a language's root: the reader's, else the original."""
        found = {page.file.language: page for page in self.catalogue.prose if page.file.address == address}
        return found.get(self.language) or found.get(self.original)

    def page_like(self, template: str) -> str:
        """Return the address of the prose page with this template, empty if there is none."""
        pages = (page for page in self.catalogue.prose if page.file.is_original)
        return next((page.file.address for page in pages if page.fields.template == template), "")

    @cached_property
    def guide(self) -> str:
        """Return the way to the page that says how one translates; empty if there is none."""
        address, sign, section = guide_address(self.catalogue.prose).partition("#")
        return f"{self.link(address)}{sign}{section}" if address else ""

    def link(self, address: str) -> str:
        """Return the way to an address below the language's root."""
        return f"{ROOT}/{_quoted(address)}"

    def original_link(self, address: str) -> str:
        """Return the way to the same address in the original language, or to an attachment."""
        return f"{BASE}/{_quoted(address)}"

    def url(self, record: Record) -> str:
        """Return the full URL of a record's original page."""
        return absolute(record.address, self.catalogue.project)

    def label(self, vocabulary: str, code: str) -> str:
        """Return the word for a term; the code where the vocabulary lacks it."""
        terms = self.catalogue.vocabularies[vocabulary]
        return terms[code].label(self.language) if code in terms else code

    def labels(self, vocabulary: str, codes: Sequence[str]) -> str:
        """Return the words for some terms, with commas between them."""
        return self.words("formats.comma").join(self.label(vocabulary, code) for code in codes)

    def language_names(self, codes: Sequence[str]) -> str:
        """Return the names of some languages, with commas between them."""
        return self.words("formats.comma").join(language_name(code, self.language) for code in codes)
