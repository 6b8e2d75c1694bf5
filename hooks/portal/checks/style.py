"""How texts should be written, for readers and for those who listen to a page: warnings, which a record may silence."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple

from portal.checks.context import Context
from portal.content.headings import headings
from portal.content.links import Link, all_links
from portal.content.words import is_in_address, place, words
from portal.model.record import Record, Text
from portal.problems import Level, Problem

_EMPTY_WORDS = frozenset(
    {"hier", "hier klicken", "klicken sie hier", "mehr", "mehr dazu", "mehr infos", "weiter", "weiterlesen", "link"}
    | {"here", "click here", "more", "read more", "this link", "this page", "learn more", "more information"}
    | {"тут", "здесь", "هنا", "اینجا", "buraya tıklayın", "burada", "ici", "cliquez ici", "en savoir plus"}
)
"""Words of a link that do not say where it leads, in the languages of the site."""

_AROUND = ' *_.:!?…>→»“”„"'

SHOWN = 200
"""How many habits of one text are reported; a hostile text has a hundred thousand."""

_REGION = "StädteRegion"
_REGION_MISSPELT = re.compile(r"\bSt(?:ä|ae)dteregion\b")
_QUOTED = re.compile(
    r"„[^“”\"\n]{0,400}[“”\"]|“[^”\n]{0,400}”|\"[^\"\n]{0,400}\"|»[^«\n]{0,400}«|«[^»\n]{0,400}»|‚[^‘\n]{0,400}‘"
)
_SIGN = re.compile(r"[*_:·](?=[a-z])|(?<=[a-zäöüß])In")
_GENDER = re.compile(
    r"\b[A-ZÄÖÜa-zäöüß-]{0,40}[a-zäöüß](?:[*_:·](?:innen|in|frauen?|frau|r|n|e|s|m|es|er|en|em)\b|Innen\b|In\b)(?![*_:/\w])"
)
_NO_GENDER = frozenset({"LinkedIn", "PlugIn", "LogIn", "CheckIn", "AddIn", "DropIn"})
_NEUTRAL = {
    "lehrer": "Lehrkräfte", "schüler": "Schülerinnen und Schüler", "erzieher": "pädagogische Fachkräfte",
    "teilnehmer": "Teilnehmende", "mitarbeiter": "Mitarbeitende", "student": "Studierende", "kolleg": "Kollegium",
    "bürger": "Bürgerinnen und Bürger", "berater": "Beratungskräfte", "leiter": "Leitungen", "nutzer": "Nutzende",
    "migrant": "Zugewanderte", "ansprechpartner": "Ansprechpersonen", "pädagog": "pädagogische Fachkräfte",
}  # fmt: skip
_ADDRESS = re.compile(r"(?:https?://|\bwww\.)\w[^\s<>)\]]*")
_BEFORE_DESTINATION = ("](", "](<", "]:", "]: ", "/", "@", ".", "-")


@dataclass(frozen=True, slots=True)
class _Page:
    """A text to judge: where it stands, its words without code, and whether the page sets its title itself."""

    path: str
    language: str
    body: str
    body_line: int
    is_record: bool

    def problem(self, code: str, line: int, column: int | None, **values: object) -> Problem:
        return Problem(self.path, code, self.body_line + line - 1, column, Level.WARNING, None, values)

    def problem_at(self, code: str, position: int, **values: object) -> Problem:
        line, column = place(self.body, position)
        return self.problem(code, line, column, **values)


def records_read_well(record: Record, context: Context) -> Iterator[Problem]:
    """Warn of habits in a record's texts that make them hard to read, to hear or to find."""
    del context
    for text in record.texts.values():
        page = _Page(text.path, text.language, text.body, text.body_line, is_record=True)
        yield from islice(_style(page), SHOWN)
        for index, link in enumerate(text.fields.links):
            if _says_nothing(link.label):
                yield text.problem("link-text", "links", index, "label", level=Level.WARNING, value=link.label)
        yield from _fields_read_well(text)


def prose_reads_well(context: Context) -> Iterator[Problem]:
    """Warn of the same habits in the prose pages."""
    for page in context.prose:
        page_ = _Page(page.file.path, page.file.language, page.body, page.body_line, is_record=False)
        yield from islice(_style(page_), SHOWN)


def _style(page: _Page) -> Iterator[Problem]:
    for link in all_links(page.body):
        if code := _fault_of_link(link):
            yield page.problem(code, link.line, link.column, value=link.text if code == "link-text" else link.href)
    yield from _headings(page)
    text = words(page.body)
    for match in _ADDRESS.finditer(text):
        if not text[max(match.start() - 3, 0) : match.start()].endswith(_BEFORE_DESTINATION):
            yield page.problem_at("link-bare", match.start(), value=match[0].rstrip(".,;:!?*_"))
    for slip in _slips(text, page.language):
        yield page.problem_at(slip.code, slip.position, value=slip.word, suggestion=slip.suggestion)


def _fault_of_link(link: Link) -> str | None:
    if not link.is_image:
        return "link-text" if link.text.casefold().strip(_AROUND) in _EMPTY_WORDS else None
    if link.href.startswith(("http://", "https://", "//")):
        return "image-external"
    return "image-alt-missing" if not link.text.strip() else None


def _says_nothing(label: str) -> bool:
    return label.casefold().strip(_AROUND) in _EMPTY_WORDS or label.startswith(("http://", "https://", "www."))


def _headings(page: _Page) -> Iterator[Problem]:
    above = 1
    for number, heading in enumerate(headings(page.body)):
        if heading.level == 1 and (page.is_record or number > 0):
            yield page.problem("heading-one", heading.line + 1, 1, value=heading.text)
        elif heading.level > above + 1:
            meant = f"{'#' * (above + 1)} {heading.text}"
            yield page.problem("heading-jump", heading.line + 1, 1, value=heading.text, suggestion=meant)
        above = heading.level


class _Slip(NamedTuple):
    """A word that should be written otherwise."""

    code: str
    position: int
    word: str
    suggestion: str


def _slips(text: str, language: str) -> Iterator[_Slip]:
    """Yield misspelt names (German, English) and gender signs (German)."""
    if language in {"de", "en"} and "dteregion" in text:
        quotes = [match.span() for match in _QUOTED.finditer(text)]
        for match in _REGION_MISSPELT.finditer(text):
            if not _is_quoted(text, match.start(), quotes) and not is_in_address(text, match.start()):
                yield _Slip("name-spelling", match.start(), match[0], _REGION)
    if language.partition("-")[0] == "de" and _SIGN.search(text):
        for match in _GENDER.finditer(text):
            if match[0] not in _NO_GENDER and not is_in_address(text, match.start()):
                yield _Slip("gender-sign", match.start(), match[0], _neutral(match[0]))


def _is_quoted(text: str, position: int, quotes: list[tuple[int, int]]) -> bool:
    line = text[text.rfind("\n", 0, position) + 1 : position]
    return line.lstrip().startswith(">") or any(start < position < end for start, end in quotes)


def _neutral(word: str) -> str:
    stem = re.split(r"[*_:·]|In(?:nen)?\b", word)[0].casefold()
    return _NEUTRAL.get(stem, "")


_LINES = ("title", "summary", "image_alt", "cost_note", "date_note", "credit", "accessibility_note")
_LISTS = ("keywords", "criteria")


def _fields_read_well(text: Text) -> Iterator[Problem]:
    fields = text.fields
    values: list[tuple[tuple[str | int, ...], str]] = []
    values += [((name,), value) for name in _LINES if (value := getattr(fields, name, None))]
    values += [((name, n), value) for name in _LISTS for n, value in enumerate(getattr(fields, name, ()))]
    values += [(("links", n, "label"), link.label) for n, link in enumerate(fields.links)]
    if next(_slips("\n".join(value for _place, value in values), text.language), None) is None:
        return
    for where, value in values:
        for slip in _slips(value, text.language):
            found = {"value": slip.word, "suggestion": slip.suggestion}
            yield text.problem(slip.code, *where, level=Level.WARNING, **found)
