"""An action as it shows on the page of its priority, with everything that came of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from site_builder.language.speaking import N_, _
from site_builder.language.words import date_words, listed
from site_builder.model.shapes import Fact, Link, Tag, UpdateView, outside
from site_builder.model.site import Site
from site_builder.prose.blocks import HasHtml, Words, paragraphs
from site_builder.prose.embedded import embedded
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
from site_builder.types.service.model import Service

_RAG_TONES = {"red": "bad", "amber": "care", "green": "good"}
_RAG_NAMES = {"red": N_("Red"), "amber": N_("Amber"), "green": N_("Green")}


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
    measures: Sequence[MeasureView]
    updates: Sequence[UpdateView]


def actions_of(site: Site, plan: Plan) -> list[Action]:
    """A plan's actions in the order of its objectives and their own numbers."""
    order = {place.objective.id: place.number for place in plan.objectives()}
    mine = [action for action in site.all(Action) if action.plan == plan.id]
    return sorted(mine, key=lambda action: (order[action.objective], action.number))


def action_view(site: Site, plan: Plan, action: Action) -> ActionView:
    """Work out everything the page shows of an action."""
    period = site.settings.reviews.actions
    return ActionView(
        id=action.id,
        number=number_words(plan, action),
        title=action.name,
        tag=tag_of(plan, action, period, site.today),
        rag=Tag(_(_RAG_NAMES[action.rag]), _RAG_TONES[action.rag]) if action.rag else None,
        reported=reported_words(plan, action, period, site.today),
        text=embedded(action.text, 3, action.id) or paragraphs(action.summary),
        facts=tuple(_facts(site, plan, action)),
        links=(
            *site.links(Commitment, action.commitments),
            *site.links(Group, action.groups),
            *site.links(Service, action.services),
        ),
        measures=tuple(_measure_view(measure) for measure in action.measures),
        updates=tuple(
            _update(plan, each) for each in sorted(action.updates, key=lambda each: each.on, reverse=True)
        ),
    )


def _facts(site: Site, plan: Plan, action: Action) -> Iterator[Fact]:
    for lead in site.links(Organisation, [action.lead]):
        yield Fact(_("Lead"), lead.label, lead.url)
    partners = site.links(Organisation, action.partners)
    if partners:
        only = partners[0].url if len(partners) == 1 else ""
        yield Fact(
            _("Partners") if not only else _("Partner"), listed([each.label for each in partners]), only
        )
    if action.resources:
        yield Fact(_("Resources"), action.resources)
    if action.start:
        label = _("Started") if action.start <= site.today else _("Starts")
        yield Fact(label, date_words(action.start))
    if action.due:
        tone = "care" if overdue_since(plan, action, site.today) else ""
        yield Fact(_("Due"), date_words(action.due), tone=tone)


def _measure_view(measure: Measure) -> MeasureView:
    readings = sorted(measure.readings, key=lambda reading: reading.on)
    return MeasureView(
        measure.name, measure.target, tuple(ReadingView(each.on, each.value) for each in readings)
    )


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
