"""Areas: the parts of the borough people know by name."""

from __future__ import annotations

from site_builder.model.entry import Entry, Markdown
from site_builder.model.fields import Line, Many, Number
from site_builder.model.record import record


@record
class Area(Entry):
    """A part of the place the site covers."""

    also_called: Many[Line] = ()
    order: Number = 100
    about: Markdown | None = None
