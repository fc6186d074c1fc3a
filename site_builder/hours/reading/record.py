"""`Hours`: the one model of when something is open, read from a line of text or from fields."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from itertools import combinations
from typing import Annotated, Any

from pydantic import Field, ValidationError, model_validator
from pydantic_core import ArgsKwargs

from site_builder.diagnostics import Problem
from site_builder.fields.kinds import Flag, Many, Text
from site_builder.fields.record import record
from site_builder.hours.pattern import DAY, Opening, YearlyDay
from site_builder.hours.phrases import dates_words, time_words
from site_builder.hours.reading import codes
from site_builder.hours.reading.dates import is_between, meet
from site_builder.hours.reading.fields import Entry, OneDay, SeasonDay, TextDate, Weekly, many_problems
from site_builder.hours.reading.last_entry import LastEntry
from site_builder.hours.reading.line import Line, read_line


@record
class Pattern:
    """What comes round every week."""

    weekly: Weekly = ()
    """Days and their times, such as `mon-fri: 9am-5pm` or `2nd tue: [10am-noon, 1pm-3pm]`; or all in one text. Days
    that aren't named are closed."""

    always: Flag = False
    """Open day and night, all year."""

    by_appointment: Flag = False
    """By appointment: only, if there are no times; else also at other times."""

    unknown: Flag = False
    """Nobody knows yet when it is open. It is never shown as open or closed."""

    fortnight_from: TextDate | None = None
    """A date in one of the weeks that `every other` means. Without it, nobody can say which weeks those are."""

    last_entry: Entry | None = None
    """When people are last let in: `10pm`, or `30 minutes before closing`."""

    bank_holidays: OneDay | None = None
    """`closed`, `as usual`, `unknown` or times. Unless said, unknown; for what is always open, as usual."""

    @property
    def says_when(self) -> bool:
        """Whether this gives days of its own."""
        return bool(self.weekly) or self.always or self.unknown or self.by_appointment

    @model_validator(mode="before")
    @classmethod
    def _with_a_line(cls, value: Any) -> Any:
        return _lift_line(value)


@record
class Span:
    """Days from one until another."""

    from_: Annotated[SeasonDay, Field(alias="from")]
    """The first day: `2026-09-07`, or `7 Sep` if it comes round every year."""

    until: SeasonDay
    """The last day, written the same way."""

    @model_validator(mode="after")
    def _dates_make_a_range(self) -> Span:
        _check_range(self.from_, self.until, "The term", "until")
        return self


@record
class Season(Pattern):
    """Part of the year. Without times of its own it has the usual ones, and between seasons it is closed.

    Where each season has times of its own, or is closed, the usual hours hold between them.
    """

    from_: Annotated[SeasonDay, Field(alias="from")]
    """First day: `2026-11-01`, or `1 Nov` if it comes round every year."""

    until: SeasonDay
    """Last day, written the same way. A night session that starts on it runs to its end."""

    name: Text = ""
    """What people call it, such as Winter shelter."""

    closed: Flag = False
    """Closed for the whole of it."""

    @property
    def says_when(self) -> bool:
        """Whether this says itself when it is open."""
        return self.closed or Pattern.says_when.fget(self)  # type: ignore[attr-defined]

    @property
    def dated(self) -> bool:
        """Whether it happens once, rather than every year."""
        return isinstance(self.from_, date)

    def include(self, day: date) -> bool:
        """Whether a date is in the season."""
        return is_between(self.from_, self.until, day)

    @model_validator(mode="before")
    @classmethod
    def _closed_as_a_line(cls, value: Any) -> Any:
        fields = value.kwargs if isinstance(value, ArgsKwargs) else value
        if isinstance(fields, Mapping) and str(fields.get("weekly")).strip().lower() == "closed":
            return {**{name: said for name, said in fields.items() if name != "weekly"}, "closed": True}
        return value

    @model_validator(mode="after")
    def _dates_make_a_range(self) -> Season:
        _check_range(self.from_, self.until, "The season", "until")
        return self


@record
class Exceptional:
    """Days that are unlike the others: a date, or all dates from one until another."""

    on: Annotated[SeasonDay | None, Field(alias="date")] = None
    """The date, such as `2026-12-24`, or `24 Dec` if it comes round every year."""

    from_: Annotated[SeasonDay | None, Field(alias="from")] = None
    """The first of several dates."""

    until: SeasonDay | None = None
    """The last of them."""

    hours: OneDay
    """`closed`, `unknown`, `as usual` (even on a bank holiday), `until noon` or times. A session counts to its first day."""

    why: Text = ""
    """The reason, for readers: Christmas Eve."""

    @property
    def first(self) -> date | YearlyDay:
        """The first date."""
        found = self.on or self.from_
        assert found is not None, "checked when it was made"
        return found

    @property
    def last(self) -> date | YearlyDay:
        """The last date."""
        return self.until or self.first

    @property
    def dated(self) -> bool:
        """Whether it happens once, rather than every year."""
        return isinstance(self.first, date)

    def is_over(self, today: date) -> bool:
        """Whether all of it was before a date."""
        return isinstance(self.last, date) and self.last < today

    @model_validator(mode="after")
    def _dates_make_a_range(self) -> Exceptional:
        hint = "Write either ‘date’, or ‘from’ and ‘until’."
        if (self.on is None) == (self.from_ is None) or (self.from_ is None) != (self.until is None):
            raise Problem(codes.DATE_RANGE, "An exception needs one date, or a first and a last one.", hint)
        _check_range(self.first, self.last, "The exception", "until")
        return self


@record
class Hours(Pattern):
    """When something is open, held once for the table, day lists, "open now" and every export."""

    exceptions: Many[Exceptional] = ()
    """Dates that are unlike the others."""

    seasons: Many[Season] = ()
    """Parts of the year with times of their own, or when it is open at all."""

    terms: Many[Span] = ()
    """School terms, for what is in term time only. Without them nobody can say when that is."""

    note: Text = ""
    """Something to tell people about the hours that isn't a time."""

    @model_validator(mode="before")
    @classmethod
    def _from_a_line(cls, value: Any) -> Any:
        return _line_fields(read_line(value)) if isinstance(value, str) else value

    @model_validator(mode="after")
    def _is_possible(self) -> Hours:
        if not (self.says_when or self.seasons or self.exceptions):
            raise Problem(
                codes.NOTHING_SAID, "These hours don't say when.", "Add `weekly:`, or write `unknown`."
            )
        for pattern in (self, *self.seasons):
            _check_one_answer(pattern)
            _check_last_entry(pattern, self)
        _check_exceptions(self.exceptions)
        _check_seasons(self)
        return self

    @property
    def holds_between_seasons(self) -> bool:
        """Whether the usual hours hold in no season: each of those says itself when it is open."""
        return self.says_when and all(season.says_when for season in self.seasons)

    def in_term(self, day: date) -> bool | None:
        """Whether a date is in one of the terms; None where nobody has said."""
        if not self.terms:
            return None
        if any(is_between(term.from_, term.until, day) for term in self.terms):
            return True
        dated = [each for term in self.terms for each in (term.from_, term.until) if isinstance(each, date)]
        return None if dated and not min(dated) <= day <= max(dated) else False

    def season_on(self, day: date) -> Season | None:
        """The season a date is in."""
        return next((season for season in self.seasons if season.include(day)), None)

    def exception_on(self, day: date) -> Exceptional | None:
        """The exception for a date; one of that year counts before one of every year."""
        found = [each for each in self.exceptions if is_between(each.first, each.last, day)]
        return next((each for each in found if each.dated), next(iter(found), None))


def parse_hours(text: str) -> Hours:
    """Read a line such as `Mon-Fri 9am-5pm (closed noon-1pm)`. The grammar is in `line.py`.

    Raises:
        Problem: if any of it isn't understood or cannot be; `offset` counts characters into the text.
    """
    try:
        return Hours(**_line_fields(read_line(text)))
    except ValidationError as failure:
        raise failure.errors()[0]["ctx"]["error"] from None


def _line_fields(line: Line) -> dict[str, Any]:
    said = {"weekly": line.rules, **line._asdict()}
    del said["rules"]
    said["exceptions"] = tuple(
        {"from": first, "until": last, "hours": times} for first, last, times in line.exceptions
    )
    return {
        name: value for name, value in said.items() if value
    }  # closed bank holidays are a filled tuple too


def _lift_line(value: Any) -> Any:
    """Let a line stand as `weekly`: what it says beyond days and times moves up to the fields for that."""
    fields = value.kwargs if isinstance(value, ArgsKwargs) else value
    if not isinstance(fields, Mapping) or not isinstance(fields.get("weekly"), str):
        return value
    try:
        said = _line_fields(read_line(fields["weekly"]))
        twice = sorted(said.keys() & fields.keys() - {"weekly"})
        if twice:
            message = f"The text for the week and `{twice[0]}` both say it."
            raise Problem(codes.CONTRADICTION, message, "Keep it in one place.")
    except Problem as problem:
        raise many_problems([(("weekly",), problem)]) from None
    return {**fields, "weekly": (), **said}


def _check_range(first: date | YearlyDay, last: date | YearlyDay, what: str, where: str) -> None:
    if isinstance(first, date) != isinstance(last, date):
        message = f"One of the dates of {what[:1].lower()}{what[1:]} has a year and the other has none."
        hint = "Give both a year, or neither if it comes round every year."
        raise Problem(codes.DATE_RANGE, message, hint)
    if isinstance(first, date) and isinstance(last, date) and last < first:
        message = f"{what} ends ({last}) before it starts ({first})."
        raise Problem(codes.DATE_RANGE, message, "Check the years.", at=(where,))


def _check_one_answer(pattern: Pattern) -> None:
    if bool(pattern.weekly) + pattern.always + pattern.unknown > 1:
        message = "These hours say two different things about when it is open."
        raise Problem(codes.CONTRADICTION, message, "Keep one of `weekly`, `always` and `unknown`.")
    if pattern.always and pattern.by_appointment:
        message = "What is always open has no other times at which people come by appointment."
        raise Problem(codes.CONTRADICTION, message, "Keep one of `always` and `by_appointment`.")
    if pattern.always and pattern.last_entry:
        message = "What is always open has no last entry before it closes."
        hint = "Write when it is open, such as `daily 8pm-8am`; if only the door is locked at night, say it in the note."
        raise Problem(codes.CONTRADICTION, message, hint)


def _check_last_entry(pattern: Pattern, hours: Hours) -> None:
    entry = pattern.last_entry
    rules = pattern.weekly or hours.weekly
    if entry is None or not rules:
        return
    sessions = [opening for rule in rules for opening in rule.openings]
    if sessions and not any(entry_minutes(entry, opening) is not None for opening in sessions):
        said = f"{entry.before} minutes before closing" if entry.at is None else time_words(entry.at)
        message = f"The last entry, {said}, is outside every session."
        raise Problem(codes.LAST_ENTRY, message, "Check the time, and am or pm.")


def entry_minutes(entry: LastEntry, opening: Opening) -> int | None:
    """When people are last let in to a session, in minutes like the session's; None if the time isn't within it."""
    if entry.before is not None:
        last = opening.end - entry.before
        return last if last >= opening.start else None
    assert entry.at is not None, "one of the two is always said"
    inside = (last for last in (entry.at, entry.at + DAY) if opening.start <= last < opening.end)
    return next(inside, None)


def _check_exceptions(exceptions: tuple[Exceptional, ...]) -> None:
    for first, second in combinations(exceptions, 2):
        if first.dated == second.dated and meet((first.first, first.last), (second.first, second.last)):
            later = second if (second.first, second.last) >= (first.first, first.last) else first
            message = f"Two exceptions are for {dates_words(later.first, min(first.last, second.last))}."
            raise Problem(codes.DATE_CLASH, message, "Keep the one that is true.")


def _check_seasons(hours: Hours) -> None:
    for season in hours.seasons:
        if not (season.says_when or hours.says_when):
            message = f"The season {dates_words(season.from_, season.until)} has no times."
            raise Problem(codes.NOTHING_SAID, message, "Give it `weekly:`, or write `unknown: yes`.")
    for first, second in combinations(hours.seasons, 2):
        if meet((first.from_, first.until), (second.from_, second.until)):
            both = f"{dates_words(first.from_, first.until)} and {dates_words(second.from_, second.until)}"
            message = f"Two seasons run at the same time: {both}."
            raise Problem(codes.DATE_CLASH, message, "End one before the other starts.")
