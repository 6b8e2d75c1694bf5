"""Who is responsible in which municipality, as records and settings say."""

import shutil

import pytest

from portal.catalogue import load
from portal.project import open_project
from portal.render.edition import Edition
from portal.render.responsibility import Place, responsibility
from portal.render.site import SiteRenderer
from tests import html
from tests.render.editions import edition, with_templates
from tests.support import OFFER, ORGANISATION, PROGRAMME, ROOT, TODAY, Portal

AACHEN, ALSDORF, STOLBERG = "05334002", "05334004", "05334032"
PAGE = "---\ntitle: Wer hilft mir?\ntemplate: responsibility.html\n---\n# Wer hilft mir?\n"
CITY = "materials/organisations/ki-stadt/index.md"


@pytest.fixture
def region(portal: Portal) -> Portal:
    """A portal with an integration centre for Alsdorf and Stolberg, one for Aachen, and a programme of both."""
    centre = portal.read(ORGANISATION)
    portal.add(ORGANISATION, f'municipalities: ["{ALSDORF}", "{STOLBERG}"]', 'phone: "+49 241 123"')
    city = centre.replace("id: ki-region", "id: ki-stadt").replace("der Region", "der Stadt")
    portal.write(CITY, city.replace("ki@example.org", "stadt@example.org"))
    portal.add(CITY, f'municipalities: ["{AACHEN}"]')
    portal.add(PROGRAMME, 'municipalities: ["05334"]', "partners: [ki-stadt]")
    asks(portal, "{integration_centre: [ki-stadt, ki-region], integration_management: [griffbereit]}")
    return with_templates(portal)


def asks(portal: Portal, questions: str) -> None:
    portal.write("mkdocs.yml", f"extra: {{portal: {{responsibility: {questions}}}}}\n")


def places(seen: Edition) -> dict[str, Place]:
    return {place.id: place for place in responsibility(seen).places}


def said(place: Place, question: int) -> list[tuple[str, list[str]]]:
    """Return the answers to a question: name and how to reach them."""
    return [
        (answer.name.text, [value.text for value in answer.contact]) for answer in place.questions[question].answers
    ]


def test_every_municipality_shows_the_centre_that_serves_it(region: Portal) -> None:
    found = places(edition(region))
    assert len(found) == 10
    assert said(found["alsdorf"], 0) == [("Integrationszentrum der Region", ["+49 241 123", "ki@example.org"])]
    assert said(found["aachen"], 0) == [("Integrationszentrum der Stadt", ["stadt@example.org"])]
    assert found["stolberg-rhld"].questions == found["alsdorf"].questions


def test_nobody_known_is_no_answer(region: Portal) -> None:
    (question, _) = places(edition(region))["monschau"].questions
    assert (question.label, question.answers) == ("Integrationszentrum", ())


def test_a_programme_of_both_leads_to_the_centre_of_the_place(region: Portal) -> None:
    asks(region, "{integration_management: [griffbereit]}")
    found = places(edition(region))
    assert said(found["alsdorf"], 0) == [
        ("Griffbereit", ["Integrationszentrum der Region", "+49 241 123", "ki@example.org"])
    ]
    assert said(found["aachen"], 0) == [("Griffbereit", ["Integrationszentrum der Stadt", "stadt@example.org"])]
    assert said(found["monschau"], 0) == [("Griffbereit", ["nicht bekannt, bitte vorher fragen"])]


def test_what_stands_above_in_a_section_is_not_said_again(region: Portal) -> None:
    assert said(places(edition(region))["aachen"], 1) == [("Griffbereit", ["Kontakt wie oben"])]


def test_a_contact_of_its_own_comes_first(region: Portal) -> None:
    region.change(OFFER, "contact: ki-region", "contact: {email: cafe@example.org}")
    asks(region, "{school_place: [elterncafe]}")
    found = places(edition(region))
    assert said(found["alsdorf"], 0) == [("Elterncafé am Markt", ["cafe@example.org"])]
    assert said(found["aachen"], 0) == []


def test_what_is_over_answers_nothing(region: Portal) -> None:
    region.change(PROGRAMME, "state: published", "state: archived")
    assert said(places(edition(region))["aachen"], 1) == []


def test_the_map_is_drawn_from_the_vocabulary_and_coloured_by_the_first_question(region: Portal) -> None:
    found = responsibility(edition(region))
    assert [tile.place.id for tile in found.tiles[:3]] == ["baesweiler", "herzogenrath", "alsdorf"]
    assert (found.columns, found.rows) == (5, 6)
    assert [(group.number, [name.text for name in group.names]) for group in found.groups] == [
        (1, ["Integrationszentrum der Stadt"]),
        (2, ["Integrationszentrum der Region"]),
        (3, []),
    ]
    assert {tile.place.id: tile.place.group for tile in found.tiles}["stolberg-rhld"] == 2
    assert next(tile.lines for tile in found.tiles if tile.place.id == "stolberg-rhld") == ("Stolberg", "(Rhld.)")


def made(portal: Portal, widget: str) -> str:
    project = open_project(portal.root, languages=("de", "en"), today=TODAY)
    return SiteRenderer(project).widgets(load(project), "de")[widget](".")


def test_the_map_leads_to_the_sections_and_these_to_the_lists(region: Portal) -> None:
    drawn, written = html.fragment(made(region, "place-map")), html.fragment(made(region, "places"))
    ids = {element.get("id") for element in written.iter("h2")}
    links = [element.get("href") for element in drawn.iter() if (element.get("class") or "") == "place"]
    assert {f"#{id_}" for id_ in ids} == set(links)
    assert len(links) == 10
    assert {f"./municipalities/{code}/" for code in (AACHEN, ALSDORF)} <= {a.get("href") for a in written.iter("a")}
    assert html.text(written).count("Das wissen wir noch nicht.") == 7


def test_a_region_without_tiles_has_a_list_in_place_of_the_map(region: Portal) -> None:
    vocabularies = region.root / "materials/_vocabularies"
    shutil.copytree(ROOT / "materials/_vocabularies", vocabularies)
    file = vocabularies / "municipality.yml"
    lines = file.read_text("utf-8").splitlines(keepends=True)
    file.write_text("".join(line for line in lines if "tile:" not in line), "utf-8")
    page = made(region, "place-map")
    assert "<svg" not in page
    assert '<a class="tag" href="#alsdorf">' in page


def test_without_questions_the_sections_lead_to_the_lists_alone(portal: Portal) -> None:
    page = made(with_templates(portal), "places")
    assert page.count("<section") == 10
    assert "<dt>" not in page


def test_the_start_page_leads_to_the_page_if_there_is_one(region: Portal) -> None:
    assert "hilft/" not in made(region, "municipalities")
    region.write("docs/hilft.md", PAGE)
    assert '<a class="more" href="./hilft/">Wer ist für mich zuständig?</a>' in made(region, "municipalities")
