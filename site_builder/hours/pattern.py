"""What hours are made of: sessions by the wall clock, the days they fall on, and how rules for one day combine.

Everything is a tuple: small, hashable (so that the same text is read only once) and quick to pickle.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from typing import NamedTuple

DAY = 24 * 60
"""Minutes in a day by the wall clock."""

WEEK = (1, 2, 3, 4, 5, 6, 7)
"""ISO weekdays, Monday first."""

LAST = -1
"""The last such weekday of a month, among `Days.weeks`."""


class YearlyDay(NamedTuple):
    """A day that comes round every year. Compares by the calendar, so 29 February is simply before 1 March."""

    month: int
    day: int


class Opening(NamedTuple):
    """A session by the wall clock: minutes after the midnight that begins the day it starts on.

    An `end` beyond 1440 is past midnight.
    """

    start: int
    end: int
    by_appointment: bool = False
    ring_first: bool = False
    """Whether people are asked to ring first: then nobody knows from here whether it is open."""
    note: str = ""
    """What is said of this session alone, such as `women only`."""


ALL_DAY = Opening(0, DAY)


class DayTimes(NamedTuple):
    """What is said about a single day: these sessions (none means closed), unknown, or as on any such day."""

    openings: tuple[Opening, ...] = ()
    unknown: bool = False
    as_usual: bool = False
    instead: bool = False
    until: int | None = None
    """As usual, but closed from this minute of the day on."""


CLOSED = DayTimes()
UNKNOWN = DayTimes(unknown=True)
AS_USUAL = DayTimes(as_usual=True)


class Days(NamedTuple):
    """Which days: ISO weekdays; only the 1st .. 5th or last (-1) of the month; only every other week; only in term time."""

    weekdays: tuple[int, ...]
    weeks: tuple[int, ...] = ()
    fortnightly: bool = False
    term: str = ""
    """`term` for days in term time only, `holidays` for those in school holidays only."""

    @property
    def special(self) -> bool:
        """Whether the days are not simply every week's."""
        return self.fortnightly or bool(self.weeks) or bool(self.term)

    @property
    def precision(self) -> tuple[bool, int]:
        """How narrowly the days are named: the more narrowly named rule decides about a day."""
        return (self.special, -len(self.weekdays))

    def include(self, day: date) -> bool:
        """Whether a date is one of these days, leaving aside which of two weeks it is."""
        if day.isoweekday() not in self.weekdays:
            return False
        if not self.weeks:
            return True
        return (day.day + 6) // 7 in self.weeks or (LAST in self.weeks and is_last_of_month(day))


class Rule(NamedTuple):
    """What happens on some days. No openings means closed, unless `unknown`.

    `instead`: these sessions replace those of wider rules; otherwise they come on top.
    """

    days: Days
    openings: tuple[Opening, ...] = ()
    unknown: bool = False
    instead: bool = False

    @property
    def replaces(self) -> bool:
        """Whether this rule sets aside what wider rules say about its days."""
        return self.instead or not self.openings


def by_weekday(rules: Iterable[Rule]) -> dict[int, tuple[Rule, ...]]:
    """The rules for each ISO weekday, Monday first."""
    found: dict[int, list[Rule]] = {weekday: [] for weekday in WEEK}
    for rule in rules:
        for weekday in rule.days.weekdays:
            found[weekday].append(rule)
    return {weekday: tuple(here) for weekday, here in found.items()}


def is_last_of_month(day: date) -> bool:
    """Whether no later day of the month has the same weekday."""
    return date.fromordinal(day.toordinal() + 7).month != day.month


def same_fortnight(day: date, anchor: date) -> bool:
    """Whether a date is in a week that is an even number of weeks (Monday to Sunday) from the anchor's."""
    return ((day.toordinal() - 1) // 7 - (anchor.toordinal() - 1) // 7) % 2 == 0


def settle(rules: Iterable[Rule]) -> DayTimes:
    """Combine the rules that fall on one day: sessions add up; closed, unknown and "instead" win over wider rules."""
    return _settled(tuple(rules))


@lru_cache(maxsize=8192)  # weeks differ from service to service, but many of their days are alike
def _settled(rules: tuple[Rule, ...]) -> DayTimes:
    level = max((rule.days.precision for rule in rules if rule.replaces), default=None)
    if level is not None:
        rules = tuple(
            rule
            for rule in rules
            if rule.days.precision > level or (rule.replaces and rule.days.precision == level)
        )
    openings = sorted({opening for rule in rules for opening in rule.openings})
    return DayTimes(tuple(openings), unknown=any(rule.unknown for rule in rules))


class Outlook(NamedTuple):
    """A day as far as it is known: sessions that are certain, and times when it may or may not be open."""

    sure: tuple[Opening, ...] = ()
    maybe: tuple[Opening, ...] = ()


def outlook(
    rules: tuple[Rule, ...], day: date, fortnight_from: date | None, in_term: bool | None = None
) -> Outlook:
    """What the rules say about a date.

    "Every other" without an anchor may or may not be that day's week. `in_term` is None where nobody said when terms are.
    """
    weekday = day.isoweekday()
    falling = tuple([rule for rule in rules if weekday in rule.days.weekdays and rule.days.include(day)])
    if fortnight_from is not None and not same_fortnight(day, fortnight_from):
        falling = tuple(rule for rule in falling if not rule.days.fortnightly)
    if in_term is not None:
        other = "holidays" if in_term else "term"
        falling = tuple(rule for rule in falling if rule.days.term != other)
    return _outlook_of(falling, fortnight_from is not None, in_term is not None)


@lru_cache(maxsize=8192)
def _outlook_of(falling: tuple[Rule, ...], weeks_are_known: bool, terms_are_known: bool) -> Outlook:
    worlds = [falling]
    if not weeks_are_known and any(rule.days.fortnightly for rule in falling):
        worlds.append(tuple(rule for rule in falling if not rule.days.fortnightly))
    if not terms_are_known and any(rule.days.term for rule in falling):
        worlds = [
            tuple(rule for rule in world if rule.days.term != other)
            for world in worlds
            for other in ("term", "holidays")
        ]
    days = [settle(world) for world in worlds]
    every = [opening for each in days for opening in each.openings]
    if any(each.unknown for each in days):
        return Outlook(maybe=(unknown_day(every),))
    sure = tuple(opening for opening in days[0].openings if all(opening in each.openings for each in days))
    return Outlook(sure, tuple(sorted({*every} - {*sure})))


def known(openings: Iterable[Opening]) -> Outlook:
    """Sessions as far as they are known: those before which people ring may be or not."""
    found = tuple(openings)
    if not any(opening.ring_first for opening in found):
        return Outlook(found)
    return Outlook(
        tuple(each for each in found if not each.ring_first), tuple(each for each in found if each.ring_first)
    )


def unknown_day(usual: Iterable[Opening] = ()) -> Opening:
    """The time about which nothing is known on a day: all of it, and as far into the next as usual sessions run."""
    return Opening(0, max([DAY, *(opening.end for opening in usual)]))
