"""A head teacher wants to move the school forward, and to join the network against racism."""

import pytest

from tests.stories.reader import Reader, named, words

pytestmark = pytest.mark.browser

OFFICE = "integrationszentrum@staedteregion-aachen.de"


def test_six_modules_each_with_a_programme_or_material_and_a_planned_seal(reader: Reader) -> None:
    reader.start().follow("Diversitätssensible Schule")
    modules = reader.main.locator("ol.modules > li")
    assert [words(module).split("\n")[0].strip()[:1] for module in modules.all()] == list("123456")
    for module in modules.all():
        links = reader.links(module)
        assert any("/programmes/" in href or "/teaching-materials/" in href for href in links), words(module)
    seal = reader.main.get_by_role("region", name=named("Siegel"))
    assert "geplant" in words(seal).split("\n")[0]
    assert "Eine Verleihung haben wir nicht gefunden" in words(seal)


def test_a_school_that_wants_to_become_a_school_without_racism(reader: Reader) -> None:
    reader.start().search("Schule ohne Rassismus").follow("Schule ohne Rassismus – Schule mit Courage")
    text = words(reader.main)
    assert "Mindestens 70 Prozent aller Mitglieder der Schule müssen ihr zustimmen" in text
    facts = reader.main.get_by_role("region", name="Auf einen Blick")
    assert "Kommunales Integrationszentrum der StädteRegion Aachen" in words(facts)
    ways = {href for href in reader.links() if href.startswith(("mailto:", "tel:"))}
    assert ways == {f"mailto:{OFFICE}"}
