"""The site's mark: its own logo as it is published, and the colours that stand for a site on telephones."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from site_builder.model.setting_records import Colours

if TYPE_CHECKING:
    from site_builder.model.palette import Palette


@dataclass(frozen=True, slots=True)
class DrawnLogo:
    """A site's logo, ready to be published, in the size in which pages show it."""

    ending: str
    """`svg` or `png`."""
    data: bytes
    width: int
    height: int
    icon: bytes = b""
    """The same or another picture as a square PNG, for home screens; empty where there is only a drawing."""


@dataclass(frozen=True, slots=True)
class MarkColours:
    """The colours of the mark that stands for a site without a logo, and of what is around pages in light and dark."""

    arch: str
    door: str
    light: str
    dark: str


_OF_THE_THEME: Final = MarkColours("#5b2470", "#ffc54d", "#f8f5f2", "#17111d")


def own_palette(colours: Colours) -> Palette | None:
    """The palette that follows from a site's own colours; None where those of the theme stand."""
    if colours == Colours():
        return None
    from site_builder.model.palette import (
        palette_of,  # a tenth of a second to load, for those who have colours
    )

    return palette_of(colours)


def mark_colours(colours: Colours) -> MarkColours:
    """The colours that follow from the two in site.yaml; the arch can be seen on the light ground whatever those are."""
    palette = own_palette(colours)
    if palette is None:
        return _OF_THE_THEME
    return MarkColours(palette.light["link"], colours.accent, palette.light["paper"], palette.dark["paper"])
