"""New records: from a kind and a name to a commented draft on disk."""

from portal.checks import check_record
from portal.checks.context import Context
from portal.content.documents import DocumentCache
from portal.content.front_matter import read_front_matter
from portal.content.tree import collect
from portal.content.validation import validate
from portal.content.vocabularies import read_vocabularies
from portal.editing.fields import LANGUAGES, kind_helps, models
from portal.editing.template import draft
from portal.model.kinds import FOLDER_OF_KIND
from portal.model.record import Record, Text
from portal.problems import Level, Problem
from portal.project import Project, UsageError
from portal.spelling import nearest

_WORDS = {
    "de": {"kind": "„{value}“ ist keine Art von Eintrag.", "meant": "Gemeint ist vermutlich: {value}.",
           "kinds": "Es gibt: {value}.", "exists": "{value} gibt es schon; nichts wurde geändert."},
    "en": {"kind": "“{value}” is no kind of entry.", "meant": "Probably meant: {value}.",
           "kinds": "There are: {value}.", "exists": "{value} exists already; nothing was changed."},
}  # fmt: skip


def kind_of(text: str, language: str) -> str:
    """Return the kind that a word names: the kind itself, its folder or its label; raises `UsageError` for another."""
    names = {name: kind for kind, folder in FOLDER_OF_KIND.items() for name in (kind, folder)}
    names |= {text.label.lower(): kind for spoken in LANGUAGES for kind, text in kind_helps(spoken).items()}
    if kind := names.get(text.strip().lower()):
        return kind
    words = _WORDS[language]
    near = names.get(nearest(text.strip().lower(), names, 0.6))
    meant = words["meant"].format(value=near) if near else ""
    kinds = words["kinds"].format(value=", ".join(FOLDER_OF_KIND))
    raise UsageError(" ".join(part for part in (words["kind"].format(value=text), meant, kinds) if part))


def new(project: Project, kind: str, slug: str, *, language: str, title: str = "") -> str:
    """Write the draft of a record and return its path below the root; nothing that exists is overwritten.

    Raises `UsageError` for a slug that no record can have or that another has, and where the file exists already.
    """
    folder = f"materials/{FOLDER_OF_KIND[kind]}"
    path = f"{folder}/{slug}/index.md"
    text = draft(project, kind, slug, language=language, title=title)
    if problem := _fault(project, kind, slug, path, text):
        raise UsageError(f"{problem.message(language)} {problem.hint(language)}".strip())
    if (project.root / folder / f"{slug}.md").exists():
        raise UsageError(_WORDS[language]["exists"].format(value=f"{folder}/{slug}.md"))
    try:
        (project.root / path).parent.mkdir(parents=True, exist_ok=True)
        with (project.root / path).open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError as error:
        raise UsageError(_WORDS[language]["exists"].format(value=path)) from error
    except OSError as error:
        raise UsageError(f"{path}: {error.strerror}") from error
    return path


def _fault(project: Project, kind: str, slug: str, path: str, text: str) -> Problem | None:
    """Return the first error that a check would find in the draft, if there is one."""
    front = read_front_matter(text, path)
    meta, problems = validate(models()[kind], front, path)
    tree = collect(project)
    documents = DocumentCache().read(tree)
    context = Context(project, tree, read_vocabularies(project)[0], (), documents, ())
    original = Text(project.original, path, meta, front.body, front.body_line, front.marks)
    record = Record(slug, meta, {project.original: original}, project.original, path.removesuffix("/index.md"))
    if slug == "page":
        problems.append(original.problem("reserved-id", "id", value=slug))
    elif (other := context.claims.get(slug)) and other.path != path:
        problems.append(original.problem("duplicate-id", "id", value=slug, other=other.path))
    problems += check_record(record, context)
    return next((problem for problem in problems if problem.level is Level.ERROR), None)
