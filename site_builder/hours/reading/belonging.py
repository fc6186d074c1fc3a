"""Finds the clause that a word belongs to: a break, `by appointment`, `women only`.

A modifier belongs to what it stands directly behind or in brackets behind. Apart from the others by a comma it belongs to the
only clause there is; if there are several, its author is asked.
"""

from __future__ import annotations

from collections.abc import Sequence

from site_builder.diagnostics import Problem
from site_builder.hours.reading import codes
from site_builder.hours.reading.grouping import Clause
from site_builder.hours.reading.parts import (
    ALSO,
    APPOINTMENT,
    COMMA,
    COMMA_AND,
    CUT,
    CUT_ALL,
    DAYS,
    NAMED,
    NOTE,
    NOTHING,
    RING_FIRST,
    STRONG,
    TERM,
    TIMES,
    Part,
)
from site_builder.hours.reading.spoken import Spoken, spoken
from site_builder.hours.reading.tokens import Tokens

_OF_SESSIONS = (NOTE, APPOINTMENT, RING_FIRST)


class Belonging:
    """The clauses of a line, and to which of them its modifiers belong."""

    def __init__(self, tokens: Tokens, parts: Sequence[Part], clauses: Sequence[Clause]) -> None:
        self.tokens = tokens
        self.parts = parts
        self.all = [spoken(parts, clause) for clause in clauses]
        self.used = {place for clause in clauses for place in clause.places}

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
        if self.parts[place].kind == CUT_ALL:
            return [each for each in self.all if each.sessions]
        return self._named(place) if self.parts[place].kind == NAMED else self._said_of(place)

    def _said_of(self, place: int) -> list[Spoken]:
        around = next((each for each in self.all if each.clause.first < place < each.clause.last), None)
        if around:
            if self._is_between_days(place, around):
                raise self._which(place)
            return [around]
        before = [each for each in self.all if each.clause.last < place]
        behind = [each for each in self.all if each.clause.first > place]
        gap_before = NOTHING if self._is_alone_in_brackets(place) else self._gap_before(place)
        if before and gap_before == NOTHING:
            reaches_on = bool(behind) and self._gap_after(place) == NOTHING
            if not self.parts[place].bracket and (reaches_on or self._may_be_of_all(place, before)):
                raise self._which(place)
            return [before[-1]]
        if behind and self._has_colon_behind(place):
            return self._until_next_heading(place, behind)
        if behind and self._gap_after(place) == NOTHING and (before or len(behind) == 1):
            return [behind[0]]
        open_before = self._of_the_sentence(place, before) or before
        if len(open_before) == 1:
            return open_before
        open_behind = [each for each in behind if each.sessions] or behind
        if not before and (len(open_behind) < 2 or self._speaks_of_all(place, open_behind)):
            return open_behind
        if not before and self._others_say_the_opposite(place, behind):
            return behind[:1]
        raise self._which(place)

    def _may_be_of_all(self, place: int, before: Sequence[Spoken]) -> bool:
        """Whether terms stand behind the last of several times of a sentence: `Tue 7pm-9pm & Sun 4pm-6pm in term time`."""
        return (
            self.parts[place].kind == TERM
            and len(before) > 1
            and self.parts[before[-1].clause.first].gap < STRONG
            and not before[-2].term
        )

    def _is_between_days(self, place: int, spoken: Spoken) -> bool:
        """Whether words stand behind one of several days: `Mon (women only) and Tue 9am-5pm`."""
        before = [each for each in spoken.clause.places if each < place]
        behind = [each for each in spoken.clause.places if each > place]
        around = [self.parts[number].kind for number in (*before[-1:], *behind[:1])]
        is_said_of_days = self.parts[place].kind in (*_OF_SESSIONS, TERM)
        return is_said_of_days and len(around) == 2 and {*around} <= {DAYS, ALSO}

    def _until_next_heading(self, place: int, behind: Sequence[Spoken]) -> list[Spoken]:
        """Of the clauses behind a name or a heading those before the next one: `Office: Mon 9am-1pm; Phones: Tue 9am-1pm`.

        Without a colon it is no heading, and ends with its sentence.
        """
        is_heading = self._has_colon_behind(place)
        for number in range(place + 1, len(self.parts)):
            part = self.parts[number]
            is_next = part.kind == NAMED or (part.kind in _OF_SESSIONS and self._has_colon_behind(number))
            if is_next or (part.gap == STRONG and not (is_heading and self._goes_on(part))):
                return [each for each in behind if each.clause.first < number]
        return list(behind)

    def _goes_on(self, part: Part) -> bool:
        """Whether a sentence may be about what stands before it, rather than begin with `Open`."""
        return self.tokens.all[self.tokens.all.index(part.start) - 1].kind != "open"

    def _of_the_sentence(self, place: int, before: Sequence[Spoken]) -> list[Spoken]:
        """Those of the clauses that have times; where each sentence says something of its own times, those of this one."""
        found = [each for each in before if each.sessions]
        sentences = [
            sum(part.gap == STRONG for part in self.parts[: number + 1]) for number in range(len(self.parts))
        ]
        said = {sentences[number] for number, part in enumerate(self.parts) if part.kind in _OF_SESSIONS}
        with_times = {sentences[each.clause.first] for each in self.all if each.sessions}
        if with_times <= said:
            return [each for each in found if sentences[each.clause.first] == sentences[place]]
        return found

    def _named(self, place: int) -> list[Spoken]:
        """The clauses that a name belongs to: all behind it until the next name, or the one that it stands in or behind."""
        inside = [each for each in self.all if each.clause.first < place < each.clause.last]
        before = [each for each in self.all if each.clause.last < place]
        behind = self._until_next_heading(
            place, [each for each in self.all if each.clause.first > place and not each.is_on_demand]
        )
        if before and not inside and self._gap_before(place) == NOTHING:
            if behind and self._gap_after(place) == NOTHING:
                raise self._which(place)
            return [before[-1]]
        if not (inside or behind):
            raise self._which(place)
        return inside or behind

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
        if part.kind == CUT and not plain[:1].isalpha():
            plain = f"closed {plain}"
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
            following = [number for number, time in enumerate(each.times) if time == place + 1]
            if following and len(each.times) > 1 and self._leads(place, each):
                chosen.append((each, following[0]))
                continue
            if not before or len(each.times) == 1 or self._days_between(each, place):
                chosen += [(each, number) for number in self._of_its_sentence(place, each)]
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

    def _of_its_sentence(self, place: int, spoken: Spoken) -> range:
        """The sessions of a clause, up to a semicolon behind which other words lead: `Men Mon 8am-9am; women 1pm-2pm`."""
        for number, time in enumerate(spoken.times):
            between = self.parts[place + 1 : time + 1]
            others = any(part.kind in (*_OF_SESSIONS, NAMED) for part in between)
            if others and any(part.gap == STRONG for part in between):
                return range(number)
        return range(len(spoken.sessions))

    def _leads(self, place: int, spoken: Spoken) -> bool:
        """Whether words stand before the times that they belong to: `Tue: women only 10am-noon; mixed 1pm-4pm`.

        Before the first times of a day they may be about all, unless others have words before them too.
        """
        if self.parts[place].kind == NAMED:
            return True
        around = range(max(spoken.clause.first - 1, 0), spoken.clause.last)
        leading = [number for number in around if self._is_before_times(number)]
        return place in leading and (len(leading) > 1 or self._is_behind_times(place))

    def _is_before_times(self, place: int) -> bool:
        part, following = self.parts[place], self.parts[place + 1]
        leads = following.kind == TIMES and following.gap == NOTHING
        if part.kind not in _OF_SESSIONS or part.bracket or not leads:
            return False
        if part.gap == NOTHING and self._is_behind_times(place):
            raise self._which(place)
        return True

    def _is_behind_times(self, place: int) -> bool:
        return place > 0 and self.parts[place - 1].kind == TIMES

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
