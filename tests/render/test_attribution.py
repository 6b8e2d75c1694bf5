from markupsafe import Markup

from portal.render.attribution import attribution
from tests.render.editions import edition, record
from tests.support import MATERIAL, Portal

FILES = "files:\n  - {path: wortliste.pdf, language: de}\n"
PAGE = "https://portal.example.org/teaching-materials/wortliste/"


def sentence(portal: Portal, language: str = "de") -> str:
    seen = edition(portal, language)
    found = attribution(record(seen, "wortliste"), seen)
    assert found is not None
    return found.sentence


def test_title_author_licence_and_link_stand_in_one_sentence(portal: Portal) -> None:
    assert sentence(portal) == (
        "„Wortliste zum Schulstart“ von Integrationszentrum, Lizenz: CC BY-SA 4.0 "
        f"(https://creativecommons.org/licenses/by-sa/4.0/), {PAGE}"
    )


def test_a_foreign_title_is_marked(portal: Portal) -> None:
    assert sentence(portal, "en").startswith('“<span lang="de" dir="ltr">Wortliste zum Schulstart</span>” by ')


def test_addresses_read_from_left_to_right_in_a_sentence_that_does_not(portal: Portal) -> None:
    assert f'<bdi dir="ltr">{PAGE}</bdi>' in sentence(portal, "ar")
    assert '(<bdi dir="ltr">https://creativecommons.org/licenses/by-sa/4.0/</bdi>)' in sentence(portal, "ar")


def test_markup_in_a_name_is_escaped(portal: Portal) -> None:
    portal.change(MATERIAL, "{name: Integrationszentrum", "{name: A & B")
    assert "von A &amp; B, Lizenz" in sentence(portal)
    assert isinstance(sentence(portal), Markup)


def test_the_credit_of_the_editor_stands_in_its_place(portal: Portal) -> None:
    portal.add(MATERIAL, "credit: So und nicht anders.")
    assert sentence(portal) == "So und nicht anders."


def test_a_material_without_open_licence_says_so(portal: Portal) -> None:
    portal.change(MATERIAL, "license: CC-BY-SA-4.0", "license: LicenseRef-nicht-angegeben")
    portal.change(MATERIAL, FILES, "external_url: https://example.org/liste\n")
    words = {"de": "keine offene Lizenz angegeben, nur Link", "en": "no open licence stated, link only"}
    for language, text in words.items():
        assert sentence(portal, language).endswith(f"Integrationszentrum, {text}, https://example.org/liste")


def test_a_licence_with_conditions_may_be_copied_and_a_closed_one_not(portal: Portal) -> None:
    for code, is_open in (("CC-BY-NC-ND-4.0", True), ("LicenseRef-alle-Rechte-vorbehalten", False)):
        text = portal.read(MATERIAL)
        portal.change(MATERIAL, "license: CC-BY-SA-4.0", f"license: {code}")
        seen = edition(portal)
        found = attribution(record(seen, "wortliste"), seen)
        assert found is not None
        assert found.is_open is is_open
        portal.write(MATERIAL, text)


def test_the_origin_and_its_changes_follow(portal: Portal) -> None:
    portal.add(
        MATERIAL,
        "based_on:",
        "  - title: Wörter",
        "    url: https://example.org/w",
        "    authors: [{name: Ada, type: Person}]",
        "    license: CC-BY-SA-4.0",
        "    changes: gekürzt",
    )
    assert sentence(portal).endswith(
        "; Ursprung: „Wörter“ von Ada, Lizenz: CC BY-SA 4.0 (https://creativecommons.org/licenses/by-sa/4.0/), "
        "https://example.org/w; Änderungen: gekürzt"
    )


def test_only_materials_are_attributed(portal: Portal) -> None:
    seen = edition(portal)
    assert attribution(record(seen, "griffbereit"), seen) is None
