"""Lays out a booklet for folding: two of its pages on each side of a sheet twice their size.

Printed on both sides, laid on each other and folded once, the sheets make the booklet.
"""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pypdf import PageObject


def folded(booklet: bytes, *, from_the_right: bool = False) -> bytes:
    """The sheets as a PDF. `from_the_right` says that it is read from right to left.

    It is for printers only: links, bookmarks and tags stay in the booklet itself.
    """
    from pypdf import PdfReader, PdfWriter  # which only those who print need to wait for

    reader = PdfReader(BytesIO(booklet))
    pages = reader.pages
    width, height = float(pages[0].mediabox.width), float(pages[0].mediabox.height)
    writer = PdfWriter()
    for left, right in sides(len(pages)):
        sheet = writer.add_blank_page(width * 2, height)
        for number, across in ((left, 0.0), (right, width)):
            if number < len(pages):
                _put(sheet, pages[number], width - across if from_the_right else across)
        sheet.compress_content_streams()
    if reader.metadata and reader.metadata.title:
        writer.add_metadata({"/Title": reader.metadata.title})
    stream = BytesIO()
    writer.write(stream)
    return stream.getvalue()


def sides(pages: int) -> Iterator[tuple[int, int]]:
    """The pages on each side, from 0, left and right; those from `pages` on are blank. Two sides are a sheet."""
    places = (pages + 3) // 4 * 4
    for side in range(places // 2):
        outer, inner = places - 1 - side, side
        yield (outer, inner) if side % 2 == 0 else (inner, outer)


def _put(sheet: PageObject, page: PageObject, across: float) -> None:
    page.pop("/Annots", None)
    sheet.merge_translated_page(page, across, 0)
