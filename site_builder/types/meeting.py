"""Meetings of groups, with what was decided."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator

from site_builder.diagnostics import Code, Problem, Severity
from site_builder.model.entry import Entry, Markdown
from site_builder.model.fields import (
    Date,
    FileName,
    Form,
    Id,
    Line,
    Many,
    RefTo,
    Text,
    WebAddress,
    choice,
    read_text,
)
from site_builder.model.page import Page
from site_builder.model.record import record
from site_builder.model.site import ContentType, Site

CLOCK_TIME_INVALID = Code("clock-time-invalid", Severity.ERROR, "A time of day is not written like `14:00`.")

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
    actions: Many[Annotated[Id, RefTo("action")]] = ()


@record
class Meeting(Entry):
    """One meeting."""

    group: Annotated[Id, RefTo("group")]
    on: Date
    start: ClockTime | None = None
    end: ClockTime | None = None
    place: Text = ""
    link: WebAddress | None = None
    status: Annotated[Status, choice(Status)] = "planned"
    agenda: Many[Line] = ()
    minutes: Markdown | None = None
    minutes_file: FileName | None = None
    """A document in content/files."""
    decisions: Many[Decision] = ()


def url(entry: Meeting) -> str:
    """Where its page is."""
    return f"/meetings/{entry.id}/"


def pages(site: Site) -> Iterator[Page]:
    """Its pages."""
    yield from ()


TYPE = ContentType(
    name="meeting",
    folder="meetings",
    model=Meeting,
    label="meeting",
    body="minutes",
    url=url,
    pages=pages,
)
