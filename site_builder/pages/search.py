"""The pages for people who haven't found it: the search, and what is shown where no page is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from site_builder.language.speaking import _
from site_builder.model.addresses import NOT_FOUND, SEARCH, SEARCH_INDEX
from site_builder.model.page import Page
from site_builder.model.shapes import Link, PhoneLine, Tile
from site_builder.model.site import Site
from site_builder.model.traits import in_order
from site_builder.pages import frame
from site_builder.types.area import Area
from site_builder.types.need import Need, tile


@dataclass(frozen=True, slots=True)
class SearchFilter:
    """A way to narrow the results."""

    name: str
    label: str
    options: Sequence[str]


@dataclass(frozen=True, slots=True)
class SearchView:
    """What search.html shows."""

    index_url: str
    risky: bool
    """Whether results may be for readers who may be watched, and the way out is needed."""
    filters: Sequence[SearchFilter]
    needs: Sequence[Tile]
    phones: Sequence[PhoneLine]
    lists: Sequence[Link]


@dataclass(frozen=True, slots=True)
class NotFoundView:
    """What 404.html shows."""

    needs: Sequence[Tile]
    lists: Sequence[Link]


def pages(site: Site) -> Iterator[Page]:
    """The search page, and the page a host shows for an address that doesn't exist."""
    yield Page(
        url=SEARCH,
        template="search.html",
        kind="search",
        in_sitemap=False,
        title=_("Search"),
        description=_(
            "Search services and everything else about homelessness in %(area)s.", area=site.settings.area
        ),
        view=partial(_search_view, site),
    )
    yield Page(
        url=NOT_FOUND,
        template="404.html",
        kind="404",
        in_sitemap=False,
        kept=False,
        title=_("This page isn't here"),
        description=_("There is no page at this address."),
        view=partial(_not_found_view, site),
    )


def _search_view(site: Site) -> SearchView:
    areas = in_order(site.all(Area))
    filters = (
        SearchFilter("need", _("Need"), tuple(need.name for need in in_order(site.all(Need)))),
        SearchFilter("area", _("Area"), tuple(area.name for area in areas)),
        SearchFilter("kind", _("Kind of page"), _kinds(site)),
    )
    return SearchView(
        index_url=SEARCH_INDEX,
        risky=frame.has_risky_pages(site),
        filters=tuple(each for each in filters if each.options),
        needs=_tiles(site),
        phones=tuple(PhoneLine(each.number, each.name, each.when) for each in site.settings.emergency),
        lists=tuple(_lists(site)),
    )


def _kinds(site: Site) -> tuple[str, ...]:
    """What search results of this site can be called."""
    found = (each.search_kind for each in site.types.values() if each.search_kind and site.all(each.model))
    return tuple(map(_, dict.fromkeys(found)))


def _not_found_view(site: Site) -> NotFoundView:
    return NotFoundView(_tiles(site), tuple(_lists(site)))


def _tiles(site: Site) -> tuple[Tile, ...]:
    return tuple(map(tile, in_order(site.all(Need))))


def _lists(site: Site) -> Iterator[Link]:
    yield from frame.service_lists()
    yield from frame.lists(site)
