"""`portal summary`: what a pull request changes, in Markdown."""

import shutil

import pytest

from portal.cli.summarising import MOST
from tests.cli.repository import commit, run, versioned
from tests.support import EVENT, HOME, OFFER, ORGANISATION, PROGRAMME, PROGRAMME_EN, Portal

SITE = "https://vorschau.example.org/7"


@pytest.fixture
def repository(portal: Portal) -> Portal:
    return versioned(portal)


def summary(portal: Portal, capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    code, out, err = run(portal, capsys, "summary", "--changed-since", "main", "--site-url", SITE, *arguments)
    assert (code, err) == (0, "")
    return out


def section(text: str, heading: str) -> list[str]:
    """Return the lines of the list below a heading; nothing if there is no such heading."""
    _, _, rest = text.partition(f"\n### {heading}\n\n")
    return rest.split("\n\n", 1)[0].split("\n") if rest else []


def test_nothing_changes(repository: Portal, capsys: pytest.CaptureFixture[str]) -> None:
    assert summary(repository, capsys, "--language", "de") == (
        "## Was sich ändert\n\nKeine Seite ändert sich.\n\n"
        "### Prüfung\n\n0 Fehler, 0 Hinweise in dem, was sich ändert.\n"
    )


def test_pages_have_addresses_in_their_languages(repository: Portal, capsys: pytest.CaptureFixture[str]) -> None:
    repository.change(PROGRAMME, "kostet nichts", "ist frei")
    repository.change(PROGRAMME_EN, "is free", "costs nothing")
    repository.change(HOME, "# Willkommen", "# Guten Tag")
    repository.write("materials/offers/neu.md", repository.read(OFFER).replace("id: elterncafe", "id: neues"))
    repository.change("materials/offers/neu.md", "state: published", "state: draft")
    shutil.rmtree((repository.root / EVENT).parent)
    commit(repository)

    assert section(summary(repository, capsys, "--language", "de"), "Seiten") == [
        f"- geändert: Start – [de]({SITE}/)",
        f"- entfernt: Fachtag Mehrsprachigkeit – `{SITE}/events/fachtag/`",
        f"- neu: Elterncafé am Markt (Entwurf, nicht veröffentlicht) – [de]({SITE}/offers/neu/)",
        f"- geändert: Griffbereit – [de]({SITE}/programmes/griffbereit/), [en]({SITE}/en/programmes/griffbereit/)",
    ]


def test_a_record_that_gets_a_folder_is_one_changed_page(portal: Portal, capsys: pytest.CaptureFixture[str]) -> None:
    text = portal.read(EVENT)
    shutil.rmtree((portal.root / EVENT).parent)
    portal.write("materials/events/fachtag.md", text)
    versioned(portal)
    (portal.root / "materials/events/fachtag.md").unlink()
    portal.write(EVENT, text.replace("title: Fachtag", "title: Tagung"))

    pages = section(summary(portal, capsys, "--language", "en"), "Pages")

    assert pages == [f"- changed: Tagung Mehrsprachigkeit – [de]({SITE}/events/fachtag/)"]


def test_a_page_that_moves_is_removed_here_and_new_there(
    repository: Portal, capsys: pytest.CaptureFixture[str]
) -> None:
    (repository.root / EVENT).parent.rename((repository.root / EVENT).parent.with_name("tagung"))
    commit(repository)

    assert section(summary(repository, capsys, "--language", "en"), "Pages") == [
        f"- removed: Fachtag Mehrsprachigkeit – `{SITE}/events/fachtag/`",
        f"- new: Fachtag Mehrsprachigkeit – [de]({SITE}/events/tagung/)",
    ]


def test_translations_that_become_outdated(repository: Portal, capsys: pytest.CaptureFixture[str]) -> None:
    repository.change(PROGRAMME, "kostet nichts", "ist frei")
    repository.change(HOME, "# Willkommen", "# Guten Tag")
    commit(repository)

    text = summary(repository, capsys, "--language", "en")

    confirm = "adapt, then `portal confirm"
    assert section(text, "Translations that become outdated") == [
        f"- Start – [en]({SITE}/en/): {confirm} docs/index.md`",
        f"- Griffbereit – [en]({SITE}/en/programmes/griffbereit/), sections `kosten`: {confirm} griffbereit`",
    ]
    assert "0 errors, 2 warnings in what changes." in text


def test_a_translation_that_was_outdated_before_does_not_become_so(
    portal: Portal, capsys: pytest.CaptureFixture[str]
) -> None:
    portal.change(PROGRAMME, "kostet nichts", "ist frei")
    portal.change(HOME, "# Willkommen", "# Guten Tag")
    versioned(portal)
    portal.change(PROGRAMME, "ist frei", "ist umsonst")
    portal.change(HOME, "# Guten Tag", "# Grüß Gott")

    assert "become outdated" not in summary(portal, capsys, "--language", "en")


def test_an_adapted_translation_is_not_outdated(repository: Portal, capsys: pytest.CaptureFixture[str]) -> None:
    repository.change(PROGRAMME, "kostet nichts", "ist frei")
    run(repository, capsys, "confirm", "griffbereit")

    assert "become outdated" not in summary(repository, capsys, "--language", "en")


def test_a_translation_that_was_adapted_to_half_of_the_changes(
    repository: Portal, capsys: pytest.CaptureFixture[str]
) -> None:
    repository.change(PROGRAMME, "kostet nichts", "ist frei")
    run(repository, capsys, "confirm", "griffbereit")
    repository.change(PROGRAMME, "ist frei", "ist umsonst")

    assert len(section(summary(repository, capsys, "--language", "en"), "Translations that become outdated")) == 1


def test_new_links_to_other_sites(repository: Portal, capsys: pytest.CaptureFixture[str]) -> None:
    repository.add(ORGANISATION, "website: https://eins.example.org/a")
    repository.change(
        OFFER,
        "Jeden Montag",
        "Siehe [hier](https://zwei.example.org/), [dort](https://eins.example.org/a), "
        f"[uns]({SITE}/offers/) und `https://code.example.org/`. Jeden Montag",
    )
    commit(repository)

    links = section(summary(repository, capsys, "--language", "de"), "Neue Links nach außen")

    assert links == [
        f"- <https://zwei.example.org/> – `{OFFER}`",
        f"- <https://eins.example.org/a> – `{OFFER}`",
    ]


def test_links_that_were_there_before_are_not_new(portal: Portal, capsys: pytest.CaptureFixture[str]) -> None:
    portal.add(ORGANISATION, "website: https://eins.example.org/a")
    versioned(portal)
    portal.change(ORGANISATION, "hilft weiter", "hilft")
    portal.add(OFFER, "links: [{url: 'https://eins.example.org/a', label: Seite}]")

    assert "Neue Links" not in summary(portal, capsys, "--language", "de")


def test_attachments_and_vocabularies_are_named(repository: Portal, capsys: pytest.CaptureFixture[str]) -> None:
    repository.write("materials/offers/elterncafe/flyer.pdf", b"%PDF-1.7\n%%EOF\n")
    repository.write("README.md", "kein Teil der Website")

    files = section(summary(repository, capsys, "--language", "de"), "Andere Dateien")

    assert files == ["- `materials/offers/elterncafe/flyer.pdf`"]


def test_words_of_the_content_are_no_markup(repository: Portal, capsys: pytest.CaptureFixture[str]) -> None:
    repository.change(OFFER, "title: Elterncafé am Markt", "title: '[Hier](javascript:x) <img> @team `a` *b*'")
    repository.write("materials/offers/elterncafe/index.ar.md", "---\ntitle: مقهى الأهل\n---\n")
    repository.write("materials/offers/elterncafe/a`b.pdf", b"%PDF")
    repository.add(
        OFFER, 'links: [{url: "https://a.example.org/`b", label: x}, {url: "https://ä.example.org/", label: y}]'
    )

    text = summary(repository, capsys, "--language", "en")

    assert "\\[Hier\\](javascript:x) \\<img\\> @\u2060team \\`a\\` \\*b\\*" in text
    assert f"- `https://ä.example.org/` – `{OFFER}`" in text
    assert "- `materials/offers/elterncafe/a'b.pdf`" in text


def test_long_lists_are_cut(repository: Portal, capsys: pytest.CaptureFixture[str]) -> None:
    for number in range(MOST + 3):
        repository.write(f"docs/seite-{number:03}.md", "---\ntitle: Seite\n---\n")

    pages = section(summary(repository, capsys, "--language", "de"), "Seiten")

    assert (len(pages), pages[-1]) == (MOST + 1, "- … und 3 weitere")


def test_problems_are_counted_and_do_not_fail(repository: Portal, capsys: pytest.CaptureFixture[str]) -> None:
    repository.change(OFFER, "state: published", "state: publik")

    assert "1 Fehler, 0 Hinweise in dem, was sich ändert." in summary(repository, capsys, "--language", "de")


def test_without_revision_it_is_wrong_usage(portal: Portal, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as exit_:
        run(portal, capsys, "summary")

    assert exit_.value.code == 2
