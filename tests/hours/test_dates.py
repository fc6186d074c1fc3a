"""Dates as people write them: every day there is, none that there isn't, and ranges that come round each year."""

from __future__ import annotations

from calendar import month_abbr, month_name
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from site_builder.diagnostics import Problem
from site_builder.hours.pattern import YearlyDay
from site_builder.hours.reading.dates import Span, is_between, meet, occurrences, read_date, read_day

LEAP_YEAR = [date(2028, 1, 1) + timedelta(days=step) for step in range(366)]
ENDINGS = {1: "st", 2: "nd", 3: "rd", 21: "st", 22: "nd", 23: "rd", 31: "st"}


def refused(text: str) -> str:
    with pytest.raises(Problem) as caught:
        read_day(text)
    return caught.value.message


def test_every_day_of_a_year_is_read_in_every_form() -> None:
    for day in LEAP_YEAR:
        nth = f"{day.day}{ENDINGS.get(day.day, 'th')}"
        for month in (month_name[day.month], month_abbr[day.month], month_name[day.month].upper()):
            for form in (f"{day.day} {month}", f"{nth} of {month}", f"{month} {day.day}", f"{month}. {nth}"):
                assert read_day(form) == YearlyDay(day.month, day.day), form
                assert read_day(f"{form} 2028") == read_date(f"{form}, 2028") == day, form
        assert read_date(day.isoformat()) == read_date(f"2028-{day.month}-{day.day}") == day


def test_no_other_day_is_read() -> None:
    known = {(day.month, day.day) for day in LEAP_YEAR}
    for month in range(1, 13):
        for number in range(33):
            if (month, number) not in known:
                assert "no such day" in refused(f"{number} {month_name[month]}")
                assert "no such day" in refused(f"2028-{month}-{number}")
    for text in ("2027-02-29", "29 Feb 2027", "2028-0-1", "2028-13-1", "31 November 2028"):
        assert "no such day" in refused(text)


def test_a_year_is_one_of_ours() -> None:
    for year in (1900, 2200):
        assert read_date(f"{year}-01-31") == date(year, 1, 31)
    for year in (1899, 2201):
        assert "not in our time" in refused(f"{year}-01-31")
    with pytest.raises(Problem, match="needs a year"):
        read_date("24 December")


@pytest.mark.parametrize(
    "text", ["1 Novembre", "1 No", "Sep", "1/11/2026", "1 Sept 26", "2026-11", "tomorrow"]
)
def test_what_is_no_date_is_asked_about(text: str) -> None:
    assert "isn't a date we can read" in refused(text)


def test_september_has_four_letters_too() -> None:
    assert read_day("9 Sept") == read_day("9 sept.") == YearlyDay(9, 9)


YEARLY = st.sampled_from(LEAP_YEAR).map(lambda day: YearlyDay(day.month, day.day))
DATED = st.dates(date(2026, 11, 1), date(2029, 3, 31))
SPANS: st.SearchStrategy[Span] = st.one_of(
    st.tuples(YEARLY, YEARLY), st.tuples(DATED, DATED).map(sorted).map(lambda pair: (pair[0], pair[1]))
)
DAYS = [date(2026, 1, 1) + timedelta(days=step) for step in range(4 * 365)]


@settings(max_examples=60)
@given(SPANS, SPANS)
def test_two_ranges_meet_where_some_day_is_in_both(one: Span, other: Span) -> None:
    common = any(is_between(*one, day) and is_between(*other, day) for day in DAYS)
    assert meet(one, other) == meet(other, one) == common


@settings(max_examples=60)
@given(SPANS)
def test_the_dates_of_a_range_are_those_within_it(span: Span) -> None:
    found = {
        first + timedelta(days=step)
        for first, last in occurrences(*span, range(2025, 2030))
        for step in range((last - first).days + 1)
    }
    assert {day for day in DAYS if is_between(*span, day)} == {*found} & {*DAYS}
