"""Makes rules of clauses: for weekdays, for bank holidays, and for dates."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from site_builder.diagnostics import Problem
from site_builder.hours.pattern import (
    ALL_DAY,
    AS_USUAL,
    CLOSED,
    DAY,
    UNKNOWN,
    WEEK,
    Days,
    DayTimes,
    Opening,
    Rule,
    YearlyDay,
)
from site_builder.hours.phrases import opening_words, weekdays_words
from site_builder.hours.reading import codes, parts
from site_builder.hours.reading.clock import NOON
from site_builder.hours.reading.days import DayItem
from site_builder.hours.reading.overlap import check_day
from site_builder.hours.reading.spoken import Spoken
from site_builder.hours.reading.tokens import Token, Tokens

Dated = tuple[date | YearlyDay, date | YearlyDay, DayTimes]
_ANSWERS = {parts.CLOSED: CLOSED, parts.UNKNOWN: UNKNOWN, parts.AS_USUAL: AS_USUAL}


_LONGEST_BREAK = 90


class Chosen(NamedTuple):
    """The days of a clause: those it is about, and those it leaves out."""

    days: tuple[Days, ...]
    closed: tuple[Days, ...] = ()
    bank: tuple[DayTimes, ...] = ()
    dates: tuple[Dated, ...] = ()
    part: str = ""
    """The part of the day that is named with them."""


class Said(NamedTuple):
    """What a line's clauses say of the week, of bank holidays and of dates."""

    rules: tuple[Rule, ...]
    bank: tuple[DayTimes, ...]
    dates: tuple[Dated, ...]


def said_by(tokens: Tokens, spoken: Sequence[Spoken]) -> Said:
    """What all clauses say."""
    rules: list[Rule] = []
    bank: list[DayTimes] = []
    dates: list[Dated] = []
    latest: DayTimes | None = None
    for each in spoken:
        times = _times(tokens, each, latest)
        if each.sessions:
            latest = times
        chosen = chosen_days(tokens, each, times)
        changed = _changed(each, chosen.days, rules)
        if times.as_usual and (each.since is not None or each.pause or chosen.days) and not changed:
            raise _says_no_times(tokens, each)
        _check_parts_of_days(tokens, each)
        _check_parts_of_years(tokens, each)
        if each.is_exception and not each.sessions and not each.answer:
            times = CLOSED
        if each.is_exception and each.sessions:
            _check_not_a_break(tokens, each, chosen.days, rules)
        rules += changed or [Rule(days, times.openings, times.unknown, times.instead) for days in chosen.days]
        rules += [Rule(days) for days in chosen.closed]
        bank += chosen.bank
        dates += chosen.dates
    return Said(tuple(rules), tuple(bank), tuple(dates))


def _says_no_times(tokens: Tokens, spoken: Spoken) -> Problem:
    message = "‘As usual’ isn't a time."
    if spoken.until is not None:
        message = "‘until’ doesn't say from when."
    elif spoken.since is not None:
        message = "‘from’ doesn't say until when."
    elif spoken.pause is not None:
        message = f"Closed {opening_words(spoken.pause)} is no break in the usual times of these days."
    hint = "Write the times of these days in full, like ‘Thu 9am-7pm’."
    return tokens.problem(codes.NO_TIMES, message, hint, _start(spoken, tokens))


def _changed(spoken: Spoken, days: Sequence[Days], rules: Sequence[Rule]) -> list[Rule]:
    """The usual times of days, ending or beginning otherwise: `Mon-Fri 9am-5pm, Fri until 4pm`. None if they have none."""
    if spoken.until is None and spoken.since is None and spoken.pause is None:
        return []
    found: list[Rule] = []
    for each in days:
        usual = [
            rule.openings
            for rule in rules
            if rule.openings and {*each.weekdays} <= {*rule.days.weekdays} and not rule.days.special
        ]
        if len(usual) != 1 or not (openings := _between(usual[0], spoken)):
            return []
        found.append(Rule(each, openings, instead=True))
    return found


def _between(openings: Sequence[Opening], spoken: Spoken) -> tuple[Opening, ...]:
    """Sessions that begin or end at another time; those before or behind it fall away. None where that can't be."""
    since, until = spoken.since, spoken.until
    if spoken.pause is not None:
        return _around(openings, spoken.pause)
    if since is not None:
        left = [each for each in openings if each.end > since]
        return tuple([each._replace(start=since) for each in left[:1]] + left[1:])
    end = until or 0
    if end <= NOON and end < openings[0].start and openings[-1].end > DAY:
        end += DAY  # of a night it is the morning after
    left = [each for each in openings if each.start < end]
    return tuple(left[:-1] + [each._replace(end=end) for each in left[-1:]])


def _check_not_a_break(tokens: Tokens, spoken: Spoken, days: Sequence[Days], rules: Sequence[Rule]) -> None:
    """Ask about `Mon-Fri 9am-5pm except Wed 1pm-2pm`, when it may be closed or the only time that it is open."""
    chosen = {day for each in days for day in each.weekdays}
    if not chosen <= {day for rule in rules for day in rule.days.weekdays}:
        message = f"{weekdays_words(tuple(sorted(chosen)))} is left out of days that it isn't among."
        hint = "Put a semicolon between one set of days and times and the next."
        raise tokens.problem(codes.WHICH_DAYS, message, hint, _start(spoken, tokens))
    usual = [opening for rule in rules if chosen <= {*rule.days.weekdays} for opening in rule.openings]
    here = spoken.sessions[0]
    is_inside = any(each.start < here.start and here.end < each.end for each in usual)
    if len(spoken.sessions) == 1 and is_inside and here.end - here.start <= _LONGEST_BREAK:
        said = opening_words(here)
        message = f"{said} could be when it is closed on these days, or all that it is open."
        hint = "Write ‘closed’ or ‘open’ before the times, like ‘Wed closed 1pm-2pm’."
        raise tokens.problem(codes.UNREADABLE, message, hint, _start(spoken, tokens))


def _around(openings: Sequence[Opening], pause: Opening) -> tuple[Opening, ...]:
    """Sessions without a break in one of them; none where it is in none, or is all of it."""
    whole = next((each for each in openings if each.start <= pause.start and pause.end <= each.end), None)
    if whole is None or whole[:2] == ALL_DAY[:2]:
        return ()
    pieces = [whole._replace(end=pause.start), whole._replace(start=pause.end)]
    left = [each for each in openings if each is not whole]
    return tuple(sorted(left + [each for each in pieces if each.start < each.end]))


def _check_parts_of_days(tokens: Tokens, spoken: Spoken) -> None:
    """Ask which times `Wed afternoon` means where none stand with it, as in `closed Wed afternoon`."""
    without_times = [] if spoken.times else [*spoken.items, *spoken.also]
    part = next((item.part for item in (*without_times, *spoken.without) if item.part), "")
    if part:
        token = next(token for token in tokens.all if token.value == part)
        message = f"{tokens.quote(token)} doesn't say from when until when."
        hint = "Write the times when it is open on that day, like ‘Wed 9am-noon’."
        raise tokens.problem(codes.NO_TIMES, message, hint, token)


def _check_parts_of_years(tokens: Tokens, spoken: Spoken) -> None:
    """Ask about times for both weekdays and a part of the year: `1 Nov to 31 Mar: Mon-Fri 9am-5pm`."""
    spans = any(item.dates and item.dates[0] != item.dates[1] for item in spoken.items)
    if spoken.sessions and spans and any(item.days for item in spoken.items):
        message = "These times seem to hold for part of the year only."
        hint = "Put what holds for part of the year under seasons, with its first and its last day."
        raise tokens.problem(
            codes.NOTE, message, hint, next(each for each in tokens.all if each.kind == "date")
        )


def _times(tokens: Tokens, spoken: Spoken, latest: DayTimes | None) -> DayTimes:
    """What holds on the days of a clause."""
    if spoken.sessions:
        try:
            openings = check_day(spoken.sessions)
        except Problem as problem:
            raise tokens.problem(
                problem.code, problem.message, problem.hint, _start(spoken, tokens)
            ) from None
        return DayTimes(openings, instead=spoken.instead or spoken.is_exception)
    if spoken.answer:
        return _ANSWERS[spoken.answer]._replace(until=spoken.until)
    if spoken.is_exception:
        return CLOSED
    return latest or CLOSED


def _start(spoken: Spoken, tokens: Tokens) -> Token:
    return next((token for token in tokens.all if token.start >= spoken.starts_at), tokens.all[0])


def chosen_days(tokens: Tokens, spoken: Spoken, times: DayTimes) -> Chosen:
    """Which days a clause is about.

    Raises:
        Problem: if it leaves out what it doesn't have, or all it has.
    """
    items = spoken.without if spoken.is_exception else [*spoken.items, *spoken.also]
    without = [] if spoken.is_exception else spoken.without
    plain = {day for item in items if item.days and not item.days.special for day in item.days.weekdays}
    special = [item.days for item in items if item.days and item.days.special]
    closed: list[Days] = []
    for item in without:
        if item.days is None:
            continue
        left_out = _of_the_same_day(item.days, plain)
        if not {*left_out.weekdays} <= plain | {day for days in special for day in days.weekdays}:
            name = weekdays_words(left_out.weekdays)
            message = f"{name} is left out of days that it isn't among."
            hint = "Put a semicolon between one set of days and times and the next."
            raise Problem(codes.WHICH_DAYS, message, hint)
        if left_out.special:
            closed.append(left_out)
        else:
            plain -= {*left_out.weekdays}
    found = ([Days(tuple(sorted(plain)))] if plain else []) + special
    if without and not found and any(item.days for item in items):
        hint = "Name the days it is open."
        raise Problem(codes.WHICH_DAYS, f"‘{tokens.text.strip()}’ leaves no day over.", hint)
    days = tuple(_qualified(tokens, each, spoken) for each in found)
    _check_one_rhythm(tokens, days)
    bank = [_on_bank_holidays(spoken, item, times) for item in items if item.bank]
    bank += [CLOSED for item in without if item.bank]
    dates = [(*item.dates, times) for item in items if item.dates]
    dates += [(*item.dates, CLOSED) for item in without if item.dates]
    part = next((item.part for item in items if item.part), "")
    return Chosen(days, tuple(closed), tuple(bank), tuple(dates), part)


def _of_the_same_day(days: Days, plain: set[int]) -> Days:
    """`the first` is of the day that it is left out of, if that is one."""
    if days.weekdays:
        return days
    if len(plain) == 1:
        return days._replace(weekdays=tuple(plain))
    message = "It doesn't say which day of the month is left out."
    raise Problem(codes.WHICH_DAYS, message, "Name it, like ‘except the 1st Wed of the month’.")


def _on_bank_holidays(spoken: Spoken, item: DayItem, times: DayTimes) -> DayTimes:
    if item in spoken.also:
        return AS_USUAL
    return times._replace(instead=False)


def _qualified(tokens: Tokens, days: Days, spoken: Spoken) -> Days:
    """Days with what is said of the whole clause: every other week, only in term time."""
    if spoken.fortnightly and days.weeks:
        raise _two_rhythms(tokens)
    return days._replace(fortnightly=days.fortnightly or spoken.fortnightly, term=spoken.term)


def _check_one_rhythm(tokens: Tokens, days: Sequence[Days]) -> None:
    """Ask about `fortnightly on Mondays, 2nd and 4th Monday of the month`, which are not the same Mondays."""
    fortnightly = {day for each in days if each.fortnightly for day in each.weekdays}
    of_month = {day for each in days if each.weeks for day in each.weekdays}
    if fortnightly & of_month:
        raise _two_rhythms(tokens)


def _two_rhythms(tokens: Tokens) -> Problem:
    message = f"‘{tokens.text.strip()}’ speaks of weeks of the month and of every other week."
    return Problem(codes.WHICH_DAYS, message, "Keep the one that is true.")


def every_week(days: Sequence[Days]) -> bool:
    """Whether days are simply all days."""
    return tuple(days) == (Days(WEEK),)
