"""The content type of actions. They are shown on the pages of their plan, which pages/plans makes."""

from __future__ import annotations

from site_builder.language.speaking import _
from site_builder.model.shapes import Item
from site_builder.model.site import ContentType, Site
from site_builder.types.plan.action import Action, number_words, reported_words, tag_of
from site_builder.types.plan.model import Plan
from site_builder.types.plan.rules import check_actions


def item(site: Site, action: Action) -> Item:
    """An action in a list of another page, such as those its lead answers for."""
    plan = site.find(Plan, action.plan)
    if plan is None:
        return Item(action.name, "", action.summary)
    period = site.settings.reviews.actions
    reported = reported_words(plan, action, period, site.today)
    due = _("Due %(day)s", day=action.due.words) if action.due else ""
    number = _("Action %(number)s", number=number_words(plan, action))
    meta = ". ".join(part for part in (number, reported or due) if part)
    address = plan.address_of(action.objective, action.id)
    return Item(action.name, address, action.summary, f"{meta}.", tag_of(site, plan, action))


def url(_action: Action) -> str:
    """Nothing: an action is shown on the page of its priority, which only its plan knows; see `item`."""
    return ""


TYPE = ContentType(
    name="action",
    folder="actions",
    model=Action,
    label="action",
    body="text",
    url=url,
    item=item,
    checks=(check_actions,),
)
