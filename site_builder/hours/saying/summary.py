"""Hours in one line, for lists and beside telephone numbers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from site_builder.hours.phrases import weekdays_words
from site_builder.hours.reading.record import Hours
from site_builder.hours.reading.spans import Season
from site_builder.hours.saying.rows import Row
from site_builder.hours.saying.table import Table, seasons_to_show, tables
from site_builder.language.speaking import N_, _, cached_by_language

UNKNOWN_TIMES = N_("Times not known: ring first")
_LONGEST = 160
"""How many characters of days and times people still read in a list."""


def hours_words(hours: Hours, today: date) -> str:
    """Opening hours in one line; of several seasons the one that holds on a date, or else the next."""
    if hours.unknown and not hours.seasons:
        return _(UNKNOWN_TIMES)
    found = tables(hours, today)
    table = _season_table(hours, found, today) if hours.seasons else next(iter(found), None)
    if table is None:
        return _("Over for this year: ring first") if hours.seasons else _(UNKNOWN_TIMES)
    rows = _merged(row for row in table.rows if row.weekdays and not row.is_closed)
    dates = f" ({table.heading})" if table.heading and not table.is_of_dates else ""
    if not rows:
        return _("On some dates only: see the page") + dates if hours.exceptions else _(UNKNOWN_TIMES)
    line = "; ".join(_row_words(row) for row in rows)
    if len(line) > _LONGEST:
        days = weekdays_words([day for row in rows for day in row.weekdays])
        line = _("%(days)s, at different times", days=days)
    return line + dates


def _season_table(hours: Hours, found: Sequence[Table], today: date) -> Table | None:
    """The table of the season that holds on a date, else of the one that starts next; the tables are in their order.

    Where the usual hours hold between seasons, their table is the first.
    """
    shown = list(seasons_to_show(hours, today))
    if None in shown:
        return found[shown.index(hours.season_on(today))]
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


@cached_by_language(4096)  # few weeks are alike, but many of their rows
def _row_words(row: Row) -> str:
    if len(row.weekdays) == 1 and row.names_day:
        return row.words
    return _("%(days)s, %(times)s", days=weekdays_words(row.weekdays), times=row.phrase)
