"""Hours for other programs: a week with its dates and the days unlike it say, day by day, what the reference says."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings

from site_builder.hours.calendar.validity import (
    IRREGULAR_AHEAD,
    SpecialDays,
    Validity,
    WeeklyOpening,
    validity,
)
from site_builder.hours.pattern import DAY, Opening
from site_builder.hours.reading.record import Hours
from tests.hours import open_now_reference as reference
from tests.hours.random_hours import HOLIDAYS, READ, Case, cases

MONDAY = date(2026, 11, 23)
YEAR = 364


def of_the_week(found: Validity, day: date) -> list[Opening]:
    """What somebody would make of the weekly sessions."""
    return sorted(
        each.opening
        for each in found.weekly
        if day.isoweekday() in each.weekdays
        and (each.first is None or each.first <= day)
        and (each.last is None or day <= each.last)
    )


def told(found: Validity, day: date) -> list[Opening]:
    """What somebody would make of all that is said."""
    special = [each for each in found.special if each.first <= day <= each.last]
    assert len(special) <= 1, (day, special)
    return list(special[0].openings) if special else of_the_week(found, day)


def wanted(hours: Hours, day: date, today: date) -> list[Opening]:
    """The certain sessions of a day for anybody, as far ahead as days are looked at that aren't the same every week."""
    season = reference.season_on(hours, day)
    pattern = reference.pattern_of(hours, season)
    irregular = any(rule.days.special and day.isoweekday() in rule.days.weekdays for rule in pattern.weekly)
    of_its_own = day in HOLIDAYS and reference.bank_holidays_of(hours, season).openings
    by_name = of_its_own or reference.exception_on(hours, day)
    if irregular and not by_name and day > today + IRREGULAR_AHEAD:
        return []
    sure, _ = reference.openings_on(hours, day, HOLIDAYS)
    return sorted(each for each in sure if not each.by_appointment and each.end - each.start <= DAY)


@settings(max_examples=60)
@given(cases(zones=("Europe/London",)))
def test_each_day_of_the_year_is_what_the_reference_says(case: Case) -> None:
    for hours in case.doors:
        found = validity(hours, case.today, case.calendar)
        for step in range(YEAR + 1):
            day = case.today + timedelta(days=step)
            assert told(found, day) == wanted(hours, day, case.today), (day, case)
        for each in found.special:
            assert of_the_week(found, each.first) != list(each.openings) != of_the_week(found, each.last)
        assert all(
            each.first is None or each.last is None or each.first <= each.last for each in found.weekly
        )


def shown(found: Validity) -> list[str]:
    """What is said, short: `1-5 540-1020 from 2026-11-23 to 2026-12-24`, `2026-12-25 closed`."""
    return [_week_shown(each) for each in found.weekly] + [_special_shown(each) for each in found.special]


def _week_shown(each: WeeklyOpening) -> str:
    days = "".join(map(str, each.weekdays))
    ends = f"{f' from {each.first}' if each.first else ''}{f' to {each.last}' if each.last else ''}"
    return f"{days} {each.opening.start}-{each.opening.end}{ends}"


def _special_shown(each: SpecialDays) -> str:
    times = " ".join(f"{opening.start}-{opening.end}" for opening in each.openings) or "closed"
    return f"{each.first} {times}" if each.first == each.last else f"{each.first} to {each.last} {times}"


def closed(*days: str) -> list[dict[str, str]]:
    """Exceptions on some days of December."""
    return [{"date": f"2026-12-{day}", "hours": "closed"} for day in days]


WEEK = {"weekly": "Mon-Fri 9am-5pm", "bank_holidays": "as usual"}
MONDAYS = {"weekly": "Mon 9am-5pm", "bank_holidays": "as usual"}
SHORT = {"date": "2026-12-14", "hours": "9am-noon"}


def season(start: str, end: str, weekly: str = "Mon-Fri 9am-5pm") -> dict[str, str]:
    """Part of a year."""
    return {"from": start, "until": end, "weekly": weekly, "bank_holidays": "as usual"}


EXAMPLES: list[tuple[str, dict[str, Any], list[str]]] = [
    ("a week", WEEK, ["12345 540-1020"]),
    ("always", {"always": "yes", "exceptions": closed("25")}, ["1234567 0-1440", "2026-12-25 closed"]),
    ("nights", {"weekly": "daily 5pm-9am next day", "bank_holidays": "as usual"}, ["1234567 1020-1980"]),
    ("closed over a weekend", {**WEEK, "exceptions": closed("10", "11", "14")},
     ["12345 540-1020", "2026-12-10 to 2026-12-14 closed"]),
    ("closed around a day that is open", {**WEEK, "exceptions": closed("09", "11")},
     ["12345 540-1020", "2026-12-09 closed", "2026-12-11 closed"]),
    ("closed seven days later, with nothing between", {**MONDAYS, "exceptions": closed("07", "14")},
     ["1 540-1020", "2026-12-07 to 2026-12-14 closed"]),
    ("closed eight days later",
     {"seasons": [season("1 Dec", "7 Dec"), season("15 Dec", "31 Dec")], "exceptions": closed("07", "15")},
     ["12345 540-1020 from 2026-12-01 to 2026-12-07", "12345 540-1020 from 2026-12-15 to 2026-12-31",
      "2026-12-07 closed", "2026-12-15 closed"]),
    ("other times on two days", {**WEEK, "exceptions": [{"from": "2026-12-10", "until": "2026-12-11", "hours": "9am-noon"}]},
     ["12345 540-1020", "2026-12-10 to 2026-12-11 540-720"]),
    ("other times before and after a weekend", {**WEEK, "exceptions": [{"date": "2026-12-11", "hours": "9am-noon"}, SHORT]},
     ["12345 540-1020", "2026-12-11 540-720", "2026-12-14 540-720"]),
    ("a day that nobody knows", {**WEEK, "exceptions": [{"date": "2026-12-10", "hours": "unknown"}]},
     ["12345 540-1020 to 2026-12-09", "12345 540-1020 from 2026-12-11 to 2027-11-22"]),
    ("yesterday and today", {**WEEK, "exceptions": [{"from": "2026-11-20", "until": "2026-11-23", "hours": "9am-noon"}]},
     ["12345 540-1020", "2026-11-23 540-720"]),
    ("the last day of the year ahead",
     {**WEEK, "exceptions": [{"from": "2027-11-22", "until": "2027-11-23", "hours": "closed"}]},
     ["12345 540-1020", "2027-11-22 closed"]),
    ("some weeks, for thirteen", {"weekly": "every other Mon from 2026-11-23 9am-5pm", "bank_holidays": "as usual"},
     [f"{day} 540-1020" for day in ("2026-11-23", "2026-12-07", "2026-12-21", "2027-01-04", "2027-01-18", "2027-02-01",
                                    "2027-02-15")]),
    ("the last of some weeks", {"weekly": "every other Mon from 2026-11-30 9am-5pm", "bank_holidays": "as usual"},
     [f"{day} 540-1020" for day in ("2026-11-30", "2026-12-14", "2026-12-28", "2027-01-11", "2027-01-25", "2027-02-08",
                                    "2027-02-22")]),
    ("a season of each year", {"seasons": [season("1 Nov", "31 Mar")]},
     ["12345 540-1020 from 2026-11-01 to 2027-03-31", "12345 540-1020 from 2027-11-01 to 2028-03-31"]),
    ("seasons that end today, ended yesterday, begin in a year, or a day later",
     {"seasons": [season("2026-11-23", "2026-11-23"), season("2026-11-01", "2026-11-22"), season("2027-11-22", "2027-11-22"),
                  season("2027-11-23", "2027-12-31")]},
     ["12345 540-1020 from 2026-11-23 to 2026-11-23", "12345 540-1020 from 2027-11-22 to 2027-11-22"]),
    ("a season without its weekday", {"seasons": [season("2026-12-01", "2026-12-06", "Mon 9am-5pm")]}, []),
    ("a season with one of them", {"seasons": [season("2026-12-01", "2026-12-07", "Mon 9am-5pm")]},
     ["1 540-1020 from 2026-12-01 to 2026-12-07"]),
    ("bank holidays closed", {"weekly": "Mon-Tue 9am-5pm", "bank_holidays": "closed"},
     ["12 540-1020", *(f"{day} closed" for day in ("2026-12-28", "2027-03-29", "2027-05-03", "2027-05-31", "2027-08-30"))]),
]  # fmt: skip


@pytest.mark.parametrize(("title", "fields", "expected"), EXAMPLES, ids=[row[0] for row in EXAMPLES])
def test_what_is_said(title: str, fields: dict[str, object], expected: list[str]) -> None:
    calendar = Case([], [], "Europe/London", MONDAY).calendar
    assert shown(validity(READ.validate_python(fields), MONDAY, calendar)) == expected, title
