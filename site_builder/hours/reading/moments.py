"""Times that stand alone: when usual times begin or end otherwise, as in `Fri until 4pm` and `closed from 1pm on Wed`."""

from __future__ import annotations

from site_builder.hours.reading import codes, parts
from site_builder.hours.reading.clock import read_clock
from site_builder.hours.reading.days import PLAIN
from site_builder.hours.reading.gathered import Gathered
from site_builder.hours.reading.tokens import Tokens

_BETWEEN = (*PLAIN, "every-day", "every", "ordinal", "of-month", "noise", "and", "part-of-day")


def begins_otherwise(found: Gathered) -> bool:
    """Whether `from 10am` stands behind usual times and says no end: `Mon-Fri 9am-5pm (Wed from 10am)`."""
    is_later = found.tokens.last.kind == "from" and any(part.kind == parts.TIMES for part in found.parts)
    return is_later and not has_end(found.tokens) and not is_closed_then(found)


def has_end(tokens: Tokens) -> bool:
    """Whether a closing time follows the time that comes next, or something that is asked about."""
    following = tokens.peek(1)
    return following.kind in ("to", "next-day", "maybe") or (tokens.is_between and following.kind == "and")


def close_up(tokens: Tokens) -> None:
    """Put the end of a session to its beginning where days stand between them: `from 7pm every Friday until 9pm`."""
    if has_end(tokens):
        return
    ahead, names = 1, 0
    while tokens.peek(ahead).kind in _BETWEEN or (
        tokens.peek(ahead).kind == "to" and tokens.peek(ahead + 1).kind in PLAIN
    ):
        names += tokens.peek(ahead).kind in (*PLAIN, "every-day")
        ahead += 1
    ends = tokens.peek(ahead).kind == "to" and tokens.peek(ahead + 1).kind == "time"
    if names and ends and tokens.peek(ahead + 2).kind in ("end", "comma", "strong", "and", ")"):
        tokens.bring(ahead, 2, behind=1)


def closes_early(tokens: Tokens) -> bool:
    """Whether a time and weekdays come next, as in `closed from 1pm on Wed`."""
    ahead = 1
    while tokens.peek(ahead).kind in ("noise", "every"):
        ahead += 1
    return tokens.peek(ahead).kind in ("weekday", "week")


def is_closed_then(found: Gathered) -> bool:
    """Whether what comes next may be when it is closed: `closed Wed from 1pm`, `not Wed until noon`."""
    before = next((part for part in reversed(found.parts) if part.kind != parts.DAYS), None)
    if before is None or before is found.parts[-1]:
        return False
    return before.kind == parts.CLOSED or (before.kind == parts.EXCEPT and "not" in before.start.text.split())


def read_moment(tokens: Tokens) -> int:
    """A time that stands alone, in minutes after midnight."""
    clock = read_clock(tokens)
    if clock.minutes is None and not clock.has_minutes:
        message = f"{tokens.quote(clock.token)} could be morning or afternoon."
        raise tokens.problem(codes.WHICH_HALF, message, "Write am or pm after it.", clock.token)
    return clock.minutes if clock.minutes is not None else clock.hour * 60 + clock.minute
