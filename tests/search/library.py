"""A small library in several languages, for tests of the ranking."""

from portal.search.entries import Concept, Entry

CONCEPTS = [
    Concept(
        "topic:sprache",
        {
            "de": ("Sprachförderung", "Deutschförderung"),
            "en": ("language support",),
            "tr": ("dil desteği",),
            "ar": ("دعم اللغة",),
            "uk": ("мовна підтримка",),
        },
    ),
    Concept("topic:eltern", {"de": ("Zusammenarbeit mit Eltern", "Elternarbeit"), "en": ("working with parents",)}),
    Concept("stage:kita", {"de": ("Kindergarten", "Kita"), "en": ("nursery", "kindergarten"), "tr": ("anaokulu",)}),
    Concept("place:stolberg", {"de": ("Stolberg",)}),
]


def entry(id_: str, title: str, *concepts: str, summary: str = "", body: str = "", published: str = "") -> Entry:
    return Entry(
        id=id_,
        kind="material" if id_ < "m" else "offer",
        address=f"{id_}/",
        title=title,
        summary=summary,
        text_language="de",
        concepts=concepts,
        body=body,
        facets={
            "kind": ("material" if id_ < "m" else "offer",),
            "topic": tuple(c[6:] for c in concepts if "topic" in c),
        },
        facts={"topic": concepts},
        published=published,
    )


ENTRIES = [
    entry("a", "Bilderbücher für die Sprachförderung", "topic:sprache", "stage:kita", published="2026-01-01"),
    entry("b", "Elterncafé im Kindergarten", "topic:eltern", "stage:kita", "place:stolberg", published="2026-03-01"),
    entry("c", "Deutschförderung in der Schule", "topic:sprache", body="Ein Absatz über Zahnpflege und Waldtage."),
    entry(
        "m", "Treffpunkt Stolberg", "place:stolberg", summary="Für Lehrer*innen und Familien.", published="2025-01-01"
    ),
    entry("n", "Wörterkiste", summary="Lesen und schreiben mit Jugendlichen."),
    entry("o", "Mathe am Nachmittag", summary="Rechnen mit Spielen."),
    entry("p", "Sport im Verein", summary="Schwimmen und Fußball."),
]
