"""What a page says of days to come, so that a reader's clock can show it when they are there, also when nobody builds anew.

Moments are in seconds since 1970 (UTC). `clock.js` of the theme compares them with the clock.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, datetime, time
from typing import Final, TypeVar
from zoneinfo import ZoneInfo

from site_builder.model.checked import Checked, late_from
from site_builder.model.shapes import Item, Tag
from site_builder.model.site import Site

_What = TypeVar("_What")

NEVER: Final = 1 << 40
"""A second so late that it never comes: the end of what has a beginning and no end."""


def beginning(day: date, zone: ZoneInfo) -> int:
    """The second that a day begins with in a zone."""
    return int(datetime.combine(day, time(), zone).timestamp())


def late_second(site: Site, checked: Checked | None) -> int:
    """The second from which a check is longer ago than the site believes checks; 0 without one."""
    return beginning(late_from(checked, site.settings.reviews.services), site.settings.zone) if checked else 0


def before_and_after(items: Iterable[tuple[Item, int]], now: int) -> tuple[list[Item], list[Item]]:
    """What is still to come and what is over, from items and the second that each is over.

    What isn't over yet stands in both lists, each time for when it belongs there, so that the reader's clock moves it.
    """
    coming, over = [], []
    for item, end in items:
        if end > now:
            coming.append(replace(item, end=end))
            over.append(replace(item, start=end, end=NEVER, hidden=True))
        else:
            over.append(item)
    return coming, over


def spells_by_days(
    say: Callable[[date], _What], days: Iterable[date | None], today: date, zone: ZoneInfo
) -> list[tuple[_What, int, int]]:
    """What is so today, and what will be from each of some later days on, each with when that begins and ends."""
    said = [(say(today), 0)]
    for day in sorted({day for day in days if day and day > today}):
        if (new := say(day)) != said[-1][0]:
            said.append((new, beginning(day, zone)))
    ends = [start for _what, start in said[1:]] + [NEVER]
    return [(what, start, end) for (what, start), end in zip(said, ends, strict=True)]


def tag_by_days(
    say: Callable[[date], Tag | None], days: Iterable[date | None], today: date, zone: ZoneInfo
) -> Tag | None:
    """What is said today, with what will be said from each of some later days on; None while nothing ever is."""
    said = spells_by_days(say, days, today, zone)
    tags = [replace(tag, start=start, end=end, hidden=start > 0) for tag, start, end in said if tag]
    if not tags:
        return None
    only = len(said) == 1  # it holds whatever the clock says
    return replace(tags[0], start=0, end=0) if only else replace(tags[0], later=tuple(tags[1:]))
