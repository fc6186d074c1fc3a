"""Hours in words: tables, the seven days and the day lists."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from pydantic import TypeAdapter

from site_builder.hours.phrases import time_words
from site_builder.hours.reading.record import Hours
from site_builder.hours.saying.table import open_weekdays, tables

READ = TypeAdapter(Hours)


@pytest.mark.parametrize(
    ("minutes", "words"),
    [(0, "midnight"), (30, "12:30am"), (9 * 60 + 30, "9:30am"), (720, "noon"), (725, "12:05pm"), (17 * 60, "5pm"),
     (1440, "midnight"), (1440 + 480, "8am")],
)  # fmt: skip
def test_times_in_words(minutes: int, words: str) -> None:
    assert time_words(minutes) == words


def test_what_is_by_appointment_every_day_is_said_so_once() -> None:
    hours = READ.validate_python({"weekly": {"daily": "by appointment"}, "by_appointment": True})
    said = [row.words for table in tables(hours) for row in table.rows]
    assert said.count("By appointment") == 1


def test_tables_of_a_full_entry() -> None:
    hours = READ.validate_python(
        {
            "weekly": {"mon-fri": ["9:30-12:30", "13:30-16:00"], "sat": ["10:00-13:00"]},
            "bank_holidays": "closed",
            "exceptions": [
                {"date": "2026-12-24", "hours": ["9:30-12:00"], "why": "Christmas Eve"},
                {"from": "2026-12-28", "until": "2027-01-02", "hours": "closed"},
                {"from": "2026-08-03", "until": "2026-08-07", "hours": "unknown", "why": "Moving house"},
            ],
        }
    )
    shown = [
        (table.heading, [(row.label, row.words, row.weekdays) for row in table.rows])
        for table in tables(hours, since=date(2026, 11, 23))
    ]
    assert shown == [
        (
            "",
            [
                ("Monday to Friday", "9:30am to 12:30pm and 1:30pm to 4pm", (1, 2, 3, 4, 5)),
                ("Saturday", "10am to 1pm", (6,)),
                ("Sunday", "Closed", (7,)),
                ("Bank holidays", "Closed", ()),
            ],
        ),
        (
            "Other dates",
            [
                ("Thursday 24 December 2026", "9:30am to noon (Christmas Eve)", ()),
                ("28 December 2026 to 2 January 2027", "Closed", ()),
            ],
        ),
    ]
    assert tables(hours)[1].rows[0].label == "3 to 7 August 2026"


def test_tables_of_seasons() -> None:
    hours = READ.validate_python(
        {
            "bank_holidays": "as usual",
            "seasons": [
                {"from": "1 Nov", "until": "31 Mar", "name": "Winter", "weekly": "daily 8pm-8am"},
                {"from": "2026-04-01", "until": "2026-04-30", "unknown": "yes"},
            ],
        }
    )
    shown = [(table.heading, [(row.label, row.words) for row in table.rows]) for table in tables(hours)]
    night = ("Every day", "8pm to 8am the next day")
    rest = ("Rest of the year", "Closed")
    unknown = ("Every day", "Not known: ring first")
    assert shown == [
        ("Winter: 1 November to 31 March", [night, ("Bank holidays", "As usual")]),
        ("1 to 30 April 2026", [unknown, rest]),
    ]
    later = tables(hours, since=date(2026, 11, 23))
    assert [table.heading for table in later] == ["Winter: 1 November to 31 March"]
    assert later[0].rows[-1].label == "Rest of the year"


def test_seasons_that_fill_the_year_leave_no_rest() -> None:
    seasons = [
        {"from": "1 Apr", "until": "30 Sep", "weekly": "daily 9am-7pm"},
        {"from": "1 Oct", "until": "31 Mar"},
    ]
    hours = READ.validate_python({"weekly": "daily 9am-5pm", "seasons": seasons})
    assert "Rest of the year" not in [row.label for table in tables(hours) for row in table.rows]


def test_the_rows_of_a_week() -> None:
    (week,) = tables(READ.validate_python("Mon-Tue 9am-noon and 1-4pm; sun unknown"))
    *rows, _holidays = week.rows
    assert [row.label for row in rows] == ["Monday and Tuesday", "Wednesday to Saturday", "Sunday"]
    assert [row.weekdays for row in rows] == [(1, 2), (3, 4, 5, 6), (7,)]
    assert rows[0].times == ("9am to noon", "1pm to 4pm")
    assert [row.words for row in rows] == ["9am to noon and 1pm to 4pm", "Closed", "Not known: ring first"]
    assert [row.is_open for row in rows] == [True, False, False]


DAY_LISTS: list[tuple[str, Any, dict[int, str]]] = [
    ("plain", "Mon 9am-5pm; Sat 10am-noon", {1: "9am to 5pm", 6: "10am to noon"}),
    ("of the month", "2nd Tue 1-3pm", {2: "2nd Tuesday of the month: 1pm to 3pm"}),
    ("some weeks", "every other Fri 9am-1pm", {5: "some Fridays: 9am to 1pm (ring to ask which)"}),
    ("known fortnight", "every other Fri from 2026-11-06 9am-1pm", {5: "Every other Friday: 9am to 1pm"}),
    ("unknown", "unknown", {}),
    ("by appointment", "by appointment", {}),
    ("a day by appointment", "Mon by appointment; Tue 9am-noon", {2: "9am to noon"}),
    ("an unknown day", "Mon unknown; Tue 9am-noon", {2: "9am to noon"}),
    (
        "a season",
        {"weekly": "Mon 8pm-8am", "seasons": [{"from": "1 Nov", "until": "31 Mar"}]},
        {1: "8pm to 8am the next day (1 November to 31 March)"},
    ),
]


@pytest.mark.parametrize(("title", "given", "expected"), DAY_LISTS, ids=[row[0] for row in DAY_LISTS])
def test_words_for_day_lists(title: str, given: Any, expected: dict[int, str]) -> None:
    assert open_weekdays(READ.validate_python(given)) == expected, title
