"""The guard over whole portals: what is tried, what is named, and that nothing is lost without a word."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from portal.checks import guard
from portal.content.dialect import convert
from portal.content.sanitise import removed
from portal.problems import Level
from tests.support import HOME, OFFER, Portal

CODES = {"html", "html-shown", "attribute-list", "taken-away", "diagram", "snippet"}
OFF_SITE = {"link-scheme", "link-absolute", "image-external", "link-dead"}


def found(portal: Portal, text: str) -> list[tuple[str, int | None, int | None]]:
    """Return code, line and column of what the guard says of a text, both counted in the text."""
    head = portal.read(OFFER)
    head = head[: head.index("---\n", 4) + 4]
    portal.write(OFFER, head + text)
    above = head.count("\n")
    problems = (p for p in portal.problems() if p.path == OFFER and p.code in CODES | OFF_SITE)
    return [(p.code, p.line and p.line - above, p.column) for p in problems]


@pytest.mark.parametrize(
    ("text", "code", "line", "column"),
    [
        ("Wort <b>fett</b>", "html", 1, 6),
        ("Wort\n<img\nsrc=x onerror=a>", "html", 2, 1),
        ("\\<script>x</script>", "html", 1, 2),
        ("\\<b\\> bleibt", "html-shown", 1, 2),
        ("</p>", "html", 1, 1),
        ("<!-- später -->", "html", 1, 1),
        ("<![CDATA[x]]>", "html", 1, 1),
        ("<?php echo 1 ?>", "html", 1, 1),
        ('[x](https://example.org/ "onclick=a")', "html-shown", 1, 27),
        ("[x](javascript&colon;alert)", "link-scheme", 1, 5),
        ("[x](java&Tab;script:alert)", "link-scheme", 1, 5),
        ("[x](&#106;avascript:alert)", "link-scheme", 1, 5),
        ("[x][r]\n\n[r]: vbscript:x", "link-scheme", 3, 6),
        ("![x](https://example.org/x.png)", "image-external", 1, 6),
        ("![x][r]\n\n[r]: https://example.org/x.png", "taken-away", 1, 1),
        ("![x](data:image/svg+xml;base64,AAAA)", "link-scheme", 1, 6),
        ("Wort\n{: .md-overlay }", "attribute-list", 2, 4),
        ("## A { .gross }", "taken-away", 1, 8),
        ("## A { #a .gross }", "taken-away", 1, 11),
        ("Wort\n{: onclick=a }", "attribute-list", 2, 4),
        ('``` { .py title="x" }\na\n```', "attribute-list", 1, 11),
        ("``` mermaid\na\n```", "diagram", 1, 5),
        ("--8<-- 'x'", "snippet", 1, 1),
        ("Wort\n\n-8<-\nx\n-8<-", "snippet", 3, 1),
    ],
)
def test_everything_is_named_at_its_place(portal: Portal, text: str, code: str, line: int, column: int) -> None:
    assert (code, line, column) in found(portal, text)


@pytest.mark.parametrize(
    "text",
    [
        "`<b>` und `--8<--` und `{: .x }`",
        "```\n<script>\n--8<-- 'x'\n```",
        "Kinder < 6, 3<4, a <- b, <https://example.org/> <ki@example.org>",
        "## A {#b}\n\n[hin](#b) {: #c }",
        "{{ config }} und {% if %}",
        "&lt;b&gt; &amp; &copy;",
        "x[^1]\n\n[^1]: y\n\nBegriff\n:   Erklärung\n\n| a | b |\n|:--|--:|\n| 1 | 2 |",
        '!!! note\n    Hinweis\n\n??? tip "Mehr"\n    Text',
        "> Zitat\n\n1. eins\n2. zwei\n\n---\n\n**fett** *schräg* ~~nicht~~",
        '``` python\nx\n```\n\n~~~ { .yaml hl_lines="1 2" }\nx\n~~~',
    ],
)
def test_ordinary_markdown_is_left_alone(portal: Portal, text: str) -> None:
    assert found(portal, text) == []


def test_large_and_odd_texts_are_tried_and_others_are_not(monkeypatch: pytest.MonkeyPatch) -> None:
    tried: list[str] = []

    def attempt(task: str, texts: list[str]) -> list[None]:
        tried.append(texts[0])
        return [None]

    monkeypatch.setattr(guard, "attempt", attempt)
    guard._tried.cache_clear()
    for text in ("Ein ruhiger Text.\n\n" * 3000, "* [ ] { } " * 2000, "wort " * 30_000):
        list(guard._unbearable(text))
    assert [text[:6] for text in tried] == ["* [ ] ", "wort w"]
    guard._tried.cache_clear()


def test_a_text_that_takes_too_long_is_refused_with_its_file(portal: Portal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guard, "_tried", lambda body: None)
    portal.write(HOME, "---\ntitle: Start\n---\n# T\n\n" + "wort " * 30_000)
    problems = [(p.path, p.code, p.level, p.line) for p in portal.problems() if p.level is Level.ERROR]
    assert problems == [(HOME, "text-slow", Level.ERROR, 4)]
    assert HOME in portal.load().left_out


_PIECE = st.sampled_from(
    ["<b>", "</b>", "<a href='x'>", "<script>", "<img src=x onerror=y>", "<div\nid=__x>", "<!-- c -->", "<?x?>",
     "<!x>", "\\<i\\>", "\\<i>", "&lt;", "`<u>`", "```\n<s>\n```\n", "{: .x }", "{ #a }", "{: onclick=x }",
     "{#__b}", "{.small}", "[l](javascript:x)", "[l](//h.example)", "![i](https://h.example/i.png)", "![i][r]",
     "\n\n[r]: https://h.example/\n", "[l][s]", "\n\n[s]: vbscript:x\n", "# H", "> ", "- ", "\n", "\n\n", " ",
     "wort", "*", "**", "_", "| a | b |\n|--|--|", "[^1]", "\n\n[^1]: f\n", "<https://h.example/>", "<x@h.example>",
     "!!! note\n    t\n", ": d\n"]
)  # fmt: skip


@settings(max_examples=1500, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
@given(st.lists(_PIECE, min_size=1, max_size=12))
def test_nothing_is_taken_away_without_a_word(pieces: list[str]) -> None:
    """What the allow-list takes away has been named, by the guard or by the rules on links."""
    body = "".join(pieces)
    if any(removed(convert(body))):
        assert guard._findings(body) or guard._lines_of_links(body) or "//h.example" in body, body


def test_the_guard_knows_what_its_warnings_mean(portal: Portal) -> None:
    portal.write(HOME, "---\ntitle: Start\n---\n# T\n\n<b onclick=x>a</b> {: .md-x }\n")
    for problem in portal.problems():
        assert problem.message("de") and problem.message("en")


def test_a_file_of_unwanted_characters_gives_no_flood(portal: Portal) -> None:
    portal.write(HOME, "---\ntitle: Start\n---\n# T\n\n" + "\u200b" * 100_000 + "\n<b>\n" * 1000)
    assert len(portal.problems()) < 1000


def test_nothing_outside_is_read_and_no_name_breaks_a_report(portal: Portal, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "x.md").write_text("# S3CR3T\n", "utf-8")
    docs = portal.root / "docs"
    (docs / "aussen").symlink_to(outside)
    (docs / "leck.md").symlink_to(outside / "x.md")
    (docs / "kreis").symlink_to(docs)
    (docs / "x\u202ey").mkdir()
    (docs / "x\u202ey" / "z.md").write_text("# Z\n", "utf-8")
    (portal.root / "materials/offers/leck").symlink_to(outside)
    (portal.root / "materials/_vocabularies").symlink_to(outside)
    (docs / "a\udcff.md").write_text("# A\n", "utf-8")
    catalogue = portal.load()
    assert not any("S3CR3T" in page.body for page in catalogue.prose)
    wrong = {(p.path, p.code) for p in catalogue.problems if p.level is Level.ERROR}
    assert {("docs/aussen", "file-symlink"), ("docs/leck.md", "file-symlink"), ("docs/kreis", "file-symlink"),
            ("docs/x\u202ey", "file-name"), ("materials/offers/leck", "file-symlink"),
            ("materials/_vocabularies", "file-symlink"), ("docs/a?.md", "file-name")} <= wrong  # fmt: skip
    for problem in catalogue.problems:
        problem.path.encode()


@pytest.mark.parametrize("folder", ["docs", "materials"])
def test_a_folder_that_is_a_link_is_not_followed(portal: Portal, folder: str, tmp_path: Path) -> None:
    (portal.root / folder).rename(tmp_path / "elsewhere")
    (portal.root / folder).symlink_to(tmp_path / "elsewhere")
    catalogue = portal.load()
    assert (folder, "file-symlink") in {(p.path, p.code) for p in catalogue.problems}
    assert not any(path.startswith(folder) for path in catalogue.by_path) or folder == "docs"
    assert catalogue.prose == () or folder == "materials"
