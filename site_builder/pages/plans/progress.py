"""The page with a plan's numbers: how many actions have each status, who is late, and how it was before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from site_builder.language.speaking import _
from site_builder.model.shapes import Item, Link, Part
from site_builder.model.site import Site
from site_builder.pages.plans.actions import actions_of
from site_builder.types.organisation import Organisation
from site_builder.types.plan.action import (
    Action,
    late_words,
    number_words,
    overdue_since,
    quiet_since,
    tag_of,
)
from site_builder.types.plan.model import Plan, Review, priority_url, url
from site_builder.types.plan.progress import Counts, count_statuses, counts_at, parts, total_of, total_words


@dataclass(frozen=True, slots=True)
class Row:
    """A row of numbers: one cell for each status, and a bar of the same."""

    label: str
    url: str
    cells: Sequence[int]
    total: int
    parts: Sequence[Part]


@dataclass(frozen=True, slots=True)
class Table:
    """The same actions counted in one way."""

    caption: str
    columns: Sequence[str]
    rows: Sequence[Row]


@dataclass(frozen=True, slots=True)
class PastReview:
    """How the plan stood on a date."""

    on: date
    text: str
    total: str
    parts: Sequence[Part]


@dataclass(frozen=True, slots=True)
class ProgressView:
    """What progress.html shows."""

    plan: Link
    total: str
    parts: Sequence[Part]
    tables: Sequence[Table]
    late: Sequence[Item]
    quiet: Sequence[Item]
    quiet_note: str
    history: Sequence[PastReview]


def progress_view(site: Site, plan: Plan) -> ProgressView:
    """Work out the page of numbers."""
    actions = actions_of(site, plan)
    counts = count_statuses(actions)
    period = site.settings.reviews.actions
    late = [action for action in actions if overdue_since(plan, action, site.today)]
    quiet = [action for action in actions if quiet_since(plan, action, period, site.today)]
    return ProgressView(
        plan=Link(plan.name, url(plan)),
        total=total_words(plan, counts),
        parts=parts(plan, counts),
        tables=(_by_priority(plan, actions), _by_lead(site, plan, actions)),
        late=tuple(_item(site, plan, action) for action in sorted(late, key=_due)),
        quiet=tuple(_item(site, plan, action) for action in quiet),
        quiet_note=_("No update for %(period)s or more.", period=period.words),
        history=tuple(
            _past(plan, review)
            for review in sorted(plan.reviews, key=lambda review: review.on, reverse=True)
            if review.on <= site.today
        ),
    )


def _due(action: Action) -> date:
    return action.due or date.max


def _row(plan: Plan, label: str, address: str, counts: Counts) -> Row:
    cells = tuple(counts.get(status.id, 0) for status in plan.statuses)
    return Row(label, address, cells, total_of(plan, counts), parts(plan, counts))


def _table(plan: Plan, caption: str, rows: Sequence[Row]) -> Table:
    return Table(caption, tuple(status.name for status in plan.statuses), rows)


def _by_priority(plan: Plan, actions: Sequence[Action]) -> Table:
    rows = []
    for priority in plan.priorities:
        ids = {objective.id for objective in priority.objectives}
        counts = count_statuses(action for action in actions if action.objective in ids)
        rows.append(_row(plan, priority.name, priority_url(plan, priority), counts))
    rows.append(_row(plan, _("The whole plan"), url(plan), count_statuses(actions)))
    return _table(plan, _("By priority"), rows)


def _by_lead(site: Site, plan: Plan, actions: Sequence[Action]) -> Table:
    """One row for each organisation that answers for actions, those with the most first."""
    rows = []
    for lead in {action.lead: None for action in actions}:
        counts = count_statuses(action for action in actions if action.lead == lead)
        link = next(iter(site.links(Organisation, [lead])), Link(lead, ""))
        rows.append(_row(plan, link.label, link.url, counts))
    return _table(plan, _("By lead organisation"), sorted(rows, key=lambda row: (-row.total, row.label)))


def _item(site: Site, plan: Plan, action: Action) -> Item:
    """An action that is late or silent, with who answers for it."""
    late = late_words(plan, action, site.settings.reviews.actions, site.today)
    said = [_("Action %(number)s", number=number_words(plan, action))]
    said += [
        _("Lead: %(organisation)s", organisation=lead.label)
        for lead in site.links(Organisation, [action.lead])
    ]
    return Item(
        title=action.name,
        url=plan.address_of(action.objective, action.id),
        meta=f"{'. '.join([*said, late])}.",
        tag=tag_of(plan, action),
    )


def _past(plan: Plan, review: Review) -> PastReview:
    counts = counts_at(review)
    text = f"{review.name}. {review.text}" if review.text else f"{review.name}."
    return PastReview(review.on, text, total_words(plan, counts), parts(plan, counts))
