import pytest

from portal.render.links import BASE, ROOT, LinkResolver, prose_addresses
from tests.support import EVENT, MATERIAL, OFFER, PROGRAMME, PROGRAMME_EN, Portal


@pytest.fixture
def links(portal: Portal) -> LinkResolver:
    portal.write("docs/familien/index.md", "# Familien\n")
    catalogue = portal.load()
    return LinkResolver(catalogue, prose_addresses(catalogue))


@pytest.mark.parametrize(
    ("source", "href", "target"),
    [
        (PROGRAMME, "../../offers/elterncafe/index.md", f"{ROOT}/offers/elterncafe/"),
        (PROGRAMME, "../../../docs/index.md", f"{ROOT}/"),
        (PROGRAMME, "../../../docs/familien/index.md#ort", f"{ROOT}/familien/#ort"),
        (PROGRAMME, "../../offers/", f"{ROOT}/offers/"),
        (PROGRAMME, "../../_vocabularies/topic.yml#elternarbeit", f"{ROOT}/topics/elternarbeit/"),
        (PROGRAMME, "../../_vocabularies/topic.yml", f"{ROOT}/topics/"),
        ("docs/index.md", "../materials/programmes/griffbereit/index.md", f"{ROOT}/programmes/griffbereit/"),
        (MATERIAL, "wortliste.pdf", f"{BASE}/teaching-materials/wortliste/wortliste.pdf"),
        (PROGRAMME, "https://example.org/a.md", "https://example.org/a.md"),
        (PROGRAMME, "mailto:a@example.org", "mailto:a@example.org"),
        (PROGRAMME, "#ablauf", "#ablauf"),
    ],
)
def test_a_link_leads_where_the_file_is_on_the_site(links: LinkResolver, source: str, href: str, target: str) -> None:
    assert links.href(source, href, "de") == target


@pytest.mark.parametrize(
    "href",
    ["../fehlt/index.md", "../../../docs/fehlt.md", "fehlt.pdf", "../../_vocabularies/topic.yml#wohnen", "../../.."],
)
def test_a_link_to_nothing_leads_nowhere(links: LinkResolver, href: str) -> None:
    assert links.href(OFFER, href, "de") is None


def test_a_heading_is_found_by_its_id_in_the_language_of_the_text(links: LinkResolver) -> None:
    href = "../../programmes/griffbereit/index.md#kosten"
    assert links.href(OFFER, href, "de") == f"{ROOT}/programmes/griffbereit/#kosten"
    assert links.href(OFFER, href, "en") == f"{ROOT}/programmes/griffbereit/#costs"


def test_a_draft_that_is_not_shown_is_no_target(portal: Portal) -> None:
    portal.change(EVENT, "state: published", "state: draft")
    catalogue = portal.load(drafts=False)
    links = LinkResolver(catalogue, ())
    assert links.href(PROGRAMME_EN, "../../events/fachtag/index.md", "en") is None
