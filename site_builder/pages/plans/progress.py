"""The page with a plan's numbers: how its actions stand, who is late, and how it was before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from site_builder.language.ages import aged
from site_builder.language.speaking import _
from site_builder.language.words import date_words, listed
from site_builder.model.shapes import Item, Link, Part
from site_builder.model.site import Site
from site_builder.model.standing import Tally, columns_of, name_of, tally_parts, total_of
from site_builder.pages.plans.actions import actions_of, leads_of
from site_builder.types.plan.action import (
    Action,
    due_day,
    number_words,
    overdue_since,
    quiet_since,
    reported_words,
    tag_of,
)
from site_builder.types.plan.model import Plan, Review, priority_url, url
from site_builder.types.plan.progress import counts_at, headline, parts, review_words, tally_of


@dataclass(frozen=True, slots=True)
class Row:
    """A row of numbers: one cell for each way to stand, the worst first, and a bar of the same."""

    label: str
    url: str
    cells: Sequence[int]
    total: int
    parts: Sequence[Part]


@dataclass(frozen=True, slots=True)
class Table:
    """The same actions counted in one way."""

    id: str
    """The fragment that leads to it."""
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
    counted: str
    """The day that late and silent actions are of."""
    late: Sequence[Item]
    quiet: Sequence[Item]
    quiet_note: str
    history: Sequence[PastReview]


def progress_view(site: Site, plan: Plan) -> ProgressView:
    """Work out the page of numbers."""
    actions = actions_of(site, plan)
    counts = tally_of(site, plan, actions)
    period = site.settings.reviews.actions
    late = [action for action in actions if overdue_since(plan, action, site.today)]
    quiet = [action for action in actions if quiet_since(plan, action, period, site.today)]
    due = {action.id: due_day(plan, action) or date.max for action in late}
    return ProgressView(
        plan=Link(plan.name, url(plan)),
        total=headline(plan, counts, site.today),
        parts=tally_parts(counts, "actions"),
        tables=(_by_priority(site, plan, actions), _by_lead(site, plan, actions)),
        counted=_("As of %(day)s.", day=aged(site.today)),
        late=tuple(_item(site, plan, action) for action in sorted(late, key=lambda each: due[each.id])),
        quiet=tuple(_item(site, plan, action) for action in quiet),
        quiet_note=_("No update for %(period)s or more.", period=period.words),
        history=tuple(
            _past(plan, review)
            for review in sorted(plan.reviews, key=lambda review: review.on, reverse=True)
            if review.on <= site.today
        ),
    )


Counted = Sequence[tuple[str, str, Tally]]
"""Rows of a table: what each is about, its address, and how its actions stand."""


def _table(fragment: str, caption: str, counted: Counted, whole: Tally) -> Table:
    """A table with the same columns for every row, whether it has such actions or not."""
    columns = columns_of(whole)
    return Table(
        fragment,
        caption,
        tuple(name_of(each, "actions") for each in columns),
        tuple(
            Row(
                label,
                address,
                tuple(counts.get(each, 0) for each in columns),
                total_of(counts),
                tally_parts(counts, "actions"),
            )
            for label, address, counts in counted
        ),
    )


def _by_priority(site: Site, plan: Plan, actions: Sequence[Action]) -> Table:
    whole = tally_of(site, plan, actions)
    counted = [
        (
            priority.name,
            priority_url(plan, priority),
            tally_of(site, plan, [each for each in actions if each.objective in priority.ids]),
        )
        for priority in plan.priorities
    ]
    caption = _("By priority, on %(day)s", day=date_words(site.today))
    return _table("by-priority", caption, [*counted, (_("The whole plan"), url(plan), whole)], whole)


def _by_lead(site: Site, plan: Plan, actions: Sequence[Action]) -> Table:
    """One row for whoever answers for actions, those with the most first; an action counts for each of its leads."""
    by_lead: dict[Link, list[Action]] = {}
    for action in actions:
        for lead in leads_of(site, action):
            by_lead.setdefault(lead, []).append(action)
    counted = [(link.label, link.url, tally_of(site, plan, mine)) for link, mine in by_lead.items()]
    most_first = sorted(counted, key=lambda row: (-total_of(row[2]), row[0]))
    several = any(len(action.lead) > 1 for action in actions)
    day = date_words(site.today)
    caption = (
        _("By lead, on %(day)s. An action with several counts for each", day=day)
        if several
        else _("By lead, on %(day)s", day=day)
    )
    return _table("by-lead", caption, most_first, tally_of(site, plan, actions))


def _item(site: Site, plan: Plan, action: Action) -> Item:
    """An action that is late or silent, with who answers for it."""
    period = site.settings.reviews.actions
    said = [_("Action %(number)s", number=number_words(plan, action))]
    said.append(
        _("Lead: %(organisation)s", organisation=listed([each.label for each in leads_of(site, action)]))
    )
    return Item(
        title=action.name,
        url=plan.address_of(action.objective, action.id),
        meta=f"{'. '.join(filter(None, [*said, reported_words(plan, action, period, site.today)]))}.",
        tag=tag_of(site, plan, action),
    )


def _past(plan: Plan, review: Review) -> PastReview:
    counts = counts_at(review)
    text = f"{review.name}. {review.text}" if review.text else f"{review.name}."
    return PastReview(review.on, text, review_words(plan, counts), parts(plan, counts))
