"""What a plan says of itself beside its priorities: its words for colours, what it is for, what it has achieved."""

from __future__ import annotations

from typing import Annotated, Literal

from site_builder.fields.kinds import Happened, Id, Line, Number, Text, choice
from site_builder.fields.record import record
from site_builder.fields.when import WhenSaid
from site_builder.model.rag import Rag

Meaning = Literal["not-started", "on-track", "in-progress", "at-risk", "late", "done", "dropped", "unknown"]

TONES: dict[Meaning, str] = {
    "not-started": "quiet",
    "on-track": "good",
    "in-progress": "going",
    "at-risk": "care",
    "late": "bad",
    "done": "done",
    "dropped": "off",
    "unknown": "quiet",
}
"""The tone that gives each meaning its shape and colour."""


@record
class PlanStatus:
    """One of the plan's own words for how an action is going, and what it means here."""

    id: Id
    """A short name for actions to use."""
    name: Line
    """The plan's own word."""
    meaning: Annotated[Meaning, choice(Meaning)]
    """What the word means here; it gives the shape and the counts."""

    @property
    def tone(self) -> str:
        """The tone that gives the status its shape and colour."""
        return TONES[self.meaning]

    @property
    def is_over(self) -> bool:
        """Whether nothing more is expected of an action with this status."""
        return self.meaning in ("done", "dropped")


@record
class PlanRag:
    """The plan's own word for a colour."""

    rag: Annotated[Rag, choice(Rag)]
    """The colour."""
    name: Line
    """What the plan calls it, such as "Some delay"."""
    text: Text = ""
    """When an action has it."""


@record
class Purpose:
    """Something that the plan serves beyond itself, such as a part of the council's core purpose."""

    id: Id
    """A short name for actions to use."""
    name: Line
    """What it is."""


@record
class Achievement:
    """Something that has been reached."""

    on: Happened | None = None
    """When, where anybody knows."""
    text: Text
    """What has been reached."""


@record
class Count:
    """How many actions had a status when the plan was reviewed."""

    status: Id
    """The id of one of the plan's statuses."""
    actions: Number
    """How many actions had it."""


@record
class PlanMeasure:
    """An outcome of the plan as a whole, or how it will be judged."""

    name: Line
    """What will be true."""
    by: WhenSaid | None = None
    """By when, or how often."""
