"""What the day says about a record: dates out of order, too old or not there yet."""

from collections.abc import Iterator

from portal.checks.context import Context
from portal.model.kinds import Offer
from portal.model.record import STALE_AFTER_DAYS, Record
from portal.problems import Level, Problem

TOO_OLD_AFTER_DAYS = 365
ONLY_TIME = frozenset({"check-due", "check-overdue"})
"""Codes of what becomes wrong only by the passing of time: errors in a check, warnings in a build."""


def dates_are_plausible(record: Record, context: Context) -> Iterator[Problem]:
    """Refuse dates in the wrong order and checks in the future; report offers that nobody has checked for long."""
    today = context.project.today
    meta, original = record.meta, record.original
    if meta.published is not None and meta.published > today:
        yield original.problem("published-later", "published", level=Level.WARNING, value=meta.published)
    if meta.last_checked is not None and meta.last_checked > today:
        yield original.problem("checked-later", "last_checked", value=meta.last_checked)
    for text in record.texts.values():
        fields = text.fields
        if fields.updated and meta.published and fields.updated < meta.published:
            yield text.problem("updated-before", "updated", value=fields.updated, published=meta.published)
    if meta.review_by is not None and meta.review_by <= today and meta.state != "archived":
        yield original.problem("review-due", "review_by", level=Level.WARNING, value=meta.review_by)
    expires = getattr(meta, "expires", None)
    if expires is not None and meta.published is not None and expires <= meta.published:
        yield original.problem("expires-before", "expires", value=expires, published=meta.published)
    yield from _age(record, context)


def _age(record: Record, context: Context) -> Iterator[Problem]:
    meta = record.meta
    if not isinstance(meta, Offer) or meta.last_checked is None or meta.state != "published":
        return
    days = (context.project.today - meta.last_checked).days
    if days > TOO_OLD_AFTER_DAYS:
        yield record.original.problem(
            "check-overdue", "last_checked", value=meta.last_checked, days=days, limit=TOO_OLD_AFTER_DAYS
        )
    elif days > STALE_AFTER_DAYS:
        values = {"value": meta.last_checked, "days": days, "limit": STALE_AFTER_DAYS}
        yield record.original.problem("check-due", "last_checked", level=Level.WARNING, **values)
