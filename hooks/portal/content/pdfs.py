"""What a PDF does by itself, whether everybody can open it, and whether it says which language it is in."""

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from portal.content import trial

if TYPE_CHECKING:
    import pikepdf

_STRING = re.compile(rb"\((?:[^\\()]|\\.)*+\)", re.DOTALL)
_ACTIVE = re.compile(
    rb"(/(?:JavaScript|JS|Launch|EmbeddedFiles?|RichMedia|GoToE|ImportData|Rendition|Movie|Sound|XFA))(?=[\s/<(\[>\]]|$)"
)
_AUTOMATIC = re.compile(rb"/(?:OpenAction|AA)\b")
_HARMLESS = {"/GoTo", "/Named"}
"""Actions that only turn to a page or a menu of the viewer (ISO 32000, 12.6.4)."""

_ENDS_WITHIN = 2048
_Key = tuple[str, int, int]
_known: dict[_Key, "PdfFacts"] = {}


class PdfFacts(NamedTuple):
    """What is known of a PDF.

    `fault` is empty, or `truncated` (its end is missing), `locked` (encrypted), `damaged` (no reader understands it) or
    `hollow` (well formed, but there is nothing in it). `active` is what runs or loads something by itself.
    `names_language` says whether the catalogue has /Lang (ISO 32000); None where that cannot be told.
    """

    fault: str = ""
    active: str = ""
    names_language: bool | None = None


def pdf_facts(file: Path) -> PdfFacts:
    """Return the facts of a PDF; see `read_all`."""
    read_all([file])
    return _known[_key(file)]


def read_all(files: Iterable[Path]) -> None:
    """Read PDFs in one go, in a process of their own, which takes a tenth of a second; once as long as they stay."""
    unknown = {_key(file): file for file in files if _key(file) not in _known}
    for key, file in unknown.items():
        if fault := _visible_fault(file):
            _known[key] = PdfFacts(fault)
    rest: Sequence[_Key] = [key for key in unknown if key not in _known]
    for key, answer in zip(rest, trial.attempt("pdf", [str(unknown[key]) for key in rest]), strict=True):
        _known[key] = PdfFacts(*answer) if answer else PdfFacts("damaged")


def _key(file: Path) -> _Key:
    stat = file.stat()
    return str(file), stat.st_mtime_ns, stat.st_size


def _visible_fault(file: Path) -> str:
    """Return what can be seen without reading the whole file."""
    with file.open("rb") as stream:
        size = stream.seek(0, 2)
        stream.seek(max(size - _ENDS_WITHIN, 0))
        _body, sign, rest = stream.read().rpartition(b"%%EOF")
    if not sign:
        return "truncated"
    return "damaged" if rest.strip(b"\0 \t\r\n") else ""  # a second file behind the first: an archive, a page


def inspect(path: str) -> PdfFacts:
    """Return the facts of a PDF as it is read by qpdf, which repairs what it can, as readers do."""
    import pikepdf  # a tenth of a second, and only the process that reads PDFs needs it

    try:
        with pikepdf.open(path, suppress_warnings=True) as document:
            if document.is_encrypted:
                return PdfFacts("locked")
            active = next(_active_parts(document), "")
            return PdfFacts("", active, bool(str(document.Root.get("/Lang", "")).strip()))
    except pikepdf.PasswordError:
        return PdfFacts("locked")
    except (pikepdf.PdfError, RuntimeError, ValueError):
        data = Path(path).read_bytes()
        is_hollow = b"stream" not in data and b"/Root" not in data
        return PdfFacts("hollow" if is_hollow else "damaged")


def _active_parts(document: "pikepdf.Pdf") -> Iterator[str]:
    """Yield what runs by itself: names of actions and annotations, and actions of any kind on opening.

    qpdf writes objects in one form only (names without escapes, keys in order), whatever the file looks like.
    """
    import pikepdf

    for thing in (document.trailer, *document.objects):
        place = thing.stream_dict if isinstance(thing, pikepdf.Stream) else thing
        source = _STRING.sub(b"()", place.unparse(resolved=True))
        if match := _ACTIVE.search(source):
            yield match[1].decode()
        if _AUTOMATIC.search(source) and isinstance(place, pikepdf.Dictionary):
            yield from _automatic(place)


def _automatic(place: "pikepdf.Object") -> Iterator[str]:
    """Yield the actions that happen without a click: when the document or a page opens, or something is entered."""
    import pikepdf

    actions = [("/OpenAction", place.get("/OpenAction"))]
    if isinstance(triggers := place.get("/AA"), pikepdf.Dictionary):
        actions += [("/AA", action) for action in triggers.values()]
    for name, action in actions:
        if isinstance(action, pikepdf.Dictionary) and "/S" in action and str(action.S) not in _HARMLESS:
            yield f"{name} {action.S}"
