"""Reads a line of opening hours into its parts: days, times, and what is said of them, in the order they stand in."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from site_builder.diagnostics import Problem
from site_builder.hours.pattern import ALL_DAY
from site_builder.hours.reading import codes
from site_builder.hours.reading.clock import read_clock, read_opening
from site_builder.hours.reading.dates import read_date
from site_builder.hours.reading.days import names_days_of_weeks, read_item, starts_days
from site_builder.hours.reading.last_entry import parse_last_entry
from site_builder.hours.reading.questions import end_of_clause, not_understood
from site_builder.hours.reading.remarks import read_remarks
from site_builder.hours.reading.tokens import Token, Tokens

NOTHING, AND, COMMA, COMMA_AND, STRONG = range(5)
"""How much stands between two parts."""

DAYS, ALSO, TIMES, EXCEPT = "D", "L", "T", "E"
CLOSED, UNKNOWN, AS_USUAL, APPOINTMENT, RING_FIRST, UNTIL = (
    "closed",
    "unknown",
    "as usual",
    "appointment",
    "ring",
    "until",
)
CUT, PART, NOTE, TERM, FORTNIGHT, OF_MONTH, INSTEAD, WEEKS = (
    "cut",
    "part",
    "note",
    "term",
    "fortnight",
    "month",
    "instead",
    "weeks",
)
SEVEN_DAYS, ALL_YEAR, ALSO_APPOINTMENT, LAST_ENTRY, ANCHOR = "seven", "year", "otherwise", "entry", "anchor"


_OF_SESSIONS = {APPOINTMENT, RING_FIRST, NOTE}


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


def read_parts(tokens: Tokens) -> list[Part]:
    """All parts of a line.

    Raises:
        Problem: if a word isn't understood, or a time or a day can't be.
    """
    return _Reader(tokens).read()


class _Reader:
    def __init__(self, tokens: Tokens) -> None:
        self.tokens = tokens
        self.parts: list[Part] = []
        self.gap = NOTHING
        self.bracket = 0
        self.brackets = 0
        self.colon = False
        self.say_open: str = ""
        self.part_of_day = ""

    def read(self) -> list[Part]:
        while self.tokens:
            token = self.tokens.peek()
            if token.kind == "(":
                self._open_bracket()
            elif not self._between(token):
                self._one(token)
        return self.parts

    def _between(self, token: Token) -> bool:
        """Move past what only stands between parts."""
        if token.kind == "and":
            self.gap = {NOTHING: AND, COMMA: COMMA_AND}.get(self.gap, self.gap)
        elif token.kind in ("comma", "strong"):
            self.gap = max(self.gap, COMMA if token.kind == "comma" else STRONG)
        elif token.kind == "colon":
            self.colon = True
        elif token.kind == ")" and self.bracket:
            self._close_bracket()
        elif token.kind in ("also", "including", "open"):
            self.say_open = token.kind
        elif token.kind not in ("noise", "from") and not (token.text == "-" and self._is_dash()):
            return False
        self.tokens.take()
        return True

    def _is_dash(self) -> bool:
        """Whether a dash stands between days and times, as a colon could."""
        following = self.tokens.peek(1).kind
        return bool(self.parts) and self.parts[-1].kind == DAYS and following in ("time", "closed", "always")

    def _open_bracket(self) -> None:
        tokens = self.tokens
        remarks = read_remarks(tokens) if self.parts else []
        if remarks:
            self.brackets += 1
            for piece, is_kept in remarks:
                self._remark(piece, is_kept)
            return
        tokens.take()
        if self.bracket:
            raise not_understood(tokens)
        self.brackets += 1
        self.bracket = self.brackets

    def _close_bracket(self) -> None:
        """End a pair of brackets; `(4pm-5pm by appointment)` behind a session changes a piece of it."""
        inside = [part for part in self.parts if part.bracket == self.bracket]
        before = self.parts[: len(self.parts) - len(inside)]
        self.bracket = 0
        kinds = {part.kind for part in inside}
        said = kinds - {TIMES}
        if not (before and before[-1].kind == TIMES and TIMES in kinds and said and said <= _OF_SESSIONS):
            return
        notes = "; ".join(part.value for part in inside if part.kind == NOTE)
        pieces = [
            part.value._replace(
                by_appointment=APPOINTMENT in kinds, ring_first=RING_FIRST in kinds, note=notes
            )
            for part in inside
            if part.kind == TIMES
        ]
        self.parts[len(before) :] = [inside[0]._replace(kind=PART, value=pieces, end=inside[-1].end)]

    def _remark(self, piece: Sequence[Token], is_kept: bool) -> None:
        first, last = piece[0], piece[-1]
        said = self.tokens.text[first.start : last.end]
        kind = NOTE if is_kept else _MARKS[first.kind]
        value = said if is_kept else first.value if kind == TERM else "only" in said
        self._add(kind, value, first, bracket=self.brackets, end=last)

    def _one(self, token: Token) -> None:
        if starts_days(self.tokens):
            self._days(token)
            return
        read = _READERS.get(token.kind)
        if read is None:
            raise not_understood(self.tokens)
        read(self, token)
        self.say_open = ""

    def _add(
        self, kind: str, value: Any, start: Token, bracket: int | None = None, end: Token | None = None
    ) -> None:
        here = self.bracket if bracket is None else bracket
        self.parts.append(Part(kind, value, start, end or self.tokens.last, self.gap, here, self.colon))
        self.gap, self.colon = NOTHING, False

    def _days(self, token: Token) -> None:
        tokens = self.tokens
        after_except = self._in_exception()
        is_behind_times = bool(self.parts) and self.parts[-1].kind == TIMES and self.gap == NOTHING
        if token.kind == "fortnight" and token.value == "any" and is_behind_times and not self.bracket:
            raise self._before_or_behind(token)
        weeks_alone = token.kind == "ordinal" and bool(self.parts)
        item = read_item(tokens, as_exception=after_except or weeks_alone)
        if item.days and not item.days.weekdays and not after_except:
            self._add(WEEKS, item.days.weeks, token)
            return
        self.part_of_day = "" if after_except else item.part
        label = self.parts[-1] if self.parts else None
        if (
            self.colon
            and label
            and label.kind == DAYS
            and item.days
            and item.days.special
            and _labels(label, item.days)
        ):
            self.parts.pop()
            self.gap, self.colon = label.gap, label.colon
        also = self.say_open and (self.say_open != "open" or item.bank)
        self._add(ALSO if also and not after_except else DAYS, (item, self.say_open), token)
        self.say_open = ""
        if item.days and item.days.fortnightly:
            self._anchor()

    def _in_exception(self) -> bool:
        """Whether these days are left out: the list of days before them began with `except`."""
        for part in reversed(self.parts):
            if part.kind == EXCEPT:
                return True
            if part.kind != DAYS:
                return False
        return False

    def _before_or_behind(self, token: Token) -> Problem:
        message = f"{self.tokens.quote(token)} could belong to what stands before it or behind it."
        return self.tokens.problem(
            codes.WHICH_DAYS, message, "Put it in brackets behind what it belongs to.", token
        )

    def _anchor(self) -> None:
        tokens = self.tokens
        if tokens.peek().kind not in ("from", "starting") or tokens.peek(1).kind != "date":
            return
        tokens.take()
        token = tokens.take()
        try:
            anchor = read_date(tokens.text[token.start : token.end])
        except Problem as problem:
            raise tokens.problem(problem.code, problem.message, problem.hint, token) from None
        self._add(ANCHOR, anchor, token)

    def _whole_days(self, token: Token) -> None:
        self.tokens.take()
        self._add(ALL_YEAR if token.kind == "all-year" else SEVEN_DAYS, None, token)

    def _times(self, token: Token) -> None:
        opening = read_opening(self.tokens, self.part_of_day or self._part_ahead())
        self._add(TIMES, opening, token)

    def _part_ahead(self) -> str:
        """The part of the day named behind times that stand before their days: `7-9 on Tuesday evenings`."""
        ahead = 0
        while (token := self.tokens.peek(ahead)).kind in (
            "time",
            "to",
            "noise",
            "every",
            "weekday",
            "week",
            "part-of-day",
        ):
            if token.kind == "part-of-day":
                return str(token.value)
            ahead += 1
        return ""

    def _always(self, token: Token) -> None:
        self.tokens.take()
        self._add(TIMES, ALL_DAY, token)

    def _closed(self, token: Token) -> None:
        tokens = self.tokens
        tokens.take()
        tokens.accept("always")
        tokens.skip("noise", "for-lunch")
        tokens.accept("from")
        if tokens.peek().kind == "time":
            self._cut()
        elif not starts_days(tokens) and tokens.peek().kind not in (
            ")",
            "strong",
            "comma",
            "(",
            "and",
            "end",
            "next-day",
        ):
            message = f"{tokens.quote(token, end_of_clause(tokens))} doesn't say when."
            if (problem := not_understood(tokens)).code in (
                codes.DATE,
                codes.NOTE,
            ) and tokens.peek().kind != "word":
                raise problem
            hint = "Write ‘closed bank holidays’, ‘closed Sun’ or ‘closed noon-1pm’; put single dates under exceptions."
            raise tokens.problem(codes.UNREADABLE, message, hint, token)
        else:
            self._add(CLOSED, None, token, end=token)

    def _cut(self) -> None:
        tokens = self.tokens
        sessions = [part.value for part in self.parts if part.kind == TIMES]
        more = True
        while more:
            start = tokens.peek()
            part = "lunchtime" if "lunch" in tokens.last.text and not sessions else ""
            opening = read_opening(tokens, part, sessions)
            tokens.skip("for-lunch")
            self._add(CUT, opening, start)
            more = tokens.peek().kind == "and" and tokens.peek(1).kind == "time"
            if more:
                tokens.take()
        if tokens.peek().text == "for":
            tokens.take()
            tokens.take()

    def _except(self, token: Token) -> None:
        tokens = self.tokens
        tokens.take()
        tokens.skip("noise", "for-lunch")
        tokens.accept("from")
        following = tokens.peek()
        if following.kind == "time":
            self._cut()
        elif following.kind == "term":
            tokens.take()
            self._add(TERM, "holidays" if following.value == "term" else "term", token)
        elif starts_days(tokens):
            self._add(EXCEPT, None, token, end=token)
        else:
            raise not_understood(tokens)

    def _for_lunch(self, _token: Token) -> None:
        if self.tokens.peek(1).kind != "time":
            raise not_understood(self.tokens)
        self.tokens.take()
        self._cut()

    def _until(self, token: Token) -> None:
        tokens = self.tokens
        if token.text in ("-", "to", "i") or tokens.peek(1).kind != "time":
            raise not_understood(tokens)
        tokens.take()
        clock = read_clock(tokens)
        if clock.minutes is None and not clock.has_minutes:
            message = f"{tokens.quote(clock.token)} could be morning or afternoon."
            raise tokens.problem(codes.WHICH_HALF, message, "Write am or pm after it.", clock.token)
        minutes = clock.minutes if clock.minutes is not None else clock.hour * 60 + clock.minute
        self._add(UNTIL, minutes, token)

    def _appointment(self, token: Token) -> None:
        tokens = self.tokens
        tokens.take()
        directly = starts_days(tokens) or tokens.peek().kind in ("time", "from")
        is_also = token.kind == "also-appointment" and not directly
        self._add(ALSO_APPOINTMENT if is_also else APPOINTMENT, "only" in token.text, token)

    def _fortnight(self, token: Token) -> None:
        if names_days_of_weeks(self.tokens) and token.value == "before":
            raise not_understood(self.tokens)
        self.tokens.take()
        self._add(FORTNIGHT, None, token)
        self._anchor()

    def _label(self, token: Token) -> None:
        self.tokens.take()
        self._add(NOTE, token.text.replace(" - ", "-"), token)

    def _starting(self, _token: Token) -> None:
        if self.tokens.peek(1).kind != "date":
            raise not_understood(self.tokens)
        self._anchor()

    def _part_of_day(self, token: Token) -> None:
        self.tokens.take()
        self.tokens.skip("noise", "from")
        if self.tokens.peek().kind != "time":
            self.tokens.at = self.tokens.all.index(token)
            raise not_understood(self.tokens)
        self.part_of_day = str(token.value)

    def _last_entry(self, token: Token) -> None:
        self.tokens.take()
        self._add(LAST_ENTRY, parse_last_entry(self.tokens), token)


def _labels(label: Part, days: Any) -> bool:
    """Whether days only repeat what they stand under: `Tuesday: 2nd Tuesday of the month: 1pm to 3pm`."""
    item = label.value[0]
    return item.days is not None and not item.days.special and set(days.weekdays) <= set(item.days.weekdays)


_MARKS = {"ring-first": RING_FIRST, "term": TERM, "appointment": APPOINTMENT, "fortnight": FORTNIGHT}


def _plain(kind: str, take_value: bool = False) -> Callable[[_Reader, Token], None]:
    """A reader of a part that is one token."""

    def read(reader: _Reader, token: Token) -> None:
        reader.tokens.take()
        said = reader.tokens.text[token.start : token.end]
        reader._add(kind, token.value if take_value else said, token)

    return read


_READERS: Mapping[str, Callable[[_Reader, Token], None]] = {
    "time": _Reader._times,
    "always": _Reader._always,
    "every-day": _Reader._days,
    "seven-days": _Reader._whole_days,
    "all-year": _Reader._whole_days,
    "closed": _Reader._closed,
    "except": _Reader._except,
    "for-lunch": _Reader._for_lunch,
    "to": _Reader._until,
    "starting": _Reader._starting,
    "part-of-day": _Reader._part_of_day,
    "appointment": _Reader._appointment,
    "also-appointment": _Reader._appointment,
    "fortnight": _Reader._fortnight,
    "last-entry": _Reader._last_entry,
    "unknown": _plain(UNKNOWN),
    "as-usual": _plain(AS_USUAL),
    "ring-first": _plain(RING_FIRST),
    "label": _Reader._label,
    "term": _plain(TERM, take_value=True),
    "of-month": _plain(OF_MONTH),
    "instead": _plain(INSTEAD),
}
