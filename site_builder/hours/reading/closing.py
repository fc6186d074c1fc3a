"""Reads when it is closed: `closed Sun`, `closed noon-1pm`, `closed 1pm-2pm on Wed`, `except Mondays`, `lunch break 1-2pm`."""

from __future__ import annotations

from site_builder.hours.reading import codes, parts
from site_builder.hours.reading.days import PLAIN, read_item, starts_days
from site_builder.hours.reading.gathered import Gathered
from site_builder.hours.reading.moments import closes_early, has_end, read_moment
from site_builder.hours.reading.openings import read_opening
from site_builder.hours.reading.questions import end_of_clause, not_understood
from site_builder.hours.reading.tokens import Token, Tokens

_AFTER_CLOSED = (")", "strong", "comma", "(", "and", "end", "next-day")
_AFTER_BREAKS = ("end", "comma", "strong", ")", "for-lunch", "every-day")
"""What may stand behind the second of two breaks; `closed 12-1pm and 2pm-4pm Sat` may speak of Saturday's times."""
_OTHER_TERM = {"term": "holidays", "holidays": "term"}
_IN_DAYS = (*PLAIN, "every", "ordinal", "of-month", "noise", "to", "part-of-day")


def read_closed(found: Gathered, token: Token) -> None:
    """Read what follows `closed`, and put the parts of it to those found."""
    tokens = found.tokens
    tokens.take()
    tokens.accept("always", "all-day")
    tokens.skip("noise", "for-lunch", "colon")
    daily = tokens.peek().kind == "every-day" and tokens.peek(1).kind in ("time", "from")
    tokens.at += daily
    tokens.accept("from")
    following = tokens.peek()
    if _read_left_out(found, token, daily=daily) or _read_days_and_times(found):
        return
    if starts_days(tokens) or following.kind in _AFTER_CLOSED:
        found.add(parts.CLOSED, None, token, end=token)
    else:
        problem = not_understood(tokens)
        if problem.code in (codes.DATE, codes.NOTE) and following.kind != "word":
            raise problem
        message = f"{tokens.quote(token, end_of_clause(tokens))} doesn't say when."
        hint = "Write ‘closed bank holidays’, ‘closed Sun’ or ‘closed noon-1pm’; put single dates under exceptions."
        raise tokens.problem(codes.UNREADABLE, message, hint, token)


def _read_left_out(found: Gathered, token: Token, *, daily: bool = False) -> bool:
    """Read the times or the terms that are left out of what else is said; whether there are any."""
    following = found.tokens.peek()
    if following.kind == "time" and closes_early(found.tokens) and token.kind == "closed":
        found.add(parts.UNTIL, read_moment(found.tokens), token)
    elif following.kind == "time":
        _read_breaks(found, parts.CUT_ALL if daily else parts.CUT)
    elif following.kind == "term":
        found.tokens.take()
        found.add(parts.TERM, _OTHER_TERM[str(following.value)], token)
    else:
        return False
    return True


def _read_days_and_times(found: Gathered) -> bool:
    """Read `Wed 1pm-2pm` behind `closed` and the usual times, or `Wed from 1pm`; whether it stands there."""
    tokens = found.tokens
    ahead = _length_of_days(tokens)
    ahead += tokens.peek(ahead).kind == "from"
    usual = any(part.kind == parts.TIMES for part in found.parts)
    if not usual or found.last_is(parts.DAYS) or tokens.peek(ahead).kind != "time" or ahead == 0:
        return False
    if tokens.peek(ahead + 3).kind in (*PLAIN, "every"):  # `closed Sat 10am-noon Sun`
        return False
    start = tokens.peek()
    found.add(parts.DAYS, (read_item(tokens)._replace(part=""), ""), start)
    tokens.skip("noise")
    tokens.accept("from")
    start = tokens.peek()
    if start.kind != "time":
        raise not_understood(tokens)
    if has_end(tokens):
        found.add(parts.PAUSE, read_opening(tokens), start)
    else:
        found.add(parts.UNTIL, read_moment(tokens), start)
    tokens.skip("for-lunch")
    return True


def _length_of_days(tokens: Tokens) -> int:
    """How many tokens name the one day, or days from one to another, that come next; 0 where they are none or several."""
    ahead, names = 0, 0
    while tokens.peek(ahead).kind in _IN_DAYS:
        names += tokens.peek(ahead).kind in PLAIN
        if tokens.peek(ahead).kind == "to":
            names -= 1
            if tokens.peek(ahead + 1).kind not in PLAIN:
                return 0
        ahead += 1
    return ahead if names == 1 else 0


def _read_breaks(found: Gathered, kind: str = parts.CUT) -> None:
    """Read the times at which it is closed for a while: on all days that are spoken of, or on those that stand with it."""
    tokens = found.tokens
    sessions = [part.value for part in found.parts if part.kind == parts.TIMES]
    behind_days = _is_behind_other_days(found)
    complete = _has_its_days(found)
    more = True
    while more:
        start = tokens.peek()
        part = "lunchtime" if "lunch" in tokens.last.text and not sessions else ""
        opening = read_opening(tokens, part, sessions)
        tokens.skip("for-lunch")
        if tokens.peek().kind == "every-day" and not starts_days(tokens, 1):
            tokens.take()
            kind = parts.CUT_ALL
        is_range = [tokens.peek(ahead).kind for ahead in range(4)] == ["and", "time", "to", "time"]
        more = is_range and tokens.peek(4).kind in _AFTER_BREAKS
        if (
            kind == parts.CUT
            and not more
            and ((complete and _is_before_days(tokens)) or (behind_days and not _goes_on(tokens)))
        ):
            kind = parts.PAUSE
        found.add(kind, opening, start)
        if more:
            tokens.take()


def _has_its_days(found: Gathered) -> bool:
    """Whether the times read last have their days, so that those behind a break are others: not in `9am-5pm, closed 1-2pm Tue`.

    A sentence ends what stands before it, and so do brackets. In `Mon 9am-noon, 1pm-5pm` both have the same days.
    """
    if found.gap == parts.STRONG or found.bracket or found.last_is(parts.DAYS):
        return True
    earlier = list(found.parts)
    behind = parts.COMMA
    while earlier and earlier[-1].kind == parts.TIMES and behind != parts.NOTHING:
        behind = earlier.pop().gap
    if not earlier or behind != parts.NOTHING:
        return False
    days_first = len(earlier) < 2 or earlier[-1].gap != parts.NOTHING or earlier[-2].kind != parts.TIMES
    return earlier[-1].kind == parts.DAYS and days_first


def _is_behind_other_days(found: Gathered) -> bool:
    """Whether a break stands behind days that are others than those of the times before them: `…; Wed closed 1pm-2pm`."""
    if not (found.last_is(parts.DAYS) and found.gap == parts.NOTHING):
        return False
    *earlier, days = found.parts
    apart = bool(earlier) and (days.gap != parts.NOTHING or days.bracket != earlier[-1].bracket)
    kinds = {part.kind for part in earlier}
    return apart and days.bracket == found.bracket and {parts.DAYS, parts.TIMES} <= kinds


def _is_before_days(tokens: Tokens) -> bool:
    """Whether days stand directly behind a break that have no times of their own: `closed 1pm-2pm on Wed`."""
    if not starts_days(tokens):
        return False
    ahead = 0
    while tokens.peek(ahead).kind in (*_IN_DAYS, "and", "comma", "for-lunch"):
        ahead += 1
    return tokens.peek(ahead).kind in ("end", "strong", ")")


def _goes_on(tokens: Tokens) -> bool:
    """Whether times follow that belong to the same days: `Tue closed noon-1pm, open 9am-5pm`."""
    ahead = 0
    while tokens.peek(ahead).kind in ("comma", "and", "but", "noise", "open", "from"):
        ahead += 1
    return tokens.peek(ahead).kind == "time"


def read_except(found: Gathered, token: Token) -> None:
    """Read what follows `except`."""
    tokens = found.tokens
    tokens.take()
    tokens.skip("noise", "for-lunch")
    tokens.accept("from")
    if _read_left_out(found, token):
        return
    if starts_days(tokens):
        found.add(parts.EXCEPT, None, token, end=token)
    else:
        raise not_understood(tokens)


def read_break(found: Gathered, token: Token) -> None:
    """Read `lunch break 12-1pm`, which is a break; `lunch 12-1pm` may be when lunch is served."""
    tokens = found.tokens
    if token.text.startswith("for ") and any(part.kind == parts.PAUSE for part in found.parts[-2:]):
        tokens.take()  # `closed 1pm-2pm on Wed for training`
        return
    ahead = 1 + (tokens.peek(1).kind in ("colon", "from"))
    if tokens.peek(ahead).kind != "time":
        raise not_understood(tokens)
    if "break" not in token.text and not token.text.startswith("for "):
        message = f"{tokens.quote(token)} could be a break, or when lunch is served."
        hint = "Write ‘closed noon-1pm’ with its times, or put what is served under activities."
        raise tokens.problem(codes.ACTIVITY, message, hint, token)
    tokens.at += ahead
    _read_breaks(found)
