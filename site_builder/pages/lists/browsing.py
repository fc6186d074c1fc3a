"""The ways from one list to others: by need, area, client group and day, with how many services each has."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cached_property

from site_builder.language.speaking import N_, _
from site_builder.language.words import DAYS, counted, day_name
from site_builder.model.addresses import A_TO_Z, AREAS, CLIENT_GROUPS, HELP_NOW, NEEDS, WEEKDAYS, below
from site_builder.model.shapes import Count, Link
from site_builder.model.site import Site
from site_builder.model.traits import in_order
from site_builder.pages.lists.view import Browse
from site_builder.types.area import Area
from site_builder.types.client_group import ClientGroup
from site_builder.types.need import Need
from site_builder.types.service.directory import Directory, Services

Kind = Need | Area | ClientGroup
Counts = Mapping[str, Count]
"""Links with their counts, by the id of what each is called by."""

BY_NEED = Link(N_("By need"), NEEDS)
BY_AREA = Link(N_("By area"), AREAS)
BY_GROUP = Link(N_("By who it is for"), CLIENT_GROUPS)
BY_DAY = Link(N_("By day"), WEEKDAYS)
BY_LETTER = Link(N_("All services from A to Z"), A_TO_Z)
URGENT = Link(N_("Help now"), HELP_NOW)


def links_in_words(*links: Link) -> tuple[Link, ...]:
    """Links whose names stand in English in the code, in the language that is spoken."""
    return tuple(link.in_words() for link in links)


def services_counted(number: int) -> str:
    """`1 service`, `12 services`."""
    return counted("%(num)s service", "%(num)s services", number)


def need_in_area_url(need: Need, area: Area) -> str:
    """Where the list of a need's services in one area is."""
    return below(NEEDS, need.id, area.id)


def day_url(name: str) -> str:
    """Where the list of services open on a day of the week is."""
    return below(WEEKDAYS, name.lower())


class Browsing:
    """The links between the lists of one site."""

    def __init__(self, site: Site, directory: Directory) -> None:
        self.site, self.directory = site, directory
        self.needs = in_order(site.all(Need))
        self.areas = in_order(site.all(Area))
        self.groups = in_order(site.all(ClientGroup))

    def need_counts(self, current: Need | None = None) -> Browse:
        """Every need."""
        found, url = self.directory.by_need, self.site.url
        counts = _counts((e, url(e), found.get(e.id, ())) for e in self.needs)
        return Browse(_("By need"), _marked(counts, current))

    def area_counts(self, current: Area | None = None) -> Browse:
        """Every area."""
        found, url = self.directory.by_area, self.site.url
        counts = _counts((e, url(e), found.get(e.id, ())) for e in self.areas)
        return Browse(_("By area"), _marked(counts, current))

    def group_counts(self, current: ClientGroup | None = None) -> Browse:
        """Every client group."""
        found, url = self.directory.by_group, self.site.url
        counts = _counts((e, url(e), found.get(e.id, ())) for e in self.groups)
        return Browse(_("By who it is for"), _marked(counts, current))

    def day_counts(self, current: int = 0) -> Browse:
        """The days of the week, the ISO weekday `current` marked."""
        found = self.directory.by_weekday
        days = (
            Count(day_name(day), day_url(name), len(found.get(day, ())), day == current)
            for day, name in enumerate(DAYS, 1)
        )
        return Browse(_("By day"), tuple(days))

    def need_area_counts(self, need: Need, current: Area | None = None) -> Browse:
        """One need in each area."""
        return Browse(_("In one area"), _marked(self._areas_of_needs[need.id], current))

    def area_need_counts(self, area: Area, current: Need | None = None) -> Browse:
        """Each need in one area."""
        return Browse(_("In %(area)s", area=area.name), _marked(self._needs_of_areas[area.id], current))

    @cached_property
    def _areas_of_needs(self) -> Mapping[str, Counts]:
        """By a need's id. They stand on the pages of all its areas, so they are made once."""
        return {need.id: self._in_areas((area, need, area) for area in self.areas) for need in self.needs}

    @cached_property
    def _needs_of_areas(self) -> Mapping[str, Counts]:
        """By an area's id."""
        return {area.id: self._in_areas((need, need, area) for need in self.needs) for area in self.areas}

    def _in_areas(self, rows: Iterable[tuple[Kind, Need, Area]]) -> Counts:
        """The lists of one need in one area, each by the one of the two that it is called by."""
        found = self.directory.by_need_and_area
        return _counts(
            (each, need_in_area_url(need, area), found.get((need.id, area.id), ()))
            for each, need, area in rows
        )


def _counts(rows: Iterable[tuple[Kind, str, Services]]) -> Counts:
    """Links to lists that have something in them."""
    return {each.id: Count(each.name, url, len(found)) for each, url, found in rows if found}


def _marked(counts: Counts, current: Kind | None) -> tuple[Count, ...]:
    """The same, one of them being where we are."""
    if current is None or current.id not in counts:
        return tuple(counts.values())
    return tuple({**counts, current.id: replace(counts[current.id], current=True)}.values())
