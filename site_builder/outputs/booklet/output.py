"""`booklet.pdf`: the directory, printed, and `booklet-a4.pdf`, the same to print on both sides and fold.

Pages that link to the booklet say how many pages it has.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from site_builder.language.speaking import _, ngettext
from site_builder.model.documents import size_words
from site_builder.model.shapes import Way
from site_builder.outputs import assets, qr_codes
from site_builder.outputs.booklet.folded import folded
from site_builder.outputs.booklet.pdf import print_page
from site_builder.outputs.booklet.view import FOLDED_PATH, PATH, booklet_page
from site_builder.outputs.output import File, Gathered, Output


def make(site: Gathered) -> Iterator[File]:
    """Both files."""
    settings = site.site.settings
    codes = qr_codes.make(site) if settings.qr_codes else ()
    shown = chain(codes, assets.ASSETS.make(site))
    files = {f"{settings.base_path}{file.path}": file.data for file in shown}
    printed = print_page(site.renderer.render(booklet_page(site.site)), settings.base_url, files)
    pages = ngettext("%(num)s page", "%(num)s pages", printed.pages)
    note = _("PDF, %(pages)s, %(size)s", pages=pages, size=size_words(len(printed.data)))
    address = f"{settings.base_path}{PATH}"
    yield File(
        PATH, printed.data, Way(_("Booklet"), _("The whole directory as a booklet to print"), address, note)
    )
    yield File(FOLDED_PATH, folded(printed.data, from_the_right=settings.direction == "rtl"))


OUTPUT = Output(
    "booklet",
    Gathered,
    make,
    paths=(PATH, FOLDED_PATH),
    only_asked=True,
    shown=True,
    progress="Printing the booklet",
)
