"""The pages of the editors' guide that are written: all fields, all codes of the vocabularies, all messages."""

from collections.abc import Iterable, Iterator

from portal.content.vocabularies import read_vocabularies
from portal.editing.fields import (
    MKDOCS,
    Field,
    fields_of,
    helps,
    kind_helps,
    models,
    translations,
    vocabulary_titles,
    words_around,
)
from portal.editing.messages_page import messages_pages
from portal.editing.template import FIRST
from portal.model.vocabulary import Vocabulary
from portal.project import Project

FIELDS = "docs/redaktion/felder.md"
CODES = "docs/redaktion/codes.md"
NOTICE = "# Written by `portal schema --editors`; changes by hand get lost."


def pages(project: Project) -> dict[str, str]:
    """Return the pages by path, in German and English; the English ones are yet to be confirmed."""
    vocabularies, _ = read_vocabularies(project)
    found = messages_pages(NOTICE)
    for language, suffix in (("de", ".md"), ("en", ".en.md")):
        found[FIELDS.replace(".md", suffix)] = _fields_page(language)
        found[CODES.replace(".md", suffix)] = _codes_page(language, vocabularies.values())
    return found


def _page(language: str, name: str, body: Iterable[str]) -> str:
    words = words_around(language, "page")
    title = words[f"{name}_title"]
    note = ["translation: {method: machine}"] if language != "de" else []
    head = [
        "---",
        NOTICE,
        f"title: {title}",
        f'description: "{words[f"{name}_description"]}"',
        *note,
        "---",
        f"# {title}",
        "",
    ]
    return "\n".join([*head, words[f"{name}_lead"], "", *body]).rstrip() + "\n"


def _fields_page(language: str) -> str:
    words = words_around(language, "page")
    fields, groups = _grouped()
    body: list[str] = []
    for anchor, names in groups.items():
        kind = kind_helps(language).get(anchor)
        heading = words["one"].format(kind=kind.label) if kind else words[anchor]
        rows = (_row(language, [fields[name][kind] for kind in fields[name]], list(fields[name])) for name in names)
        body += [f"## {heading} {{#{anchor}}}", "", words["head"], "|---|---|---|---|", *rows, ""]
    keys = ", ".join(f"`{key}`" for key in sorted(MKDOCS - {"search"}))
    return _page(language, "fields", [*body, words["mkdocs"].format(names=keys)])


def _grouped() -> tuple[dict[str, dict[str, Field]], dict[str, list[str]]]:
    """Return the fields by name and kind, and their names in groups: of all kinds, of several, of one each."""
    fields: dict[str, dict[str, Field]] = {}
    for kind, model in models().items():
        for field in fields_of(model):
            fields.setdefault(field.name, {})[kind] = field
    only_translated = {"same_as_default"}
    for kind, translation in translations().items():
        for field in fields_of(translation):
            if field.name not in fields or field.name in only_translated:
                only_translated.add(field.name)
                fields.setdefault(field.name, {})[kind] = field
    groups: dict[str, list[str]] = {group: [] for group in ("all", "several", *models(), "translation")}
    for name, kinds in fields.items():
        several = "all" if len(kinds) == len(models()) else "several"
        group = "translation" if name in only_translated else next(iter(kinds)) if len(kinds) == 1 else several
        groups[group].append(name)
    groups["all"].sort(key=lambda name: FIRST.index(name) if name in FIRST else len(FIRST))
    return fields, {group: names for group, names in groups.items() if names}


def _row(language: str, fields: list[Field], kinds: list[str]) -> str:
    field, text = fields[0], helps(language)[fields[0].name]
    example = f"`{field.name}: {text.example}`".replace("|", "\\|")
    purpose = " ".join([f"**{text.label}.** {text.help}", *_details(language, field)])
    return f"| `{field.name}` | {purpose} | {_required(language, fields, kinds)} | {example} |"


def _required(language: str, fields: list[Field], kinds: list[str]) -> str:
    words, labels = words_around(language, "page"), kind_helps(language)
    required = [labels[kind].label for kind, field in zip(kinds, fields, strict=True) if field.is_required]
    possible = [labels[kind].label for kind, field in zip(kinds, fields, strict=True) if not field.is_required]
    if len(kinds) in {1, len(models())} and not (required and possible):
        return words["always" if required else "never"]
    says = [words["required"].format(kinds=", ".join(required))] if required else []
    if len(kinds) < len(models()) and possible:
        says.append(words["possible"].format(kinds=", ".join(possible)))
    return "; ".join(says)


def _details(language: str, field: Field) -> Iterator[str]:
    """Yield what values a field takes and what stands in it."""
    words = words_around(language, "page")
    if len(field.choices) > 1:
        yield words["values"].format(values=", ".join(f"`{choice}`" for choice in field.choices))
    if field.vocabulary:
        yield _codes(language, field.vocabulary)
    if field.parts:
        parts = helps(language)[field.name].parts
        yield words["parts"].format(parts="; ".join(_part(language, part, parts[part.name]) for part in field.parts))


def _part(language: str, part: Field, text: str) -> str:
    choices = f" ({', '.join(f'`{choice}`' for choice in part.choices)})" if len(part.choices) > 1 else ""
    codes = f" ({_codes(language, part.vocabulary).rstrip('.')})" if part.vocabulary else ""
    return f"`{part.name}` {text}{choices}{codes}"


def _codes(language: str, vocabulary: str) -> str:
    title = vocabulary_titles(language)[vocabulary]
    codes = words_around(language, "page")["codes"]
    return codes.format(title=title, page=CODES.rsplit("/", 1)[1], anchor=_anchor(vocabulary))


def _anchor(vocabulary: str) -> str:
    return vocabulary.replace("_", "-")


def _codes_page(language: str, vocabularies: Iterable[Vocabulary]) -> str:
    head = words_around(language, "page")["codes_head"]
    by_name = {vocabulary.name: vocabulary for vocabulary in vocabularies}
    body: list[str] = []
    for name, title in vocabulary_titles(language).items():
        rows = (f"| `{_written(term.code)}` | {term.label(language)} |" for term in by_name[name])
        body += [f"## {title} {{#{_anchor(name)}}}", "", head, "|---|---|", *rows, ""]
    return _page(language, "codes", body)


def _written(code: str) -> str:
    """Return a code as it is written in a record: in quotation marks where it looks like a number."""
    return f'"{code}"' if code.isdecimal() else code
