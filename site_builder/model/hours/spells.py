"""Opening times as moments, for a program that knows nothing of zones and holidays and only compares them with a clock.

A page says "open now" in the reader's browser, whose clock is right and whose time zone need not be. So sessions are
told in whole minutes since 1970 (UTC), worked out here by the same model as every table.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import NamedTuple
from zoneinfo import ZoneInfo

from site_builder.model.hours.calendar import Calendar
from site_builder.model.hours.day import Day, days_between
from site_builder.model.hours.pattern import DAY
from site_builder.model.hours.record import Hours, entry_minutes
from site_builder.model.hours.sessions import LONGEST_SESSION, on_day

DAYS_AHEAD = 42
"""For how many days from the day of the build pages know what is open; after that they say nothing."""

EVENING, MORNING = time(18), time(6)
"""When a night begins and ends, for "open tonight"."""

OPEN, APPOINTMENT, UNKNOWN = "o", "a", "u"


class Spell(NamedTuple):
    """A stretch of time, in minutes since 1970 (UTC)."""

    start: int
    end: int
    kind: str
    """Open to anybody, open by appointment, or not known."""
    last_entry: int | None = None

    def moved(self, by: int) -> Spell:
        """The same so many minutes later."""
        entry = self.last_entry
        return Spell(self.start + by, self.end + by, self.kind, None if entry is None else entry + by)

    def touches(self, other: Spell) -> bool:
        """Whether both have some time in common."""
        return self.start < other.end and other.start < self.end


class Window(NamedTuple):
    """For which local dates opening times are told, and from which minute until which that is."""

    first: date
    last: date
    start: int
    end: int


def window(today: date, calendar: Calendar) -> Window:
    """From the day before, since the clock of whoever builds may be in another zone, to six weeks ahead."""
    first, last = today - timedelta(days=1), today + timedelta(days=DAYS_AHEAD)
    return Window(first, last, _midnight(first, calendar), _midnight(last + timedelta(days=1), calendar))


def spells(all_hours: Iterable[Hours], within: Window, calendar: Calendar) -> tuple[Spell, ...]:
    """All sessions of some hours that touch a window, in order; those that follow without a gap made one."""
    first = within.first - timedelta(days=LONGEST_SESSION)
    found: list[Spell] = []
    for hours in all_hours:
        days = tuple(days_between(hours, first, within.last, calendar))
        shapes: dict[int, list[Spell]] = {}  # by identity: days that are alike are one object
        for on, day in days:
            midnight = _steady_midnight(on, calendar.zone)
            if midnight is None:
                found += _spells_of(on, day, calendar)
                continue
            if id(day) not in shapes:
                shapes[id(day)] = list(_shape(day))
            found += (each.moved(midnight) for each in shapes[id(day)])
    return _joined(each for each in sorted(set(found), key=_order) if each.end > within.start)


def nights(within: Window, calendar: Calendar) -> tuple[Spell, ...]:
    """Every night of a window, from evening until morning, named by the date it begins on."""
    found = []
    for number in range((within.last - within.first).days + 1):
        evening = within.first + timedelta(days=number)
        start = datetime.combine(evening, EVENING, calendar.zone)
        end = datetime.combine(evening + timedelta(days=1), MORNING, calendar.zone)
        found.append(Spell(_minute(start), _minute(end), OPEN))
    return tuple(found)


def encoded(found: Sequence[Spell], start: int) -> str:
    """Spells as short text: minutes since the spell before began, the kind, how long, maybe until when people get in.

    `120o720e180` is open two hours after `start`, for twelve hours, and lets people in during the first three. Weeks that are
    alike are spelt alike, so it compresses to little.
    """
    said = []
    for each in found:
        entry = "" if each.last_entry is None else f"e{each.last_entry - each.start}"
        said.append(f"{each.start - start}{each.kind}{each.end - each.start}{entry}")
        start = each.start
    return " ".join(said)


def _order(spell: Spell) -> tuple[int, int, str, int]:
    return (spell.start, spell.end, spell.kind, spell.last_entry or 0)


def _shape(day: Day) -> Iterator[Spell]:
    """What a day's times are, in minutes from its midnight."""
    for opening in day.sure:
        entry = entry_minutes(day.last_entry, opening) if day.last_entry else None
        yield Spell(opening.start, opening.end, APPOINTMENT if opening.by_appointment else OPEN, entry)
    for opening in day.maybe:
        yield Spell(opening.start, opening.end, UNKNOWN)


def _spells_of(on: date, day: Day, calendar: Calendar) -> Iterator[Spell]:
    """A day's times as moments, where the clocks change meanwhile."""
    certain, doubtful = on_day(on, day, calendar)
    for each in certain:
        entry = None if each.last_entry is None else _minute(each.last_entry)
        kind = APPOINTMENT if each.by_appointment else OPEN
        yield Spell(_minute(each.start), _minute(each.end), kind, entry)
    for each in doubtful:
        yield Spell(_minute(each.start), _minute(each.end), UNKNOWN)


@lru_cache(maxsize=1024)
def _steady_midnight(on: date, zone: ZoneInfo) -> int | None:
    """The minute a date begins; None when the clocks change before its longest session ends."""
    days = LONGEST_SESSION + 1
    start = _minute(datetime.combine(on, time(), zone))
    end = _minute(datetime.combine(on + timedelta(days=days), time(), zone))
    return start if end - start == days * DAY else None


def _joined(found: Iterable[Spell]) -> tuple[Spell, ...]:
    """Make one of what is open day after day, unless people are let in at certain times only."""
    kept: list[Spell] = []
    for each in found:
        same = next((place for place in reversed(range(len(kept))) if kept[place].kind == each.kind), None)
        before = None if same is None else kept[same]
        if (
            same is not None
            and before
            and before.end == each.start
            and before.last_entry is each.last_entry is None
        ):
            kept[same] = before._replace(end=each.end)
        else:
            kept.append(each)
    return tuple(kept)


def _midnight(day: date, calendar: Calendar) -> int:
    return _minute(datetime.combine(day, time(), calendar.zone))


def _minute(moment: datetime) -> int:
    return int(moment.timestamp()) // 60
