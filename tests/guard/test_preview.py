"""A preview leaves out what is faulty and shows everything else, even without its start page."""

from pathlib import Path

import pytest

from portal.bridge.build import Outcome, build
from portal.project import open_project
from tests.content.test_photos import photo
from tests.support import TODAY, pdf

HOME = "docs/index.md"
BROKEN = "---\ntitle: [offen\n---\n# T\n"


def write(checkout: Path, path: str, content: str | bytes) -> None:
    file = checkout / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content if isinstance(content, bytes) else content.encode())


def previewed(checkout: Path) -> tuple[Outcome, Path]:
    site = checkout.parent / "site"
    outcome = build(open_project(checkout, today=TODAY), site, keep_going=True)
    assert outcome.is_built, outcome.failure
    return outcome, site


def test_faulty_pages_and_files_are_left_out_and_links_to_them_become_text(checkout: Path) -> None:
    write(checkout, "docs/kaputt.md", BROKEN)
    write(checkout, "docs/heft.pdf", pdf()[:-10])
    write(checkout, "docs/gut.pdf", pdf())
    write(checkout, "docs/gut.md", "# Gut\n\n[Kaputt](kaputt.md) [Heft](heft.pdf) [Gut](gut.pdf)\n")
    outcome, site = previewed(checkout)
    assert outcome.left_out == ("docs/heft.pdf", "docs/kaputt.md")
    page = (site / "gut/index.html").read_text("utf-8")
    assert "<span>Kaputt</span> <span>Heft</span>" in page and 'gut.pdf">Gut</a>' in page
    assert not (site / "kaputt").exists() and not (site / "heft.pdf").exists() and (site / "gut.pdf").is_file()


def test_a_page_of_the_menu_that_is_left_out_is_missing_there_too(checkout: Path) -> None:
    settings = checkout / "mkdocs.yml"
    text = settings.read_text("utf-8")
    settings.write_text(text.replace("      - offers\n", "      - hilfe.md\n      - offers\n"), "utf-8")
    write(checkout, "docs/hilfe.md", BROKEN)
    _, site = previewed(checkout)
    assert "hilfe/" not in (site / "index.html").read_text("utf-8")


def test_a_faulty_start_page_is_replaced_by_an_empty_one(checkout: Path) -> None:
    write(checkout, HOME, BROKEN)
    outcome, site = previewed(checkout)
    assert outcome.left_out == (HOME,)
    assert "Migration und Bildung</h1>" in (site / "index.html").read_text("utf-8")


def test_a_faulty_translation_leaves_the_original(checkout: Path) -> None:
    settings = checkout / "mkdocs.yml"
    german = "        - {locale: de, name: Deutsch, default: true}\n"
    text = settings.read_text("utf-8")
    settings.write_text(text.replace(german, f"{german}        - {{locale: en, name: English}}\n"), "utf-8")
    write(checkout, "docs/seite.md", "# Seite\n\nAuf Deutsch.\n")
    write(checkout, "docs/seite.en.md", BROKEN)
    _, site = previewed(checkout)
    assert "Auf Deutsch." in (site / "en/seite/index.html").read_text("utf-8")


def test_files_that_shadow_the_portal_s_own_are_left_out(checkout: Path) -> None:
    own = (checkout / "overrides/assets/mark.svg").read_bytes()
    write(checkout, "docs/assets/mark.svg", '<svg xmlns="http://www.w3.org/2000/svg"/>')
    write(checkout, "docs/robots.txt", "User-agent: *\nDisallow: /\n")
    outcome, site = previewed(checkout)
    assert outcome.left_out == ("docs/assets/mark.svg", "docs/robots.txt")
    assert (site / "assets/mark.svg").read_bytes() == own
    assert not (site / "robots.txt").is_file() or b"Disallow: /\n" not in (site / "robots.txt").read_bytes()


def test_photos_are_published_without_their_place(checkout: Path) -> None:
    write(checkout, "docs/assets/gruppe.jpg", photo())
    write(checkout, "docs/assets/gruppe.png", photo("PNG"))
    outcome, site = previewed(checkout)
    assert [p.code for p in outcome.problems] == ["photo-place", "photo-place"]
    for name in ("gruppe.jpg", "gruppe.png"):
        data = (site / "assets" / name).read_bytes()
        assert b"Telefon" not in data and b"KI" in data


@pytest.mark.parametrize(
    "text",
    [
        "&#xE000;content&#xE001; &#57344;x&#57345;",
        '[x](https://example.org/ "&#xE000;base&#xE001;")',
        "&#xE000widget:newest&#xE001",
    ],
)
def test_no_text_can_speak_as_a_slot_of_the_template(checkout: Path, text: str) -> None:
    write(checkout, "docs/fall.md", f"# T\n\n{text}\n")
    _, site = previewed(checkout)
    assert (site / "fall/index.html").read_text("utf-8").count("<main") == 1


@pytest.mark.parametrize("escape", ["\\uE000content\\uE001", "\\u202E", "\\x07", "\\u2028"])
def test_escapes_in_metadata_smuggle_nothing_in(checkout: Path, escape: str) -> None:
    write(checkout, "docs/fall.md", f'---\ntitle: "a {escape} b"\n---\n# T\n')
    outcome, site = previewed(checkout)
    assert [(p.path, p.line, p.field) for p in outcome.problems] == [("docs/fall.md", 2, "title")]
    assert not (site / "fall").exists()
