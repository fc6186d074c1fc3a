"""The pages that list the lists: by need, by area, by who it is for, by day."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import NamedTuple

from site_builder.language.speaking import N_, _
from site_builder.language.words import DAYS, day_name
from site_builder.model.entry import Entry
from site_builder.model.page import Page
from site_builder.model.shapes import IndexView, Item, Link, Section
from site_builder.model.site import Site
from site_builder.pages.lists.browsing import (
    BY_AREA,
    BY_DAY,
    BY_GROUP,
    BY_LETTER,
    BY_NEED,
    URGENT,
    Browsing,
    Kind,
    day_url,
    links_in_words,
    services_counted,
)
from site_builder.prose.blocks import paragraphs
from site_builder.types.service.directory import Directory, Services
from site_builder.types.service.model import LIST


class _Index(NamedTuple):
    """A page of lists: how others call it, its own words, and what it is made of."""

    link: Link
    title: str
    description: str
    about: str
    items: Callable[[], Iterable[Item]]
    entries: Sequence[Entry]
    """Those that change it."""


def index_pages(site: Site, directory: Directory, browse: Browsing) -> Iterator[Page]:
    """The index of each way to look through the services, where there is anything in it."""
    area = site.settings.area
    for each in _indexes(site, directory, browse):
        if each.entries or each.link is BY_DAY:
            yield Page(
                url=each.link.url,
                template="index.html",
                kind="list",
                title=_(each.title),
                description=_(each.description, area=area),
                view=partial(_view, _(each.about, area=area), each.items),
                crumbs=links_in_words(LIST),
                changed=site.changed_on(*each.entries),
            )


def _indexes(site: Site, directory: Directory, browse: Browsing) -> Iterator[_Index]:
    yield _Index(
        BY_NEED,
        N_("Services by need"),
        N_("Services in %(area)s by need."),
        N_("What do you need?"),
        partial(_items, site, browse.needs, directory.by_need),
        browse.needs,
    )
    yield _Index(
        BY_AREA,
        N_("Services by area"),
        N_("Services in %(area)s by area."),
        N_("The parts of %(area)s, and what there is in each."),
        partial(_items, site, browse.areas, directory.by_area),
        browse.areas,
    )
    yield _Index(
        BY_GROUP,
        N_("Services by who it is for"),
        N_("Services in %(area)s by who it is for."),
        N_("Services made with somebody like you in mind."),
        partial(_items, site, browse.groups, directory.by_group),
        browse.groups,
    )
    yield _Index(
        BY_DAY,
        N_("Services by day"),
        N_("Services in %(area)s by day."),
        N_("What is usually open on which day."),
        partial(_days, directory.by_weekday),
        directory.all,
    )


def _items(site: Site, entries: Iterable[Kind], found: Mapping[str, Services]) -> Iterator[Item]:
    for each in entries:
        yield Item(each.name, site.url(each), each.summary, services_counted(len(found.get(each.id, ()))))


def _days(found: Mapping[int, Services]) -> Iterator[Item]:
    for weekday, name in enumerate(DAYS, 1):
        yield Item(day_name(weekday), day_url(name), meta=services_counted(len(found.get(weekday, ()))))


def _view(about: str, items: Callable[[], Iterable[Item]]) -> IndexView:
    return IndexView(
        intro=paragraphs(about),
        sections=(Section("", "", items=tuple(items())),),
        links=links_in_words(BY_LETTER, URGENT),
    )
