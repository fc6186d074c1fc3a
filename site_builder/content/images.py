"""Pictures from content made ready for pages: smaller sizes, upright, and without anything hidden in them.

Photographs from phones carry the place where they were taken. Every picture is drawn afresh from its pixels, so that
no location, camera, thumbnail or comment survives. The same picture gives the same bytes on the same Pillow version.
"""

from __future__ import annotations

import io
import re
import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PIL import Image, ImageCms, ImageOps, UnidentifiedImageError

from site_builder.diagnostics import Code, Problem, Severity

NOT_A_PICTURE = Code("image-unreadable", Severity.ERROR, "A picture is damaged, or isn't a picture at all.")
WRONG_KIND = Code("image-kind", Severity.ERROR, "A picture is of a kind that pages can't use.")
TOO_LARGE = Code("image-too-large", Severity.ERROR, "A picture is too large to be worked on safely.")

MAX_BYTES: Final = 20_000_000
MAX_PIXELS: Final = 50_000_000
"""What the best phone cameras give. More is a mistake, or an attempt to use up the machine's memory."""
MAX_SIDE: Final = 16_000

_KINDS: Final = ("JPEG", "PNG", "WEBP", "GIF")
_ORIENTATION: Final = 0x0112
_SIDEWAYS: Final = (5, 6, 7, 8)
_SVG = re.compile(
    rb"^\s*+(?:<\?xml[^>]*+>\s*+)?+(?:(?><!--.*?-->)\s*+)*+(?:<!DOCTYPE[^>]*+>\s*+)?+<svg\b",
    re.DOTALL | re.IGNORECASE,
)
_USE_INSTEAD: Final = "Save it as JPEG (photographs) or PNG (drawings and logos)."


@dataclass(frozen=True, slots=True)
class PreparedImage:
    """A picture as it is published: every file with its name, from narrow to wide, and the size of the widest."""

    files: tuple[tuple[str, bytes], ...]
    widths: tuple[int, ...]
    width: int
    height: int

    @property
    def name(self) -> str:
        """The file for browsers that don't choose."""
        return self.files[-1][0]

    def srcset(self, folder: str) -> str:
        """The choice of files for a browser, below the URL path `folder`; "" if there is only one."""
        if len(self.files) < 2:
            return ""
        prefix = folder.rstrip("/") + "/"
        names = (name for name, _ in self.files)
        return ", ".join(f"{prefix}{name} {width}w" for name, width in zip(names, self.widths, strict=True))


def prepare_image(data: bytes, name: str, widths: Sequence[int] = (480, 960)) -> PreparedImage:
    """Draw a picture in the given widths, never wider than it is; `name` is its file name, such as `door.jpg`.

    Photographs stay JPEG or WebP, the rest becomes PNG or stays WebP; of a moving picture the first frame is used.
    Raises `Problem` for what isn't a picture, is of another kind, or is too large.
    """
    with _open(data) as picture:
        kind = picture.format or ""
        full_width, full_height = _upright_size(picture)
        sizes = sorted({min(width, full_width) for width in widths if width > 0}) or [full_width]
        # Large photographs are decoded at a fraction of their size, which saves most of the time and memory.
        share = 2 * sizes[-1] / full_width
        picture.draft(None, (round(picture.width * share), round(picture.height * share)))
        upright = _upright(picture)
    ending = {"JPEG": "jpg", "WEBP": "webp"}.get(kind, "png")
    # A changed ending keeps the old one beside it, so that door.gif and door.png don't meet.
    stem = name.removesuffix(f".{ending}")
    files = []
    for width in sizes:
        height = max(1, round(full_height * width / full_width))
        drawn = (
            upright if width == upright.width else upright.resize((width, height), Image.Resampling.LANCZOS)
        )
        files.append((f"{stem}-{width}.{ending}", _encode(drawn, kind)))
    height = max(1, round(full_height * sizes[-1] / full_width))
    return PreparedImage(tuple(files), tuple(sizes), sizes[-1], height)


def _upright_size(picture: Image.Image) -> tuple[int, int]:
    width, height = picture.size
    try:
        sideways = picture.getexif().get(_ORIENTATION) in _SIDEWAYS
    except Exception as error:  # Pillow's readers raise many kinds of errors for damaged files.
        raise _damaged() from error
    return (height, width) if sideways else (width, height)


def _open(data: bytes) -> Image.Image:
    """Open a picture without decoding it, and refuse what is dangerous or of no use."""
    if len(data) > MAX_BYTES:
        raise Problem(TOO_LARGE, "This picture's file is larger than 20 MB.", "Make the picture smaller.")
    if _SVG.match(data[:4096].removeprefix(b"\xef\xbb\xbf")):
        message = "SVG pictures can't be used, because they can hold programs."
        raise Problem(WRONG_KIND, message, _USE_INSTEAD)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            picture = Image.open(io.BytesIO(data), formats=_KINDS)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise _too_large() from None
    except UnidentifiedImageError:
        message = "This isn't a picture that pages can use, or it is damaged."
        raise Problem(WRONG_KIND, message, _USE_INSTEAD) from None
    except Exception as error:  # Pillow's readers raise many kinds of errors for damaged files.
        raise _damaged() from error
    width, height = picture.size
    if width * height > MAX_PIXELS or max(width, height) > MAX_SIDE:
        raise _too_large()
    return picture


def _upright(picture: Image.Image) -> Image.Image:
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


def _encode(picture: Image.Image, kind: str) -> bytes:
    stream = io.BytesIO()
    if kind == "JPEG":
        picture.convert("RGB").save(stream, "JPEG", quality=80, optimize=True, progressive=True)
    elif kind == "WEBP":
        picture.save(stream, "WEBP", quality=80, method=4)
    else:
        picture.save(stream, "PNG", optimize=True)
    return stream.getvalue()


def _too_large() -> Problem:
    message = "This picture has too many pixels to be worked on safely."
    return Problem(TOO_LARGE, message, "Make it smaller: 2000 pixels wide is plenty.")


def _damaged() -> Problem:
    return Problem(
        NOT_A_PICTURE, "This picture is damaged and can't be shown.", "Save it again from the original."
    )
