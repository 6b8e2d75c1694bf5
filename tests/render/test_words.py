from pathlib import Path

import pytest
from markupsafe import Markup

from portal.render import words as room
from portal.render.words import Words, load_words, missing_words
from tests.support import ROOT


def test_a_text_is_filled() -> None:
    assert Words("de", {"a.b": "Seite {number}"})("a.b", number=3) == "Seite 3"


def test_braces_in_a_value_are_left_alone() -> None:
    assert Words("de", {"a": "{title} hier"})("a", title="{0}") == "{0} hier"


def test_safe_html_among_the_values_makes_the_text_safe_html() -> None:
    text = Words("de", {"a": "<{name}> am {day}"})("a", name="x & y", day=Markup("<time>heute</time>"))
    assert text == Markup("&lt;x &amp; y&gt; am <time>heute</time>")
    assert isinstance(text, Markup)


def test_plain_values_give_plain_text() -> None:
    assert not isinstance(Words("de", {"a": "{x}"})("a", x="<"), Markup)


@pytest.mark.parametrize(
    ("language", "count", "form"),
    [("de", 1, "one"), ("de", 0, "other"), ("uk", 3, "few"), ("uk", 11, "many"), ("ar", 2, "two"), ("rom", 1, "other")],
)
def test_the_form_follows_the_plural_rule_of_the_language(language: str, count: int, form: str) -> None:
    forms = {name: name for name in ("one", "two", "few", "many", "other")}
    assert Words(language, {"a": forms}).plural("a", count) == form


def test_a_missing_text_is_an_error() -> None:
    with pytest.raises(KeyError, match=r"a\.b"):
        Words("de", {})("a.b")


def test_a_text_with_forms_needs_a_number() -> None:
    with pytest.raises(KeyError, match="plural"):
        Words("de", {"a": {"other": "x"}})("a")


def test_a_language_without_file_lacks_every_word() -> None:
    assert set(missing_words("xx")) == set(load_words("de"))


@pytest.mark.parametrize("file", sorted((ROOT / "hooks/portal/interface").glob("??.yml")), ids=lambda file: file.stem)
def test_every_language_has_every_word(file: Path) -> None:
    assert missing_words(file.stem) == []


def test_missing_words_and_other_placeholders_are_found(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = {
        "de": Words("de", {"a": "x {day}", "b": "y", "c": {"one": "ein", "other": "{count}"}, "d": "z"}),
        "en": Words("en", {"a": "x {date}", "c": {"one": "{count}", "other": "{count}"}, "d": {"other": "z"}}),
    }
    monkeypatch.setattr(room, "load_words", texts.__getitem__)
    assert missing_words("en") == ["a", "b", "d"]


def test_plural_forms_that_a_language_needs_are_missed(monkeypatch: pytest.MonkeyPatch) -> None:
    forms = {"one": "{count} ein", "other": "{count}"}
    texts = {
        "de": Words("de", {"a": forms, "b": forms}),
        "uk": Words("uk", {"a": forms, "b": {**forms, "few": "{count}", "many": "{count}"}}),
        "rom": Words("rom", {"a": {"other": "{count}"}, "b": forms}),
    }
    monkeypatch.setattr(room, "load_words", texts.__getitem__)
    assert missing_words("uk") == ["a"]
    assert missing_words("rom") == []


def test_words_that_yaml_takes_for_truth_values_are_words() -> None:
    assert load_words("de")("facts.wheelchair.no") == "nicht mit Rollstuhl zugänglich"
