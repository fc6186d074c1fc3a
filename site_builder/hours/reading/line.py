"""The grammar of a line of opening hours, from `Mon-Fri 9am-5pm (closed noon-1pm)` to `24 hours`.

A line is read into parts, the parts are divided into clauses, and what is said of a clause is put to it. What is not understood
is never skipped, and what could mean two things is never chosen: it is asked back.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from site_builder.diagnostics import Problem
from site_builder.hours.pattern import ALL_DAY, AS_USUAL, CLOSED, WEEK, Days, DayTimes, Rule
from site_builder.hours.reading import codes
from site_builder.hours.reading import parts as kinds
from site_builder.hours.reading.clauses import Clauses
from site_builder.hours.reading.days import DayItem, not_a_day
from site_builder.hours.reading.grouping import divide, not_divided
from site_builder.hours.reading.last_entry import LastEntry, last_entry_of
from site_builder.hours.reading.overlap import check_rules
from site_builder.hours.reading.parts import DAYS, Part
from site_builder.hours.reading.plain import read_plain
from site_builder.hours.reading.questions import says_not_when
from site_builder.hours.reading.reader import read_parts
from site_builder.hours.reading.rules import Chosen, Dated, Said, chosen_days, said_by
from site_builder.hours.reading.spoken import Spoken
from site_builder.hours.reading.tokens import Token, Tokens
from site_builder.hours.reading.vocabulary import days_of

MAX_LENGTH = 1000
"""What a line may mean takes more than twice as long to find for one twice as long; real ones have 121 at the most."""

_BY_APPOINTMENT = ALL_DAY._replace(by_appointment=True)


class Line(NamedTuple):
    """What a line says."""

    rules: tuple[Rule, ...] = ()
    always: bool = False
    by_appointment: bool = False
    unknown: bool = False
    fortnight_from: date | None = None
    last_entry: LastEntry | None = None
    bank_holidays: DayTimes | None = None
    exceptions: tuple[Dated, ...] = ()


@lru_cache(maxsize=4096)
def read_line(text: str) -> Line:
    """Read a line of opening hours.

    Raises:
        Problem: if any of it isn't understood or cannot be; `offset` says where in the text.
    """
    if len(text) > MAX_LENGTH:
        message = f"This line of hours has {len(text):,} characters; {MAX_LENGTH:,} is the most."
        raise Problem(
            codes.TOO_LONG, message, "Divide it: write the week under `weekly`, a line for each day."
        )
    plain = read_plain(text)
    if plain:
        return Line(check_rules(plain))
    return read_by_grammar(text)


def read_by_grammar(text: str) -> Line:
    """Read a line of opening hours that isn't plain."""
    tokens = Tokens(text)
    if not tokens:
        hint = "Write something like ‘Mon-Fri 9am-5pm’, or ‘unknown’."
        raise Problem(codes.NOTHING_SAID, "These opening hours are empty.", hint)
    parts = read_parts(tokens)
    spoken = _spoken(tokens, parts)
    said = said_by(tokens, spoken)
    return _line(tokens, parts, spoken, said)


def _spoken(tokens: Tokens, parts: Sequence[Part]) -> list[Spoken]:
    ways = divide(parts)
    if len(ways) != 1:
        raise not_divided(tokens, parts, len(ways))
    return Clauses(tokens, parts, ways[0]).read()


def _one_clause(tokens: Tokens, parts: Sequence[Part]) -> Spoken:
    spoken = _spoken(tokens, parts)
    if len(spoken) != 1:
        message = f"‘{tokens.text.strip()}’ says several things at once."
        raise Problem(codes.UNREADABLE, message, "Write one of them here, and the others by themselves.")
    return spoken[0]


def _line(tokens: Tokens, parts: Sequence[Part], spoken: Sequence[Spoken], said: Said) -> Line:
    rules = said.rules
    is_about_the_week = any(each.is_about_the_week for each in spoken)
    found = Line(
        rules=rules,
        unknown=not is_about_the_week and _is_said(parts, kinds.RING_FIRST),
        by_appointment=_is_said(parts, kinds.ALSO_APPOINTMENT)
        or (not is_about_the_week and _is_said(parts, kinds.APPOINTMENT)),
        fortnight_from=_once(tokens, parts, kinds.ANCHOR, rules),
        last_entry=last_entry_of(tokens, parts),
        bank_holidays=_bank_holidays(tokens, parts, said.bank),
        exceptions=said.dates,
    )
    found = _simplified(found)
    if (
        len(found.rules) > 1
        and any(_is_said_of_all(rule) for rule in found.rules)
        and _answers(found.rules) > 1
    ):
        message = f"‘{tokens.text.strip()}’ says two different things about when it is open."
        raise Problem(codes.CONTRADICTION, message, "Keep the one that is true.")
    if not (found.always or found.unknown or found.by_appointment or _is_open(found.rules)):
        raise says_not_when(tokens)
    _check_every_day(tokens, parts, spoken, found)
    return found._replace(rules=check_rules(found.rules))


def _is_said_of_all(rule: Rule) -> bool:
    return rule.days == Days(WEEK) and (rule.unknown or rule.openings == (ALL_DAY,))


def _answers(rules: Sequence[Rule]) -> int:
    """How many rules don't only close days."""
    return sum(bool(rule.openings or rule.unknown) for rule in {*rules})


def _is_open(rules: Sequence[Rule]) -> bool:
    return any(rule.openings or rule.unknown for rule in rules)


def _is_said(parts: Sequence[Part], kind: str) -> bool:
    return any(part.kind == kind for part in parts)


def _once(tokens: Tokens, parts: Sequence[Part], kind: str, rules: Sequence[Rule]) -> date | None:
    found = [part for part in parts if part.kind == kind]
    if len({part.value for part in found}) > 1:
        message = "Two dates are given for one fortnight."
        raise tokens.problem(codes.CONTRADICTION, message, "Keep the one that is true.", found[-1].start)
    if found and not any(rule.days.fortnightly for rule in rules):
        raise tokens.problem(
            codes.DATE, "Only what is fortnightly begins on a date.", "Leave it out.", found[0].start
        )
    return found[0].value if found else None


def _bank_holidays(tokens: Tokens, parts: Sequence[Part], said: Sequence[DayTimes]) -> DayTimes | None:
    found = list(said)
    if not found and _is_said(parts, kinds.ALL_YEAR):
        return AS_USUAL
    if len({*found}) > 1:
        message = f"‘{tokens.text.strip()}’ says two different things about bank holidays."
        raise Problem(codes.CONTRADICTION, message, "Keep the one that is true.")
    return found[0] if found else None


def _simplified(line: Line) -> Line:
    """What is the same all week said as such: always open, unknown, or by appointment."""
    if len(line.rules) != 1 or line.rules[0].days != Days(WEEK):
        always = [rule for rule in line.rules if rule == Rule(Days(WEEK), (ALL_DAY,))]
        if always and len(always) == len(line.rules):
            return line._replace(rules=(), always=True)
        return line
    rule = line.rules[0]
    if rule.openings == (ALL_DAY,):
        return line._replace(rules=(), always=True)
    if rule.openings == (_BY_APPOINTMENT,):
        return line._replace(rules=(), by_appointment=True)
    return line._replace(rules=(), unknown=True) if rule.unknown else line


def _check_every_day(tokens: Tokens, parts: Sequence[Part], spoken: Sequence[Spoken], line: Line) -> None:
    """Hold `7 days a week` and `5 days a week` beside days of their own to their word."""
    used = {place for each in spoken for place in each.clause.places}
    apart = [part for place, part in enumerate(parts) if part.kind == kinds.SEVEN_DAYS and place not in used]
    counts = [(part.start, len(WEEK)) for part in apart if line.rules]
    counts += [(token, days_of(token.text)) for token in tokens.all if token.kind == "some-days"]
    covered = {day for rule in line.rules if rule.openings for day in rule.days.weekdays}
    for token, count in counts:
        if len(covered) != count:
            message = f"{tokens.quote(token)} isn't what the days say that stand with it."
            hint = "Name the days, like ‘Mon-Fri’, and leave out how many they are."
            raise tokens.problem(codes.CONTRADICTION, message, hint, token)


@lru_cache(maxsize=4096)
def read_day_times(text: str) -> DayTimes:
    """Read what is said about one day: times, `closed`, `unknown`, `as usual`, `until noon`, `24 hours`, `by appointment`.

    Raises:
        Problem: if it isn't understood or cannot be.
    """
    tokens = Tokens(text)
    parts = read_parts(tokens)
    if not parts:
        raise Problem(
            codes.NO_TIMES, "There are no times here.", "Write times like 9am-5pm, or ‘closed’ or ‘unknown’."
        )
    for part in parts:
        if part.kind not in _OF_ONE_DAY:
            message = f"{tokens.quote(part.start, part.end)} isn't times."
            hint = "Write only the times here, like ‘9am-5pm’."
            if part.kind == DAYS and part.value[0].bank:
                hint += " Bank holidays have a line of their own, such as `bank_holidays: closed`."
            elif part.kind in _OF_DAYS:
                hint += (
                    " What is said of days stands with them, like ‘every other fri’ or ‘fri in term time’."
                )
            raise tokens.problem(codes.UNREADABLE, message, hint, part.start)
    if all(part.kind == kinds.CUT for part in parts):
        message = f"‘{text.strip()}’ says when it is closed, but not when it is open."
        raise Problem(codes.NO_TIMES, message, "Write when it is open, like ‘9am-noon and 1pm-5pm’.")
    first = tokens.all[0]
    any_day = Part(DAYS, (DayItem(Days((1,))), ""), Token("weekday", "", 0, 0, (1,)), first)
    spoken = _one_clause(tokens, [any_day, *parts])
    item = DayItem(bank=True)
    spoken.items = [item]
    return said_by(tokens, [spoken]).bank[0]._replace(instead=spoken.instead)


_OF_ONE_DAY = frozenset([kinds.TIMES, kinds.CLOSED, kinds.UNKNOWN, kinds.AS_USUAL, kinds.UNTIL, kinds.APPOINTMENT,
                         kinds.RING_FIRST, kinds.NOTE, kinds.NAMED, kinds.CUT, kinds.PART, kinds.INSTEAD])  # fmt: skip


@lru_cache(maxsize=1024)
def days_from_text(text: str) -> Chosen:
    """Read the days that stand as a key of `weekly`, and those that are left out of them.

    Raises:
        Problem: if it isn't days alone.
    """
    tokens = Tokens(text)
    strange = next((token for token in tokens.all if token.kind in ("word", "other")), None)
    if strange:
        raise not_a_day(tokens, strange)
    parts = read_parts(tokens)
    wrong = next((part for part in parts if part.kind not in _OF_DAYS), None)
    hint = "Write days like mon-fri, sat, 2nd tue or every other fri; the times come after the colon."
    if wrong:
        if wrong.kind in _OF_ONE_DAY:
            hint = f"Write it after the colon, like ‘9am-5pm ({tokens.quote(wrong.start, wrong.end)[1:-1]})’."
        message = f"{tokens.quote(wrong.start, wrong.end)} isn't a day."
        raise tokens.problem(codes.UNREADABLE, message, hint, wrong.start)
    if not parts:
        raise Problem(codes.UNREADABLE, f"‘{text}’ names no day.", hint)
    last = tokens.all[-1]
    some_time = Part(kinds.TIMES, ALL_DAY, last, last)
    spoken = _one_clause(tokens, [*parts, some_time])
    chosen = chosen_days(tokens, spoken, DayTimes((ALL_DAY,)))
    if chosen.bank:
        said = "closed" if chosen.bank[0] == CLOSED else "10am-noon"
        hint = f"They have a line of their own beside `weekly:`, such as `bank_holidays: {said}`."
        raise Problem(codes.UNREADABLE, f"‘{text}’ speaks of bank holidays.", hint)
    if chosen.dates:
        raise Problem(codes.UNREADABLE, f"‘{text}’ speaks of dates.", "Put them under exceptions.")
    return chosen


_OF_DAYS = frozenset([DAYS, kinds.EXCEPT, kinds.FORTNIGHT, kinds.TERM, kinds.OF_MONTH, kinds.WEEKS])
