"""What many pages and files say of a service, worked out once for all of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

from site_builder.language.asking import asking
from site_builder.model.shapes import Card
from site_builder.model.site import Site
from site_builder.types.service.asking import asked_by
from site_builder.types.service.card import make_card
from site_builder.types.service.model import Service
from site_builder.types.service.open_times import encoded_spells, minutes_of, open_spells, open_times
from site_builder.types.service.times import times_by_weekday

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Brief:
    """A service in short."""

    card: Card
    """How it shows in every list: one object, so that it is rendered once too."""
    weekdays: Mapping[int, str]
    """When it is regularly open, by ISO weekday."""
    spells: str
    """When it is open in the next weeks, as `hours/calendar/spells.py` spells it."""
    minutes: tuple[int, int]
    """For how long that is, and for how long by appointment."""


def make_briefs(site: Site, services: Sequence[Service]) -> list[Brief]:
    """Work out the briefs of some services, in stages: one kind of work at a time takes a processor less of it."""
    found = [open_spells(site, service) for service in services]
    spells = [encoded_spells(site, each) for each in found]
    said = map(partial(open_times, site), services, spells)
    cards = [
        _asked(service, partial(make_card, site, open_times=each))
        for service, each in zip(services, said, strict=True)
    ]
    weekdays = [_asked(service, partial(times_by_weekday, today=site.today)) for service in services]
    return list(map(Brief, cards, weekdays, spells, map(minutes_of, found)))


def _asked(service: Service, say: Callable[[Service], T]) -> T:
    """What is said of a service, to people who can ask it only as they can."""
    with asking(asked_by(service)):
        return say(service)


def brief_of(site: Site, service: Service) -> Brief:
    """A service's brief, as it was worked out for the whole site."""
    return site.brief(service, Brief)
