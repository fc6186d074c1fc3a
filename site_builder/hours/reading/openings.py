"""Times of day as people write them, read strictly: what could mean two things is asked back, never guessed.

The rules, in one place:
- `am` and `pm` settle a time; so do noon, midnight, a leading zero and hours from 13 (24-hour clock).
- In `1:30-4pm` the first time is in the same half of the day as the second, if that puts it first. Noon ends the
  morning and midnight the evening: `9-noon`, `6-midnight`.
- Where one time is settled and only one meaning of the other makes a session of one day, it has that: `9-5pm`, `9am-5`.
- Two times with minutes (`9:30-12:30`) are on the 24-hour clock, but starting at 1:00 to 6:59 is asked about.
- `mornings`, `afternoons` and `evenings` settle the times that stand with them.
- `17:00pm` is 17:00. `10am-12am` and `10pm-12pm` are asked about: most who write them mean noon and midnight.
- A session past midnight starts at 3pm or later and lasts at most 15 hours, or says `next day` or the
  day itself. So 9am-5pm typed the wrong way round is noticed. One of less than ten minutes is a slip.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product

from site_builder.diagnostics import Problem
from site_builder.hours.pattern import DAY, WEEK, Opening
from site_builder.hours.phrases import time_words
from site_builder.hours.reading import codes
from site_builder.hours.reading.clock import NOON, Clock, in_half, is_word, read_clock
from site_builder.hours.reading.tokens import Tokens

NIGHT_STARTS = 15 * 60
LONGEST_NIGHT = 15 * 60
SHORTEST = 10
_LONGEST_LIKELY = 10 * 60
_EARLIEST_LIKELY = 6 * 60
_PARTS = {
    "morning": (0, NOON),
    "lunchtime": (11 * 60, 15 * 60),
    "afternoon": (NOON, 18 * 60),
    "evening": (16 * 60, DAY),
    "night": (16 * 60, DAY),
    "pm": (NOON, DAY),
}


def read_opening(
    tokens: Tokens, part: str = "", within: Sequence[Opening] = (), day: int | None = None
) -> Opening:
    """Read `9am-5pm` and its like.

    `part` is the part of the day that its clause speaks of, `day` the weekday; a break lies `within` one of some sessions.

    Raises:
        Problem: if it is half a session, could mean two things, is impossible, or closes before it opens.
    """
    between = tokens.is_between or _goes_on_between(tokens)
    opens = read_clock(tokens)
    opens_later = tokens.accept("next-day") is not None
    if tokens.peek(1).kind == "to" and tokens.peek(1).text[:1].isalpha():
        tokens.accept("comma")  # `opens 9am, closes 5pm`
    if not (tokens.accept("to") or (between and tokens.accept("and"))):
        raise _no_closing(tokens, opens)
    tokens.skip("from", "noise")
    ends_on = _read_other_day(tokens)
    if tokens.peek().kind != "time":
        hint = "Write the closing time by the clock, like 5pm. If it changes through the year, use seasons."
        if not tokens:
            message = f"{tokens.quote(opens.token, tokens.all[-1])} has no closing time."
            raise tokens.problem(codes.NO_CLOSING, message, hint, opens.token)
        raise tokens.problem(codes.UNREADABLE, f"{tokens.quote(tokens.peek())} isn't a time of day.", hint)
    closes = read_clock(tokens)
    said = tokens.quote(opens.token, closes.token)
    start, end = _settle(opens, closes, said, part, within)
    next_day = tokens.accept("next-day") is not None
    if ends_on is not None:
        next_day = day is not None and ends_on == day % len(WEEK) + 1 and _is_night(start, end)
        if not next_day:
            raise _ask_how_long(tokens, opens, closes)
    if not next_day:
        _check_twelve(opens, closes, start, end, said)
    found = _in_order(start, end, next_day and not opens_later, said, opens.token.start)
    if not opens_later:
        check_part(part, found, said, opens.token.start)
    return found._replace(start=found.start + DAY, end=found.end + DAY) if opens_later else found


def _goes_on_between(tokens: Tokens) -> bool:
    """Whether `1pm and 4pm` follows times that said `between`: `between 9am and noon Mon, and 1pm and 4pm Tue`."""
    kinds = [tokens.peek(ahead).kind for ahead in range(4)]
    earlier = tokens.all[: tokens.at]
    return (
        kinds[:3] == ["time", "and", "time"]
        and kinds[3] != "to"
        and any(token.text.startswith("between") for token in earlier)
    )


def _read_other_day(tokens: Tokens) -> int | None:
    """Move past the weekday before a closing time: `Fri 10pm to Sat 4am`, `to Saturday morning at 4am`."""
    if tokens.peek().kind != "weekday" or tokens.peek(1).kind not in ("time", "from", "comma", "part-of-day"):
        return None
    found = tokens.take().value
    tokens.skip("part-of-day", "comma", "from")
    return found[0] if isinstance(found, tuple) else None


def _is_night(start: int, end: int) -> bool:
    return start >= NIGHT_STARTS and end < start and end + DAY - start <= LONGEST_NIGHT


def _ask_how_long(tokens: Tokens, opens: Clock, closes: Clock) -> Problem:
    message = f"{tokens.quote(opens.token, closes.token)} could be one long time, or the times of each day."
    hint = (
        "If it never closes between them, write each day: ‘Fri 6pm-midnight; Sat-Sun 24 hours; Mon midnight-8am’; "
        "else write the days first: ‘Fri-Mon 6pm-8am’."
    )
    return tokens.problem(codes.WHICH_DAYS, message, hint, opens.token)


def _check_twelve(opens: Clock, closes: Clock, start: int, end: int, said: str) -> None:
    """Ask about `10am-12am` and `10pm-12pm`: by the clock that is 14 hours, and mostly not what is meant."""
    slips = (
        (opens, opens.half == "am" and not opens.minute and end > NOON),
        (closes, closes.half == "am" and end < start < NOON),
        (closes, closes.half == "pm" and start >= NIGHT_STARTS),
    )
    slip = next((clock for clock, is_long in slips if clock.hour == 12 and is_long), None)
    if slip is not None:
        means = "midnight" if slip.half == "am" else "noon"
        message = f"In {said}, ‘{slip.said}’ is {means}, which makes it very long."
        raise Problem(codes.WHICH_HALF, message, "Write ‘noon’ or ‘midnight’.", offset=slip.token.start)


def check_part(part: str, opening: Opening, said: str, offset: int = 0) -> None:
    """Hold times to the part of the day that is named with them, if any.

    Raises:
        Problem: if they begin in another.
    """
    if part and not _PARTS[part][0] <= opening.start < _PARTS[part][1]:
        hint = f"Check am and pm, or leave ‘{part}’ out."
        raise Problem(codes.CONTRADICTION, f"{said} isn't in the {part}.", hint, offset=offset)


def _no_closing(tokens: Tokens, opens: Clock) -> Problem:
    said = tokens.quote(opens.token)
    if tokens.peek().kind == "maybe":  # `10ish`
        message = f"{tokens.quote(opens.token, tokens.peek())} leaves open when it is open."
        return tokens.problem(codes.NOTE, message, "Write the times that are certain.", opens.token)
    example = (
        f"{opens.said}pm-{opens.hour % 12 + 1}pm"
        if opens.minutes is None
        else f"{opens.said}-{time_words(opens.minutes + 60)}"
    )
    hint = f"Say from when until when, for example ‘{example}’ with its real closing time."
    if any(each.kind == "time" and each.end <= opens.token.start for each in tokens.all):
        hint += " If one day only ends earlier or later than the others, say so, like ‘Fri until 4pm’."
    return tokens.problem(codes.NO_CLOSING, f"It opens at {said}, but when does it close?", hint, opens.token)


def _settle(opens: Clock, closes: Clock, said: str, part: str, within: Sequence[Opening]) -> tuple[int, int]:
    start, end = opens.minutes, closes.minutes
    if start is not None and end is not None:
        return start, end
    plain = opens.hour * 60 + opens.minute, closes.hour * 60 + closes.minute
    if (
        opens.has_minutes
        and closes.has_minutes
        and not (opens.half or closes.half or is_word(opens) or is_word(closes))
    ):
        if start is not None or end is not None:  # one of them is on the 24-hour clock, so both are
            return plain
        if plain[0] < plain[1] and not 1 <= opens.hour <= 6 and not part:
            return plain
    half = _half_before(closes) if start is None else ""
    if (
        half
        and 1 <= opens.hour <= 12
        and in_half(opens.hour, opens.minute, half) < (end or DAY)
        and end is not None
    ):
        return in_half(opens.hour, opens.minute, half), end
    possible = _possible(opens, closes, part)
    inside = [each for each in possible if any(it.start <= each[0] < each[1] <= it.end for it in within)]
    if len(inside) == 1:
        return inside[0]
    by_day = [each for each in possible if each[0] < (each[1] or DAY)]
    mixed = _is_of_24_hours(opens) or _is_of_24_hours(closes)
    if (
        len(possible) == 1
        and by_day
        and (not mixed or possible[0] == plain)
        and (start is not None or end is not None or part)
    ):
        return possible[0]
    raise _ask_half(opens, closes, said, possible)


def _possible(opens: Clock, closes: Clock, part: str) -> list[tuple[int, int]]:
    """All that two times can mean, in order: sessions of one day, and nights that end in the morning."""
    first, last = _PARTS.get(part, (0, DAY))
    found = []
    for start, end in product(_meanings(opens), _meanings(closes)):
        length = (end or DAY) - start if start < (end or DAY) else end + DAY - start
        night = start >= NIGHT_STARTS and end <= NOON and length <= LONGEST_NIGHT
        if not (first <= start < last):
            continue
        if part and (end or DAY) > (NOON + 120 if part == "morning" else DAY):
            continue
        if start < (end or DAY) or (night and part in ("", "night")):
            found.append((start, end))
    return found


def _meanings(clock: Clock) -> list[int]:
    if clock.minutes is not None:
        return [clock.minutes]
    if not 1 <= clock.hour <= 12:
        return [clock.hour * 60 + clock.minute]
    return [in_half(clock.hour, clock.minute, half) for half in ("am", "pm")]


def _is_of_24_hours(clock: Clock) -> bool:
    return clock.minutes is not None and not clock.half and not is_word(clock)


def _half_before(closes: Clock) -> str:
    """The half of the day that a session closing then began in, if it didn't say and can be in only one."""
    if is_word(closes):
        return "am" if closes.minutes == NOON else "pm"
    return closes.half


def _ask_half(opens: Clock, closes: Clock, said: str, possible: list[tuple[int, int]]) -> Problem:
    """Ask which half of the day is meant; what is likeliest is offered first."""
    open_ended = opens.minutes is None and closes.minutes is None
    likely = sorted(possible, key=lambda each: _unlikeliness(each, open_ended))
    usual = [each for each in likely if _unlikeliness(each, open_ended) < (2, 0)]
    offers = (usual or likely)[:2]
    message = f"{said} could be morning or afternoon."
    hint = " or ".join(f"‘{_spelt(opens, start)}-{_spelt(closes, end)}’" for start, end in offers)
    hint = f"Is it {hint}? Write am or pm after both." if hint else "Write am or pm after both times."
    return Problem(codes.WHICH_HALF, message, hint, offset=opens.token.start)


def _unlikeliness(session: tuple[int, int], open_ended: bool) -> tuple[int, int]:
    """How unlikely a session is: nights, and long or early ones, come last; of others the one around noon is first."""
    start, end = session
    length = (end or DAY) - start
    odd = length < 0 or (open_ended and (length > _LONGEST_LIKELY or start < _EARLIEST_LIKELY))
    return (2 if odd else 0), (abs(start - 14 * 60) if open_ended else abs(length))


def _spelt(clock: Clock, minutes: int) -> str:
    """A time as it was written, with the half of the day behind it where it had none."""
    said = clock.said
    if clock.minutes is None and minutes == 0:
        return "midnight"  # ‘12am’ would be asked about again
    return said if clock.minutes is not None else f"{said}{'pm' if minutes >= NOON else 'am'}"


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
        if end - start < SHORTEST:
            message = f"{said} is {end - start} minute{'s' if end - start > 1 else ''} long."
            hint = "Check both times. What takes so few minutes has no opening hours: say it in the note."
            raise Problem(codes.IMPOSSIBLE, message, hint, offset=offset)
        return Opening(start, end)
    if next_day:
        return Opening(start, end + DAY if end < DAY else end)
    if not _is_night(start, end):
        plain = said.strip("‘’")
        message = f"{said} closes before it opens. Is it meant to run past midnight?"
        hint = f"If so, write ‘{plain} next day’. If not, check which time comes first, and am and pm."
        raise Problem(codes.ORDER, message, hint, offset=offset)
    return Opening(start, end + DAY)
