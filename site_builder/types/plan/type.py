"""The content type of action plans. Their pages show their actions too, so pages/plans makes them."""

from __future__ import annotations

from site_builder.language.speaking import N_
from site_builder.model.addresses import PLANS
from site_builder.model.shapes import Item
from site_builder.model.site import ContentType, Menu, Site
from site_builder.types.plan.model import Plan, url
from site_builder.types.plan.progress import headline, tally_of
from site_builder.types.plan.rules import check_counts, check_plans


def item(site: Site, plan: Plan) -> Item:
    """A plan in a list of plans."""
    return Item(
        plan.name,
        url(plan),
        plan.summary,
        f"{plan.years}. {headline(plan, tally_of(site, plan), site.today)}.",
    )


TYPE = ContentType(
    name="plan",
    folder="plans",
    model=Plan,
    label="plan",
    search_kind=N_("Action plan"),
    body="introduction",
    url=url,
    item=item,
    menu=Menu(N_("Action plan"), PLANS, chief=True),
    checks=(check_plans, check_counts),
)
