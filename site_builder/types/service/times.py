"""When a service is open: one line for lists, the tables of its page, and the days of the week it is open on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from site_builder.hours.calendar.holidays import Calendar
from site_builder.hours.calendar.spells import window
from site_builder.hours.reading.record import Hours
from site_builder.hours.saying.marks import marks
from site_builder.hours.saying.rows import Row
from site_builder.hours.saying.summary import UNKNOWN_TIMES, hours_words, is_over
from site_builder.hours.saying.table import Table, open_weekdays, tables
from site_builder.language.speaking import _, cached_by_language, holidays_words
from site_builder.language.words import NOT_KNOWN, date_words
from site_builder.types.service.asking import numbers_of
from site_builder.types.service.model import Service
from site_builder.types.service.reach import means_of
from site_builder.types.service.status import is_running, should_be_open


@dataclass(frozen=True, slots=True)
class HoursRow:
    """A line of a table of opening times."""

    day: str
    times: Sequence[str]
    open: bool
    note: str = ""
    on: str = ""
    """One figure for each day from the table's `first`: `1` when that day's times stand in this row."""


@dataclass(frozen=True, slots=True)
class HoursTable:
    """A table of opening times, as docs/theme.md describes it."""

    heading: str
    rows: Sequence[HoursRow]
    notes: Sequence[str] = ()
    first: date | None = None
    """The day that the first figure of each row's `on` is about."""


def when_words(service: Service, today: date) -> str:
    """When it is open, in one line: `Monday to Friday, 9:30am to 4pm`, `Times not known: ring first`."""
    if service.status == "closed":
        return ""
    if service.status == "temporarily-closed":
        return closed_words(service, today)
    line = line_hours(service)
    if hours := line or service.hours:
        return hours_words(hours, today)
    own = [place.hours for place in service.places if place.hours]
    if len(own) == 1:
        return hours_words(own[0], today)
    if own:
        return _("Each place has its own times")
    if any(each.hours for each in service.activities):
        return _("Each activity has its own times")
    return _(UNKNOWN_TIMES)


def closed_words(service: Service, today: date) -> str:
    """What is known of when a service that closed for now opens again; that it is closed is said by its mark."""
    if service.reopens is None:
        return _("Nobody has said when it opens again")
    day = date_words(service.reopens)
    if should_be_open(service, today):
        return _("Should be open again since %(day)s: ring first", day=day)
    return _("Should be open again on %(day)s", day=day)


def activity_tables(hours: Hours | None, today: date, calendar: Calendar) -> tuple[HoursTable, ...]:
    """The tables of an activity, without the days it doesn't happen on.

    What it doesn't say about bank holidays is what holds for the whole service, whose own table says it.
    """
    return tuple(_without_closed(hours, tables(hours, today, part=True), today, calendar)) if hours else ()


def service_tables(service: Service, today: date, calendar: Calendar) -> tuple[HoursTable, ...]:
    """All tables of a service: its own hours, then those of places that differ. Not knowing is said, and said once."""
    if service.status == "closed":
        return ()
    heading = _("When it is open again") if service.status == "temporarily-closed" else ""
    hours = service.hours
    found = list(_shown(hours, tables(hours, today), today, calendar, heading)) if hours else []
    for place in service.places:
        if place.hours:
            name = place.name or _("Another place")
            own = tables(place.hours, today, part=hours is not None)
            found += _shown(place.hours, own, today, calendar, name)
    activities = [activity.hours for activity in service.activities if activity.hours]
    line = line_hours(service)
    if not found and not activities and line:
        found += _shown(line, tables(line, today), today, calendar, heading)
    elif not found and not activities:
        found.append(HoursTable(heading, (HoursRow(_("Every day"), (_(NOT_KNOWN),), False),)))
    elif not found and any(tables(each, today) != tables(each, today, part=True) for each in activities):
        found.append(HoursTable(heading, (HoursRow(holidays_words(), (_(NOT_KNOWN),), False),)))
    return tuple(found)


def times_by_weekday(service: Service, today: date) -> Mapping[int, str]:
    """When it is regularly open, by ISO weekday; empty for what isn't running or has only dates that are over.

    Without hours of its own it is open when its places are, or else when its activities happen.
    """
    if not is_running(service):
        return {}
    found: dict[int, list[str]] = {}
    for hours in hours_of(service):
        for day, words in _weekdays(hours, today).items():
            found.setdefault(day, []).append(words)
    return {day: "; ".join(dict.fromkeys(found[day])) for day in sorted(found)}


def hours_of(service: Service) -> Sequence[Hours]:
    """The hours that say when somebody is there, or answers where it is reached by telephone alone."""
    line = line_hours(service)
    return (line,) if line else own_hours(service)


def line_hours(service: Service) -> Hours | None:
    """When somebody answers the number that its card shows, where it is reached by telephone alone."""
    number = next(iter(numbers_of(service)), None)
    return number.hours if number and number.hours and means_of(service) == "phones" else None


def own_hours(service: Service) -> Sequence[Hours]:
    """Its own hours, else those of its places, else those of its activities."""
    if service.hours:
        return (service.hours,)
    places = [place.hours for place in service.places if place.hours]
    return places or [each.hours for each in service.activities if each.hours]


def _weekdays(hours: Hours, today: date) -> Mapping[int, str]:
    seasons_over = hours.seasons and all(is_over(season, today) for season in hours.seasons)
    return {} if seasons_over else open_weekdays(hours)


def _shown(
    hours: Hours, found: Sequence[Table], today: date, calendar: Calendar, heading: str = ""
) -> tuple[HoursTable, ...]:
    within = window(today, calendar)
    days = marks(hours, found, today, within, calendar)
    return tuple(
        HoursTable(
            ": ".join(filter(None, (heading, table.heading))),
            tuple(_row(row, on) for row, on in zip(table.rows, days[number], strict=True)),
            (hours.note,) if hours.note and number == 0 else (),
            within.first,
        )
        for number, table in enumerate(found)
    )


@cached_by_language(4096)  # one object for rows that are alike, so that they are rendered once too
def _row(row: Row, on: str) -> HoursRow:
    return HoursRow(row.label, row.times, row.is_open, row.note, on)


def _without_closed(
    hours: Hours, found: Sequence[Table], today: date, calendar: Calendar
) -> Iterator[HoursTable]:
    for table, new in zip(found, _shown(hours, found, today, calendar), strict=True):
        rows = zip(table.rows, new.rows, strict=True)
        kept = tuple(each for row, each in rows if not (row.weekdays and row.is_closed))
        if kept:
            yield replace(new, rows=kept)
