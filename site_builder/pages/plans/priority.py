"""A priority's page: its objectives, and every action with its permalink."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from site_builder.language.speaking import _
from site_builder.model.shapes import Link, Part
from site_builder.model.site import Site
from site_builder.model.standing import tally_parts
from site_builder.pages.plans.actions import ActionView, action_view, actions_of
from site_builder.prose.blocks import HasHtml, paragraphs
from site_builder.types.assessment.assessment import Assessment, part_url
from site_builder.types.assessment.framework import Framework
from site_builder.types.assessment.reading import result_for
from site_builder.types.assessment.words import score_words
from site_builder.types.plan.model import Plan, Priority, objective_id, priority_url, url
from site_builder.types.plan.progress import headline, tally_of


@dataclass(frozen=True, slots=True)
class ObjectiveView:
    """An objective with its actions."""

    id: str
    number: str
    title: str
    why: HasHtml | None
    actions: Sequence[ActionView]


@dataclass(frozen=True, slots=True)
class PriorityView:
    """What priority.html shows."""

    number: str
    plan: Link
    text: HasHtml | None
    score: Link | None
    total: str
    parts: Sequence[Part]
    objectives: Sequence[ObjectiveView]
    previous: Link | None
    next: Link | None


def priority_view(site: Site, plan: Plan, priority: Priority) -> PriorityView:
    """Work out a priority's page."""
    places = [place for place in plan.objectives() if place.priority is priority]
    ids = {place.objective.id for place in places}
    actions = [action for action in actions_of(site, plan) if action.objective in ids]
    counts = tally_of(site, plan, actions)
    index = plan.priorities.index(priority)
    return PriorityView(
        number=str(index + 1),
        plan=Link(plan.name, url(plan)),
        text=paragraphs(priority.summary),
        score=_score(site, plan, priority),
        total=headline(plan, counts, site.today),
        parts=tally_parts(counts, "actions"),
        objectives=tuple(
            ObjectiveView(
                id=objective_id(place.objective),
                number=str(place.number),
                title=place.objective.name,
                why=paragraphs(place.objective.why),
                actions=tuple(
                    action_view(site, plan, action)
                    for action in actions
                    if action.objective == place.objective.id
                ),
            )
            for place in places
        ),
        previous=_link(plan, index - 1),
        next=_link(plan, index + 1),
    )


def _score(site: Site, plan: Plan, priority: Priority) -> Link | None:
    """The score of the part that a priority stands for, where the plan follows an assessment."""
    assessment = site.find(Assessment, plan.assessment)
    framework = site.find(Framework, assessment.framework) if assessment else None
    if assessment is None or framework is None:
        return None
    scores = {part.id: score for part, score in result_for(framework, assessment).parts}
    score = scores.get(priority.id)
    if score is None:
        return None
    said = score_words(framework, score)
    label = _("%(assessment)s: %(score)s", assessment=assessment.name, score=said)
    return Link(label, part_url(assessment, priority.id))


def _link(plan: Plan, index: int) -> Link | None:
    if not 0 <= index < len(plan.priorities):
        return None
    priority = plan.priorities[index]
    return Link(priority.name, priority_url(plan, priority))
