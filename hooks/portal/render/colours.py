"""The portal's own colour: one value in mkdocs.yml (`extra.portal.colour`) becomes tones that stay readable.

Links, buttons and choices of light and dark pages take them. A wanted colour is made darker (on light pages) or lighter
(on dark ones) only as far as contrast demands; its hue stays. They stand in a style sheet of their own, which the
content security policy allows, as it comes from the site itself.
"""

import re
from colorsys import hls_to_rgb, rgb_to_hls
from dataclasses import dataclass

from portal.project import Project, UsageError

SHEET = "colours.css"
MARK = "mark.svg"
"""The sign beside the portal's name, which is drawn in the same colour."""

_CONTRAST = 5.0
"""WCAG 2.2 asks for 4.5 : 1; what is above that leaves room for the tinted grounds."""

_LIGHT_GROUNDS = ("#faf8f4", "#ffffff", "#f2eee6")
_DARK_GROUNDS = ("#14191b", "#1c2326", "#0f1315")
"""Paper, surface and sunk surface in overrides/assets/tokens.css."""

_LIGHT_SOFT, _DARK_SOFT = 0.13, 0.15
"""How much of the colour there is in a tinted ground."""

_STEP = 0.01
_HEX = re.compile(r"#[0-9a-fA-F]{6}")

_Rgb = tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class Tones:
    """The colour and what goes with it, as hexadecimal values."""

    accent: str
    strong: str
    soft: str
    on_accent: str


PETROL = Tones("#0d5561", "#083f49", "#e0eef0", "#ffffff"), Tones("#86d3dd", "#b5e7ed", "#17343a", "#0b2226")
"""The tones of the style sheet, on light and on dark pages."""


def is_colour(text: str) -> bool:
    """Return whether a text is `#` and six hexadecimal digits."""
    return bool(_HEX.fullmatch(text))


def colour_of(project: Project) -> str:
    """Return the colour that mkdocs.yml asks for, empty if it leaves it to the style sheet.

    Raises `UsageError` for anything but `#` and six hexadecimal digits.
    """
    colour = str(project.settings.get("colour") or "")
    if colour and not is_colour(colour):
        raise UsageError(f'mkdocs.yml, extra.portal.colour: {colour} is no colour such as "#0d5561"')
    return colour


def light_tones(colour: str) -> Tones:
    """Return the tones for light pages: dark enough to be read on paper, on white and on its own tint."""
    soft = _mixed(colour, "#ffffff", _LIGHT_SOFT)
    accent = _readable(colour, (*_LIGHT_GROUNDS, soft), -_STEP)
    return Tones(accent, _shifted(accent, 0.75), soft, "#ffffff")


def dark_tones(colour: str) -> Tones:
    """Return the tones for dark pages: light enough to be read on them, with dark words on the colour itself."""
    soft = _mixed(colour, _DARK_GROUNDS[0], _DARK_SOFT)
    accent = _readable(colour, (*_DARK_GROUNDS, soft), _STEP)
    return Tones(accent, _mixed(accent, "#ffffff", 0.6), soft, _shifted(soft, 0.5))


def style_sheet(colour: str) -> str:
    """Return the style sheet that puts a colour in the place of the portal's petrol."""
    light, dark = light_tones(colour), dark_tones(colour)
    return (
        f"/* Made from extra.portal.colour in mkdocs.yml: {colour} */\n"
        f":root {{ {_declarations(light)} }}\n"
        f"@media screen and (prefers-color-scheme: dark) {{ :root {{ {_declarations(dark)} }} }}\n"
    )


def recoloured(drawing: str, colour: str) -> str:
    """Return an SVG drawing with the portal's petrol in another colour; one drawn otherwise stays as it is."""
    for old, new in zip(PETROL, (light_tones(colour), dark_tones(colour)), strict=True):
        drawing = drawing.replace(old.accent, new.accent).replace(old.on_accent, new.on_accent)
    return drawing


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours by WCAG, 1 to 21."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _declarations(tones: Tones) -> str:
    return (
        f"--accent: {tones.accent}; --accent-strong: {tones.strong}; "
        f"--accent-soft: {tones.soft}; --on-accent: {tones.on_accent};"
    )


def _readable(colour: str, grounds: tuple[str, ...], step: float) -> str:
    """Return the colour, step by step lighter or darker until it can be read on all the grounds."""
    hue, lightness, saturation = rgb_to_hls(*_rgb(colour))
    while min(contrast(colour, ground) for ground in grounds) < _CONTRAST and 0 <= lightness + step <= 1:
        lightness += step
        colour = _hex(hls_to_rgb(hue, lightness, saturation))
    return colour


def _shifted(colour: str, factor: float) -> str:
    hue, lightness, saturation = rgb_to_hls(*_rgb(colour))
    return _hex(hls_to_rgb(hue, lightness * factor, saturation))


def _mixed(colour: str, ground: str, share: float) -> str:
    parts = zip(_rgb(colour), _rgb(ground), strict=True)
    red, green, blue = (share * above + (1 - share) * below for above, below in parts)
    return _hex((red, green, blue))


def _luminance(colour: str) -> float:
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in _rgb(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _rgb(colour: str) -> _Rgb:
    red, green, blue = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    return red, green, blue


def _hex(colour: _Rgb) -> str:
    return "#" + "".join(f"{round(part * 255):02x}" for part in colour)
