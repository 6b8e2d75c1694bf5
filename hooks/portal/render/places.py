"""Where something is, and where it holds."""

from collections.abc import Sequence

from portal.model.parts import Location
from portal.model.vocabulary import REGION, WIDER_AREAS
from portal.render.edition import Edition
from portal.render.values import Value, unknown


def address_line(location: Location, edition: Edition) -> str:
    """Return a postal address in one line."""
    town = location.town or (edition.label("municipality", location.municipality) if location.municipality else "")
    return f"{location.street}, {location.postal_code} {town}".rstrip()


def location_lines(locations: Sequence[Location], edition: Edition, *, with_access: bool) -> list[Value]:
    """Return name, address and, if asked for, the way in by wheelchair of every place."""
    lines: list[Value] = []
    for location in locations:
        if location.name:
            lines.append(Value(location.name, language=_foreign(edition)))
        lines.append(Value(address_line(location, edition), is_code=True))
        if with_access:
            lines.append(_access(location, edition))
    return lines


def area(codes: Sequence[str], edition: Edition) -> str:
    """Return the names of the municipalities or areas that something holds for."""
    names = edition.labels("municipality", codes)
    missing = _missing(codes, edition)
    if len(missing) == 1:
        return edition.words("facts.area_without", places=names, place=edition.label("municipality", missing[0]))
    return names


def short_area(codes: Sequence[str], edition: Edition) -> str:
    """Return the same in the few words that a card has room for."""
    if len(codes) <= 2:
        return edition.labels("municipality", codes)
    missing = _missing(codes, edition)
    if not missing:
        return edition.label("municipality", REGION)
    count = edition.words.plural("card.places", len(codes))
    if len(missing) == 1:
        return edition.words("facts.area_without", places=count, place=edition.label("municipality", missing[0]))
    return count


def _missing(codes: Sequence[str], edition: Edition) -> list[str]:
    """Return the municipalities that are not among the codes; only meant for lists of single municipalities."""
    ten = [code for code in edition.catalogue.vocabularies["municipality"].terms if code not in WIDER_AREAS]
    return [code for code in ten if code not in codes]


def _access(location: Location, edition: Edition) -> Value:
    if location.wheelchair in {None, "unknown"}:
        return unknown(edition, "wheelchair")
    return Value(edition.words(f"facts.wheelchair.{location.wheelchair}"), tone="small")


def _foreign(edition: Edition) -> str:
    return "" if edition.language == edition.original else edition.original
