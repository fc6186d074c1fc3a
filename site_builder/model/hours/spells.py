"""Opening times as moments, for a program that knows nothing of zones and holidays and only compares them with a clock.

A page says "open now" in the reader's browser, whose clock is right and whose time zone need not be. So sessions are
told in whole minutes since 1970 (UTC), worked out here by the same model as every table.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from site_builder.model.hours.calendar import Calendar
from site_builder.model.hours.record import Hours
from site_builder.model.hours.sessions import LONGEST_SESSION, Session, sessions_and_unsure

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
        certain, doubtful = sessions_and_unsure(hours, first, within.last, calendar)
        found += (_spell(each, APPOINTMENT if each.by_appointment else OPEN) for each in certain)
        found += (_spell(each, UNKNOWN) for each in doubtful)
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


def _spell(session: Session, kind: str) -> Spell:
    entry = None if session.last_entry is None or kind == UNKNOWN else _minute(session.last_entry)
    return Spell(_minute(session.start), _minute(session.end), kind, entry)


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
