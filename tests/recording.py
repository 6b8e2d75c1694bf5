"""Record a pull request with mistakes in a terminal: the page of the editors' guide shows what the tools really say.

`python -m tests.recording` writes the pages anew; a test compares them.
"""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.cli.repository import versioned
from tests.support import ROOT, SOUND, Portal, lay_out

PAGES = {"de": ROOT / "docs/redaktion/aufnahme.md", "en": ROOT / "docs/redaktion/aufnahme.en.md"}
RECORD = "materials/offers/sprachcafe/index.md"

_FAULTY = """---
id: sprachcafe
kind: offer
title: Sprachcafé: reden und zuhören
summary: Deutsch sprechen in kleiner Runde, jede Woche in der Bücherei, ohne Anmeldung.
state: published
published: 22.11.2026
last_checked: 2026-11-22
topics: [Mehrsprachigkeit]
audiences: [neuzugewanderte]
municipalities: ["05334004"]
languages: [de, ua]
offer_type: sprachtreff
course_mode: presential
continuous_entry: yes
registration: {required: no}
cost: {free: yes, amount: 2}
organisation: ki-regio
contact: ki-region
---
Wer kommen möchte, kommt einfach vorbei. Mehr steht [hier](../elterncafe/index.md).
"""
_MENDED = (
    ("cost: {free: yes, amount: 2}", "cost: {free: yes}"),
    ("organisation: ki-regio\n", "organisation: ki-region\n"),
    ("Mehr steht [hier](", "Eltern finden ein eigenes [Elterncafé]("),
)
_WORDS = {
    "de": {
        "title": "Ein Vorschlag mit Fehlern",
        "description": "Aufnahme aus dem Terminal, ein neues Angebot mit sieben Fehlern wird geprüft und berichtigt.",
        "lead": "So sieht es aus, wenn jemand ein neues Angebot vorschlägt und nicht alles stimmt. Was das Terminal "
        "zeigt, ist aufgenommen, nicht nachgestellt.",
        "changed": "Der Vorschlag enthält eine neue Datei. Die Prüfung nennt alle Fehler auf einmal.",
        "fix": "Was keine Entscheidung braucht, behebt `--fix` und zeigt die Änderungen.",
        "mended": "Die übrigen drei Stellen berichtigt die Redaktion von Hand: den Betrag bei einem kostenlosen "
        "Angebot, den Namen der Organisation und den Linktext. Danach ist alles in Ordnung.",
        "summary": "Wer den Vorschlag durchsieht, bekommt eine Zusammenfassung.",
    },
    "en": {
        "title": "A pull request with mistakes",
        "description": "A terminal recording of how a new offer with seven mistakes is checked and mended.",
        "lead": "This is what it looks like when somebody proposes a new offer and not everything is right. What the "
        "terminal shows has been recorded, not made up.",
        "changed": "The proposal holds one new file. The check names all mistakes at once.",
        "fix": "What needs no decision is mended by `--fix`, which shows the changes.",
        "mended": "The editors mend the other three places by hand: the amount of a free offer, the name of the "
        "organisation and the link text. Then all is well.",
        "summary": "Whoever reviews the proposal gets a summary.",
    },
}


def record(language: str) -> str:
    """Return the page in a language, with what the commands print now."""
    with TemporaryDirectory() as name:
        return "\n".join(_page(versioned(lay_out(Path(name) / "portal", SOUND)), language))


def _page(portal: Portal, language: str) -> Iterator[str]:
    words = _WORDS[language]
    yield from ("---", f"title: {words['title']}", f"description: {words['description']}")
    if language != "de":
        yield "translation: {method: machine}"
    yield from ("---", f"# {words['title']}", "", words["lead"], "", words["changed"], "")
    portal.write(RECORD, _FAULTY)
    yield from _terminal(portal, language, "check", "--changed-since", "main")
    yield from (words["fix"], "")
    yield from _terminal(portal, language, "check", "--changed-since", "main", "--fix")
    for old, new in _MENDED:
        portal.change(RECORD, old, new)
    yield from (words["mended"], "")
    yield from _terminal(portal, language, "check", "--changed-since", "main")
    yield from (words["summary"], "")
    yield from _terminal(portal, language, "summary", "--changed-since", "main")


def _terminal(portal: Portal, language: str, *arguments: str) -> Iterator[str]:
    command = [*arguments, "--language", language] if language != "de" else list(arguments)
    result = subprocess.run(
        [sys.executable, "-m", "portal", *command, "--root", str(portal.root), "--today", "2026-11-25"],
        capture_output=True,
        text=True,
        check=False,
        env={"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", "PYTHONUTF8": "1"},
    )
    said = (result.stdout + result.stderr).rstrip("\n").replace(str(portal.root), "portal")
    yield from ("~~~~", f"$ portal {' '.join(command)}", *said.split("\n"), "~~~~", "")


def main() -> None:
    """Write the pages."""
    for language, page in PAGES.items():
        page.write_text(record(language), "utf-8")


if __name__ == "__main__":
    main()
