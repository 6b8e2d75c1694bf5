from datetime import date

import pytest

from portal.catalogue import load
from portal.project import open_project
from portal.render.attachments import attachments
from portal.render.page import Job, Page
from portal.render.site import SiteRenderer
from tests.render.editions import with_templates
from tests.support import EVENT, MODULE, OFFER, ORGANISATION, PROGRAMME, TODAY, Portal

LANGUAGES = ("de", "en")


class Pages:
    """The pages of a portal, by language and address."""

    def __init__(self, portal: Portal, today: date = TODAY) -> None:
        project = open_project(portal.root, languages=LANGUAGES, today=today)
        self.catalogue = load(project, drafts=True)
        self.renderer = SiteRenderer(project)
        self.jobs: dict[tuple[str, str], Job] = {
            (job.language, job.path): job for job in self.renderer.jobs(self.catalogue)
        }

    def __call__(self, path: str, language: str = "de") -> Page:
        return self.jobs[language, path].make()

    def changed(self, before: "Pages") -> set[str]:
        """Return the addresses of the German pages whose key is another than before."""
        return {
            path
            for (language, path), job in self.jobs.items()
            if language == "de" and before.jobs[language, path].key != job.key
        }


@pytest.fixture
def styled(portal: Portal) -> Portal:
    return with_templates(portal)


def test_every_page_can_be_made_in_every_language(styled: Portal) -> None:
    pages = Pages(styled)
    assert {language for language, _path in pages.jobs} == set(LANGUAGES)
    for job in pages.jobs.values():
        page = job.make()
        assert (page.language, page.path) == (job.language, job.path)
        assert "\ue000" not in page.content
        assert page.title
        assert page.description


def test_a_record_is_announced_only_in_the_languages_that_it_is_written_in(styled: Portal) -> None:
    pages = Pages(styled)
    assert pages("programmes/griffbereit/").languages == ("de", "en")
    assert pages("offers/elterncafe/", "en").languages == ("de",)
    assert pages("offers/").languages == LANGUAGES


def test_foreign_text_is_marked_with_its_language(styled: Portal) -> None:
    html = Pages(styled)("offers/elterncafe/", "en").content
    assert '<h1 lang="de" dir="ltr">' in html
    assert '<div class="prose" lang="de" dir="ltr">' in html
    assert "At a glance" in html


def test_links_are_relative_to_the_page(styled: Portal) -> None:
    pages = Pages(styled)
    assert 'href="../../offers/elterncafe/"' in pages("programmes/griffbereit/").content
    assert (
        'href="../../../teaching-materials/wortliste/wortliste.pdf"'
        in pages("teaching-materials/wortliste/", "en").content
    )


def test_archived_records_and_drafts_are_kept_from_search_engines(styled: Portal) -> None:
    styled.change(EVENT, "state: published", "state: archived")
    styled.change(MODULE, "state: published", "state: draft")
    pages = Pages(styled)
    paths = ("events/fachtag/", "modules/mehrsprachigkeit/", "events/", "archive/")
    assert [pages(path).is_indexed for path in paths] == [False, False, True, False]


def test_metadata_is_escaped(styled: Portal) -> None:
    styled.change(OFFER, "title: Elterncafé am Markt", "title: Tee & Kuchen")
    assert "Tee &amp; Kuchen</h1>" in Pages(styled)("offers/elterncafe/").content


def test_an_address_never_stands_only_on_a_button(styled: Portal) -> None:
    html = Pages(styled)("programmes/griffbereit/").content
    assert '<a class="btn btn--main btn--wide" href="mailto:ki@example.org">' in html
    assert '<a href="mailto:ki@example.org"><bdi dir="ltr">ki@<wbr>example.org</bdi></a>' in html


def test_a_changed_text_changes_only_its_own_page(styled: Portal) -> None:
    before = Pages(styled)
    styled.change(OFFER, "Jeden Montag am Markt.", "Jeden Dienstag am Markt.")
    assert Pages(styled).changed(before) == {"offers/elterncafe/"}


def test_a_changed_title_changes_every_page_that_shows_it(styled: Portal) -> None:
    before = Pages(styled)
    styled.change(OFFER, "title: Elterncafé am Markt", "title: Elterncafé")
    assert Pages(styled).changed(before) == {
        "offers/elterncafe/", "organisations/ki/", "offers/", "topics/elternarbeit/", "audiences/eltern/",
        "languages/de/", "languages/tr/", "offer-types/elterngruppe/", "municipalities/05334004/",
    }  # fmt: skip


def test_a_record_that_is_left_out_changes_the_pages_that_link_to_it(styled: Portal) -> None:
    before = Pages(styled)
    styled.change(OFFER, "topics: [elternarbeit]", "topics: [unbekannt]")
    after = Pages(styled)
    path = "programmes/griffbereit/"
    assert after.jobs["de", path].key != before.jobs["de", path].key
    assert "<span>Elterncafé</span>" in after(path).content


def test_the_passing_of_a_day_changes_only_what_it_makes_old(styled: Portal) -> None:
    before = Pages(styled, today=date(2026, 11, 22))
    assert Pages(styled, today=date(2026, 11, 23)).changed(before) == set()
    styled.add(PROGRAMME, "deadlines: [{date: 2026-11-22, label: application}]")
    before = Pages(styled, today=date(2026, 11, 22))
    assert "programmes/griffbereit/" in Pages(styled, today=date(2026, 11, 23)).changed(before)


def test_a_page_with_opening_hours_changes_every_day(styled: Portal) -> None:
    styled.add(ORGANISATION, "opening_hours: Mo-Fr 08:30-12:00")
    before = Pages(styled)
    assert 'data-open="{' in before("organisations/ki/").content
    assert Pages(styled, today=date(2026, 11, 23)).changed(before) == {"organisations/ki/"}


def test_a_file_of_another_size_changes_the_page_that_names_it(styled: Portal) -> None:
    before = Pages(styled)
    styled.write("materials/teaching-materials/wortliste/wortliste.pdf", b"%PDF-1.7\n" + b"x" * 9000 + b"\n%%EOF\n")
    assert Pages(styled).changed(before) == {"teaching-materials/wortliste/"}


def test_files_stand_once_beside_the_original_page(styled: Portal) -> None:
    pages = Pages(styled)
    found = [(file.name, address) for file, address in attachments(pages.catalogue)]
    assert found == [("wortliste.pdf", "teaching-materials/wortliste/wortliste.pdf")]


def test_the_generated_parts_lead_from_any_page(styled: Portal) -> None:
    pages = Pages(styled)
    parts = pages.renderer.widgets(pages.catalogue, "en")
    shown = {"newest", "dates", "topics", "municipalities", "modules", "seal", "place-map", "places", "glossary"}
    assert set(parts) == shown
    assert 'href="../../en/events/fachtag/"' in parts["dates"]("../..")
    assert 'href="./en/modules/mehrsprachigkeit/"' in parts["modules"](".")
    assert parts["seal"](".") == ""


def test_an_empty_list_says_so(styled: Portal) -> None:
    (styled.root / "materials/events/fachtag/index.md").unlink()
    assert "Dazu passt noch nichts." in Pages(styled)("events/").content


def test_the_source_of_a_material_can_be_copied(styled: Portal) -> None:
    html = Pages(styled)("teaching-materials/wortliste/").content
    assert 'data-copy="__source" data-status="__source-said"' in html
    assert '<p class="tullu__text" id="__source">„Wortliste' in html
