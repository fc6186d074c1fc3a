"""What has to hold in plans: ids used once, reviews that count known statuses, and a place for every action."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from site_builder.diagnostics import Code, Diagnostic, Keys, Severity
from site_builder.model.figure import check_figures
from site_builder.model.site import Site
from site_builder.tools.suggest import did_you_mean
from site_builder.types.plan.action import Action, status_on
from site_builder.types.plan.model import Plan

PLAN_ID_TWICE = Code(
    "plan-id-twice", Severity.ERROR, "Two statuses, priorities, objectives or purposes have the same id."
)
PLAN_ID_RESERVED = Code(
    "plan-id-reserved", Severity.ERROR, "A priority's id is the address of another page of its plan."
)
REVIEW_STATUS_UNKNOWN = Code(
    "review-status-unknown", Severity.ERROR, "A review counts a status that the plan doesn't have."
)
REVIEW_STATUS_TWICE = Code("review-status-twice", Severity.ERROR, "A review counts one status twice.")
REVIEW_COUNTS_MORE = Code(
    "review-counts-more", Severity.WARNING, "A review counts more actions than its plan has."
)
REVIEW_COUNTS_DIFFER = Code(
    "review-counts-differ",
    Severity.WARNING,
    "A review counts other than the dated statuses of the actions say.",
)
ACTION_STATUS_DIFFERS = Code(
    "action-status-differs", Severity.WARNING, "An action's status isn't the one its newest update gives it."
)
ACTION_OBJECTIVE_UNKNOWN = Code(
    "action-objective-unknown", Severity.ERROR, "An action names an objective that its plan doesn't have."
)
ACTION_STATUS_UNKNOWN = Code(
    "action-status-unknown", Severity.ERROR, "An action has a status that its plan doesn't have."
)
ACTION_LEAD_UNSAID = Code("action-lead-unsaid", Severity.WARNING, "An action doesn't say who answers for it.")
ACTION_STATUS_UNSAID = Code(
    "action-status-unsaid", Severity.WARNING, "An action doesn't say how it is going."
)
PLAN_STATUSES_UNSAID = Code(
    "plan-statuses-unsaid", Severity.WARNING, "A plan has no words for how its actions are going."
)
PLAN_RAG_TWICE = Code("plan-rag-twice", Severity.ERROR, "A plan has two words for one colour.")
ACTION_PURPOSE_UNKNOWN = Code(
    "action-purpose-unknown", Severity.ERROR, "An action serves a purpose that its plan doesn't have."
)
ACTION_YEAR_OUTSIDE = Code(
    "action-year-outside", Severity.ERROR, "An action is due in a year that its plan doesn't reach."
)
ACTION_NUMBER_TWICE = Code(
    "action-number-twice", Severity.ERROR, "Two actions of one objective have the same number."
)

Named = Iterable[tuple[str, Keys]]
"""Ids with the path to each."""


def check_plans(site: Site) -> Iterator[Diagnostic]:
    """Check the ids and the reviews of all plans."""
    for plan in site.all(Plan):
        yield from _check_ids(site, plan)
        yield from _check_reviews(site, plan)
        yield from _check_words(site, plan)
        yield from check_figures(site, plan, "figures", plan.figures)


def check_counts(site: Site) -> Iterator[Diagnostic]:
    """Counts of reviews are typed by hand: no review can count more actions than there are, or other than they were."""
    for plan in site.all(Plan):
        actions = [action for action in site.all(Action) if action.plan == plan.id]
        for n, review in enumerate(plan.reviews):
            known = all(plan.status(each.status) for each in review.counts)
            if review.counts and known and not any(site.unread.ids("action")):
                yield from _check_counts(site, plan, n, actions)


def _check_counts(site: Site, plan: Plan, n: int, actions: Sequence[Action]) -> Iterator[Diagnostic]:
    review = plan.reviews[n]
    total = sum(each.actions for each in review.counts)
    if total > len(actions):
        message = f"The review “{review.name}” counts {total} actions, but this plan has {len(actions)}."
        hint = "Check the numbers; an action that was dropped keeps its file, with a status that means that."
        yield Diagnostic(site.span(plan, "reviews", n, "counts"), REVIEW_COUNTS_MORE, message, hint)
    dated = Counter(status for action in actions if (status := status_on(action, review.on)))
    silent = len(actions) - sum(dated.values())
    for m, each in enumerate(review.counts):
        least, most = dated[each.status], dated[each.status] + silent
        if dated and not least <= each.actions <= most:
            message = (
                f"The review “{review.name}” counts {each.actions} with the status `{each.status}`, "
                f"but by the updates of actions it was {least if least == most else f'{least} to {most}'}."
            )
            hint = "Count again, or mend the `status` of the updates before that day."
            span = site.span(plan, "reviews", n, "counts", m, "actions")
            yield Diagnostic(span, REVIEW_COUNTS_DIFFER, message, hint)


def _check_dated_statuses(site: Site, plan: Plan, action: Action) -> Iterator[Diagnostic]:
    """Statuses in updates are the plan's own, and the newest is the action's."""
    for n, update in enumerate(action.updates):
        if update.status and plan.status(update.status) is None:
            message = f"The plan “{plan.name}” has no status `{update.status}`."
            hint = did_you_mean(update.status, [status.id for status in plan.statuses])
            yield Diagnostic(site.span(action, "updates", n, "status"), ACTION_STATUS_UNKNOWN, message, hint)
    newest = status_on(action, site.today)
    if newest and newest != action.status:
        message = f"The status is `{action.status}`, but the newest update that gives one says `{newest}`."
        hint = "Write the same in both, or add an update with the day on which it changed."
        yield Diagnostic(site.span(action, "status"), ACTION_STATUS_DIFFERS, message, hint)


def check_actions(site: Site) -> Iterator[Diagnostic]:
    """Check that every action has a place in its plan, and a number that no other action there has."""
    taken: dict[tuple[str, str, int], Action] = {}
    for action in site.all(Action):
        plan = site.find(Plan, action.plan)
        if plan is None:
            continue
        if plan.place_of(action.objective) is None:
            message = f"The plan “{plan.name}” has no objective `{action.objective}`."
            hint = did_you_mean(action.objective, [place.objective.id for place in plan.objectives()])
            yield Diagnostic(site.span(action, "objective"), ACTION_OBJECTIVE_UNKNOWN, message, hint)
        yield from _check_status(site, plan, action)
        yield from _check_dated_statuses(site, plan, action)
        yield from _check_purposes(site, plan, action)
        yield from _check_year(site, plan, action)
        if not action.lead and not action.who:
            message = "Nobody answers for this action."
            hint = "Write an organisation as `lead`, or roles or initials as `who`. Until then it shows as not said."
            yield Diagnostic(site.span(action, "name"), ACTION_LEAD_UNSAID, message, hint)
        twin = taken.setdefault((action.plan, action.objective, action.number), action)
        if twin is not action:
            message = f"This is action {action.number} of its objective, but so is {twin.file}."
            hint = "Give one of the two another number."
            yield Diagnostic(site.span(action, "number"), ACTION_NUMBER_TWICE, message, hint)


def _check_status(site: Site, plan: Plan, action: Action) -> Iterator[Diagnostic]:
    """Its status is one of the plan's own; where there are any, it should say one."""
    if action.status and plan.status(action.status) is None:
        message = f"The plan “{plan.name}” has no status `{action.status}`."
        hint = did_you_mean(action.status, [status.id for status in plan.statuses])
        yield Diagnostic(site.span(action, "status"), ACTION_STATUS_UNKNOWN, message, hint)
    if plan.statuses and not action.status:
        message = "This action doesn't say how it is going."
        hint = f"Write `status`: {_listed([status.id for status in plan.statuses])}. Until then it shows as not said."
        yield Diagnostic(site.span(action, "name"), ACTION_STATUS_UNSAID, message, hint)


def _check_purposes(site: Site, plan: Plan, action: Action) -> Iterator[Diagnostic]:
    for n, purpose in enumerate(action.purposes):
        if plan.purpose(purpose) is None:
            message = f"The plan “{plan.name}” has no purpose `{purpose}`."
            hint = did_you_mean(purpose, [each.id for each in plan.purposes])
            yield Diagnostic(site.span(action, "purposes", n), ACTION_PURPOSE_UNKNOWN, message, hint)


def _check_year(site: Site, plan: Plan, action: Action) -> Iterator[Diagnostic]:
    if action.due and action.due.year > plan.own_years:
        message = f"`{action.due.text}` is after the plan “{plan.name}”, which covers {plan.own_years} years."
        hint = "Check the year, or the years of the plan."
        yield Diagnostic(site.span(action, "due"), ACTION_YEAR_OUTSIDE, message, hint)


def _listed(ids: Sequence[str]) -> str:
    return ", ".join(f"`{each}`" for each in ids)


def _check_ids(site: Site, plan: Plan) -> Iterator[Diagnostic]:
    statuses: Named = [(status.id, ("statuses", n, "id")) for n, status in enumerate(plan.statuses)]
    priorities: Named = [(priority.id, ("priorities", n, "id")) for n, priority in enumerate(plan.priorities)]
    objectives: Named = [
        (objective.id, ("priorities", n, "objectives", m, "id"))
        for n, priority in enumerate(plan.priorities)
        for m, objective in enumerate(priority.objectives)
    ]
    purposes: Named = [(purpose.id, ("purposes", n, "id")) for n, purpose in enumerate(plan.purposes)]
    for what, named in (
        ("status", statuses),
        ("priority", priorities),
        ("objective", objectives),
        ("purpose", purposes),
    ):
        for name, keys in _repeated(named):
            message = f"This plan has another {what} with the id `{name}`."
            hint = "Give it an id of its own; actions and links need to know which one is meant."
            yield Diagnostic(site.span(plan, *keys), PLAN_ID_TWICE, message, hint)
    for name, keys in priorities:
        if name == "progress":
            message = (
                "A priority can't have the id `progress`, because the page with the plan's numbers is there."
            )
            yield Diagnostic(site.span(plan, *keys), PLAN_ID_RESERVED, message, "Choose another id for it.")


def _check_words(site: Site, plan: Plan) -> Iterator[Diagnostic]:
    """It has words for how actions go, and one word at most for each colour."""
    if not plan.statuses:
        message = f"“{plan.name}” has no words for how its actions are going."
        hint = "Add `statuses`; until then each action shows that its status isn't said."
        yield Diagnostic(site.span(plan, "name"), PLAN_STATUSES_UNSAID, message, hint)
    for name, keys in _repeated([(each.rag, ("rags", n, "rag")) for n, each in enumerate(plan.rags)]):
        message = f"This plan has another word for {name}."
        yield Diagnostic(site.span(plan, *keys), PLAN_RAG_TWICE, message, "Keep one of the two.")


def _check_reviews(site: Site, plan: Plan) -> Iterator[Diagnostic]:
    known = [status.id for status in plan.statuses]
    for n, review in enumerate(plan.reviews):
        named: Named = [
            (each.status, ("reviews", n, "counts", m, "status")) for m, each in enumerate(review.counts)
        ]
        for name, keys in named:
            if name not in known:
                message = (
                    f"The review “{review.name}” counts the status `{name}`, which this plan doesn't have."
                )
                hint = did_you_mean(name, known)
                yield Diagnostic(site.span(plan, *keys), REVIEW_STATUS_UNKNOWN, message, hint)
        for name, keys in _repeated(named):
            message = f"The review “{review.name}” counts the status `{name}` twice."
            hint = "Keep one of the two lines."
            yield Diagnostic(site.span(plan, *keys), REVIEW_STATUS_TWICE, message, hint)


def _repeated(named: Named) -> Iterator[tuple[str, Keys]]:
    seen: set[str] = set()
    for name, keys in named:
        if name in seen:
            yield name, keys
        seen.add(name)
