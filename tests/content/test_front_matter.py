"""The strict reader: every scalar stays text, every value has its place, nothing is lost without a word."""

import os

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portal.content.front_matter import FrontMatter, read_front_matter, read_yaml
from portal.content.source import decode
from portal.problems import Level, Mark, Problem

settings.register_profile("fast", max_examples=300, deadline=None)
settings.register_profile("thorough", max_examples=20_000, deadline=None)
PROFILE = settings.get_profile(os.environ.get("PORTAL_HYPOTHESIS", "fast"))
"""How many examples the property tests try: PORTAL_HYPOTHESIS=thorough tries 20,000."""


def front(block: str) -> FrontMatter:
    return read_front_matter(f"---\n{block}\n---\nText\n", "a.md")


def only_problem(block: str) -> Problem:
    (problem,) = front(block).problems
    return problem


@pytest.mark.parametrize(
    "scalar", ["0241", "no", "yes", "14:30", "05334002", "2026-02-30", "1.0", "0x1f", "1_000", "on"]
)
def test_a_scalar_stays_the_text_that_was_written(scalar: str) -> None:
    assert front(f"a: {scalar}").data == {"a": scalar}


@pytest.mark.parametrize("written", ["a:", "a: ~", "a: null", "a: # nichts"])
def test_an_empty_value_is_none(written: str) -> None:
    assert front(written).data == {"a": None}


@pytest.mark.parametrize("written", ['a: ""', "a: ''"])
def test_an_empty_text_in_quotes_stays_a_text(written: str) -> None:
    assert front(written).data == {"a": ""}


def test_null_in_quotes_is_a_text() -> None:
    assert front('a: "null"').data == {"a": "null"}


def test_keys_and_values_have_their_places_in_characters() -> None:
    read = front("titel: Grüße\nteile:\n  - {ort: مدينة, zahl: 3}\nnoch:\n  tiefer: ja")
    assert read.key_marks["titel",] == Mark(2, 1)
    assert read.marks["titel",] == Mark(2, 8)
    assert read.marks["teile",] == Mark(3, 1), "the place of the key, because the value begins in a later line"
    assert read.marks["teile", 0] == Mark(4, 5)
    assert read.marks["teile", 0, "ort"] == Mark(4, 11)
    assert read.key_marks["teile", 0, "zahl"] == Mark(4, 18)
    assert read.marks["noch", "tiefer"] == Mark(6, 11)


def test_characters_beyond_the_basic_plane_count_once() -> None:
    assert front('a: {b: "😀", c: d}').marks["a", "c"] == Mark(2, 16)


@pytest.mark.parametrize("end", ["---", "...", "--- ", "...\t"])
def test_a_block_ends_with_dashes_or_dots(end: str) -> None:
    read = read_front_matter(f"---\na: b\n{end}\nText\n", "a.md")
    assert (read.data, read.body, read.body_line) == ({"a": "b"}, "Text\n", 4)


@pytest.mark.parametrize(
    "bytes_", [b"---\r\na: b\r\n---\r\nText\r\n", b"---\ra: b\r---\rText\r", b"\xef\xbb\xbf---\na: b\n---\nText\n"]
)
def test_line_ends_and_a_byte_order_mark_make_no_difference(bytes_: bytes) -> None:
    text, problems = decode(bytes_, "a.md")
    read = read_front_matter(text, "a.md")
    assert problems == []
    assert (read.data, read.marks["a",], read.body) == ({"a": "b"}, Mark(2, 4), "Text\n")


def test_a_text_without_block_is_all_body() -> None:
    read = read_front_matter("Hinweis: kein Block\n", "a.md")
    assert (read.is_present, read.body, read.body_line) == (False, "Hinweis: kein Block\n", 1)


@pytest.mark.parametrize("text", ["---\n---\nText\n", "---\n\n---\nText\n", "---\n# nichts\n---\nText\n"])
def test_an_empty_block_is_a_block(text: str) -> None:
    read = read_front_matter(text, "a.md")
    assert (read.is_present, read.data, read.body, read.problems) == (True, {}, "Text\n", ())


def test_a_block_without_end_is_a_problem_in_line_one() -> None:
    (problem,) = read_front_matter("---\na: b\nText\n", "a.md").problems
    assert (problem.code, problem.line) == ("front-matter-open", 1)


@pytest.mark.parametrize("block", ["- a\n- b", "nur Text", "[a, b]"])
def test_a_block_that_is_no_mapping_is_refused(block: str) -> None:
    assert only_problem(block).code == "front-matter-mapping"


@pytest.mark.parametrize(
    ("block", "code", "mark"),
    [
        ("a: &x 1", "yaml-anchor", (2, 4)),
        ("a: 1\nb: *x", "yaml-anchor", (3, 4)),
        ("a: {<<: *x}", "yaml-anchor", (2, 9)),
        ("<<: *x", "yaml-anchor", (2, 5)),
        ("a: !ENV X", "yaml-tag", (2, 4)),
        ("a: !!int 3", "yaml-tag", (2, 4)),
        ("a: [!x b]", "yaml-tag", (2, 5)),
        ("? [a]\n: b", "yaml-key", (2, 3)),
        ("&x a: b", "yaml-anchor", (2, 1)),
    ],
)
def test_what_is_more_than_data_is_refused_at_its_place(block: str, code: str, mark: tuple[int, int]) -> None:
    problem = only_problem(block)
    assert (problem.code, problem.line, problem.column) == (code, *mark)


def test_a_refusal_names_the_field_it_stands_in() -> None:
    assert only_problem("titel: gut\nkosten:\n  frei: !ja x").field == "kosten"


def test_nesting_is_limited() -> None:
    assert front(f"a: {'[' * 10}{']' * 10}").problems == ()
    assert only_problem(f"a: {'[' * 100}{']' * 100}").code == "yaml-depth"


def test_a_billion_laughs_are_none() -> None:
    block = "a: &a [x]\n" + "\n".join(f"{key}: &{key} [*a, *a]" for key in "bcdefgh")
    assert only_problem(block).code == "yaml-anchor"


def test_the_first_of_two_equal_keys_is_kept_and_the_second_reported() -> None:
    read = front("a: eins\nb: c\na: zwei")
    assert read.data["a"] == "eins"
    (problem,) = read.problems
    assert (problem.code, problem.line, problem.values["first"], problem.field) == ("duplicate-key", 4, 2, "a")


def test_an_equal_key_inside_a_part_is_reported_there() -> None:
    (problem,) = front("orte:\n  - strasse: A\n    strasse: B").problems
    assert (problem.code, problem.line, problem.column, problem.field) == ("duplicate-key", 4, 5, "orte")


def test_a_colon_is_repaired_so_that_later_problems_are_found_too() -> None:
    read = front("titel: Rucksack: Kita\na: b\na: c\nzwei: Noch: einer")
    assert [(p.code, p.line) for p in read.problems] == [("yaml-colon", 2), ("yaml-colon", 5), ("duplicate-key", 4)]
    assert read.data["titel"] == "Rucksack: Kita"
    assert read.data["zwei"] == "Noch: einer"


def test_the_suggestion_for_a_colon_can_be_pasted() -> None:
    problem = only_problem('titel: Ein "Wort": mehr \\ weniger')
    suggestion = problem.values["suggestion"]
    assert front(f"titel: {suggestion}").data == {"titel": 'Ein "Wort": mehr \\ weniger'}


@pytest.mark.parametrize("sign", ["@", "`", "%"])
def test_signs_that_yaml_keeps_for_itself_need_quotes(sign: str) -> None:
    problem = only_problem(f"titel: {sign}home")
    assert (problem.code, problem.values["sign"]) == ("yaml-colon", sign)


def test_typographic_quotes_do_not_quote() -> None:
    problem = only_problem("titel: „Rucksack: Kita“")
    assert (problem.code, problem.line, problem.column) == ("yaml-typographic-quotes", 2, 8)
    assert front("titel: „Rucksack Kita“").data == {"titel": "„Rucksack Kita“"}


def test_a_tab_is_named_as_such() -> None:
    problem = only_problem("titel: a\nthemen:\n\t- b")
    assert (problem.code, problem.line) == ("yaml-tab", 4)


@pytest.mark.parametrize("block", ["a: [b", "a: 'b", "a: b\n  c: d", "a: {b", "a: b]\n}", "%TAG x", "a: b\n- c"])
def test_other_broken_yaml_is_a_problem_with_a_line(block: str) -> None:
    (problem, *_) = front(block).problems
    assert problem.code in {"yaml-syntax", "yaml-colon", "yaml-unclosed"}
    assert problem.line is not None


def test_what_yaml_cuts_off_is_a_warning() -> None:
    problem = only_problem("orte:\n  - strasse: Markt #5")
    assert (problem.code, problem.level, problem.line, problem.column) == ("yaml-cut-off", Level.WARNING, 3, 20)
    assert (problem.values["rest"], problem.field) == ("#5", "orte")


def test_what_yaml_cuts_off_in_a_list_is_a_warning() -> None:
    assert only_problem("worte:\n  - Tee #1").values["rest"] == "#1"


@pytest.mark.parametrize(
    "block",
    [
        "a: 'b #1'",
        'a: "b #1"',
        "a: |\n  b: c #1\n  - d #2",
        "a: >-\n  b #1",
        "# nur ein Kommentar",
        "a: b#1",
        "a:  'b' # c",
    ],
)
def test_a_number_sign_that_loses_nothing_is_no_problem(block: str) -> None:
    assert front(block).problems == ()


def test_a_second_document_in_the_block_is_refused() -> None:
    (problem,) = read_yaml("a: b\n---\nc: d\n", "v.yml").problems
    assert problem.code == "yaml-syntax"


def test_a_nul_character_is_a_problem_and_no_crash() -> None:
    assert front("a: b\x00c").problems


def test_more_faults_than_are_repaired_end_the_reading_without_crash() -> None:
    read = front("\n".join(f"k{n}: a: b" for n in range(30)))
    assert len(read.problems) == 20


SNIPPETS = st.sampled_from(
    ["---\n", "...\n", "a: ", "b:", "- ", "? ", ": ", "[", "]", "{", "}", "&x ", "*x", "!t ", "|", ">", "#", " #", "  ",
     '"', "'", "%", "@", "`", ",", "~", "<<: ", "\t", "\n", "\r\n", "\r", "\x00", "\x85", "\u2028",
     "\ufeff", "„", "م", "😀"]
)  # fmt: skip
FRAGMENTS = st.lists(SNIPPETS | st.text(max_size=5), max_size=30).map("".join)


@settings(PROFILE)
@given(st.binary(max_size=200) | FRAGMENTS.map(lambda text: f"---\n{text}\n---\nText".encode("utf-8", "surrogatepass")))
def test_no_bytes_crash_the_reader_and_problems_lie_inside_the_file(data: bytes) -> None:
    text, problems = decode(data, "a.md")
    read = read_front_matter(text, "a.md")
    lines = max(text.count("\n"), data.count(b"\n") + data.count(b"\r")) + 1
    for problem in (*problems, *read.problems):
        assert problem.line is None or 1 <= problem.line <= lines
        for language in ("de", "en"):
            problem.message(language)
            problem.hint(language)
    for mark in read.marks.values():
        assert mark.line >= 1
        assert mark.column >= 1


@settings(PROFILE)
@given(
    st.dictionaries(
        st.from_regex(r"[a-z_]{1,8}", fullmatch=True),
        st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"])),
    )
)
def test_whatever_is_quoted_comes_back_as_written(data: dict[str, str]) -> None:
    block = "\n".join(
        '{}: "{}"'.format(key, value.replace("\\", "\\\\").replace('"', '\\"')) for key, value in data.items()
    )
    read = front(block)
    assert (read.data, read.problems) == (data, ())
