"""What is written from the models is as it would be written today, and does in an editor what it promises."""

import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from portal.cli import main
from portal.cli.report import in_words
from portal.content.front_matter import read_front_matter, read_yaml
from portal.content.validation import missing_fields, validate
from portal.editing.editors import editor_files, write
from portal.editing.fields import LANGUAGES, MKDOCS, fields_of, models, translations
from portal.editing.reference import CODES, FIELDS, pages
from portal.problems import Level, Problem
from portal.project import Project, open_project
from tests.support import ROOT, Portal

ANEW = "run `portal schema --editors` and commit what it writes"


@pytest.fixture(scope="module")
def rewritten(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of this portal with the generated files written anew."""
    root = tmp_path_factory.mktemp("portal")
    for folder in ("docs", "materials/_vocabularies"):
        shutil.copytree(ROOT / folder, root / folder)
    shutil.copy(ROOT / "mkdocs.yml", root)
    assert main(["schema", "--editors", "--root", str(root)]) == 0
    return root


def generated(project: Project) -> list[str]:
    return sorted(editor_files(project) | pages(project))


@pytest.mark.parametrize("path", generated(open_project(ROOT)))
def test_generated_files_are_current(rewritten: Path, path: str) -> None:
    assert (ROOT / path).read_text("utf-8") == (rewritten / path).read_text("utf-8"), ANEW


def test_a_new_term_makes_generated_files_out_of_date(portal: Portal) -> None:
    vocabularies = portal.root / "materials" / "_vocabularies"
    shutil.copytree(ROOT / "materials" / "_vocabularies", vocabularies)
    before = editor_files(portal.open()) | pages(portal.open())
    with (vocabularies / "topic.yml").open("a", encoding="utf-8") as file:
        file.write("\n  - code: ein-neues-thema\n    labels: {de: Ein neues Thema, en: A new topic}\n")
    after = editor_files(portal.open()) | pages(portal.open())
    changed = {path for path in before if before[path] != after[path]}
    assert changed == {".vscode/portal.code-snippets", CODES, CODES.replace(".md", ".en.md")}


def test_writing_says_what_it_wrote_and_confirms_the_translations(portal: Portal) -> None:
    portal.write("docs/redaktion/eintrag.md", "---\ntitle: Wie ein Eintrag aussieht\n---\n# Wie ein Eintrag aussieht\n")
    portal.write("docs/redaktion/pruefen.md", "---\ntitle: Prüfen\n---\n# Prüfen\n")
    written = write(portal.open())
    assert written == generated(portal.open())
    assert [problem for problem in portal.problems() if problem.path in written] == []


def jsonc(path: str) -> dict[str, Any]:
    """Return the content of one of VS Code's files, which may begin with a comment."""
    first, rest = editor_files(open_project(ROOT))[path].split("\n", 1)
    assert first.startswith("// ")
    content: dict[str, Any] = json.loads(rest)
    return content


def filled_in(line: str) -> str:
    """Return a line of a snippet as it stands when the first choice is taken and every placeholder kept."""
    line = re.sub(r"\$\{TM_DIRECTORY/[^}]*\}", "etwas-neues", line)
    line = line.replace("${CURRENT_YEAR}-${CURRENT_MONTH}-${CURRENT_DATE}", "2026-11-22")
    return re.sub(r"\$\{\d+(?:\|([^,|]+)[^|]*\||:([^}]*))\}", lambda found: found[1] or found[2], line)


@pytest.mark.parametrize("kind", models())
def test_a_snippet_makes_a_record_in_which_only_words_are_missing(kind: str) -> None:
    snippet = jsonc(".vscode/portal.code-snippets")[f"portal {kind}"]
    body = [filled_in(line) for line in snippet["body"]]
    assert not any("${" in line for line in body)
    front = read_front_matter("\n".join(body), "index.md")
    fields, problems = validate(models()[kind], front, "index.md")
    assert front.problems == ()
    assert front.data["kind"] == kind and front.data["state"] == "draft" and front.data["id"] == "etwas-neues"
    words = {"summary", "title", "organisation", "contact", "languages", "runs_from", "number"}
    assert {problem.field for problem in problems} <= words
    assert {problem.field for problem in missing_fields(models()[kind], fields, front, "index.md")} == set()


@pytest.mark.parametrize("kind", models())
def test_a_snippet_is_found_by_its_kind_in_markdown_and_leads_from_stop_to_stop(kind: str) -> None:
    snippet = jsonc(".vscode/portal.code-snippets")[f"portal {kind}"]
    assert snippet["scope"] == "markdown" and f"portal-{kind}" in snippet["prefix"]
    stops = [int(stop) for stop in re.findall(r"\$\{(\d+)[:|]", "\n".join(snippet["body"]))]
    assert stops == list(range(1, len(stops) + 1))
    assert snippet["body"][-1] == "$0"


@pytest.mark.parametrize(
    ("folder", "slug"), [("/home/a/materials/offers/eltern-café", "eltern-café"), ("C:\\p\\x", "x")]
)
def test_a_snippet_takes_the_id_from_the_folder(folder: str, slug: str) -> None:
    line = jsonc(".vscode/portal.code-snippets")["portal offer"]["body"][1]
    found = re.fullmatch(r"id: \$\{TM_DIRECTORY/(.*)/\$1/\}", line)
    assert found is not None
    assert re.sub(found[1].replace("\\/", "/"), r"\1", folder) == slug


@pytest.mark.parametrize("level", Level)
def test_the_task_finds_each_problem_in_what_the_check_prints(portal: Portal, level: Level) -> None:
    portal.write("materials/offers/x-y/index.md", "---\nid: a b\n---\n")
    problem = Problem("materials/offers/x-y/index.md", "slug", 2, 5, level, "id", {"value": "a b"})
    printed = in_words([problem], 1, portal.root, "de", is_terminal=False).split("\n")
    task = next(task for task in jsonc(".vscode/tasks.json")["tasks"] if "check" in task["args"])
    assert task["args"] == ["check", "--language", "de"]
    hits = [
        (matcher["severity"], tuple(found.groups()[:4]))
        for matcher in task["problemMatcher"]
        for line in printed
        if (found := re.match(matcher["pattern"]["regexp"], line))
    ]
    assert hits == [(str(level), ("materials/offers/x-y/index.md", "2", "5", "slug"))]


def test_the_settings_leave_languages_alone() -> None:
    settings = jsonc(".vscode/settings.json")
    assert settings["cSpell.enabled"] is False
    assert settings["[markdown]"]["files.trimTrailingWhitespace"] is False


def test_the_hook_of_pre_commit_checks_content_only() -> None:
    front = read_yaml(editor_files(open_project(ROOT))[".pre-commit-config.yaml"], ".pre-commit-config.yaml")
    assert front.problems == ()
    [hook] = front.data["repos"][0]["hooks"]
    assert hook["entry"] == ".venv/bin/portal check" and hook["language"] == "system"
    for path in ("docs/index.md", "materials/offers/x/index.md", "materials/_vocabularies/topic.yml"):
        assert re.search(hook["files"], path)
    for path in ("hooks/portal/cli/checking.py", "mkdocs.yml", "overrides/assets/docs/x.css"):
        assert not re.search(hook["files"], path)


def test_git_keeps_the_shared_settings_and_no_others() -> None:
    def is_ignored(path: str) -> bool:
        done = subprocess.run(["git", "check-ignore", "--quiet", "--no-index", path], cwd=ROOT, check=False)
        assert done.returncode in {0, 1}
        return done.returncode == 0

    assert [path for path in generated(open_project(ROOT)) if is_ignored(path)] == []
    assert is_ignored(".vscode/launch.json")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_list_of_fields_has_each_field_once(language: str) -> None:
    page = pages(open_project(ROOT))[FIELDS if language == "de" else FIELDS.replace(".md", ".en.md")]
    listed = re.findall(r"^\| `(\w+)` \|", page, re.MULTILINE)
    named = {field.name for model in (*models().values(), *translations().values()) for field in fields_of(model)}
    assert sorted(listed) == sorted(named)
    assert all(f"`{key}`" in page for key in MKDOCS)
    for row in (line for line in page.split("\n") if line.startswith("| `")):
        assert len(re.findall(r"(?<!\\)\|", row)) == 5


def test_the_list_of_fields_says_what_is_required() -> None:
    rows = dict(re.findall(r"^\| `(\w+)` \|.*\| (.*?) \| `", pages(open_project(ROOT))[FIELDS], re.MULTILINE))
    assert rows["title"] == "ja" and rows["keywords"] == "nein"
    assert rows["offer_type"] == "ja" and rows["follows"] == "nein"
    assert rows["runs_from"] == "bei Projekt; möglich bei Programm"
    assert rows["last_checked"] == "bei Angebot, Organisation"
    assert rows["translation"] == "ja" and rows["same_as_default"] == "nein"


def test_the_list_of_codes_has_all_of_them() -> None:
    page = pages(open_project(ROOT))[CODES]
    assert '| `"05334004"` | Alsdorf |' in page
    assert "| `daz` | Deutsch als Zweitsprache |" in page
    for anchor in re.findall(r"codes\.md#([a-z-]+)", pages(open_project(ROOT))[FIELDS]):
        assert f"{{#{anchor}}}" in page
