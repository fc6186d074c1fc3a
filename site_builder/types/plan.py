"""Action plans: priorities and their objectives. The actions are entries of their own."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal

from site_builder.model.entry import Entry, Markdown
from site_builder.model.fields import Date, Id, Line, Many, Number, RefTo, Text, WebAddress, choice
from site_builder.model.page import Page
from site_builder.model.record import record
from site_builder.model.site import ContentType, Site

Meaning = Literal["not-started", "on-track", "in-progress", "at-risk", "late", "done", "dropped"]


@record
class PlanStatus:
    """One of the plan's own words for how an action is going, and what it means here."""

    id: Id
    name: Line
    meaning: Annotated[Meaning, choice(Meaning)]


@record
class Objective:
    """What a priority wants to reach, and why."""

    id: Id
    name: Line
    why: Text = ""


@record
class Priority:
    """One of the plan's few large aims."""

    id: Id
    name: Line
    summary: Line = ""
    objectives: Many[Objective]


@record
class Count:
    """How many actions had a status when the plan was reviewed."""

    status: Id
    actions: Number


@record
class Review:
    """A dated look at the plan, with its counts, so that there is history."""

    on: Date
    name: Line
    counts: Many[Count] = ()
    text: Text = ""


@record
class Measure:
    """How the plan as a whole will be judged."""

    name: Line
    by: Line = ""


@record
class Plan(Entry):
    """An action plan."""

    first_year: Number
    last_year: Number
    owner: Annotated[Id, RefTo("organisation")]
    overseen_by: Annotated[Id, RefTo("group")] | None = None
    strategy: Line = ""
    strategy_link: WebAddress | None = None
    statuses: Many[PlanStatus]
    priorities: Many[Priority]
    measures: Many[Measure] = ()
    reviews: Many[Review] = ()
    introduction: Markdown | None = None


def url(entry: Plan) -> str:
    """Where its page is."""
    return f"/plans/{entry.id}/"


def pages(site: Site) -> Iterator[Page]:
    """Its pages."""
    yield from ()


TYPE = ContentType(
    name="plan",
    folder="plans",
    model=Plan,
    label="plan",
    body="introduction",
    url=url,
    pages=pages,
)
