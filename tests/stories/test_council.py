"""The council checks whether the portal is what it decided."""

import pytest

from tests.stories.reader import Reader, words

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(
    ("language", "link", "day", "paper", "module"),
    [
        ("de", "Wer wir sind", "12. Dezember 2019", "Sitzungsvorlage 2019/0465", "Baustein 6"),
        ("en", "Who we are", "12 December 2019", "paper 2019/0465", "Building block 6"),
    ],
)
def test_the_page_about_the_portal_names_decision_paper_and_module(
    reader: Reader, language: str, link: str, day: str, paper: str, module: str
) -> None:
    reader.start(language).follow_footer(link)
    text = words(reader.main)
    assert day in text and paper in text
    reader.main.locator("a[href*='modules/baustein-online-portal/']").first.click()
    reader.page.wait_for_url("**/modules/baustein-online-portal/")
    assert module in words(reader.main)
