"""What it takes to take part: the cost and the registration."""

from collections.abc import Iterator

from portal.model.parts import Cost, Registration
from portal.render.edition import Edition
from portal.render.formats import amount, day
from portal.render.values import Value, mail, phone, unknown, web


def cost_line(cost: Cost | None, edition: Edition) -> Value:
    """Return what taking part costs."""
    if cost is None or cost.free == "unknown":
        return unknown(edition)
    if cost.free == "yes":
        return Value(edition.words("facts.free"), tone="yes")
    if cost.amount is None:
        return Value(edition.words("facts.not_free"))
    text = amount(cost.amount, cost.currency or "EUR", edition.language)
    return Value(edition.words(f"facts.per.{cost.unit}", amount=text) if cost.unit else text)


def registration_lines(registration: Registration | None, edition: Edition) -> Iterator[Value]:
    """Yield whether, until when and how to register."""
    words = edition.words
    if registration is None or registration.required == "unknown":
        yield unknown(edition)
    elif registration.required == "no":
        yield Value(words("facts.registration_not_needed"))
    else:
        yield Value(words("facts.registration_needed"))
    if registration is None:
        return
    if until := registration.until:
        word = "registration_over" if until < edition.today else "registration_until"
        yield Value(words(f"facts.{word}", day=day(until, edition.language)))
    if registration.url:
        yield web(registration.url)
    if registration.email:
        yield mail(registration.email)
    if registration.phone:
        yield phone(registration.phone)
