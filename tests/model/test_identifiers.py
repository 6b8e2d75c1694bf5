"""Identifiers of public registers and opening hours: what is taken, what is refused, what is suggested."""

from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from portal.model.identifiers import Gnd, Isil, OpeningHours, Orcid, Ror, SchoolNumber, Wikidata


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        (Orcid, "0000-0002-1825-0097"),
        (Orcid, "0000-0002-1694-233X"),
        (Gnd, "118540238"),
        (Gnd, "4005728-8"),
        (Wikidata, "Q1017"),
        (Isil, "DE-82"),
        (Isil, "DE-101"),
        (Ror, "https://ror.org/04xfq0f34"),
        (Ror, "04xfq0f34"),
        (SchoolNumber, "100000"),
        (OpeningHours, "Mo-Fr 08:30-12:00"),
        (OpeningHours, "Mo-Fr 08:30-12:00; Th 14:00-17:30; PH off"),
        (OpeningHours, "24/7"),
    ],
)
def test_what_is_right_stays_as_it_is(kind: Any, value: str) -> None:
    assert TypeAdapter(kind).validate_python(value) == value


@pytest.mark.parametrize(
    ("kind", "value", "code", "suggestion"),
    [
        (Orcid, "0000-0002-1825-0098", "orcid", ""),
        (Orcid, "https://orcid.org/0000-0002-1825-0097", "orcid", "0000-0002-1825-0097"),
        (Orcid, "https://orcid.org/0000-0002-1825-0098", "orcid", ""),
        (Gnd, "118540239", "identifier", ""),
        (Gnd, "https://d-nb.info/gnd/118540238", "identifier", "118540238"),
        (Wikidata, "http://www.wikidata.org/entity/Q1017", "identifier", "Q1017"),
        (Wikidata, "1017", "identifier", ""),
        (Isil, "82", "identifier", ""),
        (Ror, "https://ror.org/ilou", "identifier", ""),
        (SchoolNumber, "1234", "identifier", ""),
        (OpeningHours, "vormittags", "opening-hours", ""),
        (OpeningHours, "Di–Do 8-12 Uhr", "opening-hours", "Tu-Th 08:00-12:00"),
        (OpeningHours, "Montag bis Freitag 8.30 bis 12 Uhr", "opening-hours", "Mo-Fr 08:30-12:00"),
        (OpeningHours, "Mo und Mi 9-12", "opening-hours", "Mo,We 09:00-12:00"),
        (OpeningHours, "nach Vereinbarung", "opening-hours", '"by appointment"'),
        (OpeningHours, "Nur nach Terminvereinbarung", "opening-hours", '"by appointment"'),
        (
            OpeningHours,
            "Mo-Fr 9-12 Uhr und nach Vereinbarung",
            "opening-hours",
            'Mo-Fr 09:00-12:00 || "by appointment"',
        ),
        (OpeningHours, "Mi 9-12, nach Vereinbarung", "opening-hours", 'We 09:00-12:00 || "by appointment"'),
    ],
)
def test_what_is_wrong_is_refused_with_what_was_meant(kind: Any, value: str, code: str, suggestion: str) -> None:
    with pytest.raises(ValidationError) as caught:
        TypeAdapter(kind).validate_python(value)

    (error,) = caught.value.errors()
    assert (error["type"], error["ctx"]["suggestion"]) == (code, suggestion)


def test_opening_hours_say_from_where_on_they_cannot_be_read() -> None:
    with pytest.raises(ValidationError) as caught:
        TypeAdapter(OpeningHours).validate_python("Mo-Fr 08:30–12:00")

    assert caught.value.errors()[0]["ctx"]["rest"] == "–12:00"
