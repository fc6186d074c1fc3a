"""Meetings of groups, with what was decided."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, model_validator

from site_builder.diagnostics import Code, Problem, Severity
from site_builder.fields.kinds import (
    DayOrMonth,
    FileName,
    Form,
    Id,
    Line,
    Many,
    Number,
    RefTo,
    Text,
    WebAddress,
    choice,
)
from site_builder.fields.readers import read_text
from site_builder.fields.record import record
from site_builder.hours.phrases import time_words
from site_builder.language.month import last_day
from site_builder.language.speaking import _
from site_builder.language.words import weekday_words
from site_builder.model.addresses import MEETINGS, below
from site_builder.model.entry import Entry, Markdown

CLOCK_TIME_INVALID = Code("clock-time-invalid", Severity.ERROR, "A time of day is not written like `14:00`.")
MEETING_REVERSED = Code("meeting-reversed", Severity.ERROR, "A meeting ends before it starts.")
SECTOR = RefTo("sector")

Status = Literal["planned", "held", "cancelled"]


def read_clock_time(value: Any) -> str:
    """Read a time of day written `14:00`, and return it with two digits for the hour."""
    text = read_text(value)
    match = re.fullmatch(r"([01]?\d|2[0-3]):([0-5]\d)", text)
    if not match:
        raise Problem(
            CLOCK_TIME_INVALID, f"`{text}` isn't a time of day.", "Write it like `9:30` or `14:00`."
        )
    return f"{int(match[1]):02}:{match[2]}"


ClockTime = Annotated[str, BeforeValidator(read_clock_time), Form("a time such as 14:00")]


@record
class Decision:
    """Something the meeting agreed, and the actions that follow from it."""

    text: Text
    """What was agreed."""
    actions: Many[Annotated[Id, RefTo("action")]] = ()
    """The actions that follow from it."""


@record
class Attendance:
    """How many of a sector came. People are counted, and only named if they want to be."""

    sector: Annotated[Id, SECTOR]
    """The sector."""
    number: Number
    """How many came."""


@record
class Meeting(Entry):
    """One meeting."""

    group: Annotated[Id, RefTo("group")]
    """The group that meets."""
    on: DayOrMonth
    """The day."""
    start: ClockTime | None = None
    """When it starts."""
    end: ClockTime | None = None
    """When it ends."""
    place: Text = ""
    """Where it is."""
    link: WebAddress | None = None
    """Where to join online."""
    status: Annotated[Status, choice(Status)] = "planned"
    """Whether it is still to come, was held, or is cancelled."""
    agenda: Many[Line] = ()
    """What will be talked about, one line each."""
    attended: Many[Attendance] = ()
    """How many came, by sector."""
    named: Many[Line] = ()
    """Who came and wants to be named."""
    minutes: Markdown | None = None
    """What was said."""
    minutes_file: FileName | None = None
    """A document in content/files."""
    decisions: Many[Decision] = ()
    """What was agreed."""

    @model_validator(mode="after")
    def _in_order(self) -> Meeting:
        if self.start and self.end and self.end <= self.start:
            raise Problem(
                MEETING_REVERSED,
                f"This meeting ends at {self.end}, before it starts at {self.start}.",
                "Check `start` and `end`.",
                at=("end",),
            )
        return self


def is_over(meeting: Meeting, today: date) -> bool:
    """Whether the day of a meeting is past, or the month if nobody says the day and it hasn't been held."""
    return over_on(meeting) <= today


def over_on(meeting: Meeting) -> date:
    """The day from which it is over."""
    return (meeting.on if meeting.status == "held" else last_day(meeting.on)) + timedelta(days=1)


def when_words(meeting: Meeting) -> str:
    """The day and the time: `Wednesday 9 December 2026, 1:30pm to 4pm`."""
    return ", ".join(part for part in (weekday_words(meeting.on), from_to_words(meeting)) if part)


def from_to_words(meeting: Meeting) -> str:
    """The time: `1:30pm to 4pm`, `from 6pm`, `until noon`, or nothing."""
    start, end = (_clock_words(each) for each in (meeting.start, meeting.end))
    if start and end:
        return _("%(start)s to %(end)s", start=start, end=end)
    if start:
        return _("from %(start)s", start=start)
    return _("until %(end)s", end=end) if end else ""


def _clock_words(clock: str | None) -> str:
    hour, _colon, minute = (clock or "").partition(":")
    return time_words(int(hour) * 60 + int(minute)) if clock else ""


def url(entry: Meeting) -> str:
    """Where its page is."""
    return below(MEETINGS, entry.id)
