"""Sessions at real moments, the times nobody is sure about, and whether it is open now.

Hours are wall-clock times. When the clocks change, a time that doesn't exist is read with the offset before the change
and one that comes twice is the first (RFC 5545, section 3.3.5): 8pm to 8am lasts 11 or 13 hours.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from enum import Enum
from typing import NamedTuple
from zoneinfo import ZoneInfo

from site_builder.hours.calendar.day import Day, day_of, days_between
from site_builder.hours.calendar.holidays import Calendar
from site_builder.hours.pattern import Opening
from site_builder.hours.reading.record import Hours, entry_minutes

HORIZON = 60
"""How many days ahead the next opening is looked for."""

LONGEST_SESSION = 2
"""A session ends at most this many days after the date it starts on."""


class Session(NamedTuple):
    """A stretch of time. Moments are aware, in the site's zone.

    Compare moments by `timestamp()`: Python compares two of one zone by the wall clock, which in autumn shows one hour
    twice.
    """

    start: datetime
    end: datetime
    last_entry: datetime | None = None
    by_appointment: bool = False
    why: str = ""
    """The exception or bank holiday that made it."""

    def includes(self, moment: datetime) -> bool:
        """Whether a moment is within it. The end is not."""
        return self.start.timestamp() <= moment.timestamp() < self.end.timestamp()

    @property
    def length(self) -> timedelta:
        """How long it really lasts."""
        return self.end.astimezone(UTC) - self.start.astimezone(UTC)


class Kind(Enum):
    """The three answers to "is it open?"."""

    OPEN = "open"
    CLOSED = "closed"
    UNKNOWN = "unknown"


class State(NamedTuple):
    """Whether it is open at a moment. Moments are aware, in the site's zone."""

    kind: Kind
    until: datetime | None = None
    """When open: when it closes, sessions without a gap taken together; None if it doesn't within 60 days. When
    unknown: the end of the day or the stretch that nobody is sure about."""
    opens: datetime | None = None
    """When not open: the next certain opening within 60 days to anybody who turns up."""
    may_open: datetime | None = None
    """When closed: a time before `opens` from which it may be open, but nobody is sure."""
    by_appointment: bool = False
    """People can come by appointment: when unknown, only so; when closed, also outside the sessions."""
    last_entry: datetime | None = None
    """When open: when people are last let in."""
    entry_over: bool = False
    """When open: nobody is let in any more."""
    why: str = ""
    """The exception or bank holiday behind the answer."""


def sessions(hours: Hours, first: date, last: date, calendar: Calendar) -> tuple[Session, ...]:
    """All certain sessions that start on local dates from first to last, in order, those by appointment among them."""
    return _sorted(_each(hours, first, last, calendar, _sure))


def unsure(hours: Hours, first: date, last: date, calendar: Calendar) -> tuple[Session, ...]:
    """All stretches from first to last when it may or may not be open: show them as "ring first", never as open."""
    return _sorted(_each(hours, first, last, calendar, _maybe))


def on_day(on: date, day: Day, calendar: Calendar) -> tuple[Iterator[Session], Iterator[Session]]:
    """The certain sessions that start on a date with this day's times, and the stretches nobody is sure about."""
    days = ((on, day),)
    return _of_days(days, calendar, _sure), _of_days(days, calendar, _maybe)


def state_at(hours: Hours, moment: datetime, calendar: Calendar) -> State:
    """Whether it is open at an aware moment. A certain session counts before a doubt, a doubt before closed."""
    today = moment.astimezone(calendar.zone).date()
    before = today - timedelta(days=LONGEST_SESSION)
    current = [session for session in sessions(hours, before, today, calendar) if session.includes(moment)]
    walk_in = [session for session in current if not session.by_appointment]
    if walk_in:
        return _open(hours, max(walk_in, key=lambda session: session.end.timestamp()), moment, calendar)
    following = _after(_each(hours, today, today + timedelta(days=HORIZON), calendar, _sure), moment)
    opens = next((session.start for session in following if not session.by_appointment), None)
    doubts = [spell for spell in unsure(hours, before, today, calendar) if spell.includes(moment)]
    if current or doubts:
        spell = (doubts or current)[0]
        return State(Kind.UNKNOWN, spell.end, opens, by_appointment=not doubts, why=spell.why)
    limit = opens.astimezone(calendar.zone).date() if opens else today + timedelta(days=HORIZON)
    possible = _after(_each(hours, today, limit, calendar, _maybe), moment)
    may_open = next(
        (spell.start for spell in possible if not opens or spell.start.timestamp() < opens.timestamp()), None
    )
    day = day_of(hours, today, calendar.bank_holidays)
    return State(Kind.CLOSED, None, opens, may_open, day.by_appointment, why=day.why)


def _open(hours: Hours, session: Session, moment: datetime, calendar: Calendar) -> State:
    until: datetime | None = session.end
    start = session.start.date()
    for following in sessions(hours, start, start + timedelta(days=HORIZON), calendar):
        if until is not None and not following.by_appointment and following.includes(until):
            until = following.end
    if (
        until is not None
        and until.timestamp() - moment.timestamp() >= timedelta(days=HORIZON - 2).total_seconds()
    ):
        until = None
    entry = session.last_entry
    over = entry is not None and moment.timestamp() > entry.timestamp()
    return State(Kind.OPEN, until, last_entry=entry, entry_over=over, why=session.why)


def _sure(day: Day) -> tuple[Opening, ...]:
    return day.sure


def _maybe(day: Day) -> tuple[Opening, ...]:
    return day.maybe


def _sorted(found: Iterable[Session]) -> tuple[Session, ...]:
    """In order of real time: a session moved by the clock change may pass another."""
    return tuple(sorted(found, key=lambda session: session.start.timestamp()))


def _after(found: Iterable[Session], moment: datetime) -> Iterator[Session]:
    now = moment.timestamp()
    return (session for session in found if session.start.timestamp() > now)


def _each(
    hours: Hours, first: date, last: date, calendar: Calendar, choose: Callable[[Day], tuple[Opening, ...]]
) -> Iterator[Session]:
    return _of_days(days_between(hours, first, last, calendar), calendar, choose)


def _of_days(
    days: Iterable[tuple[date, Day]], calendar: Calendar, choose: Callable[[Day], tuple[Opening, ...]]
) -> Iterator[Session]:
    for on, day in days:
        for opening in choose(day):
            start, end = _span(on, opening.start, opening.end, calendar.zone)
            last_minute = entry_minutes(day.last_entry, opening) if day.last_entry else None
            entry = None if last_minute is None else _moment(on, last_minute, calendar.zone)
            yield Session(start, end, entry, opening.by_appointment, day.why)


def _span(day: date, start: int, end: int, zone: ZoneInfo) -> tuple[datetime, datetime]:
    opens, closes = _moment(day, start, zone), _moment(day, end, zone)
    if closes.timestamp() <= opens.timestamp():  # it lies in the hour that is left out: keep its length
        closes = (opens.astimezone(UTC) + timedelta(minutes=end - start)).astimezone(zone)
    return opens, closes


def _moment(day: date, minutes: int, zone: ZoneInfo) -> datetime:
    """The moment a wall clock shows so many minutes after a date's midnight."""
    shown = datetime.combine(day, time()) + timedelta(minutes=minutes)
    return shown.replace(tzinfo=zone).astimezone(UTC).astimezone(zone)
