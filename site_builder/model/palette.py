"""The colours of a site, worked out of the two that it chose.

Hues stay what the forum chose. Lightness is moved until everything can be read, which OKLCH lets one do without the colour
seeming to become another (Björn Ottosson, https://bottosson.github.io/posts/oklab/): texts have a contrast of 4.5 to 1 with
every surface they stand on, the edges of fields one of 3 to 1 (WCAG 2.2, 1.4.3 and 1.4.11).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from coloraide import Color

from site_builder.model.setting_records import Colours

TEXT: Final = 4.5
EDGE: Final = 3.0
_STEP: Final = 0.005
_MARGIN: Final = 0.15
"""What is moved goes a little further, so that it can be chosen instead though all surfaces follow it."""
_WHITE: Final = "#ffffff"
_LIGHT_SURFACES: Final = ("paper", "card", "tint", "wash")
Shades = Mapping[str, str]
"""Colours as `#rrggbb` by the names of the theme's custom properties."""


@dataclass(frozen=True, slots=True)
class Moved:
    """A colour that a site chose but that can't be used as it is: which one, what instead, and what its contrast was."""

    field: str
    before: str
    after: str
    contrast: float


@dataclass(frozen=True, slots=True)
class Palette:
    """All colours, in a light and in a dark place."""

    light: Shades
    dark: Shades
    moved: Sequence[Moved]


@lru_cache(maxsize=8)
def palette_of(colours: Colours) -> Palette:
    """Work out the palette; the same colours always give the same."""
    brand, accent = (Color(each).convert("oklch") for each in (colours.brand, colours.accent))
    evening = _evening(brand, accent)
    light, dark = _light(brand, accent, evening), _dark(brand, accent, evening)
    return Palette(light, dark, tuple(_moved(colours, light, evening)))


def contrast(one: str, other: str) -> float:
    """How far two colours are apart in lightness, from 1 to 21, as WCAG 2.2 measures it."""
    return float(Color(one).contrast(Color(other)))


def _evening(brand: Color, accent: Color) -> Shades:
    """The dark surfaces that are dark in a light place too, what stands on them, and the lamp that shines on them."""
    dusk, deep, night = (_shade(brand, *each) for each in ((0.27, 0.07), (0.35, 0.08), (0.19, 0.05)))
    return {
        "dusk": dusk,
        "deep": deep,
        "night": night,
        "seam": _shade(brand, 0.46, 0.06),
        "pale": _readable(_shade(brand, 0.96, 0.01), (dusk, deep), TEXT, lighter=True),
        "dim": _readable(_shade(brand, 0.86, 0.02), (dusk, deep), TEXT, lighter=True),
        "lamp": _readable(_hex(accent), (dusk, night), TEXT, lighter=True),
    }


def _light(brand: Color, accent: Color, evening: Shades) -> Shades:
    paper, card = _shade(brand, 0.975, 0.006), _WHITE
    tint, wash = _shade(brand, 0.945, 0.02), _shade(accent, 0.96, 0.045)
    surfaces = (paper, card, tint, wash)
    link = _readable(_hex(brand), surfaces, TEXT, lighter=False)
    return {
        **evening,
        "ink": _shade(brand, 0.25, 0.03),
        "soft": _readable(_shade(brand, 0.47, 0.03), surfaces, TEXT, lighter=False),
        **dict(zip(_LIGHT_SURFACES, surfaces, strict=True)),
        "line": _shade(brand, 0.89, 0.015),
        "edge": _readable(_shade(brand, 0.6, 0.03), surfaces, EDGE, lighter=False),
        "link": link,
        "solid": link,
        "on": _WHITE,
    }


def _dark(brand: Color, accent: Color, evening: Shades) -> Shades:
    paper, card, tint = (_shade(brand, *each) for each in ((0.19, 0.02), (0.23, 0.025), (0.28, 0.03)))
    wash = _shade(accent, 0.29, 0.035)
    surfaces = (paper, card, tint, wash)
    link = _readable(_hex(brand), (*surfaces, evening["night"]), TEXT, lighter=True)
    return {
        "ink": _shade(brand, 0.94, 0.012),
        "soft": _readable(_shade(brand, 0.78, 0.025), surfaces, TEXT, lighter=True),
        **dict(zip(_LIGHT_SURFACES, surfaces, strict=True)),
        "line": _shade(brand, 0.38, 0.03),
        "edge": _readable(_shade(brand, 0.62, 0.03), surfaces, EDGE, lighter=True),
        "link": link,
        "solid": link,
        "on": evening["night"],
        "dusk": _shade(brand, 0.24, 0.055),
    }


def _moved(colours: Colours, light: Shades, evening: Shades) -> Iterable[Moved]:
    surfaces = [light[each] for each in _LIGHT_SURFACES]
    for field, after, against in (
        ("brand", light["link"], surfaces),
        ("accent", evening["lamp"], [evening["dusk"], evening["night"]]),
    ):
        before = getattr(colours, field)
        least = min(contrast(before, each) for each in against)
        if least < TEXT:
            yield Moved(field, before, after, least)


def _shade(of: Color, lightness: float, chroma: float) -> str:
    """A colour of the same hue with another lightness, and no more colourful than both allow."""
    return _hex(Color("oklch", [lightness, min(of["chroma"], chroma), of["hue"]]))


def _readable(colour: str, surfaces: Iterable[str], least: float, *, lighter: bool) -> str:
    """The nearest colour of the same hue that has at least a contrast with all surfaces."""
    against = tuple(surfaces)
    found, text = Color(colour).convert("oklch"), colour
    if min(contrast(text, each) for each in against) >= least:
        return text
    while min(contrast(text, each) for each in against) < least + _MARGIN:
        found["lightness"] += _STEP if lighter else -_STEP
        text = _hex(found)
        if not 0 < found["lightness"] < 1:
            break
    return text


def _hex(colour: Color) -> str:
    """A colour as `#rrggbb`; what screens can't show is made less colourful."""
    return str(colour.clone().convert("srgb").fit(method="oklch-chroma").to_string(hex=True))


def style_sheet(colours: Colours) -> str:
    """The palette as CSS. It is for screens: paper stays white, and its ink black."""
    found = palette_of(colours)
    light, dark = (_properties(each) for each in (found.light, found.dark))
    own = _properties({"brand": colours.brand, "brand-2": colours.accent})
    return f":root{{{own}}}@media screen{{:root{{{light}}}}}@media screen and (prefers-color-scheme:dark){{:root{{{dark}}}}}\n"


def _properties(shades: Shades) -> str:
    return ";".join(f"--{name}:{shade}" for name, shade in shades.items())
