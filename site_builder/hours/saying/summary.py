"""Hours in one line, for lists and beside telephone numbers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache

from site_builder.hours.reading.record import Hours, Season
from site_builder.hours.saying.table import Row, Table, tables
from site_builder.language.words import DAYS, listed

UNKNOWN_TIMES = "Times not known: ring first"
_LONGEST = 160
"""How many characters of days and times people still read in a list."""
_CLOSED = ("Closed",)


def hours_words(hours: Hours, today: date) -> str:
    """Opening hours in one line; of several seasons the one that holds on a date, or else the next."""
    if hours.unknown and not hours.seasons:
        return UNKNOWN_TIMES
    found = tables(hours, today)
    table = _season_table(hours, found, today) if hours.seasons else next(iter(found), None)
    if table is None:
        return "Over for this year: ring first" if hours.seasons else UNKNOWN_TIMES
    rows = _merged(row for row in table.rows if row.weekdays and row.times != _CLOSED)
    dates = f" ({table.heading})" if table.heading and table.heading != "Other dates" else ""
    if not rows:
        return f"On some dates only: see the page{dates}" if hours.exceptions else UNKNOWN_TIMES
    line = "; ".join(_row_words(row) for row in rows)
    if len(line) > _LONGEST:
        line = f"{_days_words(day for row in rows for day in row.weekdays)}, at different times"
    return line + dates


def _season_table(hours: Hours, found: Sequence[Table], today: date) -> Table | None:
    """The table of the season that holds on a date, else of the one that starts next; the tables are in their order."""
    left = [season for season in hours.seasons if not is_over(season, today)]
    if not left:
        return None
    position = min(range(len(left)), key=lambda number: _days_until(left[number], today))
    return found[position]


def is_over(season: Season, today: date) -> bool:
    """Whether a season with a year is past."""
    return isinstance(season.until, date) and season.until < today


def _days_until(season: Season, today: date) -> int:
    if season.include(today):
        return 0
    if isinstance(season.from_, date):
        return (season.from_ - today).days
    days = (
        (season.from_.month - today.month) * 31 + season.from_.day - today.day
    )  # near enough to find the next
    return days if days > 0 else days + 372


def _merged(rows: Iterable[Row]) -> list[Row]:
    """Rows with the same times made one, also where other days come between."""
    found: dict[tuple[object, ...], Row] = {}
    for row in rows:
        said = row[1:4]
        same = found.get(said)
        found[said] = row._replace(weekdays=(*same.weekdays, *row.weekdays)) if same else row
    return list(found.values())


@lru_cache(maxsize=4096)  # few weeks are alike, but many of their rows
def _row_words(row: Row) -> str:
    if len(row.weekdays) == 1 and DAYS[row.weekdays[0] - 1] in row.times[0]:
        return row.words
    return f"{_days_words(row.weekdays)}, {row.words[:1].lower()}{row.words[1:]}"


def _days_words(weekdays: Iterable[int]) -> str:
    """ISO weekdays, three or more that follow each other as a range: `Monday, Tuesday and Thursday to Saturday`."""
    days = sorted(weekdays)
    if len(days) == len(DAYS):
        return "Every day"
    said: list[str] = []
    while days:
        run = next(n for n in range(len(days), 0, -1) if days[n - 1] == days[0] + n - 1)
        names = [DAYS[day - 1] for day in days[:run]]
        said += [f"{names[0]} to {names[-1]}"] if run > 2 else names
        days = days[run:]
    return listed(said)
