"""Where a value stands: found for certain, or not at all."""

import pytest

from portal.editing.spans import Span, span_at, spans_in_line
from portal.problems import Mark

HEAD = """\
---
title: Überall # eine Bemerkung
topics: [daz, "schule und beruf", 'it''s']
contact: {phone: 0241/5198, role: "a \\"b\\""}
summary: Das geht
  weiter
quote: "eins
  zwei"
note: |
  ein Absatz
سؤال: نص
---
"""


def place_of(text: str) -> Mark:
    start = HEAD.index(text)
    return Mark(HEAD.count("\n", 0, start) + 1, start - HEAD.rfind("\n", 0, start))


@pytest.mark.parametrize(
    ("source", "value", "quote"),
    [
        ("title", "title", ""),
        ("Überall", "Überall", ""),
        ("daz", "daz", ""),
        ('"schule und beruf"', "schule und beruf", '"'),
        ("'it''s'", "it's", "'"),
        ("0241/5198", "0241/5198", ""),
        ('"a \\"b\\""', 'a "b"', '"'),
        ("نص", "نص", ""),
    ],
)
def test_a_value_is_found_with_its_quotation_marks(source: str, value: str, quote: str) -> None:
    span = span_at(HEAD, place_of(source))

    assert span is not None
    assert (HEAD[span.start : span.end], span.value, span.quote) == (source, value, quote)


@pytest.mark.parametrize("source", ["Das geht", "|", '"eins', "[daz", "# eine", "berall"])
def test_a_value_of_several_lines_and_the_inside_of_a_value_are_not_certain(source: str) -> None:
    assert span_at(HEAD, place_of(source)) is None


def test_values_before_a_fault_of_the_syntax_are_found() -> None:
    head = "---\nid: ab\ntitle: a: b\n---\n"

    assert [span.value for span in spans_in_line(head, 2)] == ["id", "ab"]


@pytest.mark.parametrize("end", ["\r", "\x85", "\u2028"])
def test_nothing_is_certain_where_lines_end_otherwise(end: str) -> None:
    head = f"---\nid: ab{end}title: cd\n---\n"

    assert span_at(head, Mark(2, 5)) is None


@pytest.mark.parametrize(
    ("quote", "value", "written"),
    [
        ("", "mehrsprachigkeit", "mehrsprachigkeit"),
        ("", "2027-03-01 14:00", "2027-03-01 14:00"),
        ("", "05334004", '"05334004"'),
        ("", "+49 241 5198", '"+49 241 5198"'),
        ("", "2.50", "2.50"),
        ("", "a: b", '"a: b"'),
        ("", "a #b", '"a #b"'),
        ("", "a, b", '"a, b"'),
        ("", "", '""'),
        ('"', 'a "b" \\', '"a \\"b\\" \\\\"'),
        ("'", "it's", "'it''s'"),
    ],
)
def test_a_new_value_is_written_like_the_old_one(quote: str, value: str, written: str) -> None:
    assert Span(0, 0, quote, "").written(value) == written
