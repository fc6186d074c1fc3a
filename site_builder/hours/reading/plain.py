"""Reads at once the lines that most services have, such as `Mon-Thu 9am-5pm, Fri 9am-4:30pm`: the grammar takes longer.

Only what can mean one thing is read here, and nothing that the grammar would ask about: one session a day, with am or pm at
both times, that ends on the day it starts. `None` sends a line to the grammar; a test holds both to the same answer.
"""

from __future__ import annotations

import re

from site_builder.hours.pattern import Days, Opening, Rule
from site_builder.hours.reading.clock import NOON, in_half
from site_builder.hours.reading.openings import SHORTEST
from site_builder.language.words import DAYS

_NUMBERS = {form: number for number, name in enumerate(DAYS, 1) for form in (name.lower(), name.lower()[:3])}
_DAY = "|".join(sorted(_NUMBERS, key=len, reverse=True))
_TIME = r"(?:(1[01]|[1-9])(?:[:.]([0-5]\d))?([ap])m|noon)"
_CLAUSE = re.compile(rf"({_DAY})(?:-({_DAY}))?:? {_TIME}-{_TIME}(?:[;,] |$)", re.IGNORECASE)


def read_plain(text: str) -> tuple[Rule, ...] | None:
    """The rules of a line, if it is as plain as that."""
    found: list[Rule] = []
    at = 0
    while match := _CLAUSE.match(text, at):
        rule = _rule(*match.groups())
        if rule is None:
            return None
        found.append(rule)
        at = match.end()
    return tuple(found) if at == len(text) and found and text[-1] != " " else None


def _rule(first: str, last: str | None, *times: str | None) -> Rule | None:
    start, end = _minutes(*times[:3]), _minutes(*times[3:])
    if end - start < SHORTEST:
        return None
    begins = _NUMBERS[first.lower()]
    ends = _NUMBERS[last.lower()] if last else begins
    if last and ends <= begins:
        return None
    return Rule(Days(tuple(range(begins, ends + 1))), (Opening(start, end),))


def _minutes(hour: str | None, minute: str | None, half: str | None) -> int:
    if not (hour and half):
        return NOON
    return in_half(int(hour), int(minute or 0), f"{half.lower()}m")
