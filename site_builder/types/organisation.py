"""Organisations: who runs services, signs the charter and leads actions."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal

from site_builder.model.contact import PhoneField
from site_builder.model.entry import Entry, Markdown
from site_builder.model.fields import EditorNote, Email, FileName, Line, Many, RegisterNumber, WebAddress, choice
from site_builder.model.page import Page
from site_builder.model.record import record
from site_builder.model.site import ContentType, Site

Kind = Literal[
    "charity",
    "council",
    "health",
    "housing-association",
    "faith",
    "community",
    "company",
    "police",
    "university",
    "other",
]


@record
class Logo:
    """A picture of an organisation's name or mark."""

    file: FileName
    """Its path inside content/images."""
    alt: Line
    """What the picture says, for people who don't see it."""


@record
class Organisation(Entry):
    """An organisation."""

    kind: Annotated[Kind, choice(Kind)]
    other_names: Many[Line] = ()
    charity_number: RegisterNumber | None = None
    company_number: RegisterNumber | None = None
    website: WebAddress | None = None
    email: Email | None = None
    phones: Many[PhoneField] = ()
    logo: Logo | None = None
    description: Markdown | None = None
    notes: EditorNote = ""
    """For editors only; dropped while reading."""


def url(entry: Organisation) -> str:
    """Where its page is."""
    return f"/organisations/{entry.id}/"


def pages(site: Site) -> Iterator[Page]:
    """Its pages."""
    yield from ()


TYPE = ContentType(
    name="organisation",
    folder="organisations",
    model=Organisation,
    label="organisation",
    body="description",
    url=url,
    pages=pages,
)
