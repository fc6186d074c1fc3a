"""Gives activities whose times name no days the days of their service."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import TypeAdapter, ValidationError

from site_builder.diagnostics import Problem
from site_builder.hours.reading.borrowed import on_days_of, times_without_days
from site_builder.hours.reading.record import Hours

_HOURS = TypeAdapter(Hours)


def with_days(written: Any) -> Any:
    """A service as it is written, with hours that have days for each activity that only says at what time.

    Raises:
        Problem: if the service isn't open at such a time, at the hours of the activity.
    """
    if not isinstance(written, Mapping) or not (written.get("activities") and written.get("hours")):
        return written
    activities = written["activities"] if isinstance(written["activities"], list) else [written["activities"]]
    found = [_with_days(each, number, written["hours"]) for number, each in enumerate(activities)]
    same = all(new is old for new, old in zip(found, activities, strict=True))
    return written if same else {**written, "activities": found}


def _with_days(activity: Any, number: int, of_service: Any) -> Any:
    said = activity.get("hours") if isinstance(activity, Mapping) else None
    openings = times_without_days(said) if isinstance(said, str) else ()
    if not openings:
        return activity
    try:
        hours = on_days_of(_HOURS.validate_python(of_service), openings)
    except ValidationError:
        return activity  # what is wrong with them is told where they stand
    except Problem as problem:
        at = ("activities", number, "hours")
        raise Problem(problem.code, problem.message, problem.hint, at=at) from None
    return {**activity, "hours": hours} if hours else activity
