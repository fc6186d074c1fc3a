"""Pages: everything else a forum wants to say, such as "About us"."""

from __future__ import annotations

from collections.abc import Iterator

from site_builder.model.entry import Entry, Markdown
from site_builder.model.fields import Flag, Number
from site_builder.model.page import Page
from site_builder.model.record import record
from site_builder.model.site import ContentType, Site


@record
class PlainPage(Entry):
    """A page of text at the top of the site."""

    text: Markdown
    in_menu: Flag = False
    order: Number = 100


def url(entry: PlainPage) -> str:
    """Where its page is."""
    return f"/{entry.id}/"


def pages(site: Site) -> Iterator[Page]:
    """Its pages."""
    yield from ()


TYPE = ContentType(
    name="page",
    folder="pages",
    model=PlainPage,
    label="page",
    body="text",
    url=url,
    pages=pages,
)
