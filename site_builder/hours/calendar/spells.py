"""Opening times as moments, for a program that knows nothing of zones and holidays and only compares them with a clock.

A page says "open now" in the reader's browser, whose clock is right and whose time zone need not be. So sessions are
told in whole minutes since 1970 (UTC), worked out here by the same model as every table.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple
from zoneinfo import ZoneInfo

from site_builder.hours.calendar.day import Day, days_alike
from site_builder.hours.calendar.holidays import Calendar
from site_builder.hours.calendar.moments import moment, span
from site_builder.hours.pattern import DAY
from site_builder.hours.reading.last_entry import entry_minutes
from site_builder.hours.reading.record import Hours

DAYS_AHEAD = 42
"""For how many days from the day of the build pages know what is open; after that they say nothing."""

EVENING, MORNING = 18 * 60, DAY + 6 * 60
"""When a night begins and ends, for "open tonight", in minutes after the midnight that begins its date."""

LONGEST_SESSION = 1
"""A session ends at most this many days after the date it starts on."""

WEEK = 7 * DAY

OPEN, APPOINTMENT, UNKNOWN = "o", "a", "u"


class Spell(NamedTuple):
    """A stretch of time, in minutes since 1970 (UTC)."""

    start: int
    end: int
    kind: str
    """Open to anybody, open by appointment, or not known."""
    last_entry: int = 0
    """Until when people are let in; 0 when nothing is said of that."""

    def touches(self, other: Spell) -> bool:
        """Whether both have some time in common."""
        return self.start < other.end and other.start < self.end


class Window(NamedTuple):
    """For which local dates opening times are told, and from which minute until which that is."""

    first: date
    last: date
    start: int
    end: int

    @property
    def days(self) -> int:
        """How many dates it has."""
        return (self.last - self.first).days + 1


@lru_cache(maxsize=16)
def window(today: date, calendar: Calendar) -> Window:
    """From the day before, since the clock of whoever builds may be in another zone, to six weeks ahead."""
    first, last = today - timedelta(days=1), today + timedelta(days=DAYS_AHEAD)
    return Window(first, last, _midnight(first, calendar), _midnight(last + timedelta(days=1), calendar))


def spells(all_hours: Iterable[Hours], within: Window, calendar: Calendar) -> tuple[Spell, ...]:
    """All sessions of some hours that touch a window, in order; those that follow without a gap made one."""
    first = within.first - timedelta(days=LONGEST_SESSION)
    found = {
        spell
        for hours in all_hours
        for dates, day in days_alike(hours, first, within.last, calendar)
        for spell in _spells_on(dates, day, calendar)
    }
    return _joined(each for each in sorted(found) if each.end > within.start)


def nights(within: Window, calendar: Calendar) -> tuple[Spell, ...]:
    """Every night of a window, from evening until morning, named by the date it begins on."""
    evenings = (within.first + timedelta(days=number) for number in range(within.days))
    spans = (span(evening, EVENING, MORNING, calendar.zone) for evening in evenings)
    return tuple(Spell(start, end, OPEN) for start, end in spans)


def encoded(found: Sequence[Spell], start: int) -> str:
    """Spells as short text: minutes since the spell before began, the kind, how long, maybe until when people get in.

    `120o720e180` is open two hours after `start`, for twelve hours, and lets people in during the first three.
    `5(1440o480 8640o480)` is the same week five times, `9(1440o720)` the same day nine times.
    """
    starts = [each.start for each in found]
    said = [
        (begins - before, kind, end - begins, entry - begins if entry else None)
        for before, (begins, end, kind, entry) in zip((start, *starts), found, strict=False)
    ]
    folded = []
    at = 0
    while at < len(said):
        week = bisect_left(starts, starts[at] + WEEK, at) - at
        days, weeks = _times(said, at, 1), _times(said, at, week)
        size, times = (week, weeks) if weeks > 1 and weeks * week > days else (1, days)
        if times > 1:
            folded.append(f"{times}({' '.join(map(_word, said[at : at + size]))})")
            at += size * times
        else:
            folded.append(_word(said[at]))
            at += 1
    return " ".join(folded)


def _word(said: tuple[int, str, int, int | None]) -> str:
    wait, kind, length, entry = said
    return f"{wait}{kind}{length}" if entry is None else f"{wait}{kind}{length}e{entry}"


def _times(said: Sequence[object], at: int, size: int) -> int:
    """How many times what stands at a place stands there one after the other."""
    if said[at + size : at + size + 1] != said[at : at + 1]:
        return 1
    part, times = said[at : at + size], 1
    while said[at + times * size : at + (times + 1) * size] == part:
        times += 1
    return times


def _shape(day: Day) -> Iterator[tuple[int, int, str, int | None]]:
    """What a day's times are, like spells, but in minutes from its midnight."""
    for opening in day.sure:
        entry = entry_minutes(day.last_entry, opening) if day.last_entry else None
        yield opening.start, opening.end, APPOINTMENT if opening.by_appointment else OPEN, entry
    for opening in day.maybe:
        yield opening.start, opening.end, UNKNOWN, None


@lru_cache(maxsize=4096)  # few weeks are alike, but many of their days
def _spells_on(dates: tuple[date, ...], day: Day, calendar: Calendar) -> tuple[Spell, ...]:
    """What holds on some dates, as moments."""
    shape = tuple(_shape(day))
    found: list[Spell] = []
    for on in dates:
        midnight = _plain_midnight(on, calendar)
        for start, end, kind, entry in shape:
            if midnight is None:
                found.append(_spell(on, start, end, kind, entry, calendar.zone))
            else:
                last_entry = 0 if entry is None else midnight + entry
                found.append(Spell(midnight + start, midnight + end, kind, last_entry))
    return tuple(found)


def _spell(on: date, start: int, end: int, kind: str, entry: int | None, zone: ZoneInfo) -> Spell:
    """A session while the clocks may change. They can move its last entry before its beginning, or past its end."""
    opens, closes = span(on, start, end, zone)
    return Spell(
        opens, closes, kind, 0 if entry is None else min(max(opens, moment(on, entry, zone)), closes)
    )


@lru_cache(maxsize=256)
def _plain_midnight(on: date, calendar: Calendar) -> int | None:
    """The minute a date begins; None when the clocks change before its longest session ends."""
    days = LONGEST_SESSION + 1
    start, end = _midnight(on, calendar), _midnight(on + timedelta(days=days), calendar)
    return start if end - start == days * DAY else None


def _joined(found: Iterable[Spell]) -> tuple[Spell, ...]:
    """Make one of what is open day after day, unless people are let in at certain times only."""
    kept: list[Spell] = []
    latest: dict[str, int] = {}  # where the latest of each kind is
    for each in found:
        place = latest.get(each.kind, -1)
        before = kept[place] if place >= 0 else None
        if before and before.end >= each.start and not before.last_entry and not each.last_entry:
            kept[place] = before._replace(end=max(before.end, each.end))
        else:
            latest[each.kind] = len(kept)
            kept.append(each)
    return tuple(kept)


def _midnight(day: date, calendar: Calendar) -> int:
    return moment(day, 0, calendar.zone)
