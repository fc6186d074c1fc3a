"""Finds hours that cannot be as they are written: values that switch each other off, and days with two answers."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from site_builder.diagnostics import Problem
from site_builder.hours.pattern import ALL_DAY, Rule, by_weekday, settle
from site_builder.hours.phrases import dates_words, time_words
from site_builder.hours.reading import codes
from site_builder.hours.reading.dates import meet
from site_builder.hours.reading.last_entry import entry_minutes
from site_builder.hours.reading.spans import Exceptional, Pattern, Season, Span


def check_patterns(usual: Pattern, seasons: Sequence[Season]) -> None:
    """Hold the usual week and that of each season to one answer.

    Raises:
        Problem: if two of their values switch each other off.
    """
    for pattern in (usual, *seasons):
        _check_one_answer(pattern)
        _check_last_entry(pattern, usual)
    for season in seasons:
        if season.closed:
            _check_closed(season)


def _check_one_answer(pattern: Pattern) -> None:
    if bool(pattern.weekly) + pattern.always + pattern.unknown > 1:
        message = "These hours say two different things about when it is open."
        raise Problem(codes.CONTRADICTION, message, "Keep one of `weekly`, `always` and `unknown`.")
    if pattern.weekly and not _is_ever_open(pattern.weekly):
        message = "These days say when it is closed, but not when it is open."
        raise Problem(
            codes.NOTHING_SAID, message, "Add those on which it is open, or write `closed: yes` for a season."
        )
    if pattern.by_appointment and _is_always(pattern):
        message = "What is always open has no other times at which people come by appointment."
        raise Problem(codes.CONTRADICTION, message, "Keep one of `always` and `by_appointment`.")
    if pattern.last_entry and _is_always(pattern):
        message = "What is always open has no last entry before it closes."
        hint = "Write when it is open, such as `daily 8pm-8am`; if only the door is locked at night, say it in the note."
        raise Problem(codes.CONTRADICTION, message, hint)


def _is_always(pattern: Pattern) -> bool:
    """Whether it never closes, be that written day by day."""
    if any(rule.days.special for rule in pattern.weekly):
        return False
    return pattern.always or all(
        settle(here).openings == (ALL_DAY,) for here in by_weekday(pattern.weekly).values()
    )


def _is_ever_open(rules: tuple[Rule, ...]) -> bool:
    """Whether some day is open, or may be."""
    if not any(rule.replaces for rule in rules):
        return True
    special = [rule for rule in rules if rule.days.special]
    every_week = by_weekday(rule for rule in rules if not rule.days.special)
    days = [settle(here) for here in every_week.values()]
    return any(day.openings or day.unknown for day in days) or any(
        rule.openings or rule.unknown for rule in special
    )


def _check_closed(season: Season) -> None:
    said = {
        "weekly": season.weekly,
        "always": season.always,
        "by_appointment": season.by_appointment,
        "unknown": season.unknown,
        "last_entry": season.last_entry,
        "fortnight_from": season.fortnight_from,
    }
    other = next((name for name, value in said.items() if value), "")
    if other:
        message = f"The season {dates_words(season.from_, season.until)} is closed, but has `{other}` too."
        raise Problem(codes.CONTRADICTION, message, f"Keep one of `closed` and `{other}`.")


def _check_last_entry(pattern: Pattern, usual: Pattern) -> None:
    entry = pattern.last_entry
    rules = pattern.weekly or usual.weekly
    if entry is None or not rules:
        return
    sessions = [opening for rule in rules for opening in rule.openings]
    if sessions and not any(entry_minutes(entry, opening) is not None for opening in sessions):
        said = f"{entry.before} minutes before closing" if entry.at is None else time_words(entry.at)
        message = f"The last entry, {said}, is outside every session."
        raise Problem(codes.LAST_ENTRY, message, "Check the time, and am or pm.")


def check_dates_are_used(usual: Pattern, seasons: Sequence[Season], terms: Sequence[Span]) -> None:
    """Find a date of a fortnight, and terms, that no days speak of.

    Raises:
        Problem: at the first of them.
    """
    rules = [rule for pattern in (usual, *seasons) for rule in pattern.weekly]
    dated = any(pattern.fortnight_from for pattern in (usual, *seasons))
    if dated and not any(rule.days.fortnightly for rule in rules):
        message = "`fortnight_from` is of no use: no day is every other week's."
        raise Problem(codes.DATE, message, "Write the days like ‘every other Tue’, or leave it out.")
    if terms and not any(rule.days.term for rule in rules):
        message = "`terms` are of no use: no day is in term time or in school holidays only."
        raise Problem(codes.DATE, message, "Write the days like ‘Tue in term time’, or leave the terms out.")


def check_exceptions(exceptions: Sequence[Exceptional]) -> None:
    """Find exceptions for the same date.

    Raises:
        Problem: at the first of them.
    """
    for first, second in combinations(exceptions, 2):
        if first.dated == second.dated and meet((first.first, first.last), (second.first, second.last)):
            later = second if (second.first, second.last) >= (first.first, first.last) else first
            message = f"Two exceptions are for {dates_words(later.first, min(first.last, second.last))}."
            raise Problem(codes.DATE_CLASH, message, "Keep the one that is true.")


def check_seasons(usual: Pattern, seasons: Sequence[Season]) -> None:
    """Find seasons without times, and those that meet.

    Raises:
        Problem: at the first of them.
    """
    if seasons and not usual.says_when and all(season.closed for season in seasons):
        message = "These hours say when it is closed, but not when it is open."
        raise Problem(codes.NOTHING_SAID, message, "Add `weekly:` with the usual hours, or write `unknown`.")
    for season in seasons:
        if not (season.says_when or usual.says_when):
            message = f"The season {dates_words(season.from_, season.until)} has no times."
            raise Problem(codes.NOTHING_SAID, message, "Give it `weekly:`, or write `unknown: yes`.")
    for first, second in combinations(seasons, 2):
        if meet((first.from_, first.until), (second.from_, second.until)):
            both = f"{dates_words(first.from_, first.until)} and {dates_words(second.from_, second.until)}"
            message = f"Two seasons run at the same time: {both}."
            raise Problem(codes.DATE_CLASH, message, "End one before the other starts.")
