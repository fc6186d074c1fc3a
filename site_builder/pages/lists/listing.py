"""One list of services as every_list.py describes it, and the pages it is shared out over."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache, partial

from site_builder.language.words import shortened
from site_builder.model.page import Page, SearchDocument
from site_builder.model.shapes import Link
from site_builder.pages.lists.filter_form import FilterForm
from site_builder.pages.lists.view import (
    Browse,
    Chapter,
    ListView,
    ListWords,
    Show,
    by_trust,
    make_view,
)
from site_builder.pages.turning import on_page, page_count, page_url
from site_builder.types.service.directory import Directory, Services
from site_builder.types.service.model import LIST


@dataclass(frozen=True, slots=True)
class Listing:
    """One list of services, before it is shared out over pages."""

    url: str
    title: str
    description: str
    services: Services
    chapters: Callable[[Services], Sequence[Chapter]]
    words: ListWords
    browse: Callable[[], Sequence[Browse]]
    crumbs: Sequence[Link] = field(default_factory=lambda: (LIST.in_words(),))
    show: Show = field(default_factory=Show)
    """How it shows its services; one of names is for looking up names, so nothing else may decide about the order."""
    file: str = ""
    changed: date | None = None
    risky: bool = False
    paper: bool = False
    """Whether people take it away on paper."""
    search: Callable[[], SearchDocument] | None = None
    filter_form: Callable[[], FilterForm] | None = None
    """The form that narrows it, on its first page."""


def pages_of(directory: Directory, listing: Listing) -> Iterator[Page]:
    """The pages of a list."""
    chapters = cache(partial(_divided, directory, listing))  # all pages of a list divide it only once
    total = page_count(len(listing.services), listing.show.per_page)
    for number in range(1, total + 1):
        yield Page(
            url=page_url(listing.url, number),
            template="list.html",
            kind="list",
            title=on_page(listing.title, number, total),
            description=on_page(shortened(listing.description, 160), number, total),
            view=partial(_view, directory, listing, chapters, number),
            crumbs=listing.crumbs if number == 1 else (*listing.crumbs, Link(listing.title, listing.url)),
            file=listing.file,
            changed=listing.changed,
            risky=listing.risky,
            search=listing.search if number == 1 else None,
            paper=listing.paper and number == 1,
        )


def _divided(directory: Directory, listing: Listing) -> Sequence[Chapter]:
    if listing.show.names:
        return listing.chapters(listing.services)
    services = directory.longest_first(listing.services) if listing.show.by_clock else listing.services
    return by_trust(directory, listing.chapters, services)


def _view(
    directory: Directory, listing: Listing, chapters: Callable[[], Sequence[Chapter]], number: int
) -> ListView:
    view = make_view(
        directory,
        listing.url,
        number,
        listing.services,
        chapters(),
        listing.words,
        listing.browse,
        listing.show,
    )
    return replace(view, filter_form=listing.filter_form()) if listing.filter_form and number == 1 else view
