"""Meetings of groups, with what was decided."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, model_validator

from site_builder.diagnostics import Code, Diagnostic, Problem, Severity
from site_builder.fields.kinds import Date, FileName, Form, Id, Line, Many, RefTo, Text, WebAddress, choice
from site_builder.fields.readers import read_text
from site_builder.fields.record import record
from site_builder.hours.phrases import time_words
from site_builder.language.words import count, date_words, sentence, weekday_words
from site_builder.model.addresses import MEETINGS, below
from site_builder.model.documents import check_document
from site_builder.model.entry import Entry, Markdown
from site_builder.model.shapes import Item, Tag
from site_builder.model.site import ContentType, Site

CLOCK_TIME_INVALID = Code("clock-time-invalid", Severity.ERROR, "A time of day is not written like `14:00`.")
MEETING_REVERSED = Code("meeting-reversed", Severity.ERROR, "A meeting ends before it starts.")
MEETING_STILL_PLANNED = Code(
    "meeting-still-planned", Severity.WARNING, "A meeting is over and still said to be planned."
)
MINUTES_MISSING = Code(
    "minutes-missing", Severity.WARNING, "A meeting was held two months ago or more and has no minutes."
)

MINUTES_AFTER_DAYS = 60
"""How long after a meeting its minutes should be there."""

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
class Meeting(Entry):
    """One meeting."""

    group: Annotated[Id, RefTo("group")]
    """The group that meets."""
    on: Date
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
    """Whether the day of a meeting is past."""
    return meeting.on < today


def when_words(meeting: Meeting) -> str:
    """The day and the time: `Wednesday 9 December 2026, 1:30pm to 4pm`."""
    return ", ".join(part for part in (weekday_words(meeting.on), hours_words(meeting)) if part)


def hours_words(meeting: Meeting) -> str:
    """The time: `1:30pm to 4pm`, `from 6pm`, `until noon`, or nothing."""
    start, end = (_clock_words(each) for each in (meeting.start, meeting.end))
    if start and end:
        return f"{start} to {end}"
    return f"from {start}" if start else f"until {end}" if end else ""


def _clock_words(clock: str | None) -> str:
    hour, _, minute = (clock or "").partition(":")
    return time_words(int(hour) * 60 + int(minute)) if clock else ""


def check_meetings(site: Site) -> Iterator[Diagnostic]:
    """Warn about meetings that were forgotten once they were over; find documents that aren't there."""
    for meeting in site.all(Meeting):
        yield from check_document(site, meeting, "minutes_file", meeting.minutes_file)
        if meeting.status == "planned" and is_over(meeting, site.today):
            message = f"This meeting is still planned, but its day, {date_words(meeting.on)}, is over."
            hint = "Write `status: held` and what was decided, or `status: cancelled`."
            yield Diagnostic(site.span(meeting, "on"), MEETING_STILL_PLANNED, message, hint)
        elif _lacks_minutes(meeting, site.today):
            message = f"This meeting was held on {date_words(meeting.on)} and still has no minutes."
            place = "below the second `---` line" if meeting.file.endswith(".md") else "into `minutes`"
            hint = f"Write them {place}, or name their document in `minutes_file`."
            yield Diagnostic(site.span(meeting, "on"), MINUTES_MISSING, message, hint)


def _lacks_minutes(meeting: Meeting, today: date) -> bool:
    written = meeting.minutes or meeting.minutes_file
    return meeting.status == "held" and not written and (today - meeting.on).days >= MINUTES_AFTER_DAYS


def url(entry: Meeting) -> str:
    """Where its page is."""
    return below(MEETINGS, entry.id)


def item(site: Site, meeting: Meeting) -> Item:
    """A meeting in a list: when it is, or what came of it."""
    group = site.find("group", meeting.group)
    said = [when_words(meeting), group.name if group else ""]
    if meeting.decisions:
        said.append(sentence(count(len(meeting.decisions), "decision")))
    where = f"At {meeting.place}" if meeting.place and not is_over(meeting, site.today) else ""
    tag = Tag("Cancelled", "bad") if meeting.status == "cancelled" else None
    meta = ". ".join(part for part in said if part)
    return Item(meeting.name, url(meeting), meeting.summary or where, f"{meta}.", tag)


TYPE = ContentType(
    name="meeting",
    folder="meetings",
    model=Meeting,
    label="meeting",
    body="minutes",
    url=url,
    item=item,
    checks=(check_meetings,),
)
