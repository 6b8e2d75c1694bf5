"""Open now: said by the clock of Germany, for the days that the page knows, and never otherwise."""

from datetime import datetime

import pytest

from tests.browser.conftest import Visit
from tests.browser.test_pages import findings

pytestmark = pytest.mark.browser

ADDRESS = "organisations/sprechstunde/"
SIGN = "[data-open]"


@pytest.mark.parametrize(
    ("moment", "said"),
    [
        ("2026-11-26T09:00:00+01:00", "Jetzt geöffnet bis 12:00 Uhr"),
        ("2026-11-26T07:29:00Z", "Jetzt geschlossen"),  # 08:29 in Germany
        ("2026-11-26T07:30:00Z", "Jetzt geöffnet bis 12:00 Uhr"),
        ("2026-11-26T12:00:00+01:00", "Jetzt geschlossen"),
        ("2026-11-28T09:00:00+01:00", "Jetzt geschlossen"),  # a Saturday
        ("2026-12-08T23:59:00+01:00", "Jetzt geschlossen"),  # the last minute that the page knows
        ("2026-12-09T00:00:00+01:00", ""),
        ("2026-11-24T09:00:00+01:00", ""),  # a clock that is wrong
    ],
)
def test_the_page_says_whether_it_is_open(visit: Visit, varied_host: str, moment: str, said: str) -> None:
    visit.page.clock.set_fixed_time(datetime.fromisoformat(moment))
    visit.page.goto(f"{varied_host}/{ADDRESS}")
    sign = visit.page.locator(SIGN)
    assert (sign.is_visible(), sign.text_content() if said else "") == (bool(said), said)


def test_it_changes_while_somebody_looks(visit: Visit, varied_host: str) -> None:
    page = visit.page
    page.clock.install(time=datetime.fromisoformat("2026-11-26T11:59:30+01:00"))
    page.goto(f"{varied_host}/en/{ADDRESS}")
    assert page.locator(SIGN).text_content() == "Open now until 12:00"
    page.clock.run_for(61_000)
    assert page.locator(SIGN).text_content() == "Closed now"


@pytest.mark.parametrize("visit", [{"dark": True}, {"dark": False}], indirect=True, ids=["dark", "light"])
def test_both_answers_can_be_read(visit: Visit, varied_host: str) -> None:
    for moment in ("2026-11-26T09:00:00+01:00", "2026-11-26T19:00:00+01:00"):
        visit.page.clock.set_fixed_time(datetime.fromisoformat(moment))
        visit.page.goto(f"{varied_host}/{ADDRESS}")
        assert visit.page.locator(SIGN).is_visible()
        assert findings(visit) == []


@pytest.mark.parametrize("visit", [pytest.param({"scripts": False}, id="no-scripts")], indirect=True)
def test_without_scripts_the_hours_stand_there_in_words(visit: Visit, varied_host: str) -> None:
    visit.page.goto(f"{varied_host}/{ADDRESS}")
    assert not visit.page.locator(SIGN).is_visible()
    assert visit.page.get_by_text("Montag bis Freitag: 08:30 bis 12:00 Uhr").is_visible()
