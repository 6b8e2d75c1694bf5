import pytest

from portal.render.sections import CARDS, chain, groups
from tests.render.editions import edition, record
from tests.support import MODULE, OFFER, PROGRAMME, Portal

AGES = {"mini": "0-1", "griffbereit": "1-3", "kita": "4-6", "schule": "6-10"}


def test_a_chain_shows_the_neighbours_and_names_the_rest(portal: Portal) -> None:
    base = portal.read(PROGRAMME)
    before = ""
    for id_, age in AGES.items():
        path = f"materials/programmes/{id_}/index.md"
        portal.write(path, base.replace("id: griffbereit", f"id: {id_}").replace("title: G", f"title: {id_} G"))
        portal.add(path, f'age_range: "{age}"', *([f"follows: {before}"] if before else []))
        before = id_
    seen = edition(portal)
    found = chain(record(seen, "griffbereit"), seen)
    assert found is not None
    assert [(step.name.href.split("/")[-2], step.age, step.is_here) for step in found.steps] == [
        ("mini", "bis 1 Jahr", False),
        ("griffbereit", "1 bis 3 Jahre", True),
        ("kita", "4 bis 6 Jahre", False),
    ]
    assert [name.text for name in found.after] == ["schule Griffbereit"]
    last = chain(record(seen, "schule"), seen)
    assert last is not None
    assert [step.is_here for step in last.steps] == [False, False, True]
    assert [name.text for name in last.before] == ["mini Griffbereit"]


def test_a_programme_alone_has_no_chain(portal: Portal) -> None:
    seen = edition(portal)
    assert chain(record(seen, "griffbereit"), seen) is None


def headings(portal: Portal, id_: str) -> dict[str, list[str]]:
    seen = edition(portal)
    return {group.title: [other.id for other in group.cards] for group in groups(record(seen, id_), seen)}


def test_a_programme_lists_what_is_part_of_it(portal: Portal) -> None:
    portal.change(OFFER, "topics:", "part_of: [griffbereit]\ntopics:")
    assert headings(portal, "griffbereit") == {"Projekte dazu": ["sprachbruecke"], "Angebote dazu": ["elterncafe"]}


def test_a_module_lists_its_materials_and_they_name_it(portal: Portal) -> None:
    assert headings(portal, "mehrsprachigkeit") == {"Materialien dazu": ["wortliste"]}
    assert headings(portal, "wortliste") == {"Gehört zu": ["mehrsprachigkeit"]}


def test_an_organisation_lists_its_records_by_kind(portal: Portal) -> None:
    assert list(headings(portal, "ki-region")) == ["Programme", "Projekte", "Angebote", "Termine", "Bausteine"]


def test_a_record_stands_on_a_page_once(portal: Portal) -> None:
    portal.add("materials/projects/sprachbruecke/index.md", "related: [griffbereit]")
    assert headings(portal, "griffbereit") == {"Projekte dazu": ["sprachbruecke"]}


def test_what_is_over_is_not_recommended(portal: Portal) -> None:
    portal.add(PROGRAMME, "related: [fachtag]")
    assert "Das passt dazu" in headings(portal, "griffbereit")
    portal.change("materials/events/fachtag/index.md", "state: published", "state: archived")
    assert "Das passt dazu" not in headings(portal, "griffbereit")


def test_many_records_become_links(portal: Portal) -> None:
    for number in range(CARDS + 3):
        path = f"materials/offers/kurs-{number}/index.md"
        text = portal.read(OFFER).replace("id: elterncafe", f"id: kurs-{number}")
        portal.write(path, text.replace("organisation: ki-region", "organisation: ki-region\npart_of: [griffbereit]"))
    seen = edition(portal)
    offers = next(g for g in groups(record(seen, "griffbereit"), seen) if g.title == "Angebote dazu")
    assert (len(offers.cards), len(offers.links), offers.left_out) == (CARDS, 3, "")


@pytest.mark.parametrize(
    ("language", "ids"), [("de", ["anfang", "mehrsprachigkeit"]), ("en", ["mehrsprachigkeit", "anfang"])]
)
def test_what_readers_can_read_comes_first(portal: Portal, language: str, ids: list[str]) -> None:
    module = portal.read(MODULE).replace("id: mehrsprachigkeit", "id: anfang").replace("title: ", "title: A ")
    module = module.replace("number: 3", "number: 4")
    portal.write("materials/modules/anfang/index.md", module)
    portal.add(PROGRAMME, "related: [mehrsprachigkeit, anfang]")
    seen = edition(portal, language)
    related = next(
        group for group in groups(record(seen, "griffbereit"), seen) if group.title == seen.words("record.related")
    )
    assert [other.id for other in related.cards] == ids
