"""When a service is open: one line for lists, the tables of its page, and the days of the week it is open on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from site_builder.model.hours import Hours, open_weekdays
from site_builder.model.hours.phrases import UNKNOWN_WORDS
from site_builder.model.hours.summary import UNKNOWN_TIMES, hours_words, is_over, tables_on
from site_builder.types.service.model import Service
from site_builder.types.service.status import is_running

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


def activity_tables(hours: Hours | None, today: date) -> tuple[HoursTable, ...]:
    """The tables of an activity, without the days it doesn't happen on.

    What it doesn't say about bank holidays is what holds for the whole service, whose own table says it.
    """
    return tuple(_without_closed(hours, today)) if hours else ()


def service_tables(service: Service, today: date) -> tuple[HoursTable, ...]:
    """All tables of a service: its own hours, then those of places that differ. Not knowing is said, and said once."""
    if service.status == "closed":
        return ()
    heading = "When it is open again" if service.status == "temporarily-closed" else ""
    found = list(_shown(service.hours, today, heading)) if service.hours else []
    for place in service.places:
        if place.hours and place.visibility != "confidential":
            name = place.name or "Another place"
            found += _shown(place.hours, today, name, part=service.hours is not None)
    activities = [activity.hours for activity in service.activities if activity.hours]
    if not found and not activities:
        found.append(HoursTable(heading, (HoursRow("Every day", (UNKNOWN_TIMES,), False),)))
    elif not found and any(
        tables_on(each, today) != tables_on(each, today, part=True) for each in activities
    ):
        found.append(HoursTable(heading, (HoursRow("Bank holidays", (UNKNOWN_WORDS,), False),)))
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
    seasons_over = hours.seasons and all(is_over(season, today) for season in hours.seasons)
    return {} if seasons_over else open_weekdays(hours)


def _shown(hours: Hours, today: date, heading: str = "", *, part: bool = False) -> tuple[HoursTable, ...]:
    return tuple(
        HoursTable(
            ": ".join(filter(None, (heading, table.heading))),
            tuple(HoursRow(row.label, row.times, row.is_open, row.note) for row in table.rows),
            (hours.note,) if hours.note and number == 0 else (),
        )
        for number, table in enumerate(tables_on(hours, today, part=part))
    )


def _without_closed(hours: Hours, today: date) -> Iterator[HoursTable]:
    found = zip(tables_on(hours, today, part=True), _shown(hours, today, part=True), strict=True)
    for table, shown in found:
        rows = zip(table.rows, shown.rows, strict=True)
        kept = tuple(new for row, new in rows if not (row.weekdays and row.times == _CLOSED))
        if kept:
            yield replace(shown, rows=kept)
