"""The site's own logo: an SVG drawing or a PNG among the pictures, made ready for the head of pages and for home screens."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import Final

from PIL import Image, ImageOps

from site_builder.content.drawing import UnsafeDrawing, draw_safely
from site_builder.content.images import PreparedImage, drawn_upright, open_picture, png_below
from site_builder.content.locate import Locator
from site_builder.content.pictures import Picture
from site_builder.diagnostics import Code, Diagnostic, Severity, Span
from site_builder.model.mark import DrawnLogo
from site_builder.model.setting_records import SiteLogo
from site_builder.tools.suggest import did_you_mean

LOGO_KIND = Code("logo-kind", Severity.ERROR, "The site's logo is neither an SVG drawing nor a PNG.")
LOGO_UNKNOWN = Code("logo-unknown", Severity.ERROR, "The site's logo is not among the pictures.")

HEIGHT: Final = 48
"""How high pages show it, in CSS pixels."""
ICON_SIZE: Final = 512
_SHARP: Final = 3
"""How many pixels good telephones have for each."""
_WIDEST: Final = 6
"""How many times as wide as high; what is wider gets lower instead."""
_MOST_BYTES: Final = 40_000

Drawn = Mapping[Callable[[bytes, str], PreparedImage], PreparedImage | None]
Files = Mapping[str, Path]


def is_drawing(path: str) -> bool:
    """Whether a file is an SVG drawing by its name."""
    return PurePosixPath(path).suffix.lower() == ".svg"


def check_logo(logo: SiteLogo | None, files: Files, content: Path) -> Iterator[Diagnostic]:
    """The files that site.yaml names for its logo have to be there and of the right kind."""
    locate = Locator(content)
    for field, path in (("file", logo.file), ("icon", logo.icon)) if logo else ():
        kinds = (".svg", ".png") if field == "file" else (".png",)
        span = locate(locate.settings_file, ("logo", field))
        if path and PurePosixPath(path).suffix.lower() not in kinds:
            message = f"`logo, {field}`: `{path}` is not {' or '.join(kinds)}."
            yield Diagnostic(span, LOGO_KIND, message, "Save the logo as a drawing (SVG) or as PNG.")
        elif path and path not in files:
            message = f"`logo, {field}`: there is no picture `{path}` in {content.name}/images."
            yield Diagnostic(span, LOGO_UNKNOWN, message, did_you_mean(path, files))


def logo_pictures(logo: SiteLogo | None, files: Files, folder: str) -> Iterator[Picture]:
    """What has to be drawn for the logo from pictures."""
    if logo and logo.file in files and not is_drawing(logo.file):
        yield Picture(logo.file, files[logo.file], folder, draw_logo)
    if logo and logo.icon and logo.icon in files:
        yield Picture(logo.icon, files[logo.icon], folder, draw_icon)


def draw_logo(data: bytes, name: str) -> PreparedImage:
    """A PNG in the size in which pages show it, and as a square for home screens."""
    with open_picture(data, ("PNG",)) as picture:
        whole = drawn_upright(picture)
    width, height = _shown_size(*whole.size)
    most = (min(width * _SHARP, whole.width), min(height * _SHARP, whole.height))
    shown = png_below(_MOST_BYTES, ImageOps.contain(whole, most, Image.Resampling.LANCZOS))
    return PreparedImage(((name, shown), ("icon", _square(whole))), (width, ICON_SIZE), width, height)


def draw_icon(data: bytes, _name: str) -> PreparedImage:
    """A PNG as a square for home screens."""
    with open_picture(data, ("PNG",)) as picture:
        square = _square(drawn_upright(picture))
    return PreparedImage((("icon", square),), (ICON_SIZE,), ICON_SIZE, ICON_SIZE)


def _square(picture: Image.Image) -> bytes:
    size = (ICON_SIZE, ICON_SIZE)
    return png_below(_MOST_BYTES, ImageOps.pad(picture.convert("RGBA"), size, color=(0, 0, 0, 0)))


def _shown_size(width: float, height: float) -> tuple[int, int]:
    """The size on pages, in CSS pixels."""
    scale = min(HEIGHT / height, HEIGHT * _WIDEST / width)
    return max(1, round(width * scale)), max(1, round(height * scale))


def drawn_logo(
    logo: SiteLogo | None, files: Files, drawn: Drawn, folder: str, found: list[Diagnostic]
) -> DrawnLogo | None:
    """The logo as it is published; None where there is none, or it is no good, which is told in `found`."""
    if not logo or logo.file not in files:
        return None
    other = drawn.get(draw_icon)
    icon = other.files[0][1] if other else b""
    if is_drawing(logo.file):
        return _from_drawing(files[logo.file], f"{folder}/{logo.file}", icon, found)
    made = drawn.get(draw_logo)
    if not made:
        return None
    return DrawnLogo("png", made.files[0][1], made.width, made.height, icon or made.files[1][1])


def _from_drawing(source: Path, shown: str, icon: bytes, found: list[Diagnostic]) -> DrawnLogo | None:
    try:
        drawing = draw_safely(source.read_bytes())
    except UnsafeDrawing as unsafe:
        problem = unsafe.problem
        span = Span(shown, unsafe.line, unsafe.column)
        found.append(Diagnostic(span, problem.code, problem.message, problem.hint))
        return None
    return DrawnLogo("svg", drawing.data, *_shown_size(drawing.width, drawing.height), icon)
