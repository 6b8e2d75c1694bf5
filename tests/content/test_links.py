"""Links are found where Markdown finds them, with the place of the destination, in linear time."""

from time import process_time

import pytest

from portal.content.links import Link, links


def hrefs(body: str) -> list[str]:
    return [link.href for link in links(body)]


def test_a_link_says_its_words_and_the_place_of_its_destination() -> None:
    assert list(links("Zum\n\n[Kurs „Ä“](../kurs.md) und")) == [Link("../kurs.md", "Kurs „Ä“", 3, 12)]


def test_an_image_is_marked_as_such() -> None:
    (image,) = links("![Bild](b.png)")
    assert (image.href, image.text, image.is_image) == ("b.png", "Bild", True)


def test_an_image_inside_a_link_is_found_with_it() -> None:
    assert [(link.href, link.is_image) for link in links("[![Bild](b.png)](a.md)")] == [
        ("b.png", True),
        ("a.md", False),
    ]


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("[a [b] c](x.md)", ["x.md"]),
        ("[a](<mit leer.md>)", ["mit leer.md"]),
        ('[a](x.md "Titel")', ["x.md"]),
        ("[a](seite_(neu).md)", ["seite_(neu).md"]),
        ("[a]: x.md\n[b]: <y.md>", ["x.md", "y.md"]),
        ("[^1]: Fußnote", []),
        ("<https://example.org/> <mailto:a@example.org>", ["https://example.org/", "mailto:a@example.org"]),
        ("[a]( x.md)", ["x.md"]),
        ("[]()", [""]),
        ("a](x.md)", []),
        ("[a] (x.md)", []),
        ("- [a](x.md)\n- [b](y.md)", ["x.md", "y.md"]),
        ("[Wort\nüber Zeilen](x.md)", ["x.md"]),
        ("[Absatz\n\nendet](x.md)", []),
    ],
)
def test_links_are_found_in_every_form(body: str, found: list[str]) -> None:
    assert hrefs(body) == found


def test_a_link_over_two_lines_has_the_place_of_its_destination() -> None:
    (link,) = links("Text\n[Wort\nzwei](x.md)")
    assert (link.line, link.column) == (3, 7)


@pytest.mark.parametrize(
    "body",
    ["`[a](x.md)`", "``[a](x.md) ` ``", "`über\n[a](x.md) Zeilen`", "```\n[a](x.md)\n```", "~~~\n[a](x.md)\n~~~"],
)
def test_code_holds_no_links(body: str) -> None:
    assert hrefs(body) == []


@pytest.mark.parametrize("body", ["`a` [a](x.md) `b`", "`` ` [a](x.md)", "```\ncode\n```\n[a](x.md)"])
def test_links_beside_code_are_found(body: str) -> None:
    assert hrefs(body) == ["x.md"]


@pytest.mark.parametrize(
    "body",
    [
        "[" * 20_000,
        "](" * 20_000,
        "[a](" * 20_000,
        "`" * 20_000,
        "` `` " * 10_000,
        "<https:" * 20_000,
        "[a](b\n" * 20_000,
        "[a](" + "(" * 20_000,
        "[" + "a" * 20_000 + "](x.md)",
        "!" * 20_000,
        "[x]:" * 20_000,
    ],
    ids=lambda body: body[:6].replace("\n", " "),
)
def test_no_text_takes_long(body: str) -> None:
    start = process_time()
    list(links(body))
    assert process_time() - start < 3, "linear time needs about half a second at most, quadratic time minutes"
