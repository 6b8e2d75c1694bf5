"""What the licence of a material allows: to call it open, to keep its files, to make it from another work."""

from collections.abc import Iterator

from portal.checks.context import Context
from portal.model.kinds import Material
from portal.model.record import Record
from portal.problems import Level, Problem

LINK_ONLY = "LicenseRef-nicht-angegeben"


def licences_allow_what_is_done(record: Record, context: Context) -> Iterator[Problem]:
    """Refuse files without a licence and works from sources that forbid it; warn of licences that are not open."""
    meta, original = record.meta, record.original
    if meta.image is not None and meta.image.license == LINK_ONLY:
        yield original.problem("licence-link-only", "image", "license", path=meta.image.file)
    if not isinstance(meta, Material):
        return
    licences = context.vocabularies["license"]
    if meta.license in licences and licences[meta.license].attribute("open") == "no":
        yield original.problem("licence-not-open", "license", level=Level.WARNING, value=meta.license)
    if meta.license == LINK_ONLY and meta.files:
        yield original.problem("licence-link-only", "license", path=meta.files[0].path)
    yield from _sources(record, meta, context)


def _sources(record: Record, meta: Material, context: Context) -> Iterator[Problem]:
    licences = context.vocabularies["license"]
    for index, source in enumerate(meta.based_on):
        if isinstance(source, str):
            other = context.metas.get(source)
            theirs = other.license if isinstance(other, Material) else ""
            place: tuple[str | int, ...] = ("based_on", index)
        else:
            theirs, place = source.license, ("based_on", index, "license")
        if theirs not in licences or meta.license not in licences:
            continue
        family, ours = (licences[code].attribute("family") for code in (theirs, meta.license))
        allowed = licences.attributes.get("adapt", {}).get(family, ())
        if ours not in allowed and "*" not in allowed:
            yield record.original.problem("licence-incompatible", *place, source=theirs, license=meta.license)
