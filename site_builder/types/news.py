"""News of the forum."""

from __future__ import annotations

from site_builder.model.entry import Entry, Markdown
from site_builder.model.fields import Date
from site_builder.model.record import record


@record
class News(Entry):
    """A dated piece of news."""

    on: Date
    text: Markdown
