"""What makes writing easier in an editor: files for VS Code and pre-commit, written from the models.

The pages of the editors' guide that list fields and codes are written along with them. VS Code and its YAML extension
check no front matter inside Markdown (redhat-developer/vscode-yaml, issue 207, open since 2019), so the schemas of
`portal schema` cannot be tied to records there. The snippets offer the codes instead, and the task shows what `portal
check` finds in the editor, at its line.
"""

import json
from typing import Any

from portal.content.vocabularies import read_vocabularies
from portal.editing.confirm import confirm
from portal.editing.fields import Field, fields_of, helps, kind_helps, models
from portal.editing.reference import CODES, FIELDS, NOTICE, pages
from portal.editing.template import FIRST
from portal.model.kinds import FOLDER_OF_KIND
from portal.model.vocabulary import Vocabularies
from portal.problems import GUIDE
from portal.project import Project

_FOLDER_NAME = r"${TM_DIRECTORY/.*[\/\\]([^\/\\]+)$/$1/}"
"""The name of the folder that the file is in, as a VS Code snippet says it."""

_TODAY = "${CURRENT_YEAR}-${CURRENT_MONTH}-${CURRENT_DATE}"
_LINE = r"^(?!\s)(.+?):(\d+):(\d+): {level}\[([^\]]+)\] (.*)$"


def write(project: Project) -> list[str]:
    """Write all files for editors into the project, confirm the translated pages and return the paths of all."""
    files = editor_files(project) | pages(project)
    for path, text in files.items():
        (project.root / path).parent.mkdir(parents=True, exist_ok=True)
        (project.root / path).write_text(text, "utf-8", newline="\n")
    confirm(project, [FIELDS, CODES, GUIDE])
    return sorted(files)


def editor_files(project: Project) -> dict[str, str]:
    """Return the files for VS Code and pre-commit by path."""
    vocabularies, _ = read_vocabularies(project)
    return {
        ".vscode/settings.json": _json(_SETTINGS),
        ".vscode/tasks.json": _json(_tasks()),
        ".vscode/portal.code-snippets": _json(_snippets(vocabularies)),
        ".pre-commit-config.yaml": _PRE_COMMIT,
    }


def _json(content: dict[str, Any]) -> str:
    """Return JSON with a first line of comment, which VS Code allows in its own files."""
    return f"{NOTICE.replace('#', '//', 1)}\n{json.dumps(content, ensure_ascii=False, indent=2)}\n"


_SETTINGS = {
    "files.encoding": "utf8",
    "files.eol": "\n",
    "files.insertFinalNewline": True,
    "files.associations": {"**/materials/_vocabularies/*.yml": "yaml", "CODEOWNERS.example": "plaintext"},
    "search.exclude": {"site/**": True, ".cache/**": True, "requirements*.txt": True},
    "cSpell.enabled": False,
    "yaml.validate": True,
    "[yaml]": {"editor.insertSpaces": True, "editor.tabSize": 2},
    "[markdown]": {
        "editor.insertSpaces": True,
        "editor.tabSize": 2,
        "editor.wordWrap": "on",
        "editor.quickSuggestions": {"comments": "off", "strings": "off", "other": "on"},
        "editor.snippetSuggestions": "top",
        "editor.wordBasedSuggestions": "off",
        "files.trimTrailingWhitespace": False,
    },
}


def _tasks() -> dict[str, Any]:
    command = {"type": "process", "command": "${workspaceFolder}/.venv/bin/portal"}
    windows = {"windows": {"command": "${workspaceFolder}\\.venv\\Scripts\\portal.exe"}}
    check = {
        "label": "Portal: prüfen (check)",
        **command,
        **windows,
        "args": ["check", "--language", "de"],
        "group": {"kind": "test", "isDefault": True},
        "presentation": {"reveal": "silent", "clear": True},
        "problemMatcher": [_matcher("Fehler", "error"), _matcher("Hinweis", "warning")],
    }
    serve = {
        "label": "Portal: Vorschau (serve)",
        **command,
        **windows,
        "args": ["serve"],
        "isBackground": True,
        "problemMatcher": [],
    }
    return {"version": "2.0.0", "tasks": [check, serve]}


def _matcher(word: str, severity: str) -> dict[str, Any]:
    """Return what finds the problems of one level in the output of `portal check`."""
    pattern = {"regexp": _LINE.format(level=word), "file": 1, "line": 2, "column": 3, "code": 4, "message": 5}
    return {
        "owner": f"portal-{severity}",
        "source": "portal",
        "severity": severity,
        "fileLocation": ["relative", "${workspaceFolder}"],
        "pattern": pattern,
    }


def _snippets(vocabularies: Vocabularies) -> dict[str, Any]:
    return {f"portal {kind}": _snippet(kind, vocabularies) for kind in models()}


def _snippet(kind: str, vocabularies: Vocabularies) -> dict[str, Any]:
    fields = [field for field in fields_of(models()[kind]) if field.is_required]
    fields.sort(key=lambda field: FIRST.index(field.name) if field.name in FIRST else len(FIRST))
    fixed = {"id": _FOLDER_NAME, "kind": kind, "state": "draft", "last_checked": _TODAY}
    lines = ["---"]
    number = 0
    for field in fields:
        number += field.name not in fixed
        value = fixed.get(field.name) or _stop(number, field, vocabularies)
        lines.append(f"{field.name}: [{value}]" if field.is_list else f"{field.name}: {value}")
    german = kind_helps("de")[kind]
    return {
        "scope": "markdown",
        "prefix": list(dict.fromkeys(f"portal-{name}" for name in (kind, german.label.lower()))),
        "description": f"{german.label} (materials/{FOLDER_OF_KIND[kind]}/<id>/index.md): {german.help}",
        "body": [*lines, "---", "$0"],
    }


def _stop(number: int, field: Field, vocabularies: Vocabularies) -> str:
    """Return a tab stop: a choice where the values are known, else what the field is called."""
    if field.choices:
        return _choice(number, field.choices)
    if field.vocabulary:
        codes = (f'"{code}"' if code.isdecimal() else code for code in vocabularies[field.vocabulary].terms)
        return _choice(number, tuple(codes))
    if field.parts and field.parts[0].is_required:
        return f"{{{field.parts[0].name}: {_choice(number, field.parts[0].choices)}}}"
    return f"${{{number}:{helps('de')[field.name].label}}}"


def _choice(number: int, values: tuple[str, ...]) -> str:
    return f"${{{number}|{','.join(values)}|}}"


_PRE_COMMIT = f"""\
{NOTICE}
# Checks what you are about to commit. Run `make check` once, then: pip install pre-commit; pre-commit install
repos:
  - repo: local
    hooks:
      - id: portal-check
        name: portal check
        language: system
        entry: .venv/bin/portal check
        files: ^(docs|materials)/
        require_serial: true
"""
