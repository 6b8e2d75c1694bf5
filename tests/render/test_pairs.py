from dataclasses import replace

from portal.catalogue import Catalogue
from portal.render.listings import PAIRINGS
from portal.render.pairs import pair_lists, pairs_of
from portal.render.search_pages import FACETS, has_search, is_for_search, scripts, search_context
from portal.render.site import SiteRenderer
from tests.render.editions import edition, with_templates
from tests.support import ROOT, Portal


def test_materials_are_listed_by_stage_and_topic_and_offers_by_place_and_type(portal: Portal) -> None:
    lists = {items.address: items for items in pair_lists(edition(portal))}
    material = next(record for record in edition(portal).catalogue.records if record.kind == "material")
    offer = next(record for record in edition(portal).catalogue.records if record.kind == "offer")
    stage, topic = vars(material.meta)["stages"][0], material.meta.topics[0]
    assert [record.id for record in lists[f"stages/{stage}/{topic}/"].records] == [material.id]
    place, kind = vars(offer.meta)["municipalities"][0], vars(offer.meta)["offer_type"]
    towns = [address for address in lists if address.endswith(f"/{kind}/")]
    assert towns
    assert place in {"05334", "05", "de"} or f"municipalities/{place}/{kind}/" in towns


def test_a_pair_stands_on_the_pages_of_both_its_terms(portal: Portal) -> None:
    readers = edition(portal)
    (pairing, first, second), records = next(iter(readers.listings.by_pair.items()))
    for address in (f"{pairing.first}/{first}/", f"{pairing.second}/{second}/"):
        links = [link.href for link in pairs_of(address, readers)]
        assert readers.link(f"{pairing.first}/{first}/{second}/") in links
    assert len(records) > 0
    assert list(pairs_of("topics/", readers)) == []


def test_only_what_stands_in_the_pairings_has_pages(portal: Portal) -> None:
    kinds = {pairing.kind: pairing for pairing in PAIRINGS}
    for (pairing, _, _), records in edition(portal).listings.by_pair.items():
        assert {kinds[record.kind] for record in records} == {pairing}


def switched(portal: Portal, value: object) -> Catalogue:
    """Return the catalogue of a portal whose mkdocs.yml says something about the search."""
    catalogue = with_templates(portal).load()
    return replace(catalogue, project=replace(catalogue.project, settings={"search": value}, languages=("de", "en")))


def test_the_switch_is_off_unless_it_says_true_and_there_is_an_engine(portal: Portal) -> None:
    assert not has_search(switched(portal, "yes").project)
    project = portal.load().project
    assert not has_search(replace(project, settings={}))
    assert not has_search(replace(project, settings={"search": True}, root=project.root / "elsewhere"))


def test_a_site_without_search_has_no_page_of_it(portal: Portal) -> None:
    catalogue = switched(portal, False)
    paths = {job.path for job in SiteRenderer(catalogue.project).jobs(catalogue)}
    assert not {"search/", "watchlist/"} & paths
    assert not any(path.count("/") == 3 and path.startswith("stages/") for path in paths)


def test_every_facet_of_the_page_has_a_name(portal: Portal) -> None:
    readers = edition(portal)
    context = search_context(readers, SiteRenderer(readers.catalogue.project).links(readers.catalogue))
    assert [facet.code for facet in context["facets"]] == list(FACETS)
    assert all(facet.title for facet in context["facets"])
    assert sum("material" in kinds for kinds in FACETS.values()) >= 13
    assert sum("offer" in kinds for kinds in FACETS.values()) >= 13


def test_every_script_of_the_search_is_known_as_such() -> None:
    assets = ROOT / "overrides" / "assets"
    needed = {name for section in ("", "offers", "search", "watchlist") for name in scripts(section)}
    assert all(is_for_search(name) and (assets / name).is_file() for name in needed)
    assert not is_for_search("portal.js")
