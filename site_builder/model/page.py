"""A page of the site before it is rendered: where it is, which template shows it, and how to find what it shows."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from site_builder.model.addresses import code_url
from site_builder.model.shapes import Door, Link, Means


@dataclass(frozen=True, slots=True)
class SearchDocument:
    """What searching knows about a page: small texts, never the whole page.

    `keywords` are searched but not shown. `filters` maps a filter's name (need, area, kind, day, language) to its values:
    whoever searches for what a need or an area is called finds what belongs to it. A kind is in English, marked for
    translation: programs compare it, and whoever shows it says it in the reader's language.
    """

    summary: str
    text: str = ""
    keywords: Sequence[str] = ()
    filters: Mapping[str, Sequence[str]] = field(default_factory=dict)
    names: Sequence[str] = ()
    """Whole names besides the title; who types one means just this."""
    numbers: Sequence[str] = ()
    """Telephone numbers that lead here, its own first."""
    is_line: bool = False
    """Whether it is nowhere but at the end of a line, so that its number leads here before others that name it."""
    codes: Sequence[str] = ()
    """Postcodes, and first halves of them."""
    ring: str = ""
    """The number to ring, shown as a button."""
    open: str = ""
    """When it is open in the next weeks, as `hours/calendar/spells.py` spells it."""
    changes: Sequence[tuple[int, int, bool]] = ()
    """While alerts change that: from and until when, in seconds since 1970 (UTC), and whether they close it.

    Until is 0 for as long as it is said.
    """
    late_from: int = 0
    """From when nobody has checked it for too long, in seconds since 1970 (UTC)."""
    door: Door = ""
    """How somebody gets in alone."""
    means: Means = ""
    """What being open means of it."""
    includes: Sequence[object] = ()
    """Entries without a page of their own that stand there: names in them are found, too."""
    for_workers: bool = False
    """Whether it is written for workers, and another page says the same to the person it is about."""


@dataclass(frozen=True, slots=True)
class Page:
    """One page. `url` is its path from the root of the site, without the base path: `/services/harbour-day-centre/`.

    `view` and `search` are called when the page is rendered, maybe in another process; they return the same for the
    same site.
    """

    url: str
    template: str
    kind: str
    title: str
    description: str
    view: Callable[[], object]
    crumbs: Sequence[Link] = ()
    """The way here from the home page, this page left out."""
    file: str = ""
    """The content file an editor would change; empty for pages made from many."""
    file_is_open: bool = True
    """Whether readers may be led to that file: not where it holds what the page keeps back."""
    changed: date | None = None
    risky: bool = False
    search: Callable[[], SearchDocument] | None = None
    data: Callable[[], Mapping[str, object]] | None = None
    """The page's facts in schema.org's words (JSON-LD), for other programs."""
    says: Callable[[Any], Sequence[str]] | None = None
    """What the page says now, in lines, for a letter about what is wrong with it; it is given the view."""

    paper: bool = False
    """Whether people take it away on paper: then it has a code there that leads back."""
    kept: bool = True
    """Whether phones that keep the directory keep it: all but what is about the forum's own work, as it may lead to help."""
    in_sitemap: bool = True
    """Whether it makes sense to somebody who comes from elsewhere."""

    moved_to: str = ""
    """Where what was here is now: then this page leads on there, and that one is the page to know and to name."""

    @property
    def code_url(self) -> str:
        """The picture of its code."""
        return code_url(self.url)

    @property
    def path(self) -> str:
        """Where the page's file goes in the output: `services/harbour-day-centre/index.html`."""
        path = self.url.lstrip("/")
        return path if path.endswith(".html") else f"{path}index.html"
