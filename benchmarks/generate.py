"""Make a portal with N generated records in German and English: the same N gives the same files.

Mean size as in real content: about 3 kB of text and 1 kB of metadata a file, with headings, lists, emphasis and links
between records. Used by the other benchmarks; run alone it writes the folder for a look.
"""

import argparse
import random
import shutil
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
_WORDS = {
    "de": """Schule Kita Familie Sprache Kinder Eltern lernen gemeinsam Unterricht Material Beratung Gruppe Woche
        Klasse Lehrkräfte Mehrsprachigkeit Übergang Angebot Fachkräfte Vielfalt Projekt Region Gespräch Aufgabe
        Geschichte hören sprechen lesen schreiben malen zeigen fragen verstehen begleiten öffnen planen ankommen offen
        neu klein viele zusammen jede andere eigene gute erste nächste und oder mit für bei nach ohne durch über
        unter zwischen""",
    "en": """school daycare family language children parents learn together lesson material advice group week teachers
        multilingual transition offer professionals diversity project region talk class task story hear speak read
        write draw show ask understand guide open plan arrive new small many each other own good first next and or
        with for at after without through about under between""",
}
_NEUTRAL = {
    "material": """stages: [primar, sek1]
audiences: [lehrkraefte]
languages: [de, ar, uk]
resource_types: [worksheet]
subjects: [daz]
license: CC-BY-4.0
authors:
  - {name: Redaktion, type: Organization}
external_url: https://example.org/material
organisation: trager
""",
    "offer": """audiences: [eltern, neuzugewanderte]
municipalities: ["05334004", "05334008"]
languages: [de, tr]
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
    "programme": 'audiences: [eltern]\nmunicipalities: ["05334"]\norganisation: trager\ncontact: trager\n',
    "module": """stages: [primar]
audiences: [lehrkraefte]
number: {number}
action_field: mehrsprachigkeit-als-ressource
formats: [fortbildung]
organisation: trager
""",
    "event": """audiences: [lehrkraefte]
languages: [de]
start: 2027-03-01 14:00
end: 2027-03-01 16:30
organisation: trager
contact: trager
""",
    "project": "runs_from: 2026-01\norganisation: trager\n",
}
_LANGUAGE_FIELDS = {"module": "criteria: [Das Kollegium spricht über Sprachen]\n"}


def generate(folder: Path, records: int) -> None:
    """Write a portal with this many records into an empty or new folder; templates and prose are the project's own."""
    shutil.rmtree(folder, ignore_errors=True)
    for name in ("docs", "overrides", "hooks"):
        shutil.copytree(PROJECT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(PROJECT / "materials", folder / "materials")
    shutil.copy(PROJECT / "mkdocs.yml", folder)
    _write(folder / "materials/organisations/trager/index.md", _ORGANISATION)
    _write(folder / "materials/organisations/trager/index.en.md", _ORGANISATION_EN)
    source = random.Random(20261122)
    for index in range(records):
        _record(folder / "materials", index, records, source)


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
    neutral = _NEUTRAL[kind].replace("{number}", str(8 + index // len(_KINDS)))
    for language in ("de", "en"):
        title = f"{_sentence(source, language, 4).rstrip('.')} {index}"
        fields = f"title: {title}\nsummary: {_sentence(source, language, 14)}\n{_LANGUAGE_FIELDS.get(kind, '')}"
        head = (
            f"id: {slug}\nkind: {kind}\nstate: published\npublished: 2026-{1 + index % 11:02d}-{1 + index % 28:02d}\n"
            f"last_checked: 2026-11-01\ntopics: [mehrsprachigkeit, daz]\n{neutral}"
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
    choices = _WORDS[language].split()
    text = " ".join(source.choice(choices) for _ in range(words))
    return f"{text[0].upper()}{text[1:]}."


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
