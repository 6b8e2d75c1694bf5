"""The catalogue: what is found, what is left out, who refers to whom, and that one fault stays one."""

from datetime import date

import pytest

from portal.catalogue import Memory, load
from portal.problems import Level
from tests.conftest import MakePortal
from tests.support import (
    EVENT,
    LANGUAGES,
    MATERIAL,
    MODULE,
    MODULE_EN,
    OFFER,
    ORGANISATION,
    PROGRAMME,
    PROGRAMME_EN,
    PROJECT,
    TODAY,
    Portal,
)

ALL = {"ki-region", "griffbereit", "sprachbruecke", "wortliste", "elterncafe", "fachtag", "mehrsprachigkeit"}


def test_records_are_found_by_id_and_by_any_of_their_files(portal: Portal) -> None:
    catalogue = portal.load()
    assert set(catalogue.by_id) == ALL
    assert catalogue.by_path[PROGRAMME] is catalogue.by_path[PROGRAMME_EN] is catalogue.by_id["griffbereit"]
    assert catalogue.count == 7
    assert catalogue.left_out == ()


def test_records_refer_to_each_other_in_both_directions(portal: Portal) -> None:
    catalogue = portal.load()
    organisation = catalogue.by_id["ki-region"]
    assert {record.id for record in catalogue.referring(organisation)} == ALL - {"ki-region", "wortliste"}
    assert [record.id for record in catalogue.referring(organisation, "contact")] == [
        "fachtag",
        "elterncafe",
        "griffbereit",
    ]
    assert [(link.field, link.record.id) for link in catalogue.backlinks["griffbereit"]] == [
        ("part_of", "sprachbruecke")
    ]
    assert catalogue.referring(catalogue.by_id["fachtag"]) == ()


def test_records_are_got_by_ids_and_missing_ones_skipped(portal: Portal) -> None:
    catalogue = portal.load()
    assert [record.id for record in catalogue.get(["fachtag", "weg", "griffbereit"])] == ["fachtag", "griffbereit"]
    assert [record.id for record in catalogue.get("fachtag")] == ["fachtag"]
    assert catalogue.get(None) == ()


def programme(id_: str, follows: str = "") -> str:
    return f"""\
---
id: {id_}
kind: programme
title: Programm {id_}
summary: Eltern und kleine Kinder spielen und sprechen in zwei Sprachen.
state: published
published: 2026-02-01
topics: [mehrsprachigkeit]
audiences: [eltern]
organisation: ki-region
contact: ki-region
{f"follows: {follows}" if follows else ""}
---
"""


def test_a_chain_of_programmes_is_the_same_from_each_of_its_links(portal: Portal) -> None:
    portal.write("materials/programmes/rucksack.md", programme("rucksack", "griffbereit"))
    portal.write("materials/programmes/schule.md", programme("schule", "rucksack"))
    catalogue = portal.load()
    for id_ in ("griffbereit", "rucksack", "schule"):
        assert [record.id for record in catalogue.chain(catalogue.by_id[id_])] == ["griffbereit", "rucksack", "schule"]
    assert catalogue.chain(catalogue.by_id["fachtag"]) == ()


def test_a_programme_alone_has_no_chain_and_a_circle_ends(portal: Portal) -> None:
    catalogue = portal.load()
    assert catalogue.chain(catalogue.by_id["griffbereit"]) == ()
    portal.write("materials/programmes/a.md", programme("eins", "zwei"))
    portal.write("materials/programmes/b.md", programme("zwei", "eins"))
    catalogue = portal.load()
    assert {problem.code for problem in catalogue.problems} == {"reference-cycle"}
    assert catalogue.chain(catalogue.by_id["griffbereit"]) == ()


def test_drafts_are_there_only_if_asked_for_and_are_no_fault(portal: Portal) -> None:
    portal.change(EVENT, "state: published", "state: draft")
    assert "fachtag" not in portal.load(drafts=False).by_id
    assert "fachtag" in portal.load(drafts=True).by_id
    assert portal.load(drafts=False).left_out == ()
    assert portal.load(drafts=False).count == 7


def test_archived_records_stand_apart(portal: Portal) -> None:
    portal.change(PROJECT, "state: published", "state: archived")
    catalogue = portal.load(today=date(2027, 4, 1))
    assert {record.id for record in catalogue.archived()} == {"sprachbruecke", "fachtag"}
    assert list(catalogue.of_kind("project")) == []
    assert [record.id for record in portal.load().of_kind("event")] == ["fachtag"]


@pytest.mark.parametrize("broken", [OFFER, PROGRAMME_EN, MODULE_EN])
def test_a_record_with_an_error_in_one_of_its_files_is_left_out(portal: Portal, broken: str) -> None:
    portal.change(broken, "title: ", "title: [")
    catalogue = portal.load()
    original = broken.replace(".en.", ".")
    assert catalogue.left_out == (original,)
    assert original not in catalogue.by_path
    assert len(catalogue.records) == 6


def test_a_record_with_a_faulty_attachment_is_left_out(portal: Portal) -> None:
    portal.write(MATERIAL.replace("index.md", "flyer.ar.pdf"), b"%PDF-1.7\n")
    assert portal.load().left_out == (MATERIAL,)


def test_both_files_of_one_address_are_left_out(portal: Portal) -> None:
    portal.write("materials/offers/elterncafe.md", portal.read(OFFER))
    assert not [path for path in portal.load().by_path if path.startswith("materials/offers/")]


def test_warnings_leave_nothing_out(portal: Portal) -> None:
    portal.change(MODULE, "Der Baustein ist neu", "Der Baustein ist alt")
    catalogue = portal.load()
    assert [problem.level for problem in catalogue.problems] == [Level.WARNING]
    assert catalogue.left_out == ()


def test_what_only_time_makes_wrong_leaves_nothing_out(portal: Portal) -> None:
    catalogue = portal.load(today=date(2028, 1, 1))
    assert [(problem.code, problem.level) for problem in catalogue.problems] == [("check-overdue", Level.ERROR)]
    assert catalogue.left_out == ()
    assert "elterncafe" in catalogue.by_id


BROKEN_ORGANISATIONS: dict[str, bytes] = {
    "a colon": b"---\nid: ki-region\ntitle: KI: Region\ntitle: [\n---\n",
    "an alias": b"---\nid: ki-region\ntitle: *x\n---\n",
    "no end": b"---\nid: ki-region\ntitle: KI\n",
    "no beginning": b"id: ki-region\ntitle: KI\n---\n",
    "Latin-1": "---\nid: ki-region\ntitle: KI für alle\n---\n".encode("latin-1"),
    "UTF-16": "---\nid: ki-region\ntitle: KI\n---\n".encode("utf-16"),
    "CR and quotation marks": b'---\rid: "ki-region"\rtitle: [\r---\r',
    "wrong values": b"---\nid: ki-region\nkind: programme\nstate: x\n---\n",
}


@pytest.mark.parametrize("content", BROKEN_ORGANISATIONS.values(), ids=BROKEN_ORGANISATIONS.keys())
def test_a_faulty_record_makes_no_reference_to_it_dangle(portal: Portal, content: bytes) -> None:
    portal.write(ORGANISATION, content)
    catalogue = portal.load()
    assert {problem.path for problem in catalogue.problems} == {ORGANISATION}
    assert catalogue.left_out == (ORGANISATION,)


@pytest.mark.parametrize(
    "path", ["materials/organisations/KI Region.md", "materials/organisations/ki/ki.md", "materials/vereine/ki.md"]
)
def test_a_misnamed_record_makes_no_reference_to_it_dangle(portal: Portal, path: str) -> None:
    portal.write(path, portal.read(ORGANISATION))
    (portal.root / ORGANISATION).unlink()
    assert {(problem.path, problem.level) for problem in portal.problems()} == {(path, Level.ERROR)}


def test_a_misnamed_record_makes_no_link_to_it_dead(portal: Portal) -> None:
    portal.write("materials/offers/Elterncafé.md", portal.read(OFFER))
    (portal.root / OFFER).unlink()
    portal.change(PROGRAMME, "../../offers/elterncafe/index.md", "../../offers/Elterncafé.md")
    assert {problem.path for problem in portal.problems() if problem.level is Level.ERROR} == {
        "materials/offers/Elterncafé.md"
    }


def test_all_faults_of_all_files_are_reported_sorted_by_place(portal: Portal) -> None:
    portal.change(OFFER, "topics: [elternarbeit]", "topics: [eltern]")
    portal.change(OFFER, "cost: {free: yes}", "cost: {free: ja}")
    portal.change(EVENT, "end: 2027-03-01 16:30", "end: 2027-02-30 16:30")
    problems = portal.problems()
    assert [(problem.path, problem.line) for problem in problems] == [(EVENT, 12), (OFFER, 9), (OFFER, 17)]


def test_a_fault_of_a_field_hides_no_fault_of_another(portal: Portal) -> None:
    portal.change(MATERIAL, "license: CC-BY-SA-4.0", "license: CC-BY")
    portal.change(MATERIAL, "path: wortliste.pdf", "path: liste.pdf")
    portal.change(MATERIAL, "published: 2026-02-01", "published: 2026-02-30")
    assert portal.codes() == ["date-impossible", "unknown-term", "file-missing"]


def test_files_are_read_again_only_after_a_change(portal: Portal) -> None:
    memory = Memory()
    first = load(portal.open(), memory=memory).by_id["fachtag"]
    assert load(portal.open(), memory=memory).by_id["fachtag"].meta is first.meta
    portal.change(EVENT, "Fachtag Mehr", "Fachtag Viel-Mehr")
    assert load(portal.open(), memory=memory).by_id["fachtag"].original.fields.title == "Fachtag Viel-Mehrsprachigkeit"


def test_an_empty_portal_has_an_empty_catalogue(make_portal: MakePortal) -> None:
    catalogue = make_portal({}).load()
    assert (catalogue.records, catalogue.problems, catalogue.count) == ((), (), 0)


def test_the_languages_of_the_project_are_those_of_the_suffixes(portal: Portal) -> None:
    assert portal.open().languages == LANGUAGES
    assert portal.open().original == "de"
    assert portal.open().today == TODAY
