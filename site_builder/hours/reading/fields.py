"""The field types of hours: each reads what an author wrote, and takes what code made as it is."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import Annotated, Any, TypeVar

from pydantic import PlainValidator, ValidationError
from pydantic_core import InitErrorDetails

from site_builder.diagnostics import Problem
from site_builder.fields.readers import read_text
from site_builder.hours.pattern import DayTimes, Opening, Rule, YearlyDay
from site_builder.hours.phrases import opening_words
from site_builder.hours.reading import codes
from site_builder.hours.reading.dates import read_date, read_day
from site_builder.hours.reading.last_entry import LastEntry, read_last_entry
from site_builder.hours.reading.line import days_from_text, read_day_times
from site_builder.hours.reading.openings import check_part
from site_builder.hours.reading.overlap import check_day, check_rules

T = TypeVar("T")

WEEKLY_HINT = "Write one line for each group of days, such as `mon-fri: 9am-5pm`, or one text."


def many_problems(found: Iterable[tuple[tuple[str | int, ...], Problem]]) -> ValidationError:
    """Problems deep inside a value, each with the path that leads to it."""
    details = [
        InitErrorDetails(type="value_error", loc=path, input=None, ctx={"error": problem})
        for path, problem in found
    ]
    return ValidationError.from_exception_data("hours", details)


def _from_text(kind: type[T], read: Callable[[str], T]) -> PlainValidator:
    """Read a value from text, or take it as it is if it was made by code."""

    def convert(value: Any) -> T:
        return value if isinstance(value, kind) else read(read_text(value))

    return PlainValidator(convert, json_schema_input_type=str)


def _read_day(value: Any) -> DayTimes:
    """Read what is said about one day: a text, or a list of times."""
    if isinstance(value, DayTimes):
        return value
    if not isinstance(value, list):
        return read_day_times(read_text(value))
    if not value:
        raise Problem(
            codes.NO_TIMES, "There are no times here.", "Write times like 9am-5pm, or ‘closed’ or ‘unknown’."
        )
    openings: list[Opening] = []
    found: list[tuple[tuple[str | int, ...], Problem]] = []
    for place, item in enumerate(value):
        try:
            times = read_day_times(read_text(item))
            if not times.openings:
                hint = "Write ‘closed’, ‘unknown’ or ‘as usual’ by itself, not in a list."
                raise Problem(codes.CONTRADICTION, f"‘{item}’ isn't a time.", hint)
            openings += times.openings
        except Problem as problem:
            found.append(((place,), problem))
    if found:
        raise many_problems(found)
    return DayTimes(check_day(openings))


def _read_weekly(value: Any) -> tuple[Rule, ...]:
    """Read the mapping of days to times. Rules made by code pass through."""
    if isinstance(value, tuple):
        return check_rules(value)
    if not isinstance(value, dict) or not value:
        raise Problem(codes.UNREADABLE, "The week isn't written as days with times.", WEEKLY_HINT)
    rules: list[Rule] = []
    found: list[tuple[tuple[str | int, ...], Problem]] = []
    for key, times_text in value.items():
        try:
            days = days_from_text(key)
            times = _read_day(times_text)
            if times.as_usual:
                raise Problem(codes.NO_TIMES, "‘As usual’ isn't a time.", "Write the times of these days.")
            for opening in times.openings:
                check_part(days.part, opening, f"‘{opening_words(opening)}’")
            rules.extend(Rule(each, times.openings, times.unknown, times.instead) for each in days.days)
            rules.extend(Rule(each) for each in days.closed)
        except Problem as problem:
            found.append(((key,), problem))
        except ValidationError as failure:
            found.extend(((key, *error["loc"]), error["ctx"]["error"]) for error in failure.errors())
    if found:
        raise many_problems(found)
    return check_rules(tuple(rules))


TextDate = Annotated[date, _from_text(date, read_date)]
Weekly = Annotated[
    tuple[Rule, ...], PlainValidator(_read_weekly, json_schema_input_type=str | dict[str, str | list[str]])
]
OneDay = Annotated[DayTimes, PlainValidator(_read_day, json_schema_input_type=str | list[str])]
Entry = Annotated[LastEntry, _from_text(LastEntry, read_last_entry)]
SeasonDay = Annotated[date | YearlyDay, PlainValidator(
    lambda value: value if isinstance(value, (date, YearlyDay)) else read_day(read_text(value)),
    json_schema_input_type=str,
)]  # fmt: skip
