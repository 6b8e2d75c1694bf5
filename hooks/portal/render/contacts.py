"""How to reach somebody: the contact of a record, and the button that it leads to."""

from collections.abc import Iterator

from portal.model.kinds import Event, Kind, Offer, Organisation
from portal.model.parts import ContactDetails
from portal.model.record import Record
from portal.render.edition import Edition
from portal.render.places import postal_address
from portal.render.values import Action, Value, mail, named, phone, unknown, web


def contact_lines(record: Record, edition: Edition) -> list[Value]:
    """Return who to ask about a record and how: never empty, an unknown contact is said to be unknown."""
    contact = getattr(record.meta, "contact", None)
    if isinstance(contact, ContactDetails):
        return list(_details(contact, edition))
    organisation = _organisation(record, edition)
    if organisation is None:
        return [unknown(edition)]
    lines = [named(edition.name(organisation))]
    if not _has_place(record.meta):
        assert isinstance(organisation.meta, Organisation)
        lines += [postal_address(place, edition) for place in organisation.meta.locations[:1]]
    return [*lines, *channels(organisation, edition)]


def channels(organisation: Record, edition: Edition) -> list[Value]:
    """Return phone, mail and web address of an organisation, or those of the one that answers for it."""
    meta = organisation.meta
    if not isinstance(meta, Organisation):
        return []
    lines = [phone(meta.phone)] if meta.phone else []
    lines += [mail(meta.email)] if meta.email else []
    lines += [web(meta.website)] if meta.website else []
    return lines or representative_lines(organisation, edition)


def representative_lines(organisation: Record, edition: Edition) -> list[Value]:
    """Return how to reach an organisation without mail, phone and web of its own: through its contact or its parent."""
    contact = getattr(organisation.meta, "contact", None)
    if isinstance(contact, ContactDetails):
        return list(_details(contact, edition))
    for other in edition.catalogue.get([*([contact] if contact else []), *getattr(organisation.meta, "part_of", ())]):
        if isinstance(other.meta, Organisation) and (other.meta.phone or other.meta.email or other.meta.website):
            return [named(edition.name(other)), *channels(other, edition)]
    return []


def contact_action(record: Record, edition: Edition) -> Action | None:
    """Return the one button of the facts box: register, write, visit or call."""
    registration = record.meta.registration if isinstance(record.meta, (Offer, Event)) else None
    if registration and registration.url:
        return Action(registration.url, edition.words("record.register"), "register", is_main=True)
    lines = channels(record, edition) if isinstance(record.meta, Organisation) else contact_lines(record, edition)
    for scheme, word, icon in (("mailto:", "write", "mail"), ("http", "visit", "out"), ("tel:", "call", "phone")):
        for line in lines:
            if line.href.startswith(scheme):
                return Action(line.href, edition.words(f"facts.{word}"), icon, is_main=True)
    return None


def _organisation(record: Record, edition: Edition) -> Record | None:
    contact = getattr(record.meta, "contact", None) or getattr(record.meta, "organisation", None)
    found = [r for r in edition.catalogue.get(contact) if isinstance(r.meta, Organisation)]
    return found[0] if found else None


def _has_place(meta: Kind) -> bool:
    return bool(getattr(meta, "locations", ()))


def _details(contact: ContactDetails, edition: Edition) -> Iterator[Value]:
    if contact.name and contact.consent == "yes":
        yield Value(contact.name)
    if contact.role:
        yield Value(contact.role, language=edition.neutral)
    if contact.phone:
        yield phone(contact.phone)
    if contact.email:
        yield mail(contact.email)
    if contact.url:
        yield web(contact.url)
