"""The schema types what was read; its errors become problems with a place, a name and a suggestion."""

from typing import Any

import pytest

from portal.content.front_matter import read_front_matter
from portal.content.validation import missing_fields, validate
from portal.model.kinds import Event, Offer, OfferTranslation
from portal.model.parts import Part
from portal.problems import Level, Problem


def problems_of(block: str, model: type[Part] = Offer) -> list[Problem]:
    return validate(model, read_front_matter(f"---\n{block}\n---\n", "a.md"), "a.md")[1]


def only_problem(block: str, model: type[Part] = Offer) -> Problem:
    (problem,) = problems_of(block, model)
    return problem


def test_faulty_fields_are_left_out_and_the_others_kept() -> None:
    front = read_front_matter(
        "---\ntitle: Ein Kurs\nstate: weg\nlanguages: [xx-wrong-1, de]\nid: kurs-1\n---\n", "a.md"
    )
    fields, problems = validate(Offer, front, "a.md")
    assert (fields.title, fields.id, fields.state, fields.languages) == ("Ein Kurs", "kurs-1", "draft", ())
    assert [problem.field for problem in problems] == ["state", "languages"]


def test_a_problem_stands_at_the_value_that_is_wrong() -> None:
    problem = only_problem("title: Kurs\nlocations:\n  - street: Markt 1\n    postal_code: 5247")
    assert (problem.code, problem.line, problem.column, problem.field) == ("postal-code", 5, 18, "locations")


def test_several_faults_in_one_part_are_all_reported() -> None:
    block = "locations:\n  - street: Markt 1\n    postal_code: 5247\n    lat: 6.1\n    ort: x"
    assert sorted(problem.code for problem in problems_of(block)) == ["coordinate", "postal-code", "unknown-part"]


@pytest.mark.parametrize(
    ("block", "suggestion"),
    [("Title: Kurs", "title"), ("titel: Kurs", "title"), ("langauges: [de]", "languages"), ("qqqq: 1", "")],
)
def test_an_unknown_key_gets_the_nearest_name(block: str, suggestion: str) -> None:
    problem = only_problem(block)
    assert (problem.code, problem.values["suggestion"]) == ("unknown-field", suggestion)


def test_a_key_of_another_kind_names_the_kinds() -> None:
    problem = only_problem("seats: 3")
    assert (problem.code, problem.values["kinds"]) == ("field-of-other-kind", ["event"])


def test_a_neutral_key_in_a_translation_is_named_as_such() -> None:
    assert only_problem("cost: {free: yes}", OfferTranslation).code == "neutral-in-translation"
    assert only_problem("license: CC-BY-4.0", OfferTranslation).code == "neutral-in-translation"
    assert problems_of("cost_note: Kostenlos", OfferTranslation) == []


@pytest.mark.parametrize(
    ("value", "suggestion"), [("ja", "yes"), ("Nein", "no"), ("true", "yes"), ("yess", "yes"), ("vielleicht", "")]
)
def test_a_choice_gets_the_nearest_answer(value: str, suggestion: str) -> None:
    problem = only_problem(f"cost: {{free: {value}}}")
    assert (problem.code, problem.values["suggestion"]) == ("choice", suggestion)
    assert problem.values["allowed"] == ["yes", "no", "unknown"]


@pytest.mark.parametrize(
    ("block", "expected", "found"),
    [
        ("title: [a]", "text", "list"),
        ("title: {a: b}", "text", "map"),
        ("topics: daz", "list", "text"),
        ("topics: {a: b}", "list", "map"),
        ("cost: frei", "map", "text"),
        ("cost: [frei]", "map", "list"),
        ("contact: [a]", "text", "list"),
        ("languages: [[de]]", "text", "list"),
        ("state: [draft]", "text", "list"),
    ],
)
def test_a_wrong_form_says_what_was_expected_and_found(block: str, expected: str, found: str) -> None:
    problem = only_problem(block)
    assert (problem.code, problem.values["expected"], problem.values["found"]) == ("type", expected, found)


@pytest.mark.parametrize(
    ("block", "code", "length"),
    [("title: AB", "too-short", 2), (f"title: {'م' * 121}", "too-long", 121), ("id: ab", "too-short", 2)],
)
def test_lengths_are_counted_in_characters(block: str, code: str, length: int) -> None:
    problem = only_problem(block)
    assert (problem.code, problem.values["length"]) == (code, length)


def test_a_contact_is_an_id_or_a_map_and_judged_as_what_it_is() -> None:
    assert problems_of("contact: ki-region") == []
    assert problems_of("contact: {email: ki@example.org}") == []
    assert only_problem("contact: KI Region").code == "slug"
    assert only_problem("contact: {mail: x}").code == "unknown-part"


@pytest.mark.parametrize("value", ["", " ~", ' ""'])
def test_an_empty_required_field_is_missing(value: str) -> None:
    front = read_front_matter(f"---\nstate: published\ntopics:{value}\n---\n", "a.md")
    fields, _ = validate(Event, front, "a.md")
    missing = {problem.field: problem for problem in missing_fields(Event, fields, front, "a.md")}
    assert (missing["topics"].line, missing["topics"].level) == (3, Level.ERROR)


def test_a_draft_may_lack_required_fields() -> None:
    front = read_front_matter("---\nstate: draft\n---\n", "a.md")
    fields, _ = validate(Event, front, "a.md")
    assert {problem.level for problem in missing_fields(Event, fields, front, "a.md")} == {Level.WARNING}


@pytest.mark.parametrize("item", ["", "~", "[]", "{}", "[[a]]", '""'])
@pytest.mark.parametrize("name", sorted(Offer.model_fields))
def test_no_odd_value_of_any_field_crashes(name: str, item: Any) -> None:
    for block in (f"{name}: {item}", f"{name}:\n  - {item}", f"{name}: {{a: {item}}}"):
        for problem in problems_of(block):
            assert problem.message("de")
            assert problem.hint("de") is not None
