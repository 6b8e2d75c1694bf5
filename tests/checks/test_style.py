"""Habits in texts: what is warned of in which language, and that no text takes long to judge."""

import time

import pytest

from portal.problems import Level
from tests.support import HOME, MODULE_EN, OFFER, Portal


def warnings(portal: Portal, path: str, text: str) -> list[tuple[str, object]]:
    """Return codes and values of the warnings on a text in the place of a file's own."""
    head = portal.read(path)
    portal.write(path, f"{head[: head.index('---', 4)]}---\n{text}\n")
    found = [problem for problem in portal.problems() if problem.path == path]
    assert {problem.level for problem in found} <= {Level.WARNING}
    return [(problem.code, problem.values.get("value")) for problem in found]


@pytest.mark.parametrize(
    ("text", "code", "value"),
    [
        ("[hier](https://example.org/)", "link-text", "hier"),
        ("[**Mehr** …](https://example.org/)", "link-text", "**Mehr** …"),
        ("[Hier klicken!](https://example.org/)", "link-text", "Hier klicken!"),
        ("Siehe <https://example.org/>.", "link-bare", "https://example.org/"),
        ("Siehe www.example.org.", "link-bare", "www.example.org"),
        ("[https://example.org](https://example.org/)", "link-bare", "https://example.org"),
        ("## A\n\n#### B", "heading-jump", "B"),
        ("Oben\n====", "heading-one", "Oben"),
        ("<!-- später -->", "html", "<!--"),
        ("Die Staedteregion lädt ein.", "name-spelling", "Staedteregion"),
        ("Für Schüler:innen.", "gender-sign", "Schüler:innen"),
        ("Für Schüler_innen.", "gender-sign", "Schüler_innen"),
        ("Jede*r ist willkommen.", "gender-sign", "Jede*r"),
        ("Eine LehrerIn.", "gender-sign", "LehrerIn"),
        ("Post an E.Muster@GMX.de", "private-mail", "E.Muster@GMX.de"),
        ("[Post an uns](mailto:e.muster@t-online.de)", "private-mail", "e.muster@t-online.de"),
        ("Ruf: +49 (0)171 234567", "mobile-number", "+49 (0)171 234567"),
        ("Ruf: 0049 160/1234567", "mobile-number", "0049 160/1234567"),
        ("[x](https://example.org/){: .md-overlay }", "attribute-list", ".md-overlay"),
        ("## A {#__b}", "attribute-list", "#__b"),
    ],
)
def test_german_habits(portal: Portal, text: str, code: str, value: str) -> None:
    assert (code, value) in warnings(portal, OFFER, text)


@pytest.mark.parametrize(
    "text",
    [
        "Anmeldung [hier im Haus](https://example.org/)",
        "Der Städteregionstag und der Städteregionsrat.",
        "> In der Städteregion steht es so.",
        "Im „Bericht der Städteregion“ steht es.",
        "## A {#b}\n\n!!! note\n    Text",
        "Lehrkräfte, Schülerinnen und Schüler; Beginn: um 9:30 Uhr.",
        "In Mathe, in Kunst; Ein *Wort* und ein **Satz**",
        "0241 5198, 02402 101-0, Aktenzeichen 2019/0465",
        "ki@example.org und poststelle@web-schule.example",
        "a < b und c > d, 3 <4",
    ],
)
def test_what_is_no_bad_habit_in_german(portal: Portal, text: str) -> None:
    assert warnings(portal, OFFER, text) == []


def test_gender_signs_are_a_matter_of_german(portal: Portal) -> None:
    assert warnings(portal, MODULE_EN, "The word Lehrer*innen is German.") == []


@pytest.mark.parametrize("words", ["here", "Click here", "read more", "هنا", "buraya tıklayın", "тут"])
def test_empty_words_of_links_in_other_languages(portal: Portal, words: str) -> None:
    assert warnings(portal, MODULE_EN, f"[{words}](https://example.org/)") == [("link-text", words)]


def test_a_prose_page_has_one_title(portal: Portal) -> None:
    assert warnings(portal, HOME, "# Start\n\n## A\n\n# Noch einer") == [("heading-one", "Noch einer")]


@pytest.mark.parametrize(
    "piece",
    ["a-", "a*in ", "<a ", "{#", "{a=", "[", "„", "www.a ", "a@", "01 ", "# a\n", "`", "aIn", "](a", "Städteregion "],
)
def test_no_text_takes_long(portal: Portal, piece: str) -> None:
    head = portal.read(OFFER)
    portal.write(OFFER, head + piece * (200_000 // len(piece)) + "Städteregion a@b")
    started = time.process_time()

    portal.problems()

    assert time.process_time() - started < 20
