"""Finds what cannot be: a day that is both closed and open, and sessions that run at the same time."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations, pairwise

from site_builder.diagnostics import Problem
from site_builder.hours.pattern import ALL_DAY, DAY, Days, Opening, Rule, by_weekday, settle
from site_builder.hours.phrases import opening_words
from site_builder.hours.reading import codes
from site_builder.language.words import DAYS


def check_rules(rules: tuple[Rule, ...]) -> tuple[Rule, ...]:
    """Give the rules back if they can all be true.

    Rules that only some months bring together (the 4th and the last Friday) are not held against each other.

    Raises:
        Problem: if two of them contradict each other or overlap.
    """
    if not _are_apart(rules):
        _check_together(rules)
    return rules


def _are_apart(rules: tuple[Rule, ...]) -> bool:
    """Whether the rules, as most do, name each day once and end before it does: then none can touch another."""
    days = [day for rule in rules for day in rule.days.weekdays]
    return len(days) == len(set(days)) and all(_within_a_day(rule.openings) for rule in rules)


def _within_a_day(openings: tuple[Opening, ...]) -> bool:
    last = 0
    for opening in openings:
        if opening.start < last:
            return False
        last = opening.end
    return last <= DAY


def _check_together(rules: tuple[Rule, ...]) -> None:
    _check_contradictions(rules)
    kinds = {rule.days[1:] for rule in rules if rule.days.special}
    for kind in [Days(())[1:], *sorted(kinds)]:
        alike = [rule for rule in rules if not rule.days.special or rule.days[1:] == kind]
        _check_week([settle(here).openings for here in by_weekday(alike).values()])


def check_day(openings: Iterable[Opening]) -> tuple[Opening, ...]:
    """Give the sessions of one day back in order if none overlaps the next.

    Raises:
        Problem: if two overlap.
    """
    ordered = tuple(sorted(openings))
    for first, second in pairwise(ordered):
        if second.start < first.end:
            raise _overlap("It", first, second)
    return ordered


def _check_contradictions(rules: tuple[Rule, ...]) -> None:
    marked = [(rule, rule.replaces) for rule in rules]
    for (first, first_replaces), (second, second_replaces) in combinations(marked, 2):
        if not (first_replaces or second_replaces):
            continue
        say_nothing = not (first.openings or second.openings) and first.unknown == second.unknown
        if not (first_replaces and second_replaces and say_nothing) and _same_narrowness(
            first.days, second.days
        ):
            shared = sorted({*first.days.weekdays} & {*second.days.weekdays})
            if shared:
                message = f"{DAYS[shared[0] - 1]} has two answers: {_says(first)} and {_says(second)}."
                raise Problem(codes.CONTRADICTION, message, "Keep the one that is true.")


def _same_narrowness(first: Days, second: Days) -> bool:
    return first[1:] == second[1:] and len(first.weekdays) == len(second.weekdays)


def _says(rule: Rule) -> str:
    if rule.unknown:
        return "not known"
    return " and ".join(opening_words(opening) for opening in rule.openings) or "closed"


def _check_week(week: list[tuple[Opening, ...]]) -> None:
    """Compare each session with the next on the ring of seven days, so Sunday night meets Monday morning."""
    ring = [
        (day * DAY + opening.start, day * DAY + opening.end, day, opening)
        for day, openings in enumerate(week)
        for opening in openings
    ]
    ring.sort()
    if len(ring) == 1:
        return
    latest: tuple[int, int, int, Opening] | None = None
    for spell in [
        *ring,
        *((start + 7 * DAY, end + 7 * DAY, day, opening) for start, end, day, opening in ring[:2]),
    ]:
        if latest and spell[0] < latest[1] and not _is_night_before(latest[3], spell[3]):
            raise _overlap(DAYS[latest[2]], latest[3], spell[3], DAYS[spell[2]])
        if latest is None or spell[1] > latest[1]:
            latest = spell


def _is_night_before(night: Opening, day: Opening) -> bool:
    """Whether a night runs into a day that is open from its first minute: `Mon-Fri 7pm-7am; Sat, Sun 24 hours`."""
    return day == ALL_DAY and night[2:] == ALL_DAY[2:] and DAY < night.end <= 2 * DAY


def _overlap(day: str, first: Opening, second: Opening, other_day: str = "") -> Problem:
    again = f" on {other_day}" if other_day and other_day != day else ""
    when = f"{opening_words(first)} and {opening_words(second)}{again}"
    message = f"{day} is open twice at the same time: {when}."
    hint = "Join them into one session, or write ‘instead’ after the times that replace the others."
    return Problem(codes.OVERLAP, message, hint)
