"""The parts of a line as far as they are read, with what the words so far say of the part that comes next."""

from __future__ import annotations

from typing import Any

from site_builder.diagnostics import Problem
from site_builder.hours.reading.dates import read_date
from site_builder.hours.reading.parts import ANCHOR, AND, COMMA, COMMA_AND, NOTHING, STRONG, Part
from site_builder.hours.reading.tokens import Token, Tokens


class Gathered:
    """Parts read from left to right."""

    def __init__(self, tokens: Tokens) -> None:
        self.tokens = tokens
        self.parts: list[Part] = []
        self.gap = NOTHING
        self.bracket = 0
        """Which pair of brackets the reading is in, 0 for none."""
        self.brackets = 0
        self.colon = False
        self.say_open = ""
        """`also`, `including` or `open`, if one of them was the last word."""
        self.part_of_day = ""
        self.heading = ""
        """The part of the day that stands before some days and times, as in `Mornings: Mon 9-12, Tue 10-12`."""

    def add(
        self, kind: str, value: Any, start: Token, bracket: int | None = None, end: Token | None = None
    ) -> None:
        """Add a part that ends with the token read last, unless said otherwise."""
        here = self.bracket if bracket is None else bracket
        self.parts.append(Part(kind, value, start, end or self.tokens.last, self.gap, here, self.colon))
        self.gap, self.colon = NOTHING, False

    def part_with(self, mark: str) -> None:
        """Note a comma, a semicolon or an `and` between two parts."""
        if mark == "and":
            self.gap = {NOTHING: AND, COMMA: COMMA_AND}.get(self.gap, self.gap)
        else:
            self.gap = max(self.gap, COMMA if mark == "comma" else STRONG)
            self.heading = "" if mark == "strong" else self.heading

    def last_is(self, *kinds: str) -> bool:
        """Whether the part before is of one of these kinds."""
        return bool(self.parts) and self.parts[-1].kind in kinds

    def read_anchor(self) -> None:
        """Read `from 25 November 2026`, the date of a fortnight that it is on, if that comes next."""
        tokens = self.tokens
        if tokens.peek().kind not in ("from", "starting") or tokens.peek(1).kind != "date":
            return
        tokens.take()
        token = tokens.take()
        try:
            anchor = read_date(tokens.text[token.start : token.end])
        except Problem as problem:
            raise tokens.problem(problem.code, problem.message, problem.hint, token) from None
        self.add(ANCHOR, anchor, token)
