"""Parts of hours that come round: a week, seasons, terms, and the days that are unlike the others."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any

from pydantic import Field, model_validator
from pydantic_core import ArgsKwargs

from site_builder.diagnostics import Problem
from site_builder.fields.kinds import Flag, Text
from site_builder.fields.record import record
from site_builder.hours.pattern import YearlyDay
from site_builder.hours.reading import codes
from site_builder.hours.reading.dates import is_between
from site_builder.hours.reading.fields import Entry, OneDay, SeasonDay, TextDate, Weekly
from site_builder.hours.reading.lines_as_fields import lift_line


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
        return lift_line(value)


@record
class Span:
    """Days from one until another."""

    from_: Annotated[SeasonDay, Field(alias="from")]
    """The first day: `2026-09-07`, or `7 Sep` if it comes round every year."""

    until: SeasonDay
    """The last day, written the same way."""

    @model_validator(mode="after")
    def _dates_make_a_range(self) -> Span:
        check_range(self.from_, self.until, "The term", "until")
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
        check_range(self.from_, self.until, "The season", "until")
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
        check_range(self.first, self.last, "The exception", "until")
        return self


def check_range(first: date | YearlyDay, last: date | YearlyDay, what: str, where: str) -> None:
    """Hold a first and a last day to their order; both have a year or neither.

    Raises:
        Problem: if they don't, at the field `where` the last day stands.
    """
    if isinstance(first, date) != isinstance(last, date):
        message = f"One of the dates of {what[:1].lower()}{what[1:]} has a year and the other has none."
        hint = "Give both a year, or neither if it comes round every year."
        raise Problem(codes.DATE_RANGE, message, hint)
    if isinstance(first, date) and isinstance(last, date) and last < first:
        message = f"{what} ends ({last}) before it starts ({first})."
        raise Problem(codes.DATE_RANGE, message, "Check the years.", at=(where,))
