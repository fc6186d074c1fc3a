"""Guides in chapters, such as one to Housing First, with principles that chapters cite by number."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

from site_builder.fields.kinds import Id, Line, Many, Number, RefTo, Some, Text
from site_builder.fields.record import record
from site_builder.model.addresses import GUIDES, below
from site_builder.model.credit import Credit
from site_builder.model.entry import Entry, Markdown
from site_builder.model.figure import Figure
from site_builder.model.site import Site

FRAMEWORK = RefTo("framework")
PATHWAY = RefTo("pathway")


@record
class GuidePart:
    """A part of a guide: some chapters under a heading."""

    name: Line
    """What it is called."""
    about: Text = ""
    """What it is about."""
    chapters: Some[Number]
    """The numbers of its chapters."""


@record
class Principle:
    """One of the principles that a guide rests on. Its number is its place in the list."""

    name: Line
    """The principle in a line."""
    means: Many[Line] = ()
    """What it means in practice, one line each."""


@record
class Guide(Entry):
    """A guide for people who work on homelessness, in chapters."""

    credit: Credit | None = None
    """Whose work it is taken from, if it is."""
    about: Markdown | None = None
    """What it is for, and how to use it."""
    principles: Many[Principle] = ()
    """The principles that it rests on, in order; chapters cite them by number."""
    framework: Annotated[Id, FRAMEWORK] | None = None
    """The framework to assess with how well the principles are kept to."""
    pathways: Many[Annotated[Id, PATHWAY]] = ()
    """The pathways that it belongs to."""
    parts: Many[GuidePart] = ()
    """Its parts, where it has any; chapters that are in none stand in front."""
    order: Number = 100
    """Its place among the guides; smaller comes first."""


@record
class Chapter(Entry):
    """A chapter of a guide."""

    guide: Annotated[Id, RefTo("guide")]
    """The guide it is of."""
    number: Number
    """Its number in the guide."""
    principles: Many[Number] = ()
    """The numbers of the principles it is about; in the text, `[principle 3](#principle-3)` leads to one of them."""
    figures: Many[Figure] = ()
    """What is known in figures."""
    text: Markdown
    """What it says."""


def url(guide: Guide) -> str:
    """Where a guide's page is."""
    return below(GUIDES, guide.id)


def chapter_url(chapter: Chapter) -> str:
    """Where a chapter's page is."""
    return below(GUIDES, chapter.guide, chapter.id)


def fragment(number: int) -> str:
    """Where a principle stands, on the pages of its guide and of the chapters that cite it."""
    return f"principle-{number}"


def chapters_of(site: Site, guide: Guide) -> Sequence[Chapter]:
    """The chapters of a guide, in order."""
    found = (each.source for each in site.referrers(guide, Chapter, "guide"))
    return sorted(found, key=lambda chapter: (chapter.number, chapter.id))
