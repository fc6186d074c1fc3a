"""The page that offers to keep the directory on a phone, and the page a phone shows for what it hasn't kept."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from site_builder.language.speaking import N_, _
from site_builder.language.words import search_words
from site_builder.model.addresses import KEEP, OFFLINE
from site_builder.model.page import Page, SearchDocument
from site_builder.model.shapes import Link, Tile
from site_builder.model.site import Site
from site_builder.model.traits import in_order
from site_builder.pages import frame
from site_builder.types.need import Need, tile


@dataclass(frozen=True, slots=True)
class KeepView:
    """What keep.html shows."""

    risky: bool


@dataclass(frozen=True, slots=True)
class OfflineView:
    """What offline.html shows."""

    needs: tuple[Tile, ...]
    lists: tuple[Link, ...]


def pages(site: Site) -> Iterator[Page]:
    """Both pages, where the site offers this."""
    if not site.settings.keep_on_phone:
        return
    yield Page(
        url=KEEP,
        in_sitemap=False,
        template="keep.html",
        kind="keep",
        title=_("Keep this directory on this phone"),
        description=_("How to look up help without signal, what is kept for that, and how to remove it."),
        view=lambda: KeepView(frame.has_risky_pages(site)),
        search=partial(
            SearchDocument,
            _("Look up help without signal."),
            keywords=search_words(_("offline, no signal, no credit, save, app, download")),
            filters={"kind": (N_("Page"),)},
        ),
    )
    yield Page(
        url=OFFLINE,
        template="offline.html",
        kind="offline",
        in_sitemap=False,
        title=_("This page isn't kept on your phone"),
        description=_("What is shown without signal in place of a page that isn't kept."),
        view=lambda: OfflineView(tuple(map(tile, in_order(site.all(Need)))), tuple(frame.service_lists())),
    )
