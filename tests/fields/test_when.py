"""When something is, as plans say it: what each way of writing it means, and what says nothing."""

from __future__ import annotations

from datetime import date

import pytest

from site_builder.diagnostics import Problem
from site_builder.fields.when import read_when

LAST = {
    "2026-10-28": date(2026, 10, 28), "2026-10": date(2026, 10, 31), "October 2026": date(2026, 10, 31),
    "Spring 2026": date(2026, 5, 31), "by the end of summer 2026": date(2026, 8, 31), "Autumn 2026": date(2026, 11, 30),
    "Winter 2026": date(2027, 2, 28), "winter 2027/28": date(2028, 2, 29), "Q2 2026": date(2026, 6, 30),
    "Q3 2026/27": date(2026, 12, 31), "Q4 of 2026-27": date(2027, 3, 31), "Quarter 1 2026/27": date(2026, 6, 30),
    "end of the financial year 2026/27": date(2027, 3, 31), "mid-2027": date(2027, 12, 31),
    "2026": date(2026, 12, 31), "end of 2026": date(2026, 12, 31), "2026/27": date(2027, 3, 31),
    "2026-27": date(2027, 3, 31), "2024-2029": date(2029, 12, 31), "2024 to 2029": date(2029, 12, 31),
    "Autumn 2024 – Spring 2026": date(2026, 5, 31), "April 2024 to March 2025": date(2025, 3, 31),
    "Spring 2026 (after the election)": date(2026, 5, 31), "since 2015": date(2015, 12, 31),
}  # fmt: skip
ENDLESS = [
    "quarterly", "Annually (November)", "every November", "every six months", "twice a year", "monthly from April 2024",
    "ongoing", "April 2024 - ongoing", "2024-04, ongoing", "three times a year", "fortnightly", "bi-monthly",
    "annually in November", "Quarterly at the forum", "every year before the budget", "monthly on the first Friday",
]  # fmt: skip


@pytest.mark.parametrize("text", LAST)
def test_a_time_ends_on_its_last_day(text: str) -> None:
    when = read_when(text)
    assert when.last == LAST[text]
    assert when.year == 0
    assert when.known


@pytest.mark.parametrize("text", ENDLESS)
def test_what_repeats_or_goes_on_has_no_last_day(text: str) -> None:
    when = read_when(text)
    assert (when.last, when.year, when.known) == (None, 0, True)
    assert when.words == text


@pytest.mark.parametrize(
    ("text", "year"), [("Year 1", 1), ("years 1-2", 2), ("Year 2 and 3", 3), ("Year 4 (last)", 4)]
)
def test_years_are_those_of_the_plan(text: str, year: int) -> None:
    assert read_when(text).year == year


@pytest.mark.parametrize("text", ["TBC", "to be confirmed", "not known", "Unknown"])
def test_a_time_may_be_not_known(text: str) -> None:
    when = read_when(text)
    assert not when.known
    assert when.words == "Not said"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2026-10-28", "28 October 2026"),
        ("2026-10", "October 2026"),
        ("10/2026", "October 2026"),
        ("Year 1", "Year 1"),
        ("Spring 2026", "Spring 2026"),
        ("Q2 2026", "Q2 2026"),
        ("Q3 2026/27", "Q3 2026/27"),
        ("Winter 2026/27", "Winter 2026/27"),
        ("Quarterly", "Quarterly"),
        ("ongoing", "ongoing"),
        ("Late 2026", "Late 2026"),
    ],
)
def test_days_and_months_are_said_in_words(text: str, words: str) -> None:
    assert read_when(text).words == words


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("31 April", "April has 30 days."),
        ("31 April 2024", "April has 30 days."),
        ("by 31 June 2025 - ongoing", "June has 30 days."),
        ("2026-02-30", "February 2026 has 28 days."),
        ("2026-13", "Write year-month"),
        ("28 October 2026", "Write `2026-10-28`."),
        ("30 April", "Say the year, too."),
        ("soon", "`Spring 2026`"),
        ("Spring", "`Spring 2026`"),
        ("Year 0", "`Year 1`"),
        ("September", "`quarterly`"),
        ("November at the forum", "`quarterly`"),
        ("Q3", "`Q3 2026/27`"),
    ],
)
def test_what_says_nothing_is_refused(text: str, said: str) -> None:
    with pytest.raises(Problem) as found:
        read_when(text)
    assert said in f"{found.value.message} {found.value.hint}"
