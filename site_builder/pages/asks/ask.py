"""An ask's page: what is asked of whom, why, how much it matters, what stands behind it, and what was answered."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from site_builder.language.speaking import _
from site_builder.model.credit import Credit, credit_facts
from site_builder.model.figure import FigureView, figure_views
from site_builder.model.kinds import AskStatus
from site_builder.model.shapes import Fact, Item, Link, Tag, UpdateView, outside
from site_builder.model.site import Site
from site_builder.prose.blocks import HasHtml, paragraphs
from site_builder.prose.embedded import embedded
from site_builder.types.addressee import Addressee
from site_builder.types.ask import Ask, Point, Response, Vote, status_tag, vote_words
from site_builder.types.ask_theme import AskTheme
from site_builder.types.at_risk import AtRisk
from site_builder.types.case_study import CaseStudy


@dataclass(frozen=True, slots=True)
class PointView:
    """One of the things that an ask is made of."""

    number: str
    text: HasHtml | None
    more: HasHtml | None
    points: Sequence[str]
    case_studies: Sequence[Link]


@dataclass(frozen=True, slots=True)
class AskView:
    """What ask.html shows."""

    number: str
    to: Sequence[Link]
    tag: Tag
    status: str
    text: HasHtml | None
    points: Sequence[PointView]
    why: HasHtml | None
    about: HasHtml | None
    votes: Sequence[Fact]
    responses: Sequence[UpdateView]
    case_studies: Sequence[Item]
    figures: Sequence[FigureView]
    success: Sequence[str]
    barriers: Sequence[str]
    changes: Sequence[str]
    at_risk: Sequence[Link]
    themes: Sequence[Link]
    credit: Sequence[Fact]
    credit_note: str


def ask_view(site: Site, ask: Ask) -> AskView:
    """Work out an ask's page."""
    credit = _credit(site, ask)
    found = (site.find(CaseStudy, each) for each in ask.case_studies)
    status = site.find(AskStatus, ask.status)
    return AskView(
        number=ask.number,
        to=site.links(Addressee, ask.to),
        tag=status_tag(site, ask),
        status=status.note if status else "",
        text=paragraphs(ask.text),
        points=tuple(_point(site, number, each) for number, each in enumerate(ask.points, 1)),
        why=paragraphs(ask.why),
        about=embedded(ask.about, 2, "about"),
        votes=tuple(_vote(vote) for vote in ask.votes),
        responses=tuple(_responses(ask)),
        case_studies=tuple(site.item(each) for each in found if each),
        figures=figure_views(ask.figures),
        success=ask.success,
        barriers=ask.barriers,
        changes=ask.changes,
        at_risk=site.links(AtRisk, ask.at_risk),
        themes=site.links(AskTheme, ask.themes),
        credit=tuple(credit_facts(credit)) if credit else (),
        credit_note=credit.note if credit else "",
    )


def _credit(site: Site, ask: Ask) -> Credit | None:
    """The paper that an ask comes from: its own, or else the first of its addressees'."""
    found = (addressee.credit for each in ask.to if (addressee := site.find(Addressee, each)))
    return ask.credit or next((credit for credit in found if credit), None)


def _point(site: Site, number: int, point: Point) -> PointView:
    return PointView(
        number=point.number or str(number),
        text=paragraphs(point.text),
        more=paragraphs(point.more),
        points=point.points,
        case_studies=site.links(CaseStudy, point.case_studies),
    )


def _vote(vote: Vote) -> Fact:
    """A line for each vote: who voted and when, and how."""
    who = vote.source or (_("The source") if vote.link else _("No source is given."))
    when = vote.on.words if vote.on else _("No date")
    label = _("%(who)s. %(when)s", who=who.rstrip("."), when=when)
    missing = not (vote.source or vote.link) or vote.on is None
    return Fact(label, vote_words(vote), href=vote.link or "", tone="care" if missing else "")


def _responses(ask: Ask) -> Iterator[UpdateView]:
    dated = sorted(ask.responses, key=lambda each: each.on.toordinal() if each.on else 0, reverse=True)
    return (_response(each) for each in dated)


def _response(response: Response) -> UpdateView:
    text = _("%(who)s: %(text)s", who=response.by, text=response.text) if response.by else response.text
    evidence = (outside(_("The answer"), response.link),) if response.link else ()
    return UpdateView(response.on, paragraphs(text), None, evidence)
