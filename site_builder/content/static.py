"""Which files of content/static may be copied into the site, and what is taken out of them.

What is copied goes through none of the checks that pages and papers do. So by itself only what does nothing in a browser is
copied: plain text and data, fonts, and pictures, drawn afresh. `static: trusted` in site.yaml lets everything through,
for those who know what they put there.
"""

from __future__ import annotations

import io
from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from typing import Any, Final
from xml.parsers import expat

from PIL import Image
from PIL.JpegImagePlugin import get_sampling

from site_builder.content.images import WRONG_KIND, PreparedImage, drawn_upright, open_picture, unchanged
from site_builder.diagnostics import Code, Problem, Severity

STATIC_KIND = Code(
    "static-kind",
    Severity.ERROR,
    "A file of content/static is of a kind that isn't copied into the site unchecked.",
)

WELL_KNOWN: Final = ".well-known"
"""The one hidden folder that is published: other programs look for its files, such as security.txt."""

_ALLOWED: Final = (
    ".txt",
    ".json",
    ".geojson",
    ".csv",
    ".ics",
    ".vcf",
    ".vtt",
    ".webmanifest",
    ".asc",
    ".woff",
    ".woff2",
    ".ttf",
    ".otf",
)
_PICTURES: Final[Mapping[str, str]] = {
    ".png": "PNG",
    ".jpg": "JPEG",
    ".jpeg": "JPEG",
    ".gif": "GIF",
    ".webp": "WEBP",
    ".ico": "ICO",
}
_TRUSTED: Final = "If you know what is in it and trust it, write `static: trusted` into site.yaml."
_DOCUMENT: Final = ("Nobody would see what it carries along.", "Publish it as a document in content/files.")
_SERVERS: Final = ("It tells the server what to do with every page.", "Leave it out.")
_INSTEAD: Final[Mapping[str, tuple[str, str]]] = {
    **dict.fromkeys(
        (".html", ".htm", ".xhtml", ".xht"),
        ("A page of its own has none of the site's protection.", "Write it as a page in content/pages."),
    ),
    **dict.fromkeys(
        (".js", ".mjs", ".wasm", ".css", ".php"),
        ("A program runs on every reader's phone.", "Put scripts and styles into a theme."),
    ),
    **dict.fromkeys((".pdf", ".docx", ".xlsx", ".pptx", ".odt", ".ods", ".odp", ".mp3"), _DOCUMENT),
    ".svg": ("SVG pictures can hold programs.", "Save it as PNG."),
    ".xml": ("It isn't sound XML, or browsers would show it as a page.", "Mend it, or save it as text."),
    "_headers": ("It changes what protects every page.", "The site writes its own `_headers`."),
    "_redirects": ("It can send readers anywhere.", "Leave it out."),
    **dict.fromkeys(("_routes.json", "vercel.json", "staticwebapp.config.json", "serve.json"), _SERVERS),
}
_OTHERS: Final = (
    "Nobody checked what files of this kind can do.",
    "Publish it as a document in content/files, if it is one.",
)
_SHOWN_AS_PAGES: Final = (
    "http://www.w3.org/1999/xhtml",
    "http://www.w3.org/2000/svg",
    "http://www.w3.org/1998/Math/MathML",
    "http://www.w3.org/1999/XSL/Transform",
)


def check_static(path: str, source: Path) -> None:
    """Raise `Problem` for a file that may not be copied, by its path inside content/static."""
    name = PurePosixPath(path).name
    ending = PurePosixPath(path).suffix.lower()
    if _may_be_copied(path, name, ending, source):
        return
    why, instead = _INSTEAD.get(name.lower()) or _INSTEAD.get(ending, _OTHERS)
    raise Problem(STATIC_KIND, f"`{name}` isn't copied unchecked. {why}", f"{instead} {_TRUSTED}")


def _may_be_copied(path: str, name: str, ending: str, source: Path) -> bool:
    if name.lower() in _INSTEAD:
        return False
    if ending in (".html", ".htm"):
        return _has_no_mark(source)
    if ending == ".xml":
        return _is_data(source)
    if not ending:
        return (name == "CNAME" or path.startswith(f"{WELL_KNOWN}/")) and _has_no_mark(source)
    return ending in _ALLOWED or ending in _PICTURES


def _has_no_mark(source: Path) -> bool:
    """Whether a file is words alone to a browser: those that prove to others whose site this is hold one line of text."""
    return b"<" not in source.read_bytes()


def _is_data(source: Path) -> bool:
    """Whether XML is sound, and nothing that browsers would show as a page, with programs and all.

    A document type can hide in its entities what an element really is, so there may be none.
    """
    parser = expat.ParserCreate(namespace_separator=" ")

    def start(name: str, _: object) -> None:
        if name.rpartition(" ")[0] in _SHOWN_AS_PAGES:
            raise ValueError

    def refuse(*_: object) -> None:
        raise ValueError

    parser.StartElementHandler = start
    parser.StartDoctypeDeclHandler = refuse
    parser.ProcessingInstructionHandler = refuse
    try:
        parser.Parse(source.read_bytes(), True)
    except (expat.ExpatError, ValueError):
        return False
    return True


def is_picture(path: str) -> bool:
    """Whether a file is a picture by its name."""
    return PurePosixPath(path).suffix.lower() in _PICTURES


def bare_picture(data: bytes, name: str) -> PreparedImage:
    """A picture with nothing but its pixels, in its own format and size. Raises `Problem` where it can't be one."""
    kind = _PICTURES[PurePosixPath(name).suffix.lower()]
    with open_picture(data, (kind,)) as picture:
        if kind != "JPEG" and getattr(picture, "n_frames", 1) > 1:
            message = "This picture moves, and what it carries along can't be taken out."
            raise Problem(WRONG_KIND, message, f"Save one picture of it as PNG. {_TRUSTED}")
        upright = drawn_upright(picture)
        same = unchanged(picture)
        options: dict[str, Any] = {}
        if kind == "JPEG" and same:
            options = {"qtables": picture.quantization, "subsampling": get_sampling(picture)}  # type: ignore[attr-defined]
        elif kind in ("JPEG", "WEBP"):
            options = {"quality": 90}
        elif kind == "ICO":
            options = {"sizes": sorted(picture.info["sizes"])}
    return PreparedImage(((name, _saved(same or upright, kind, options)),), (upright.width,), *upright.size)


def _saved(picture: Image.Image, kind: str, options: Mapping[str, Any]) -> bytes:
    stream = io.BytesIO()
    (picture.convert("RGB") if kind == "JPEG" and picture.mode == "RGBA" else picture).save(
        stream, kind, **options
    )
    return stream.getvalue()
