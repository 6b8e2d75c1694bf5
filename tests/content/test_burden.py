"""What is told from counting: texts that a converter cannot bear, and ordinary ones that weigh nothing."""

import time

import pytest

from portal.content.burden import DEPTH_LIMIT, SECONDS_LIMIT, burden, too_deep

ORDINARY = "Ein Absatz mit [einem Link](../x/index.md), *Betonung* und `Code`.\n\n- eins\n- zwei\n\n" * 400


@pytest.mark.parametrize(
    ("text", "sign", "line"),
    [
        ("[" * 20_000, "[", 1),
        ("x\n\n" + "![" * 20_000, "[", 3),
        ("[x][" * 5_000, "[", 1),
        ("<a " * 20_000, "<", 1),
        ("# T\n\n" + "<a \n\n" * 10_000, "<", 3),
        ("&amp;" * 100_000, "&", 1),
        (" ".join("`" * n for n in range(1, 600)), "`", 1),
        ("a\n=\n" * 20_000, "↵", 1),
        ("- \n" * 30_000, "↵", 1),
        ("*a*" * 20_000, "*", 1),
        ("\\" * 40_000, "\\", 1),
        ("``` a\nb\n\n" * 6_000, "```", 1),
        ("x[^1]\n\n[^1]: \n\n" * 8_000, "[^", 1),
        ("a\n: b\n" * 300, ":", 1),
        ("](" * 50_000, "](", 1),
    ],
)
def test_quadratic_texts_are_refused_at_the_heaviest_place(text: str, sign: str, line: int) -> None:
    start = time.process_time()
    found = burden(text)
    assert time.process_time() - start < 1
    assert found.seconds > SECONDS_LIMIT
    assert (found.sign, found.line) == (sign, line)


@pytest.mark.parametrize(
    "text",
    [
        ORDINARY,
        "| a | b |\n|---|---|\n" + "| [x](y.md) | `z` und [w](v.md) |\n" * 200,
        "- [x](y.md) und *mehr*\n" * 300,
        "~~~\ncode [ [ < <\n~~~\n\n" * 400,
        "wort " * 20_000,
        "Begriff\n: Erklärung\n\n" * 500,
    ],
    ids=["paragraphs", "table", "list", "code", "one line", "glossary"],
)
def test_ordinary_texts_weigh_little(text: str) -> None:
    assert burden(text).seconds < 0.3
    assert too_deep(text) is None


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (">" * 5000 + " x", 1),
        ("# T\n\n" + "> " * (DEPTH_LIMIT + 1) + "x", 3),
        ("- " * 30 + "x", 1),
        ("-    " * 30, 1),
        ("1. " * 30 + "x", 1),
        ("\n".join("    " * n + "- x" for n in range(400)), DEPTH_LIMIT + 1),
        ("\n".join("\t" * n + "- x" for n in range(400)), DEPTH_LIMIT + 1),
        ("\n".join("    " * n + "!!! note\n" for n in range(60)), 43),
    ],
)
def test_what_stands_too_deep(text: str, line: int) -> None:
    found = too_deep(text)
    assert found is not None and found.line == line


@pytest.mark.parametrize(
    "text",
    [
        "- - - - - - - - - - - - - - - - - - - - - - - - - -",
        "*" * 200,
        "> " * DEPTH_LIMIT + "x",
        "\n".join("    " * n + "- x" for n in range(DEPTH_LIMIT)),
        "```\n" + "> " * 50 + "\n```",
        "-------------------- x",
        "1234567890123456789012345",
    ],
)
def test_what_only_looks_deep(text: str) -> None:
    assert too_deep(text) is None
