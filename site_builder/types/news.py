"""News of the forum."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import groupby

from site_builder.diagnostics import Code, Diagnostic, Severity
from site_builder.fields.kinds import Date
from site_builder.fields.record import record
from site_builder.language.speaking import N_, _
from site_builder.language.words import date_words, shortened
from site_builder.model.addresses import NEWS, below
from site_builder.model.entry import Entry, Markdown
from site_builder.model.page import Page, SearchDocument
from site_builder.model.shapes import Image, IndexView, Item, Link, Section
from site_builder.model.site import ContentType, Menu, Site
from site_builder.prose.blocks import HasHtml
from site_builder.prose.embedded import embedded

NEWS_FROM_FUTURE = Code(
    "news-from-future", Severity.WARNING, "A piece of news has a date to come, so it isn't shown yet."
)

LIST = Link(N_("News"), NEWS)


@record
class News(Entry):
    """A dated piece of news. It is published from its date on."""

    on: Date
    """The day it is published on."""
    text: Markdown
    """The news itself."""


@dataclass(frozen=True, slots=True)
class NewsView:
    """What news-item.html shows."""

    on: date
    author: str
    summary: str
    image: Image | None
    body: HasHtml | None
    previous: Link | None
    next: Link | None


def url(entry: News) -> str:
    """Where its page is."""
    return below(NEWS, entry.id)


def item(_site: Site, news: News) -> Item:
    """A piece of news in a list."""
    return Item(news.name, url(news), news.summary or shortened(news.text.plain), date_words(news.on))


def published(site: Site) -> Sequence[News]:
    """All news up to today, the newest first."""
    past = [each for each in site.all(News) if each.on <= site.today]
    return sorted(past, key=lambda each: (-each.on.toordinal(), each.id))


def pages(site: Site) -> Iterator[Page]:
    """The list, and a page for each piece of news that isn't from the future."""
    news = published(site)
    if news:
        yield Page(
            url=LIST.url,
            template="index.html",
            kind="news",
            kept=False,
            title=_(LIST.label),
            description=_("What is new about homelessness in %(area)s.", area=site.settings.area),
            view=partial(_list_view, site, news),
            changed=site.changed_on(*news),
        )
    for place, each in enumerate(news):
        yield Page(
            url=url(each),
            template="news-item.html",
            kind="news-item",
            kept=False,
            title=each.name,
            description=shortened(each.summary or each.text.plain),
            view=partial(_view, site, news, place),
            crumbs=(LIST.in_words(),),
            file=each.file,
            changed=site.changed_on(each),
            search=partial(_search, each),
        )


def _list_view(site: Site, news: Sequence[News]) -> IndexView:
    sections = tuple(
        Section(str(year), f"in-{year}", items=tuple(map(site.item, here)))
        for year, here in groupby(news, key=lambda each: each.on.year)
    )
    return IndexView(sections=sections)


def _view(site: Site, news: Sequence[News], place: int) -> NewsView:
    shown = news[place]
    older, newer = news[place + 1 : place + 2], news[place - 1 : place] if place else ()
    return NewsView(
        on=shown.on,
        author="",
        summary=shown.summary,
        image=None,
        body=embedded(shown.text, under=1),
        previous=site.link(older[0]) if older else None,
        next=site.link(newer[0]) if newer else None,
    )


def _search(news: News) -> SearchDocument:
    return SearchDocument(
        news.summary, shortened(news.text.plain, 600), news.search_words, {"kind": [N_("News")]}
    )


def check_dates(site: Site) -> Iterator[Diagnostic]:
    """Say which news isn't shown yet, because a mistyped year would hide it for long."""
    for news in site.all(News):
        if news.on > site.today:
            message = f"This is dated {date_words(news.on)}, so it isn't shown before that day."
            hint = "Leave it if that is meant; else correct `on`."
            yield Diagnostic(site.span(news, "on"), NEWS_FROM_FUTURE, message, hint)


TYPE = ContentType(
    name="news",
    folder="news",
    model=News,
    label="piece of news",
    search_kind=N_("News"),
    body="text",
    url=url,
    pages=pages,
    item=item,
    menu=Menu(N_("News"), NEWS, chief=True, is_shown=lambda site: bool(published(site))),
    checks=(check_dates,),
)
