"""How a plan is going: its actions by how they stand, and what its reviews counted in the plan's own words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from site_builder.language.catalogue import is_english
from site_builder.language.speaking import _, spoken
from site_builder.language.words import counted, sentence
from site_builder.model.shapes import Part, parts_of
from site_builder.model.site import Site
from site_builder.model.standing import Standing, Tally, tally, tally_words, total_of
from site_builder.types.plan.action import Action, standing_of
from site_builder.types.plan.model import Plan, Review

Counts = Mapping[str, int]
"""How many actions had each status, by the status's id."""


def tally_of(site: Site, plan: Plan, actions: Iterable[Action] | None = None) -> Tally:
    """Count a plan's actions, or some of them, by how they stand."""
    mine = (each for each in site.all(Action) if each.plan == plan.id) if actions is None else actions
    return tally(standing_of(plan, each, site.settings.reviews.actions, site.today) for each in mine)


def headline(plan: Plan, counts: Tally, day: date | None = None) -> str:
    """How actions stand, in one line: `35 actions: 3 overdue, 5 silent, 26 on track, 1 done`; with a day, on that day.

    A plan whose statuses can't say that something is on track says that, rather than that nothing is.
    """
    if not total_of(counts):
        return _("No actions yet")
    said = tally_words(counts, "actions", day)
    if any(status.meaning == "on-track" for status in plan.statuses) or not _unsaid(counts):
        return said
    return _("%(standings)s. This plan has no status that means on track", standings=said)


def _unsaid(counts: Tally) -> bool:
    return any(counts.get(each) for each in (Standing.NOT_SAID, Standing.SILENT, Standing.OVERDUE))


def counts_at(review: Review) -> Counts:
    """The counts that were written down at a review."""
    return {each.status: each.actions for each in review.counts}


def parts(plan: Plan, counts: Counts) -> tuple[Part, ...]:
    """A bar of what a review counted: all statuses in the plan's order, those that no action had included."""
    return parts_of([(status.name, status.tone, counts.get(status.id, 0)) for status in plan.statuses])


def review_words(plan: Plan, counts: Counts) -> str:
    """What a review counted: `35 actions reported: 26 on track, 8 in progress, 1 complete`."""
    total = sum(counts.get(status.id, 0) for status in plan.statuses)
    number = sentence(counted("%(num)s action reported", "%(num)s actions reported", total))
    some = [(count, status.name) for status in plan.statuses if (count := counts.get(status.id, 0))]
    if not some:
        return number
    joiner = "; " if any("," in name for _number, name in some) else ", "
    return f"{number}: {joiner.join(f'{count} {inside(name)}' for count, name in some)}"


def inside(name: str) -> str:
    """A status's name as it stands inside an English sentence: abbreviations such as `RAG` keep their capitals."""
    return name if name[1:2].isupper() or not is_english(spoken().tag) else name[:1].lower() + name[1:]
