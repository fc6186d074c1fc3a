"""Reads a line of opening hours into its parts: days, times, and what is said of them, in the order they stand in."""

from __future__ import annotations

from collections.abc import Sequence

from site_builder.diagnostics import Problem
from site_builder.hours.pattern import Days
from site_builder.hours.reading import codes
from site_builder.hours.reading.days import read_item, starts_days
from site_builder.hours.reading.gathered import Gathered
from site_builder.hours.reading.modifiers import READERS, in_line
from site_builder.hours.reading.names import read_name, read_purpose
from site_builder.hours.reading.parts import (
    ALSO,
    APPOINTMENT,
    COMMA,
    DAYS,
    EXCEPT,
    FORTNIGHT,
    NAMED,
    NOTE,
    NOTHING,
    PART,
    RING_FIRST,
    TERM,
    TIMES,
    WEEKS,
    Part,
)
from site_builder.hours.reading.questions import not_understood
from site_builder.hours.reading.remarks import read_remarks
from site_builder.hours.reading.tokens import Token, Tokens

_OF_SESSIONS = {APPOINTMENT, RING_FIRST, NOTE}
_MARKS = {"ring-first": RING_FIRST, "term": TERM, "appointment": APPOINTMENT, "fortnight": FORTNIGHT}
_SAID_OF_TIMES = ("label", "ring-first", "appointment", "term", "fortnight", "closed")


def read_parts(tokens: Tokens) -> list[Part]:
    """All parts of a line.

    Raises:
        Problem: if a word isn't understood, or a time or a day can't be.
    """
    found = Gathered(tokens)
    while tokens:
        token = tokens.peek()
        if token.kind == "(":
            _open_bracket(found)
        elif token.kind == "open" and _name(found, token):  # `Open access: Mon 1pm-4pm`
            continue
        elif not _between(found, token) and not _name(found, token):
            _one(found, token)
    return found.parts


def _name(found: Gathered, token: Token) -> bool:
    """Read the name of what happens at the times that follow, if it begins here."""
    behind_days = found.last_is(DAYS) and found.gap == NOTHING
    if found.bracket or (found.parts and found.gap < COMMA and not behind_days):
        return False
    last = read_name(found.tokens, behind_days=behind_days)
    if last is None:
        return False
    found.add(NAMED, in_line(found.tokens.text[token.start : last.end]), token, end=last)
    if found.tokens.peek().text in (",", "-"):
        found.colon = found.tokens.take().text == "-"  # `Toddlers – Thursdays 9.30-11.30am`
    return True


def _between(found: Gathered, token: Token) -> bool:
    """Move past what only stands between parts."""
    if token.kind in ("and", "comma", "strong"):
        found.part_with(token.kind)
    elif token.kind == "but":
        if found.last_is(DAYS) and found.gap == NOTHING and starts_days(found.tokens, 1):
            return False
        found.part_with("and")
    elif token.text == "-":
        if not _dash(found):
            return False
    elif token.kind == "colon":
        found.colon = found.say_open != "open"  # `Open: Mon-Fri 9am-5pm`
    elif token.kind == ")" and found.bracket:
        _close_bracket(found)
    elif token.kind in ("also", "including", "open"):
        found.say_open = token.kind
    elif token.kind not in ("noise", "from", "some-days") and not _is_heading(found.tokens):
        return False
    found.tokens.take()
    return True


def _is_heading(tokens: Tokens) -> bool:
    """Whether `overnight` stands before its times: `Overnight: 9pm-7am`."""
    return tokens.peek().kind == "next-day" and tokens.peek(1).kind in ("time", "from", "colon")


def _dash(found: Gathered) -> bool:
    """Whether a dash stands as a colon or a comma could: between days and times, or before what is said of them."""
    following = found.tokens.peek(1).kind
    if not found.parts and found.tokens.at:  # `Opening times - Mon-Fri 9am-5pm`
        return starts_days(found.tokens, 1) or following in ("time", "always")
    if found.last_is(DAYS, TIMES) and following in _SAID_OF_TIMES:
        found.part_with("comma")
        return True
    if found.last_is(TIMES) and starts_days(found.tokens, 1):
        found.part_with("comma")
        return True
    return found.last_is(DAYS) and following in ("time", "always")


def _open_bracket(found: Gathered) -> None:
    tokens = found.tokens
    if found.last_is(DAYS) and tokens.peek(1).kind == "part-of-day" and tokens.peek(2).kind == ")":
        found.part_of_day = str(tokens.peek(1).value)
        tokens.at += 3
        return
    remarks = read_remarks(tokens) if found.parts else []
    if remarks:
        found.brackets += 1
        for piece, is_kept in remarks:
            _remark(found, piece, is_kept)
        return
    tokens.take()
    if found.bracket:
        raise not_understood(tokens)
    found.brackets += 1
    found.bracket = found.brackets


def _remark(found: Gathered, piece: Sequence[Token], is_kept: bool) -> None:
    first, last = piece[0], piece[-1]
    said = found.tokens.text[first.start : last.end]
    kind = NOTE if is_kept else _MARKS[first.kind]
    value = said if is_kept else first.value if kind == TERM else "only" in said
    found.add(kind, value, first, bracket=found.brackets, end=last)


def _close_bracket(found: Gathered) -> None:
    """End a pair of brackets; `(4pm-5pm by appointment)` behind a session changes a piece of it."""
    inside = [part for part in found.parts if part.bracket == found.bracket]
    before = found.parts[: len(found.parts) - len(inside)]
    found.bracket = 0
    goes_on = found.tokens.peek(1).kind in ("time", "from", "always")
    if len(inside) == 1 and not goes_on and _names_weeks(inside[0], before):
        found.parts[-1] = inside[0]._replace(kind=WEEKS, value=inside[0].value[0].days.weeks)
        return
    kinds = {part.kind for part in inside}
    said = kinds - {TIMES}
    is_behind = bool(before) and before[-1].kind == TIMES and bool(inside) and inside[0].gap == NOTHING
    if not (is_behind and TIMES in kinds and said and said <= _OF_SESSIONS):
        return
    notes = "; ".join(part.value for part in inside if part.kind == NOTE)
    pieces = [
        part.value._replace(by_appointment=APPOINTMENT in kinds, ring_first=RING_FIRST in kinds, note=notes)
        for part in inside
        if part.kind == TIMES
    ]
    found.parts[len(before) :] = [inside[0]._replace(kind=PART, value=pieces, end=inside[-1].end)]


def _names_weeks(part: Part, before: Sequence[Part]) -> bool:
    """Whether `(1st Sat of the month)` stands behind the Saturday that it is about."""
    days = part.value[0].days if part.kind == DAYS else None
    named = next((place for place in reversed(range(len(before))) if before[place].kind == DAYS), None)
    if days is None or not days.weeks or named is None or part.gap != NOTHING:
        return False
    later = before[named + 1 :]
    apart = any(each.gap != NOTHING for each in later) or (
        _is_behind_times(before, named) and _has_times(later)
    )
    # Times that stand apart from those days have their own, in the brackets.
    return bool(before[named].value[0].days == Days(days.weekdays)) and not apart


def _is_behind_times(parts: Sequence[Part], place: int) -> bool:
    return place > 0 and parts[place].gap == NOTHING and parts[place - 1].kind == TIMES


def _has_times(parts: Sequence[Part]) -> bool:
    return any(part.kind == TIMES for part in parts)


def _one(found: Gathered, token: Token) -> None:
    kind = "except" if token.kind == "but" else token.kind
    if starts_days(found.tokens):
        _days(found, token)
        return
    if found.last_is(TIMES, DAYS) and (last := read_purpose(found.tokens)):
        found.gap = NOTHING
        found.add(NOTE, found.tokens.text[token.start : last.end], token, end=last)
        return
    if kind not in READERS:
        raise not_understood(found.tokens)
    READERS[kind](found, token)
    found.say_open = ""


def _days(found: Gathered, token: Token) -> None:
    tokens = found.tokens
    after_except = _in_exception(found)
    is_behind_times = found.last_is(TIMES) and found.gap == NOTHING
    if token.kind == "fortnight" and token.value == "any" and is_behind_times and not found.bracket:
        raise _before_or_behind(tokens, token)
    weeks_alone = token.kind == "ordinal" and bool(found.parts)
    item = read_item(tokens, as_exception=after_except or weeks_alone)
    if item.days and not item.days.weekdays and not after_except:
        found.add(WEEKS, item.days.weeks, token)
        return
    found.part_of_day = "" if after_except else item.part
    if item.days and item.days.special and found.colon and found.last_is(DAYS):
        _leave_out_label(found, item.days)
    also = found.say_open and (found.say_open != "open" or item.bank)
    found.add(ALSO if also and not after_except else DAYS, (item, found.say_open), token)
    found.say_open = ""
    if item.days and item.days.fortnightly:
        found.read_anchor()


def _leave_out_label(found: Gathered, days: Days) -> None:
    """Leave out days that are only named again: `Tuesday: 2nd Tuesday of the month: 1pm to 3pm`."""
    label = found.parts[-1]
    named = label.value[0].days
    if named is not None and not named.special and {*days.weekdays} <= {*named.weekdays}:
        found.parts.pop()
        found.gap, found.colon = label.gap, label.colon


def _in_exception(found: Gathered) -> bool:
    """Whether these days are left out: the list of days before them began with `except`."""
    for part in reversed(found.parts):
        if part.kind == EXCEPT:
            return True
        if part.kind != DAYS:
            return False
    return False


def _before_or_behind(tokens: Tokens, token: Token) -> Problem:
    message = f"{tokens.quote(token)} could belong to what stands before it or behind it."
    return tokens.problem(codes.WHICH_DAYS, message, "Put it in brackets behind what it belongs to.", token)
