"""The parts that a line of opening hours is made of: days, times, and what is said of them."""

from __future__ import annotations

from typing import Any, NamedTuple

from site_builder.hours.reading.tokens import Token

NOTHING, AND, COMMA, COMMA_AND, STRONG = range(5)
"""How much stands between two parts."""

DAYS, ALSO, TIMES, EXCEPT = "D", "L", "T", "E"
CLOSED, UNKNOWN, AS_USUAL, APPOINTMENT, RING_FIRST, UNTIL, SINCE, PAUSE = (
    "closed",
    "unknown",
    "as usual",
    "appointment",
    "ring",
    "until",
    "since",
    "pause",
)
"""`until noon`, `from 10am` and `closed 1pm-2pm on Wed` are of times that are usual."""
CUT, CUT_ALL, PART, NOTE, TERM, FORTNIGHT, OF_MONTH, INSTEAD, WEEKS = (
    "cut",
    "cut of all",
    "part",
    "note",
    "term",
    "fortnight",
    "month",
    "instead",
    "weeks",
)
NAMED = "named"
"""What happens at times: `soup run`. Where some times of a line are named so, all are."""
SEVEN_DAYS, ALL_YEAR, ALSO_APPOINTMENT, LAST_ENTRY, ANCHOR = "seven", "year", "otherwise", "entry", "anchor"


class Part(NamedTuple):
    """A part of a line: what it is and says, which tokens it is made of, and what stands before it."""

    kind: str
    value: Any
    start: Token
    end: Token
    gap: int = NOTHING
    bracket: int = 0
    """Which pair of brackets it stands in, counted from 1."""
    colon: bool = False
    """Whether a colon stands before it."""
