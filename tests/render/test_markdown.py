from pathlib import Path

import markdown
import pytest

from portal.content.dialect import EXTENSIONS
from portal.render.links import BASE, ROOT, LinkResolver
from portal.render.markdown import MarkdownRenderer, extension_configs
from portal.render.markdown_speed import speed_up
from tests.support import MATERIAL, PROGRAMME, Portal
from tests.support import ROOT as REPOSITORY


class Converter:
    def __init__(self, portal: Portal) -> None:
        self.links = LinkResolver(portal.load(), ())
        self.renderer = MarkdownRenderer(self.links.catalogue.project)

    def __call__(self, body: str, path: str = PROGRAMME, language: str = "de") -> str:
        return self.renderer.convert(body, path=path, language=language, links=self.links)


@pytest.fixture
def convert(portal: Portal) -> Converter:
    return Converter(portal)


def test_links_become_addresses(convert: Converter) -> None:
    html = convert("[Café](../../offers/elterncafe/index.md) und [Netz](https://example.org)")
    assert html == f'<p><a href="{ROOT}/offers/elterncafe/">Café</a> und <a href="https://example.org">Netz</a></p>'


def test_a_link_that_leads_nowhere_is_plain_text(convert: Converter) -> None:
    assert convert("[Café](../../offers/fehlt/index.md)") == "<p><span>Café</span></p>"


def test_a_mail_address_stays_a_link(convert: Converter) -> None:
    assert convert("<ki@example.org>") == '<p><a href="mailto:ki@example.org">ki@example.org</a></p>'


def test_a_picture_beside_the_text_knows_its_size(portal: Portal, convert: Converter) -> None:
    portal.write("materials/teaching-materials/wortliste/bild.svg", '<svg width="30" height="20"></svg>')
    html = convert("![Ein Bild](bild.svg)", path=MATERIAL)
    assert f'src="{BASE}/teaching-materials/wortliste/bild.svg"' in html
    assert 'width="30"' in html
    assert 'height="20"' in html


def test_a_picture_from_elsewhere_is_left_out(convert: Converter) -> None:
    assert convert("a ![b](https://example.org/b.png)") == "<p>a </p>"


def test_the_text_is_converted_anew_when_a_target_comes_or_goes(portal: Portal, convert: Converter) -> None:
    body = "[Neu](../../offers/neues/index.md)"
    before = convert(body)
    portal.write(
        "materials/offers/neues/index.md",
        portal.read("materials/offers/elterncafe/index.md").replace("id: elterncafe", "id: neues"),
    )
    convert.links = LinkResolver(portal.load(), ())
    assert (before, convert(body)) == ("<p><span>Neu</span></p>", f'<p><a href="{ROOT}/offers/neues/">Neu</a></p>')


def test_headings_keep_letters_of_every_script(convert: Converter) -> None:
    assert convert("## معلومات مهمة\n\n## Größe\n\n## Größe") == (
        '<h2 id="معلومات-مهمة">معلومات مهمة</h2>\n<h2 id="größe">Größe</h2>\n<h2 id="größe_1">Größe</h2>'
    )


@pytest.mark.parametrize(("language", "word"), [("de", "Achtung"), ("en", "Caution")])
def test_a_box_without_title_is_named_in_the_language_of_the_text(convert: Converter, language: str, word: str) -> None:
    assert f'<p class="admonition-title">{word}</p>' in convert("!!! warning\n    Text", language=language)
    assert f"<summary>{word}</summary>" in convert("??? warning\n    Text", language=language)


def test_the_way_back_from_a_footnote_is_named_in_the_language_of_the_text(convert: Converter) -> None:
    assert 'title="Zurück zu Anmerkung 1 im Text"' in convert("a[^1]\n\n[^1]: b")


def test_tables_scroll_and_carry_no_inline_style(convert: Converter) -> None:
    html = convert("| a |\n|--:|\n| 1 |")
    assert html.startswith('<div class="scroll" role="group" tabindex="0" aria-label="Tabelle"><table>')
    assert 'align="right"' in html
    assert "style=" not in html


def test_raw_html_is_sanitised(convert: Converter) -> None:
    assert "<script" not in convert("a <script>alert(1)</script> b\n\n<script>alert(1)</script>")


def samples() -> list[Path]:
    return sorted([*(REPOSITORY / "docs").rglob("*.md"), *(REPOSITORY / "materials").glob("*/*/index*.md")])


SIGNS = """Text mit `Code`, *kursiv*, __fett__ und \\*.

Ein Satz
=======

Noch ein Satz
---

* * *

> Zitat mit <https://example.org> und ![Bild](a.png "Titel") und [Verweis][a].

Begriff
: Erklärung

| a | b |
|---|---|
| 1 | 2 |

!!! note
    Kasten

??? note "Titel"
    Mehr &amp; weniger  
    Zeile

Wort[^1]

[^1]: Fußnote
[a]: https://example.org
"""  # noqa: W291 - two blanks at the end are a line break


def test_the_faster_converter_says_the_same() -> None:
    def converter() -> markdown.Markdown:
        return markdown.Markdown(extensions=list(EXTENSIONS), extension_configs=extension_configs("de"))

    slow, fast = converter(), converter()
    speed_up(fast)
    for text in [SIGNS, *(file.read_text("utf-8") for file in samples())]:
        assert fast.reset().convert(text) == slow.reset().convert(text)
