"""Whether something is open at a minute, worked out anew from what `Hours` mean: slow, obvious, and for tests alone.

It takes what authors wrote, as it was read, and shares nothing with what comes after: neither with hours/calendar (what
holds on a day, moments, spells) nor with now.js. So it can catch both. Minutes are counted since 1970 (UTC).
"""

from __future__ import annotations

import calendar as months
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from itertools import groupby
from typing import NamedTuple
from zoneinfo import ZoneInfo

from site_builder.hours.pattern import DayTimes, Opening, Rule, YearlyDay
from site_builder.hours.reading.last_entry import LastEntry
from site_builder.hours.reading.record import Hours
from site_builder.hours.reading.spans import Exceptional, Pattern, Season

DAY = 24 * 60
LONGEST = 3
"""More days than any session lasts."""


class Session(NamedTuple):
    """A stretch of time that is `open` to anybody, open by `appointment`, or `unknown`."""

    start: int
    end: int
    kind: str
    last_entry: int | None = None

    def includes(self, minute: int) -> bool:
        """Whether a minute is within it; the one in which it ends is not."""
        return self.start <= minute < self.end

    def lets_in(self, minute: int) -> bool:
        """Whether people are let in; the minute of the last entry is the last in which they are."""
        return self.includes(minute) and (self.last_entry is None or minute <= self.last_entry)


class State(NamedTuple):
    """What can be said at a minute; 0 stands for what isn't known or never comes."""

    kind: str
    until: int = 0
    """When open: when it closes."""
    last_entry: int = 0
    """When open: until when people are let in without a break, if that ends before it closes; or until when they were."""
    over: bool = False
    """When open: nobody is let in any more."""
    opens: int = 0
    """When not open: when it opens next."""
    may_open: int = 0
    """When closed: from when it may be open, if that is sooner."""
    appointment: bool = False
    """When unknown: that people can come by appointment is known."""


def state_of(answer: Mapping[str, object]) -> State:
    """What now.js answers, in the same form; what it leaves out isn't known."""
    names = {"kind": "kind", "until": "until", "entry": "last_entry", "over": "over", "opens": "opens"}
    names |= {"mayOpen": "may_open", "appointment": "appointment"}
    return State(**{names[name]: value for name, value in answer.items() if value})  # type: ignore[arg-type]


class Reference:
    """What is open where somebody has hours: all doors together, for the dates from `first` to `last`."""

    def __init__(
        self, doors: Iterable[Hours], zone: ZoneInfo, holidays: Collection[date], first: date, last: date
    ) -> None:
        self.zone = zone
        self.start = moment(first, 0, zone)
        self.end = moment(last + timedelta(days=1), 0, zone)
        days = [first + timedelta(days=step) for step in range(-LONGEST, (last - first).days + 1)]
        self.sessions = [
            each for hours in doors for day in days for each in sessions_on(hours, day, zone, holidays)
        ]
        # Nothing changes between these minutes.
        edges = {
            edge
            for each in self.sessions
            for edge in (each.start, each.end, each.last_entry)
            if edge is not None
        }
        self.edges = sorted(edges)

    def at(self, minute: int, kind: str) -> Sequence[Session]:
        """The sessions of a kind that a minute is within."""
        return [each for each in self.sessions if each.kind == kind and each.includes(minute)]

    def lets_in(self, minute: int) -> bool:
        """Whether any door that is open to anybody lets people in."""
        return any(each.lets_in(minute) for each in self.at(minute, "open"))

    def state(self, minute: int) -> State:
        """Whether it is open. What is certain counts before a doubt, and a doubt before closed."""
        later = [edge for edge in self.edges if edge > minute]
        opens = next((edge for edge in later if edge < self.end and self.at(edge, "open")), 0)
        if self.at(minute, "open"):
            return self._open(minute, later)
        if self.at(minute, "unknown") or self.at(minute, "appointment"):
            return State("unknown", opens=opens, appointment=not self.at(minute, "unknown"))
        may_open = next((edge for edge in later if edge < self.end and self.at(edge, "unknown")), 0)
        return State("closed", opens=opens, may_open=0 if 0 < opens <= may_open else may_open)

    def _open(self, minute: int, later: Sequence[int]) -> State:
        until = next(edge for edge in later if not self.at(edge, "open"))
        if self.lets_in(minute):
            over = False
            entry = next(edge for edge in (minute, *later) if not self._lets_in_beyond(edge))
        else:
            over = True
            entry = max(each.last_entry or 0 for each in self.at(minute, "open"))
        return State("open", until if until < self.end else 0, entry if entry < until else 0, over)

    def _lets_in_beyond(self, minute: int) -> bool:
        return any(each.last_entry is None or minute < each.last_entry for each in self.at(minute, "open"))


def sessions_on(hours: Hours, day: date, zone: ZoneInfo, holidays: Collection[date]) -> Iterator[Session]:
    """What begins on a date. An end that the clocks put before the beginning comes as late as the session is long."""
    sure, maybe = openings_on(hours, day, holidays)
    for opening in (*sure, *maybe):
        start, end = (moment(day, minutes, zone) for minutes in opening[:2])
        if end <= start:
            end = start + opening.end - opening.start
        if opening in maybe:
            yield Session(start, end, "unknown")
            continue
        entry = last_entry_of(hours, opening, day)
        last = None if entry is None else sorted([start, moment(day, entry, zone), end])[1]
        yield Session(start, end, "appointment" if opening.by_appointment else "open", last)


def moment(day: date, minutes: int, zone: ZoneInfo) -> int:
    """The first minute at which the clock shows so many minutes after a date's midnight.

    When it never does, because clocks go forward, what it would have been if they hadn't.
    """
    shown = datetime(day.year, day.month, day.day) + timedelta(minutes=minutes)
    around = (shown.replace(tzinfo=UTC) + timedelta(days=days) for days in (-1, 1))
    before, after = (each.astimezone(zone).utcoffset() or timedelta() for each in around)
    if_unchanged = shown.replace(tzinfo=UTC) - before
    tries = sorted([if_unchanged, shown.replace(tzinfo=UTC) - after])
    found = next(
        (each for each in tries if each.astimezone(zone).replace(tzinfo=None) == shown), if_unchanged
    )
    return round(found.timestamp()) // 60


def openings_on(
    hours: Hours, day: date, holidays: Collection[date]
) -> tuple[Sequence[Opening], Sequence[Opening]]:
    """The certain sessions of a date and those that may be, in minutes after its midnight."""
    exception = exception_on(hours, day)
    season = season_on(hours, day)
    in_force = season is not None or between_seasons(hours)
    said = DayTimes(as_usual=True)
    if exception is not None:
        said = exception.hours
    elif in_force and day in holidays:
        said = bank_holidays_of(hours, season)
    usual = usual_on(hours, season, day) if in_force else ((), ())
    if said.as_usual:
        return until(said.until, usual[0]), until(said.until, usual[1])
    if said.unknown:
        return (), [whole_day([*usual[0], *usual[1]])]
    return certain(said.openings)


def certain(openings: Iterable[Opening]) -> tuple[Sequence[Opening], Sequence[Opening]]:
    """Sessions apart from those before which people have to ring: nobody knows of them."""
    return [each for each in openings if not each.ring_first], [each for each in openings if each.ring_first]


def until(minute: int | None, openings: Sequence[Opening]) -> Sequence[Opening]:
    """Sessions of a day that ends early."""
    if minute is None:
        return openings
    return [each._replace(end=min(each.end, minute)) for each in openings if each.start < minute]


def exception_on(hours: Hours, day: date) -> Exceptional | None:
    """The exception for a date: that of the year, or else that of every year."""
    found = [each for each in hours.exceptions if _lies(each.first, day, each.last)]
    return next((each for each in found if isinstance(each.first, date)), found[0] if found else None)


def between_seasons(hours: Hours) -> bool:
    """Whether something holds where no season does: always without seasons, or when each has times of its own."""
    usual = any((hours.weekly, hours.always, hours.unknown, hours.by_appointment))
    return not hours.seasons or (usual and all(has_own(season) for season in hours.seasons))


def has_own(season: Season) -> bool:
    """Whether a season says itself when it is open."""
    return any((season.weekly, season.always, season.unknown, season.by_appointment, season.closed))


def season_on(hours: Hours, day: date) -> Season | None:
    """The season a date is in."""
    return next((each for each in hours.seasons if _lies(each.from_, day, each.until)), None)


def _lies(start: date | YearlyDay, day: date, end: date | YearlyDay) -> bool:
    if isinstance(start, date) and isinstance(end, date):
        return start <= day <= end
    first, here, last = ((each.month, each.day) for each in (start, day, end))
    return first <= here <= last if first <= last else not last < here < first


def pattern_of(hours: Hours, season: Season | None) -> Pattern:
    """What comes round every week: a season's own, or the usual when it has none."""
    return season if season and has_own(season) else hours


def bank_holidays_of(hours: Hours, season: Season | None) -> DayTimes:
    """What holds on bank holidays. When nobody says, only what never closes is as usual."""
    for each in (season, None if season and season.closed else hours):
        if each is not None and each.bank_holidays is not None:
            return each.bank_holidays
    known = pattern_of(hours, season).always or (season and season.closed)
    return DayTimes(as_usual=True) if known else DayTimes(unknown=True)


def last_entry_of(hours: Hours, opening: Opening, day: date) -> int | None:
    """When people are last let in to a session; None when nobody said, or it doesn't fall into it."""
    season = season_on(hours, day)
    entry: LastEntry | None = (season and season.last_entry) or hours.last_entry
    if entry is None:
        return None
    if entry.before is not None:
        return opening.end - entry.before if opening.end - entry.before >= opening.start else None
    assert entry.at is not None
    shown = [minute for minute in range(opening.start, opening.end) if minute % DAY == entry.at % DAY]
    return shown[0] if shown else None


def usual_on(hours: Hours, season: Season | None, day: date) -> tuple[Sequence[Opening], Sequence[Opening]]:
    """What the week says about a date, leaving aside exceptions and bank holidays."""
    pattern = pattern_of(hours, season)
    if isinstance(pattern, Season) and pattern.closed:
        return (), ()
    if pattern.always:
        return [Opening(0, DAY)], ()
    if pattern.unknown:
        return (), [whole_day(())]
    if pattern.by_appointment and not pattern.weekly:
        return [Opening(0, DAY, by_appointment=True)], ()
    anchor = (season and season.fortnight_from) or hours.fortnight_from
    falling = [rule for rule in pattern.weekly if _falls(rule, day)]
    weeks = [True, False] if anchor is None else [_monday(day, anchor) % 14 == 0]
    terms = ["term", "holidays"] if (known := term_on(hours, day)) is None else [known]
    # Nobody may know which of the two weeks it is, and whether it is term: then what holds in all of these is certain.
    worlds = [
        combined(
            rule for rule in falling if (is_on or not rule.days.fortnightly) and rule.days.term in ("", term)
        )
        for is_on in weeks
        for term in terms
    ]
    every = {opening for openings, _ in worlds for opening in openings}
    if any(unknown for _, unknown in worlds):
        return (), [whole_day(every)]
    sure = {
        opening
        for opening in every
        if not opening.ring_first and all(opening in openings for openings, _ in worlds)
    }
    return sorted(sure), sorted(every - sure)


def term_on(hours: Hours, day: date) -> str | None:
    """Whether a date is in term or in the holidays; None where nobody said, or only for other years."""
    if not hours.terms:
        return None
    if any(_lies(each.from_, day, each.until) for each in hours.terms):
        return "term"
    dated = [edge for each in hours.terms for edge in (each.from_, each.until) if isinstance(edge, date)]
    return None if dated and not min(dated) <= day <= max(dated) else "holidays"


def _falls(rule: Rule, day: date) -> bool:
    if day.isoweekday() not in rule.days.weekdays:
        return False
    same = [week[day.weekday()] for week in months.monthcalendar(day.year, day.month) if week[day.weekday()]]
    place = same.index(day.day)
    return (
        not rule.days.weeks or place + 1 in rule.days.weeks or (-1 in rule.days.weeks and same[-1] == day.day)
    )


def _monday(day: date, other: date) -> int:
    """How many days apart the Mondays of two dates' weeks are."""
    return ((day - timedelta(days=day.weekday())) - (other - timedelta(days=other.weekday()))).days


def combined(rules: Iterable[Rule]) -> tuple[Collection[Opening], bool]:
    """What rules for one date make together, and whether that is not known: the narrower speak after the wider."""

    def narrowness(rule: Rule) -> tuple[bool, int]:
        return bool(rule.days.weeks or rule.days.fortnightly or rule.days.term), -len(rule.days.weekdays)

    kept: list[Rule] = []
    for _, alike in groupby(sorted(rules, key=narrowness), key=narrowness):
        here = list(alike)
        instead = [rule for rule in here if rule.instead or not rule.openings]
        kept = instead or [*kept, *here]
    return {opening for rule in kept for opening in rule.openings}, any(rule.unknown for rule in kept)


def whole_day(usual: Iterable[Opening]) -> Opening:
    """A day nobody knows anything about, with the night into which its usual sessions would last."""
    return Opening(0, max([DAY, *(opening.end for opening in usual)]))
