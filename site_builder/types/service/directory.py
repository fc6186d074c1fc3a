"""Which services are in which list, worked out once for all lists."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from site_builder.language.words import sort_key
from site_builder.model.entry import Entry
from site_builder.model.shapes import Card
from site_builder.model.site import Site
from site_builder.model.traits import in_order
from site_builder.types.service.brief import brief_of
from site_builder.types.service.model import NEED, Service
from site_builder.types.service.status import areas_of, is_listed, is_long_overdue, is_overdue, needs_of

K = TypeVar("K")
E = TypeVar("E", bound=Entry)
Services = Sequence[Service]


@dataclass(frozen=True)
class Directory:
    """The services that lists show, in the order of their names, and in which lists each is.

    Everything is worked out when first asked for: all that a build makes shares one of these, `site.once(Directory)`.
    """

    site: Site

    @cached_property
    def all(self) -> Services:
        """All of them."""
        found = (service for service in self.site.all(Service) if is_listed(service))
        return tuple(sorted(found, key=lambda service: (sort_key(service.name), service.id)))

    @cached_property
    def by_need(self) -> Mapping[str, Services]:
        """By the id of a need."""
        return _grouped((need, service) for service in self.all for need in needs_of(service))

    @cached_property
    def by_area(self) -> Mapping[str, Services]:
        """By the id of an area."""
        return _grouped((area, service) for service in self.all for area in areas_of(service))

    @cached_property
    def by_need_and_area(self) -> Mapping[tuple[str, str], Services]:
        """By the ids of a need and of an area."""
        return _grouped(
            ((need, area), service)
            for service in self.all
            for need in needs_of(service)
            for area in areas_of(service)
        )

    @cached_property
    def by_group(self) -> Mapping[str, Services]:
        """By the id of a client group."""
        return _grouped(
            (group, service)
            for service in self.all
            for group in (service.for_.groups if service.for_ else ())
        )

    @cached_property
    def by_weekday(self) -> Mapping[int, Services]:
        """By ISO weekday, those that are regularly open on it."""
        return _grouped((day, service) for service in self.all for day in self.times[service.id])

    @cached_property
    def times(self) -> Mapping[str, Mapping[int, str]]:
        """By the id of a service, when it is regularly open, by ISO weekday."""
        return {service.id: brief_of(self.site, service).weekdays for service in self.all}

    @cached_property
    def _overdue(self) -> Mapping[str, bool]:
        """The ids of services that are overdue for checking, with whether they have been for long."""
        late = (service for service in self.all if is_overdue(self.site, service))
        return {service.id: is_long_overdue(self.site, service) for service in late}

    def by_trust(self, services: Services) -> tuple[Services, Services]:
        """A list with the services overdue for checking at its end, and apart from it those that have been for long."""
        overdue = self._overdue
        if not overdue:
            return services, ()
        here = [service for service in services if not overdue.get(service.id)]
        here.sort(key=lambda service: service.id in overdue)
        return here, [service for service in services if overdue.get(service.id)]

    @cached_property
    def in_chapters(self) -> Services:
        """All of them in the order of the list of everything: by first need, long unchecked ones last."""
        needs = in_order(self.site.all(self.site.types[NEED.type].model))
        here, apart = self.by_trust(self.longest_first(self.all))
        return [*(service for _, found in shared_out(needs, here) for service in found), *apart]

    def longest_first(self, services: Services) -> Services:
        """The order that is right for longest, for readers without a clock: first what is open to anybody most of the time."""
        return sorted(services, key=self._shut)

    def _shut(self, service: Service) -> tuple[int, int]:
        opened, by_appointment = brief_of(self.site, service).minutes
        return -opened, -by_appointment

    @cached_property
    def _cards(self) -> Mapping[str, Card]:
        return {service.id: brief_of(self.site, service).card for service in self.all}

    def card(self, service: Service) -> Card:
        """The card of one of them."""
        return self._cards[service.id]


def shared_out(needs: Sequence[E], services: Services) -> Sequence[tuple[E, Services]]:
    """The services of each need that have it as their first."""
    found = _grouped((service.needs[0] if service.needs else "", service) for service in services)
    return [(need, found.get(need.id, ())) for need in needs]


def _grouped(pairs: Iterable[tuple[K, Service]]) -> Mapping[K, Services]:
    found: defaultdict[K, list[Service]] = defaultdict(list)
    for key, service in pairs:
        found[key].append(service)
    return dict(found)
