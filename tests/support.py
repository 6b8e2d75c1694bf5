"""A small sound portal on disk, to be broken in one place at a time."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from portal.catalogue import Catalogue, load
from portal.problems import Problem
from portal.project import Project, open_project

ROOT = Path(__file__).parent.parent
"""The root of this repository."""
SHARED = ROOT.parent / "shared"
"""The folder with the contract, the official lists and the validation cases; it may be absent."""

LANGUAGES = ("de", "en", "ar", "tr", "uk")
TODAY = date(2026, 11, 22)

ORGANISATION = "materials/organisations/ki/index.md"
PROGRAMME = "materials/programmes/griffbereit/index.md"
PROGRAMME_EN = "materials/programmes/griffbereit/index.en.md"
PROJECT = "materials/projects/sprachbruecke/index.md"
MATERIAL = "materials/teaching-materials/wortliste/index.md"
OFFER = "materials/offers/elterncafe/index.md"
EVENT = "materials/events/fachtag/index.md"
MODULE = "materials/modules/mehrsprachigkeit/index.md"
MODULE_EN = "materials/modules/mehrsprachigkeit/index.en.md"
HOME = "docs/index.md"
HOME_EN = "docs/index.en.md"


def pdf(catalogue: bytes = b"/Lang (de)") -> bytes:
    """Return a whole PDF of one empty page with these entries in its catalogue."""
    objects = (
        b"<< /Type /Catalog /Pages 2 0 R " + catalogue + b" >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] >>",
    )
    data, places = b"%PDF-1.7\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"trailer\n<< /Size 4 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % len(data)
    return data + b"xref\n0 4\n0000000000 65535 f \n" + table + end


PDF = pdf()

SOUND: Mapping[str, str | bytes] = {
    ORGANISATION: """\
---
id: ki-region
kind: organisation
title: Integrationszentrum der Region
summary: Berät Schulen und Kitas der Region zu Migration und Bildung.
state: published
published: 2026-02-01
last_checked: 2026-10-01
org_type: kommune
email: ki@example.org
---
Das Zentrum hilft weiter.
""",
    PROGRAMME: """\
---
id: griffbereit
kind: programme
title: Griffbereit
summary: Eltern und kleine Kinder spielen und sprechen in zwei Sprachen.
state: published
published: 2026-02-01
topics: [mehrsprachigkeit, elternarbeit]
audiences: [eltern]
organisation: ki-region
contact: ki-region
---
Die Gruppen treffen sich jede Woche.

## Ablauf

Eltern singen mit ihren Kindern. Mehr im [Elterncafé](../../offers/elterncafe/index.md).

## Kosten

Die Gruppe kostet nichts.
""",
    PROGRAMME_EN: """\
---
title: Griffbereit
summary: Parents and young children play and speak in two languages.
same_as_default: [title]
translation:
  source: "a32b4cc59dbd"
  method: human
  sections:
    "": "2b225861"
    "ablauf": "d75fc36f"
    "kosten": "a173b395"
---
The groups meet every week.

## Course

Parents sing with their children.

## Costs

The group is free.
""",
    PROJECT: """\
---
id: sprachbruecke
kind: project
title: Sprachbrücke
summary: Jugendliche begleiten neu zugewanderte Familien durch die Stadt.
state: published
published: 2026-02-01
topics: [ehrenamt]
organisation: ki-region
part_of: [griffbereit]
runs_from: 2024-01
runs_until: 2027-12
---
Ein Projekt der Region.
""",
    MATERIAL: """\
---
id: wortliste
kind: material
title: Wortliste zum Schulstart
summary: Die hundert wichtigsten Wörter zum Schulstart mit Bildern zum Ausdrucken.
state: published
published: 2026-02-01
topics: [mehrsprachigkeit]
audiences: [lehrkraefte]
stages: [primar]
languages: [de, ar]
resource_types: [worksheet]
license: CC-BY-SA-4.0
authors:
  - {name: Integrationszentrum, type: Organization}
files:
  - {path: wortliste.pdf, language: de}
---
Eine Liste zum Ausdrucken.
""",
    "materials/teaching-materials/wortliste/wortliste.pdf": PDF,
    OFFER: """\
---
id: elterncafe
kind: offer
title: Elterncafé am Markt
summary: Eltern treffen sich, trinken Tee und fragen, was sie wissen wollen.
state: published
published: 2026-02-01
last_checked: 2026-10-01
topics: [elternarbeit]
audiences: [eltern]
municipalities: ["05334004"]
languages: [de, tr]
offer_type: elterngruppe
course_mode: presential
continuous_entry: yes
registration: {required: no}
cost: {free: yes}
organisation: ki-region
contact: ki-region
---
Jeden Montag am Markt.
""",
    EVENT: """\
---
id: fachtag
kind: event
title: Fachtag Mehrsprachigkeit
summary: Ein Tag mit Vorträgen und Werkstätten für Schulen und Kitas.
state: published
published: 2026-02-01
topics: [mehrsprachigkeit]
audiences: [lehrkraefte]
languages: [de]
start: 2027-03-01 14:00
end: 2027-03-01 16:30
organisation: ki-region
contact: ki-region
---
Das Programm folgt.
""",
    MODULE: """\
---
id: mehrsprachigkeit
kind: module
title: Mehrsprachigkeit als Schatz
summary: Der Baustein hilft Schulen, die Sprachen ihrer Kinder zu nutzen.
state: published
published: 2026-02-01
topics: [mehrsprachigkeit]
audiences: [lehrkraefte]
stages: [primar]
number: 3
action_field: mehrsprachigkeit-als-ressource
formats: [beratung]
criteria:
  - Die Schule kennt die Sprachen ihrer Kinder.
  - Die Schule nutzt sie im Unterricht.
organisation: ki-region
materials: [wortliste]
---
Der Baustein ist neu.
""",
    MODULE_EN: """\
---
title: Multilingualism as a treasure
summary: The building block helps schools to use the languages of their children.
criteria:
  - The school knows the languages of its children.
  - The school uses them in lessons.
translation: {source: "4aa9b3f9600c", method: machine}
---
The building block is new.
""",
    HOME: """\
---
title: Start
---
# Willkommen

Zum Programm [Griffbereit](../materials/programmes/griffbereit/index.md).
""",
    HOME_EN: """\
---
title: Home
translation: {source: "e707cbb04bff", method: human}
---
# Welcome
""",
}
"""One record of every kind, two of them translated, and a prose page in two languages: nothing to complain about."""


@dataclass(frozen=True)
class Portal:
    """A portal on disk that a test may change."""

    root: Path

    def write(self, path: str, content: str | bytes) -> None:
        """Write a file as it is, byte by byte."""
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content if isinstance(content, bytes) else content.encode())

    def read(self, path: str) -> str:
        """Return the text of a file as it is."""
        return (self.root / path).read_bytes().decode()

    def change(self, path: str, old: str, new: str) -> None:
        """Replace a text that stands in a file exactly once."""
        content = self.read(path)
        assert content.count(old) == 1, f"{old!r} stands {content.count(old)} times in {path}"
        self.write(path, content.replace(old, new))

    def add(self, path: str, *entries: str) -> None:
        """Append entries to the metadata of a file."""
        content = self.read(path)
        end = content.index("\n---\n", 3) + 1
        self.write(path, content[:end] + "".join(f"{entry}\n" for entry in entries) + content[end:])

    def open(self, *, today: date = TODAY) -> Project:
        """Return the project."""
        return open_project(self.root, languages=LANGUAGES, today=today)

    def load(self, *, drafts: bool = True, today: date = TODAY) -> Catalogue:
        """Return the catalogue as it is now."""
        return load(self.open(today=today), drafts=drafts)

    def problems(self) -> tuple[Problem, ...]:
        """Return what is wrong with the portal."""
        return self.load().problems

    def codes(self) -> list[str]:
        """Return the codes of what is wrong with the portal."""
        return [problem.code for problem in self.problems()]


def lay_out(root: Path, files: Mapping[str, str | bytes]) -> Portal:
    """Return the portal made of these files."""
    portal = Portal(root)
    for folder in ("docs", "materials"):
        (root / folder).mkdir(parents=True, exist_ok=True)
    for path, content in files.items():
        portal.write(path, content)
    return portal
