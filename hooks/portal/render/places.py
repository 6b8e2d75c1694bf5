"""Where something is, and where it holds."""

from collections.abc import Sequence

from portal.model.parts import Location
from portal.render.edition import Edition
from portal.render.values import Value, unknown


def _address_line(location: Location, edition: Edition) -> str:
    """Return a postal address in one line, as it is written on a letter: in the language of the place."""
    terms = edition.catalogue.vocabularies["municipality"].terms
    term = terms.get(location.municipality or "")
    town = location.town or (term.label(edition.original) if term else location.municipality or "")
    return f"{location.street}, {location.postal_code} {town}".rstrip()


def postal_address(location: Location, edition: Edition) -> Value:
    """Return the line with a postal address."""
    return Value(_address_line(location, edition), language=edition.neutral, is_code=True)


def location_lines(locations: Sequence[Location], edition: Edition, *, with_access: bool) -> list[Value]:
    """Return name, address and, if asked for, the way in by wheelchair of every place."""
    lines: list[Value] = []
    for location in locations:
        if location.name:
            lines.append(Value(location.name, language=edition.neutral))
        lines.append(postal_address(location, edition))
        if with_access:
            lines.append(_access(location, edition))
    return lines


def area(codes: Sequence[str], edition: Edition) -> str:
    """Return the names of the municipalities or areas that something holds for."""
    names = edition.labels("municipality", codes)
    missing = _missing(codes, edition)
    if len(missing) == 1 < len(codes):
        return edition.words("facts.area_without", places=names, place=edition.label("municipality", missing[0]))
    return names


def short_area(codes: Sequence[str], edition: Edition) -> str:
    """Return the same in the few words that a card has room for."""
    if len(codes) <= 2:
        return edition.labels("municipality", codes)
    missing = _missing(codes, edition)
    if not missing:
        return edition.label("municipality", edition.listings.areas.wider[0])
    count = edition.words.plural("card.places", len(codes))
    if len(missing) == 1:
        return edition.words("facts.area_without", places=count, place=edition.label("municipality", missing[0]))
    return count


def _missing(codes: Sequence[str], edition: Edition) -> list[str]:
    """Return the municipalities that are not among the codes; only meant for lists of single municipalities."""
    return [code for code in edition.listings.areas.municipalities if code not in codes]


def _access(location: Location, edition: Edition) -> Value:
    if location.wheelchair in {None, "unknown"}:
        return unknown(edition, "wheelchair")
    return Value(edition.words(f"facts.wheelchair.{location.wheelchair}"), tone="small")
