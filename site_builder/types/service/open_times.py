"""When a service is open in the next weeks, as moments that a script compares with the reader's clock."""

from __future__ import annotations

from collections.abc import Sequence

from site_builder.hours.calendar.spells import APPOINTMENT, OPEN, UNKNOWN, Spell, encoded, spells, window
from site_builder.model.site import Site
from site_builder.types.service.model import Service
from site_builder.types.service.status import is_running
from site_builder.types.service.times import hours_of


def open_spells(site: Site, service: Service) -> tuple[Spell, ...]:
    """When it is open, or may be; nothing for one that isn't running. Where nobody said, all of it isn't known."""
    if not is_running(service):
        return ()
    within = window(site.today, site.calendar)
    hours = hours_of(service)
    return spells(hours, within, site.calendar) if hours else (Spell(within.start, within.end, UNKNOWN),)


def encoded_spells(site: Site, found: Sequence[Spell]) -> str:
    """The same as short text, counted from the beginning of the window."""
    return encoded(found, window(site.today, site.calendar).start)


def minutes_of(found: Sequence[Spell]) -> tuple[int, int]:
    """For how many minutes something is open to anybody, and by appointment."""
    lengths = {OPEN: 0, APPOINTMENT: 0, UNKNOWN: 0}
    for each in found:
        lengths[each.kind] += each.end - each.start
    return lengths[OPEN], lengths[APPOINTMENT]


def open_times(site: Site, service: Service, spells: str) -> str:
    """The spells as pages carry them, after the minute they count from and for how many minutes they are complete."""
    if not is_running(service):
        return ""
    within = window(site.today, site.calendar)
    return f"{within.start} {within.end - within.start} {spells}".rstrip()


def has_one_answer(service: Service) -> bool:
    """Whether its places and activities have the same times: else its page, which says where, can't say when in one word."""
    return len(hours_of(service)) <= 1
