"""The portal's own colour: any can be chosen, and all can be read."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.project import UsageError, open_project
from portal.render.colours import (
    PETROL,
    Tones,
    colour_of,
    contrast,
    dark_tones,
    is_colour,
    light_tones,
    recoloured,
    style_sheet,
)
from tests.support import ROOT

READABLE = 4.5
"""WCAG 2.2, 1.4.3."""
LIGHT = ("#faf8f4", "#ffffff", "#f2eee6")
DARK = ("#14191b", "#1c2326", "#0f1315")
COLOURS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


@given(COLOURS)
def test_every_colour_can_be_read_on_light_and_dark_pages(colour: str) -> None:
    for tones, grounds in ((light_tones(colour), LIGHT), (dark_tones(colour), DARK)):
        assert_readable(tones, grounds)


def assert_readable(tones: Tones, grounds: tuple[str, ...]) -> None:
    for accent in (tones.accent, tones.strong):
        assert contrast(tones.on_accent, accent) >= READABLE
        assert min(contrast(accent, ground) for ground in (*grounds, tones.soft)) >= READABLE


def test_a_colour_that_can_be_read_stays_as_it_is() -> None:
    assert light_tones("#7a1f3d").accent == "#7a1f3d"
    assert dark_tones("#86d3dd").accent == "#86d3dd"


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.478, abs=0.001)


def test_the_grounds_and_petrol_are_those_of_the_style_sheet() -> None:
    sheet = (ROOT / "overrides/assets/tokens.css").read_text("utf-8").replace("#fff;", "#ffffff;")
    light, dark = sheet.split("prefers-color-scheme: dark")
    for part, grounds, tones in ((light, LIGHT, PETROL[0]), (dark, DARK, PETROL[1])):
        for name, value in zip(("paper", "surface", "sunk"), grounds, strict=True):
            assert f"--{name}: {value};" in part
        for name, value in (("accent", tones.accent), ("accent-strong", tones.strong), ("on-accent", tones.on_accent)):
            assert f"--{name}: {value};" in part


def test_the_sheet_sets_the_accent_and_nothing_else() -> None:
    sheet = style_sheet("#7a1f3d")
    assert sheet.count("--accent: ") == 2
    assert {line.split(":")[0] for line in sheet.replace("{", ";").split(";") if line.strip().startswith("--")} == {
        " --accent", " --accent-strong", " --accent-soft", " --on-accent"
    }  # fmt: skip


def test_the_sign_is_drawn_in_the_colour() -> None:
    drawing = (ROOT / "overrides/assets/mark.svg").read_text("utf-8")
    new = recoloured(drawing, "#7a1f3d")
    assert "#7a1f3d" in new and dark_tones("#7a1f3d").accent in new
    assert PETROL[0].accent not in new and PETROL[1].accent not in new
    assert recoloured('<path fill="red"/>', "#7a1f3d") == '<path fill="red"/>'


@pytest.mark.parametrize("colour", ["red", "#fff", "#12345g", "#1234567", "url(x)", "#123456;}"])
def test_what_is_no_colour_is_refused(colour: str, tmp_path: Path) -> None:
    (tmp_path / "materials").mkdir()
    project = replace(open_project(tmp_path), settings={"colour": colour})
    assert not is_colour(colour)
    with pytest.raises(UsageError, match=r"extra\.portal\.colour"):
        colour_of(project)


def test_without_a_colour_the_style_sheet_decides(tmp_path: Path) -> None:
    (tmp_path / "materials").mkdir()
    assert colour_of(open_project(tmp_path)) == ""
