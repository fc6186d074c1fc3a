"""A plan's own page: where it stands, its priorities, and what is known about it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from site_builder.language.ages import aged
from site_builder.language.speaking import _
from site_builder.language.words import counted, date_words
from site_builder.model.shapes import Fact, Item, Part
from site_builder.model.site import Site
from site_builder.model.standing import Tally, tally_parts
from site_builder.pages.plans.actions import actions_of
from site_builder.prose.blocks import HasHtml
from site_builder.prose.embedded import embedded
from site_builder.types.assessment.assessment import Assessment
from site_builder.types.group.model import Group
from site_builder.types.organisation import Organisation
from site_builder.types.plan.model import Plan, Review, priority_url, progress_url, review_due
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
class PlanMeasure:
    """How the plan as a whole will be judged, and by when."""

    text: str
    by: str


@dataclass(frozen=True, slots=True)
class PlanView:
    """What plan.html shows."""

    summary: str
    facts: Sequence[Fact]
    text: HasHtml | None
    total: str
    parts: Sequence[Part]
    progress_url: str
    priorities: Sequence[PriorityLine]
    measures: Sequence[PlanMeasure]
    reviews: Sequence[Item]


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
            _line(plan, number, by_priority[priority.id])
            for number, priority in enumerate(plan.priorities, 1)
        ),
        measures=tuple(PlanMeasure(measure.name, measure.by) for measure in plan.measures),
        reviews=tuple(_review(plan, review) for review in reviews[:_REVIEWS_SHOWN]),
    )


def _line(plan: Plan, number: int, counts: Tally) -> PriorityLine:
    priority = plan.priorities[number - 1]
    return PriorityLine(
        number=str(number),
        title=priority.name,
        url=priority_url(plan, priority),
        text=priority.summary,
        meta=counted("%(num)s objective", "%(num)s objectives", len(priority.objectives))
        if priority.is_divided
        else "",
        total=headline(plan, counts),
        parts=tally_parts(counts, "actions"),
    )


def _review(plan: Plan, review: Review) -> Item:
    return Item(review.name, f"{progress_url(plan)}#history", review.text, date_words(review.on))


def _facts(site: Site, plan: Plan) -> Iterator[Fact]:
    yield Fact(_("Years"), plan.years)
    for owner in site.links(Organisation, [plan.owner]):
        yield Fact(_("Owner"), owner.label, owner.url)
    for group in site.links(Group, [plan.overseen_by]):
        yield Fact(_("Overseen by"), group.label, group.url)
    for assessment in site.links(Assessment, [plan.assessment]):
        yield Fact(_("Follows"), assessment.label, assessment.url)
    if plan.strategy or plan.strategy_link:
        yield Fact(_("Strategy"), plan.strategy or _("Read the strategy"), href=plan.strategy_link or "")
    due = review_due(plan, site.settings.reviews.plan, site.today)
    if due and due < site.today:
        yield Fact(_("Next review"), _("Overdue since %(day)s", day=aged(due)), tone="care")
    elif due:
        yield Fact(_("Next review"), _("By %(day)s", day=aged(due)))
