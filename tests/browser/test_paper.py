"""Pages on paper: what a browser prints holds every word of the page, in tagged PDFs without missing glyphs."""

import io
import re
import shutil
import subprocess
import sys
import unicodedata
from pathlib import Path

import pypdf
import pytest

from portal.project import open_project
from portal.publish.pdf import PrintError, find_browser, print_page
from tests.browser.conftest import Visit
from tests.cli.repository import run
from tests.support import ROOT, Portal

pytestmark = pytest.mark.browser

PAGES = (
    "",
    "familien/",
    "offers/seiteneinsteigerberatung/",
    "programmes/griffbereit/",
    "organisations/ki-stadt-aachen/",
)
_WORD = re.compile(r"[0-9]+|[^\W\d_\u0600-\u06ff]+|[\u0600-\u06ff]+")
"""Digits, letters and Arabic letters, which stand together in words as "بـ13"."""

_MARKS = re.compile("[\x00\ufc5e-\ufc63\ufe70-\ufe7f]")
"""Marks of Arabic letters as signs of their own (their compatibility forms would leave a blank in the word), and what
Chromium writes for two marks in one glyph."""

_BIDI = dict.fromkeys(map(ord, "\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\xad\u200b"))


def letters(text: str) -> str:
    """Return a text as it can be compared: no compatibility forms, lam-alef taken apart, no marks.

    Digits are those of ASCII: fonts draw Persian and Arabic ones alike, so print does not tell them apart.
    """
    plain = unicodedata.normalize("NFKC", _MARKS.sub("", text)).translate(_BIDI)
    return "".join(str(unicodedata.digit(sign, sign)) for sign in plain if unicodedata.category(sign) != "Mn")


def lost(source: str, printed: str) -> list[str]:
    """Return the words of a page that its print lacks; letters count, not their order, which print turns around.

    A word may be broken at a hyphen: its halves then stand on two lines.
    """
    tokens = {tuple(sorted(token)) for token in _WORD.findall(letters(printed))}
    squeezed = re.sub(r"[\s\u2010-]+", "", letters(printed))
    broken = set(re.findall(r"(\w+)\s*\u2010", letters(printed)))
    words = dict.fromkeys(_WORD.findall(letters(source)))

    def is_there(word: str) -> bool:
        return tuple(sorted(word)) in tokens or word in squeezed or word[::-1] in squeezed

    halves = ((word, half) for word in words for half in broken if word.startswith(half))
    whole = {word for word, half in halves if is_there(word.removeprefix(half))}
    return [word for word in words if word not in whole and not is_there(word)]


@pytest.mark.parametrize("prefix", ["", *(f"{language}/" for language in open_project(ROOT).languages[1:])])
def test_every_word_is_on_paper(visit: Visit, host: str, prefix: str) -> None:
    for address in PAGES if prefix in {"", "ar/"} else PAGES[1:3]:
        visit.page.goto(f"{host}/{prefix}{address}")
        visit.page.emulate_media(media="print")
        visit.page.evaluate("document.querySelectorAll('main .vh').forEach((hidden) => hidden.remove())")
        source = visit.page.locator("main").inner_text()
        pdf = pypdf.PdfReader(io.BytesIO(visit.page.pdf(tagged=True)))
        printed = "\n".join(page.extract_text() for page in pdf.pages)
        assert len(source) > 300
        assert lost(source, printed) == [], address
        assert "�" not in printed
        assert "/StructTreeRoot" in pdf.root_object


@pytest.mark.parametrize("address", ["familien/", "glossar/", "zustaendig/", "diversitaetssensible-schule/", PAGES[2]])
def test_pages_can_be_printed_and_read_aloud(visit: Visit, host: str, address: str) -> None:
    visit.page.goto(f"{host}/{address}")
    for name in ("Drucken", "Vorlesen"):
        visit.page.get_by_role("button", name=name, exact=True).wait_for()


def test_the_imprint_is_printed_and_menus_are_not(visit: Visit, host: str) -> None:
    visit.page.goto(f"{host}/offers/seiteneinsteigerberatung/")
    visit.page.emulate_media(media="print")
    assert visit.page.locator("footer", has_text="Impressum").is_visible()
    for hidden in (".menu", ".find--top", ".star", ".acts"):
        assert not visit.page.locator(hidden).first.is_visible(), hidden


def test_the_comparison_notices_a_lost_word() -> None:
    assert lost("eins zwei drei", "eins drei") == ["zwei"]
    assert lost("Beratungsstelle", "Beratungs\u2010) in Aachen stelle") == []
    assert lost("Beratungsstelle", "Beratungs\u2010) in Aachen") == ["Beratungsstelle"]
    assert lost("السلام", "ملاسلا") == []


def test_a_file_is_printed_whole_or_not_at_all(site: Path, tmp_path: Path) -> None:
    browser = find_browser()
    assert browser
    target = tmp_path / "griffbereit.pdf"
    print_page(browser, site / "programmes/griffbereit/index.html", target)
    before = target.read_bytes()
    assert "Griffbereit" in pypdf.PdfReader(target).pages[0].extract_text()
    with pytest.raises(PrintError):
        print_page(shutil.which("false") or "false", site / "index.html", target)
    assert target.read_bytes() == before


def test_without_a_browser_it_is_said(
    portal: Portal, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    monkeypatch.delenv("CHROMIUM", raising=False)
    code, _, err = run(portal, capsys, "pdf", "griffbereit")
    assert code == 2
    assert "Chromium" in err


def test_records_that_are_not_there_are_named(portal: Portal, capsys: pytest.CaptureFixture[str]) -> None:
    code, _, err = run(portal, capsys, "pdf", "griffbereit", "nirgends")
    assert code == 2
    assert "nirgends" in err


def test_records_and_pages_are_printed_in_the_language_that_is_asked_for(tmp_path: Path) -> None:
    names = ["seiteneinsteigerberatung", "docs/schulplatz.md"]
    command = [sys.executable, "-m", "portal", "pdf", *names, "--language", "ar", "--output", str(tmp_path)]
    result = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)
    assert result.returncode == 0, result.stderr
    printed = {file.name: pypdf.PdfReader(file) for file in tmp_path.iterdir()}
    assert set(printed) == {"seiteneinsteigerberatung.ar.pdf", "schulplatz.ar.pdf"}
    for name, pdf in printed.items():
        assert str(tmp_path / name) in result.stdout
        assert str(pdf.root_object["/Lang"]) == "ar"
        assert re.search("[\u0600-\u06ff]", pdf.pages[0].extract_text())
