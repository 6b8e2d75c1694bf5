"""Headings are found, and get their ids, as Python-Markdown does it on the page."""

import re

import markdown
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown.extensions.toc import slugify_unicode

from portal.content.headings import Heading, headings


def ids_on_the_page(body: str) -> list[str]:
    """Return the ids of the headings that Python-Markdown makes."""
    extensions = ["tables", "fenced_code", "footnotes", "def_list", "admonition", "attr_list", "toc"]
    html = markdown.markdown(body, extensions=extensions, extension_configs={"toc": {"slugify": slugify_unicode}})
    return re.findall(r'<h[1-6][^>]*? id="([^"]*)"', html)


@pytest.mark.parametrize(
    "body",
    [
        "# Titel",
        "#Titel",
        "## Titel ##",
        "# C#",
        "# A\n\n# A\n\n## A",
        "# a\n\n# a_1\n\n# a",
        "Titel\n=====\n\nUnter\n---\n",
        "# A\nB\n---",
        "Zeile\nzweite\n---\n",
        "| a |\n|---|\n| b |\n\n---\n",
        "# Über uns",
        "# مرحبا بكم",
        "# Ласкаво просимо!",
        "# Foo *bar* _baz_ __fett__ snake_case",
        "# `code` & mehr",
        "# `<img src=x onerror=y>` schule",
        "# `[z](w)` und `` a`b ``, `a_b_c`",
        "# A &amp; B",
        "# [Wort](x.md) danach",
        "# Bild ![x](x.png)",
        "# Fußnote[^1]\n\n[^1]: Text",
        "# <em>x</em>",
        "# A {#eigen}",
        "# A {: #eigen .klasse }",
        "# A {.klasse}",
        "# A {#eigen}\n\n# B {#eigen}",
        "# eigen\n\n# B {#eigen}",
        "```\n# nein\n```\n# ja",
        "~~~ text\n# nein\n```\n~~~\n# ja",
        "````\n```\n# nein\n```\n````\n# ja",
        "```\n# offen",
        "```\n# offen\n````",
        "~~~ {.python #x}\n# nein\n~~~",
        "``` c++\n# nein\n```",
        "``` zwei Worte\n# ja\n```",
        "  ```\n# ja\n  ```",
        "Text\n# mitten im Absatz",
        "    # eingerückt",
        "# 1. Punkt",
        "# A\\*B",
        "kein # Titel",
    ],
)
def test_ids_are_those_of_the_page(body: str) -> None:
    assert [heading.id for heading in headings(body)] == ids_on_the_page(body)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.tuples(st.integers(1, 6), st.text(st.sampled_from("aB ä1-ع.?!"), max_size=9)), max_size=5))
def test_ids_are_those_of_the_page_whatever_the_words(titles: list[tuple[int, str]]) -> None:
    body = "\n\n".join(f"{'#' * level} x{words}" for level, words in titles)
    assert [heading.id for heading in headings(body)] == ids_on_the_page(body)


def test_a_heading_says_its_level_words_and_line() -> None:
    assert headings("Text\n\n## *Die* [Wege](x.md) {#w}\n") == (Heading(2, "Die Wege", "w", 2),)


def test_a_text_without_headings_has_none() -> None:
    assert headings("") == ()
    assert headings("Nur Text\n\n- eine Liste\n") == ()
