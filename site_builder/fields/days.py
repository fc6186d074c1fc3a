"""Reads days, and months of which nobody knows the day: any, those that have been, and those by which something is due."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any, Final, Protocol

from pydantic import ValidationInfo

from site_builder.diagnostics import Code, Problem, Severity
from site_builder.fields.readers import read_text
from site_builder.fields.written_days import how_many_days, likely_days, likely_month, what_is_wrong
from site_builder.language.month import Month

DATE_INVALID = Code("date-invalid", Severity.ERROR, "A date is not written year-month-day or does not exist.")
DAY_FAR_AHEAD = Code(
    "day-far-ahead", Severity.ERROR, "A day on which something is said to have happened is years ahead."
)

_FIRST_YEAR, _LAST_YEAR = 1500, 2200  # almshouses are old
_DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_MONTH = re.compile(r"(\d{4})-(\d{2})")
_MONTHS: Final = 12
_DATE_HINT = "Write year-month-day with two digits for month and day, such as `2026-10-28`."


def read_date(value: Any) -> date:
    """Read a date written `2026-10-28`; anything else, and days that don't exist, are refused."""
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    text = read_text(value)
    match = _DATE.fullmatch(text)
    if not match:
        likely = [day.isoformat() for day in likely_days(text) if _FIRST_YEAR <= day.year <= _LAST_YEAR]
        instead = likely[0] if len(likely) == 1 else ""
        hint = _how_to_write_day(text, likely)
        raise Problem(DATE_INVALID, f"`{text}` isn't a date this can read.", hint, instead=instead)
    year, month, day = map(int, match.groups())
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        raise Problem(
            DATE_INVALID,
            f"`{text}` is in the year {year}, which can't be meant.",
            "Write the year with four digits, such as `2026`.",
        )
    try:
        return date(year, month, day)
    except ValueError:
        hint = f"{how_many_days(year, month)} Check the month and the day of the month.".strip()
        raise Problem(DATE_INVALID, f"There is no such day as `{text}`.", hint) from None


def _how_to_write_day(text: str, likely: Sequence[str]) -> str:
    if len(likely) == 2:
        first, second = (
            f"`{each}` if it is {date.fromisoformat(each):%d %B}".replace(" 0", " ") for each in likely
        )
        return f"Write {first}, {second}."
    return f"Write `{likely[0]}`." if likely else f"{what_is_wrong(text)} {_DATE_HINT}".strip()


def read_day_or_month(value: Any) -> date:
    """Read a date, or a month of which nobody knows the day, written `2025-10`: a `Month` that stands on its first day."""
    month = _read_month(value)
    return Month(*month, 1) if month else read_date(value)


def read_deadline(value: Any) -> date:
    """Read a date by which something is to be done, or a month: a `Month` that stands on its last day."""
    month = _read_month(value)
    return Month.last_of(*month) if month else read_date(value)


def _read_month(value: Any) -> tuple[int, int] | None:
    match = _MONTH.fullmatch(value.strip()) if isinstance(value, str) else None
    if match is None:
        if isinstance(value, str) and (meant := likely_month(value)):
            raise Problem(
                DATE_INVALID, f"`{value.strip()}` isn't a month this can read.", f"Write `{meant}`."
            )
        return None
    year, month = int(match[1]), int(match[2])
    if not 1 <= month <= _MONTHS:
        raise Problem(
            DATE_INVALID, f"There is no such month as `{match[0]}`.", "Write year-month, such as `2026-10`."
        )
    return read_date(f"{year}-{month:02}-01").year, month


class KnowsToday(Protocol):
    """What values are read with, where it says which day it is."""

    @property
    def today(self) -> date | None:
        """The day; None where nobody says."""
        ...


def read_past_day(value: Any, info: ValidationInfo) -> date:
    """Read the day on which something happened. A mistyped year would hide for decades that nobody looks at an entry."""
    return _not_far_ahead(read_date(value), info)


def read_happened(value: Any, info: ValidationInfo) -> date:
    """Read the day or the month in which something happened."""
    return _not_far_ahead(read_day_or_month(value), info)


def _not_far_ahead(day: date, info: ValidationInfo) -> date:
    context: KnowsToday | None = info.context
    if context and context.today and day.year > context.today.year + 1:
        raise Problem(
            DAY_FAR_AHEAD,
            f"This says that something has happened, but {day.year} is years from now.",
            "Check the year.",
        )
    return day
