"""Posters for walls: one need, or help now, on a sheet of A4 with a large code that opens its page on a phone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import NamedTuple

from site_builder.language.speaking import N_, _
from site_builder.language.words import search_words, shortened
from site_builder.model.addresses import HELP_NOW, POSTERS, below, code_url
from site_builder.model.page import Page, SearchDocument
from site_builder.model.shapes import IndexView, Item, Link, Section
from site_builder.model.site import Site
from site_builder.model.traits import in_order
from site_builder.prose.blocks import paragraphs
from site_builder.types.need import Need, url
from site_builder.types.service.model import LIST


@dataclass(frozen=True, slots=True)
class PosterView:
    """What poster.html shows."""

    icon: str
    lead: str
    address: str
    """What the code leads to, without `https://`, for who has no camera."""
    code_url: str
    """A picture of the code; empty when the site wants none."""


class _Poster(NamedTuple):
    """A poster: what it is called, what it leads to, and what it says."""

    name: str
    leads_to: str
    title: str
    lead: str
    icon: str
    changed: date | None
    risky: bool = False


def pages(site: Site) -> Iterator[Page]:
    """A page that names the posters, and the posters: for help now and for each need."""
    needs = in_order(site.all(Need))
    if not needs:
        return
    area, changed = site.settings.area, site.changed_on(*needs)
    first = _Poster(
        "help-now",
        HELP_NOW,
        _("Nowhere to sleep?"),
        _("What to do first in %(area)s, and who to ring.", area=area),
        "door",
        changed,
    )
    yield Page(
        url=POSTERS,
        template="index.html",
        kind="posters",
        title=_("Posters for a wall"),
        description=_("A sheet for each need, to print and put up where people will see it."),
        view=partial(_index, needs),
        crumbs=(LIST.in_words(),),
        changed=changed,
        kept=False,
        in_sitemap=False,
        search=partial(
            SearchDocument,
            _("A sheet for each need, to print and put up."),
            keywords=search_words(_("poster, print, wall, leaflet, flyer, QR code")),
            filters={"kind": (N_("Page"),)},
            for_workers=True,
        ),
    )
    yield _page(site, first)
    for need in needs:
        icon, changed = need.icon or "door", site.changed_on(need)
        yield _page(
            site, _Poster(need.id, url(need), need.name, need.summary, icon, changed, risky=need.risky)
        )


def _index(needs: list[Need]) -> IndexView:
    items = [Item(_("Help now"), below(POSTERS, "help-now"), _("Who to ring and where to go first."))]
    items += [Item(need.name, below(POSTERS, need.id), need.summary) for need in needs]
    return IndexView(
        intro=paragraphs(
            _(
                "Open one and print it: it fills a sheet of A4. The square code on it opens the page on a phone."
            )
        ),
        sections=(Section("", "posters", items=tuple(items)),),
    )


def _page(site: Site, poster: _Poster) -> Page:
    return Page(
        url=below(POSTERS, poster.name),
        template="poster.html",
        kind="poster",
        title=poster.title,
        description=shortened(_("A poster for a wall: %(lead)s", lead=poster.lead)),
        view=partial(_view, site, poster),
        crumbs=(LIST.in_words(), Link(_("Posters for a wall"), POSTERS)),
        changed=poster.changed,
        risky=poster.risky,
        kept=False,
        in_sitemap=False,
    )


def _view(site: Site, poster: _Poster) -> PosterView:
    address = f"{site.settings.base_url.rstrip('/')}{poster.leads_to}"
    code = code_url(poster.leads_to) if site.settings.qr_codes else ""
    return PosterView(poster.icon, poster.lead, address.partition("://")[2].rstrip("/"), code)
