"""Divides a line, as symbols for its days and times, into clauses: all ways in which that can be done."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from itertools import islice
from typing import NamedTuple

from site_builder.hours.reading.parts import ALSO, COMMA, DAYS, EXCEPT, NOTHING, STRONG, TIMES

_CLAUSES = re.compile(r"[DL]+(?:E[DL]+)?(?:T+|V)|(?:T+|V)D+(?:ED+)?|L+|ED+(?:T+|V)?")


class Line(NamedTuple):
    """The days, times and answers of a line as symbols, and what stands between them."""

    symbols: str
    gaps: Sequence[int]
    brackets: Sequence[int] = ()
    """Which pair of brackets each stands in."""
    barred: Collection[int] = ()
    """Before which of them a clause must begin."""
    announcing: Collection[int] = ()
    """Which days have a colon behind them, so that their times follow."""
    loose: bool = False
    """Whether clauses may go on behind a semicolon."""
    first_is_all: bool = False
    """Whether what stands first needs no days."""

    def ways(self) -> list[list[tuple[int, int]]]:
        """The ways to divide it into clauses; of several the first two, since one is enough and two are too many."""
        found: dict[int, list[list[tuple[int, int]]]] = {len(self.symbols): [[]]}
        for start in reversed(range(len(self.symbols))):
            ends = (end for end in range(start + 1, len(self.symbols) + 1) if found.get(end))
            here = (
                [(start, end), *rest] for end in ends if self._is_clause(start, end) for rest in found[end]
            )
            found[start] = list(islice(here, 2))
        return found[0]

    def _is_clause(self, start: int, end: int) -> bool:
        if (start, end) == (0, 1) and self.first_is_all:
            return end == len(self.symbols) or self.gaps[end] >= COMMA
        if self._leaves_out_of_others(start, end):
            return False
        if any(start < place < end for place in self.barred) or (
            end - 1 in self.announcing and end - start > 1
        ):
            return False
        if not _CLAUSES.fullmatch(self.symbols, start, end) or not self._may_begin(start):
            return False
        if end < len(self.symbols) and not self._may_begin(end):
            return False
        divided = [place for place in range(start + 1, end) if self.gaps[place] == STRONG]
        if not divided:
            return True
        ends_there = end == len(self.symbols) or self.gaps[end] == STRONG
        goes_on = all(self.symbols[place - 1 : place + 1] == "TT" for place in divided)
        return self.loose and ends_there and goes_on

    def _leaves_out_of_others(self, start: int, end: int) -> bool:
        """Whether it begins with days that are left out of those before it, and has no times of its own for them."""
        if self.symbols[start] != EXCEPT or start == 0 or self.symbols[start - 1] not in (DAYS, ALSO):
            return False
        several = any(
            self.gaps[place] >= COMMA and self.symbols[place - 1 : place + 1] == DAYS + DAYS
            for place in range(start + 1, end)
        )
        return several or self.symbols[end - 1] in (DAYS, ALSO) or len({*self.brackets[start:end]}) > 1

    def _may_begin(self, place: int) -> bool:
        """Whether a clause may begin in the middle of several days or several times that follow each other."""
        if place == 0 or self.gaps[place] == STRONG:
            return True
        symbol = self.symbols[place]
        if symbol == EXCEPT:
            return True
        if symbol not in (DAYS, TIMES) or self.symbols[place - 1] != symbol:
            return True
        first, last = place, place
        while first > 0 and self.symbols[first - 1] == symbol:
            first -= 1
        while last < len(self.symbols) and self.symbols[last] == symbol:
            last += 1
        commas = [each for each in range(first + 1, last) if self.gaps[each] >= COMMA]
        if not commas:
            return self.gaps[place] > NOTHING
        return self.gaps[place] >= COMMA or (self.gaps[place] > NOTHING and place > commas[0])

    def undivided(self) -> int:
        """Where the first thing stands that belongs to nothing before it."""
        ends = {0}
        for start in range(len(self.symbols)):
            if start in ends:
                ends |= {
                    end for end in range(start + 1, len(self.symbols) + 1) if self._is_clause(start, end)
                }
        return max(ends)
