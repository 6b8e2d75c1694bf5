"""What pages are made from besides records: who is responsible where (mkdocs.yml), the map, the glossary."""

from collections.abc import Iterator, Mapping

from portal.checks.context import Context
from portal.checks.links import anchors
from portal.model.prose import GLOSSARY_PAGE, RESPONSIBILITY_PAGE
from portal.model.record import Record
from portal.model.responsibility import QUESTIONS, SETTING, TILE_WIDTH, answers, tile
from portal.model.vocabulary import GLOSSARY, VocabularyTerm
from portal.problems import Level, Problem
from portal.project import CONFIGURATION
from portal.spelling import nearest


def questions_are_answered(context: Context) -> Iterator[Problem]:
    """Refuse questions that there are no words for, and answers that are no records to be seen.

    What no page shows need not be right, here and in the glossary.
    """
    if not _has_page(RESPONSIBILITY_PAGE, context):
        return
    given = context.project.settings.get(SETTING) or {}
    known = answers(context.project.settings)
    for name in given if isinstance(given, Mapping) else [given]:
        if not isinstance(name, str) or name not in known:
            meant = nearest(str(name), QUESTIONS)
            yield _of_setting("responsibility-question", value=str(name), suggestion=meant, allowed=list(QUESTIONS))
    records = {record.id: record for record in context.records}
    for question, ids in known.items():
        for id_ in ids:
            yield from _answer(question, id_, records.get(id_), context)


def _answer(question: str, id_: str, record: Record | None, context: Context) -> Iterator[Problem]:
    claim = context.claims.get(id_)
    if claim is None or claim.state == "draft":
        meant = nearest(id_, context.claims) if claim is None else ""
        yield _of_setting("responsibility-record", value=id_, question=question, suggestion=meant)
    elif record and (record.is_archived(context.project.today) or not _has_area(record)):
        yield _of_setting("responsibility-hidden", Level.WARNING, value=id_, question=question)


def _has_area(record: Record) -> bool:
    return record.kind in {"material", "module"} or bool(vars(record.meta).get("municipalities"))


def _has_page(template: str, context: Context) -> bool:
    return any(page.fields.template == template for page in context.prose)


def _of_setting(code: str, level: Level = Level.ERROR, **values: object) -> Problem:
    return Problem(CONFIGURATION, code, level=level, values=values)


def tiles_lie_side_by_side(context: Context) -> Iterator[Problem]:
    """Refuse places on the map that cannot be read or that another municipality has already."""
    taken: set[tuple[int, int]] = set()
    for term in context.vocabularies["municipality"]:
        if not term.attribute_list("tile"):
            continue
        place = tile(term)
        columns = range(place[0], place[0] + TILE_WIDTH) if place else ()
        fields = {(column, place[1]) for column in columns} if place else set()
        if place is None or fields & taken:
            yield from _of_term("vocabulary-tile", "municipality", term, context, tile=term.attribute_list("tile"))
        taken |= fields


def glossary_leads_somewhere(context: Context) -> Iterator[Problem]:
    """Refuse words whose links lead to no record or page, on a portal that shows the glossary."""
    for term in context.vocabularies.get(GLOSSARY, ()) if _has_page(GLOSSARY_PAGE, context) else ():
        for target in term.attribute_list("see"):
            if not _is_shown(target, context):
                yield from _of_term("glossary-link", GLOSSARY, term, context, target=target)


def _is_shown(target: str, context: Context) -> bool:
    path, _, fragment = target.partition("#")
    if not path.endswith(".md"):
        return path in context.claims and context.claims[path].state != "draft"
    page = f"docs/{path}"
    body = context.body_for(page, page)
    return body is not None and (not fragment or fragment in anchors(body) | context.made_anchors(page))


def _of_term(code: str, vocabulary: str, term: VocabularyTerm, context: Context, **values: object) -> Iterator[Problem]:
    """Yield a problem of a project's own vocabulary; that of the installed portal is not its to change."""
    project = context.project
    if project.vocabularies.is_relative_to(project.root):
        path = (project.vocabularies / f"{vocabulary}.yml").relative_to(project.root).as_posix()
        yield Problem(path, code, values={"value": term.code, **values})
