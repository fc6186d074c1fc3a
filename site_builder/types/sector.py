"""Sectors: the headings that signatories stand under, and that meetings and seats are counted by."""

from __future__ import annotations

from site_builder.fields.kinds import Number
from site_builder.fields.record import record
from site_builder.model.addresses import SIGNATORIES
from site_builder.model.entry import Entry, Markdown
from site_builder.model.site import ContentType


@record
class Sector(Entry):
    """A sector, named as its people are: "Faith groups"."""

    order: Number = 100
    """Its place among the sectors; smaller comes first."""
    about: Markdown | None = None
    """Who belongs to it, shown with its signatories."""


def url(sector: Sector) -> str:
    """Where its signatories stand."""
    return f"{SIGNATORIES}#{sector.id}"


TYPE = ContentType(
    name="sector",
    folder="sectors",
    model=Sector,
    label="sector",
    body="about",
    url=url,
    has_usual=True,
)
