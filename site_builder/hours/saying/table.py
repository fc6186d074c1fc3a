"""Hours in words: the table on a page, its seven days, and the words beside a service in a list for one weekday."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from site_builder.hours.calendar.day import Effective, effective
from site_builder.hours.pattern import ALL_DAY, WEEK, DayTimes, by_weekday
from site_builder.hours.phrases import (
    dates_words,
    opening_words,
    openings_words,
    time_words,
)
from site_builder.hours.reading.last_entry import LastEntry
from site_builder.hours.reading.record import Hours
from site_builder.hours.reading.spans import Exceptional, Season
from site_builder.hours.saying.rows import BY_APPOINTMENT, NOT_KNOWN, Row, as_one, joined, row_of, seven_days
from site_builder.language.speaking import _, holidays_words, ngettext
from site_builder.language.words import day_name


class Table(NamedTuple):
    """Rows under a heading: "" for the usual week, else `Winter: 1 November to 31 March`, `Other dates`."""

    heading: str
    rows: tuple[Row, ...]
    is_of_dates: bool = False
    """Whether it is of the dates that are unlike the others."""


def describe(hours: Hours, since: date | None = None) -> tuple[Row, ...]:
    """All rows of all tables, days with the same words together. `since` leaves out what is over by that date."""
    return tuple(row for table in tables(hours, since) for row in table.rows)


def tables(hours: Hours, since: date | None = None, *, part: bool = False) -> tuple[Table, ...]:
    """The tables of a page: the usual week or one per season, then the dates that are unlike the others.

    These are the hours of a `part` when a larger whole says what holds on bank holidays: then not knowing isn't said.
    """
    found = []
    for season in seasons_to_show(hours, since):
        usual = _("Usual hours") if hours.seasons else ""
        heading = usual if season is None else season_words(season)
        in_force = effective(hours, season)
        leave_out = part and not ((season and season.bank_holidays) or hours.bank_holidays)
        week = tuple(joined(_week(in_force)))
        found.append(Table(heading, (*week, *_rest(in_force, week, leave_out))))
    if found and hours.seasons and not (hours.holds_between_seasons or _all_year(hours)):
        rest = Row(_("Rest of the year"), (), False, about="rest of year")
        found[-1] = Table(found[-1].heading, (*found[-1].rows, rest))
    other = tuple(_exception_row(each) for each in exceptions_to_show(hours, since))
    return (*found, Table(_("Other dates"), other, is_of_dates=True)) if other else tuple(found)


def open_weekdays(hours: Hours) -> dict[int, str]:
    """When it is regularly open, by ISO weekday: `9am to 5pm`, `2nd Tuesday of the month: 1pm to 3pm`.

    Days that are closed, unknown or by appointment without times are left out.
    """
    found: dict[int, list[str]] = {}
    for season in seasons_to_show(hours, None):
        in_force = effective(hours, season)
        tail = f" ({season_words(season)})" if season else _apart_from(hours.seasons)
        every_week = not any(rule.days.fortnightly for rule in in_force.pattern.weekly)
        for row in _week(in_force):
            if row.is_open:
                sure = every_week or not _only_some(in_force, row.weekdays[0])
                words = row.words if sure else _some_words(in_force, row)
                found.setdefault(row.weekdays[0], []).append(f"{words}{tail}")
    return {day: "; ".join(found[day]) for day in sorted(found)}


def _apart_from(seasons: Iterable[Season]) -> str:
    """The dates on which the usual hours don't hold, behind them."""
    dates = "; ".join(dates_words(season.from_, season.until) for season in seasons)
    said = _("except %(dates)s", dates=dates)
    return f" ({said})" if dates else ""


def season_words(season: Season) -> str:
    """A season by name and dates: `Winter: 1 November to 31 March`."""
    dates = dates_words(season.from_, season.until)
    return f"{season.name}: {dates}" if season.name else f"{dates}"


def seasons_to_show(hours: Hours, since: date | None) -> Iterable[Season | None]:
    """The seasons that have a table, in the order of the tables; None stands for the usual week."""
    if not hours.seasons:
        return (None,) if hours.says_when else ()
    left = [s for s in hours.seasons if since is None or not isinstance(s.until, date) or s.until >= since]
    return [None, *left] if hours.holds_between_seasons else left


def exceptions_to_show(hours: Hours, since: date | None) -> Iterable[Exceptional]:
    """The exceptions that aren't over, those of one year first, in the order of their dates."""
    left = [each for each in hours.exceptions if since is None or not each.is_over(since)]
    return sorted(left, key=lambda each: (not each.dated, each.first))


def _all_year(hours: Hours) -> bool:
    """Whether yearly seasons leave no day over."""
    leap_year = date(2028, 1, 1).toordinal()
    days = (date.fromordinal(leap_year + step) for step in range(366))
    return all(any(not s.dated and s.include(day) for s in hours.seasons) for day in days)


def _week(found: Effective) -> Iterable[Row]:
    pattern = found.pattern
    if isinstance(pattern, Season) and pattern.closed:
        return [Row(day_name(weekday), (), False, "", (weekday,)) for weekday in WEEK]
    if pattern.unknown:
        return seven_days(_(NOT_KNOWN), False)
    if pattern.always:
        return seven_days(opening_words(ALL_DAY), True)
    if pattern.by_appointment and not pattern.weekly:
        return seven_days(opening_words(BY_APPOINTMENT), False)
    unknown_weeks = found.fortnight_from is None
    return [row_of(rules, weekday, unknown_weeks) for weekday, rules in by_weekday(pattern.weekly).items()]


def _only_some(found: Effective, weekday: int) -> bool:
    """Whether no week is certain: all of the day's times are every other week's, and nobody said which."""
    rules = [rule for rule in found.pattern.weekly if weekday in rule.days.weekdays and rule.openings]
    return found.fortnight_from is None and bool(rules) and all(rule.days.fortnightly for rule in rules)


def _some_words(found: Effective, row: Row) -> str:
    rules = [rule for rule in found.pattern.weekly if row.weekdays[0] in rule.days.weekdays]
    times = openings_words(tuple(opening for rule in rules for opening in rule.openings))
    return _("some %(day)ss: %(times)s (ring to ask which)", day=row.label, times=times)


def _rest(found: Effective, week: Sequence[Row], leave_out_holidays: bool) -> Iterable[Row]:
    pattern = found.pattern
    on_demand = (opening_words(BY_APPOINTMENT),)
    has_others = any(row.phrases != on_demand for row in week)
    if pattern.by_appointment and (pattern.weekly or pattern.unknown) and has_others:
        yield Row(_("Other times"), on_demand, False, about="")
    if found.last_entry:
        yield Row(_("Last entry"), (last_entry_words(found.last_entry),), False, about="")
    holidays = found.bank_holidays
    nothing_known = all(row.phrases == (_(NOT_KNOWN),) and not row.note for row in week)
    says_the_same = holidays.as_usual or (holidays.unknown and nothing_known)
    if not (says_the_same and (nothing_known or pattern.always)) and not leave_out_holidays:
        phrases, is_open = _day_phrases(holidays)
        together = as_one(phrases, holidays.openings)
        yield Row(holidays_words(), phrases, is_open, about="bank holidays", together=together)


def _exception_row(exception: Exceptional) -> Row:
    phrases, is_open = _day_phrases(exception.hours)
    dates = dates_words(exception.first, exception.last)
    together = as_one(phrases, exception.hours.openings)
    return Row(dates, phrases, is_open, exception.why, about="dates", together=together)


def _day_phrases(times: DayTimes) -> tuple[tuple[str, ...], bool]:
    """What is said of a single day, nothing when it is closed, and whether it is surely open."""
    if times.unknown:
        return (_(NOT_KNOWN),), False
    if times.until is not None:
        return (_("as usual until %(time)s", time=time_words(times.until)),), False
    if times.as_usual:
        return (_("as usual"),), False
    return tuple(map(opening_words, times.openings)), bool(times.openings)


def last_entry_words(entry: LastEntry) -> str:
    """When people are last let in: `10pm`, `30 minutes before closing`."""
    if entry.at is not None:
        return time_words(entry.at)
    minutes = entry.before or 0
    if minutes and minutes % 60 == 0:
        hours = minutes // 60
        return ngettext("%(num)s hour before closing", "%(num)s hours before closing", hours)
    return ngettext("%(num)s minute before closing", "%(num)s minutes before closing", minutes)
