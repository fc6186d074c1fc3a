"""Reads what is said about a single day, the last entry, and asks about words that are neither days nor times."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from site_builder.diagnostics import Problem
from site_builder.hours.pattern import ALL_DAY, AS_USUAL, CLOSED, UNKNOWN, DayTimes
from site_builder.hours.reading import codes
from site_builder.hours.reading.clock import read_clock, read_opening
from site_builder.hours.reading.days import nearest_day
from site_builder.hours.reading.overlap import check_day
from site_builder.hours.reading.tokens import Token, Tokens

BY_APPOINTMENT = ("by appointment", "appointment", "by appointments", "appointments")
UNKNOWN_PHRASES = ("unknown", "not known", "ring first", "ask", "ring to ask", "call first")
AS_USUAL_PHRASES = ("as usual", "as normal", "open as usual", "usual", "open")
PARTS_OF_THE_YEAR = frozenset(["term", "school", "spring", "summer", "autumn", "winter"])
ZONES = frozenset(["eastern", "central", "pacific", "gmt", "bst", "utc", "cet", "est", "edt"])


class LastEntry(NamedTuple):
    """When people are last let in: minutes after midnight, or minutes before closing."""

    at: int | None = None
    before: int | None = None


@lru_cache(maxsize=4096)
def read_day_times(text: str) -> DayTimes:
    """Read what is said about one day: times, `closed`, `unknown`, `as usual`, `24 hours` or `by appointment`.

    Raises:
        Problem: if it isn't understood or cannot be.
    """
    tokens = Tokens(text)
    found = parse_day_times(tokens)
    if found is None and tokens.accept_any(*AS_USUAL_PHRASES):
        found = AS_USUAL
    if found is None and not tokens:
        raise Problem(
            codes.NO_TIMES, "There are no times here.", "Write times like 9am-5pm, or ‘closed’ or ‘unknown’."
        )
    if found is None or tokens:
        raise not_understood(tokens)
    return found


def read_last_entry(text: str) -> LastEntry:
    """Read `10pm` or `30 minutes before closing`.

    Raises:
        Problem: if it isn't understood.
    """
    tokens = Tokens(text)
    found = parse_last_entry(tokens)
    if tokens:
        raise not_understood(tokens)
    return found


def starts_times(tokens: Tokens) -> bool:
    """Whether a session comes next."""
    token = tokens.peek()
    return token.kind == "time" or (token.text in ("from", "at", "between") and tokens.peek(1).kind == "time")


def parse_day_times(tokens: Tokens) -> DayTimes | None:
    """What a day is said to be, or nothing if that isn't what comes next."""
    token = tokens.peek()
    if tokens.accept("closed"):
        return CLOSED
    if tokens.accept_any(*UNKNOWN_PHRASES):
        return UNKNOWN
    if tokens.accept_any(*BY_APPOINTMENT):
        tokens.accept("only")
        return DayTimes((ALL_DAY._replace(by_appointment=True),))
    if token.kind == "always":
        tokens.take()
        return DayTimes((ALL_DAY,))
    if token.text in ("from", "at", "between") and tokens.peek(1).kind == "time":
        tokens.take()
    elif token.kind != "time":
        return None
    return _times(tokens, token)


def _times(tokens: Tokens, start: Token) -> DayTimes:
    openings = [read_opening(tokens)]
    while tokens.peek().text in (",", "and", "&", "+", "/", ";") and tokens.peek(1).kind == "time":
        tokens.take()
        openings.append(read_opening(tokens))
    if tokens.accept_any(*BY_APPOINTMENT):
        tokens.accept("only")
        openings = [opening._replace(by_appointment=True) for opening in openings]
    tokens.accept("only")
    try:
        ordered = check_day(openings)
    except Problem as problem:
        raise tokens.problem(problem.code, problem.message, problem.hint, start) from None
    return DayTimes(ordered, instead=tokens.accept("instead"))


def parse_last_entry(tokens: Tokens) -> LastEntry:
    """Read the last entry, up to where it ends."""
    tokens.accept_any("at", "by", "before", "is", ":")
    token = tokens.peek()
    if tokens.accept("half", "an", "hour"):
        length = 30
    elif token.kind == "time" and tokens.peek(1).text.startswith(("min", "hour")) and token.text.isdigit():
        tokens.take()
        length = int(token.text) * (60 if tokens.take().text.startswith("h") else 1)
    elif token.kind == "time":
        clock = read_clock(tokens)
        if clock.minutes is None and (not clock.has_minutes or clock.hour < 7):
            message = f"{tokens.quote(token)} could be morning or afternoon."
            raise tokens.problem(codes.WHICH_HALF, message, "Write am or pm after it.", token)
        return LastEntry(at=clock.minutes if clock.minutes is not None else clock.hour * 60 + clock.minute)
    else:
        message = "It doesn't say when the last entry is."
        raise tokens.problem(
            codes.LAST_ENTRY, message, "Write a time like 10pm, or ‘30 minutes before closing’.", token
        )
    if not tokens.accept_any(
        "before closing", "before close", "before it closes", "before we close", "before the end"
    ):
        message = f"{tokens.quote(token)} before what?"
        raise tokens.problem(codes.LAST_ENTRY, message, "Write it like ‘30 minutes before closing’.", token)
    return LastEntry(before=length)


def end_of_clause(tokens: Tokens) -> Token:
    """The last token before the next closing bracket or semicolon."""
    last = tokens.at
    while last + 1 < len(tokens.all) and tokens.all[last + 1].text not in (")", ";"):
        last += 1
    return tokens.all[min(last, len(tokens.all) - 1)]


def not_understood(tokens: Tokens) -> Problem:
    """The question to ask about words that aren't hours."""
    token = tokens.peek()
    end = end_of_clause(tokens)
    said = tokens.quote(token, end)
    following = [piece.text for piece in tokens.all[tokens.at : tokens.all.index(end) + 1]]
    if token.text in ZONES:
        hint = f"Leave {said} out: all times are the site's own, set once in site.yaml."
        return tokens.problem(codes.TIME_ZONE, f"{said} is a time zone.", hint)
    if near := nearest_day(token.text):
        return tokens.problem(
            codes.UNREADABLE, f"{tokens.quote(token)} isn't a day.", f"Did you mean ‘{near}’?"
        )
    if token.text in PARTS_OF_THE_YEAR:
        hint = "Put its hours under seasons, with the first and the last day."
        return tokens.problem(codes.NOTE, f"{said} isn't on every week of the year.", hint)
    if token.kind == "word" and tokens.peek(1).kind == "time":
        hint = "Days look like Mon-Fri. Something inside the service with hours of its own goes under activities."
        return tokens.problem(codes.UNREADABLE, f"{tokens.quote(token)} isn't a day.", hint)
    if token.kind == "word" and (
        ":" in following or any(piece.kind == "time" for piece in tokens.all[tokens.at :])
    ):
        message = f"{said} looks like something with hours of its own."
        hint = "Give it its own entry under activities, and write here when the service itself is open."
        return tokens.problem(codes.ACTIVITY, message, hint)
    if token.kind == "word" and token.text not in ("sunset", "sunrise", "dusk", "dawn"):
        hint = "If it is something to tell people, put it in the note. Days look like Mon-Fri, times like 9am-5pm."
        return tokens.problem(codes.NOTE, f"{said} isn't days or times.", hint)
    hint = "Write days and times like ‘Mon-Fri 9am-5pm; Sat 10am-noon’."
    return tokens.problem(codes.UNREADABLE, f"We can't read {said} as opening hours.", hint)
