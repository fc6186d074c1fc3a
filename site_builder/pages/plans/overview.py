"""A plan's own page: where it stands, its priorities, and what is known about it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from site_builder.language.ages import aged
from site_builder.language.speaking import _
from site_builder.language.words import counted, date_words, listed
from site_builder.model.credit import credit_facts
from site_builder.model.figure import FigureView, figure_views
from site_builder.model.rag import rag_tag
from site_builder.model.shapes import Fact, Item, Link, Part, Tag, UpdateView
from site_builder.model.site import Site
from site_builder.model.standing import Tally, tally_parts
from site_builder.pages.plans.actions import actions_of, partner_facts
from site_builder.prose.blocks import HasHtml, paragraphs
from site_builder.prose.embedded import embedded
from site_builder.types.assessment.assessment import Assessment
from site_builder.types.group.model import Group
from site_builder.types.organisation import Organisation
from site_builder.types.plan.action import Action
from site_builder.types.plan.model import (
    Plan,
    Priority,
    Review,
    objective_id,
    priority_url,
    progress_url,
    review_due,
)
from site_builder.types.plan.parts import Purpose
from site_builder.types.plan.progress import headline, tally_of

_REVIEWS_SHOWN = 3


@dataclass(frozen=True, slots=True)
class PriorityLine:
    """A priority in the list on its plan's page."""

    number: str
    title: str
    url: str
    text: str
    meta: str
    total: str
    parts: Sequence[Part]


@dataclass(frozen=True, slots=True)
class MeasureLine:
    """An outcome of the plan as a whole, and by when."""

    text: str
    by: str


@dataclass(frozen=True, slots=True)
class SummaryRow:
    """A row of the summary's table: a priority with what it wants to reach."""

    title: str
    url: str
    objectives: Sequence[Link]
    total: str


@dataclass(frozen=True, slots=True)
class ColourLine:
    """The plan's own word for a colour, and when an action has it."""

    tag: Tag
    text: str


@dataclass(frozen=True, slots=True)
class PurposeLine:
    """Something that the plan serves beyond itself, with how many actions serve it."""

    title: str
    total: str


@dataclass(frozen=True, slots=True)
class PlanView:
    """What plan.html shows."""

    summary: str
    facts: Sequence[Fact]
    text: HasHtml | None
    figures: Sequence[FigureView]
    table: Sequence[SummaryRow]
    total: str
    parts: Sequence[Part]
    progress_url: str
    priorities: Sequence[PriorityLine]
    purpose_name: str
    purposes: Sequence[PurposeLine]
    resources: Sequence[str]
    colours: Sequence[ColourLine]
    measures: Sequence[MeasureLine]
    achievements: Sequence[UpdateView]
    additional: Sequence[HasHtml]
    reviews: Sequence[Item]
    credit: Sequence[Fact]
    credit_note: str


def plan_view(site: Site, plan: Plan) -> PlanView:
    """Work out a plan's page."""
    actions = actions_of(site, plan)
    counts = tally_of(site, plan, actions)
    reviews = sorted(plan.reviews, key=lambda review: review.on, reverse=True)
    by_priority = {
        priority.id: tally_of(site, plan, [each for each in actions if each.objective in priority.ids])
        for priority in plan.priorities
    }
    return PlanView(
        summary=plan.summary,
        facts=tuple(_facts(site, plan)),
        text=embedded(plan.introduction, 2, "about"),
        total=headline(plan, counts, site.today),
        parts=tally_parts(counts, "actions"),
        progress_url=progress_url(plan),
        priorities=tuple(
            _line(plan, number, by_priority[priority.id], site.today)
            for number, priority in enumerate(plan.priorities, 1)
        ),
        figures=figure_views(plan.figures),
        table=tuple(
            _row(plan, priority, by_priority[priority.id], site.today) for priority in plan.priorities
        ),
        purpose_name=plan.purpose_name,
        purposes=tuple(_purpose(each, actions) for each in plan.purposes),
        resources=plan.resources,
        colours=tuple(
            ColourLine(tag, each.text) for each in plan.rags if (tag := rag_tag(each.rag, each.name))
        ),
        measures=tuple(
            MeasureLine(measure.name, measure.by.words if measure.by else "") for measure in plan.measures
        ),
        achievements=tuple(UpdateView(each.on, paragraphs(each.text)) for each in plan.achievements),
        additional=tuple(words for each in plan.additional if (words := paragraphs(each))),
        reviews=tuple(_review(plan, review) for review in reviews[:_REVIEWS_SHOWN]),
        credit=tuple(credit_facts(plan.credit)) if plan.credit else (),
        credit_note=plan.credit.note if plan.credit else "",
    )


def _row(plan: Plan, priority: Priority, counts: Tally, today: date) -> SummaryRow:
    address = priority_url(plan, priority)
    objectives = [
        Link(place.objective.name, f"{address}#{objective_id(place.objective)}")
        for place in plan.objectives()
        if place.priority is priority and priority.is_divided
    ]
    return SummaryRow(priority.name, address, objectives, headline(plan, counts, today))


def _purpose(purpose: Purpose, actions: Sequence[Action]) -> PurposeLine:
    number = sum(purpose.id in action.purposes for action in actions)
    return PurposeLine(purpose.name, counted("%(num)s action", "%(num)s actions", number) if number else "")


def _line(plan: Plan, number: int, counts: Tally, today: date) -> PriorityLine:
    priority = plan.priorities[number - 1]
    return PriorityLine(
        number=str(number),
        title=priority.name,
        url=priority_url(plan, priority),
        text=priority.summary,
        meta=counted("%(num)s objective", "%(num)s objectives", len(priority.objectives))
        if priority.is_divided
        else "",
        total=headline(plan, counts, today),
        parts=tally_parts(counts, "actions"),
    )


def _review(plan: Plan, review: Review) -> Item:
    return Item(review.name, f"{progress_url(plan)}#history", review.text, date_words(review.on))


def _facts(site: Site, plan: Plan) -> Iterator[Fact]:
    yield Fact(_("Years"), plan.years)
    for owner in site.links(Organisation, [plan.owner]):
        yield Fact(_("Owner"), owner.label, owner.url)
    if plan.who:
        yield Fact(_("Who"), listed(plan.who))
    yield from partner_facts(site, plan.partners, plan.others)
    for group in site.links(Group, [plan.overseen_by]):
        yield Fact(_("Overseen by"), group.label, group.url)
    for assessment in site.links(Assessment, [plan.assessment]):
        yield Fact(_("Follows"), assessment.label, assessment.url)
    if plan.strategy or plan.strategy_link:
        yield Fact(_("Strategy"), plan.strategy or _("Read the strategy"), href=plan.strategy_link or "")
    if plan.strategy_action:
        yield Fact(_("Carries out"), plan.strategy_action)
    if plan.start:
        yield Fact(_("Began") if plan.start <= site.today else _("Begins"), date_words(plan.start))
    due = review_due(plan, site.settings.reviews.plan, site.today)
    if due and due < site.today:
        yield Fact(_("Next review"), _("Overdue since %(day)s", day=aged(due)), tone="care")
    elif due:
        yield Fact(_("Next review"), _("By %(day)s", day=aged(due)))
