"""Commitments: the numbered promises of the charter."""

from __future__ import annotations

from collections.abc import Iterator

from site_builder.model.entry import Entry, Markdown
from site_builder.model.fields import Number, Text
from site_builder.model.page import Page
from site_builder.model.record import record
from site_builder.model.site import ContentType, Site


@record
class Commitment(Entry):
    """One promise, citable by its number."""

    number: Number
    text: Text
    """The promise, word for word as adopted."""
    why: Text = ""
    about: Markdown | None = None


def url(entry: Commitment) -> str:
    """Where its page is."""
    return f"/charter/{entry.id}/"


def pages(site: Site) -> Iterator[Page]:
    """Its pages."""
    yield from ()


TYPE = ContentType(
    name="commitment",
    folder="commitments",
    model=Commitment,
    label="commitment",
    body="about",
    url=url,
    pages=pages,
)
