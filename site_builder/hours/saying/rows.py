"""Rows of the table of opening hours: what a weekday says, its usual times and those of some of its dates."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Literal, NamedTuple

from site_builder.hours.pattern import ALL_DAY, WEEK, Days, Opening, Rule, settle
from site_builder.hours.phrases import (
    are_apart,
    opening_words,
    openings_words,
    sessions_listed,
    special_words,
    weekdays_words,
)
from site_builder.language.speaking import N_, _, cached_by_language
from site_builder.language.words import day_name, listed, sentence

BY_APPOINTMENT = ALL_DAY._replace(by_appointment=True)

NOT_KNOWN = N_("not known: ring first")
_WHICH_WEEKS = N_("ring to ask which")

About = Literal["weekdays", "bank holidays", "rest of year", "dates", ""]
"""The days that a row is about; "" for a row that is about none, such as the last entry."""


class Row(NamedTuple):
    """A line of the table: what it is about, its sessions as phrases (none when it is closed), and a remark."""

    label: str
    phrases: tuple[str, ...]
    is_open: bool
    note: str = ""
    weekdays: tuple[int, ...] = ()
    """The ISO weekdays it covers, so that a page can mark today's; none for bank holidays and the like."""
    about: About = "weekdays"
    names_day: bool = False
    """Whether the first phrase says itself which weekday it is about: `2nd Tuesday of the month: 1pm to 3pm`."""
    together: str = ""
    """Its sessions as one phrase, if a plain list of them doesn't show of which something is said."""

    @property
    def is_closed(self) -> bool:
        """Whether it says that all its days are closed."""
        return not self.phrases

    @property
    def times(self) -> tuple[str, ...]:
        """Its sessions, each to stand by itself (at least one): `9:30am to 4pm`, `By appointment`, `Closed`."""
        return tuple(map(sentence, self.phrases or [_("closed")]))

    @property
    def phrase(self) -> str:
        """All of it inside a sentence: `9:30am to 12:30pm and 1:30pm to 4pm`, `by appointment (ring to ask which)`."""
        said = self.together or listed(self.phrases) or _("closed")
        return f"{said} ({self.note})" if self.note else said

    @property
    def words(self) -> str:
        """All of it by itself."""
        return sentence(self.phrase)


_SAID = itemgetter(1, 2, 3)
"""All that a row says of its days."""


@cached_by_language(4096)  # few weeks are alike, but many Mondays are
def row_of(rules: tuple[Rule, ...], weekday: int, which_weeks_unknown: bool) -> Row:
    """The row of a weekday, from all rules that speak of it."""
    plain = settle(rule for rule in rules if not rule.days.special)
    special = _by_kind(rule for rule in rules if rule.days.special)
    sessions = () if plain.unknown else plain.openings
    usual = [opening_words(opening) for opening in sessions]
    others = bool(usual) or len(special) > 1
    times = [*usual, *(_special_times(rule, weekday, others) for rule in special if rule.openings)]
    notes = [_special_note(rule, weekday) for rule in special if not rule.openings]
    if which_weeks_unknown and any(rule.days.fortnightly for rule in special):
        notes.append(_(_WHICH_WEEKS))
    is_open = any(opening[:2] != BY_APPOINTMENT[:2] or not opening.by_appointment
                  for opening in (*sessions, *(o for rule in special for o in rule.openings)))  # fmt: skip
    phrases = tuple(times) or ((_(NOT_KNOWN),) if plain.unknown else ())
    return Row(
        day_name(weekday),
        phrases,
        is_open and bool(times),
        "; ".join(notes),
        (weekday,),
        names_day=bool(times) and not usual and not _is_of_term_only(special[0].days, others),
        together=as_one(usual, sessions, times[len(usual) :]),
    )


def _by_kind(rules: Iterable[Rule]) -> list[Rule]:
    """Rules for the same of a weekday's dates made one, in an order that isn't their author's."""
    found: dict[Days, list[Rule]] = {}
    for rule in rules:
        found.setdefault(rule.days._replace(weekdays=()), []).append(rule)
    made = [_made_one(alike) if len(alike) > 1 else alike[0] for alike in found.values()]
    return sorted(made, key=lambda rule: (rule.days.term, rule.days.fortnightly, rule.days.weeks))


def _made_one(alike: Sequence[Rule]) -> Rule:
    times = settle(alike)
    instead = any(rule.replaces for rule in alike)
    return Rule(alike[0].days, times.openings, times.unknown, instead)


def _special_times(rule: Rule, weekday: int, others: bool) -> str:
    days, times = special_words(rule.days, weekday), openings_words(rule.openings)
    if _is_of_term_only(rule.days, others):
        in_term = _("%(times)s (term time only)", times=times)
        return in_term if rule.days.term == "term" else _("%(times)s (school holidays only)", times=times)
    if rule.instead and others:
        return _("%(days)s: %(times)s instead", days=days, times=times)
    return _("%(days)s: %(times)s", days=days, times=times)


def _is_of_term_only(days: Days, others: bool) -> bool:
    """Whether nothing but the terms tells these days from every week's, and nothing else is said of their weekday."""
    return not (others or days.fortnightly or days.weeks) and bool(days.term)


def _special_note(rule: Rule, weekday: int) -> str:
    days = special_words(rule.days, weekday)
    return _("not known on %(days)s", days=days) if rule.unknown else _("closed %(days)s", days=days)


def as_one(phrases: Sequence[str], openings: Sequence[Opening], others: Sequence[str] = ()) -> str:
    """Sessions as one phrase, before those of days apart; "" where a plain list says the same."""
    return listed([sessions_listed(phrases, True), *others]) if are_apart(openings) else ""


def seven_days(phrase: str, is_open: bool) -> Iterable[Row]:
    """The rows of a week whose days are all alike."""
    return [Row(day_name(weekday), (phrase,), is_open, "", (weekday,)) for weekday in WEEK]


def joined(rows: Iterable[Row]) -> Iterable[Row]:
    """Put neighbouring days with the same words into one row."""
    for _said, group in groupby(rows, key=_SAID):
        first, *others = group
        days = (*first.weekdays, *(day for row in others for day in row.weekdays))
        yield first._replace(label=weekdays_words(days), weekdays=days) if others else first
