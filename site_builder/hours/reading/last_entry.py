"""When people are last let in: `10pm`, or `30 minutes before closing`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from site_builder.hours.pattern import DAY, Opening
from site_builder.hours.reading import codes, parts
from site_builder.hours.reading.clock import read_clock
from site_builder.hours.reading.parts import Part
from site_builder.hours.reading.questions import not_understood
from site_builder.hours.reading.tokens import Tokens

_BEFORE = ("before closing", "before close", "before it closes", "before we close", "before the end")


class LastEntry(NamedTuple):
    """When people are last let in: minutes after midnight, or minutes before closing."""

    at: int | None = None
    before: int | None = None


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


def parse_last_entry(tokens: Tokens) -> LastEntry:
    """Read the last entry, up to where it ends."""
    while tokens.peek().kind in ("from", "noise", "colon") or tokens.peek().text in ("by", "before"):
        tokens.take()
    token = tokens.peek()
    length = _length(tokens)
    if length is None and token.kind == "time":
        clock = read_clock(tokens)
        if clock.minutes is None and (not clock.has_minutes or clock.hour < 7):
            message = f"{tokens.quote(token)} could be morning or afternoon."
            raise tokens.problem(codes.WHICH_HALF, message, "Write am or pm after it.", token)
        return LastEntry(at=clock.minutes if clock.minutes is not None else clock.hour * 60 + clock.minute)
    if length is None:
        message = "It doesn't say when the last entry is."
        raise tokens.problem(
            codes.LAST_ENTRY, message, "Write a time like 10pm, or ‘30 minutes before closing’.", token
        )
    following = " ".join(each.text for each in tokens.all[tokens.at : tokens.at + 3])
    said = next((each for each in _BEFORE if following.startswith(each)), None)
    if said is None:
        message = f"{tokens.quote(token)} before what?"
        raise tokens.problem(codes.LAST_ENTRY, message, "Write it like ‘30 minutes before closing’.", token)
    tokens.at += len(said.split())
    return LastEntry(before=length)


def last_entry_of(tokens: Tokens, found: Sequence[Part]) -> LastEntry | None:
    """The last entry that a line says, once for all times or for each of them.

    Raises:
        Problem: if there are several that can't be said as one.
    """
    places = [place for place, part in enumerate(found) if part.kind == parts.LAST_ENTRY]
    if not places:
        return None
    times = [part.value for part in found if part.kind == parts.TIMES]
    values = {found[place].value for place in places}
    own = [_session_of(found, place) for place in places]
    if len(values) == 1:
        value: LastEntry = found[places[0]].value
        others = [each for each in times if each.end != own[0].end] if own[0] else []
        if len(places) > 1 or not any(_would_touch(value, each) for each in others):
            return value
    elif len(places) == len(times):
        before = {_before_closing(found[place].value, each) for place, each in zip(places, own, strict=True)}
        if len(before) == 1 and None not in before:
            return LastEntry(before=before.pop())
    message = "This last entry holds for some of the times only."
    hint = "Write what holds for all, like ‘last entry 30 minutes before closing’, or put it in the note."
    raise tokens.problem(codes.LAST_ENTRY, message, hint, found[places[-1]].start)


def _session_of(found: Sequence[Part], place: int) -> Opening | None:
    """The session that a last entry stands directly behind, or in brackets behind."""
    if place == 0 or found[place - 1].kind != parts.TIMES or found[place].gap != parts.NOTHING:
        return None
    session: Opening = found[place - 1].value
    return session


def _would_touch(entry: LastEntry, opening: Opening) -> bool:
    return entry.at is not None and entry_minutes(entry, opening) is not None


def _before_closing(entry: LastEntry, opening: Opening | None) -> int | None:
    if opening is None or entry.at is None:
        return entry.before
    last = entry_minutes(entry, opening)
    return None if last is None else opening.end - last


def _length(tokens: Tokens) -> int | None:
    """Minutes, as `half an hour` or `45 minutes`; None if a time of day stands there."""
    words = [each.text for each in tokens.all[tokens.at : tokens.at + 3]]
    if words == ["half", "an", "hour"]:
        tokens.at += 3
        return 30
    if words[:2] in (["an", "hour"], ["one", "hour"]):
        tokens.at += 2
        return 60
    if len(words) > 1 and words[0].isdigit() and words[1].startswith(("min", "hour")):
        tokens.at += 2
        return int(words[0]) * (60 if words[1].startswith("h") else 1)
    return None


def entry_minutes(entry: LastEntry, opening: Opening) -> int | None:
    """When people are last let in to a session, in minutes like the session's; None if the time isn't within it."""
    if entry.before is not None:
        last = opening.end - entry.before
        return last if last >= opening.start else None
    assert entry.at is not None, "one of the two is always said"
    inside = (last for last in (entry.at, entry.at + DAY) if opening.start <= last < opening.end)
    return next(inside, None)
