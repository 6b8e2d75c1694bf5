import pytest

from portal.render.hyphens import soft_hyphens


@pytest.mark.parametrize(
    ("word", "divided"),
    [
        ("Seiteneinsteigerberatung", "Seiten|einsteiger|beratung"),
        ("Diversitätssensible Schule", "Diversitäts|sensible Schule"),
        ("Informationsveranstaltungen", "Informations|veranstaltungen"),
        ("Bürgerpreis", "Bürgerpreis"),
        ("Nordrhein-Westfalen", "Nordrhein-Westfalen"),
    ],
)
def test_long_german_words_break_where_they_are_joined(word: str, divided: str) -> None:
    assert soft_hyphens(word, "de").replace("\u00ad", "|") == divided


def test_german_names_break_in_texts_of_another_script() -> None:
    assert soft_hyphens("الاستشارة (Seiteneinsteigerberatung)", "ar").count("\u00ad") == 2


def test_very_long_german_names_break_everywhere_and_other_words_nowhere() -> None:
    assert (
        soft_hyphens("Aachen (Gleichbehandlungsbüro)", "tr").replace("\u00ad", "|") == "Aachen (Gleichbehandlungs|büro)"
    )
    assert "\u00ad" not in soft_hyphens("internationalisation, multilingualism, responsibilities", "en")
