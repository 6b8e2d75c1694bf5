"""Somebody accompanies a young person from school to work."""

import pytest

from tests.stories.reader import Reader, named, words

pytestmark = pytest.mark.browser

ENDED = ("Landesinitiative „Gemeinsam klappt’s“", "Landesinitiative „Durchstarten in Ausbildung und Arbeit“")


def test_the_page_leads_to_classes_orientation_and_the_tenants_course(reader: Reader) -> None:
    reader.start().follow("Lehrkräfte und Fachkräfte", reader.page.get_by_role("banner"))
    reader.follow("Übergang Schule und Beruf")
    links = reader.links()
    assert any("/offers/internationale-foerderklassen/" in href for href in links)
    assert any("/programmes/kaoa/" in href for href in links)
    reader.follow("Mieterführerschein")
    assert "unbestätigt, bitte nachfragen" in words(reader.main)
    assert "Ob es das noch gibt, ist nicht bestätigt." in words(reader.main)


def test_ended_initiatives_stand_only_in_the_archive(reader: Reader) -> None:
    reader.start().follow("Übergang Schule–Beruf")
    assert reader.main.get_by_role("article").count() >= 3
    for title in ENDED:
        assert not reader.main.get_by_role("heading", name=named(title)).count(), title
    reader.follow("Beendete Einträge im Archiv")
    for title in ENDED:
        card = reader.main.get_by_role("article").filter(has=reader.page.get_by_role("heading", name=named(title)))
        assert "beendet" in words(card)
    reader.follow("Landesinitiative „Gemeinsam klappt")
    assert "ist beendet" in words(reader.main)


def test_who_searches_for_them_reads_that_they_have_ended(reader: Reader) -> None:
    reader.start().search("Durchstarten in Ausbildung")
    card = words(reader.hit("Landesinitiative „Durchstarten"))
    assert "im Archiv" in card and "Es endete im Juni 2023." in card
