"""Vocabularies are read as strictly as front matter, and complete where the portal says so."""

import shutil
from pathlib import Path

import pytest

from portal.content.vocabularies import NAMES, read_vocabularies, read_vocabulary
from portal.problems import Problem
from portal.project import open_project
from tests.support import ROOT, TODAY

OWN = ROOT / "materials" / "_vocabularies"


def read(tmp_path: Path, text: str, *languages: str) -> list[Problem]:
    file = tmp_path / "topic.yml"
    file.write_text(text, "utf-8")
    return read_vocabulary(file, "topic.yml", languages)[1]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A root with vocabularies of its own."""
    shutil.copytree(OWN, tmp_path / "portal" / "materials" / "_vocabularies")
    return tmp_path / "portal"


def settings(root: Path, *languages: str) -> None:
    entries = ", ".join(f"{{locale: {language}, name: x, default: {language == 'de'}}}" for language in languages)
    (root / "mkdocs.yml").write_text(f"plugins: [{{i18n: {{languages: [{entries}]}}}}]\n", "utf-8")


def test_a_term_has_labels_synonyms_a_concept_and_attributes(tmp_path: Path) -> None:
    file = tmp_path / "stage.yml"
    file.write_text(
        "terms:\n  - {code: '0241', labels: {de: Kita, en: Daycare}, synonyms: {de: [Krippe]}, uri: https://w3id.org/kim/educationalLevel/level_A,"
        " description: {de: Text}, order: 1, parts: [a, b]}\nadapt:\n  by: [by, cc0]\n"
    )
    vocabulary, problems = read_vocabulary(file, "stage.yml", ("de",))
    term = vocabulary["0241"]
    assert problems == []
    assert (term.label("en"), term.label("tr"), term.synonyms["de"]) == ("Daycare", "Kita", ("Krippe",))
    assert (term.uri, term.descriptions["de"]) == ("https://w3id.org/kim/educationalLevel/level_A", "Text")
    assert term.attribute("order") == "1"
    assert term.attributes["parts"] == ("a", "b")
    assert vocabulary.attributes["adapt"]["by"] == ("by", "cc0")
    assert (vocabulary.position("0241"), "0241" in vocabulary, "x" in vocabulary) == (0, True, False)


@pytest.mark.parametrize(
    "entry",
    ["Kita", "{labels: {de: Kita}}", "{code: [a], labels: {de: Kita}}", "{code: kita}", "{code: kita, labels: x}"],
)
def test_a_term_needs_code_and_labels(tmp_path: Path, entry: str) -> None:
    (problem,) = read(tmp_path, f"terms:\n  - {entry}\n")
    assert (problem.code, problem.line) == ("vocabulary-term", 2)


def test_a_code_stands_once(tmp_path: Path) -> None:
    (problem,) = read(tmp_path, "terms:\n  - {code: a, labels: {de: A}}\n  - {code: a, labels: {de: B}}\n")
    assert (problem.code, problem.line, problem.values["value"]) == ("vocabulary-duplicate", 3, "a")


def test_a_missing_label_is_named_with_its_language(tmp_path: Path) -> None:
    (problem,) = read(tmp_path, "terms:\n  - {code: a, labels: {de: A, en: ''}}\n", "de", "en")
    assert (problem.code, problem.values) == ("vocabulary-label", {"value": "a", "language": "en"})


def test_the_vocabularies_of_this_repository_are_sound() -> None:
    vocabularies, problems = read_vocabularies(open_project(ROOT, today=TODAY))
    assert problems == []
    assert set(NAMES) <= set(vocabularies)


def test_labels_are_complete_in_the_languages_that_mkdocs_yml_enables(root: Path) -> None:
    settings(root, "de", "en", "tlh")
    problems = read_vocabularies(open_project(root, languages=("de", "en")))[1]
    assert {(problem.code, problem.values["language"]) for problem in problems} == {("vocabulary-label", "tlh")}
    assert problems[0].path.startswith("materials/_vocabularies/")


def test_suffixes_alone_demand_no_labels(root: Path) -> None:
    assert read_vocabularies(open_project(root, languages=("de", "tlh")))[1] == []


def test_a_vocabulary_that_is_missing_is_empty_and_reported(root: Path) -> None:
    (root / "materials/_vocabularies/topic.yml").unlink()
    vocabularies, (problem,) = read_vocabularies(open_project(root))
    assert (problem.code, problem.path) == ("vocabulary-missing", "materials/_vocabularies/topic.yml")
    assert list(vocabularies["topic"]) == []


def test_a_change_of_a_vocabulary_is_seen(root: Path) -> None:
    project = open_project(root)
    assert "neu" not in read_vocabularies(project)[0]["deadline"]
    file = root / "materials/_vocabularies/deadline.yml"
    file.write_text(file.read_text("utf-8") + "  - {code: neu, labels: {de: Neu, en: New}}\n", "utf-8")
    assert "neu" in read_vocabularies(project)[0]["deadline"]


def test_a_broken_vocabulary_is_a_problem_and_no_crash(root: Path) -> None:
    (root / "materials/_vocabularies/topic.yml").write_bytes(b"terms: [\n")
    vocabularies, problems = read_vocabularies(open_project(root))
    assert [(problem.path, problem.code) for problem in problems] == [
        ("materials/_vocabularies/topic.yml", "yaml-syntax")
    ]
    assert list(vocabularies["topic"]) == []


def test_a_link_to_a_file_elsewhere_is_no_vocabulary(root: Path, tmp_path: Path) -> None:
    secret = tmp_path / "geheim.yml"
    secret.write_text("terms: [{code: geheim, labels: {de: Geheim}}]\n")
    for name, target in (("topic", secret), ("stage", tmp_path / "weg.yml")):
        (root / f"materials/_vocabularies/{name}.yml").unlink()
        (root / f"materials/_vocabularies/{name}.yml").symlink_to(target)
    vocabularies, problems = read_vocabularies(open_project(root))
    assert {problem.code for problem in problems} == {"vocabulary-missing"}
    assert list(vocabularies["topic"]) == []


@pytest.mark.parametrize("file", sorted((ROOT / "hooks/portal/interface").glob("??.yml")), ids=lambda file: file.stem)
def test_a_language_with_interface_words_has_all_labels(file: Path) -> None:
    vocabularies = (read_vocabulary(path, path.name, ("de", file.stem)) for path in sorted(OWN.glob("*.yml")))
    assert [problem.values for _, problems in vocabularies for problem in problems] == []


@pytest.mark.parametrize("language", ["ar", "tr", "fa"])
def test_no_synonym_is_the_label_of_another_term(language: str) -> None:
    for path in sorted(OWN.glob("*.yml")):
        terms = read_vocabulary(path, path.name, ())[0].terms.values()
        codes = {term.label(language): term.code for term in terms}
        assert [
            s for term in terms for s in term.synonyms.get(language, ()) if codes.get(s, term.code) != term.code
        ] == []
