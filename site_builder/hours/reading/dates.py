"""Dates as authors write them: 2026-11-01 or 1 November 2026, and without a year for what comes round every year."""

from __future__ import annotations

import re
from calendar import isleap
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from site_builder.diagnostics import Problem
from site_builder.hours.pattern import YearlyDay
from site_builder.hours.reading import codes
from site_builder.hours.reading.tokens import Token, Tokens
from site_builder.hours.reading.vocabulary import DATES
from site_builder.language.words import MONTHS

Span = tuple[date | YearlyDay, date | YearlyDay]
"""A first and a last day, both with a year or neither."""

ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
DAY_FIRST = re.compile(
    r"(\d{1,2})(?:st|nd|rd|th)?\s+(?:of\s+)?([A-Za-z]{3,9})\.?(?:,?\s+(\d{4}))?", re.IGNORECASE
)
MONTH_FIRST = re.compile(r"([A-Za-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?(?:,?\s+(\d{4}))?")
MONTH_DAYS = re.compile(r"([A-Za-z]{3,9})\.?\s+(\d{1,2})\s*[-\u2013]\s*(\d{1,2})")
FIRST_YEAR, LAST_YEAR = 1900, 2200
DAYS_IN_MONTH = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def read_day(text: str) -> date | YearlyDay:
    """Read a date, with or without a year.

    Raises:
        Problem: if there is no such day, or it can't be read.
    """
    said = text.strip()
    if named := DATES.get(said.lower().replace("’", "'")):
        return named
    year, month, day = _parts(said)
    if not (1 <= month <= 12 and 1 <= day <= DAYS_IN_MONTH[month - 1]):
        raise _no_such_day(said)
    if year is None:
        return YearlyDay(month, day)
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise Problem(codes.DATE, f"‘{said}’ is not in our time.", "Check the year.")
    try:
        return date(year, month, day)
    except ValueError:
        raise _no_such_day(said) from None


def read_date(text: str) -> date:
    """Read a date that must have its year.

    Raises:
        Problem: if there is no such day, the year is missing, or it can't be read.
    """
    found = read_day(text)
    if isinstance(found, date):
        return found
    raise Problem(codes.DATE, f"‘{text}’ needs a year.", "Write the date like 2026-11-01.")


def read_dates(tokens: Tokens) -> tuple[date | YearlyDay, date | YearlyDay]:
    """Read a date, or one until another, from a line: `24 Dec`, `24 to 27 December`, `24 Dec 2026 - 2 Jan 2027`.

    Raises:
        Problem: if there is no such day, or the two don't make a range.
    """
    joins = ("to", "and") if tokens.is_between else ("to",)
    start = tokens.take()
    if match := MONTH_DAYS.fullmatch(tokens.text[start.start : start.end]):
        first, last_day = (_checked(f"{day} {match[1]}", tokens, start) for day in match.group(2, 3))
        return first, last_day
    last = start
    if tokens.peek().kind in joins and tokens.peek(1).kind == "date":
        tokens.take()
        last = tokens.take()
    try:
        until = _day_of(last, tokens)
        first = until if start is last else _day_of(start, tokens)
    except Problem as problem:
        raise tokens.problem(problem.code, problem.message, problem.hint, start) from None
    if isinstance(until, date) and isinstance(first, YearlyDay):
        first = yearly_on(first, until.year)
        first = first if first <= until else yearly_on(YearlyDay(first.month, first.day), until.year - 1)
    if isinstance(first, date) and not (isinstance(until, date) and first <= until):
        message = f"{tokens.quote(start, last)} doesn't go from one day to a later one."
        raise tokens.problem(codes.DATE_RANGE, message, "Give both days a year, or neither.", start)
    return first, until


def _checked(text: str, tokens: Tokens, at: Token) -> date | YearlyDay:
    try:
        return read_day(text)
    except Problem as problem:
        raise tokens.problem(problem.code, problem.message, problem.hint, at) from None


def _day_of(token: Token, tokens: Tokens) -> date | YearlyDay:
    """The day of a token; `24` in `24 and 25 December` has the month of the next."""
    if isinstance(token.value, YearlyDay):
        return token.value
    said = tokens.text[token.start : token.end]
    if not said.isascii() or len(said) <= 4:
        following = next(
            each
            for each in tokens.all
            if each.start > token.start and each.kind == "date" and len(each.text) > 4
        )
        day = _day_of(following, tokens)
        number = int(re.sub(r"\D", "", said))
        return read_day(
            f"{number} {MONTHS[day.month - 1]}" + (f" {day.year}" if isinstance(day, date) else "")
        )
    return read_day(said)


def is_between(first: date | YearlyDay, last: date | YearlyDay, day: date) -> bool:
    """Whether a date is one of those from a first to a last day, every year if they have none."""
    if isinstance(first, date) and isinstance(last, date):
        return first <= day <= last
    here = YearlyDay(day.month, day.day)
    start, end = _yearly(first), _yearly(last)
    return start <= here <= end if start <= end else here >= start or here <= end


def _yearly(day: date | YearlyDay) -> YearlyDay:
    return YearlyDay(day.month, day.day)


def occurrences(
    first: date | YearlyDay, last: date | YearlyDay, years: Iterable[int]
) -> Iterator[tuple[date, date]]:
    """The dates that a first and a last day stand for: once, or each time they begin in one of the years.

    Where there is no 29 February they begin on 1 March, end on 28 February, and 29 February alone doesn't come.
    """
    if isinstance(first, date) and isinstance(last, date):
        yield first, last
    elif isinstance(first, YearlyDay) and isinstance(last, YearlyDay):
        over_new_year = last < first
        for year in years:
            begins, ends = yearly_on(first, year), yearly_on(last, year + over_new_year)
            if YearlyDay(ends.month, ends.day) != last:
                ends -= timedelta(days=1)
            if begins <= ends:
                yield begins, ends


def meet(one: Span, other: Span) -> bool:
    """Whether two ranges have a day in common: only if one of them holds the other's first day."""
    return any(
        is_between(*first, day)
        for first, second in ((one, other), (other, one))
        for day in _first_days(second, first)
    )


def _first_days(span: Span, near: Span) -> list[date]:
    start = span[0]
    if isinstance(start, date):
        return [start]
    dated = [each for each in near if isinstance(each, date)]
    years = range(dated[0].year - 1, dated[-1].year + 1) if dated else (2028,)
    return [yearly_on(start, year) for year in years]


def yearly_on(day: YearlyDay, year: int) -> date:
    """The date of a day that comes round every year; 1 March where there is no 29 February."""
    return date(year, 3, 1) if day == (2, 29) and not isleap(year) else date(year, day.month, day.day)


def _parts(said: str) -> tuple[int | None, int, int]:
    if match := ISO.fullmatch(said):
        return int(match[1]), int(match[2]), int(match[3])
    if match := DAY_FIRST.fullmatch(said):
        return _year(match[3]), _month(match[2], said), int(match[1])
    if match := MONTH_FIRST.fullmatch(said):
        return _year(match[3]), _month(match[1], said), int(match[2])
    raise _unreadable(said)


def _year(text: str | None) -> int | None:
    return int(text) if text else None


def _month(text: str, said: str) -> int:
    for number, name in enumerate(MONTHS, 1):
        if name.lower().startswith(text.lower()) or (number == 9 and text.lower() == "sept"):
            return number
    raise _unreadable(said)


def _unreadable(said: str) -> Problem:
    hint = "Write it like 2026-11-01, or like 1 Nov if it comes round every year."
    return Problem(codes.DATE, f"‘{said}’ isn't a date we can read.", hint)


def _no_such_day(said: str) -> Problem:
    return Problem(codes.DATE, f"There is no such day as ‘{said}’.", "Check the day and the month.")
