"""Pictures from content made ready for pages: smaller sizes, upright, and without anything hidden in them.

Photographs from phones carry the place where they were taken. Every picture is drawn afresh from its pixels, so that
no location, camera, thumbnail or comment survives. The same picture gives the same bytes on the same Pillow version.
"""

from __future__ import annotations

import io
import re
import warnings
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

from PIL import Image, ImageCms, ImageOps, UnidentifiedImageError

from site_builder.diagnostics import Code, Problem, Severity

NOT_A_PICTURE = Code("image-unreadable", Severity.ERROR, "A picture is damaged, or isn't a picture at all.")
WRONG_KIND = Code("image-kind", Severity.ERROR, "A picture is of a kind that pages can't use.")
TOO_LARGE = Code("image-too-large", Severity.ERROR, "A picture is too large to be worked on safely.")

MAX_BYTES: Final = 20_000_000
MAX_PIXELS: Final = 50_000_000
"""What the best phone cameras give, as JPEG. More is a mistake, or an attempt to use up the machine's memory."""
MAX_PIXELS_WHOLE: Final = 25_000_000
"""Of kinds that can't be decoded at a fraction of their size: each pixel takes up to 16 bytes meanwhile."""
MAX_SIDE: Final = 16_000

_KINDS: Final = ("JPEG", "PNG", "WEBP", "GIF")
_ORIENTATION: Final = 0x0112
_SIDEWAYS: Final = (5, 6, 7, 8)
_SVG = re.compile(
    rb"^\s*+(?:<\?xml[^>]*+>\s*+)?+(?:(?><!--.*?-->)\s*+)*+(?:<!DOCTYPE[^>]*+>\s*+)?+<svg\b",
    re.DOTALL | re.IGNORECASE,
)
_FEW_COLOURS: Final = ("P", "PA", "L", "1")
_QUALITIES: Final = (80, 70, 60, 45, 30, 15)
_MODERN_QUALITY: Final = 72
"""Looks as JPEG does at 80, by eye; photographs take a third less to a half."""
_HELPS: Final = 0.9
_COLOURS: Final = (256, 64, 16, 4, 2)
_SMALL: Final = 512
"""Of so few bytes, most are what every file of its kind has."""
_USE_INSTEAD: Final = "Save it as JPEG (photographs) or PNG (drawings and logos)."


@dataclass(frozen=True, slots=True)
class PreparedImage:
    """A picture as it is published: every file with its name, from narrow to wide, and the size of the widest."""

    files: tuple[tuple[str, bytes], ...]
    widths: tuple[int, ...]
    width: int
    height: int
    modern: tuple[tuple[str, bytes], ...] = ()
    """The same in the same widths in a format that not every browser knows, if that is smaller; else none."""

    @property
    def name(self) -> str:
        """The file for browsers that don't choose."""
        return self.files[-1][0]

    def srcset(self, folder: str) -> str:
        """The choice of files for a browser, below the URL path `folder`; "" if there is only one."""
        return self._choice(folder, self.files) if len(self.files) > 1 else ""

    def modern_srcset(self, folder: str) -> str:
        """The choice of files in the modern format; "" if there are none."""
        return self._choice(folder, self.modern)

    def _choice(self, folder: str, files: Sequence[tuple[str, bytes]]) -> str:
        prefix = folder.rstrip("/") + "/"
        return ", ".join(
            f"{prefix}{name} {width}w" for (name, _), width in zip(files, self.widths, strict=False)
        )


def prepare_image(data: bytes, name: str, widths: Sequence[int] = (480, 960)) -> PreparedImage:
    """Draw a picture in the given widths, never wider than it is; `name` is its file name, such as `door.jpg`.

    Photographs stay JPEG or WebP, the rest becomes PNG or stays WebP, with as few colours as it had; of a moving picture
    the first frame is used. No file is larger than the picture that was given, but for those of less than half a kilobyte.
    Raises `Problem` for what isn't a picture, is of another kind, or is too large.
    """
    with open_picture(data) as picture:
        kind = kind_of(picture)
        full_width, full_height = _upright_size(picture)
        sizes = sorted({min(width, full_width) for width in widths if width > 0}) or [full_width]
        # Large photographs are decoded at a fraction of their size, which saves most of the time and memory.
        share = 2 * sizes[-1] / full_width
        picture.draft(None, (round(picture.width * share), round(picture.height * share)))
        few_colours = picture.mode in _FEW_COLOURS and kind in ("PNG", "GIF")
        upright = drawn_upright(picture)
        same = unchanged(picture) if few_colours else None
    ending = {"JPEG": "jpg", "WEBP": "webp"}.get(kind, "png")
    # A changed ending keeps the old one beside it, so that door.gif and door.png don't meet.
    stem = name.removesuffix(f".{ending}")
    most = max(len(data), _SMALL)
    files: list[tuple[str, int, bytes]] = []
    modern: dict[int, bytes] = {}
    for width in sizes:
        height = max(1, round(full_height * width / full_width))
        is_whole = width == upright.width
        drawn = upright if is_whole else upright.resize((width, height), Image.Resampling.LANCZOS)
        ways = _ways(drawn, kind, few_colours, same if is_whole else None)
        files.append((f"{stem}-{width}.{ending}", width, _first_below(most, ways)))
        if kind == "JPEG":
            modern[width] = _lossy(drawn, "WEBP", _MODERN_QUALITY)
    files = _worth_it(files, most)
    height = max(1, round(full_height * files[-1][1] / full_width))
    helps = modern and all(len(modern[width]) < _HELPS * len(file) for _, width, file in files)
    return PreparedImage(
        tuple((file_name, file) for file_name, _, file in files),
        tuple(width for _, width, _ in files),
        files[-1][1],
        height,
        tuple((f"{name}-{width}.webp", modern[width]) for _, width, _ in files) if helps else (),
    )


def _worth_it(files: Sequence[tuple[str, int, bytes]], most: int) -> list[tuple[str, int, bytes]]:
    """The files that give more than a smaller one does: no wider one with fewer bytes stands beside a narrow one."""
    kept = [
        each
        for number, each in enumerate(files)
        if len(each[2]) <= most and all(len(each[2]) < len(wider[2]) for wider in files[number + 1 :])
    ]
    return kept or [files[0]]


def _upright_size(picture: Image.Image) -> tuple[int, int]:
    width, height = picture.size
    try:
        sideways = picture.getexif().get(_ORIENTATION) in _SIDEWAYS
    except Exception as error:  # Pillow's readers raise many kinds of errors for damaged files.
        raise _damaged() from error
    return (height, width) if sideways else (width, height)


def kind_of(picture: Image.Image) -> str:
    """The format of an opened picture. What phones write with a second picture inside (MPO) is a JPEG to everybody."""
    return "JPEG" if picture.format == "MPO" else picture.format or ""


def open_picture(data: bytes, kinds: tuple[str, ...] = _KINDS) -> Image.Image:
    """Open a picture of one of these formats without decoding it, and refuse what is dangerous or of no use."""
    if len(data) > MAX_BYTES:
        raise Problem(TOO_LARGE, "This picture's file is larger than 20 MB.", "Make the picture smaller.")
    if _SVG.match(data[:4096].removeprefix(b"\xef\xbb\xbf")):
        message = "SVG pictures can't be used, because they can hold programs."
        hint = f"{_USE_INSTEAD} Only the site's own logo may be one: the one that `logo` in site.yaml names."
        raise Problem(WRONG_KIND, message, hint)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            picture = Image.open(io.BytesIO(data), formats=kinds)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise _too_large() from None
    except UnidentifiedImageError:
        message = "This isn't a picture that pages can use, or it is damaged."
        raise Problem(WRONG_KIND, message, _USE_INSTEAD) from None
    except Exception as error:  # Pillow's readers raise many kinds of errors for damaged files.
        raise _damaged() from error
    width, height = picture.size
    most = MAX_PIXELS if kind_of(picture) == "JPEG" else MAX_PIXELS_WHOLE
    if width * height > most or max(width, height) > MAX_SIDE:
        raise _too_large()
    return picture


def drawn_upright(picture: Image.Image) -> Image.Image:
    """The first frame, the right way up, in sRGB, with nothing but its pixels."""
    try:
        picture.load()
        turned = ImageOps.exif_transpose(picture)
        clear = "transparency" in turned.info or turned.mode in ("RGBA", "LA", "PA", "La", "RGBa")
        plain = _srgb(turned).convert("RGBA" if clear else "RGB")
    except Exception as error:  # Pillow's decoders raise many kinds of errors for damaged files.
        raise _damaged() from error
    fresh = Image.new(plain.mode, plain.size)
    fresh.paste(plain)
    return fresh


def _srgb(picture: Image.Image) -> Image.Image:
    """Convert from the colour profile a picture brings along, if it brings one that can be used."""
    profile = picture.info.get("icc_profile")
    if not profile or picture.mode not in ("RGB", "RGBA", "CMYK", "L"):
        return picture
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        mode = "RGBA" if picture.mode == "RGBA" else "RGB"
        converted = ImageCms.profileToProfile(
            picture, source, ImageCms.createProfile("sRGB"), outputMode=mode
        )
    except (ImageCms.PyCMSError, OSError, ValueError):
        return picture
    return converted or picture


def unchanged(picture: Image.Image) -> Image.Image | None:
    """A picture as it is, without what it carries along; None if it has to be turned or put into sRGB."""
    if picture.getexif().get(_ORIENTATION, 1) != 1 or picture.info.get("icc_profile") or picture.mode == "PA":
        return None
    same = picture.copy()
    same.info = {name: value for name, value in picture.info.items() if name == "transparency"}
    return same


def _ways(
    picture: Image.Image, kind: str, few_colours: bool, same: Image.Image | None
) -> Iterator[Callable[[], bytes]]:
    """How a picture can be written, the best first and then always smaller."""
    if kind in ("JPEG", "WEBP"):
        for quality in _QUALITIES:
            yield partial(_lossy, picture, kind, quality)
        return
    if same:
        yield partial(_png, same)
    if not few_colours:
        yield partial(_png, picture)
    for colours in _COLOURS:
        yield partial(_few, picture, colours)


def _first_below(most: int, ways: Iterable[Callable[[], bytes]]) -> bytes:
    """The first way that takes no more bytes than that, or else the last."""
    made = b""
    for way in ways:
        made = way()
        if len(made) <= most:
            break
    return made


def png_below(most: int, picture: Image.Image) -> bytes:
    """A picture as a PNG of at most so many bytes, with fewer colours if it has to be; the smallest there is otherwise."""
    return _first_below(most, _ways(picture, "PNG", False, None))


def _lossy(picture: Image.Image, kind: str, quality: int) -> bytes:
    stream = io.BytesIO()
    if kind == "JPEG":
        picture.convert("RGB").save(stream, "JPEG", quality=quality, optimize=True, progressive=True)
    else:
        picture.save(stream, "WEBP", quality=quality, method=4)
    return stream.getvalue()


def _few(picture: Image.Image, colours: int) -> bytes:
    """A PNG with a palette of so many colours."""
    way = Image.Quantize.FASTOCTREE if picture.mode == "RGBA" else Image.Quantize.MEDIANCUT
    return _png(picture.quantize(colours, method=way, dither=Image.Dither.NONE))


def _png(picture: Image.Image) -> bytes:
    stream = io.BytesIO()
    picture.save(stream, "PNG", optimize=True)
    return stream.getvalue()


def _too_large() -> Problem:
    message = "This picture has too many pixels to be worked on safely."
    return Problem(TOO_LARGE, message, "Make it smaller: 2000 pixels wide is plenty.")


def _damaged() -> Problem:
    return Problem(
        NOT_A_PICTURE, "This picture is damaged and can't be shown.", "Save it again from the original."
    )
