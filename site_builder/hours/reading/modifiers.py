"""Reads what a line says of days and times: times and answers such as `closed`, breaks, `by appointment`, `women only`."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from site_builder.hours.pattern import ALL_DAY, LAST
from site_builder.hours.reading import codes, parts
from site_builder.hours.reading.closing import read_break, read_closed, read_except
from site_builder.hours.reading.days import names_days_of_weeks, starts_days
from site_builder.hours.reading.gathered import Gathered
from site_builder.hours.reading.last_entry import parse_last_entry
from site_builder.hours.reading.moments import (
    begins_otherwise,
    close_up,
    is_closed_then,
    read_moment,
)
from site_builder.hours.reading.openings import check_part, read_opening
from site_builder.hours.reading.questions import not_understood
from site_builder.hours.reading.remarks import are_words
from site_builder.hours.reading.tokens import Token, Tokens

Reader = Callable[[Gathered, Token], None]


def _whole_days(found: Gathered, token: Token) -> None:
    found.tokens.take()
    found.add(parts.ALL_YEAR if token.kind == "all-year" else parts.SEVEN_DAYS, None, token)


def _times(found: Gathered, token: Token) -> None:
    close_up(found.tokens)
    if begins_otherwise(found):
        found.add(parts.SINCE, read_moment(found.tokens), token)
        return
    part = found.part_of_day or found.heading or _part_ahead(found)
    if found.gap != parts.NOTHING and _ends_with_days(found):
        part = found.heading or _part_ahead(found)
    opening = read_opening(found.tokens, part, day=_only_day(found))
    found.add(parts.TIMES, opening, token)


def _only_day(found: Gathered) -> int | None:
    """The weekday that times stand behind, if it is one."""
    is_one = found.last_is(parts.DAYS) and not (len(found.parts) > 1 and found.parts[-2].kind == parts.DAYS)
    days = found.parts[-1].value[0].days if is_one else None
    return days.weekdays[0] if days and len(days.weekdays) == 1 else None


def _ends_with_days(found: Gathered) -> bool:
    """Whether the days read last stand behind their times, so that these times have others: `10-12 Mon mornings, 2-4 Tue …`."""
    before = len(found.parts)
    while before and found.parts[before - 1].kind == parts.DAYS:
        before -= 1
    is_behind = 0 < before < len(found.parts) and found.parts[before - 1].kind == parts.TIMES
    return is_behind and found.parts[before].gap == parts.NOTHING


def _part_ahead(found: Gathered) -> str:
    """The part of the day named behind times that stand before their days: `7-9 on Tuesday evenings`."""
    ahead = 0
    while found.tokens.peek(ahead).kind in ("time", "to"):
        ahead += 1
    while found.tokens.peek(ahead).kind in ("noise", "every", "weekday", "week", "and", "comma"):
        ahead += 1
    token = found.tokens.peek(ahead)
    return str(token.value) if token.kind == "part-of-day" else ""


def _always(found: Gathered, token: Token) -> None:
    found.tokens.take()
    found.add(parts.TIMES, ALL_DAY, token)


def _all_day(found: Gathered, token: Token) -> None:
    tokens = found.tokens
    message = f"{tokens.quote(token)} could be day and night, or only by day."
    hint = "Write from when until when, like ‘9am-5pm’, or ‘24 hours’ if it never closes."
    raise tokens.problem(codes.UNREADABLE, message, hint, token)


def _until(found: Gathered, token: Token) -> None:
    tokens = found.tokens
    behind_days = token.text == "to" and found.last_is(parts.DAYS) and found.gap == parts.NOTHING
    is_end = tokens.peek(1).kind == "time" and not is_closed_then(found)
    if not is_end or (token.text in ("-", "to", "i") and not behind_days):
        raise not_understood(tokens)
    tokens.take()
    found.add(parts.UNTIL, read_moment(tokens), token)


def _appointment(found: Gathered, token: Token) -> None:
    tokens = found.tokens
    tokens.take()
    directly = starts_days(tokens) or tokens.peek().kind in ("time", "from")
    is_also = token.kind == "also-appointment" and not directly
    found.add(parts.ALSO_APPOINTMENT if is_also else parts.APPOINTMENT, "only" in token.text, token)


def _fortnight(found: Gathered, token: Token) -> None:
    if names_days_of_weeks(found.tokens) and token.value == "before":
        raise not_understood(found.tokens)
    found.tokens.take()
    found.add(parts.FORTNIGHT, None, token)
    found.read_anchor()


def _label(found: Gathered, token: Token) -> None:
    found.tokens.take()
    found.add(parts.NOTE, in_line(found.tokens.text[token.start : token.end]), token)


def _named(found: Gathered, token: Token) -> None:
    if found.bracket:
        raise not_understood(found.tokens)
    found.tokens.take()
    found.add(parts.NAMED, in_line(found.tokens.text[token.start : token.end]), token)


def in_line(said: str) -> str:
    """Words as they stand inside a sentence: `Soup run` is `soup run`, and `GP` stays."""
    return said[:1].lower() + said[1:] if said[1:].islower() else said


def _quoted(found: Gathered, token: Token) -> None:
    """`Th 18:00-20:00 "soup run"`: words of a session as OpenStreetMap has them."""
    said = found.tokens.text[token.start + 1 : token.end - 1].strip()
    if not found.last_is(parts.TIMES, parts.DAYS) or not are_words(Tokens(said).all):
        raise not_understood(found.tokens)
    found.tokens.take()
    found.add(parts.NOTE, said, token)


def _nth(found: Gathered, token: Token) -> None:
    """`We[1,3]`: weeks of the month as OpenStreetMap has them."""
    if not found.last_is(parts.DAYS):
        raise not_understood(found.tokens)
    found.tokens.take()
    weeks = {int(number) for number in token.text.strip("[] ").split(",")}
    if any(week < LAST for week in weeks):
        raise not_understood(found.tokens)
    found.add(parts.WEEKS, tuple(sorted(weeks, key=lambda week: (week == LAST, week))), token)


def _starting(found: Gathered, _token: Token) -> None:
    if found.tokens.peek(1).kind != "date":
        raise not_understood(found.tokens)
    found.read_anchor()


def _part_of_day(found: Gathered, token: Token) -> None:
    found.tokens.take()
    if found.last_is(parts.TIMES) and found.gap == parts.NOTHING and found.tokens.peek().kind != "time":
        check_part(str(token.value), found.parts[-1].value, _quoted_times(found), token.start)
        return
    ahead = 0
    while found.tokens.peek(ahead).kind in ("noise", "open"):  # `Evening opening: Wed 5-8`
        ahead += 1
    if found.tokens.peek(ahead).kind == "colon" and starts_days(found.tokens, ahead + 1):
        found.heading = str(token.value)
        found.tokens.at += ahead + 1
        return
    if found.tokens.peek().text == "only":
        found.tokens.take()
        found.tokens.accept("comma", "colon")
    found.tokens.skip("noise", "from")
    if found.tokens.peek().kind != "time":
        found.tokens.at = found.tokens.all.index(token)
        raise not_understood(found.tokens)
    found.part_of_day = str(token.value)


def _quoted_times(found: Gathered) -> str:
    return found.tokens.quote(found.parts[-1].start, found.parts[-1].end)


def _last_entry(found: Gathered, token: Token) -> None:
    found.tokens.take()
    found.add(parts.LAST_ENTRY, parse_last_entry(found.tokens), token)


def _plain(kind: str, take_value: bool = False) -> Reader:
    """A reader of a part that is one token."""

    def read(found: Gathered, token: Token) -> None:
        found.tokens.take()
        said = found.tokens.text[token.start : token.end]
        found.add(kind, token.value if take_value else said, token)

    return read


READERS: Mapping[str, Reader] = {
    "time": _times,
    "always": _always,
    "all-day": _all_day,
    "seven-days": _whole_days,
    "all-year": _whole_days,
    "closed": read_closed,
    "except": read_except,
    "for-lunch": read_break,
    "to": _until,
    "starting": _starting,
    "part-of-day": _part_of_day,
    "appointment": _appointment,
    "also-appointment": _appointment,
    "fortnight": _fortnight,
    "last-entry": _last_entry,
    "unknown": _plain(parts.UNKNOWN),
    "as-usual": _plain(parts.AS_USUAL),
    "ring-first": _plain(parts.RING_FIRST),
    "label": _label,
    "named": _named,
    "quoted": _quoted,
    "nth": _nth,
    "term": _plain(parts.TERM, take_value=True),
    "of-month": _plain(parts.OF_MONTH),
    "instead": _plain(parts.INSTEAD),
}
"""What reads the parts that begin with each kind of token, days apart."""
