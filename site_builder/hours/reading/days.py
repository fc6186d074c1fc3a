"""Days as people write them: `mon-fri`, `weekends`, `2nd and 4th Tue`, `every other fri`, `bank holidays`, `24 Dec`."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from site_builder.diagnostics import Problem
from site_builder.hours.pattern import LAST, WEEK, Days, YearlyDay
from site_builder.hours.reading import codes
from site_builder.hours.reading.dates import read_dates
from site_builder.hours.reading.tokens import Token, Tokens
from site_builder.hours.reading.vocabulary import TWO_DAYS
from site_builder.language.words import DAYS
from site_builder.tools.suggest import nearest

PLAIN = ("weekday", "week", "two-days")
JOINERS = ("and", "comma")
STARTS = (*PLAIN, "every-day", "every", "ordinal", "bank", "date")
Date = date | YearlyDay


class DayItem(NamedTuple):
    """One thing said about days: weekdays, bank holidays, or dates from one to another; with the part of the day it names."""

    days: Days | None = None
    bank: bool = False
    dates: tuple[Date, Date] | None = None
    part: str = ""


def starts_days(tokens: Tokens, ahead: int = 0) -> bool:
    """Whether what comes next, small words apart, is days."""
    while tokens.peek(ahead).kind == "noise":
        ahead += 1
    token = tokens.peek(ahead)
    return token.kind in STARTS or (token.kind == "fortnight" and names_days_of_weeks(tokens, ahead))


def names_days_of_weeks(tokens: Tokens, ahead: int = 0) -> bool:
    """Whether `fortnightly` and its like stand before their day."""
    following = ahead + 1
    while tokens.peek(following).kind in ("noise", "every"):
        following += 1
    return tokens.peek(ahead).value == "before" or tokens.peek(following).kind in PLAIN


def read_item(tokens: Tokens, *, as_exception: bool = False) -> DayItem:
    """Read one of the days or groups of days of a list. As an exception, `the first` may stand without its day.

    Raises:
        Problem: if it can't be read or could be two.
    """
    tokens.skip("noise")
    start = tokens.peek()
    if start.kind == "date":
        return DayItem(dates=read_dates(tokens))
    if start.kind == "every" and tokens.peek(1).kind == "bank":
        tokens.take()
    if tokens.accept("bank"):
        return _bank(tokens, start)
    found = _days(tokens, start, as_exception)
    if tokens.peek().kind == "date":
        return DayItem(dates=_dates_of(tokens, found, start))
    if found.special and found.weekdays:
        _check_what_follows(tokens, found, start)
    part = tokens.accept("part-of-day")
    return DayItem(found, part=str(part.value) if part else "")


def _bank(tokens: Tokens, start: Token) -> DayItem:
    if tokens.peek().kind in PLAIN:
        message = f"{tokens.quote(start, tokens.peek())} are only some of the bank holidays."
        hint = "Write what holds on all bank holidays, and put single dates under exceptions."
        raise tokens.problem(codes.WHICH_DAYS, message, hint, start)
    return DayItem(bank=True)


def _days(tokens: Tokens, start: Token, as_exception: bool) -> Days:
    if tokens.accept("every-day", "all-year", "seven-days"):
        if tokens.peek().kind in PLAIN:  # daily Monday to Friday
            return Days(_weekdays(tokens))
        return Days(WEEK)
    if tokens.accept("fortnight"):
        tokens.skip("noise", "every")
        days = _weekdays(tokens)
        if tokens.last.text.startswith(("weekday", "week day", "week - day", "working")):
            raise _several(tokens, start, "every other", "every other Mon and every other Wed")
        return Days(days, fortnightly=True)
    if tokens.accept("every"):
        tokens.skip("noise")
        if tokens.peek().kind == "ordinal":
            return _every_so_manieth(tokens, start)
        if tokens.peek().kind == "part-of-day":
            return Days(WEEK)
        return _days(tokens, tokens.peek(), as_exception)
    if start.kind == "ordinal":
        return _of_month(tokens, as_exception)
    return Days(_weekdays(tokens))


def _every_so_manieth(tokens: Tokens, start: Token) -> Days:
    """`every first Tuesday` is one of the month; `every second Tuesday` is so only if it says that."""
    week = tokens.peek()
    found = _of_month(tokens, as_exception=False)
    if week.value in (1, LAST) or tokens.last.kind == "of-month":
        return found
    day = tokens.quote(tokens.last)[1:-1]
    message = f"{tokens.quote(start, tokens.last)} could mean every {_other(week)} week or the {week.text} of the month."
    if week.value == 2:
        hint = f"Write ‘every other {day}’ or ‘{week.text} {day} of the month’."
    else:
        hint = f"Write ‘{week.text} {day} of the month’. Dates that go by weeks of their own are exceptions."
    raise tokens.problem(codes.WHICH_DAYS, message, hint, start)


def _other(week: Token) -> str:
    return "other" if week.value == 2 else week.text


def _of_month(tokens: Tokens, as_exception: bool) -> Days:
    start = tokens.peek()
    weeks = {_week(tokens)}
    while ahead := _until_another_week(tokens):
        tokens.at += ahead
        weeks.add(_week(tokens))
    tokens.skip("noise")
    found = tuple(sorted(weeks, key=lambda week: (week == LAST, week)))
    if as_exception and tokens.peek().kind not in PLAIN:
        tokens.accept("of-month")
        return Days((), found)
    days = _weekdays(tokens)
    if len(days) > 1:
        names = [DAYS[day - 1][:3] for day in days]
        said = start.text if len(weeks) == 1 else "1st"
        raise _several(
            tokens, start, said, f"{said} {names[-1] if said == 'last' else names[0]} of the month"
        )
    tokens.skip("noise")
    tokens.accept("of-month")
    return Days(days, found)


def _until_another_week(tokens: Tokens) -> int:
    """How many tokens lie before another week of a list, as in `1st and 3rd Tue`; 0 if none follows."""
    ahead = 0
    while tokens.peek(ahead).kind in (*JOINERS, "noise"):
        ahead += 1
    return ahead if tokens.peek().kind in JOINERS and tokens.peek(ahead).kind == "ordinal" else 0


def _week(tokens: Tokens) -> int:
    token = tokens.take()
    if not isinstance(token.value, int):
        hint = "Write 1st to 5th or last before a day, such as ‘2nd Tue’; put single dates under exceptions."
        raise tokens.problem(
            codes.UNREADABLE, f"{tokens.quote(token)} isn't a week of the month.", hint, token
        )
    return token.value


def _several(tokens: Tokens, start: Token, said: str, example: str) -> Problem:
    message = f"{tokens.quote(start, tokens.last)} could mean each of these days or all of them together."
    if tokens.last.value == WEEK[5:]:
        example = f"{said} Sat and {said} Sun"
    return tokens.problem(codes.WHICH_DAYS, message, f"Name each day by itself, like ‘{example}’.", start)


def _check_what_follows(tokens: Tokens, found: Days, start: Token) -> None:
    """Ask about `1st Mon and Tue`: the second day may be every week's."""
    before = tokens.last
    ahead = 0
    while tokens.peek(ahead).kind in (*JOINERS, "noise"):
        ahead += 1
    if (
        not any(tokens.peek(each).kind in JOINERS for each in range(ahead))
        or tokens.peek(ahead).kind not in PLAIN
    ):
        return
    other = tokens.quote(tokens.peek(ahead))[1:-1]
    this = tokens.quote(start, before)[1:-1]
    day = tokens.quote(next(each for each in reversed(tokens.all[: tokens.at]) if each.kind in PLAIN))[1:-1]
    which = "every other" if found.fortnightly else this[: this.rfind(day)].strip()
    message = f"{tokens.quote(start, tokens.peek(ahead))} could mean every {other} or only some of them."
    hint = f"Write ‘{this} and {which} {other}’ or ‘{this} and every {other}’."
    raise tokens.problem(codes.WHICH_DAYS, message, hint, start)


def _weekdays(tokens: Tokens) -> tuple[int, ...]:
    """One weekday, a range of them, or a word for several."""
    joins = ("to", "and") if tokens.is_between else ("to",)
    start = tokens.peek()
    first = _weekday(tokens)
    if start.kind == "week" or tokens.peek().kind not in joins or tokens.peek(1).kind not in (*PLAIN, "word"):
        return first
    if tokens.peek(1).kind == "word" and not nearest_day(tokens.peek(1).text):
        return first
    tokens.take()
    last = _weekday(tokens)
    if first == last:
        message = f"{tokens.quote(start, tokens.last)} starts and ends on the same day."
        raise tokens.problem(codes.WHICH_DAYS, message, "Write ‘daily’ if it is every day.", start)
    length = (last[0] - first[0]) % 7 + 1
    return tuple((first[0] - 1 + step) % 7 + 1 for step in range(length))


def _weekday(tokens: Tokens) -> tuple[int, ...]:
    token = tokens.take()
    if isinstance(token.value, tuple):
        return token.value
    if token.kind == "two-days":
        message = f"{tokens.quote(token)} could be {TWO_DAYS[token.text]}."
        raise tokens.problem(
            codes.WHICH_DAYS, message, "Write at least two letters, such as Tu, Th, Sa or Su.", token
        )
    raise not_a_day(tokens, token)


def _dates_of(tokens: Tokens, found: Days, start: Token) -> tuple[Date, Date]:
    """A date behind its weekday: `Thursday 24 December 2026`."""
    said = tokens.peek()
    dates = read_dates(tokens)
    if found.special or len(found.weekdays) > 1 or dates[0] != dates[1]:
        hint = "Put what holds for part of the year under seasons, with its first and its last day."
        raise tokens.problem(
            codes.NOTE, f"{tokens.quote(start, tokens.last)} is part of the year.", hint, start
        )
    if not isinstance(dates[0], date):
        day = tokens.quote(said)[1:-1]
        message = f"{tokens.quote(start, said)} is that weekday only in some years."
        hint = f"Add the year if it is one day, or leave the weekday out if it is ‘{day}’ of every year."
        raise tokens.problem(codes.DATE, message, hint, start)
    if dates[0].isoweekday() not in found.weekdays:
        message = (
            f"{tokens.quote(said)} is a {DAYS[dates[0].weekday()]}, not what {tokens.quote(start)} says."
        )
        raise tokens.problem(codes.DATE, message, "Check the day and the date.", start)
    return dates


def not_a_day(tokens: Tokens, token: Token) -> Problem:
    """What is told of a word that stands where a day should."""
    near = nearest_day(token.text)
    hint = f"Did you mean ‘{near}’?" if near else "Write days like mon-fri, sat or 2nd tue."
    said = tokens.quote(token) if token.text else "The end of the line"
    return tokens.problem(codes.UNREADABLE, f"{said} isn't a day.", hint, token)


def nearest_day(word: str) -> str | None:
    """The weekday that a misspelt word most likely means; None for short words and for those unlike any.

    Of several that are as like, it is one with the same first letter: `Munday` is a Monday.
    """
    if len(word) <= 4:
        return None
    names = [name.lower() for name in DAYS]
    alike = [name for name in names if name[0] == word[0].lower()]
    near = nearest(word, alike, 0.75) or nearest(word, names, 0.75)
    return near.capitalize() if near else None
