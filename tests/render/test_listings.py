from datetime import date

import pytest

from portal.render.listing_pages import list_context, record_lists, term_indexes
from portal.render.listings import PAGE_SIZE, Listings, applies_in, newest, pages
from tests.render.editions import edition, record
from tests.support import EVENT, MATERIAL, OFFER, PROGRAMME, Portal

OFFERS = "materials/offers/{}/index.md"


def add_offer(portal: Portal, id_: str, title: str, *more: str) -> None:
    text = (
        portal.read(OFFER)
        .replace("id: elterncafe", f"id: {id_}")
        .replace("title: Elterncafé am Markt", f"title: {title}")
    )
    portal.write(OFFERS.format(id_), text)
    portal.add(OFFERS.format(id_), *more)


def titles(portal: Portal, address: str, language: str = "de", today: date = date(2026, 11, 22)) -> list[str]:
    seen = edition(portal, language, today)
    found = next(items for items in record_lists(seen) if items.address == address)
    return [seen.text(item).fields.title for item in found.records]


def test_offers_come_by_next_date_then_by_title(portal: Portal) -> None:
    add_offer(portal, "aehre", "Ähre")
    add_offer(portal, "spaeter", "Aaa später", "runs: [{start: 2027-05-01, end: 2027-06-01}]")
    add_offer(portal, "frueher", "Zzz früher", "runs: [{start: 2027-02-01, end: 2027-03-01}]")
    add_offer(portal, "apfel", "Apfel")
    assert titles(portal, "offers/") == ["Zzz früher", "Aaa später", "Ähre", "Apfel", "Elterncafé am Markt"]


def test_all_else_comes_by_title(portal: Portal) -> None:
    text = portal.read(PROGRAMME).replace("id: griffbereit", "id: aehre").replace("title: G", "title: „Äh G")
    portal.write("materials/programmes/aehre/index.md", text)
    assert titles(portal, "programmes/") == ["„Äh Griffbereit", "Griffbereit"]


def test_the_archive_holds_what_is_over_and_no_other_list_does(portal: Portal) -> None:
    portal.change(PROGRAMME, "state: published", "state: archived")
    after = date(2027, 3, 2)
    assert titles(portal, "archive/", today=after) == ["Griffbereit", "Fachtag Mehrsprachigkeit"]
    assert titles(portal, "programmes/", today=after) == titles(portal, "events/", today=after) == []
    assert titles(portal, "topics/mehrsprachigkeit/", today=after) == [
        "Wortliste zum Schulstart",
        "Mehrsprachigkeit als Schatz",
    ]


def test_a_term_page_is_grouped_in_the_order_of_the_menu(portal: Portal) -> None:
    seen = edition(portal)
    items = next(items for items in record_lists(seen) if items.address == "topics/mehrsprachigkeit/")
    groups = [(group.kind, group.count) for group in list_context(items, 1, seen)["groups"]]
    assert groups == [("programme", "1"), ("material", "1"), ("event", "1"), ("module", "1")]


def test_a_page_of_a_term_exists_only_for_records(portal: Portal) -> None:
    addresses = {items.address for items in record_lists(edition(portal))}
    assert "topics/elternarbeit/" in addresses
    assert "topics/wohnen/" not in addresses
    assert {"languages/tr/", "offer-types/elterngruppe/", "resource-types/worksheet/", "stages/primar/"} <= addresses


def test_all_ten_municipalities_and_all_kinds_have_a_page(portal: Portal) -> None:
    addresses = [items.address for items in record_lists(edition(portal))]
    assert sum(address.startswith("municipalities/") for address in addresses) == 10
    assert addresses[:7] == [
        "programmes/",
        "projects/",
        "teaching-materials/",
        "offers/",
        "events/",
        "organisations/",
        "modules/",
    ]


@pytest.mark.parametrize(
    ("written", "alsdorf", "aachen"),
    [('["05334004"]', True, False), ('["05334"]', True, True), ('["05"]', True, True), ('["DE"]', True, True),
     ('["05334002"]', False, True)],
)  # fmt: skip
def test_a_municipality_shows_what_applies_there(portal: Portal, written: str, *, alsdorf: bool, aachen: bool) -> None:
    portal.change(OFFER, '["05334004"]', written)
    seen = edition(portal)
    offer, areas = record(seen, "elterncafe"), seen.listings.areas
    assert (applies_in(offer, "05334004", areas), applies_in(offer, "05334002", areas)) == (alsdorf, aachen)


def test_only_materials_and_modules_without_municipalities_hold_everywhere(portal: Portal) -> None:
    seen = edition(portal)
    areas = seen.listings.areas
    there = {item.kind for item in seen.listings.current if applies_in(item, "05334002", areas)}
    assert there == {"material", "module"}
    portal.add(MATERIAL, 'municipalities: ["05334004"]')
    assert not applies_in(record(edition(portal), "wortliste"), "05334002", areas)


def test_a_page_holds_twenty_four(portal: Portal) -> None:
    offer = record(edition(portal), "elterncafe")
    assert [len(part) for part in pages([offer] * (2 * PAGE_SIZE + 1))] == [24, 24, 1]
    assert pages([]) == [()]


def test_jumps_lead_to_the_page_where_a_kind_begins(portal: Portal) -> None:
    for number in range(30):
        add_offer(portal, f"kurs-{number:02}", f"Kurs {number:02}", "keywords: [Kurs]")
    seen = edition(portal)
    items = next(items for items in record_lists(seen) if items.address == "topics/elternarbeit/")
    first, second = list_context(items, 1, seen), list_context(items, 2, seen)
    assert [jump.href.rpartition("/")[2] for jump in first["jumps"]] == ["#__programme", "#__offer"]
    assert second["jumps"][0].href.endswith("/topics/elternarbeit/#__programme")
    assert [(link.number, link.is_current) for link in second["pages"]] == [("1", False), ("2", True)]


def test_an_index_names_the_terms_that_have_records(portal: Portal) -> None:
    index = next(index for index in term_indexes(edition(portal)) if index.address == "languages/")
    assert [(term.label, term.own_name, term.count) for term in index.groups[0].terms] == [
        ("Arabisch", "العربية", 1),
        ("Deutsch", "", 3),
        ("Türkisch", "Türkçe", 1),
    ]


def test_a_missing_kind_has_an_empty_list(portal: Portal) -> None:
    portal.change(EVENT, "state: published", "state: archived")
    assert titles(portal, "events/") == []


def test_the_newest_come_first_and_those_of_one_day_by_id(portal: Portal) -> None:
    portal.change(OFFER, "published: 2026-02-01", "published: 2026-03-01")
    portal.change(PROGRAMME, "state: published", "state: draft")
    found = newest(Listings(portal.load()).current)
    assert [item.id for item in found[:3]] == ["elterncafe", "fachtag", "ki-region"]
