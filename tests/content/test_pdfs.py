"""PDFs: what they do by themselves, whether they can be opened, and which language they name."""

import zlib
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf, String

from portal.content.pdfs import PdfFacts, pdf_facts, read_all
from tests.support import pdf

Change = Callable[[Pdf], None]


def facts(tmp_path: Path, data: bytes) -> PdfFacts:
    file = tmp_path / "heft.pdf"
    file.write_bytes(data)
    return pdf_facts(file)


def changed(change: Change, **options: object) -> bytes:
    stream = BytesIO()
    with pikepdf.open(BytesIO(pdf())) as document:
        change(document)
        document.save(stream, **options)  # type: ignore[arg-type]
    return stream.getvalue()


def action(kind: str, **entries: object) -> Dictionary:
    return Dictionary({"/S": Name(f"/{kind}"), **{f"/{name}": value for name, value in entries.items()}})


def annotated(**entries: object) -> Change:
    def change(document: Pdf) -> None:
        entry = Dictionary({f"/{name}": value for name, value in entries.items()})
        document.pages[0].Annots = Array([document.make_indirect(entry)])

    return change


def on_opening_the_page(document: Pdf) -> None:
    document.pages[0].AA = Dictionary(O=action("URI", URI=String("https://example.org/")))


def opening(what: object) -> Change:
    def change(document: Pdf) -> None:
        document.Root.OpenAction = what

    return change


@pytest.mark.parametrize(
    ("entry", "names_language"),
    [
        (b"/Lang (de-DE)", True),
        (b"/Lang(de)", True),
        (b"/Lang <FEFF00640065>", True),
        (b"/Lang ()", False),
        (b"", False),
        (b"/StructTreeRoot << /Lang (de) >>", False),
    ],
)
def test_a_pdf_names_its_language_in_the_catalogue(tmp_path: Path, entry: bytes, names_language: bool) -> None:
    assert facts(tmp_path, pdf(entry)) == PdfFacts("", "", names_language)


SCRIPT = action("JavaScript", JS=String("app.alert(1)"))


@pytest.mark.parametrize(
    ("change", "active"),
    [
        (opening(SCRIPT), "/JS"),
        (opening(action("Launch", F=String("cmd.exe"))), "/Launch"),
        (opening(action("URI", URI=String("https://example.org/"))), "/OpenAction /URI"),
        (opening(action("GoToR", F=String("x.pdf"))), "/OpenAction /GoToR"),
        (annotated(Type=Name.Annot, Subtype=Name.Link, A=SCRIPT), "/JS"),
        (annotated(Type=Name.Annot, Subtype=Name.RichMedia), "/RichMedia"),
        (on_opening_the_page, "/AA /URI"),
        (lambda document: document.attachments.update({"x": b"MZ"}), "/EmbeddedFile"),
        (lambda document: setattr(document.Root, "AcroForm", Dictionary(XFA=Array([]))), "/XFA"),
    ],
)
@pytest.mark.parametrize("packed", [False, True], ids=["plain", "in object streams"])
def test_what_runs_by_itself_is_found(tmp_path: Path, change: Change, active: str, packed: bool) -> None:
    mode = pikepdf.ObjectStreamMode.generate if packed else pikepdf.ObjectStreamMode.disable
    found = facts(tmp_path, changed(change, object_stream_mode=mode)).active
    assert found.startswith(active)


def test_a_name_spelt_with_escapes_is_the_same_name(tmp_path: Path) -> None:
    data = pdf(b"/Lang (de) /OpenAction << /S /Java#53cript /#4aS (app.alert\\(1\\)) >>")
    assert facts(tmp_path, data).active == "/JS"


@pytest.mark.parametrize(
    "change",
    [
        opening(Array([0, Name.Fit])),
        opening(action("GoTo", D=Array([0, Name.Fit]))),
        opening(action("Named", N=Name.NextPage)),
        annotated(Subtype=Name.Link, A=action("URI", URI=String("https://example.org/"))),
        lambda document: setattr(document.Root, "Titel", String("Was ist /JavaScript (/JS)?")),
        lambda document: setattr(document.Root, "Font", Dictionary(AA=Dictionary(Type=Name.Font))),
    ],
)
def test_what_waits_for_a_click_or_only_turns_a_page_is_harmless(tmp_path: Path, change: Change) -> None:
    assert facts(tmp_path, changed(change)) == PdfFacts("", "", True)


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (b"%PDF-1.7\n", "truncated"),
        (pdf()[:-7], "truncated"),
        (pdf() + bytes(3000), "truncated"),
        (pdf() + b"PK\x03\x04 an archive as well", "damaged"),
        (pdf().replace(b"/Kids", b"/Kino"), "damaged"),
        (b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n", "hollow"),
        (pdf().replace(b"xref", b"xxxx"), ""),
        (changed(lambda document: None, encryption=pikepdf.Encryption(owner="a", user="b")), "locked"),
        (changed(lambda document: None, encryption=pikepdf.Encryption(owner="a", user="")), "locked"),
    ],
    ids=["head", "end", "zeros", "archive", "pages", "nothing", "repaired", "password", "restricted"],
)
def test_what_cannot_be_opened_by_everybody(tmp_path: Path, data: bytes, fault: str) -> None:
    assert facts(tmp_path, data).fault == fault


def test_a_pdf_that_unpacks_without_end_is_given_up(tmp_path: Path) -> None:
    file = tmp_path / "bombe.pdf"
    file.write_bytes(bomb(2500))
    assert file.stat().st_size < 10_000
    sound = tmp_path / "heft.pdf"
    sound.write_bytes(pdf())
    read_all([file, sound])
    assert (pdf_facts(file).fault, pdf_facts(sound).fault) == ("damaged", "")


def test_a_pdf_is_read_again_when_it_has_changed(tmp_path: Path) -> None:
    assert facts(tmp_path, pdf()).fault == ""
    assert facts(tmp_path, pdf()[:-20]).fault == "truncated"


def bomb(megabytes: int) -> bytes:
    """Return a PDF whose catalogue lies in an object stream packed twice, a thousand times each."""
    packer, flush = zlib.compressobj(9), zlib.Z_FULL_FLUSH
    head = packer.compress(b"1 0 << /Type /Catalog /Pages 2 0 R >>") + packer.flush(flush)
    packed = head + (packer.compress(b" " * 2**20) + packer.flush(flush)) * megabytes
    stream = zlib.compress(packed, 9)
    head = b"<< /Type /ObjStm /N 1 /First 4 /Filter [/FlateDecode /FlateDecode] /Length %d >>" % len(stream)
    data = b"%PDF-1.5\n"
    pages = len(data)
    data += b"2 0 obj\n<< /Type /Pages /Kids [] /Count 0 >>\nendobj\n"
    objects = len(data)
    data += b"3 0 obj\n" + head + b"\nstream\n" + stream + b"\nendstream\nendobj\n"
    table = len(data)
    rows = [(0, 0, 65535), (2, 3, 0), (1, pages, 0), (1, objects, 0), (1, table, 0)]
    entries = b"".join(bytes([kind]) + place.to_bytes(4, "big") + last.to_bytes(2, "big") for kind, place, last in rows)
    head = b"<< /Type /XRef /W [1 4 2] /Size 5 /Root 1 0 R /Length %d >>" % len(entries)
    return (
        data + b"4 0 obj\n" + head + b"\nstream\n" + entries + b"\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n" % table
    )
