"""Hours for programs that know a week and dates: what holds every week from when until when, and the days unlike it.

Vocabularies such as schema.org's can't say "nobody knows", "every other Tuesday" or "by appointment". So nothing is said
about days nobody is sure of, what isn't every week's is said date by date, and appointments are left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from site_builder.hours.calendar.day import Day, Effective, day_of, effective
from site_builder.hours.calendar.holidays import Calendar
from site_builder.hours.pattern import ALL_DAY, DAY, WEEK, DayTimes, Opening, by_weekday, settle
from site_builder.hours.reading.dates import occurrences
from site_builder.hours.reading.record import Hours

AHEAD = timedelta(days=364)
"""How far ahead bank holidays and exceptions are looked for."""

IRREGULAR_AHEAD = timedelta(weeks=13)
"""How far ahead days that aren't the same every week are said one by one."""

_ONE_DAY, _ONE_WEEK = timedelta(days=1), timedelta(weeks=1)


class WeeklyOpening(NamedTuple):
    """A session of some weekdays (ISO, Monday 1), from one date until another; without dates it holds always."""

    weekdays: tuple[int, ...]
    opening: Opening
    first: date | None = None
    last: date | None = None


class SpecialDays(NamedTuple):
    """Dates on which other sessions hold than in their week; none means closed."""

    first: date
    last: date
    openings: tuple[Opening, ...]


class Validity(NamedTuple):
    """All that is certain about hours in the year that begins today."""

    weekly: tuple[WeeklyOpening, ...]
    special: tuple[SpecialDays, ...]


class _Stretch(NamedTuple):
    """Dates with one pattern: its certain sessions by weekday, the weekdays unlike each other, what bank holidays do."""

    first: date | None
    last: date | None
    week: Mapping[int, tuple[Opening, ...]]
    irregular: frozenset[int]
    bank_holidays: DayTimes

    def has_own(self, holiday: date) -> bool:
        """Whether a bank holiday could be unlike any such day, where they aren't as usual."""
        return bool(self.bank_holidays.openings or self.week.get(holiday.isoweekday()))

    def includes(self, day: date) -> bool:
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)


def validity(hours: Hours, today: date, calendar: Calendar) -> Validity:
    """What holds every week and which days differ, for a year from `today`."""
    end = today + AHEAD
    stretches = list(_stretches(hours, today, end))
    # Without seasons and exceptions the same holds on every bank holiday that isn't like its week.
    only_holidays = not (hours.seasons or hours.exceptions or stretches[0].irregular)
    special: list[SpecialDays] = []
    unsure: list[date] = []
    found: Day | None = None
    openings: tuple[Opening, ...] = ()
    for day in sorted(_days_to_look_at(hours, stretches, today, end, calendar)):
        if found is None or not only_holidays:
            found = day_of(hours, day, calendar.bank_holidays)
            openings = _walk_in(found.sure)
        usual = _usual(stretches, day)
        if not openings and (found.maybe or found.sure):
            if usual:
                unsure.append(day)
        elif openings != usual:
            _append(special, day, openings, stretches)
    weekly = (each for stretch in stretches for each in _weekly(stretch, unsure, end))
    return Validity(tuple(weekly), tuple(special))


def _stretches(hours: Hours, today: date, end: date) -> Iterator[_Stretch]:
    if not hours.seasons:
        yield _stretch(effective(hours, None), None, None)
    held: list[tuple[date, date]] = []
    for season in hours.seasons:
        found = effective(hours, season)
        for first, last in occurrences(season.from_, season.until, _years_around(today)):
            if first <= end and last >= today:
                held.append((first, last))
                yield _stretch(found, first, last)
    if hours.seasons and hours.holds_between_seasons:
        for first, last in _between(held, today, end):
            yield _stretch(effective(hours, None), first, last)


def _years_around(today: date) -> Iterable[int]:
    return range(today.year - 1, today.year + 2)


def _between(held: Iterable[tuple[date, date]], today: date, end: date) -> Iterator[tuple[date, date]]:
    """The dates of the year ahead that are in no season."""
    start = today
    for first, last in sorted(held):
        if start < first:
            yield start, first - _ONE_DAY
        start = max(start, last + _ONE_DAY)
    if start <= end:
        yield start, end


def _stretch(found: Effective, first: date | None, last: date | None) -> _Stretch:
    pattern = found.pattern
    if pattern.always:
        return _Stretch(first, last, dict.fromkeys(WEEK, (ALL_DAY,)), frozenset(), found.bank_holidays)
    irregular = frozenset(day for rule in pattern.weekly if rule.days.special for day in rule.days.weekdays)
    week = {
        weekday: _walk_in(settle(rules).openings)
        for weekday, rules in by_weekday(pattern.weekly).items()
        if rules and weekday not in irregular
    }
    return _Stretch(first, last, week, irregular, found.bank_holidays)


def _days_to_look_at(
    hours: Hours, stretches: Sequence[_Stretch], today: date, end: date, calendar: Calendar
) -> set[date]:
    """The only days that can differ from the week they are in."""
    found = {
        day
        for each in stretches
        if not each.bank_holidays.as_usual
        for day in _holidays(today, end, calendar)
        if each.has_own(day) and each.includes(day)
    }
    for exception in hours.exceptions:
        for first, last in occurrences(exception.first, exception.last, _years_around(today)):
            found.update(_each_day(max(first, today), min(last, end)))
    for stretch in stretches:
        if stretch.irregular:
            soon = today + IRREGULAR_AHEAD
            days = _each_day(max(stretch.first or today, today), min(stretch.last or soon, soon))
            found.update(day for day in days if day.isoweekday() in stretch.irregular)
    return found


def _holidays(first: date, last: date, calendar: Calendar) -> tuple[date, ...]:
    return tuple(day for day in calendar.bank_holidays if first <= day <= last)


def _usual(stretches: Sequence[_Stretch], day: date) -> tuple[Opening, ...]:
    for stretch in stretches:
        if stretch.includes(day):
            return stretch.week.get(day.isoweekday(), ())
    return ()


def _walk_in(openings: Iterable[Opening]) -> tuple[Opening, ...]:
    """Sessions for anybody who turns up. A session longer than a day can't be said by two times of day."""
    walk_in = [each for each in openings if not (each.by_appointment or each.ring_first)]
    return tuple([each for each in walk_in if each.end - each.start <= DAY])


def _append(
    special: list[SpecialDays], day: date, openings: tuple[Opening, ...], stretches: Sequence[_Stretch]
) -> None:
    """Add a day; to the days before it if they are the same, days between them that are closed anyhow among them."""
    if special and special[-1].openings == openings and day - special[-1].last <= _ONE_WEEK:
        between = _each_day(special[-1].last + _ONE_DAY, day - _ONE_DAY)
        if not any(openings or _usual(stretches, each) for each in between):
            special[-1] = special[-1]._replace(last=day)
            return
    special.append(SpecialDays(day, day, openings))


def _weekly(stretch: _Stretch, unsure: Sequence[date], end: date) -> Iterator[WeeklyOpening]:
    """A stretch's sessions, the days left out that nobody is sure about."""
    days: dict[Opening, tuple[int, ...]] = {}
    for weekday, openings in stretch.week.items():
        for opening in openings:
            days[opening] = (*days.get(opening, ()), weekday)
    for first, last in _pieces(stretch, [day for day in unsure if stretch.includes(day)], end):
        for opening, weekdays in days.items():
            if _meets(first, last, weekdays):
                yield WeeklyOpening(weekdays, opening, first, last)


def _pieces(
    stretch: _Stretch, unsure: Sequence[date], end: date
) -> Iterator[tuple[date | None, date | None]]:
    first = stretch.first
    for day in unsure:
        yield first, day - _ONE_DAY
        first = day + _ONE_DAY
    # Beyond the year nobody has looked for days that are unsure.
    yield first, (stretch.last or end) if unsure else stretch.last


def _meets(first: date | None, last: date | None, weekdays: Sequence[int]) -> bool:
    """Whether one of the weekdays is among the dates."""
    if first is None or last is None or last - first >= timedelta(days=6):
        return True
    return any(day.isoweekday() in weekdays for day in _each_day(first, last))


def _each_day(first: date, last: date) -> Iterator[date]:
    return map(date.fromordinal, range(first.toordinal(), last.toordinal() + 1))
