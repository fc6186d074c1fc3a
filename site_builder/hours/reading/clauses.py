"""Puts what is said about days and times to the clause it belongs to: a break, `by appointment`, `women only`.

A modifier belongs to what it stands directly behind or in brackets behind. Apart from the others by a comma it belongs to the
only clause there is; if there are several, its author is asked.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from site_builder.diagnostics import Problem
from site_builder.hours.pattern import ALL_DAY, DAY, WEEK, Days, Opening
from site_builder.hours.reading import codes
from site_builder.hours.reading.days import DayItem
from site_builder.hours.reading.grouping import Clause
from site_builder.hours.reading.parts import (
    ALL_YEAR,
    ALSO,
    APPOINTMENT,
    AS_USUAL,
    CLOSED,
    COMMA,
    COMMA_AND,
    CUT,
    DAYS,
    EXCEPT,
    FORTNIGHT,
    INSTEAD,
    NOTE,
    NOTHING,
    OF_MONTH,
    PART,
    RING_FIRST,
    SEVEN_DAYS,
    STRONG,
    TERM,
    TIMES,
    UNKNOWN,
    UNTIL,
    WEEKS,
    Part,
)
from site_builder.hours.reading.tokens import Tokens

_OF_SESSIONS = (NOTE, APPOINTMENT, RING_FIRST)
EVERY_DAY = (SEVEN_DAYS, ALL_YEAR)


@dataclass
class Spoken:
    """A clause as far as it is understood."""

    clause: Clause
    items: list[DayItem] = field(default_factory=list)
    also: list[DayItem] = field(default_factory=list)
    """Days that are open too, on which it is as on the others."""
    without: list[DayItem] = field(default_factory=list)
    """Days that are left out."""
    sessions: list[Opening] = field(default_factory=list)
    times: list[int] = field(default_factory=list)
    """Where each session stands among the parts."""
    said_of: set[int] = field(default_factory=set)
    """Which of these something is said of."""
    answer: str = ""
    until: int | None = None
    instead: bool = False
    starts_at: int = 0
    """How many characters into the line its times begin."""
    is_exception: bool = False
    """Whether all of it begins with `except`."""
    fortnightly: bool = False
    term: str = ""

    @property
    def is_about_the_week(self) -> bool:
        """Whether it speaks of weekdays, rather than only of bank holidays and dates."""
        return any(item.days for item in (*self.items, *self.also, *self.without))


class Clauses:
    """The clauses of a line, to which modifiers are put one by one."""

    def __init__(self, tokens: Tokens, parts: Sequence[Part], clauses: Sequence[Clause]) -> None:
        self.tokens = tokens
        self.parts = parts
        self.all = [_spoken(parts, clause) for clause in clauses]
        self.used = {place for clause in clauses for place in clause.places}

    def read(self) -> list[Spoken]:
        """All clauses with their modifiers."""
        for place, part in enumerate(self.parts):
            if place not in self.used and part.kind in _MODIFIERS and not self._is_of_the_line(part):
                found = self._targets(place)
                _MODIFIERS[part.kind](self, place, found)
        return self.all

    def _is_of_the_line(self, part: Part) -> bool:
        """Whether `by appointment` or `ring first` is all that is said of the week."""
        return part.kind in (APPOINTMENT, RING_FIRST) and not any(each.is_about_the_week for each in self.all)

    def _gap_before(self, place: int) -> int:
        before = max((each for each in self.used if each < place), default=-1)
        return max(part.gap for part in self.parts[before + 1 : place + 1])

    def _gap_after(self, place: int) -> int:
        behind = min((each for each in self.used if each > place), default=len(self.parts))
        if behind == len(self.parts) or self.parts[behind].bracket != self.parts[place].bracket:
            return COMMA
        return max(part.gap for part in self.parts[place + 1 : behind + 1])

    def _is_alone_in_brackets(self, place: int) -> bool:
        part = self.parts[place]
        inside = [each for each in self.parts if each.bracket == part.bracket]
        return bool(part.bracket) and not any(each.kind in (DAYS, ALSO) for each in inside)

    def _targets(self, place: int) -> list[Spoken]:
        """The clauses that a modifier belongs to."""
        for each in self.all:
            if each.clause.first < place < each.clause.last:
                return [each]
        before = [each for each in self.all if each.clause.last < place]
        behind = [each for each in self.all if each.clause.first > place]
        gap_before = NOTHING if self._is_alone_in_brackets(place) else self._gap_before(place)
        if before and gap_before == NOTHING:
            if behind and self._gap_after(place) == NOTHING and not self.parts[place].bracket:
                raise self._which(place)
            return [before[-1]]
        if behind and self._has_colon_behind(place):
            return behind
        if behind and self._gap_after(place) == NOTHING and (before or len(behind) == 1):
            return [behind[0]]
        open_before = [each for each in before if each.sessions] or before
        if len(open_before) == 1:
            return open_before
        if not before and (len(behind) < 2 or self._speaks_of_all(place, behind)):
            return behind
        if not before and self._others_say_the_opposite(place, behind):
            return behind[:1]
        raise self._which(place)

    def _speaks_of_all(self, place: int, behind: Sequence[Spoken]) -> bool:
        """Whether words such as `Office` before a row of clauses with commas are about all of them."""
        others = [
            part for number, part in enumerate(self.parts) if number != place and number not in self.used
        ]
        divided = any(self.parts[each.clause.first].gap == STRONG for each in behind[1:])
        return (
            self.parts[place].kind == NOTE
            and not divided
            and not any(part.kind in _OF_SESSIONS for part in others)
        )

    def _others_say_the_opposite(self, place: int, behind: Sequence[Spoken]) -> bool:
        """Whether all other clauses begin as in `Drop-in Mon 10am-noon, appointments Wed 10am-noon`."""
        here, others = self.parts[place], [self.parts[each.clause.first - 1] for each in behind[1:]]
        pair = {here.kind, *(part.kind for part in others)} == {NOTE, APPOINTMENT}
        notes = [part for part in (here, *others) if part.kind == NOTE]
        without = all(part.value.lower().startswith(("drop", "walk")) for part in notes)
        apart = all(part.gap >= COMMA for part in others) and here.kind not in {part.kind for part in others}
        return pair and without and apart and self._gap_after(place) == NOTHING

    def _has_colon_behind(self, place: int) -> bool:
        return place + 1 < len(self.parts) and self.parts[place + 1].colon

    def _which(self, place: int) -> Problem:
        part = self.parts[place]
        said = self.tokens.quote(part.start, part.end)
        message = f"{said} could belong to one part of this line or to all of it."
        plain = said[1:-1].strip("() ")
        if place < min(self.used, default=0):
            hint = f"If it is all, put a colon behind it, like ‘{plain}: …’; else in brackets behind the times it belongs to."
        else:
            hint = f"Put ‘({plain})’ in brackets behind each of the times it belongs to."
        return self.tokens.problem(codes.WHICH_DAYS, message, hint, part.start)

    def _sessions(self, place: int, found: list[Spoken]) -> list[tuple[Spoken, int]]:
        """The sessions that a modifier belongs to."""
        chosen: list[tuple[Spoken, int]] = []
        for each in found:
            before = [number for number, time in enumerate(each.times) if time < place]
            if not before or len(each.times) == 1 or self._days_between(each, place):
                chosen += [(each, number) for number in range(len(each.sessions))]
                continue
            last = before[-1]
            goes_on = last + 1 < len(each.times)
            others_are_told = all(each.times[number] in each.said_of for number in before[:-1])
            if not (goes_on or others_are_told or self.parts[each.times[last]].gap == COMMA_AND):
                raise self._which(place)
            chosen.append((each, last))
        for each, number in chosen:
            if number < len(each.times):
                each.said_of.add(each.times[number])
        if not chosen and found:
            raise self._nothing(place)
        return chosen

    def _days_between(self, spoken: Spoken, place: int) -> bool:
        """Whether the days of a clause stand between its times and this."""
        before = [each for each in spoken.clause.places if each < place]
        return bool(before) and self.parts[before[-1]].kind != TIMES

    def _nothing(self, place: int) -> Problem:
        part = self.parts[place]
        message = f"{self.tokens.quote(part.start, part.end)} says something of times, and there are none."
        return self.tokens.problem(
            codes.UNREADABLE, message, "Put it behind the times it belongs to.", part.start
        )

    def _change(self, place: int, found: list[Spoken], change: Callable[[Opening], Opening]) -> None:
        for spoken, number in self._sessions(place, found):
            spoken.sessions[number] = change(spoken.sessions[number])

    def appointment(self, place: int, found: list[Spoken]) -> None:
        """`by appointment`, for some sessions; apart by a comma it must say `only`."""
        part = self.parts[place]
        behind = bool(found) and found[-1].clause.last < place
        if behind and not part.value and not part.bracket and self._gap_before(place) != NOTHING:
            message = "‘by appointment’ could mean at these times only, or also at others."
            hint = "Write ‘by appointment only’ or ‘or by appointment’."
            raise self.tokens.problem(codes.UNREADABLE, message, hint, part.start)
        self._change(place, found, lambda opening: opening._replace(by_appointment=True))

    def ring_first(self, place: int, found: list[Spoken]) -> None:
        """`ring first`, for some sessions."""
        self._change(place, found, lambda opening: opening._replace(ring_first=True))

    def note(self, place: int, found: list[Spoken]) -> None:
        """Words that are kept with some sessions."""
        said = " ".join(self.parts[place].value.split())
        if not found:
            raise self._nothing(place)
        self._change(
            place, found, lambda opening: opening._replace(note="; ".join(filter(None, (opening.note, said))))
        )

    def term(self, place: int, found: list[Spoken]) -> None:
        """`term time only`."""
        for each in found:
            each.term = self.parts[place].value

    def fortnight(self, place: int, found: list[Spoken]) -> None:
        """`fortnightly` behind its days or its times."""
        for each in found:
            places = [number for number in each.clause.places if number < place]
            behind_days = bool(places) and self.parts[places[-1]].kind == DAYS and not each.times
            behind_days = behind_days or (
                bool(places) and self.parts[places[-1]].kind == DAYS and places[-1] < min(each.times)
            )
            if behind_days and len(each.items) > 1:
                names = self.tokens.quote(self.parts[places[0]].start, self.parts[place].end)
                message = f"{names} could mean each of these days or only the last."
                days = [
                    self.tokens.quote(self.parts[number].start, self.parts[number].end)[1:-1]
                    for number in places
                ]
                hint = (
                    "Write ‘"
                    + " and ".join(f"every other {day}" for day in days)
                    + "’, or name the weekly days apart."
                )
                raise self.tokens.problem(codes.WHICH_DAYS, message, hint, self.parts[places[0]].start)
            each.fortnightly = True

    def of_month(self, place: int, found: list[Spoken]) -> None:
        """`of the month` behind times whose days are the 1st, 2nd or last ones."""
        for each in found:
            if not any(item.days and item.days.weeks for item in (*each.items, *each.without)):
                part = self.parts[place]
                said = self.tokens.quote(part.start, part.end)
                message = f"{said} doesn't say which day of the month."
                hint = "Write ‘1st Mon of the month’, ‘2nd Tue’ or ‘last Fri’."
                raise self.tokens.problem(codes.WHICH_DAYS, message, hint, part.start)

    def weeks(self, place: int, found: list[Spoken]) -> None:
        """`1st and 3rd of the month` behind the weekday that is meant."""
        part = self.parts[place]
        for each in found:
            days = [item.days for item in each.items]
            if len(days) != 1 or days[0] is None or days[0].special or len(days[0].weekdays) != 1:
                message = f"{self.tokens.quote(part.start, part.end)} doesn't say of which day."
                hint = "Write it before the day, like ‘1st and 3rd Mon of the month’."
                raise self.tokens.problem(codes.WHICH_DAYS, message, hint, part.start)
            each.items = [each.items[0]._replace(days=days[0]._replace(weeks=part.value))]

    def instead(self, place: int, found: list[Spoken]) -> None:  # noqa: ARG002 - all modifiers are called alike
        """These times replace those of wider rules."""
        for each in found:
            each.instead = True

    def cut(self, place: int, found: list[Spoken]) -> None:
        """A break in the sessions."""
        part = self.parts[place]
        self._cut(place, found, part.value, None)

    def part(self, place: int, found: list[Spoken]) -> None:
        """A part of the session before, of which something is said."""
        for opening in self.parts[place].value:
            self._cut(place, found, opening, opening)

    def _cut(self, place: int, found: list[Spoken], cut: Opening, replacement: Opening | None) -> None:
        done = False
        for each in found:
            sessions: list[Opening] = []
            for opening in each.sessions:
                here = (
                    cut
                    if cut.start >= opening.start
                    else cut._replace(start=cut.start + DAY, end=cut.end + DAY)
                )
                if not (opening.start <= here.start and here.end <= opening.end):
                    sessions.append(opening)
                    continue
                done = True
                pieces = [opening._replace(end=here.start), opening._replace(start=here.end)]
                if replacement:
                    pieces.append(here)
                sessions += [piece for piece in pieces if piece.start < piece.end]
            each.sessions = sorted(sessions)
        if not done and not (
            replacement is None and all(_lies_between(cut, each.sessions) for each in found)
        ):
            part = self.parts[place]
            message = f"{self.tokens.quote(part.start, part.end)} lies outside the session before it."
            hint = "Write it in brackets straight after the session it belongs to: ‘Mon-Fri 9am-5pm (closed noon-1pm)’."
            raise self.tokens.problem(codes.BREAK, message, hint, part.start)


def _lies_between(cut: Opening, sessions: Sequence[Opening]) -> bool:
    """Whether a break is the time between two sessions, as in `9am-1pm and 2pm-5pm (closed 1pm-2pm)`."""
    return any(
        first.end == cut.start and cut.end == second.start for first, second in pairwise(sorted(sessions))
    )


_MODIFIERS: Mapping[str, Callable[[Clauses, int, list[Spoken]], None]] = {
    APPOINTMENT: Clauses.appointment,
    RING_FIRST: Clauses.ring_first,
    NOTE: Clauses.note,
    TERM: Clauses.term,
    FORTNIGHT: Clauses.fortnight,
    OF_MONTH: Clauses.of_month,
    INSTEAD: Clauses.instead,
    WEEKS: Clauses.weeks,
    CUT: Clauses.cut,
    PART: Clauses.part,
}


def _spoken(parts: Sequence[Part], clause: Clause) -> Spoken:
    found = Spoken(clause)
    in_exception = False
    for place in clause.places:
        part = parts[place]
        if part.kind == EXCEPT or (part.kind == CLOSED and found.sessions and not found.items):
            in_exception = True
            found.is_exception = place == clause.first
        elif part.kind in (DAYS, ALSO):
            item, how = part.value
            into = (
                found.without if in_exception else found.also if _is_also(part, how, found) else found.items
            )
            into.append(item)
        elif part.kind in EVERY_DAY:
            found.items.append(DayItem(Days(WEEK)))
        elif part.kind == TIMES:
            found.starts_at = found.starts_at or part.start.start
            found.sessions.append(part.value)
            found.times.append(place)
        elif part.kind == UNTIL:
            found.answer, found.until = AS_USUAL, part.value
        else:
            found.answer = part.kind
    has_days = found.items or found.also or found.is_exception
    if not has_days and (found.sessions or found.answer == UNKNOWN):
        found.items.append(DayItem(Days(WEEK)))
    if found.answer == APPOINTMENT:
        found.sessions, found.answer = [ALL_DAY._replace(by_appointment=True)], ""
    if found.answer == RING_FIRST:
        found.answer = UNKNOWN
    return found


def _is_also(part: Part, how: str, found: Spoken) -> bool:
    return (
        part.kind == ALSO
        and (how == "including" or not found.items)
        and not (how != "including" and found.sessions)
    )
