"""Groups: the forum, boards and working groups, and how to join them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal

from site_builder.model.entry import Entry, Markdown
from site_builder.model.fields import Email, Id, Line, Many, Number, RefTo, Text, TimePeriod, choice
from site_builder.model.page import Page
from site_builder.model.record import record
from site_builder.model.site import ContentType, Site

Kind = Literal["forum", "board", "working-group", "lived-experience"]


@record
class Member:
    """A seat in the group: an organisation, or a person by name or role."""

    organisation: Annotated[Id, RefTo("organisation")] | None = None
    name: Line = ""
    role: Line = ""


@record
class Group(Entry):
    """A group that meets."""

    kind: Annotated[Kind, choice(Kind)]
    purpose: Markdown | None = None
    terms: Annotated[Id, RefTo("resource")] | None = None
    """Its terms of reference."""
    chair: Line = ""
    co_chair: Line = ""
    members: Many[Member] = ()
    reports_to: Annotated[Id, RefTo("group")] | None = None
    meets: Line = ""
    """When and where, in words."""
    meets_every: TimePeriod | None = None
    """At the latest how long after a meeting the next is due, such as `3 months`."""
    how_to_join: Text = ""
    contact: Email | None = None
    order: Number = 100


def url(entry: Group) -> str:
    """Where its page is."""
    return f"/groups/{entry.id}/"


def pages(site: Site) -> Iterator[Page]:
    """Its pages."""
    yield from ()


TYPE = ContentType(
    name="group",
    folder="groups",
    model=Group,
    label="group",
    body="purpose",
    url=url,
    pages=pages,
)
