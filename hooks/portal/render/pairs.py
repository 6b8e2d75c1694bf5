"""Lists of two terms at once, for those who cannot use the search: what its filters would show, as pages."""

from collections.abc import Iterator

from portal.render.edition import Edition, Name
from portal.render.listing_pages import PairLink, RecordList, term_label
from portal.render.listings import Pairing


def pair_lists(edition: Edition) -> Iterator[RecordList]:
    """Yield the list of every pair of terms that has records."""
    words = edition.words
    for (pairing, first, second), records in edition.listings.by_pair.items():
        labels = {
            "first": term_label(pairing.first, first, edition),
            "second": term_label(pairing.second, second, edition),
        }
        yield RecordList(
            address=pair_address(pairing, first, second),
            section=pairing.first,
            heading=words(f"list.pair.{pairing.kind}", **labels),
            lead=words(f"list.pair_lead.{pairing.kind}", **labels),
            parent=Name(labels["first"], edition.link(f"{pairing.first}/{first}/")),
            records=edition.order.sorted(records),
        )


def pairs_of(address: str, edition: Edition) -> Iterator[PairLink]:
    """Yield the lists of pairs that belong on the page of a term: each named by the other term."""
    for (pairing, first, second), records in edition.listings.by_pair.items():
        if address == f"{pairing.first}/{first}/":
            label = term_label(pairing.second, second, edition)
        elif address == f"{pairing.second}/{second}/":
            label = term_label(pairing.first, first, edition)
        else:
            continue
        yield PairLink(pairing.kind, label, len(records), edition.link(pair_address(pairing, first, second)))


def pair_address(pairing: Pairing, first: str, second: str) -> str:
    """Return the address of a pair's list below the language's root."""
    return f"{pairing.first}/{first}/{second}/"
