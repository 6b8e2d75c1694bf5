from datetime import date

import pytest

from portal.render.facts import facts
from portal.render.values import Value
from tests.render.editions import edition, record
from tests.support import EVENT, MATERIAL, OFFER, ORGANISATION, PROGRAMME, PROJECT, TODAY, Portal

UNKNOWN = Value("nicht bekannt, bitte vorher fragen", tone="unknown")


def box(portal: Portal, id_: str, language: str = "de", today: date = TODAY) -> dict[str, list[Value]]:
    seen = edition(portal, language, today)
    return {fact.label: list(fact.values) for fact in facts(record(seen, id_), seen)}


def texts(values: list[Value]) -> list[str]:
    return [value.text for value in values]


@pytest.mark.parametrize(
    ("id_", "labels"),
    [
        ("elterncafe", ["Gilt für", "Zeiten", "Sprachen", "Für wen", "Kosten", "Anmeldung", "Ort und Kinderbetreuung",
                        "Kontakt"]),
        ("wortliste", ["Art", "Bildungsstufe", "Sprachen", "Lizenz", "Für wen", "Erstellt von"]),
        ("griffbereit", ["Für wen", "Wo", "Kontakt"]),
        ("sprachbruecke", ["Laufzeit", "Verantwortlich", "Wo", "Kontakt"]),
        ("fachtag", ["Datum und Uhrzeit", "Sprache", "Für wen", "Ort, Kosten und Anmeldung", "Kontakt"]),
        ("ki-region", ["Anschrift und Öffnungszeiten", "E-Mail", "Art"]),
        ("mehrsprachigkeit", ["Nummer", "Handlungsfeld", "Form der Begleitung", "Bildungsstufe", "Für wen", "Kontakt"]),
    ],
)  # fmt: skip
def test_every_kind_has_its_order(portal: Portal, id_: str, labels: list[str]) -> None:
    found = list(box(portal, id_))
    assert [label for label in found if label in labels] == labels
    assert set(found) - set(labels) <= {"Verantwortlich", "Angeboten von"}


def test_what_is_not_known_is_said(portal: Portal) -> None:
    portal.change(OFFER, "registration: {required: no}", "registration: {required: unknown}")
    portal.change(OFFER, "cost: {free: yes}", "cost: {free: unknown}")
    portal.change(OFFER, "continuous_entry: yes", "continuous_entry: unknown")
    found = box(portal, "elterncafe")
    assert found["Ort, Zeiten, Kosten, Anmeldung und Kinderbetreuung"] == [UNKNOWN]
    assert list(found)[-2:] == ["Ort, Zeiten, Kosten, Anmeldung und Kinderbetreuung", "Kontakt"]


def test_gaps_stand_before_all_ways_to_ask(portal: Portal) -> None:
    portal.add(ORGANISATION, "phone: +49 241 5198 0")
    assert list(box(portal, "ki-region"))[:3] == ["Anschrift und Öffnungszeiten", "Telefon", "E-Mail"]


def test_a_single_gap_keeps_its_place(portal: Portal) -> None:
    portal.add(OFFER, "childcare: yes")
    found = box(portal, "elterncafe")
    assert (next(iter(found)), found["Ort"]) == ("Ort", [UNKNOWN])


def test_an_unknown_price_still_shows_what_is_known_about_it(portal: Portal) -> None:
    portal.change(OFFER, "cost: {free: yes}", "cost: {free: unknown}\ncost_note: 2018 kostenlos.")
    assert texts(box(portal, "elterncafe")["Kosten"]) == [UNKNOWN.text, "2018 kostenlos."]


def test_a_price_has_its_unit(portal: Portal) -> None:
    portal.change(OFFER, "cost: {free: yes}", "cost: {free: no, amount: 2.29, unit: hour}")
    assert texts(box(portal, "elterncafe")["Kosten"])[0].replace("\u00a0", " ") == "2,29 € je Stunde"


def test_a_run_that_is_over_is_not_shown(portal: Portal) -> None:
    hours = '[{days: [mo, mi], from: "09:00", to: "11:30"}]'
    runs = (
        f"runs:\n  - {{start: 2026-01-10, end: 2026-03-01}}\n  - {{start: 2027-01-10, end: 2027-03-01, times: {hours}}}"
    )
    portal.change(OFFER, "continuous_entry: yes", runs)
    assert texts(box(portal, "elterncafe")["Zeiten"]) == [
        "10. Januar 2027 bis 1. März 2027",
        "Montag und Mittwoch, 09:00 bis 11:30 Uhr",
    ]


def test_a_place_has_an_address_that_reads_from_left_to_right(portal: Portal) -> None:
    portal.add(
        OFFER, "locations:", '  - {street: Markt 1, postal_code: "52477", municipality: "05334004", wheelchair: yes}'
    )
    assert box(portal, "elterncafe")["Ort"] == [
        Value("Markt 1, 52477 Alsdorf", is_code=True),
        Value("mit Rollstuhl zugänglich", tone="small"),
    ]


def test_an_address_is_written_as_on_a_letter_in_every_language(portal: Portal) -> None:
    portal.add(OFFER, "locations:", '  - {street: Markt 1, postal_code: "52477", municipality: "05334004"}')
    assert box(portal, "elterncafe", "ar")["المكان"][0] == Value("Markt 1, 52477 Alsdorf", language="de", is_code=True)


def test_the_contact_leads_to_the_organisation_and_its_mailbox(portal: Portal) -> None:
    name, mail = box(portal, "griffbereit")["Kontakt"]
    assert name.text == "Integrationszentrum der Region"
    assert name.href.endswith("/organisations/ki/")
    assert mail == Value("ki@example.org", "mailto:ki@example.org", is_code=True)


def test_the_responsible_body_stands_apart_only_if_it_is_not_the_contact(portal: Portal) -> None:
    assert "Verantwortlich" not in box(portal, "griffbereit")
    portal.change(PROGRAMME, "contact: ki-region", "contact: {email: buero@example.org}")
    found = box(portal, "griffbereit")
    assert texts(found["Verantwortlich"]) == ["Integrationszentrum der Region"]
    assert texts(found["Kontakt"]) == ["buero@example.org"]


def test_a_name_needs_consent(portal: Portal) -> None:
    portal.change(
        PROGRAMME, "contact: ki-region", "contact: {name: Ada Beispiel, role: Büro, email: buero@example.org}"
    )
    assert texts(box(portal, "griffbereit")["Kontakt"]) == ["Büro", "buero@example.org"]


def test_an_organisation_without_channels_is_reached_through_its_parent(portal: Portal) -> None:
    parent = portal.read(ORGANISATION).replace("id: ki-region", "id: kreis-amt").replace("title: I", "title: Amt I")
    portal.write("materials/organisations/amt/index.md", parent.replace("ki@", "amt@"))
    portal.change(ORGANISATION, "email: ki@example.org", "part_of: [kreis-amt]")
    assert texts(box(portal, "ki-region")["Kontakt"])[-1] == "amt@example.org"
    assert texts(box(portal, "griffbereit")["Kontakt"])[-1] == "amt@example.org"


@pytest.mark.parametrize(
    ("today", "text"),
    [
        (date(2026, 12, 1), "Antragsfrist: 1. Dezember 2026"),
        (date(2026, 12, 2), "Antragsfrist: 1. Dezember 2026 (vorbei)"),
    ],
)
def test_a_deadline_that_has_passed_says_so(portal: Portal, today: date, text: str) -> None:
    portal.add(PROJECT, "deadlines:", "  - {date: 2026-12-01, label: application}")
    assert texts(box(portal, "sprachbruecke", today=today)["Frist"]) == [text]


def test_an_event_without_a_day_shows_what_its_text_says(portal: Portal) -> None:
    portal.change(
        EVENT, "start: 2027-03-01 14:00\nend: 2027-03-01 16:30", "date_note: Nächster Termin noch nicht bekannt"
    )
    assert box(portal, "fachtag", "en")["Date and time"] == [
        Value("Nächster Termin noch nicht bekannt", language="de", tone="unknown")
    ]


def test_a_licence_is_explained_in_plain_words(portal: Portal) -> None:
    licence, explanation = box(portal, "wortliste")["Lizenz"]
    assert licence == Value("CC BY-SA 4.0", "https://creativecommons.org/licenses/by-sa/4.0/")
    assert explanation.text.startswith("Kopieren, ändern und weitergeben erlaubt")


def test_an_unstated_licence_is_said_exactly_so(portal: Portal) -> None:
    portal.change(MATERIAL, "CC-BY-SA-4.0", "LicenseRef-nicht-angegeben")
    files = "files:\n  - {path: wortliste.pdf, language: de}\n"
    portal.change(MATERIAL, files, "external_url: https://example.org/liste\n")
    assert box(portal, "wortliste")["Lizenz"][0] == Value("keine offene Lizenz angegeben, nur Link")
    assert box(portal, "wortliste", "en")["Licence"][0] == Value("no open licence stated, link only")


def test_nine_municipalities_name_the_one_that_is_left_out(portal: Portal) -> None:
    nine = ("04", "08", "12", "16", "20", "24", "28", "32", "36")
    codes = ", ".join(f'"053340{code}"' for code in nine)
    portal.change(OFFER, 'municipalities: ["05334004"]', f"municipalities: [{codes}]")
    assert texts(box(portal, "elterncafe")["Gilt für"])[0].endswith("Würselen (ohne Aachen)")
