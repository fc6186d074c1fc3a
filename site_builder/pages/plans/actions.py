"""An action as it shows on the page of its priority, with everything that came of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from site_builder.language.speaking import _
from site_builder.language.words import date_words, listed
from site_builder.model.rag import rag_tag
from site_builder.model.shapes import Fact, Link, Tag, UpdateView, outside
from site_builder.model.site import Site
from site_builder.prose.blocks import HasHtml, Words, paragraphs
from site_builder.prose.embedded import embedded
from site_builder.types.assessment.assessment import Assessment, concern_url
from site_builder.types.commitment import Commitment
from site_builder.types.group.model import Group
from site_builder.types.organisation import Organisation
from site_builder.types.plan.action import (
    Action,
    Measure,
    Update,
    number_words,
    overdue_since,
    reported_words,
    tag_of,
)
from site_builder.types.plan.model import Plan
from site_builder.types.reflection.reflection import links_to as reflections_of
from site_builder.types.service.model import Service


@dataclass(frozen=True, slots=True)
class ReadingView:
    """What a measure showed on a date."""

    on: date
    value: str


@dataclass(frozen=True, slots=True)
class MeasureView:
    """How people will see that an action works."""

    text: str
    target: str
    by: str
    readings: Sequence[ReadingView]


@dataclass(frozen=True, slots=True)
class ActionView:
    """An action in full. `id` is the fragment of its permalink."""

    id: str
    number: str
    title: str
    tag: Tag
    rag: Tag | None
    reported: str
    text: HasHtml | None
    facts: Sequence[Fact]
    links: Sequence[Link]
    answers: Sequence[Link]
    follows: Sequence[Link]
    measures: Sequence[MeasureView]
    updates: Sequence[UpdateView]


def actions_of(site: Site, plan: Plan) -> list[Action]:
    """A plan's actions in the order of its objectives and their own numbers."""
    order = {place.objective.id: place.number for place in plan.objectives()}
    mine = [action for action in site.all(Action) if action.plan == plan.id]
    return sorted(mine, key=lambda action: (order[action.objective], action.number))


def leads_of(site: Site, action: Action) -> tuple[Link, ...]:
    """Who answers for an action: organisations, or else people by role; that it isn't said, where it isn't."""
    return site.links(Organisation, action.lead) or (Link(listed(action.who) or _("Not said"), ""),)


def action_view(site: Site, plan: Plan, action: Action) -> ActionView:
    """Work out everything the page shows of an action."""
    period = site.settings.reviews.actions
    return ActionView(
        id=action.id,
        number=number_words(plan, action),
        title=action.name,
        tag=tag_of(site, plan, action),
        rag=rag_tag(action.rag, plan.word_for(action.rag)),
        reported=reported_words(plan, action, period, site.today),
        text=embedded(action.text, 3, action.id) or paragraphs(action.summary),
        facts=tuple(_facts(site, plan, action)),
        links=(
            *site.links(Commitment, action.commitments),
            *site.links(Group, action.groups),
            *site.links(Service, action.services),
        ),
        answers=tuple(_answers(site, action)),
        follows=tuple(Link(reflection.name, address) for reflection, address in reflections_of(site, action)),
        measures=tuple(_measure_view(measure) for measure in action.measures),
        updates=tuple(_update(plan, each) for each in _newest_first(action.updates)),
    )


def _facts(site: Site, plan: Plan, action: Action) -> Iterator[Fact]:
    for lead in leads_of(site, action):
        yield Fact(_("Lead"), lead.label, lead.url, tone="" if action.lead or action.who else "care")
    if action.lead and action.who:
        yield Fact(_("Who"), listed(action.who))
    yield from partner_facts(site, action.partners, action.others)
    if action.resources:
        yield Fact(_("Resources"), "; ".join(action.resources))
    for purpose in action.purposes:
        if found := plan.purpose(purpose):
            yield Fact(plan.purpose_name or _("Purpose"), found.name)
    if action.start:
        label = _("Started") if action.start <= site.today else _("Starts")
        yield Fact(label, date_words(action.start))
    if action.due:
        tone = "care" if overdue_since(plan, action, site.today) else ""
        yield Fact(_("Due"), action.due.words, tone=tone)


def partner_facts(site: Site, partners: Sequence[str], others: Sequence[str]) -> Iterator[Fact]:
    """Who helps: those with a page here, and others by name."""
    links = site.links(Organisation, partners)
    names = [*(each.label for each in links), *others]
    if names:
        only = links[0].url if links and len(names) == 1 else ""
        yield Fact(_("Partner") if len(names) == 1 else _("Partners"), listed(names), only)


def _answers(site: Site, action: Action) -> Iterator[Link]:
    """The concerns that an action answers, in their own words, each with its assessment."""
    for each in action.answers:
        assessment = site.find(Assessment, each.assessment)
        concern = assessment.concern(each.concern) if assessment else None
        if assessment and concern:
            label = _("%(concern)s (%(assessment)s)", concern=concern.text, assessment=assessment.name)
            yield Link(label, concern_url(assessment, concern))


def _measure_view(measure: Measure) -> MeasureView:
    readings = sorted(measure.readings, key=lambda reading: reading.on)
    return MeasureView(
        measure.name,
        measure.target,
        measure.by.words if measure.by else "",
        tuple(ReadingView(each.on, each.value) for each in readings),
    )


def _newest_first(updates: Sequence[Update]) -> Sequence[Update]:
    """Updates with the newest at the beginning, and those without a date at the end."""
    return sorted(updates, key=lambda each: each.on or date.min, reverse=True)


def _update(plan: Plan, update: Update) -> UpdateView:
    evidence = (outside(_("Evidence"), update.evidence),) if update.evidence else ()
    status = plan.status(update.status) if update.status else None
    tag = Tag(status.name, status.tone) if status else None
    return UpdateView(update.on, _signed(update.text, update.by), tag, evidence)


def _signed(text: str, by: str) -> Words | None:
    """The words of an update and who wrote them."""
    words = paragraphs(text)
    if not words or not by:
        return words
    return Words(words.html + Markup('<p class="small">{}</p>').format(by))
