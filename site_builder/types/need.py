"""Needs: what people come for. The tiles on the first screen."""

from __future__ import annotations

from collections.abc import Iterator

from site_builder.model.entry import Entry, Markdown
from site_builder.model.fields import Flag, Line, Many, Number
from site_builder.model.page import Page
from site_builder.model.record import record
from site_builder.model.site import ContentType, Site


@record
class Need(Entry):
    """Something a person needs, in the words they would use."""

    also_called: Many[Line] = ()
    """Everyday words for it, such as "nowhere to sleep"; searched."""
    order: Number = 100
    """Its place among the tiles; smaller comes first."""
    help_now: Flag = False
    """Whether it belongs on the help-now page."""
    risky: Flag = False
    """Whether being seen on its pages could put somebody in danger; they get the control to leave quickly."""
    icon: Line = ""
    """The name of one of the theme's icons."""
    advice: Markdown | None = None
    """What to know or do first, shown above the services."""


def url(entry: Need) -> str:
    """Where its page is."""
    return f"/needs/{entry.id}/"


def pages(site: Site) -> Iterator[Page]:
    """Its pages."""
    yield from ()


TYPE = ContentType(
    name="need",
    folder="needs",
    model=Need,
    label="need",
    body="advice",
    url=url,
    pages=pages,
)
