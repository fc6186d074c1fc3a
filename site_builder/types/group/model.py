"""Groups: the forum, boards and working groups, and how to join them."""

from __future__ import annotations

from typing import Annotated

from pydantic import model_validator

from site_builder.diagnostics import Code, Problem, Severity
from site_builder.fields.kinds import Email, Flag, Id, KindId, Line, Many, Number, RefTo, Text, TimePeriod
from site_builder.fields.record import record
from site_builder.model.addresses import GROUPS, below
from site_builder.model.entry import Entry, Markdown

SEAT_FILLED = Code("seat-filled", Severity.ERROR, "A seat is said to be empty, and to have somebody in it.")


@record
class Member:
    """A seat in the group: an organisation, or a person by name or role."""

    organisation: Annotated[Id, RefTo("organisation")] | None = None
    """The organisation, if it is a seat for one."""
    name: Line = ""
    """The person, if they agreed to be named."""
    role: Line = ""
    """What they do in the group; of an empty seat, what it is for."""
    sector: Annotated[Id, RefTo("sector")] | None = None
    """The sector that the seat speaks for, such as people with lived experience."""
    empty: Flag = False
    """Whether nobody has the seat at present."""

    @model_validator(mode="after")
    def _is_filled_or_empty(self) -> Member:
        if self.empty and (self.organisation or self.name):
            raise Problem(
                SEAT_FILLED,
                "This seat is said to be empty, and to have somebody in it.",
                "Take `empty` out, or the organisation and the name.",
                at=("empty",),
            )
        return self


@record
class Group(Entry):
    """A group that meets."""

    kind: Annotated[KindId, RefTo("group_kind")]
    """What sort of group it is."""
    purpose: Markdown | None = None
    """What it is there for."""
    terms: Annotated[Id, RefTo("resource")] | None = None
    """Its terms of reference."""
    chair: Line = ""
    """Who chairs it."""
    co_chair: Line = ""
    """Who chairs it with them."""
    members: Many[Member] = ()
    """Who sits in it."""
    reports_to: Annotated[Id, RefTo("group")] | None = None
    """The group above it."""
    meets: Line = ""
    """When and where, in words."""
    meets_every: TimePeriod | None = None
    """At the latest how long after a meeting the next is due, such as `3 months`."""
    how_to_join: Text = ""
    """What to do to take part."""
    contact: Email | None = None
    """An address that somebody reads."""
    order: Number = 100
    """Its place among the groups; smaller comes first."""


def url(entry: Group) -> str:
    """Where its page is."""
    return below(GROUPS, entry.id)
