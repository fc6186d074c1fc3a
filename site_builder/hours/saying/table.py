"""Hours in words: the table on a page, its seven days, and the words beside a service in a list for one weekday."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import groupby
from operator import itemgetter
from typing import Literal, NamedTuple

from site_builder.hours.calendar.day import Effective, effective
from site_builder.hours.pattern import ALL_DAY, WEEK, Days, DayTimes, Opening, Rule, by_weekday, settle
from site_builder.hours.phrases import (
    are_apart,
    dates_words,
    opening_words,
    openings_words,
    sessions_listed,
    special_words,
    time_words,
    weekdays_words,
)
from site_builder.hours.reading.last_entry import LastEntry
from site_builder.hours.reading.record import Hours
from site_builder.hours.reading.spans import Exceptional, Season
from site_builder.language.speaking import N_, _, cached_by_language, ngettext
from site_builder.language.words import day_name, listed, sentence

BY_APPOINTMENT = ALL_DAY._replace(by_appointment=True)

_NOT_KNOWN = N_("not known: ring first")
_WHICH_WEEKS = N_("ring to ask which")

About = Literal["weekdays", "bank holidays", "rest of year", "dates", ""]
"""The days that a row is about; "" for a row that is about none, such as the last entry."""


class Row(NamedTuple):
    """A line of the table: what it is about, its sessions as phrases (none when it is closed), and a remark."""

    label: str
    phrases: tuple[str, ...]
    is_open: bool
    note: str = ""
    weekdays: tuple[int, ...] = ()
    """The ISO weekdays it covers, so that a page can mark today's; none for bank holidays and the like."""
    about: About = "weekdays"
    names_day: bool = False
    """Whether the first phrase says itself which weekday it is about: `2nd Tuesday of the month: 1pm to 3pm`."""
    together: str = ""
    """Its sessions as one phrase, if a plain list of them doesn't show of which something is said."""

    @property
    def is_closed(self) -> bool:
        """Whether it says that all its days are closed."""
        return not self.phrases

    @property
    def times(self) -> tuple[str, ...]:
        """Its sessions, each to stand by itself (at least one): `9:30am to 4pm`, `By appointment`, `Closed`."""
        return tuple(map(sentence, self.phrases or [_("closed")]))

    @property
    def phrase(self) -> str:
        """All of it inside a sentence: `9:30am to 12:30pm and 1:30pm to 4pm`, `by appointment (ring to ask which)`."""
        said = self.together or listed(self.phrases) or _("closed")
        return f"{said} ({self.note})" if self.note else said

    @property
    def words(self) -> str:
        """All of it by itself."""
        return sentence(self.phrase)


_SAID = itemgetter(1, 2, 3)
"""All that a row says of its days."""


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
        week = tuple(_joined(_week(in_force)))
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
        return _seven_days(_(_NOT_KNOWN), False)
    if pattern.always:
        return _seven_days(opening_words(ALL_DAY), True)
    if pattern.by_appointment and not pattern.weekly:
        return _seven_days(opening_words(BY_APPOINTMENT), False)
    unknown_weeks = found.fortnight_from is None
    return [_row_of(rules, weekday, unknown_weeks) for weekday, rules in by_weekday(pattern.weekly).items()]


def _seven_days(phrase: str, is_open: bool) -> Iterable[Row]:
    return [Row(day_name(weekday), (phrase,), is_open, "", (weekday,)) for weekday in WEEK]


@cached_by_language(4096)  # few weeks are alike, but many Mondays are
def _row_of(rules: tuple[Rule, ...], weekday: int, which_weeks_unknown: bool) -> Row:
    plain = settle(rule for rule in rules if not rule.days.special)
    special = _by_kind(rule for rule in rules if rule.days.special)
    sessions = () if plain.unknown else plain.openings
    usual = [opening_words(opening) for opening in sessions]
    others = bool(usual) or len(special) > 1
    times = [*usual, *(_special_times(rule, weekday, others) for rule in special if rule.openings)]
    notes = [_special_note(rule, weekday) for rule in special if not rule.openings]
    if which_weeks_unknown and any(rule.days.fortnightly for rule in special):
        notes.append(_(_WHICH_WEEKS))
    is_open = any(opening[:2] != BY_APPOINTMENT[:2] or not opening.by_appointment
                  for opening in (*sessions, *(o for rule in special for o in rule.openings)))  # fmt: skip
    phrases = tuple(times) or ((_(_NOT_KNOWN),) if plain.unknown else ())
    return Row(
        day_name(weekday),
        phrases,
        is_open and bool(times),
        "; ".join(notes),
        (weekday,),
        names_day=bool(times) and not usual and not _is_of_term_only(special[0].days, others),
        together=_together(usual, sessions, times[len(usual) :]),
    )


def _by_kind(rules: Iterable[Rule]) -> list[Rule]:
    """Rules for the same of a weekday's dates made one."""
    found: dict[Days, list[Rule]] = {}
    for rule in rules:
        found.setdefault(rule.days._replace(weekdays=()), []).append(rule)
    return [_made_one(alike) if len(alike) > 1 else alike[0] for alike in found.values()]


def _made_one(alike: Sequence[Rule]) -> Rule:
    times = settle(alike)
    instead = any(rule.replaces for rule in alike)
    return Rule(alike[0].days, times.openings, times.unknown, instead)


def _special_times(rule: Rule, weekday: int, others: bool) -> str:
    days, times = special_words(rule.days, weekday), openings_words(rule.openings)
    if _is_of_term_only(rule.days, others):
        in_term = _("%(times)s (term time only)", times=times)
        return in_term if rule.days.term == "term" else _("%(times)s (school holidays only)", times=times)
    if rule.instead and others:
        return _("%(days)s: %(times)s instead", days=days, times=times)
    return _("%(days)s: %(times)s", days=days, times=times)


def _is_of_term_only(days: Days, others: bool) -> bool:
    """Whether nothing but the terms tells these days from every week's, and nothing else is said of their weekday."""
    return not (others or days.fortnightly or days.weeks) and bool(days.term)


def _special_note(rule: Rule, weekday: int) -> str:
    days = special_words(rule.days, weekday)
    return _("not known on %(days)s", days=days) if rule.unknown else _("closed %(days)s", days=days)


def _together(phrases: Sequence[str], openings: Sequence[Opening], others: Sequence[str] = ()) -> str:
    """Sessions as one phrase, before those of days apart; "" where a plain list says the same."""
    return listed([sessions_listed(phrases, True), *others]) if are_apart(openings) else ""


def _only_some(found: Effective, weekday: int) -> bool:
    """Whether no week is certain: all of the day's times are every other week's, and nobody said which."""
    rules = [rule for rule in found.pattern.weekly if weekday in rule.days.weekdays and rule.openings]
    return found.fortnight_from is None and bool(rules) and all(rule.days.fortnightly for rule in rules)


def _some_words(found: Effective, row: Row) -> str:
    rules = [rule for rule in found.pattern.weekly if row.weekdays[0] in rule.days.weekdays]
    times = openings_words(tuple(opening for rule in rules for opening in rule.openings))
    return _("some %(day)ss: %(times)s (ring to ask which)", day=row.label, times=times)


def _joined(rows: Iterable[Row]) -> Iterable[Row]:
    """Put neighbouring days with the same words into one row."""
    for _said, group in groupby(rows, key=_SAID):
        first, *others = group
        days = (*first.weekdays, *(day for row in others for day in row.weekdays))
        yield first._replace(label=weekdays_words(days), weekdays=days) if others else first


def _rest(found: Effective, week: Sequence[Row], leave_out_holidays: bool) -> Iterable[Row]:
    pattern = found.pattern
    if pattern.by_appointment and (pattern.weekly or pattern.unknown):
        yield Row(_("Other times"), (opening_words(BY_APPOINTMENT),), False, about="")
    if found.last_entry:
        yield Row(_("Last entry"), (last_entry_words(found.last_entry),), False, about="")
    holidays = found.bank_holidays
    nothing_known = all(row.phrases == (_(_NOT_KNOWN),) and not row.note for row in week)
    says_the_same = holidays.as_usual or (holidays.unknown and nothing_known)
    if not (says_the_same and (nothing_known or pattern.always)) and not leave_out_holidays:
        phrases, is_open = _day_phrases(holidays)
        together = _together(phrases, holidays.openings)
        yield Row(_("Bank holidays"), phrases, is_open, about="bank holidays", together=together)


def _exception_row(exception: Exceptional) -> Row:
    phrases, is_open = _day_phrases(exception.hours)
    dates = dates_words(exception.first, exception.last)
    together = _together(phrases, exception.hours.openings)
    return Row(dates, phrases, is_open, exception.why, about="dates", together=together)


def _day_phrases(times: DayTimes) -> tuple[tuple[str, ...], bool]:
    """What is said of a single day, nothing when it is closed, and whether it is surely open."""
    if times.unknown:
        return (_(_NOT_KNOWN),), False
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
