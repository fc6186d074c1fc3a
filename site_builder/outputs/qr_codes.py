"""`qr/*.svg`: for pages that people take away on paper, a code that leads a phone back to them.

Files of their own, because a page is read a thousand times for each time that it is printed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import Final

import segno

from site_builder.model.page import Page
from site_builder.model.site import Site

_ERROR_LEVEL: Final = "m"
"""Still readable with 15 % of it lost in a fold."""

_MASK: Final = 3
"""Any of the eight masks makes a valid code; to look for the best of them takes three times as long as all the rest."""


def export(site: Site, pages: Sequence[Page]) -> Iterator[tuple[str, bytes]]:
    """A drawing for each such page, unless the site wants none."""
    root = site.settings.base_url.rstrip("/")
    for page in pages if site.settings.qr_codes else ():
        if page.paper:
            yield page.code_url.lstrip("/"), draw(f"{root}{page.url}")


def draw(address: str) -> bytes:
    """A QR code (ISO/IEC 18004) of an address as an SVG drawing, with the quiet zone around it."""
    code = segno.make_qr(address, error=_ERROR_LEVEL, mask=_MASK, boost_error=False)
    stream = BytesIO()
    code.save(stream, kind="svg", xmldecl=False, svgclass=None, lineclass=None, omitsize=True, light="#fff")
    return stream.getvalue()
