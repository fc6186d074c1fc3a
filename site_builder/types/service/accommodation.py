"""Money and rooms."""

from __future__ import annotations

from typing import Annotated, Literal

from site_builder.fields.kinds import Line, Number, PastDay, Text, YesNoAsk, choice
from site_builder.fields.record import record

Rooms = Literal["single", "shared", "both"]


@record
class PlacesFree:
    """How many beds were free, and when that was said; it is dropped once it is old."""

    number: Number
    """How many beds were free."""
    on: PastDay
    """The day that was said."""


@record
class Accommodation:
    """What it is like to stay and what it costs."""

    price: Line = ""
    """What it costs, such as "£12 a week after housing benefit"."""
    housing_benefit: YesNoAsk = "unknown"
    """Whether housing benefit pays for it."""
    couples: YesNoAsk = "unknown"
    """Whether couples can stay together."""
    rooms: Annotated[Rooms, choice(Rooms)] | None = None
    """Whether people have a room of their own."""
    stay: Line = ""
    """How long people stay."""
    support: Text = ""
    """What help there is while people stay."""
    beds: Number | None = None
    """All the beds there are."""
    free: PlacesFree | None = None
