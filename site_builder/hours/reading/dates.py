"""Dates as authors write them: 2026-11-01 or 1 November 2026, and without a year for what comes round every year."""

from __future__ import annotations

import re
from datetime import date

from site_builder.diagnostics import Problem
from site_builder.hours.pattern import YearlyDay
from site_builder.hours.reading import codes
from site_builder.language.words import MONTHS

ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
DAY_FIRST = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?\s+([A-Za-z]{3,9})\.?(?:\s+(\d{4}))?")
MONTH_FIRST = re.compile(r"([A-Za-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?(?:,?\s+(\d{4}))?")
FIRST_YEAR, LAST_YEAR = 1900, 2200
DAYS_IN_MONTH = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def read_day(text: str) -> date | YearlyDay:
    """Read a date, with or without a year.

    Raises:
        Problem: if there is no such day, or it can't be read.
    """
    said = text.strip()
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
