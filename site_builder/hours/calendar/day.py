"""Decides what holds on one date: an exception first, then the season, then bank holidays, then the week."""

from __future__ import annotations

from collections.abc import Callable, Container, Hashable, Iterable, Iterator, Sequence
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from site_builder.hours.calendar.holidays import Calendar
from site_builder.hours.pattern import (
    ALL_DAY,
    AS_USUAL,
    UNKNOWN,
    DayTimes,
    Opening,
    Outlook,
    known,
    outlook,
    unknown_day,
)
from site_builder.hours.reading.last_entry import LastEntry
from site_builder.hours.reading.record import Hours
from site_builder.hours.reading.spans import Pattern, Season


class Effective(NamedTuple):
    """A weekly pattern with what a season leaves out filled in from the usual hours."""

    pattern: Pattern
    last_entry: LastEntry | None
    fortnight_from: date | None
    bank_holidays: DayTimes


class Day(NamedTuple):
    """What holds on a date: certain sessions, times that may be open, and until when people are let in."""

    sure: tuple[Opening, ...] = ()
    maybe: tuple[Opening, ...] = ()
    last_entry: LastEntry | None = None


def effective(hours: Hours, season: Season | None) -> Effective:
    """The pattern of a season, or of the hours when there is none."""
    own = season if season is not None and season.says_when else hours
    near = season if season is not None else hours
    policy = near.bank_holidays or hours.bank_holidays or (AS_USUAL if own.always else UNKNOWN)
    if season is not None and season.closed:
        policy = season.bank_holidays or AS_USUAL
    return Effective(
        own, near.last_entry or hours.last_entry, near.fortnight_from or hours.fortnight_from, policy
    )


def day_of(hours: Hours, day: date, holidays: Container[date]) -> Day:
    """What holds on a date. Sessions belong to the date they start on."""
    season = hours.season_on(day) if hours.seasons else None
    exception = hours.exception_on(day) if hours.exceptions else None
    is_in_force = season is not None or not hours.seasons or hours.holds_between_seasons
    found = effective(hours, season)
    times = AS_USUAL
    if exception is not None:
        times = exception.hours
    elif is_in_force and day in holidays:
        times = found.bank_holidays
    if times.openings or not (times.as_usual or times.unknown):
        return Day(*known(times.openings), found.last_entry)
    usual = _usual(found, day, hours.in_term(day)) if is_in_force else Outlook()
    if times.unknown:
        usual = Outlook(maybe=(unknown_day((*usual.sure, *usual.maybe)),))
    if times.until is not None:
        usual = Outlook(_cut_at(times.until, usual.sure), _cut_at(times.until, usual.maybe))
    return Day(usual.sure, usual.maybe, found.last_entry)


def _cut_at(minute: int, openings: Iterable[Opening]) -> tuple[Opening, ...]:
    """Sessions of a day that ends early."""
    return tuple(each._replace(end=min(each.end, minute)) for each in openings if each.start < minute)


def _usual(found: Effective, day: date, in_term: bool | None) -> Outlook:
    pattern = found.pattern
    if isinstance(pattern, Season) and pattern.closed:
        return Outlook()
    if pattern.always:
        return Outlook((ALL_DAY,))
    if pattern.unknown:
        return Outlook(maybe=(unknown_day(),))
    if pattern.by_appointment and not pattern.weekly:
        return Outlook((ALL_DAY._replace(by_appointment=True),))
    usual = outlook(pattern.weekly, day, found.fortnight_from, in_term)
    certain = known(usual.sure)
    return Outlook(certain.sure, (*certain.maybe, *usual.maybe)) if certain.maybe else usual


def days_alike(
    hours: Hours, first: date, last: date, calendar: Calendar
) -> Iterator[tuple[tuple[date, ...], Day]]:
    """Dates that are alike with what holds on them, worked out once for all; the dates of each are in order."""
    every_week = not any(rule.days.special for pattern in (hours, *hours.seasons) for rule in pattern.weekly)
    all_year = not (hours.seasons or hours.exceptions)
    for dates in _dates_alike(first, last, calendar):
        groups: Iterable[tuple[date, ...]] = (dates,)
        if not every_week:
            groups = ((on,) for on in dates)
        elif not all_year:
            groups = _apart(dates, lambda on: (id(hours.season_on(on)), id(hours.exception_on(on))))
        for group in groups:
            yield group, day_of(hours, group[0], calendar.bank_holidays)


@lru_cache(maxsize=64)
def _dates_alike(first: date, last: date, calendar: Calendar) -> Sequence[tuple[date, ...]]:
    """The dates that the calendar makes no difference between: those of one weekday, and of one bank holiday."""
    dates = map(date.fromordinal, range(first.toordinal(), last.toordinal() + 1))
    return _apart(dates, lambda on: (on.weekday(), calendar.bank_holidays.get(on, "")))


def _apart(dates: Iterable[date], by: Callable[[date], Hashable]) -> Sequence[tuple[date, ...]]:
    """Dates divided by what is said of them."""
    found: dict[Hashable, list[date]] = {}
    for on in dates:
        found.setdefault(by(on), []).append(on)
    return [tuple(group) for group in found.values()]
