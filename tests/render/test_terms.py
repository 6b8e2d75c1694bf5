"""Words of offices in texts: which are explained, where, and how often."""

import shutil

import pytest

from portal.render.links import ROOT as LANGUAGE_ROOT
from portal.render.terms import MOST, Explainer
from tests import html
from tests.render.editions import edition, with_templates
from tests.render.test_site import Pages
from tests.support import OFFER, ROOT, Portal

TERMS = """\
terms:
  - code: antrag
    labels: {de: Antrag, en: application, ar: طلب رسمي}
    description: {de: "Eine Bitte an ein „Amt“.", en: "A request to an office."}
  - code: schulplatz
    labels: {de: Schulplatz, en: school place}
    description: {de: "Ein Platz."}
  - code: daz
    labels: {de: Deutsch als Zweitsprache (DaZ), en: German as a second language (DaZ)}
    description: {de: "Eine Sprache."}
  - code: ki
    labels: {de: Kommunales Integrationszentrum (KI), en: Municipal Integration Centre (KI)}
    description: {de: "Eine Stelle."}
  - code: schule
    labels: {de: weiterführende Schule, en: secondary school}
    description: {de: "Nach der Grundschule."}
  - code: stufe
    labels: {de: Stufe, en: secondary school}
    description: {de: "Auch eine Schule."}
"""
PAGE = "---\ntitle: Wörter\ntemplate: glossary.html\n---\n# Wörter\n"


@pytest.fixture
def explained(portal: Portal) -> Portal:
    """A portal with a glossary of its own, and a page that shows it."""
    shutil.copytree(ROOT / "materials/_vocabularies", portal.root / "materials/_vocabularies")
    portal.write("materials/_vocabularies/glossary.yml", TERMS)
    portal.write("docs/woerter.md", PAGE)
    return portal


def marked(portal: Portal, text: str, reader: str = "de", language: str = "de") -> str:
    """Return a text in a language as a reader gets it."""
    return Explainer(edition(portal, reader)).explained(text, language)


def words(portal: Portal, text: str, reader: str = "de", language: str = "de") -> list[tuple[str, str]]:
    """Return the words that are explained in a text, each with its code."""
    document = html.fragment(marked(portal, text, reader, language))
    links = [link for link in document.iter("a") if link.get("class") == "term"]
    return [(html.text(link), link.get("href").partition("#")[2]) for link in links]


def test_a_word_leads_to_the_glossary_and_carries_its_explanation(explained: Portal) -> None:
    assert marked(explained, "<p>Ihr Antrag</p>") == (
        f'<p>Ihr <a class="term" href="{LANGUAGE_ROOT}/woerter/#antrag" data-word="Antrag" '
        'data-text="Eine Bitte an ein „Amt“.">Antrag</a></p>'
    )


def test_readers_of_another_language_get_the_meaning_in_theirs(explained: Portal) -> None:
    (link,) = html.fragment(marked(explained, "<p>Ihr Antrag</p>", "en")).iter("a")
    assert (link.get("data-word"), link.get("data-word-language")) == ("Antrag", "de")
    assert (link.get("data-meaning"), link.get("data-text")) == ("application", "A request to an office.")
    (link,) = html.fragment(marked(explained, "<p>Ihr Antrag</p>", "ar")).iter("a")
    assert (link.get("data-text"), link.get("data-text-language")) == ("Eine Bitte an ein „Amt“.", "de")


def test_only_whole_words_count(explained: Portal) -> None:
    assert words(explained, "<p>Anträge, Antrags, Asylantrag, Antrag-stellen, antrag, DaZ-Kurs</p>") == []
    assert words(explained, "<p>(Antrag)</p>") == [("Antrag", "antrag")]


def test_a_word_is_explained_where_it_first_stands(explained: Portal) -> None:
    text = marked(explained, "<p>Ein Antrag.</p><p>Der Antrag.</p>")
    assert text.count("<a ") == 1
    assert text.endswith("<p>Der Antrag.</p>")


@pytest.mark.parametrize(
    "text",
    [
        '<p><a href="x">Ein <em>neuer</em> Antrag</a></p>',
        "<h2>Antrag</h2>",
        "<pre><code>Antrag</code></pre>",
        "<details><summary>Antrag</summary></details>",
        "<table><tr><th>Antrag</th></tr></table>",
        '<p><span lang="nl">Antrag</span></p>',
        '<p><img src="a.png" alt="Antrag > Bescheid"></p>',
    ],
)
def test_some_places_are_left_out(explained: Portal, text: str) -> None:
    assert marked(explained, text) == text
    assert words(explained, f"{text}<p>Ein Antrag.</p>") == [("Antrag", "antrag")]


def test_a_word_that_an_author_has_linked_needs_nothing_more(explained: Portal) -> None:
    text = f'<p><a href="{LANGUAGE_ROOT}/woerter/#antrag">Wünsche</a> und ein Antrag</p>'
    assert marked(explained, text) == text


def test_short_forms_count_if_they_cannot_mean_something_else(explained: Portal) -> None:
    assert words(explained, "<p>DaZ und KI</p>") == [("DaZ", "daz")]
    found = words(explained, "<p>Deutsch als\nZweitsprache (DaZ), Kommunales Integrationszentrum</p>")
    assert [code for _word, code in found] == ["daz", "ki"]


def test_a_sentence_may_begin_with_a_word(explained: Portal) -> None:
    assert words(explained, "<p>Weiterführende Schule</p>") == [("Weiterführende Schule", "schule")]


def test_in_other_languages_a_single_word_may_mean_anything(explained: Portal) -> None:
    text = "<p>The application for a school place (Antrag, DaZ)</p>"
    assert words(explained, text, "en", "en") == [("school place", "schulplatz"), ("Antrag", "antrag"), ("DaZ", "daz")]


def test_what_stands_for_two_terms_stands_for_none(explained: Portal) -> None:
    assert words(explained, "<p>A secondary school</p>", "en", "en") == []


def test_a_page_explains_only_a_few(explained: Portal) -> None:
    more = "".join(
        f"  - code: wort{number}\n    labels: {{de: Wort{number}}}\n    description: {{de: Ein Wort.}}\n"
        for number in range(9)
    )
    explained.write("materials/_vocabularies/glossary.yml", TERMS + more)
    text = "".join(f"<p>Wort{number} und Wort{number}</p>" for number in range(9))
    assert [code for _word, code in words(explained, text)] == [f"wort{number}" for number in range(MOST)]


def test_the_name_of_the_place_needs_no_explanation(explained: Portal) -> None:
    explained.write("mkdocs.yml", "extra: {portal: {place: Antrag}}\n")
    assert words(explained, "<p>Antrag und Schulplatz</p>") == [("Schulplatz", "schulplatz")]


def test_without_page_or_glossary_nothing_is_explained(explained: Portal) -> None:
    (explained.root / "docs/woerter.md").unlink()
    assert words(explained, "<p>Antrag</p>") == []
    explained.write("docs/woerter.md", PAGE)
    (explained.root / "materials/_vocabularies/glossary.yml").unlink()
    assert words(explained, "<p>Antrag</p>") == []


def test_offers_explain_words_and_change_with_them(explained: Portal) -> None:
    portal = with_templates(explained)
    portal.change(OFFER, "Jeden Montag am Markt.", "Bringen Sie Ihren Antrag mit.")
    before = Pages(portal)
    assert 'href="../../woerter/#antrag"' in before("offers/elterncafe/").content
    portal.change("materials/_vocabularies/glossary.yml", "„Amt“", "Haus")
    after = Pages(portal)
    assert "Eine Bitte an ein Haus." in after("offers/elterncafe/").content
    assert "offers/elterncafe/" in after.changed(before)
