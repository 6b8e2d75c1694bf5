"""`portal search`: the same as in the browser, for people and programs."""

import json
from typing import Any

import pytest

from tests.cli.repository import run
from tests.support import Portal


def answer(portal: Portal, capsys: pytest.CaptureFixture[str], *arguments: str) -> dict[str, Any]:
    code, out, err = run(portal, capsys, "search", *arguments, "--format", "json")
    assert (code, err) == (0, "")
    found: dict[str, Any] = json.loads(out)
    return found


def test_what_is_found_is_printed_in_order(portal: Portal, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = run(portal, capsys, "search", "Elterncafé")
    assert (code, err) == (0, "")
    assert out.splitlines()[0].split() == ["1.", "Elterncafé", "am", "Markt", "/offers/elterncafe/"]


def test_a_german_text_on_a_foreign_page_says_so(portal: Portal, capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(portal, capsys, "search", "Elterncafé", "--language", "tr")
    assert out.splitlines()[0].split()[-2:] == ["[de]", "/tr/offers/elterncafe/"]
    hit = answer(portal, capsys, "Elterncafé", "--language", "tr")["hits"][0]
    assert (hit["id"], hit["address"], hit["language"], hit["isFallback"]) == (
        "elterncafe",
        "offers/elterncafe/",
        "de",
        True,
    )


def test_a_correction_is_offered(portal: Portal, capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(portal, capsys, "search", "Grifbereit")
    assert out.splitlines()[0] == "→ Griffbereit?"
    assert answer(portal, capsys, "Grifbereit")["didYouMean"] == "Griffbereit"


def test_filters_are_alternatives_within_a_facet(portal: Portal, capsys: pytest.CaptureFixture[str]) -> None:
    whole = answer(portal, capsys, "Mehrsprachigkeit")
    some = answer(portal, capsys, "Mehrsprachigkeit", "--filter", "kind=module", "--filter", "kind=material")
    assert {hit["kind"] for hit in some["hits"]} == {"module", "material"}
    assert some["total"] < whole["total"]
    assert some["facets"]["kind"] == whole["facets"]["kind"]


def test_the_limit_does_not_change_the_count(portal: Portal, capsys: pytest.CaptureFixture[str]) -> None:
    found = answer(portal, capsys, "Mehrsprachigkeit", "--limit", "1")
    assert len(found["hits"]) == 1 < found["total"]


def test_an_empty_query_lists_everything(portal: Portal, capsys: pytest.CaptureFixture[str]) -> None:
    found = answer(portal, capsys, "", "--limit", "100", "--sort", "title")
    assert found["total"] == len(found["hits"]) == 8


def test_full_texts_are_searched_on_request(portal: Portal, capsys: pytest.CaptureFixture[str]) -> None:
    assert answer(portal, capsys, "singen")["total"] == 0
    assert answer(portal, capsys, "singen", "--texts")["hits"][0]["id"] == "griffbereit"


@pytest.mark.parametrize(
    "arguments",
    [
        ("Kita", "--language", "xx"),
        ("Kita", "--filter", "kind"),
        ("Kita", "--filter", "farbe=rot"),
        ("Kita", "--limit", "-1"),
    ],
)
def test_wrong_usage(portal: Portal, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...]) -> None:
    code, out, err = run(portal, capsys, "search", *arguments)
    assert (code, out) == (2, "")
    assert err.startswith("portal: ")
