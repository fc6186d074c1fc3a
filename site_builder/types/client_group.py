"""Client groups: the people a service is for."""

from __future__ import annotations

from site_builder.model.entry import Entry, Markdown
from site_builder.model.fields import Line, Many, Number
from site_builder.model.record import record


@record
class ClientGroup(Entry):
    """A group of people, in words that they would choose: "Young people (16 to 25)"."""

    also_called: Many[Line] = ()
    order: Number = 100
    about: Markdown | None = None
