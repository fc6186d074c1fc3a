"""When a service is open: one line for lists, the tables of its page, and the days of the week it is open on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from site_builder.model.hours import Hours, Row, Season, Table, open_weekdays, tables
from site_builder.types.service.model import Service
from site_builder.types.service.status import is_running
from site_builder.words import DAYS, listed

UNKNOWN_TIMES = "Times not known: ring first"
_ROWS_IN_A_LINE = 3
_CLOSED = ("Closed",)


@dataclass(frozen=True, slots=True)
class HoursRow:
    """A line of a table of opening times."""

    day: str
    times: Sequence[str]
    open: bool
    note: str = ""


@dataclass(frozen=True, slots=True)
class HoursTable:
    """A table of opening times, as docs/theme.md describes it."""

    heading: str
    rows: Sequence[HoursRow]
    notes: Sequence[str] = ()


def when_words(service: Service, today: date) -> str:
    """When it is open, in one line: `Monday to Friday, 9:30am to 4pm`, `Times not known: ring first`."""
    if service.status == "closed":
        return ""
    if service.status == "temporarily-closed":
        return "Closed for now"
    if service.hours:
        return hours_words(service.hours, today)
    own = [place.hours for place in service.places if place.hours]
    if len(own) == 1:
        return hours_words(own[0], today)
    if own:
        return "Each place has its own times"
    return (
        "Each activity has its own times" if any(each.hours for each in service.activities) else UNKNOWN_TIMES
    )


@lru_cache(maxsize=512)
def hours_words(hours: Hours, today: date) -> str:
    """Opening hours in one line; of several seasons the one that holds on a date, or else the next."""
    if hours.unknown and not hours.seasons:
        return UNKNOWN_TIMES
    found = _tables(hours, today)
    table = _season_table(hours, found, today) if hours.seasons else next(iter(found), None)
    if table is None:
        return "Over for this year: ring first" if hours.seasons else UNKNOWN_TIMES
    rows = _merged(row for row in table.rows if row.weekdays and row.times != _CLOSED)
    dates = f" ({table.heading})" if table.heading and table.heading != "Other dates" else ""
    if not rows:
        return f"On some dates only: see the page{dates}" if hours.exceptions else UNKNOWN_TIMES
    if len(rows) > _ROWS_IN_A_LINE:
        days = _days_words(day for row in rows for day in row.weekdays)
        return f"{days}, at different times{dates}"
    return "; ".join(_row_words(row) for row in rows) + dates


def hours_tables(hours: Hours | None, today: date, heading: str = "") -> tuple[HoursTable, ...]:
    """The tables of a page, with a heading put before their own; nothing for hours that aren't said."""
    return _shown(hours, today, heading) if hours else ()


def open_tables(hours: Hours | None, today: date) -> tuple[HoursTable, ...]:
    """The tables of a part of a service, without the days it doesn't happen on."""
    return _without_closed(hours, today) if hours else ()


def service_tables(service: Service, today: date) -> tuple[HoursTable, ...]:
    """All tables of a service: its own hours, then those of places that differ. Not knowing is said."""
    if service.status == "closed":
        return ()
    heading = "When it is open again" if service.status == "temporarily-closed" else ""
    found = [
        *hours_tables(service.hours, today, heading),
        *(
            table
            for place in service.places
            if place.hours and place.visibility != "confidential"
            for table in hours_tables(place.hours, today, place.name or "Another place")
        ),
    ]
    if not found and not any(activity.hours for activity in service.activities):
        found.append(HoursTable(heading, (HoursRow("Every day", (UNKNOWN_TIMES,), False),)))
    return tuple(found)


def weekday_words(service: Service, today: date) -> Mapping[int, str]:
    """When it is regularly open, by ISO weekday; empty for what isn't running or has only dates that are over.

    Without hours of its own it is open when its places are, or else when its activities happen.
    """
    if not is_running(service):
        return {}
    if service.hours:
        return _weekdays(service.hours, today)
    said = [place.hours for place in service.places if place.hours] or [
        each.hours for each in service.activities if each.hours
    ]
    found: dict[int, list[str]] = {}
    for hours in said:
        for day, words in _weekdays(hours, today).items():
            found.setdefault(day, []).append(words)
    return {day: "; ".join(dict.fromkeys(found[day])) for day in sorted(found)}


def _weekdays(hours: Hours, today: date) -> Mapping[int, str]:
    seasons_over = hours.seasons and all(_is_over(season, today) for season in hours.seasons)
    return {} if seasons_over else open_weekdays(hours)


@lru_cache(maxsize=64)  # a page asks for the same tables several times in a row
def _tables(hours: Hours, today: date) -> tuple[Table, ...]:
    return tables(hours, today)


def _shown(hours: Hours, today: date, heading: str) -> tuple[HoursTable, ...]:
    shown = [
        HoursTable(
            ": ".join(filter(None, (heading, table.heading))),
            tuple(HoursRow(row.label, row.times, row.is_open, row.note) for row in table.rows),
            (hours.note,) if hours.note and number == 0 else (),
        )
        for number, table in enumerate(_tables(hours, today))
    ]
    return tuple(shown)


def _without_closed(hours: Hours, today: date) -> tuple[HoursTable, ...]:
    found = []
    for table, shown in zip(_tables(hours, today), _shown(hours, today, ""), strict=True):
        usual = any(row.weekdays for row in table.rows)
        rows = [
            new
            for row, new in zip(table.rows, shown.rows, strict=True)
            if not usual or row.is_open or (row.weekdays and row.times != _CLOSED)
        ]
        if rows:
            found.append(replace(shown, rows=tuple(rows)))
    return tuple(found)


def _season_table(hours: Hours, found: Sequence[Table], today: date) -> Table | None:
    """The table of the season that holds on a date, else of the one that starts next; the tables are in their order."""
    left = [season for season in hours.seasons if not _is_over(season, today)]
    if not left:
        return None
    position = min(range(len(left)), key=lambda number: _days_until(left[number], today))
    return found[position]


def _is_over(season: Season, today: date) -> bool:
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
        same = found.get(row[1:4])
        found[row[1:4]] = row._replace(weekdays=(*same.weekdays, *row.weekdays)) if same else row
    return list(found.values())


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
