"""Days as people write them elsewhere than here, so that a message can say how the same day is written."""

from __future__ import annotations

import calendar
import re
from datetime import date
from typing import Final

from site_builder.language.words import MONTHS

_NUMBERS: Final = {name[:3].lower(): number for number, name in enumerate(MONTHS, 1)}
_WORDS = re.compile(
    r"(?:[a-z]+day,? +)?(?:(?P<day>\d{1,2})(?:st|nd|rd|th)?(?: of)?[ -]+(?P<month>[a-z]{3,9})\.?,?[ -]+"
    r"|(?P<month2>[a-z]{3,9})\.? +(?P<day2>\d{1,2})(?:st|nd|rd|th)?,? +)(?P<year>\d{4}|\d{2})",
    re.IGNORECASE,
)
_DAY_AND_MONTH = re.compile(
    r"(\d{1,2})(?:st|nd|rd|th)?(?: of)?[ /.-]+([a-z]{3,9}|\d{1,2})\.?(?:,?[ /.-]+(\d{4}|\d{2}))?",
    re.IGNORECASE,
)
_LEAP_YEAR: Final = 2028
_MONTH_AND_YEAR = re.compile(r"([a-z]{3,9}|\d{1,2})(?:\.? |[/.-])(\d{4})", re.IGNORECASE)
_FIGURES = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})")
_YEAR_FIRST = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})")


def likely_days(text: str) -> tuple[date, ...]:
    """The days that a text may mean, the likeliest first: none, one, or two for figures such as 3/4/2026.

    The day comes first, as in the United Kingdom and Ireland.
    """
    text = " ".join(text.split())
    if found := _YEAR_FIRST.fullmatch(text):
        return _days([(found[1], found[2], found[3])])
    if found := _FIGURES.fullmatch(text):
        return _days([(found[4], found[3], found[1]), (found[4], found[1], found[3])])
    found = _WORDS.fullmatch(text)
    if found and (month := _month((found["month"] or found["month2"]).rstrip("."))):
        return _days([(found["year"], month, found["day"] or found["day2"])])
    return ()


def _days(parts: list[tuple[str, str | int, str]]) -> tuple[date, ...]:
    found: dict[date, None] = {}
    for year, month, day in parts:
        try:
            found[date(int(year) + (2000 if len(year) == 2 else 0), int(month), int(day))] = None
        except ValueError:
            continue
    return tuple(found)


def how_many_days(year: int, month: int) -> str:
    """A sentence about the length of a month, such as “September has 30 days.”; "" for no month."""
    if not 1 <= month <= 12:
        return ""
    name = f"February {year}" if month == 2 else MONTHS[month - 1]
    return f"{name} has {calendar.monthrange(year, month)[1]} days."


def what_is_wrong(text: str) -> str:
    """What is wrong with a day that people write without its year, or that doesn't exist; "" for what is no day.

    `31 April` gives “April has 30 days.”, and `30 April` asks for the year.
    """
    found = _DAY_AND_MONTH.fullmatch(" ".join(text.split()))
    month = _month(found[2]) if found else 0
    if found is None or not 1 <= month <= 12:
        return ""
    year = int(found[3] or _LEAP_YEAR)
    year += 2000 if year < 100 else 0
    length = calendar.monthrange(year, month)[1]
    if not 1 <= int(found[1]) <= length:
        return how_many_days(year, month)
    return "" if found[3] else "Say the year, too."


def impossible_day(text: str) -> str:
    """What is wrong with the first day in a text that no month has, “April has 30 days.”; "" where there is none."""
    wrong = (what_is_wrong(found[0]) for found in _DAY_AND_MONTH.finditer(text) if not found[2].isdigit())
    return next((each for each in wrong if " has " in each), "")


def likely_month(text: str) -> str:
    """A month without a day as it is written here: `October 2025` and `10/2025` give `2025-10`; "" for anything else."""
    found = _MONTH_AND_YEAR.fullmatch(" ".join(text.split()))
    month = _month(found[1]) if found else 0
    return f"{found[2]}-{month:02}" if found and 1 <= month <= 12 else ""


def _month(written: str) -> int:
    """A month that is written as a figure or with at least three letters of its name; 0 for none."""
    if written.isdigit():
        return int(written)
    number = _NUMBERS.get(written[:3].lower(), 0)
    is_name = number and MONTHS[number - 1].lower().startswith(written.lower())
    return number if is_name or written.lower() == "sept" else 0
