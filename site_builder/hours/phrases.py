"""Says times, days and dates in the words people in Britain use."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from site_builder.hours.pattern import ALL_DAY, DAY, LAST, WEEK, Days, Opening, YearlyDay
from site_builder.language.words import DAYS, MONTHS, listed

ORDINALS = {1: "1st", 2: "2nd", 3: "3rd", 4: "4th", 5: "5th", LAST: "last"}


def time_words(minutes: int) -> str:
    """A time of day, from minutes after any midnight: `9:30am`, `5pm`, `noon`, `midnight`."""
    hour, minute = divmod(minutes % DAY, 60)
    if minute == 0 and hour in (0, 12):
        return "noon" if hour else "midnight"
    tail = f":{minute:02}" if minute else ""
    return f"{hour % 12 or 12}{tail}{'pm' if hour >= 12 else 'am'}"


def opening_words(opening: Opening) -> str:
    """A session: `9:30am to 12:30pm`, `8pm to 8am the next day`, `1pm to 2pm by appointment`."""
    if opening[:2] == ALL_DAY[:2]:
        return "by appointment" if opening.by_appointment else "24 hours"
    tail = " the next day" if opening.end > DAY else ""
    tail += " by appointment" if opening.by_appointment else ""
    return f"{time_words(opening.start)} to {time_words(opening.end)}{tail}"


def openings_words(openings: Sequence[Opening]) -> str:
    """The sessions of a day: `9am to noon and 1pm to 4pm`, or `closed`."""
    return listed([opening_words(opening) for opening in openings]) or "closed"


def weekdays_words(weekdays: tuple[int, ...]) -> str:
    """Days in a row as a range, others listed: `Monday to Friday`, `Monday and Thursday`, `Every day`."""
    if tuple(weekdays) == WEEK:
        return "Every day"
    run = weekdays[-1] - weekdays[0] == len(weekdays) - 1
    if run and len(weekdays) > 2:
        return f"{DAYS[weekdays[0] - 1]} to {DAYS[weekdays[-1] - 1]}"
    return listed([DAYS[day - 1] for day in weekdays])


def special_words(days: Days, weekday: int) -> str:
    """Which of a weekday's dates: `every other Friday`, `2nd and 4th Monday of the month`."""
    name = DAYS[weekday - 1]
    if days.fortnightly:
        return f"every other {name}"
    return f"{listed([ORDINALS[week] for week in days.weeks])} {name} of the month"


def date_words(day: date | YearlyDay, weekday: bool = False, year: bool = True) -> str:
    """A date: `24 December 2026`, with `weekday` `Thursday 24 December 2026`, `1 November` if it is yearly."""
    words = f"{day.day} {MONTHS[day.month - 1]}"
    if isinstance(day, date):
        words = f"{DAYS[day.weekday()]} {words}" if weekday else words
        words = f"{words} {day.year}" if year else words
    return words


def dates_words(start: date | YearlyDay, end: date | YearlyDay) -> str:
    """A range of dates, the year said once where one is enough."""
    if start == end:
        return date_words(start, weekday=True)
    one_year = isinstance(start, date) and isinstance(end, date) and start.year == end.year
    if one_year and start.month == end.month:
        return f"{start.day} to {date_words(end)}"
    return f"{date_words(start, year=not one_year)} to {date_words(end)}"
