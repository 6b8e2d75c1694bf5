"""What runs for a pull request may read and nothing more, runs only code that cannot change, and calls what exists."""

import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from portal.cli import _parser
from portal.content.front_matter import read_yaml
from portal.problems import has_errors
from tests.support import ROOT

WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
GITLAB = ROOT / ".gitlab-ci.yml"
SOUND = """\
on: pull_request
permissions:
  contents: read
jobs:
  check:
    runs-on: ubuntu-latest
    timeout-minutes: 20
    env:
      BASE: ${{ github.event.pull_request.base.sha }}
    steps:
      - uses: actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1
        with:
          persist-credentials: false
      - run: make check
"""


def parsed(text: str) -> dict[str, Any]:
    """Return a workflow as plain text values (YAML 1.1 would read the key `on` as true)."""
    front = read_yaml(text, "workflow.yml")
    assert not has_errors(front.problems)
    return front.data


def faults(text: str) -> Iterator[str]:
    """Yield what is unsafe in a workflow of GitHub Actions."""
    workflow = parsed(text)
    events = workflow.get("on", ())
    if {"pull_request_target", "workflow_run"} & set([events] if isinstance(events, str) else events):
        yield "runs the code of strangers with the rights of the project"
    if workflow.get("permissions") != {"contents": "read"}:
        yield "may do more than read"
    if "secrets." in text or "secrets[" in text:
        yield "uses secrets"
    for line in re.findall(r"^.*\buses:.*$", text, re.MULTILINE):
        if not re.fullmatch(r"\s*(?:- )?uses: [\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", line):
            yield "uses an action that can change"
    for job in workflow["jobs"].values():
        yield from _faults_of_job(job)


def _faults_of_job(job: dict[str, Any]) -> Iterator[str]:
    if "permissions" in job:
        yield "may do more than read"
    if "timeout-minutes" not in job:
        yield "may run for ever"
    for step in job["steps"]:
        if "${{" in step.get("run", ""):
            yield "puts what strangers write into a script"
        if step.get("uses", "").startswith("actions/checkout@"):
            if step.get("with", {}).get("persist-credentials") != "false":
                yield "leaves the token on disk"
            if "ref" in step.get("with", {}):
                yield "checks something else out than the pull request"


def test_there_are_workflows() -> None:
    assert [path.name for path in WORKFLOWS] == ["check.yml"]


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_workflows_are_safe(path: Path) -> None:
    assert list(faults(path.read_text("utf-8"))) == []


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("on: pull_request", "on: pull_request_target", "runs the code of strangers with the rights of the project"),
        ("on: pull_request", "on: [push, workflow_run]", "runs the code of strangers with the rights of the project"),
        (
            "on: pull_request",
            "on:\n  pull_request_target:",
            "runs the code of strangers with the rights of the project",
        ),
        ("permissions:\n  contents: read\n", "", "may do more than read"),
        ("contents: read", "contents: write", "may do more than read"),
        ("contents: read", "contents: read\n  packages: write", "may do more than read"),
        ("    timeout", "    permissions: {contents: write}\n    timeout", "may do more than read"),
        ("    timeout-minutes: 20\n", "", "may run for ever"),
        ("3d3c42e5aac5ba805825da76410c181273ba90b1", "v7", "uses an action that can change"),
        ("3d3c42e5aac5ba805825da76410c181273ba90b1", "3d3c42e", "uses an action that can change"),
        (" # v7.0.1", "", "uses an action that can change"),
        ("make check", "echo ${{ github.event.pull_request.title }}", "puts what strangers write into a script"),
        ("github.event.pull_request.base.sha", "secrets.TOKEN", "uses secrets"),
        ("persist-credentials: false", "fetch-depth: 0", "leaves the token on disk"),
        ("persist-credentials: false", "persist-credentials: false\n          ref: main", "checks something else out"),
    ],
)
def test_an_unsafe_workflow_is_found(old: str, new: str, fault: str) -> None:
    assert list(faults(SOUND)) == []
    assert SOUND.count(old) == 1
    assert any(found.startswith(fault) for found in faults(SOUND.replace(old, new)))


def commands() -> Iterator[tuple[str, str]]:
    """Yield every call of `portal` and `make` in the configurations of GitHub and GitLab."""
    for path in (*WORKFLOWS, GITLAB):
        for line in path.read_text("utf-8").split("\n"):
            code = line.split(" # ")[0]
            if found := re.search(r"(?:\.venv/bin/portal|\bmake) [^|>]+", code.split("#")[0]):
                yield path.name, found[0].rstrip("; ")


def test_the_commands_are_found() -> None:
    assert {name for name, _ in commands()} == {"check.yml", ".gitlab-ci.yml"}
    assert sum(command.startswith(".venv/bin/portal") for _, command in commands()) >= 6
    assert sum(command.startswith("make") for _, command in commands()) == 4


@pytest.mark.parametrize(("path", "command"), list(commands()))
def test_the_commands_exist(path: str, command: str) -> None:
    program, *arguments = shlex.split(command)
    if program != "make":
        assert callable(_parser().parse_args(arguments).command)
        return
    makefile = (ROOT / "Makefile").read_text("utf-8").replace("$(VENV)", ".venv")
    assert re.search(rf"^{re.escape(arguments[0])}:", makefile, re.MULTILINE)
    for argument in arguments[1:]:
        name, _, value = argument.partition("=")
        assert name == "ARGS"
        assert _parser().parse_args(["build", *shlex.split(value)]).keep_going


@pytest.mark.parametrize("path", [*WORKFLOWS, GITLAB], ids=lambda path: path.name)
def test_the_last_word_is_that_of_the_whole_check(path: Path) -> None:
    calls = [command for name, command in commands() if name == path.name]
    assert calls[-1] == ".venv/bin/portal check --language de"
    text = path.read_text("utf-8")
    assert "|| true" not in text.rsplit(calls[-1], 1)[1] and "continue-on-error" not in text.rsplit(calls[-1], 1)[1]


def test_what_is_uploaded_is_what_was_built() -> None:
    steps = parsed(WORKFLOWS[0].read_text("utf-8"))["jobs"]["check"]["steps"]
    upload = next(step for step in steps if step.get("uses", "").startswith("actions/upload-artifact@"))
    assert upload["with"]["path"] == "preview" and upload["with"]["if-no-files-found"] == "error"
    assert any("--output preview" in step.get("run", "") for step in steps)


def test_gitlab_gets_a_report_that_the_check_has_written() -> None:
    job = parsed(GITLAB.read_text("utf-8"))["check"]
    report = job["artifacts"]["reports"]["codequality"]
    assert any(f"--format gitlab --language de > {report}" in line for line in job["script"])
    assert "preview/" in job["artifacts"]["paths"]
    assert job["artifacts"]["when"] == "always"


def test_gitlab_runs_for_merge_requests_without_variables_of_the_project() -> None:
    text = GITLAB.read_text("utf-8")
    rules = [rule["if"] for rule in parsed(text)["workflow"]["rules"]]
    assert rules[0] == '$CI_PIPELINE_SOURCE == "merge_request_event"'
    given = {"PIPELINE_SOURCE", "COMMIT_BRANCH", "DEFAULT_BRANCH", "PROJECT_DIR", "MERGE_REQUEST_DIFF_BASE_SHA"}
    assert set(re.findall(r"\$\{?([A-Z]\w+)", text)) <= {f"CI_{name}" for name in given}


def test_both_hosts_ask_the_same_of_a_contributor() -> None:
    github = (ROOT / ".github" / "pull_request_template.md").read_text("utf-8")
    assert github == (ROOT / ".gitlab" / "merge_request_templates" / "Default.md").read_text("utf-8")


def owners() -> list[tuple[str, str]]:
    lines = (ROOT / "CODEOWNERS.example").read_text("utf-8").split("\n")
    return [(pattern, owner) for line in lines if line and line[0] != "#" for pattern, owner in [line.split()]]


def owner_of(path: str) -> str:
    """Return the owner of a path: that of the last line which fits, as GitHub and GitLab read it."""
    fits = [owner for pattern, owner in owners() if Path(f"/{path}").match(pattern) or f"/{path}/".startswith(pattern)]
    return fits[-1].removeprefix("@OWNER/") if fits else ""


def test_everything_owned_exists() -> None:
    for pattern, _ in owners():
        assert list(ROOT.glob(pattern.strip("/"))), pattern


@pytest.mark.parametrize("path", ["mkdocs.yml", "hooks", "overrides", ".ci", ".github", ".gitlab-ci.yml", "Makefile"])
def test_what_can_run_belongs_to_the_developers(path: str) -> None:
    assert owner_of(path) == "developers"
    assert owner_of("requirements.txt") == owner_of("pyproject.toml") == "developers"


def test_content_belongs_to_the_editors() -> None:
    assert owner_of("docs/familien.md") == owner_of("materials/offers/x/index.md") == "editors"
    assert owner_of("materials/_vocabularies/topic.yml") == owner_of("docs/impressum.en.md") == "editors-in-chief"


def test_links_in_the_guide_for_contributors_lead_somewhere() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    links = re.findall(r"\]\(([^)#]+)\)", text)
    assert len(links) >= 8
    assert [link for link in links if not (ROOT / link).exists()] == []
    assert text.index("# Mitmachen") < text.index("# Contributing")
