"""News of the forum."""

from __future__ import annotations

from collections.abc import Iterator

from site_builder.model.entry import Entry, Markdown
from site_builder.model.fields import Date
from site_builder.model.page import Page
from site_builder.model.record import record
from site_builder.model.site import ContentType, Site


@record
class News(Entry):
    """A dated piece of news."""

    on: Date
    text: Markdown


def url(entry: News) -> str:
    """Where its page is."""
    return f"/news/{entry.id}/"


def pages(site: Site) -> Iterator[Page]:
    """Its pages."""
    yield from ()


TYPE = ContentType(
    name="news",
    folder="news",
    model=News,
    label="piece of news",
    body="text",
    url=url,
    pages=pages,
)
