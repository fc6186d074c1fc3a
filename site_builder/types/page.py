"""Pages: everything else a forum wants to say, such as "About us"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from site_builder.fields.kinds import Flag, Number
from site_builder.fields.record import record
from site_builder.language.speaking import N_
from site_builder.language.words import shortened
from site_builder.model.addresses import HOME, below
from site_builder.model.entry import Entry, Markdown
from site_builder.model.page import Page, SearchDocument
from site_builder.model.shapes import Link
from site_builder.model.site import ContentType, Site
from site_builder.prose.blocks import HasHtml
from site_builder.prose.embedded import embedded

ENOUGH_HEADINGS = 5
"""From how many headings on a page starts with a list of them."""


@record
class PlainPage(Entry):
    """A page of text at the top of the site."""

    text: Markdown
    """What the page says."""
    in_menu: Flag = False
    """Whether the main menu links to it."""
    order: Number = 100
    """Its place among such pages; smaller comes first."""


@dataclass(frozen=True, slots=True)
class PageView:
    """What page.html shows."""

    summary: str
    contents: Sequence[Link]
    body: HasHtml | None


def url(entry: PlainPage) -> str:
    """Where its page is."""
    return below(HOME, entry.id)


def pages(site: Site) -> Iterator[Page]:
    """A page for each."""
    for each in site.all(PlainPage):
        yield Page(
            url=url(each),
            template="page.html",
            kind="page",
            title=each.name,
            description=shortened(each.summary or each.text.plain),
            view=partial(_view, each),
            file=each.file,
            changed=site.changed_on(each),
            search=partial(_search, each),
        )


def _view(page: PlainPage) -> PageView:
    contents = tuple(Link(each.text, f"#{each.id}") for each in page.text.headings if each.level == 2)
    return PageView(
        summary=page.summary,
        contents=contents if len(contents) >= ENOUGH_HEADINGS else (),
        body=embedded(page.text, under=1),
    )


def _search(page: PlainPage) -> SearchDocument:
    return SearchDocument(
        page.summary, shortened(page.text.plain, 600), page.search_words, {"kind": [N_("Page")]}
    )


TYPE = ContentType(
    name="page",
    folder="pages",
    model=PlainPage,
    label="page",
    search_kind=N_("Page"),
    body="text",
    url=url,
    pages=pages,
)
