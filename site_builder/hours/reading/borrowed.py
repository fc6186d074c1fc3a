"""Times without days, of something inside a service: they are on the days on which the service is open."""

from __future__ import annotations

from collections.abc import Sequence

from site_builder.diagnostics import Problem
from site_builder.hours.pattern import ALL_DAY, WEEK, Days, Opening, Rule
from site_builder.hours.phrases import openings_words, weekdays_words
from site_builder.hours.reading import codes
from site_builder.hours.reading.line import read_day_times, read_line
from site_builder.hours.reading.record import Hours


def times_without_days(text: str) -> Sequence[Opening]:
    """The sessions of a text that names no days, such as `noon-2pm`; none if it does, or can't be read."""
    try:
        read_line(text)
    except Problem as problem:
        if problem.code != codes.WHICH_DAYS:
            return ()
    else:
        return ()
    try:
        return read_day_times(text).openings
    except Problem:
        return ()


def on_days_of(hours: Hours, openings: Sequence[Opening]) -> Hours | None:
    """Sessions on the days of other hours; None if those name no days, or others in each season.

    Raises:
        Problem: if it is closed then on one of these days.
    """
    rules = (Rule(Days(WEEK), (ALL_DAY,)),) if hours.always else hours.weekly
    if not any(rule.openings for rule in rules) or any(season.says_when for season in hours.seasons):
        return None
    return Hours(
        weekly=tuple(_with(rule, openings) for rule in rules),
        fortnight_from=hours.fortnight_from,
        seasons=hours.seasons,
        terms=hours.terms,
    )


def _with(rule: Rule, openings: Sequence[Opening]) -> Rule:
    if not rule.openings:
        return rule
    for opening in openings:
        if not any(each.start <= opening.start and opening.end <= each.end for each in rule.openings):
            days, said = weekdays_words(rule.days.weekdays), openings_words((opening,))
            message = f"This is {said}, but the service is open {openings_words(rule.openings)} ({days})."
            hint = "Write the days with the times, like ‘Mon-Fri noon-2pm’, or check the times."
            raise Problem(codes.WHICH_DAYS, message, hint)
    return rule._replace(openings=tuple(openings))
