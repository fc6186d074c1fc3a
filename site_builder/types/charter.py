"""The charter: what the signatories stand for."""

from __future__ import annotations

from collections.abc import Iterator

from site_builder.model.entry import Entry, Markdown
from site_builder.model.fields import Date, Line, Many, Text
from site_builder.model.page import Page
from site_builder.model.record import record
from site_builder.model.site import ContentType, Site


@record
class Value:
    """Something the charter holds dear, and what it means in practice."""

    name: Line
    text: Text


@record
class Version:
    """One adopted text of the charter."""

    version: Line
    adopted: Date
    changes: Text
    """What is different from the version before."""


@record
class Charter(Entry):
    """The charter; there is one, in content/charter.md."""

    vision: Text
    adopted: Date
    review_due: Date
    values: Many[Value] = ()
    rights: Many[Text] = ()
    """What people who are homeless can expect."""
    responsibilities: Many[Text] = ()
    """What signatories take on."""
    versions: Many[Version] = ()
    introduction: Markdown | None = None
    how_to_sign: Text = ""


def url(entry: Charter) -> str:
    """Where its page is."""
    return "/charter/"


def pages(site: Site) -> Iterator[Page]:
    """Its pages."""
    yield from ()


TYPE = ContentType(
    name="charter",
    folder="charter",
    model=Charter,
    label="charter",
    body="introduction",
    url=url,
    pages=pages,
    single=True,
)
