"""Days as people write them elsewhere than here, so that a message can say how the same day is written."""

from __future__ import annotations

import calendar
import re
from datetime import date
from typing import Final

_MONTHS: Final = {
    name[:3].lower(): number for number, name in enumerate(calendar.month_name) if name
}  # the names are English whatever the system's language: no program here sets another
_WORDS = re.compile(
    r"(?:[a-z]+day,? +)?(?:(?P<day>\d{1,2})(?:st|nd|rd|th)?(?: of)?[ -]+(?P<month>[a-z]{3,9})\.?,?[ -]+"
    r"|(?P<month2>[a-z]{3,9})\.? +(?P<day2>\d{1,2})(?:st|nd|rd|th)?,? +)(?P<year>\d{4}|\d{2})",
    re.IGNORECASE,
)
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
    if found := _WORDS.fullmatch(text):
        name = (found["month"] or found["month2"]).lower()
        month = _MONTHS.get(name[:3], 0)
        if (month and calendar.month_name[month].lower().startswith(name.rstrip("."))) or name == "sept":
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
    return f"{calendar.month_name[month]} {year} has {calendar.monthrange(year, month)[1]} days."
