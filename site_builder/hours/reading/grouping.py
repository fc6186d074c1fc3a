"""Finds which days and which times belong together: `Mon 9am-5pm, Tue 9am-1pm` or `9am-5pm Mon, 9am-1pm Tue`.

A line is divided into clauses, each with days and times, in whichever order its author wrote them. Only if that can be done
in exactly one way is it understood. Commas divide before `and` does, and semicolons always.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from site_builder.diagnostics import Problem
from site_builder.hours.reading import codes
from site_builder.hours.reading.dividing import Line
from site_builder.hours.reading.parts import (
    ALL_YEAR,
    ALSO,
    APPOINTMENT,
    AS_USUAL,
    CLOSED,
    COMMA,
    CUT,
    DAYS,
    EXCEPT,
    PAUSE,
    RING_FIRST,
    SEVEN_DAYS,
    SINCE,
    STRONG,
    TIMES,
    UNKNOWN,
    UNTIL,
    Part,
)
from site_builder.hours.reading.tokens import Tokens

_ANSWER = "V"
_CORE = {
    DAYS: DAYS, ALSO: ALSO, TIMES: TIMES, EXCEPT: EXCEPT,
    CLOSED: _ANSWER, UNKNOWN: _ANSWER, AS_USUAL: _ANSWER, UNTIL: _ANSWER, SINCE: _ANSWER,
    PAUSE: _ANSWER,
}  # fmt: skip
_EITHER = {APPOINTMENT: _ANSWER, RING_FIRST: _ANSWER, SEVEN_DAYS: DAYS, ALL_YEAR: DAYS}
"""Parts that may stand for times or days, or only say more about others."""

_LONGEST = 100
_MOST_CHOICES = 7


class Clause(NamedTuple):
    """Days and times that belong together, as places in the list of parts."""

    first: int
    last: int
    places: tuple[int, ...]
    """Where its days and times stand."""


def divide(parts: Sequence[Part]) -> list[list[Clause]]:
    """All ways to divide the parts into clauses; the right number is one."""
    days = [place for place, part in enumerate(parts) if _EITHER.get(part.kind) == DAYS]
    answers = [
        place
        for place, part in enumerate(parts)
        if _EITHER.get(part.kind) == _ANSWER and not _is_heading(parts, place)
    ]
    announced = [place for place in answers if parts[place].colon]
    for loose in (False, True):
        for sure in dict.fromkeys((tuple(announced), ())):
            free = [place for place in answers if place not in sure]
            for chosen in _choices(days):
                found = [
                    way for more in _choices(free) for way in _ways(parts, (*chosen, *sure, *more), loose)
                ]
                if found:
                    return found
    return []


def _is_heading(parts: Sequence[Part], place: int) -> bool:
    """Whether `by appointment` stands before a colon and days with times, about which it says more."""
    following = parts[place + 1 :]
    if place or not following or not following[0].colon or following[0].kind != DAYS:
        return False
    until = next((number for number, part in enumerate(following) if part.gap == STRONG), len(following))
    return any(part.kind == TIMES for part in following[:until])


def _choices(places: Sequence[int]) -> Iterator[tuple[int, ...]]:
    """Any of the places, the fewest first; all or none of them where that were too many ways."""
    sizes = range(len(places) + 1) if len(places) <= _MOST_CHOICES else (0, len(places))
    for size in sizes:
        yield from combinations(places, size)


def _ways(parts: Sequence[Part], chosen: Sequence[int], loose: bool) -> list[list[Clause]]:
    symbols: list[str] = []
    places: list[int] = []
    for place, part in enumerate(parts):
        symbol = _EITHER[part.kind] if place in chosen else _CORE.get(part.kind)
        if symbol:
            symbols.append(symbol)
            places.append(place)
    if not symbols:
        return [[]] if not chosen else []
    if len(symbols) > _LONGEST:
        return []
    if re.fullmatch("T+(?:ED+|VD+)", "".join(symbols)) and _leaves_days_out(parts, places):
        return [[Clause(places[0], places[-1], tuple(places))]]
    line = Line(
        "".join(symbols),
        [_gap(parts, places, number) for number in range(len(places))],
        [parts[place].bracket for place in places],
        _barred(parts, places),
        _announcing(parts, places),
        loose,
        _stands_alone(parts[places[0]]),
    )
    return [
        [Clause(places[first], places[last - 1], tuple(places[first:last])) for first, last in way]
        for way in line.ways()
    ]


def _leaves_days_out(parts: Sequence[Part], places: Sequence[int]) -> bool:
    """Whether times without days have all days but some: `9am-5pm, closed Sundays`."""
    found = [parts[place] for place in places]
    closed = any(part.kind in (EXCEPT, CLOSED) for part in found)
    return closed and any(
        part.kind == DAYS and part.value[0].days and not part.value[0].days.special for part in found
    )


def _stands_alone(part: Part) -> bool:
    """Whether a part needs no days: `24 hours`, `unknown`."""
    return part.kind == UNKNOWN or part.start.kind == "always"


def _gap(parts: Sequence[Part], places: Sequence[int], number: int) -> int:
    """The most that stands between a part and the one before it that matters here."""
    if number == 0:
        return STRONG
    before, here = places[number - 1], places[number]
    gap = max(part.gap for part in parts[before + 1 : here + 1])
    if gap < COMMA and parts[before].bracket != parts[here].bracket:
        return COMMA
    return gap


def _barred(parts: Sequence[Part], places: Sequence[int]) -> set[int]:
    """Before which days no others of the same clause stand, since what says more about times is between them."""
    found = set()
    for number in range(1, len(places)):
        before, here = places[number - 1], places[number]
        both_days = parts[before].kind in (DAYS, ALSO) and parts[here].kind in (DAYS, ALSO)
        if both_days and any(
            part.kind in (APPOINTMENT, RING_FIRST, CUT) for part in parts[before + 1 : here]
        ):
            found.add(number)
    return found


def _announcing(parts: Sequence[Part], places: Sequence[int]) -> set[int]:
    """Which days have a colon behind them."""
    ends = {number: place + 1 for number, place in enumerate(places) if parts[place].kind in (DAYS, ALSO)}
    return {number for number, place in ends.items() if place < len(parts) and parts[place].colon}


def _example(part: Part) -> str:
    return {"morning": "9am-noon", "afternoon": "1pm-4pm", "evening": "6pm-9pm"}.get(
        part.value[0].part, "9am-5pm"
    )


def not_divided(tokens: Tokens, parts: Sequence[Part], ways: int) -> Problem:
    """The question to ask when days and times can't be put together, or in several ways."""
    if ways > 1:
        message = f"‘{tokens.text.strip()}’ doesn't show which days and which times belong together."
        hint = "Put a semicolon between one set of days and times and the next: ‘Mon, Tue 9am-5pm; Wed 10am-noon’."
        return Problem(codes.WHICH_DAYS, message, hint)
    places = [place for place, part in enumerate(parts) if part.kind in _CORE]
    line = Line(
        "".join(_CORE[parts[place].kind] for place in places),
        [_gap(parts, places, number) for number in range(len(places))],
        [parts[place].bracket for place in places],
    )
    part = parts[places[min(line.undivided(), len(places) - 1)]]
    said = tokens.quote(part.start, part.end).rstrip(":,")
    plain = said.strip("‘’:, ")
    if part.kind in (DAYS, ALSO) and part.value[0].dates:
        hint = "Put what holds for part of the year under seasons, with its first and its last day."
        return tokens.problem(codes.NOTE, f"There are no times for {said}.", hint, part.start)
    if part.kind in (DAYS, ALSO):
        return tokens.problem(
            codes.NO_TIMES,
            f"There are no times for {said}.",
            f"Add them, like ‘{plain} {_example(part)}’.",
            part.start,
        )
    if part.kind == TIMES:
        hint = f"Put the days before them, like ‘Mon-Fri {plain}’, or ‘daily {plain}’ if it is every day."
        return tokens.problem(codes.WHICH_DAYS, f"{said} is on which days?", hint, part.start)
    message = f"{said} doesn't say when."
    hint = (
        "Write ‘closed bank holidays’, ‘closed Sun’ or ‘closed noon-1pm’; put single dates under exceptions."
    )
    return tokens.problem(codes.UNREADABLE, message, hint, part.start)
