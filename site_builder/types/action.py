"""Actions: what somebody does for an objective of a plan, by when, and how it is going."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import model_validator

from site_builder.diagnostics import Code, Problem, Severity
from site_builder.model.entry import Entry, Markdown
from site_builder.model.fields import Date, Id, Line, Many, Number, RefTo, Text, WebAddress, choice
from site_builder.model.page import Page
from site_builder.model.record import record
from site_builder.model.site import ContentType, Site

ACTION_DUE_BEFORE_START = Code(
    "action-due-before-start", Severity.ERROR, "An action is due before it starts."
)

Rag = Literal["red", "amber", "green"]


@record
class Reading:
    """What a measure showed on a date."""

    on: Date
    value: Line


@record
class Measure:
    """How people will see that the action works."""

    name: Line
    target: Line = ""
    readings: Many[Reading] = ()


@record
class Update:
    """News of the action."""

    on: Date
    text: Text
    by: Line = ""
    evidence: WebAddress | None = None


@record
class Action(Entry):
    """One action of a plan."""

    plan: Annotated[Id, RefTo("plan")]
    objective: Id
    """The id of one of the plan's objectives."""
    number: Number
    """Its number inside the objective."""
    text: Markdown | None = None
    lead: Annotated[Id, RefTo("organisation")]
    partners: Many[Annotated[Id, RefTo("organisation")]] = ()
    resources: Line = ""
    start: Date | None = None
    due: Date | None = None
    status: Id
    """The id of one of the plan's statuses."""
    rag: Annotated[Rag, choice(Rag)] | None = None
    measures: Many[Measure] = ()
    commitments: Many[Annotated[Id, RefTo("commitment")]] = ()
    groups: Many[Annotated[Id, RefTo("group")]] = ()
    services: Many[Annotated[Id, RefTo("service")]] = ()
    updates: Many[Update] = ()

    @model_validator(mode="after")
    def _starts_first(self) -> Action:
        if self.start and self.due and self.due < self.start:
            raise Problem(
                ACTION_DUE_BEFORE_START,
                f"This action is due on {self.due}, before it starts on {self.start}.",
                "Check `start` and `due`.",
            )
        return self


def url(entry: Action) -> str:
    """Where its page is."""
    return ""


def pages(site: Site) -> Iterator[Page]:
    """Its pages."""
    yield from ()


TYPE = ContentType(
    name="action",
    folder="actions",
    model=Action,
    label="action",
    body="text",
    url=url,
    pages=pages,
)
