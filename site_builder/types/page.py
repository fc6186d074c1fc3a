"""Pages: everything else a forum wants to say, such as "About us"."""

from __future__ import annotations

from site_builder.model.entry import Entry, Markdown
from site_builder.model.fields import Flag, Number
from site_builder.model.record import record


@record
class PlainPage(Entry):
    """A page of text at the top of the site."""

    text: Markdown
    in_menu: Flag = False
    order: Number = 100
