"""How a plan is going: its actions counted by status, in the plan's own words and order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from site_builder.language.catalogue import is_english
from site_builder.language.speaking import _, ngettext, spoken
from site_builder.language.words import counted, sentence
from site_builder.model.shapes import Part, parts_of
from site_builder.model.site import Site
from site_builder.types.plan.action import Action
from site_builder.types.plan.model import Plan, Review

Counts = Mapping[str, int]
"""How many actions have each status, by the status's id."""


def count_statuses(actions: Iterable[Action]) -> Counts:
    """Count some actions by status."""
    return Counter(action.status for action in actions)


def counts_of(site: Site, plan: Plan) -> Counts:
    """Count all actions of a plan by status."""
    return count_statuses(action for action in site.all(Action) if action.plan == plan.id)


def counts_at(review: Review) -> Counts:
    """The counts that were written down at a review."""
    return {each.status: each.actions for each in review.counts}


def total_of(plan: Plan, counts: Counts) -> int:
    """How many actions are counted."""
    return sum(counts.get(status.id, 0) for status in plan.statuses)


def parts(plan: Plan, counts: Counts) -> tuple[Part, ...]:
    """A bar of all statuses in the plan's order, those that no action has included."""
    return parts_of([(status.name, status.tone, counts.get(status.id, 0)) for status in plan.statuses])


def total_words(plan: Plan, counts: Counts) -> str:
    """`35 actions: 26 on track, 8 in progress, 1 complete`."""
    some = [(number, status.name) for status in plan.statuses if (number := counts.get(status.id, 0))]
    total = sentence(counted("%(num)s action", "%(num)s actions", total_of(plan, counts)))
    if not some:
        return total
    joiner = "; " if any("," in name for _number, name in some) else ", "
    return f"{total}: {joiner.join(f'{number} {inside(name)}' for number, name in some)}"


def headline(plan: Plan, counts: Counts) -> str:
    """The plan in one line: `26 of 35 actions are on track and 1 is done`."""

    def meaning(*wanted: str) -> int:
        return sum(counts.get(status.id, 0) for status in plan.statuses if status.meaning in wanted)

    total, on_track, done = total_of(plan, counts), meaning("on-track"), meaning("done")
    if not total:
        return _("No actions yet")
    actions = ngettext("%(num)s action", "%(num)s actions", total)
    said = ngettext(
        "%(num)s of %(actions)s is on track", "%(num)s of %(actions)s are on track", on_track, actions=actions
    )
    if not done:
        return said
    finished = ngettext("%(num)s is done", "%(num)s are done", done)
    return _("%(on_track)s and %(done)s", on_track=said, done=finished)


def inside(name: str) -> str:
    """A status's name as it stands inside an English sentence: abbreviations such as `RAG` keep their capitals."""
    return name if name[1:2].isupper() or not is_english(spoken().tag) else name[:1].lower() + name[1:]
