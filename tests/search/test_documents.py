"""What of a catalogue can be found, in which language, and what is exported."""

import json
import re

from portal.catalogue import Catalogue
from portal.render.naming import Naming
from portal.search.codes import FACETS
from portal.search.documents import concepts, entries, plain
from portal.search.entries import Entry
from portal.search.ranking import rank
from portal.search.site import index_of, search_files
from tests.support import HOME, MATERIAL, OFFER, PROGRAMME, ROOT, Portal


def by_id(catalogue: Catalogue, language: str) -> dict[str, Entry]:
    return {entry.id: entry for entry in entries(catalogue, language)}


def found(catalogue: Catalogue, language: str, query: str) -> list[str]:
    index, _ = index_of(catalogue, language, Naming(catalogue))
    return [index.entries[number].id for number, _ in rank(index, query).found]


def test_records_and_pages_are_found_in_every_language(portal: Portal) -> None:
    catalogue = portal.load()
    german, english, arabic = (by_id(catalogue, language) for language in ("de", "en", "ar"))
    assert german.keys() == english.keys() == arabic.keys() >= {"griffbereit", "wortliste", "page:index"}
    assert (english["griffbereit"].text_language, english["griffbereit"].is_fallback) == ("en", False)
    assert (arabic["griffbereit"].text_language, arabic["griffbereit"].is_fallback) == ("de", True)
    assert (german["griffbereit"].text_language, german["griffbereit"].is_fallback) == ("de", False)
    assert (english["page:index"].title, english["page:index"].address) == ("Home", "")
    assert arabic["page:index"].is_fallback
    assert english["griffbereit"].weight == german["griffbereit"].weight == 1
    assert arabic["griffbereit"].weight == arabic["page:index"].weight < 1


def test_the_original_title_of_a_translation_is_found_too(portal: Portal) -> None:
    catalogue = portal.load()
    assert found(catalogue, "en", "Schatz")[:1] == ["mehrsprachigkeit"]


def test_what_holds_for_the_region_counts_in_each_of_its_places(portal: Portal) -> None:
    portal.change(OFFER, '["05334004"]', '["05334"]')
    offer = by_id(portal.load(), "de")["elterncafe"]
    assert {"05334004", "05334002", "05334"} <= set(offer.facets["municipality"])
    assert "05" not in offer.facets["municipality"]
    assert offer.facts["municipality"] == ("05334",)


def test_one_place_counts_for_itself_alone(portal: Portal) -> None:
    assert by_id(portal.load(), "de")["elterncafe"].facets["municipality"] == ("05334004",)


def test_facets_hold_the_codes_of_the_metadata(portal: Portal) -> None:
    portal.add(MATERIAL, "time_required: PT1H", "cefr: {from: A1, to: A2}")
    facets = by_id(portal.load(), "de")["wortliste"].facets
    assert facets["kind"] == ("material",)
    assert facets["language"] == ("de", "ar")
    assert facets["file_format"] == ("pdf",)
    assert facets["duration"] == ("90",)
    assert facets["license"] == ("CC-BY-SA-4.0",)
    assert {"A1", "A1.1", "A2"} <= set(facets["cefr"])
    assert "B1" not in facets["cefr"]
    offer = by_id(portal.load(), "de")["elterncafe"]
    assert (offer.facets["free"], offer.facets["entry"], offer.facets["mode"]) == (("yes",), ("yes",), ("presential",))
    assert offer.facets["organisation"] == ("ki-region",)


def test_words_for_codes_find_records(portal: Portal) -> None:
    catalogue = portal.load()
    assert found(catalogue, "de", "kostenlos")[0] == "elterncafe"
    assert found(catalogue, "de", "Türkisch")[0] == "elterncafe"
    assert found(catalogue, "en", "Türkçe")[0] == "elterncafe"
    assert found(catalogue, "en", "العربية")[0] == "wortliste"


def test_labels_of_languages_that_are_no_site_languages_are_known(portal: Portal) -> None:
    catalogue = portal.load()
    known = {concept.id: concept for concept in concepts(catalogue, Naming(catalogue))}
    topic = catalogue.vocabularies["topic"]["mehrsprachigkeit"]
    assert set(known["topic:mehrsprachigkeit"].names) == {*topic.labels, *topic.synonyms}


def test_excluded_pages_are_not_found(portal: Portal) -> None:
    portal.add(PROGRAMME, "search: {exclude: yes}")
    portal.add(HOME, "search: {exclude: yes}")
    for language in ("de", "en"):
        assert by_id(portal.load(), language).keys().isdisjoint({"griffbereit", "page:index"})


def test_a_page_is_moved_in_every_language_as_its_original_says(portal: Portal) -> None:
    portal.add(HOME, "search: {boost: 3}")
    assert [by_id(portal.load(), language)["page:index"].weight for language in ("de", "en")] == [3, 3]


def test_archived_records_come_later(portal: Portal) -> None:
    portal.change(OFFER, "state: published", "state: archived")
    offer = by_id(portal.load(), "de")["elterncafe"]
    assert offer.weight < 1
    assert offer.facts["state"] == "archived"


def test_texts_lose_their_marks() -> None:
    body = (
        "## Ablauf {: #a }\n\n* **Kurs** in der [Kita](../x/index.md) `code`\n\n| A | B |\n|---|---|\n"
        "| 1 | 2 |\n\n```\nprint()\n```\n"
    )
    assert plain(body) == "Ablauf Kurs in der Kita A B 1 2"


def test_builds_are_identical_and_names_follow_content(portal: Portal) -> None:
    def files() -> dict[str, bytes]:
        catalogue = portal.load()
        return {file.address: file.data for file in search_files(catalogue, Naming(catalogue))}

    before = files()
    assert files() == before
    portal.change(OFFER, "Elterncafé am Markt", "Elterncafé am Rathaus")
    after = files()
    assert before["de/manifest.json"] != after["de/manifest.json"]
    assert all(after[name] == data for name, data in before.items() if name in after and name.endswith(".bin"))


def test_exports_are_flat_and_complete(portal: Portal) -> None:
    catalogue = portal.load()
    files = {file.address: file.data for file in search_files(catalogue, Naming(catalogue))}
    items = [json.loads(line) for line in files["items.ndjson"].splitlines()]
    assert len(items) == 5 * len(entries(catalogue, "de"))
    assert len({item["key"] for item in items}) == len(items)
    for item in items:
        for value in item.values():
            assert isinstance(value, (str, int, float, bool)) or all(isinstance(part, str) for part in value)
    item = next(item for item in items if item["key"] == "ar_griffbereit")
    assert (item["address"], item["language_of_text"], item["is_fallback"]) == (
        "/ar/programmes/griffbereit/",
        "de",
        True,
    )
    assert item["topic"] == ["mehrsprachigkeit", "elternarbeit"]
    vocabulary = {term["id"]: term["names"] for term in json.loads(files["vocabulary.json"])}
    assert vocabulary["topic:mehrsprachigkeit"]["de"][0] == "Mehrsprachigkeit"
    assert vocabulary.keys() >= {concept for item in items for concept in item["concepts"]}
    assert all(
        isinstance(name, str) and name for names in vocabulary.values() for own in names.values() for name in own
    )


def test_exports_have_the_fields_that_the_mapping_names(portal: Portal) -> None:
    catalogue = portal.load()
    found = [file for file in search_files(catalogue, Naming(catalogue)) if not file.address.endswith(".bin")]
    files = {file.address: file.data for file in found}
    page = (ROOT / "docs/developers/search.md").read_text("utf-8")
    table = page.partition("| field | type |")[2].partition("\n\n")[0]
    rows = re.findall(r"^\| (`.+?) \| (.+?) \|", table, re.MULTILINE)
    kinds = {name: re.split("[ ,]", kind)[0] for cell, kind in rows for name in re.findall(r"`([a-z_]+)`", cell)}
    types: dict[str, type | tuple[type, ...]] = {
        "text": str, "code": str, "truth": bool, "list": list, "seconds": int, "factor": (int, float),
    }  # fmt: skip
    for item in map(json.loads, files["items.ndjson"].splitlines()):
        assert item.keys() - FACETS.keys() <= kinds.keys() <= item.keys()
        for name, value in item.items():
            assert isinstance(value, types[kinds.get(name, "list")]), name
    for term in json.loads(files["vocabulary.json"]):
        assert term.keys() == {"id", "names"}
        assert all(f"| `{name}` |" in page for name in term)


def test_the_glossary_is_found_by_its_words_and_no_record_is(portal: Portal) -> None:
    portal.write("docs/woerter.md", "---\ntitle: Wörter\ntemplate: glossary.html\n---\n# Wörter\n")
    catalogue = portal.load()
    assert found(catalogue, "de", "Berechtigungsschein") == ["page:woerter"]
    assert found(catalogue, "en", "certificate of eligibility")[:1] == ["page:woerter"]
    assert found(catalogue, "en", "Berechtigungsschein") == ["page:woerter"]
    assert not [concept.id for concept in concepts(catalogue, Naming(catalogue)) if concept.id.startswith("glossary:")]
