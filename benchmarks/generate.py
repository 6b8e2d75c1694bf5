"""Make a portal with N generated records in German and English: the same N and the same content give the same files.

Mean size as in real content: about 3 kB of text and 1 kB of metadata a file, with headings, lists, emphasis and links
between records. Words are drawn from the project's own pages and records, so they are as frequent as there (a search
index is as large as its words are uneven); what records are marked with is drawn from the vocabularies. Used by the
other benchmarks; run alone it writes the folder for a look.
"""

import argparse
import random
import re
import shutil
from collections.abc import Sequence
from functools import cache
from pathlib import Path

PROJECT = Path(__file__).parent.parent
_KINDS = ("material", "offer", "programme", "material", "offer", "module", "event", "project")
_FOLDERS = {
    "material": "teaching-materials",
    "offer": "offers",
    "programme": "programmes",
    "module": "modules",
    "event": "events",
    "project": "projects",
}
_NEUTRAL = {
    "material": """stages: [{stages}]
audiences: [{audiences}]
languages: [{languages}]
resource_types: [{resource_types}]
subjects: [{subjects}]
license: CC-BY-4.0
authors:
  - {name: Redaktion, type: Organization}
external_url: https://example.org/material
organisation: trager
""",
    "offer": """audiences: [{audiences}]
municipalities: [{municipalities}]
languages: [{languages}]
offer_type: sprachkurs
course_mode: presential
continuous_entry: "yes"
registration: {required: unknown}
cost: {free: unknown}
organisation: trager
contact: trager
locations:
  - {street: Musterstraße 1, postal_code: "52477", municipality: "05334004"}
""",
    "programme": """audiences: [{audiences}]
municipalities: [{municipalities}]
organisation: trager
contact: trager
""",
    "module": """stages: [{stages}]
audiences: [{audiences}]
number: {number}
action_field: mehrsprachigkeit-als-ressource
formats: [fortbildung]
organisation: trager
""",
    "event": """audiences: [{audiences}]
languages: [de]
start: 2027-03-01 14:00
end: 2027-03-01 16:30
organisation: trager
contact: trager
""",
    "project": "runs_from: 2026-01\norganisation: trager\n",
}
_LANGUAGE_FIELDS = {"module": "criteria: [Das Kollegium spricht über Sprachen]\n"}
_VOCABULARIES = {
    "topics": "topic",
    "stages": "stage",
    "audiences": "audience",
    "municipalities": "municipality",
    "resource_types": "resource_type",
    "subjects": "subject",
}
_LANGUAGES = ("de", "en", "ar", "uk", "tr", "ru", "fa", "fr", "pl", "ro", "sq", "bg")
_OTHER_LANGUAGE = re.compile(r"(?m)^ +- \{locale: (?!de|en)\w+,.*\n")
_OTHER_TRANSLATION = re.compile(r".+\.(?!en)[a-z]{2,3}\.md")
_MOST_MARKS = 3
_RARE = 1 / 20
_WIDER_AREA = re.compile(r"\b(?:05|05334|DE)\b")
_MARKS = re.compile(r"\[\{(\w+)\}\]")
_FRONT_MATTER = re.compile(r"(?s)\A---\n.*?\n---\n")
_CODE = re.compile(r"(?m)^  - code: \"?([\w-]+)")
_WORD = re.compile(r"(?<![\w:/.#{<-])[A-Za-zÄÖÜäöüß]{2,24}(?![\w:/>}-])")
_TITLE_WORD = {"de": re.compile("[A-ZÄÖÜ].{3,}"), "en": re.compile(".{5,}")}


def generate(folder: Path, records: int) -> None:
    """Write a portal with this many records into an empty or new folder; templates and prose are the project's own."""
    shutil.rmtree(folder, ignore_errors=True)
    for name in ("docs", "materials", "overrides", "hooks"):
        shutil.copytree(PROJECT / name, folder / name, ignore=_left_out)
    settings = _OTHER_LANGUAGE.sub("", (PROJECT / "mkdocs.yml").read_text("utf-8"))
    (folder / "mkdocs.yml").write_text(settings, "utf-8")
    _write(folder / "materials/organisations/trager/index.md", _ORGANISATION)
    _write(folder / "materials/organisations/trager/index.en.md", _ORGANISATION_EN)
    source = random.Random(20261122)
    for index in range(records):
        _record(folder / "materials", index, records, source)


def _left_out(folder: str, names: list[str]) -> list[str]:
    del folder
    return [name for name in names if name == "__pycache__" or _OTHER_TRANSLATION.fullmatch(name)]


def _record(materials: Path, index: int, records: int, source: random.Random) -> None:
    kind = _KINDS[index % len(_KINDS)]
    if kind == "module" and index // len(_KINDS) > 90:
        kind = "material"
    slug = f"eintrag-{index:05d}"
    own = materials / _FOLDERS[kind] / slug
    neighbour = (index + 7 * len(_KINDS)) % max(records - records % len(_KINDS), len(_KINDS))
    link = f"../eintrag-{neighbour:05d}/index.md" if neighbour % len(_KINDS) == index % len(_KINDS) else ""
    if kind != _KINDS[index % len(_KINDS)] or (kind == "module" and neighbour // len(_KINDS) > 90):
        link = ""
    neutral = _marked(_NEUTRAL[kind], source).replace("{number}", str(8 + index // len(_KINDS)))
    topics = _marked("[{topics}]", source)
    for language in ("de", "en"):
        title = f"{_drawn(source, language, _title_words(language), 4)} {index}"
        fields = f"title: {title}\nsummary: {_sentence(source, language, 14)}\n{_LANGUAGE_FIELDS.get(kind, '')}"
        head = (
            f"id: {slug}\nkind: {kind}\nstate: published\npublished: 2026-{1 + index % 11:02d}-{1 + index % 28:02d}\n"
            f"last_checked: 2026-11-01\ntopics: {topics}\n{neutral}"
            if language == "de"
            else "translation: {method: machine}\n"
        )
        name = "index.md" if language == "de" else f"index.{language}.md"
        _write(own / name, f"---\n{fields}{head}---\n{_text(source, language, link)}")


def _text(source: random.Random, language: str, link: str) -> str:
    blocks = [_paragraph(source, language)]
    for _section in range(3):
        blocks.append(f"## {_sentence(source, language, 3).rstrip('.')}")
        blocks.append(_paragraph(source, language))
        blocks.append(
            "\n".join(f"* **{_sentence(source, language, 2)}** {_sentence(source, language, 8)}" for _ in range(3))
        )
        if link:
            blocks.append(f"{_sentence(source, language, 9)} [{_sentence(source, language, 2)}]({link})")
    return "\n\n".join(blocks) + "\n"


def _paragraph(source: random.Random, language: str) -> str:
    return " ".join(_sentence(source, language, source.randint(7, 16)) for _ in range(6))


def _sentence(source: random.Random, language: str, words: int) -> str:
    text = _drawn(source, language, _words(language), words)
    return f"{text[0].upper()}{text[1:]}."


def _drawn(source: random.Random, language: str, choices: Sequence[str], number: int) -> str:
    """Return words with blanks between them; one in many is joined from two, as rare ones make up most of an index."""
    ends = _title_words(language)
    words = source.choices(choices, k=number)
    return " ".join(word + source.choice(ends).lower() if source.random() < _RARE else word for word in words)


def _marked(fields: str, source: random.Random) -> str:
    """Return fields with one to three codes in place of every `[{name}]`."""

    def draw(match: re.Match[str]) -> str:
        codes = source.sample(_codes(match[1]), source.randint(1, _MOST_MARKS))
        return f"[{', '.join(sorted(codes))}]"

    return _MARKS.sub(draw, fields)


@cache
def _codes(field: str) -> tuple[str, ...]:
    """Return the codes of a field as YAML: of its vocabulary, without areas that hold others."""
    if field == "languages":
        return _LANGUAGES
    text = (PROJECT / "materials/_vocabularies" / f"{_VOCABULARIES[field]}.yml").read_text("utf-8")
    return tuple(f'"{code}"' for code in _CODE.findall(text) if not _WIDER_AREA.fullmatch(code))


@cache
def _words(language: str) -> tuple[str, ...]:
    """Return the words of the project's own texts for readers in a language, as often as they occur."""
    files = (*sorted((PROJECT / "docs").glob("*.md")), *sorted((PROJECT / "materials").rglob("*.md")))
    own = (file for file in files if file.suffixes[:-1] == ([".en"] if language == "en" else []))
    return tuple(word for file in own for word in _WORD.findall(_FRONT_MATTER.sub("", file.read_text("utf-8"))))


@cache
def _title_words(language: str) -> tuple[str, ...]:
    """Return those words that stand in titles: German nouns (and beginnings of sentences), English longer ones."""
    return tuple(word for word in _words(language) if _TITLE_WORD[language].fullmatch(word))


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")


_ORGANISATION = """---
id: trager
kind: organisation
title: Träger für den Vergleich
summary: Eine erfundene Organisation, auf die alle erzeugten Einträge verweisen.
state: published
published: 2026-01-01
last_checked: 2026-11-01
org_type: verein
website: https://example.org/
---
Text.
"""
_ORGANISATION_EN = """---
title: Provider for comparison
summary: An invented organisation that all generated records refer to.
translation: {method: machine}
---
Text.
"""

if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--records", type=int, default=1000)
    options = parser.parse_args()
    generate(options.folder, options.records)
