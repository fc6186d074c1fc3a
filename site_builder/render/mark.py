"""The mark of a site: its logo, or the arch of the default theme in its colours, in the sizes that telephones ask for."""

from __future__ import annotations

import io
from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from PIL import Image, ImageDraw

from site_builder.model.mark import DrawnLogo, MarkColours, mark_colours
from site_builder.model.setting_records import Colours

DRAWING: Final = "icon.svg"
TOUCH: Final = "icon-180.png"
"""What iPhones put on their home screen (apple-touch-icon)."""
ICONS: Final[Mapping[str, int]] = {"icon-192.png": 192, "icon-512.png": 512}
"""What manifests are asked for (https://www.w3.org/TR/appmanifest/)."""
MASKABLE: Final = "icon-mask.png"
"""The same with room around it: telephones cut any shape out of it that holds four fifths of its width."""

_SIZES: Final = {TOUCH: 180, **ICONS, MASKABLE: 512}
_SHARE, _SHARE_MASKED = 0.86, 0.56
_GROUND: Final = "#ffffff"
_SMOOTH: Final = 2
_COLOURS: Final = 256


def with_mark(assets: Mapping[str, bytes], colours: Colours, logo: DrawnLogo | None) -> dict[str, bytes]:
    """Assets with the mark's. A theme's own icons count before those of the arch, and the site's logo before both."""
    if not logo:
        return {**_arch(mark_colours(colours)), **assets}
    drawing = {DRAWING: logo.data} if logo.ending == "svg" else {}
    # iPhones show no drawings, so the arch stands for one there.
    icons = _icons(logo.icon) if logo.icon else {TOUCH: _arch(mark_colours(colours))[TOUCH]}
    return {**assets, **drawing, **icons, f"logo.{logo.ending}": logo.data}


@lru_cache(maxsize=8)
def _arch(colours: MarkColours) -> Mapping[str, bytes]:
    """The arch as a drawing and as pictures."""
    large = _draw_arch(512 * _SMOOTH, colours)
    drawn = {size: _png(large, size) for size in set(_SIZES.values())}
    return {DRAWING: _arch_drawing(colours), **{name: drawn[size] for name, size in _SIZES.items()}}


def _arch_drawing(colours: MarkColours) -> bytes:
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24">'
        f'<path fill="{colours.arch}" d="M2 23V11a10 10 0 0 1 20 0v12Z"/>'
        f'<path fill="{colours.door}" d="M8 23V13a4 4 0 0 1 8 0v10Z"/></svg>\n'
    ).encode()


def _draw_arch(size: int, colours: MarkColours) -> Image.Image:
    """The arch on its ground: the same shapes as the drawing's, with so much around them that any mask holds them."""
    picture = Image.new("RGB", (size, size), colours.light)
    pen = ImageDraw.Draw(picture)
    unit = size * 0.64 / 24
    edge = (size - 24 * unit) / 2
    for colour, middle, top, radius in ((colours.arch, 12, 1, 10), (colours.door, 12, 9, 4)):
        left, right = (edge + (middle + side * radius) * unit for side in (-1, 1))
        above, below = edge + top * unit, edge + 23 * unit
        pen.ellipse((left, above, right, above + 2 * radius * unit), colour)
        pen.rectangle((left, above + radius * unit, right, below), colour)
    return picture


@lru_cache(maxsize=8)
def _icons(square: bytes) -> Mapping[str, bytes]:
    """A logo on white, as telephones show what is clear in a picture as black."""
    logo = Image.open(io.BytesIO(square)).convert("RGBA")
    made = {}
    for name, size in _SIZES.items():
        inside = round(size * (_SHARE_MASKED if name == MASKABLE else _SHARE))
        small = logo.resize((inside, inside), Image.Resampling.LANCZOS)
        picture = Image.new("RGB", (size, size), _GROUND)
        edge = (size - inside) // 2
        picture.paste(small, (edge, edge), small)
        made[name] = _png(picture, size)
    return made


def _png(picture: Image.Image, size: int) -> bytes:
    stream = io.BytesIO()
    small = picture.resize((size, size), Image.Resampling.BOX) if picture.width != size else picture
    small.quantize(_COLOURS, dither=Image.Dither.NONE).save(stream, "PNG", optimize=True)
    return stream.getvalue()
