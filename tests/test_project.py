"""Where a project lies, what its mkdocs.yml says, and which day it is."""

from datetime import date
from pathlib import Path

import pytest

from portal.project import UsageError, default_today, open_project

MKDOCS_YML = """\
site_name: Bildung hier
site_url: https://bildung.example.org/unter/
theme: {name: material, custom_dir: overrides}
markdown_extensions:
  - pymdownx.emoji: {emoji_index: !!python/name:material.extensions.emoji.twemoji }
secret: !ENV [TOKEN, nothing]
plugins:
  - search
  - i18n:
      languages:
        - {locale: en, name: English}
        - {locale: de, name: Deutsch, default: true}
        - {locale: tr, name: Türkçe, build: false}
extra: {portal: {place: Region}}
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A root with settings and an empty catalogue."""
    (tmp_path / "materials").mkdir()
    (tmp_path / "mkdocs.yml").write_text(MKDOCS_YML, "utf-8")
    return tmp_path


def test_settings_are_read_and_the_original_comes_first(root: Path) -> None:
    project = open_project(root)
    assert (project.site_name, project.site_url) == ("Bildung hier", "https://bildung.example.org/unter/")
    assert (project.languages, project.enabled, project.original) == (("de", "en"), ("de", "en"), "de")
    assert (project.settings, project.is_configured) == ({"place": "Region"}, True)


def test_tags_in_mkdocs_yml_run_nothing(root: Path) -> None:
    (root / "mkdocs.yml").write_text('x: !!python/object/apply:os.system ["touch ran"]\ny: !ENV HOME\nsite_name: A\n')
    assert open_project(root).site_name == "A"
    assert not (root / "ran").exists()
    assert not Path("ran").exists()


def test_given_languages_change_the_suffixes_and_not_what_is_enabled(root: Path) -> None:
    project = open_project(root, languages=("de", "uk"))
    assert (project.languages, project.enabled) == (("de", "uk"), ("de", "en"))


def test_a_root_without_mkdocs_yml_is_german_and_english(root: Path) -> None:
    (root / "mkdocs.yml").unlink()
    project = open_project(root)
    assert (project.languages, project.enabled, project.is_configured) == (("de", "en"), (), False)


def test_the_nearest_mkdocs_yml_above_is_taken(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (root / "materials" / "offers").mkdir()
    monkeypatch.chdir(root / "materials" / "offers")
    assert open_project().root == root.resolve()


def test_no_mkdocs_yml_above_is_wrong_usage(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(UsageError, match=r"mkdocs\.yml"):
        open_project()


def test_a_root_without_materials_is_wrong_usage(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="materials"):
        open_project(tmp_path)


@pytest.mark.parametrize("content", [b"a: [", b"- a", b"site_name: Stra\xdfe", b"a: b: c"])
def test_a_broken_mkdocs_yml_is_wrong_usage(root: Path, content: bytes) -> None:
    (root / "mkdocs.yml").write_bytes(content)
    with pytest.raises(UsageError, match=r"mkdocs\.yml"):
        open_project(root)


@pytest.mark.parametrize(
    "plugins", ["", "plugins: []", "plugins: {search: {}}", "plugins: [i18n]", "plugins: [{i18n: {}}]"]
)
def test_settings_without_languages_have_the_usual_two(root: Path, plugins: str) -> None:
    (root / "mkdocs.yml").write_text(f"site_name: A\n{plugins}\n")
    assert open_project(root).languages == ("de", "en")


def test_plugins_may_be_a_mapping(root: Path) -> None:
    (root / "mkdocs.yml").write_text("plugins: {i18n: {languages: [{locale: de, default: true}, {locale: ar}]}}\n")
    assert open_project(root).languages == ("de", "ar")


def test_vocabularies_are_the_roots_own_or_those_of_the_installation(root: Path) -> None:
    installed = open_project(root).vocabularies
    assert installed.is_dir()
    assert not installed.is_relative_to(root)
    (root / "materials" / "_vocabularies").mkdir()
    assert open_project(root).vocabularies == root.resolve() / "materials" / "_vocabularies"


def test_today_is_the_day_of_source_date_epoch(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795305600")
    assert default_today() == open_project(root).today == date(2026, 11, 22)
    assert open_project(root, today=date(2027, 1, 1)).today == date(2027, 1, 1)


@pytest.mark.parametrize("epoch", ["", "bald", "1e9", "99999999999999999"])
def test_a_source_date_epoch_that_is_no_number_of_seconds_is_wrong_usage(
    epoch: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    with pytest.raises(UsageError, match="SOURCE_DATE_EPOCH"):
        default_today()


def test_without_it_today_is_today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    assert default_today() > date(2025, 1, 1)
