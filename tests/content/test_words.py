"""The words of a text: code is blanked, and every place stays what it was."""

import pytest

from portal.content.words import is_in_address, place, words


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("ohne Code", "ohne Code"),
        ("ein `Wort` und ``zwei ` Wörter``", f"ein {' ' * 6} und {' ' * 17}"),
        ("vorn\n\n```\nCode\n```\nhinten", "vorn\n\n   \n    \n   \nhinten"),
        ("vorn\n~~~\nCode\n~~~\n", "vorn\n   \n    \n   \n"),
        ("ein `offenes Wort", "ein `offenes Wort"),
        ("ein `offenes\n\nWort` danach", "ein `offenes\n\nWort` danach"),
    ],
)
def test_code_becomes_blanks(body: str, expected: str) -> None:
    assert words(body) == expected
    assert len(words(body)) == len(body)


def test_places_are_counted_from_one() -> None:
    assert place("eins\nzwei", 0) == (1, 1)
    assert place("eins\nzwei", 5) == (2, 1)
    assert place("eins\nzwei", 8) == (2, 4)


@pytest.mark.parametrize(
    ("text", "is_in"),
    [
        ("in der X", False),
        ("[Lehrer](../ki/X)", True),
        ("https://example.org/X", True),
        ("unter www.example.org/X", True),
        ("<mailto:X", True),
        ("https://example.org/ X", False),
    ],
)
def test_what_is_part_of_an_address(text: str, is_in: bool) -> None:
    assert is_in_address(text, text.index("X")) is is_in
