"""Pathways: a route through help for a situation, step by step."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import Field

from site_builder.model.entry import Entry, Markdown
from site_builder.model.fields import Flag, Id, Line, Many, Number, RefTo, Text, WebAddress, choice
from site_builder.model.page import Page
from site_builder.model.record import record
from site_builder.model.site import ContentType, Site

Rule = Literal["all", "any", "at-least"]


@record
class Branch:
    """What happens when something is so: go to another step, or straight to a service."""

    if_: Annotated[Line, Field(alias="if")]
    """Such as "If there is no bed tonight"."""
    go_to: Id | None = None
    """The id of a later step."""
    text: Text = ""
    services: Many[Annotated[Id, RefTo("service")]] = ()


@record
class Step:
    """One step, in plain words to the person, with what a worker needs beside it."""

    id: Id
    name: Line
    text: Text
    services: Many[Annotated[Id, RefTo("service")]] = ()
    who: Line = ""
    """Who does it."""
    how_soon: Line = ""
    if_refused: Text = ""
    branches: Many[Branch] = ()
    next: Id | None = None
    """The id of the step after this one, where it isn't simply the next in the list."""
    last: Flag = False
    """Whether the route ends here."""
    for_workers: Text = ""


@record
class Referral:
    """How somebody is referred into the pathway."""

    who_may: Many[Line] = ()
    duty: Text = ""
    """The legal duty, if there is one."""
    form: WebAddress | None = None
    consent: Text = ""
    response: Line = ""
    if_refused: Text = ""


@record
class ScoredDomain:
    """One thing a scored assessment looks at, and the most points it gives."""

    name: Line
    most: Number


@record
class Criteria:
    """Who the pathway is for, as rules or as a scored assessment. A score only indicates; people decide."""

    rule: Annotated[Rule, choice(Rule)] | None = None
    at_least: Number | None = None
    """How many of the list must hold, when the rule is `at-least`."""
    of: Many[Line] = ()
    scored: Many[ScoredDomain] = ()
    threshold: Number | None = None
    note: Text = ""


@record
class Pathway(Entry):
    """A route through help."""

    situation: Line
    """The situation in the person's words, such as "I am leaving prison"."""
    needs: Many[Annotated[Id, RefTo("need")]] = ()
    who_for: Many[Line] = ()
    not_for: Many[Line] = ()
    lead: Annotated[Id, RefTo("organisation")]
    capacity: Line = ""
    referral: Referral | None = None
    criteria: Criteria | None = None
    steps: Many[Step]
    risky: Flag = False
    order: Number = 100
    introduction: Markdown | None = None
    for_workers: Markdown | None = None


def url(entry: Pathway) -> str:
    """Where its page is."""
    return f"/pathways/{entry.id}/"


def pages(site: Site) -> Iterator[Page]:
    """Its pages."""
    yield from ()


TYPE = ContentType(
    name="pathway",
    folder="pathways",
    model=Pathway,
    label="pathway",
    body="introduction",
    url=url,
    pages=pages,
)
