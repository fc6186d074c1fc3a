"""The pages of action plans: the list, each plan, its progress, and each priority with its actions."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from site_builder.language.speaking import N_, _
from site_builder.language.words import search_words, shortened
from site_builder.model.addresses import PLANS
from site_builder.model.page import Page, SearchDocument
from site_builder.model.shapes import IndexView, Link, Section
from site_builder.model.site import Site
from site_builder.pages.plans.actions import actions_of
from site_builder.pages.plans.overview import plan_view
from site_builder.pages.plans.priority import priority_view
from site_builder.pages.plans.progress import progress_view
from site_builder.types.plan.action import Action
from site_builder.types.plan.model import Plan, Priority, priority_url, progress_url, url
from site_builder.types.plan.progress import headline, tally_of

LIST = Link(N_("Action plans"), PLANS)
_FILTERS = {"kind": [N_("Action plan")]}


def pages(site: Site) -> Iterator[Page]:
    """All pages of all plans, and the list of plans when there is one."""
    plans = sorted(site.all(Plan), key=lambda each: (-each.last_year, each.name))
    if plans:
        yield Page(
            url=LIST.url,
            template="index.html",
            kind="plans",
            kept=False,
            title=_(LIST.label),
            description=_(
                "What is planned about homelessness in %(area)s, and how it is going.",
                area=site.settings.area,
            ),
            view=partial(_list_view, site, plans),
            changed=site.changed_on(*plans),
        )
    for each in plans:
        yield from _pages_of(site, each)


def _list_view(site: Site, plans: list[Plan]) -> IndexView:
    return IndexView(sections=[Section("", "", items=[site.item(each) for each in plans])])


def _pages_of(site: Site, plan: Plan) -> Iterator[Page]:
    actions = actions_of(site, plan)
    changed = site.changed_on(plan, *actions)
    here = (LIST.in_words(), Link(plan.name, url(plan)))
    yield Page(
        url=url(plan),
        template="plan.html",
        kind="plan",
        kept=False,
        title=plan.name,
        description=shortened(
            plan.summary or _("The action plan for %(years)s: %(plan)s.", years=plan.years, plan=plan.name)
        ),
        view=partial(plan_view, site, plan),
        crumbs=(LIST.in_words(),),
        file=plan.file,
        changed=changed,
        search=partial(_search_plan, plan),
    )
    yield Page(
        url=progress_url(plan),
        template="progress.html",
        kind="progress",
        kept=False,
        title=_("%(plan)s: progress", plan=plan.name),
        description=shortened(
            _(
                "%(headline)s. %(plan)s, by priority and by lead.",
                headline=headline(plan, tally_of(site, plan), site.today),
                plan=plan.name,
            )
        ),
        view=partial(progress_view, site, plan),
        crumbs=here,
        changed=changed,
        search=partial(_search_progress, site, plan),
    )
    for priority in plan.priorities:
        ids = {objective.id for objective in priority.objectives}
        mine = [action for action in actions if action.objective in ids]
        yield Page(
            url=priority_url(plan, priority),
            template="priority.html",
            kind="priority",
            kept=False,
            title=priority.name,
            description=shortened(_about_priority(plan, priority)),
            view=partial(priority_view, site, plan, priority),
            crumbs=here,
            file=plan.file,
            changed=site.changed_on(plan, *mine),
            search=partial(_search_priority, plan, priority, mine),
        )


def _search_plan(plan: Plan) -> SearchDocument:
    text = plan.introduction.plain if plan.introduction else ""
    return SearchDocument(plan.summary, shortened(text, 600), plan.search_words, _FILTERS)


def _search_progress(site: Site, plan: Plan) -> SearchDocument:
    return SearchDocument(
        f"{headline(plan, tally_of(site, plan), site.today)}.",
        "",
        search_words(_("overdue, late, figures")),
        _FILTERS,
    )


def _about_priority(plan: Plan, priority: Priority) -> str:
    return priority.summary or _(
        "%(priority)s: a priority of %(plan)s, with its actions.", priority=priority.name, plan=plan.name
    )


def _search_priority(plan: Plan, priority: Priority, actions: list[Action]) -> SearchDocument:
    objectives = ". ".join(objective.name for objective in priority.objectives)
    names = ". ".join(action.name for action in actions)
    words = [word for action in actions for word in action.search_words]
    about = _about_priority(plan, priority)
    return SearchDocument(
        about, shortened(f"{objectives}. {names}", 1200), words, _FILTERS, includes=tuple(actions)
    )
