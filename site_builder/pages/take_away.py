"""A list to take away: services that a reader has chosen, to print, text or share. The list is in the address alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from site_builder.language.speaking import N_, _
from site_builder.language.words import search_words
from site_builder.model.addresses import POSTERS, TAKE_AWAY
from site_builder.model.page import Page, SearchDocument
from site_builder.model.shapes import Link, Tile
from site_builder.model.site import Site
from site_builder.model.traits import in_order
from site_builder.pages import frame
from site_builder.types.need import Need, tile
from site_builder.types.service.model import LIST


@dataclass(frozen=True, slots=True)
class TakeAwayView:
    """What take-away.html shows."""

    needs: Sequence[Tile]
    lists: Sequence[Link]


def pages(site: Site) -> Iterator[Page]:
    """The page. It holds no services itself: a script fetches those that its address names."""
    yield Page(
        url=TAKE_AWAY,
        template="take-away.html",
        kind="take-away",
        in_sitemap=False,
        title=_("A list to take away"),
        description=_("Put services on a list, and print it, send it as a text message, or share it."),
        view=partial(_view, site),
        crumbs=(LIST.in_words(),),
        search=partial(
            SearchDocument,
            _("Put services on a list, and print it, send it as a text message, or share it."),
            "",
            search_words(_("print, share, text, leaflet, saved")),
            {"kind": [N_("Page")]},
        ),
    )


def _view(site: Site) -> TakeAwayView:
    needs = tuple(map(tile, in_order(site.all(Need))))
    lists = [*frame.service_lists()]
    if needs:
        lists.append(Link(_("Posters for a wall"), POSTERS))
    return TakeAwayView(needs, tuple(lists))
