"""The pages of case studies: the list, and one for each with what it illustrates."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from site_builder.language.speaking import N_, _
from site_builder.language.words import counted, listed, sentence, shortened
from site_builder.model.addresses import CASE_STUDIES
from site_builder.model.credit import credit_facts
from site_builder.model.figure import FigureView, figure_views
from site_builder.model.page import Page, SearchDocument
from site_builder.model.shapes import Fact, IndexView, Link, Section
from site_builder.model.site import Site
from site_builder.model.traits import in_order
from site_builder.prose.blocks import HasHtml, Words, paragraphs
from site_builder.prose.embedded import embedded
from site_builder.types.assessment.framework import Framework, part_url
from site_builder.types.case_study import CaseStudy, Quote, url
from site_builder.types.commitment import Commitment
from site_builder.types.guide.model import Guide, fragment
from site_builder.types.guide.model import url as guide_url
from site_builder.types.organisation import Organisation

LIST = Link(N_("Case studies"), CASE_STUDIES)


@dataclass(frozen=True, slots=True)
class QuoteView:
    """What somebody said, and who agreed that it stands here."""

    text: Words
    who: str
    consent: str


@dataclass(frozen=True, slots=True)
class CaseStudyView:
    """What case-study.html shows."""

    summary: str
    facts: Sequence[Fact]
    organisations: Sequence[Link]
    issue: HasHtml | None
    change: HasHtml | None
    done: HasHtml | None
    steps: Sequence[str]
    figures: Sequence[FigureView]
    outcome: HasHtml | None
    quotes: Sequence[QuoteView]
    text: HasHtml | None
    illustrates: Sequence[Link]
    credit: Sequence[Fact]
    credit_note: str


def pages(site: Site) -> Iterator[Page]:
    """The list, and a page for each case study."""
    case_studies = in_order(site.all(CaseStudy))
    if case_studies:
        yield Page(
            url=LIST.url,
            template="index.html",
            kind="case-studies",
            kept=False,
            title=_(LIST.label),
            description=_("What others have done about homelessness, and what came of it in figures."),
            view=partial(_list_view, site, case_studies),
            changed=site.changed_on(*case_studies),
        )
    for each in case_studies:
        yield Page(
            url=url(each),
            template="case-study.html",
            kind="case-study",
            kept=False,
            title=each.name,
            description=shortened(each.summary or each.done),
            view=partial(_view, site, each),
            crumbs=(LIST.in_words(),),
            file=each.file,
            changed=site.changed_on(each),
            search=partial(_search, site, each),
        )


def _list_view(site: Site, case_studies: Sequence[CaseStudy]) -> IndexView:
    total = sentence(counted("%(num)s case study", "%(num)s case studies", len(case_studies)))
    return IndexView(
        total=total, sections=(Section("", "", items=[site.item(each) for each in case_studies]),)
    )


def _view(site: Site, each: CaseStudy) -> CaseStudyView:
    return CaseStudyView(
        summary=each.summary,
        facts=tuple(_facts(each)),
        organisations=site.links(Organisation, each.organisations),
        issue=paragraphs(each.issue),
        change=paragraphs(each.change),
        done=paragraphs(each.done),
        steps=each.steps,
        figures=figure_views(each.impact),
        outcome=paragraphs(each.outcome),
        quotes=tuple(_quote(quote) for quote in each.quotes),
        text=embedded(each.text, 2, "more"),
        illustrates=tuple(_illustrates(site, each)),
        credit=tuple(credit_facts(each.credit)) if each.credit else (),
        credit_note=each.credit.note if each.credit else "",
    )


def _facts(each: CaseStudy) -> Iterator[Fact]:
    yield Fact(_("Place"), each.place)
    if each.on:
        yield Fact(_("When"), each.on.words)
    if each.others:
        yield Fact(_("With"), listed(each.others))
    if each.link:
        yield Fact(_("More about it"), each.link.partition("://")[2].rstrip("/"), href=each.link)


def _quote(quote: Quote) -> QuoteView:
    words = paragraphs(quote.text)
    assert words
    return QuoteView(words, quote.who, quote.consent)


def _illustrates(site: Site, each: CaseStudy) -> Iterator[Link]:
    yield from site.links(Commitment, each.commitments)
    for illustrated in each.illustrates:
        framework = site.find(Framework, illustrated.framework)
        part = framework.part(illustrated.part) if framework else None
        if framework and part:
            label = _("%(framework)s: %(part)s", framework=framework.name, part=part.name)
            yield Link(label, part_url(framework, part.id))
    for each_principle in each.principles:
        guide = site.find(Guide, each_principle.guide)
        if guide and 1 <= each_principle.principle <= len(guide.principles):
            label = _(
                "%(guide)s, principle %(number)s: %(principle)s",
                guide=guide.name,
                number=each_principle.principle,
                principle=guide.principles[each_principle.principle - 1].name,
            )
            yield Link(label, f"{guide_url(guide)}#{fragment(each_principle.principle)}")
    # Whatever names it, such as an ask for which it stands.
    yield from {
        link.url: link for link in (site.link(found.source) for found in site.referrers(each)) if link.url
    }.values()


def _search(site: Site, each: CaseStudy) -> SearchDocument:
    names = [link.label for link in site.links(Organisation, each.organisations)]
    text = shortened(f"{each.issue} {each.change} {each.done} {each.outcome}", 800)
    words = (each.place, *names, *each.others, *each.search_words)
    return SearchDocument(each.summary, text, words, {"kind": [N_("Case study")]})
