"""Hours from the fields of a file: what they hold, and where exactly a problem is."""

from __future__ import annotations

import pickle
from datetime import date
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from site_builder.diagnostics import Problem
from site_builder.hours.reading.record import Hours, parse_hours
from site_builder.hours.saying.table import describe

READ = TypeAdapter(Hours)

SAME = [
    ("one session", {"weekly": {"mon-fri": "9am-5pm"}}, "Mon-Fri 9am-5pm"),
    (
        "a list of sessions",
        {"weekly": {"mon-fri": ["9:00-12:00", "13:00-17:00"]}},
        "Mon-Fri 9am-noon and 1-5pm",
    ),
    ("several keys", {"weekly": {"mon, wed": "9am-5pm", "sat": "closed"}}, "M/W 9am-5pm; Sa closed"),
    (
        "special days",
        {"weekly": {"2nd tue": "1-3pm", "last fri": "9-11am"}},
        "2nd Tue 1-3pm; last Fri 9-11am",
    ),
    ("a line as the week", {"weekly": "Mon 9am-5pm, or by appointment"}, "Mon 9am-5pm, or by appointment"),
    ("always", {"always": "yes"}, "24 hours"),
    ("by appointment", {"by_appointment": "yes"}, "by appointment"),
    ("unknown", {"unknown": "yes"}, "unknown"),
    (
        "bank holidays",
        {"weekly": {"daily": "9am-5pm"}, "bank_holidays": "closed"},
        "daily 9am-5pm, closed bank holidays",
    ),
    ("last entry", {"weekly": {"daily": "8pm-8am"}, "last_entry": "10pm"}, "daily 8pm-8am, last entry 10pm"),
    (
        "which fortnight",
        {"weekly": {"every other fri": "9am-5pm"}, "fortnight_from": "2026-11-06"},
        "every other Fri from 2026-11-06 9am-5pm",
    ),
]

WEEK = {"weekly": {"daily": "9am-5pm"}}
WRONG: list[tuple[str, dict[str, Any], tuple[str | int, ...], str]] = [
    ("a key", {"weekly": {"mon-fri": "9am-5pm", "someday": "9am-5pm"}}, ("weekly", "someday"), "hours-unreadable"),
    ("a time", {"weekly": {"mon": "9-5"}}, ("weekly", "mon"), "hours-am-or-pm"),
    ("a time in a list", {"weekly": {"mon": ["9am-noon", "25:00-26:00"]}}, ("weekly", "mon", 1), "hours-impossible-time"),
    ("an overlap in a list", {"weekly": {"mon": ["9am-noon", "11am-2pm"]}}, ("weekly", "mon"), "hours-overlap"),
    ("an overlap in the week", {"weekly": {"mon-fri": "9am-5pm", "fri": "4-6pm"}}, ("weekly",), "hours-overlap"),
    ("the week as a line", {"weekly": "Mon 9-5"}, ("weekly",), "hours-am-or-pm"),
    ("the week as a list", {"weekly": ["mon", "tue"]}, ("weekly",), "hours-unreadable"),
    ("as usual in the week", {"weekly": {"mon": "as usual"}}, ("weekly", "mon"), "hours-no-times"),
    ("two answers", {"weekly": "daily 9am-5pm, last entry 4pm", "last_entry": "3pm"}, ("weekly",), "hours-contradiction"),
    ("week and always", {**WEEK, "always": "yes"}, (), "hours-contradiction"),
    ("only a note", {"note": "Ring the bell"}, (), "hours-nothing-said"),
    ("bank holidays", {**WEEK, "bank_holidays": "maybe"}, ("bank_holidays",), "hours-note"),
    ("last entry", {**WEEK, "last_entry": "7"}, ("last_entry",), "hours-am-or-pm"),
    ("last entry outside", {**WEEK, "last_entry": "7pm"}, (), "hours-last-entry"),
    ("30 February", {**WEEK, "fortnight_from": "2026-02-30"}, ("fortnight_from",), "hours-date"),
    ("an exception without a date", {**WEEK, "exceptions": [{"hours": "closed"}]}, ("exceptions", 0), "hours-date-range"),
    (
        "an exception without an end",
        {**WEEK, "exceptions": [{"from": "2026-12-24", "hours": "closed"}]},
        ("exceptions", 0),
        "hours-date-range",
    ),
    (
        "an exception backwards",
        {**WEEK, "exceptions": [{"from": "2026-12-24", "until": "2026-12-23", "hours": "closed"}]},
        ("exceptions", 0),
        "hours-date-range",
    ),
    (
        "an exception's times",
        {**WEEK, "exceptions": [{"date": "2026-12-24", "hours": ["9-5"]}]},
        ("exceptions", 0, "hours", 0),
        "hours-am-or-pm",
    ),
    (
        "two exceptions for a date",
        {
            **WEEK,
            "exceptions": [
                {"from": "2026-12-24", "until": "2026-12-28", "hours": "closed"},
                {"date": "2026-12-28", "hours": "9am-noon"},
            ],
        },
        (),
        "hours-date-clash",
    ),
    (
        "a season with one year",
        {**WEEK, "seasons": [{"from": "2026-11-01", "until": "31 Mar"}]},
        ("seasons", 0),
        "hours-date-range",
    ),
    ("a season without times", {"seasons": [{"from": "1 Nov", "until": "31 Mar"}]}, (), "hours-nothing-said"),
    (
        "two seasons at once",
        {**WEEK, "seasons": [{"from": "1 Nov", "until": "31 Mar"}, {"from": "1 Mar", "until": "1 Jun"}]},
        (),
        "hours-date-clash",
    ),
    (
        "a season in another, one of them dated",
        {**WEEK, "seasons": [{"from": "1 Nov", "until": "31 Mar"}, {"from": "2027-02-01", "until": "2027-02-03"}]},
        (),
        "hours-date-clash",
    ),
    ("a season's line", {"seasons": [{"from": "1 Nov", "until": "31 Mar", "weekly": "Mon 9-5"}]},
     ("seasons", 0, "weekly"), "hours-am-or-pm"),
]  # fmt: skip


@pytest.mark.parametrize(("title", "fields", "line"), SAME, ids=[row[0] for row in SAME])
def test_fields_and_line_mean_the_same(title: str, fields: dict[str, Any], line: str) -> None:
    assert READ.validate_python(fields) == READ.validate_python(line) == parse_hours(line), title


@pytest.mark.parametrize(("title", "fields", "path", "code"), WRONG, ids=[row[0] for row in WRONG])
def test_a_problem_is_found_where_it_is(
    title: str, fields: dict[str, Any], path: tuple[str | int, ...], code: str
) -> None:
    with pytest.raises(ValidationError) as caught:
        READ.validate_python(fields)
    (error,) = caught.value.errors()
    problem = error["ctx"]["error"]
    assert isinstance(problem, Problem)
    assert (error["loc"], problem.code.name) == (path, code), title


def test_all_problems_of_a_week_at_once() -> None:
    with pytest.raises(ValidationError) as caught:
        READ.validate_python(
            {"weekly": {"mon": "9-5", "tue": "25:00-26:00", "nonday": "9am-5pm"}, "always": "perhaps"}
        )
    places = [error["loc"] for error in caught.value.errors()]
    assert places == [("weekly", "mon"), ("weekly", "tue"), ("weekly", "nonday"), ("always",)]


def test_a_problem_in_a_line_says_how_far_into_it() -> None:
    with pytest.raises(ValidationError) as caught:
        READ.validate_python("Mon 9am-5pm; Tue 9-5")
    (error,) = caught.value.errors()
    assert error["ctx"]["error"].offset == 17


def test_an_unknown_field_is_refused() -> None:
    with pytest.raises(ValidationError, match="unexpected_keyword_argument"):
        READ.validate_python({"weekly": {"mon": "9am-5pm"}, "bank_holiday": "closed"})


def test_hours_are_frozen_equal_and_travel_to_other_processes() -> None:
    fields = {
        "weekly": {"mon-fri": ["9:30-12:30", "13:30-16:00"], "every other sat": "10am-noon"},
        "exceptions": [{"date": "2026-12-24", "hours": "9am-noon", "why": "Christmas Eve"}],
        "seasons": [{"from": "1 November", "until": "31 March", "name": "Winter"}],
    }
    hours = READ.validate_python(fields)
    again = pickle.loads(pickle.dumps(hours))
    assert again == hours == READ.validate_python(fields)
    assert hash(again) == hash(hours)
    assert describe(again) == describe(hours)


@pytest.mark.parametrize(
    ("start", "end", "inside", "outside"),
    [
        ("1 Nov", "31 Mar", [(2026, 11, 1), (2027, 3, 31), (2027, 1, 1)], [(2026, 10, 31), (2027, 4, 1)]),
        ("1 Apr", "30 Sep", [(2026, 4, 1), (2026, 9, 30)], [(2026, 3, 31), (2026, 10, 1)]),
        ("1 Feb", "29 Feb", [(2027, 2, 28), (2028, 2, 29)], [(2027, 3, 1)]),
        ("2026-11-01", "2027-03-31", [(2026, 11, 1), (2027, 3, 31)], [(2025, 12, 1), (2027, 11, 1)]),
        ("25 December", "25 December", [(2026, 12, 25), (2027, 12, 25)], [(2026, 12, 24)]),
    ],
)
def test_seasons(
    start: str, end: str, inside: list[tuple[int, int, int]], outside: list[tuple[int, int, int]]
) -> None:
    hours = READ.validate_python({"weekly": "daily 8pm-8am", "seasons": [{"from": start, "until": end}]})
    assert all(hours.season_on(date(*day)) for day in inside)
    assert not any(hours.season_on(date(*day)) for day in outside)


AUGUST = {"from": "1 Aug", "until": "31 Aug"}
SWITCHED_OFF: list[tuple[str, dict[str, Any], str]] = [
    ("a closed season with times",
     {"weekly": "Mon 9am-5pm", "seasons": [{**AUGUST, "closed": "yes", "weekly": "Mon 9am-noon"}]}, "`weekly`"),
    ("a closed season with a last entry",
     {"weekly": "Mon 9am-5pm", "seasons": [{**AUGUST, "closed": "yes", "last_entry": "10am"}]}, "`last_entry`"),
    ("only closed seasons", {"seasons": [{**AUGUST, "closed": "yes"}]}, "usual hours"),
    ("a fortnight of no days", {"weekly": "Mon 9am-5pm", "fortnight_from": "2026-11-02"}, "every other"),
    ("terms of no days", {"weekly": "Mon 9am-5pm", "terms": [AUGUST]}, "in term time"),
    ("a last entry to what never closes", {"always": "yes", "last_entry": "10pm"}, "the note"),
    ("the same by the day", {"weekly": {"daily": "24 hours"}, "last_entry": "10pm"}, "the note"),
    ("other times than always", {"always": "yes", "by_appointment": "yes"}, "`by_appointment`"),
    ("bank holidays among days", {"weekly": {"mon, bank holidays": "9am-5pm"}}, "bank_holidays: 10am-noon"),
    ("bank holidays left out of days", {"weekly": {"mon (not bank holidays)": "9am-5pm"}}, "bank_holidays: closed"),
    ("a date among days", {"weekly": {"24 dec": "9am-5pm"}}, "exceptions"),
    ("nights by day", {"weekly": {"monday nights": "9am-5pm"}}, "‘night’"),
    ("what is said of times among days", {"weekly": {"mon by appointment": "9am-5pm"}}, "‘9am-5pm (by appointment)’"),
    ("what is said of days among times", {"weekly": {"wed": "9am-5pm every other week"}}, "every other fri"),
    ("a break alone", {"weekly": {"wed": "closed noon-1pm"}}, "‘9am-noon and 1pm-5pm’"),
]  # fmt: skip


@pytest.mark.parametrize(("title", "fields", "hint"), SWITCHED_OFF, ids=[row[0] for row in SWITCHED_OFF])
def test_no_value_is_switched_off_in_silence(title: str, fields: dict[str, Any], hint: str) -> None:
    with pytest.raises(ValidationError) as caught:
        READ.validate_python(fields)
    (error,) = caught.value.errors()
    assert hint in error["ctx"]["error"].hint, title


def test_dates_with_names_are_read_in_fields_too() -> None:
    named = {"weekly": "Mon-Fri 9am-5pm", "exceptions": [{"date": "Christmas Eve", "hours": "until noon"}]}
    dated = {"weekly": "Mon-Fri 9am-5pm", "exceptions": [{"date": "24 Dec", "hours": "until noon"}]}
    assert READ.validate_python(named) == READ.validate_python(dated)
