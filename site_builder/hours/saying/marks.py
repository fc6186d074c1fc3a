"""Which row of the tables a date belongs to, so that a page can point at today's."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import lru_cache, partial

from site_builder.hours.calendar.day import effective
from site_builder.hours.calendar.holidays import Calendar
from site_builder.hours.calendar.spells import Window
from site_builder.hours.reading.record import Hours
from site_builder.hours.reading.spans import Exceptional
from site_builder.hours.saying.rows import Row
from site_builder.hours.saying.table import Table, exceptions_to_show, seasons_to_show

Marks = Sequence[Sequence[str]]
"""For each table, for each row, one figure a day of the window: `1` if that day's times stand in this row."""

Days = int
"""Some days of a window as bits, the last day's the lowest: which days two rules share is one operation."""


def marks(hours: Hours, found: Sequence[Table], since: date, within: Window, calendar: Calendar) -> Marks:
    """Mark the days of a window in the tables of these hours since a date."""
    figures = f"0{within.days}b"
    days_of_tables = _days_of_tables(hours, found, since, within, calendar)
    return [[format(days, figures) for days in days_of_rows] for days_of_rows in days_of_tables]


def _days_of_tables(
    hours: Hours, found: Sequence[Table], since: date, within: Window, calendar: Calendar
) -> Iterator[Sequence[Days]]:
    """For each table, for each row, its days: exceptions first, then what is left by season, bank holiday and weekday."""
    usual = ~_those(within, lambda day: hours.exception_on(day) is not None) if hours.exceptions else -1
    seasons = list(seasons_to_show(hours, since))
    for season, table in zip(seasons, found, strict=False):
        here = usual
        if season:
            here &= _those(within, season.include)
        elif hours.seasons:
            here &= _those(within, lambda day: hours.season_on(day) is None)
        holidays = 0 if effective(hours, season).bank_holidays.as_usual else _holidays(within, calendar)
        yield [_days_of_row(row, here, holidays, hours, within) for row in table.rows]
    if len(found) > len(seasons):
        coming = exceptions_to_show(hours, since)
        yield [_those(within, partial(_is_of, hours, each)) for each in coming]


def _days_of_row(row: Row, here: Days, holidays: Days, hours: Hours, within: Window) -> Days:
    if row.about == "bank holidays":
        return here & holidays
    if row.about == "rest of year":
        return _those(within, lambda day: not (hours.season_on(day) or hours.exception_on(day)))
    return here & ~holidays & _weekdays(row.weekdays, within)


@lru_cache(maxsize=256)
def _weekdays(weekdays: tuple[int, ...], within: Window) -> Days:
    return _those(within, lambda day: day.isoweekday() in weekdays)


@lru_cache(maxsize=16)
def _holidays(within: Window, calendar: Calendar) -> Days:
    return _those(within, calendar.bank_holidays.__contains__)


def _is_of(hours: Hours, exception: Exceptional, day: date) -> bool:
    return hours.exception_on(day) is exception


def _those(within: Window, includes: Callable[[date], bool]) -> Days:
    ordinals = range(within.first.toordinal(), within.last.toordinal() + 1)
    return int("".join("01"[includes(date.fromordinal(ordinal))] for ordinal in ordinals), 2)
