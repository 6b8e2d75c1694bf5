"""What fields mean beyond their type is read off the models: required, codes, references."""

from portal.model.kinds import FOLDERS, TRANSLATIONS, Material, Offer, Programme
from portal.model.markers import Place, references, required_fields, terms


def found(marked: object) -> dict[Place, str]:
    return {place: text for place, text, _mark in marked}  # type: ignore[attr-defined]


OFFER = Offer.model_validate(
    {
        "topics": ("daz",),
        "organisation": "ki-region",
        "partners": ("verein", "vhs"),
        "cefr": {"from": "A1", "to": "B1"},
        "locations": ({"street": "Markt 1", "postal_code": "52477", "municipality": "05334004"},),
        "contact": "ki-region",
        "owner": "ki-region",
    }
)


def test_terms_are_found_wherever_they_stand() -> None:
    assert found(terms(OFFER)) == {
        ("topics", 0): "daz",
        ("cefr", "from"): "A1",
        ("cefr", "to"): "B1",
        ("locations", 0, "municipality"): "05334004",
    }


def test_terms_name_their_vocabulary() -> None:
    assert {mark.vocabulary for _place, _code, mark in terms(OFFER)} == {"topic", "cefr", "municipality"}


def test_references_are_found_wherever_they_stand() -> None:
    assert found(references(OFFER)) == {
        ("organisation",): "ki-region",
        ("partners", 0): "verein",
        ("partners", 1): "vhs",
        ("contact",): "ki-region",
        ("owner",): "ki-region",
    }


def test_a_contact_written_out_is_no_reference() -> None:
    offer = Offer.model_validate({"contact": {"email": "ki@example.org"}})
    assert found(references(offer)) == {}


def test_a_source_material_is_a_reference_or_holds_a_licence() -> None:
    written_out = {"title": "A", "url": "https://x.de", "authors": (), "license": "CC0-1.0", "changes": "Neu"}
    material = Material.model_validate({"based_on": ("wortliste", written_out)})
    assert found(references(material)) == {("based_on", 0): "wortliste"}
    assert found(terms(material))["based_on", 1, "license"] == "CC0-1.0"


def test_references_say_which_kinds_fit() -> None:
    programme = Programme.model_validate({"follows": "vorher", "materials": ("wortliste",), "related": ("irgendwas",)})
    kinds = {place[0]: mark.kinds for place, _id, mark in references(programme)}
    assert kinds == {"follows": ("programme",), "materials": ("material",), "related": ()}


def test_required_fields_are_those_marked_so_and_have_defaults() -> None:
    assert required_fields(Material)[:2] == ("title", "summary")
    for model in (*FOLDERS.values(), *TRANSLATIONS.values()):
        assert "title" in required_fields(model)
        model()
