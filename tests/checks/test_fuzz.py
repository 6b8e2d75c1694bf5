"""Whatever an editor writes, the check answers with problems that lie in the file, and never fails."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from portal.catalogue import Memory, load
from tests.support import EVENT, MATERIAL, OFFER, PROGRAMME, SOUND, Portal, lay_out

DOCUMENTS = 20_000
"""How many documents are fed to the check; the number is part of the contract."""

_KINDS = [OFFER, EVENT, MATERIAL, PROGRAMME]
_LINES = {path: str(SOUND[path]).split("\n") for path in _KINDS}
_ODD = st.sampled_from(
    ["", "~", "[", "{", "[a, [b]]", "{a: {b: c}}", "2026-02-30", "2027-03-28 02:30", "'", '"', "&a x", "*a", "|", ">-",
     "!!set {}", "- a", "? a", "\t", "\u202e", "\x00", "\ufeff", "نص", "\uff41", "😀", "NaN", "0x1F", "1e999", "[" * 40,
     "`" * 9, "[x](../../../x.md)", "[x][y]\n\n[y]: z.md", "<a href='javascript:x'>", '--8<-- "x"', "# H", "~~~",
     "https://[::1", "http://\u0430.de", "mailto:", "+49", "{from: B1, to: A0}", "{free: yes, amount: -1}", "[de, de]",
     "---", "..."]
)  # fmt: skip
_EDIT = st.tuples(
    st.integers(0, 40), st.sampled_from(["value", "line", "cut", "twice", "before"]), _ODD | st.text(max_size=30)
)


def edited(path: str, edits: list[tuple[int, str, str]]) -> str:
    """Return a sound record after some edits, each at one of its lines."""
    lines = list(_LINES[path])
    for place, kind, text in edits:
        index = place % len(lines)
        key = lines[index].split(":", 1)[0]
        replaced = {
            "value": [f"{key}: {text}"],
            "line": [text],
            "cut": [lines[index][: len(text)]],
            "twice": [lines[index], lines[index]],
            "before": [f"{text}{lines[index]}"],
        }
        lines[index : index + 1] = replaced[kind]
    return "\n".join(lines)


class Workshop:
    """A portal that all examples are written into, and its memory; without the contents in its repr."""

    def __init__(self, root: Path) -> None:
        self.portal: Portal = lay_out(root, SOUND)
        self.memory = Memory()


@pytest.fixture(scope="module")
def workshop(tmp_path_factory: pytest.TempPathFactory) -> Workshop:
    """Return the portal that all examples are written into."""
    return Workshop(tmp_path_factory.mktemp("fuzz") / "portal")


@pytest.mark.parametrize("path", _KINDS)
@settings(max_examples=DOCUMENTS // len(_KINDS), deadline=None, suppress_health_check=list(HealthCheck), database=None)
@given(edits=st.lists(_EDIT, min_size=1, max_size=4), junk=st.binary(max_size=3))
def test_no_document_makes_the_check_fail(
    workshop: Workshop, path: str, edits: list[tuple[int, str, str]], junk: bytes
) -> None:
    portal, memory = workshop.portal, workshop.memory
    data = edited(path, edits).encode("utf-8", "surrogatepass") + junk
    portal.write(path, data)
    memory.documents.documents.pop(path, None)
    catalogue = load(portal.open(), drafts=True, memory=memory)
    lines = len(data.replace(b"\r", b"\n").split(b"\n"))
    for problem in catalogue.problems:
        assert problem.line is None or 1 <= problem.line <= lines or problem.path != path
        for language in ("de", "en"):
            assert problem.message(language)
            problem.hint(language)
    assert (portal.root / path).read_bytes() == data
    portal.write(path, SOUND[path])
