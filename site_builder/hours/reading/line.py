"""The grammar of a line of opening hours, from `Mon-Fri 9am-5pm (closed noon-1pm)` to `24 hours`.

A line is a row of clauses; commas, semicolons, brackets and small words only part them. A clause in brackets speaks
about the clause before it. What is not understood is never skipped: it is asked back.
"""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import NamedTuple

from site_builder.diagnostics import Problem
from site_builder.hours.pattern import ALL_DAY, AS_USUAL, CLOSED, DAY, WEEK, Days, DayTimes, Opening, Rule
from site_builder.hours.reading import codes
from site_builder.hours.reading.clock import read_opening
from site_builder.hours.reading.dates import read_date
from site_builder.hours.reading.days import read_days, starts_days
from site_builder.hours.reading.overlap import check_rules
from site_builder.hours.reading.times import (
    AS_USUAL_PHRASES,
    BY_APPOINTMENT,
    LastEntry,
    end_of_clause,
    not_understood,
    parse_day_times,
    parse_last_entry,
    starts_times,
)
from site_builder.hours.reading.tokens import Token, Tokens

ALSO_BY_APPOINTMENT = (
    "or by appointment",
    "also by appointment",
    "and by appointment",
    "otherwise by appointment",
)
BANK_HOLIDAYS = ("bank holidays", "bank holiday", "public holidays", "public holiday")
INCLUDING_BANK_HOLIDAYS = tuple(
    f"{word} {name}" for word in ("including", "open on", "open") for name in BANK_HOLIDAYS
)
LAST_ENTRY = ("last entry", "last admission", "check - in", "check in", "doors close")
BETWEEN_CLAUSES = frozenset(",;()./+&") | {"and", "also", "but", "plus", "open", "or", "on"}


class Line(NamedTuple):
    """What a line says."""

    rules: tuple[Rule, ...] = ()
    always: bool = False
    by_appointment: bool = False
    unknown: bool = False
    fortnight_from: date | None = None
    last_entry: LastEntry | None = None
    bank_holidays: DayTimes | None = None


@lru_cache(maxsize=4096)
def read_line(text: str) -> Line:
    """Read a line of opening hours.

    Raises:
        Problem: if any of it isn't understood or cannot be; `offset` says where in the text.
    """
    return _Reader(Tokens(text)).read()


class _Reader:
    """One reading of one line: what has been understood so far."""

    def __init__(self, tokens: Tokens) -> None:
        self.tokens = tokens
        self.rules: list[Rule] = []
        self.last_clause = 0
        self.depth = 0
        self.ring_first: Token | None = None
        self.said = Line()

    def read(self) -> Line:
        tokens = self.tokens
        if not tokens:
            hint = "Write something like ‘Mon-Fri 9am-5pm’, or ‘unknown’."
            raise Problem(codes.NOTHING_SAID, "These opening hours are empty.", hint)
        while tokens:
            self._clause()
        said = self.said._replace(rules=check_rules(tuple(self.rules)))
        if self.ring_first and (said.always or said.rules):
            message = "‘ring first’ means that nobody knows the times, and here are times."
            hint = "If they are right, write them alone, and put ‘Ring first’ into the note."
            raise tokens.problem(codes.CONTRADICTION, message, hint, self.ring_first)
        if (said.always + said.unknown + bool(said.rules)) > 1:
            message = f"‘{tokens.text.strip()}’ says two different things about when it is open."
            raise Problem(codes.CONTRADICTION, message, "Keep the one that is true.")
        if not (said.rules or said.always or said.unknown or said.by_appointment):
            message = f"‘{tokens.text.strip()}’ doesn't say when it is open."
            raise Problem(codes.NOTHING_SAID, message, "Add the days and times, like ‘Mon-Fri 9am-5pm’.")
        return said

    def _clause(self) -> None:
        token = self.tokens.peek()
        if self._aside(token) or self._days_or_times(token):
            return
        if token.text not in BETWEEN_CLAUSES:
            raise not_understood(self.tokens)
        self.depth += (token.text == "(") - (token.text == ")")
        self.tokens.take()

    def _aside(self, token: Token) -> bool:
        """Read a clause that isn't simply days and times, and say whether it was one."""
        accept = self.tokens.accept_any
        if accept(*ALSO_BY_APPOINTMENT):
            self.said = self.said._replace(by_appointment=True)
        elif accept(*BY_APPOINTMENT):
            self._by_appointment(token)
        elif accept(*LAST_ENTRY):
            self.said = self.said._replace(last_entry=parse_last_entry(self.tokens))
        elif accept(*INCLUDING_BANK_HOLIDAYS):
            self.said = self.said._replace(bank_holidays=parse_day_times(self.tokens) or AS_USUAL)
        elif accept(*BANK_HOLIDAYS):
            self._bank_holidays()
        elif accept("closed", "except", "excluding", "but not"):
            self._closed(token)
        elif accept("ring first", "call first"):
            self.ring_first = token
            self.said = self.said._replace(unknown=True)
        elif accept("unknown", "not known"):
            self.said = self.said._replace(unknown=True)
        else:
            return False
        return True

    def _days_or_times(self, token: Token) -> bool:
        if token.kind == "always":
            self._always()
        elif starts_days(self.tokens):
            self._days_first()
        elif starts_times(self.tokens):
            self._times_first()
        else:
            return False
        return True

    def _add(self, days: tuple[Days, ...], times: DayTimes) -> None:
        self.last_clause = len(self.rules)
        self.rules.extend(Rule(each, times.openings, times.unknown, times.instead) for each in days)

    def _days_first(self) -> None:
        tokens = self.tokens
        start = tokens.peek()
        days = self._read_days()
        tokens.accept_any(":", ",", "-")
        tokens.accept("open")
        always = tokens.peek().kind == "always"
        times = parse_day_times(tokens)
        if times is not None and always and days == (Days(WEEK),):
            self.said = self.said._replace(always=True)
        elif times is not None:
            self._add(days, times)
        elif self.said.always and days == (Days(WEEK),):
            return
        elif self.rules and tokens.all[max(0, tokens.all.index(start) - 1)].text in ("open", "also"):
            self._add(days, DayTimes(self.rules[-1].openings))
        elif tokens.peek().kind == "word" and tokens.peek().text not in BETWEEN_CLAUSES:
            raise not_understood(tokens)
        else:
            said = tokens.quote(start, tokens.all[tokens.at - 1])
            hint = f"Add them, like ‘{said.strip('‘’:,')} 9am-5pm’."
            raise tokens.problem(codes.NO_TIMES, f"There are no times for {said.rstrip(':,')}.", hint, start)

    def _times_first(self) -> None:
        tokens = self.tokens
        start = tokens.peek()
        times = parse_day_times(tokens)
        end = tokens.all[tokens.at - 1]
        if times is None:
            raise not_understood(tokens)
        tokens.accept("on")
        if starts_days(tokens):
            self._add(self._read_days(), times)
        elif self.depth and self.rules and all(opening.by_appointment for opening in times.openings):
            for opening in times.openings:
                self._cut(opening, opening, tokens.quote(start, end), start)
        else:
            said = tokens.quote(start, end)
            hint = f"Put the days before them, like ‘Mon-Fri {said[1:-1]}’, or ‘daily’ if it is every day."
            raise tokens.problem(codes.WHICH_DAYS, f"{said} is on which days?", hint, start)

    def _read_days(self) -> tuple[Days, ...]:
        tokens = self.tokens
        days = read_days(tokens)
        if tokens.peek().text in ("from", "starting", "since") and tokens.peek(1).kind == "date":
            tokens.take()
            token = tokens.take()
            try:
                anchor = read_date(token.text)
            except Problem as problem:
                raise tokens.problem(problem.code, problem.message, problem.hint, token) from None
            self.said = self.said._replace(fortnight_from=anchor)
        return days

    def _always(self) -> None:
        tokens = self.tokens
        tokens.take()
        tokens.accept("on")
        days = self._read_days() if starts_days(tokens) else (Days(WEEK),)
        if days == (Days(WEEK),):
            self.said = self.said._replace(always=True)
        else:
            self._add(days, DayTimes((ALL_DAY,)))

    def _closed(self, start: Token) -> None:
        tokens = self.tokens
        tokens.accept("on")
        tokens.accept_any("all", "from", "between", "for lunch")
        if tokens.accept_any(*BANK_HOLIDAYS):
            self.said = self.said._replace(bank_holidays=CLOSED)
        elif starts_days(tokens):
            self._add(self._read_days(), CLOSED)
        elif tokens.peek().kind == "time" and self.rules:
            while tokens.peek().kind == "time":
                first = tokens.peek()
                cut = read_opening(tokens)
                self._cut(cut, None, tokens.quote(first, tokens.all[tokens.at - 1]), first)
                if tokens.peek().text in ("and", "&", ",") and tokens.peek(1).kind == "time":
                    tokens.take()
            if tokens.accept("for"):
                tokens.take()
        else:
            message = f"{tokens.quote(start, end_of_clause(tokens))} doesn't say when."
            hint = "Write ‘closed bank holidays’, ‘closed Sun’ or ‘closed noon-1pm’; put single dates under exceptions."
            raise tokens.problem(codes.UNREADABLE, message, hint, start)

    def _cut(self, part: Opening, replacement: Opening | None, said: str, token: Token) -> None:
        """Take a part out of the sessions of the clause before, and put the replacement in its place."""
        done = False
        for place in range(self.last_clause, len(self.rules)):
            rule = self.rules[place]
            openings: list[Opening] = []
            for opening in rule.openings:
                cut = (
                    part
                    if part.start >= opening.start
                    else part._replace(start=part.start + DAY, end=part.end + DAY)
                )
                if not (opening.start <= cut.start and cut.end <= opening.end):
                    openings.append(opening)
                    continue
                done = True
                pieces = [opening._replace(end=cut.start), opening._replace(start=cut.end)]
                if replacement:
                    pieces.append(cut)
                openings.extend(piece for piece in pieces if piece.start < piece.end)
            self.rules[place] = rule._replace(openings=tuple(sorted(openings)))
        if not done:
            message = f"{said} lies outside the session before it."
            hint = "Write it in brackets straight after the session it belongs to: ‘Mon-Fri 9am-5pm (closed noon-1pm)’."
            raise self.tokens.problem(codes.BREAK, message, hint, token)

    def _by_appointment(self, token: Token) -> None:
        if not self.rules:
            self.tokens.accept("only")
            self.said = self.said._replace(by_appointment=True)
        elif self.tokens.accept("only"):
            for place in range(self.last_clause, len(self.rules)):
                openings = tuple(o._replace(by_appointment=True) for o in self.rules[place].openings)
                self.rules[place] = self.rules[place]._replace(openings=openings)
        else:
            message = "‘by appointment’ could mean at these times only, or also at others."
            hint = "Write ‘by appointment only’ or ‘or by appointment’."
            raise self.tokens.problem(codes.UNREADABLE, message, hint, token)

    def _bank_holidays(self) -> None:
        tokens = self.tokens
        tokens.accept_any(":", ",")
        times = parse_day_times(tokens)
        if times is None and tokens.accept_any(*AS_USUAL_PHRASES):
            times = AS_USUAL
        if times is None:
            hint = "Write ‘bank holidays closed’, ‘bank holidays as usual’ or ‘bank holidays 10am-2pm’."
            raise tokens.problem(codes.NO_TIMES, "It doesn't say what happens on bank holidays.", hint)
        self.said = self.said._replace(bank_holidays=times)
