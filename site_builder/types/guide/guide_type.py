"""The content type of guides: the list of them, a page for each, and one for each of its chapters."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from site_builder.language.speaking import N_, _
from site_builder.language.words import shortened
from site_builder.model.addresses import GUIDES
from site_builder.model.credit import credit_words
from site_builder.model.page import Page, SearchDocument
from site_builder.model.shapes import IndexView, Item, Link, Section
from site_builder.model.site import ContentType, Menu, Site
from site_builder.model.traits import in_order
from site_builder.types.guide.model import Chapter, Guide, chapter_url, chapters_of, url
from site_builder.types.guide.rules import check_guides
from site_builder.types.guide.view import chapter_view, guide_view, titled

LIST = Link(N_("Guides"), GUIDES)
_FILTERS = {"kind": [N_("Guide")]}


def item(_site: Site, guide: Guide) -> Item:
    """A guide in a list, with whose work it is taken from."""
    return Item(guide.name, url(guide), guide.summary, credit_words(guide.credit) if guide.credit else "")


def pages(site: Site) -> Iterator[Page]:
    """The list of guides, when there are any, each guide and each chapter."""
    guides = in_order(site.all(Guide))
    if guides:
        yield Page(
            url=LIST.url,
            template="index.html",
            kind="guides",
            kept=False,
            title=_(LIST.label),
            description=_("How to do things well: guides for people who work on homelessness."),
            view=partial(_list_view, site, guides),
            changed=site.changed_on(*guides),
        )
    for guide in guides:
        yield _guide_page(site, guide)
        for chapter in chapters_of(site, guide):
            yield _chapter_page(site, guide, chapter)


def _list_view(site: Site, guides: Sequence[Guide]) -> IndexView:
    return IndexView(sections=[Section("", "", items=[site.item(guide) for guide in guides])])


def _guide_page(site: Site, guide: Guide) -> Page:
    return Page(
        url=url(guide),
        template="guide.html",
        kind="guide",
        kept=False,
        title=guide.name,
        description=shortened(guide.summary),
        view=partial(guide_view, site, guide),
        crumbs=(LIST.in_words(),),
        file=guide.file,
        changed=site.changed_on(guide, *chapters_of(site, guide)),
        paper=True,
        search=partial(_search_guide, guide),
    )


def _chapter_page(site: Site, guide: Guide, chapter: Chapter) -> Page:
    return Page(
        url=chapter_url(chapter),
        template="chapter.html",
        kind="chapter",
        kept=False,
        title=titled(chapter),
        description=shortened(chapter.summary or chapter.text.plain),
        view=partial(chapter_view, site, guide, chapter),
        crumbs=(LIST.in_words(), Link(guide.name, url(guide))),
        file=chapter.file,
        changed=site.changed_on(chapter),
        paper=True,
        search=partial(_search_chapter, chapter),
    )


def _search_guide(guide: Guide) -> SearchDocument:
    text = ". ".join(principle.name for principle in guide.principles)
    return SearchDocument(guide.summary, shortened(text, 600), guide.search_words, _FILTERS, for_workers=True)


def _search_chapter(chapter: Chapter) -> SearchDocument:
    text = shortened(chapter.text.plain, 1200)
    return SearchDocument(chapter.summary, text, chapter.search_words, _FILTERS, for_workers=True)


TYPE = ContentType(
    name="guide",
    folder="guides",
    model=Guide,
    label="guide",
    search_kind=N_("Guide"),
    body="about",
    url=url,
    pages=pages,
    item=item,
    menu=Menu(N_("Guides"), GUIDES),
    checks=(check_guides,),
)
