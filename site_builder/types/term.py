"""The glossary: terms in plain words; their short forms are explained on first use on each page."""

from __future__ import annotations

from collections.abc import Iterator

from site_builder.model.entry import Entry
from site_builder.model.fields import Line, Text
from site_builder.model.page import Page
from site_builder.model.record import record
from site_builder.model.site import ContentType, Site


@record
class Term(Entry):
    """A term of the field."""

    short: Line = ""
    """The short form, such as `SWEP`."""
    meaning: Text


def url(entry: Term) -> str:
    """Where its page is."""
    return f"/glossary/#{entry.id}"


def pages(site: Site) -> Iterator[Page]:
    """Its pages."""
    yield from ()


TYPE = ContentType(
    name="term",
    folder="glossary",
    model=Term,
    label="term",
    body="meaning",
    url=url,
    pages=pages,
)
