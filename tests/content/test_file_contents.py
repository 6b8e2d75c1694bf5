"""What stands inside files to download."""

import zlib
from pathlib import Path

import pytest

from portal.content.file_contents import PdfFacts, active_part_of_svg, pdf_facts, unpacked_image

CATALOGUE = b"<< /Type /Catalog /Pages 2 0 R /MarkInfo << /Marked true >> %s >>"


def facts(tmp_path: Path, content: bytes) -> PdfFacts:
    file = tmp_path / "heft.pdf"
    file.write_bytes(b"%PDF-1.7\n" + content + b"\n%%EOF\n")
    return pdf_facts(file, (len(content), hash(content)))


def in_object_stream(content: bytes) -> bytes:
    packed = zlib.compress(b"1 0 " + content)
    head = b"3 0 obj << /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /Length %d >>" % len(packed)
    return head + b"\nstream\r\n" + packed + b"\r\nendstream endobj"


@pytest.mark.parametrize(
    ("entry", "names_language"),
    [
        (b"/Lang (de-DE)", True),
        (b"/Lang(de)", True),
        (b"/Lang <FEFF00640065>", True),
        (b"/Lang ()", False),
        (b"", False),
    ],
)
def test_a_pdf_names_its_language_in_the_catalogue(tmp_path: Path, entry: bytes, names_language: bool) -> None:
    assert facts(tmp_path, CATALOGUE % entry).names_language is names_language
    assert facts(tmp_path, in_object_stream(CATALOGUE % entry)).names_language is names_language


def test_a_language_elsewhere_is_not_that_of_the_document(tmp_path: Path) -> None:
    assert facts(tmp_path, CATALOGUE % b"" + b"<< /Type /StructElem /Lang (de) >>").names_language is False


def test_of_an_unreadable_pdf_nothing_is_said(tmp_path: Path) -> None:
    assert facts(tmp_path, b"").names_language is None
    assert facts(tmp_path, in_object_stream(b"").replace(b"x\x9c", b"??")).names_language is None


@pytest.mark.parametrize("name", ["/JavaScript", "/JS", "/Launch", "/EmbeddedFile", "/RichMedia"])
def test_what_runs_by_itself_is_found(tmp_path: Path, name: str) -> None:
    action = b"<< /S %s >>" % name.encode()
    assert facts(tmp_path, action).active == name
    assert facts(tmp_path, in_object_stream(action)).active == name


def test_chance_bytes_in_a_picture_are_no_script(tmp_path: Path) -> None:
    assert facts(tmp_path, b"stream\n/JS (\nendstream").active == ""


def test_a_pdf_without_its_end_is_not_complete(tmp_path: Path) -> None:
    file = tmp_path / "halb.pdf"
    file.write_bytes(b"%PDF-1.7\n" + CATALOGUE % b"")
    assert not pdf_facts(file, (0, 0)).is_complete


@pytest.mark.parametrize(
    ("drawing", "part"),
    [
        ('<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0"/></svg>', ""),
        ('<svg><a href="#teil"><use href="#kreis"/></a></svg>', ""),
        ('<svg onload="alert(1)"/>', "onload"),
        ("<svg><script>alert(1)</script></svg>", "<script"),
        ('<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]><svg/>', "<!DOCTYPE"),
        ("<svg><foreignObject/></svg>", "<foreignObject"),
        ('<svg><image href="https://example.org/x.png"/></svg>', 'href="'),
    ],
)
def test_a_drawing_that_runs_or_loads_something(tmp_path: Path, drawing: str, part: str) -> None:
    file = tmp_path / "plan.svg"
    file.write_text(drawing, "utf-8")
    assert active_part_of_svg(file) == part


def test_only_a_png_says_its_size_in_its_head() -> None:
    assert unpacked_image(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x0a\0\0\0\x0a") == 400
    assert unpacked_image(b"GIF89a") == unpacked_image(b"\x89PNG\r\n\x1a\n") == 0
