"""Money and rooms."""

from __future__ import annotations

from typing import Annotated, Literal

from site_builder.model.fields import Date, Line, Number, Text, YesNoAsk, choice
from site_builder.model.record import record

Rooms = Literal["single", "shared", "both"]


@record
class PlacesFree:
    """How many beds were free, and when that was said; it is dropped once it is old."""

    number: Number
    on: Date


@record
class Accommodation:
    """What it is like to stay and what it costs."""

    price: Line = ""
    housing_benefit: YesNoAsk = "unknown"
    couples: YesNoAsk = "unknown"
    rooms: Annotated[Rooms, choice(Rooms)] | None = None
    stay: Line = ""
    """How long people stay."""
    support: Text = ""
    beds: Number | None = None
    """All the beds there are."""
    free: PlacesFree | None = None
