"""Frameworks: what is looked at in an assessment, in parts with rows of statements or a scale, and how a score comes about.

All that one framework has of its own is content: no code knows any of them.
"""

from __future__ import annotations

from typing import Annotated, Literal

from site_builder.fields.kinds import Flag, Id, Line, Many, Number, Points, Some, Text, choice
from site_builder.fields.record import record
from site_builder.model.addresses import ASSESS, FRAMEWORKS, below
from site_builder.model.credit import Credit
from site_builder.model.entry import Entry, Markdown
from site_builder.model.rag import Rag

Method = Literal["sum", "mean", "mean-of-parts", "share"]
Better = Literal["low", "high", "neither"]
Side = Literal["at-least", "at-most"]


@record
class Level:
    """A level that statements stand at, such as "Good": a column of the matrix."""

    id: Id
    """A short name for statements and assessments to use."""
    name: Line
    """What the level is called."""
    points: Points | None = None
    """The points of its statements, where they have none of their own."""
    rag: Annotated[Rag, choice(Rag)] | None = None
    """Red, amber or green, where the framework uses these."""


@record
class Statement:
    """One statement of a row; an assessment chooses one of them."""

    text: Text
    """What holds when it is chosen."""
    level: Id | None = None
    """The id of one of the framework's levels."""
    number: Number | None = None
    """Its number in its part, where the framework numbers statements; assessments may choose it by that."""
    points: Points | None = None
    """Its points, where they are neither its level's nor its number."""


@record
class Step:
    """A step of a scale of points."""

    points: Points
    """The points it gives."""
    name: Line = ""
    """What the step means."""


@record
class Row:
    """One thing that is looked at: one statement of it is chosen, or a step of a scale."""

    id: Id | None = None
    """A short name, for assessments that leave it out; without it the row's number serves."""
    name: Line = ""
    """What the row is about."""
    statements: Many[Statement] = ()
    """What there is to choose from; without any, it is a scale."""
    scale: Many[Step] = ()
    """A scale of its own, where it isn't that of its part or of the framework."""


@record
class Part:
    """A marker, a domain or a principle: a part of the framework with a score of its own."""

    id: Id
    """A short name for assessments to use; it is part of a web address."""
    name: Line
    """What it is called."""
    about: Text = ""
    """What it is about, and why it matters."""
    rows: Many[Row] = ()
    """What is looked at; a part without rows is itself one, with the scale of the framework."""
    scale: Many[Step] = ()
    """A scale of its own for its rows, where it isn't the framework's."""


@record
class Band:
    """What a range of scores is called. Scores that no band holds are said to be between bands."""

    name: Line
    """What it is called."""
    lowest: Points
    """The lowest score in it."""
    highest: Points
    """The highest score in it."""
    rag: Annotated[Rag, choice(Rag)] | None = None
    """Red, amber or green, where the framework uses these."""
    text: Text = ""
    """What it says of whoever is in it."""


@record
class Threshold:
    """A score from which something is worth thinking about. It indicates, and never decides alone."""

    score: Points
    """The score."""
    side: Annotated[Side, choice(Side)] = "at-least"
    """Whether it is reached at the score or above, or at the score or below."""
    means: Line
    """What it indicates when it is reached."""


@record
class Framework(Entry):
    """A way to assess something."""

    credit: Credit
    """Whose work it is."""
    about: Markdown | None = None
    """What it is for, and how to use it."""
    part_name: Line = ""
    """What one of its parts is called, such as "Marker"."""
    score: Annotated[Method, choice(Method)]
    """How a score comes about: the sum of points, their mean over all rows, the mean of the scores of parts, so that each
    part counts as much whatever its rows, or the share of the most that was possible in the rows that aren't left out, in
    per cent."""
    better: Annotated[Better, choice(Better)]
    """Which end is better."""
    lowest_means: Line = ""
    """What the lowest score would mean."""
    highest_means: Line = ""
    """What the highest score would mean."""
    levels: Many[Level] = ()
    """The levels that statements stand at, in the order of columns."""
    scale: Many[Step] = ()
    """The scale of rows that have neither statements nor a scale of their own."""
    parts: Some[Part]
    """Its markers, domains or principles, in order."""
    bands: Many[Band] = ()
    """What ranges of the whole score are called; there may be gaps between them."""
    threshold: Threshold | None = None
    """A score that indicates something."""
    considerations: Many[Line] = ()
    """What counts beside the score."""
    person: Flag = False
    """Whether it is about one person; such assessments belong into a file that isn't public."""
    order: Number = 100
    """Its place among the frameworks; smaller comes first."""

    def level(self, level_id: str | None) -> Level | None:
        """The level with an id."""
        return next((level for level in self.levels if level.id == level_id), None)

    def part(self, part_id: str) -> Part | None:
        """The part with an id."""
        return next((part for part in self.parts if part.id == part_id), None)


def url(framework: Framework) -> str:
    """Where the page about a framework is."""
    return below(FRAMEWORKS, framework.id)


def part_url(framework: Framework, part_id: str) -> str:
    """Where a part stands on that page. A dot is in no id that authors write, so it clashes with none."""
    return f"{url(framework)}#part.{part_id}"


def form_url(framework: Framework) -> str:
    """Where the page to assess with it is."""
    return below(ASSESS, framework.id)
