"""A sound portal as readers of one language see it."""

from datetime import date

from portal.model.record import Record
from portal.render.edition import Edition
from portal.render.listings import Listings
from tests.support import ROOT, TODAY, Portal


def edition(portal: Portal, language: str = "de", today: date = TODAY) -> Edition:
    """Return the catalogue of a portal, drafts included, in a language."""
    catalogue = portal.load(today=today)
    return Edition(catalogue, language, Listings(catalogue))


def record(edition: Edition, id_: str) -> Record:
    """Return a record by its id."""
    return edition.catalogue.by_id[id_]


def with_templates(portal: Portal) -> Portal:
    """Give a portal the templates of this repository."""
    (portal.root / "overrides").symlink_to(ROOT / "overrides")
    return portal
