"""Times of day as people write them, read strictly: what could mean two things is asked back, never guessed.

The rules, in one place:
- `am` and `pm` settle a time; so do noon, midnight, a leading zero and hours from 13 (24-hour clock).
- In `1:30-4pm` the first time is in the same half of the day as the second, if that puts it first. Noon ends the
  morning and midnight the evening: `9-noon`, `6-midnight`.
- Two times with minutes (`9:30-12:30`) are on the 24-hour clock, but starting at 1:00 to 6:59 is asked about.
- A session past midnight starts at 3pm or later and lasts at most 15 hours, or says `next day`. So 9am-5pm typed the
  wrong way round is noticed.
"""

from __future__ import annotations

from typing import NamedTuple

from site_builder.diagnostics import Problem
from site_builder.hours.pattern import DAY, Opening
from site_builder.hours.reading import codes
from site_builder.hours.reading.tokens import Token, Tokens

NOON = 12 * 60
NIGHT_STARTS = 15 * 60
LONGEST_NIGHT = 15 * 60
NEXT_DAY = (
    "the next day",
    "next day",
    "next morning",
    "the next morning",
    "the following day",
    "overnight only",
    "overnight",
)
UNTIL = ("-", "to", "until", "till", "through")


class Clock(NamedTuple):
    """A time as written: hour and minute, the half of the day if it says so, and minutes after midnight if certain."""

    token: Token
    hour: int
    minute: int
    half: str
    minutes: int | None
    has_minutes: bool


def read_clock(tokens: Tokens) -> Clock:
    """Read one time.

    Raises:
        Problem: if no clock shows this time.
    """
    token = tokens.take()
    text = token.text.replace(" ", "")
    if text.endswith(("noon", "midday")):
        return Clock(token, 12, 0, "", NOON, True)
    if text.endswith("midnight"):
        return Clock(token, 12, 0, "", 0, True)
    half = "am" if "a" in text else "pm" if "p" in text else ""
    hour_text, _, minute_text = text.rstrip("amp.").replace(".", ":").partition(":")
    hour, minute = int(hour_text), int(minute_text or 0)
    wrong = minute > 59 or (minute_text and len(minute_text) != 2) or len(hour_text) > 2
    if wrong or (half and not 1 <= hour <= 12) or hour * 60 + minute > DAY:
        hint = "Write times like 9:30am, 5pm or 17:00."
        raise tokens.problem(codes.IMPOSSIBLE, f"{tokens.quote(token)} isn't a time of day.", hint, token)
    minutes: int | None = None
    if half:
        minutes = in_half(hour, minute, half)
    elif minute_text and (hour_text[0] == "0" or hour > 12):
        minutes = hour * 60 + minute
    return Clock(token, hour, minute, half, minutes, bool(minute_text))


def in_half(hour: int, minute: int, half: str) -> int:
    """Minutes after midnight of a 12-hour time."""
    return hour % 12 * 60 + minute + (NOON if half == "pm" else 0)


def read_opening(tokens: Tokens) -> Opening:
    """Read `9am-5pm` and its like.

    Raises:
        Problem: if it is half a session, could mean two things, is impossible, or closes before it opens.
    """
    opens = read_clock(tokens)
    if not any(tokens.accept(word) for word in UNTIL):
        said = tokens.quote(opens.token)
        hint = f"Say from when until when, for example ‘{_said(opens)}-3pm’ with its real closing time."
        raise tokens.problem(
            codes.NO_CLOSING, f"It opens at {said}, but when does it close?", hint, opens.token
        )
    if tokens.peek().kind != "time":
        hint = "Write the closing time by the clock, like 5pm. If it changes through the year, use seasons."
        if not tokens:
            message = f"{tokens.quote(opens.token, tokens.all[-1])} has no closing time."
            raise tokens.problem(codes.NO_CLOSING, message, hint, opens.token)
        raise tokens.problem(codes.UNREADABLE, f"{tokens.quote(tokens.peek())} isn't a time of day.", hint)
    closes = read_clock(tokens)
    said = tokens.quote(opens.token, closes.token)
    start, end = _settle(opens, closes, said)
    next_day = tokens.accept_any(*NEXT_DAY)
    return _in_order(start, end, next_day, said, offset=opens.token.start)


def _settle(opens: Clock, closes: Clock, said: str) -> tuple[int, int]:
    start, end = opens.minutes, closes.minutes
    if start is not None and end is not None:
        return start, end
    if opens.half or closes.half or not (opens.has_minutes and closes.has_minutes) or _is_word(closes):
        half = _half_before(closes) if start is None else ""
        same = in_half(opens.hour, opens.minute, half) if half and 1 <= opens.hour <= 12 else None
        if same is not None and end is not None and same < (end or DAY):
            return same, end
        raise _ask_half(opens, closes, said)
    backwards = (closes.hour, closes.minute) < (opens.hour, opens.minute)
    if start is None and end is None and (1 <= opens.hour <= 6 or backwards):
        raise _ask_half(opens, closes, said)
    return opens.hour * 60 + opens.minute, closes.hour * 60 + closes.minute


def _is_word(clock: Clock) -> bool:
    return clock.minutes is not None and not clock.token.text[0].isdigit()


def _half_before(closes: Clock) -> str:
    """The half of the day that a session closing then began in, if it didn't say and can be in only one."""
    if "n" in closes.token.text:
        return "am" if closes.minutes == NOON else "pm"
    return closes.half


def _ask_half(opens: Clock, closes: Clock, said: str) -> Problem:
    likely = "am" if 7 <= opens.hour <= 11 else "pm"
    start = _said(opens) + ("" if opens.minutes is not None else likely)
    end = _said(closes) + ("" if closes.minutes is not None else "pm")
    message = f"{said} could be morning or afternoon."
    return Problem(
        codes.WHICH_HALF,
        message,
        f"Is it ‘{start}-{end}’? Write am or pm after both.",
        offset=opens.token.start,
    )


def _said(clock: Clock) -> str:
    return clock.token.text.replace(" ", "")


def _in_order(start: int, end: int, next_day: bool, said: str, offset: int) -> Opening:
    if start == DAY:
        raise Problem(
            codes.IMPOSSIBLE, f"{said} can't start at 24:00.", "Write 00:00 for midnight.", offset=offset
        )
    if start == end and not next_day:
        message = f"{said} opens and closes at the same time."
        raise Problem(codes.SAME_TIMES, message, "If it never closes, write ‘24 hours’.", offset=offset)
    end = end or DAY
    if start < end and not next_day:
        return Opening(start, end)
    if next_day:
        return Opening(start, end + DAY if end < DAY else end)
    if start < NIGHT_STARTS or end + DAY - start > LONGEST_NIGHT:
        plain = said.strip("‘’")
        message = f"{said} closes before it opens. Is it meant to run past midnight?"
        hint = f"If so, write ‘{plain} next day’. If not, check which time comes first, and am and pm."
        raise Problem(codes.ORDER, message, hint, offset=offset)
    return Opening(start, end + DAY)
