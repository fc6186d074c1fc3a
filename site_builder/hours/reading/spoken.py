"""A clause of a line as far as it is understood: its days, its times, and what is said of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from site_builder.hours.pattern import ALL_DAY, WEEK, Days, Opening
from site_builder.hours.reading.days import DayItem
from site_builder.hours.reading.grouping import Clause
from site_builder.hours.reading.parts import (
    ALL_YEAR,
    ALSO,
    APPOINTMENT,
    AS_USUAL,
    CLOSED,
    DAYS,
    EXCEPT,
    PAUSE,
    RING_FIRST,
    SEVEN_DAYS,
    SINCE,
    TIMES,
    UNKNOWN,
    UNTIL,
    Part,
)

EVERY_DAY = (SEVEN_DAYS, ALL_YEAR)
_OF_USUAL_TIMES = (UNTIL, SINCE, PAUSE)


@dataclass
class Spoken:
    """A clause as far as it is understood."""

    clause: Clause
    items: list[DayItem] = field(default_factory=list)
    also: list[DayItem] = field(default_factory=list)
    """Days that are open too, on which it is as on the others."""
    without: list[DayItem] = field(default_factory=list)
    """Days that are left out."""
    sessions: list[Opening] = field(default_factory=list)
    times: list[int] = field(default_factory=list)
    """Where each session stands among the parts."""
    said_of: set[int] = field(default_factory=set)
    """Which of these something is said of."""
    answer: str = ""
    until: int | None = None
    since: int | None = None
    pause: Opening | None = None
    """When it is closed on these days, between their usual times."""
    instead: bool = False
    starts_at: int = 0
    """How many characters into the line its times begin."""
    is_exception: bool = False
    """Whether all of it begins with `except`."""
    fortnightly: bool = False
    term: str = ""

    @property
    def is_on_demand(self) -> bool:
        """Whether it has no times but those that somebody asks for."""
        return self.sessions == [ALL_DAY._replace(by_appointment=True)]

    @property
    def is_about_the_week(self) -> bool:
        """Whether it speaks of weekdays, rather than only of bank holidays and dates."""
        return any(item.days for item in (*self.items, *self.also, *self.without))


def spoken(parts: Sequence[Part], clause: Clause) -> Spoken:
    """The days and times of a clause."""
    found = Spoken(clause)
    in_exception = False
    for place in clause.places:
        part = parts[place]
        if part.kind == EXCEPT or (part.kind == CLOSED and found.sessions and not found.items):
            in_exception = True
            found.is_exception = place == clause.first
        elif part.kind in (DAYS, ALSO):
            item, how = part.value
            into = (
                found.without if in_exception else found.also if _is_also(part, how, found) else found.items
            )
            into.append(item)
        elif part.kind in EVERY_DAY:
            found.items.append(DayItem(Days(WEEK)))
        elif part.kind == TIMES:
            found.starts_at = found.starts_at or part.start.start
            found.sessions.append(part.value)
            found.times.append(place)
        elif part.kind in _OF_USUAL_TIMES:
            found.answer = AS_USUAL
            found.until, found.since, found.pause = (
                part.value if part.kind == kind else None for kind in _OF_USUAL_TIMES
            )
        else:
            found.answer = part.kind
    has_days = found.items or found.also or found.is_exception
    if not has_days and (found.sessions or found.answer == UNKNOWN):
        found.items.append(DayItem(Days(WEEK)))
    if found.answer == APPOINTMENT:
        found.sessions, found.answer = [ALL_DAY._replace(by_appointment=True)], ""
    if found.answer == RING_FIRST:
        found.answer = UNKNOWN
    return found


def _is_also(part: Part, how: str, found: Spoken) -> bool:
    return (
        part.kind == ALSO
        and (how == "including" or not found.items)
        and not (how != "including" and found.sessions)
    )
