"""Areas: the parts of the borough people know by name."""

from __future__ import annotations

from collections.abc import Iterator

from site_builder.model.entry import Entry, Markdown
from site_builder.model.fields import Line, Many, Number
from site_builder.model.page import Page
from site_builder.model.record import record
from site_builder.model.site import ContentType, Site


@record
class Area(Entry):
    """A part of the place the site covers."""

    also_called: Many[Line] = ()
    order: Number = 100
    about: Markdown | None = None


def url(entry: Area) -> str:
    """Where its page is."""
    return f"/areas/{entry.id}/"


def pages(site: Site) -> Iterator[Page]:
    """Its pages."""
    yield from ()


TYPE = ContentType(
    name="area",
    folder="areas",
    model=Area,
    label="area",
    body="about",
    url=url,
    pages=pages,
)
