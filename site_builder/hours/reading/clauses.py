"""Puts what is said about days and times to the clause it belongs to: a break, `by appointment`, `women only`."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise

from site_builder.hours.pattern import ALL_DAY, DAY, Opening
from site_builder.hours.reading import codes
from site_builder.hours.reading.belonging import Belonging
from site_builder.hours.reading.parts import (
    AND,
    APPOINTMENT,
    COMMA_AND,
    CUT,
    CUT_ALL,
    DAYS,
    FORTNIGHT,
    INSTEAD,
    NAMED,
    NOTE,
    NOTHING,
    OF_MONTH,
    PART,
    RING_FIRST,
    TERM,
    WEEKS,
)
from site_builder.hours.reading.questions import of_an_activity
from site_builder.hours.reading.spoken import Spoken


class Clauses(Belonging):
    """The clauses of a line, to which modifiers are put one by one."""

    def read(self) -> list[Spoken]:
        """All clauses with their modifiers."""
        for place, part in enumerate(self.parts):
            if place not in self.used and part.kind in _MODIFIERS and not self._is_of_the_line(part):
                found = self._targets(place)
                _MODIFIERS[part.kind](self, place, found)
        self._check_names()
        for before, each in pairwise(self.all):
            each.instead = each.instead or (self._is_in_brackets(each) and _goes_otherwise(before, each))
        return self.all

    def _is_in_brackets(self, spoken: Spoken) -> bool:
        return all(self.parts[place].bracket for place in spoken.clause.places)

    def _check_names(self) -> None:
        """Ask about names that only some times have: what has times of its own is no part of when a service is open."""
        named = next((part for part in self.parts if part.kind == NAMED), None)
        if named and not all(
            opening.note for each in self.all if not each.is_on_demand for opening in each.sessions
        ):
            raise of_an_activity(self.tokens, named.start)

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
        """`term time only`; `weekends and school holidays` may be either or both."""
        part = self.parts[place]
        if part.gap in (AND, COMMA_AND):
            message = f"{self.tokens.quote(part.start, part.end)} could mean only then, or also then."
            hint = "Write ‘Sat in school holidays’ for only then. What is on besides goes under seasons or exceptions."
            raise self.tokens.problem(codes.WHICH_DAYS, message, hint, part.start)
        for each in found:
            each.term = part.value

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
                at_any_time = opening.by_appointment and opening[:2] == ALL_DAY[:2]
                if at_any_time or not (opening.start <= here.start and here.end <= opening.end):
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


def _goes_otherwise(usual: Spoken, here: Spoken) -> bool:
    """Whether some of the usual days begin or end at another time: `Mon-Fri 9am-5pm (Tue 9am-8pm)`."""
    if len(usual.sessions) != 1 or len(here.sessions) != 1 or here.without:
        return False
    (one,), (other,) = usual.sessions, here.sessions
    same_but_for_times = one._replace(start=0, end=0) == other._replace(start=0, end=0)
    days = [{day for item in each.items if item.days for day in item.days.weekdays} for each in (usual, here)]
    is_special = any(item.days is None or item.days.special for item in (*usual.items, *here.items))
    meet = (one.start == other.start) != (one.end == other.end)
    return same_but_for_times and meet and not is_special and days[1] < days[0]


def _lies_between(cut: Opening, sessions: Sequence[Opening]) -> bool:
    """Whether a break is the time between two sessions, as in `9am-1pm and 2pm-5pm (closed 1pm-2pm)`."""
    return any(
        first.end == cut.start and cut.end == second.start for first, second in pairwise(sorted(sessions))
    )


_MODIFIERS: Mapping[str, Callable[[Clauses, int, list[Spoken]], None]] = {
    APPOINTMENT: Clauses.appointment,
    RING_FIRST: Clauses.ring_first,
    NOTE: Clauses.note,
    NAMED: Clauses.note,
    TERM: Clauses.term,
    FORTNIGHT: Clauses.fortnight,
    OF_MONTH: Clauses.of_month,
    INSTEAD: Clauses.instead,
    WEEKS: Clauses.weeks,
    CUT: Clauses.cut,
    CUT_ALL: Clauses.cut,
    PART: Clauses.part,
}
