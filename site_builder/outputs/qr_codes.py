"""`qr/*.svg`: for pages that people take away on paper, a code that leads a phone back to them.

Files of their own, because a page is read a thousand times for each time that it is printed.
"""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Final

import segno

from site_builder.outputs.output import File, Gathered, Output

_ERROR_LEVEL: Final = "m"
"""Still readable with 15 % of it lost in a fold."""

_MASK: Final = 3
"""Any of the eight masks makes a valid code; to look for the best of them takes three times as long as all the rest."""


def make(site: Gathered) -> Iterator[File]:
    """A drawing for each such page."""
    root = site.site.settings.base_url.rstrip("/")
    for page in site.pages:
        if page.paper:
            yield File(page.code_url.lstrip("/"), draw(f"{root}{page.url}"))


def draw(address: str) -> bytes:
    """A QR code (ISO/IEC 18004) of an address as an SVG drawing, with the quiet zone around it."""
    code = segno.make_qr(address, error=_ERROR_LEVEL, mask=_MASK, boost_error=False)
    stream = BytesIO()
    code.save(stream, kind="svg", xmldecl=False, svgclass=None, lineclass=None, omitsize=True, light="#fff")
    return stream.getvalue()


OUTPUT = Output("qr-codes", Gathered, make, paths=("qr/",), wanted=lambda settings: settings.qr_codes)
