"""What the pages of guides and chapters show."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final
from urllib.parse import urljoin

from site_builder.language.speaking import _
from site_builder.model.credit import credit_facts
from site_builder.model.figure import FigureView, figure_views
from site_builder.model.illustrating import IllustratedPrinciple
from site_builder.model.shapes import Fact, Item, Link, Section, Way
from site_builder.model.site import Site
from site_builder.prose.blocks import HasHtml
from site_builder.prose.embedded import embedded
from site_builder.prose.parts import plain_text
from site_builder.prose.prose import Prose
from site_builder.types.guide.model import (
    FRAMEWORK,
    PATHWAY,
    Chapter,
    Guide,
    chapter_url,
    chapters_of,
    fragment,
    url,
)

ENOUGH_HEADINGS: Final = 3
"""From how many headings on a chapter starts with a list of them."""
_LINK: Final = re.compile(r'<a href="((?:https?:|/)[^"]*)"[^>]*>(.*?)</a>', re.DOTALL)


@dataclass(frozen=True, slots=True)
class PrincipleView:
    """A principle with its number, what it means, and where more is said about it."""

    id: str
    number: str
    title: str
    means: Sequence[str]
    chapters: Sequence[Link]
    url: str
    case_studies: Sequence[Link]


@dataclass(frozen=True, slots=True)
class ChapterLinks:
    """All that a chapter links to, to be found from paper."""

    chapter: Link
    links: Sequence[Way]


@dataclass(frozen=True, slots=True)
class GuideView:
    """What guide.html shows."""

    summary: str
    text: HasHtml | None
    sections: Sequence[Section]
    principles: Sequence[PrincipleView]
    framework: Link | None
    pathways: Sequence[Link]
    links: Sequence[ChapterLinks]
    credit: Sequence[Fact]
    credit_note: str


@dataclass(frozen=True, slots=True)
class ChapterView:
    """What chapter.html shows."""

    summary: str
    number: str
    part: str
    contents: Sequence[Link]
    principles: Sequence[PrincipleView]
    body: HasHtml | None
    figures: Sequence[FigureView]
    links: Sequence[Way]
    credit: str
    previous: Link | None
    next: Link | None


def guide_view(site: Site, guide: Guide) -> GuideView:
    """Work out a guide's page."""
    chapters = chapters_of(site, guide)
    frameworks = site.links(FRAMEWORK, [guide.framework])
    found = [ChapterLinks(_link(chapter), links_of(site, chapter.text)) for chapter in chapters]
    return GuideView(
        summary=guide.summary,
        text=embedded(guide.about, 2, "about"),
        sections=tuple(_sections(guide, chapters)),
        principles=_principles(site, guide, range(1, len(guide.principles) + 1), chapters),
        framework=frameworks[0] if frameworks else None,
        pathways=site.links(PATHWAY, guide.pathways),
        links=tuple(each for each in found if each.links),
        credit=tuple(credit_facts(guide.credit)) if guide.credit else (),
        credit_note=guide.credit.note if guide.credit else "",
    )


def chapter_view(site: Site, guide: Guide, chapter: Chapter) -> ChapterView:
    """Work out a chapter's page."""
    chapters = chapters_of(site, guide)
    at = chapters.index(chapter)
    headings = [each for each in chapter.text.headings if each.level == 2]
    part = next((part.name for part in guide.parts if chapter.number in part.chapters), "")
    return ChapterView(
        summary=chapter.summary,
        number=str(chapter.number),
        part=part,
        contents=tuple(Link(each.text, f"#{each.id}") for each in headings)
        if len(headings) >= ENOUGH_HEADINGS
        else (),
        principles=_principles(site, guide, chapter.principles, ()),
        body=embedded(chapter.text, under=1),
        figures=figure_views(chapter.figures),
        links=links_of(site, chapter.text),
        credit=guide.credit.title if guide.credit else "",
        previous=_link(chapters[at - 1]) if at else None,
        next=_link(chapters[at + 1]) if at + 1 < len(chapters) else None,
    )


def links_of(site: Site, text: Prose) -> tuple[Way, ...]:
    """Every web address that a text leads to, in full, once for each of its words."""
    found = dict.fromkeys(
        (plain_text(words), urljoin(site.settings.base_url, html.unescape(address)))
        for address, words in _LINK.findall(str(text.html))
    )
    return tuple(Way(words, address, address) for words, address in found)


def titled(chapter: Chapter) -> str:
    """A chapter's name with its number."""
    return f"{chapter.number}. {chapter.name}"


def _link(chapter: Chapter) -> Link:
    return Link(titled(chapter), chapter_url(chapter))


def _sections(guide: Guide, chapters: Sequence[Chapter]) -> Iterator[Section]:
    """The chapters by parts; those that are in none come first."""
    inside = {number for part in guide.parts for number in part.chapters}
    loose = [chapter for chapter in chapters if chapter.number not in inside]
    if loose:
        yield Section("", "", items=tuple(map(_item, loose)))
    for n, part in enumerate(guide.parts, 1):
        mine = tuple(_item(chapter) for chapter in chapters if chapter.number in part.chapters)
        yield Section(part.name, f"part-{n}", part.about, items=mine)


def _item(chapter: Chapter) -> Item:
    return Item(titled(chapter), chapter_url(chapter), chapter.summary)


def _principles(
    site: Site, guide: Guide, numbers: Sequence[int], chapters: Sequence[Chapter]
) -> tuple[PrincipleView, ...]:
    """Some of a guide's principles by their numbers; those that don't exist are left out."""
    known = dict(enumerate(guide.principles, 1))
    return tuple(
        PrincipleView(
            fragment(number),
            _("Principle %(number)s", number=number),
            known[number].name,
            known[number].means,
            tuple(_link(chapter) for chapter in chapters if number in chapter.principles),
            f"{url(guide)}#{fragment(number)}",
            _illustrating(site, guide, number),
        )
        for number in numbers
        if number in known
    )


def _illustrating(site: Site, guide: Guide, number: int) -> tuple[Link, ...]:
    """The case studies that illustrate a principle."""
    return tuple(
        site.link(each.source)
        for each in site.referrers(guide)
        if isinstance(each.holder, IllustratedPrinciple) and each.holder.principle == number
    )
