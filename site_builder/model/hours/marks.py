"""Which row of the tables a date belongs to, so that a page can point at today's."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from site_builder.model.hours.calendar import Calendar
from site_builder.model.hours.day import alike, effective
from site_builder.model.hours.record import Hours
from site_builder.model.hours.spells import Window
from site_builder.model.hours.table import BANK_HOLIDAYS, REST_OF_YEAR, Row, Table, seasons_to_show

Marks = Sequence[Sequence[str]]
"""For each table, for each row, one figure a day of the window: `1` if that day's times stand in this row."""


def marks(hours: Hours, found: Sequence[Table], since: date, within: Window, calendar: Calendar) -> Marks:
    """Mark the days of a window in the tables of these hours since a date."""
    days = [within.first + timedelta(days=number) for number in range((within.last - within.first).days + 1)]
    known: dict[tuple[int, int, int, str], tuple[int, int] | None] = {}
    places = []
    for day in days:
        key = alike(hours, day, calendar.bank_holidays)
        if key not in known:
            known[key] = _row_of(hours, found, since, day, calendar)
        places.append(known[key])
    return [
        ["".join("01"[place == (table, row)] for place in places) for row in range(len(each.rows))]
        for table, each in enumerate(found)
    ]


def _row_of(
    hours: Hours, found: Sequence[Table], since: date, day: date, calendar: Calendar
) -> tuple[int, int] | None:
    """The numbers of the table and the row that tell of a day; None when no row does for certain."""
    exception = hours.exception_on(day)
    if exception is not None:
        left = sorted((each for each in hours.exceptions if each.last >= since), key=lambda each: each.first)
        return (len(found) - 1, left.index(exception)) if exception in left else None
    season = hours.season_on(day)
    seasons = list(seasons_to_show(hours, since))
    if season not in seasons:
        return _labelled(found, len(seasons) - 1, REST_OF_YEAR)
    table = seasons.index(season)
    if day in calendar.bank_holidays and not effective(hours, season).bank_holidays.as_usual:
        return _labelled(found, table, BANK_HOLIDAYS)
    rows: Sequence[Row] = found[table].rows
    return next(
        ((table, number) for number, row in enumerate(rows) if day.isoweekday() in row.weekdays), None
    )


def _labelled(found: Sequence[Table], table: int, label: str) -> tuple[int, int] | None:
    rows = found[table].rows if 0 <= table < len(found) else ()
    return next(((table, number) for number, row in enumerate(rows) if row.label == label), None)
