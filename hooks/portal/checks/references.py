"""References between records: they exist, fit, and do not go round in circles."""

from collections.abc import Iterator, Mapping

from portal.checks.context import Claim, Context
from portal.model import markers
from portal.model.record import Record
from portal.problems import Level, Problem
from portal.spelling import nearest

_CYCLE_FIELDS = ("part_of", "requires", "follows")


def references_exist(record: Record, context: Context) -> Iterator[Problem]:
    """Refuse references to records that do not exist, are of another kind, are the record itself or not to be seen."""
    original = record.original
    for place, target, mark in markers.references(record.meta):
        if "@" in target:
            continue
        claim = context.claims.get(target)
        if claim is None:
            level = Level.WARNING if record.is_draft else Level.ERROR
            yield original.problem(
                "unknown-reference", *place, level=level, value=target, suggestion=_nearest(target, mark, context)
            )
        elif mark.kinds and claim.kind and claim.kind not in mark.kinds:
            yield original.problem("reference-kind", *place, value=target, kind=claim.kind, allowed=list(mark.kinds))
        elif target == record.id:
            yield original.problem("self-reference", *place, value=target)
        elif problem := _unfit(record, place, target, claim):
            yield problem
    partners = getattr(record.meta, "partners", ())
    organisation = getattr(record.meta, "organisation", None)
    for index, partner in enumerate(partners):
        if partner == organisation:
            yield original.problem("partner-is-organisation", "partners", index, value=partner)


def _unfit(record: Record, place: markers.Place, target: str, claim: Claim) -> Problem | None:
    if record.meta.state != "published":
        return None
    if claim.state == "draft":
        return record.original.problem("reference-draft", *place, value=target, other=claim.path)
    if place[0] == "organisation" and claim.state == "archived":
        return record.original.problem("reference-archived", *place, value=target, other=claim.path)
    return None


def _nearest(target: str, mark: markers.Reference, context: Context) -> str:
    return nearest(target, (id_ for id_, c in context.claims.items() if not mark.kinds or c.kind in mark.kinds))


def nothing_is_part_of_itself(context: Context) -> Iterator[Problem]:
    """Refuse records that contain, require or follow themselves by way of others."""
    by_id = {record.id: record for record in context.records}
    for name in _CYCLE_FIELDS:
        graph = {id_: _targets(record, name) for id_, record in by_id.items()}
        for id_ in graph:
            if way := _way_back(id_, graph):
                yield by_id[id_].original.problem("reference-cycle", name, way=" → ".join(way))


def _targets(record: Record, name: str) -> tuple[str, ...]:
    value = getattr(record.meta, name, None) or ()
    return (value,) if isinstance(value, str) else tuple(value)


def _way_back(start: str, graph: Mapping[str, tuple[str, ...]]) -> list[str]:
    """Return the shortest way of at least two steps from a record to itself, or nothing."""
    queue = [[start, target] for target in graph[start] if target != start]
    seen: set[str] = set()
    while queue:
        way = queue.pop(0)
        for target in graph.get(way[-1], ()):
            if target == start:
                return [*way, start]
            if target not in seen:
                seen.add(target)
                queue.append([*way, target])
    return []
