"""`Hours`: the one model of when something is open, read from a line of text or from fields."""

from __future__ import annotations

from datetime import date
from typing import Any

from pydantic import ValidationError, model_validator

from site_builder.diagnostics import Problem
from site_builder.fields.kinds import Many, Text
from site_builder.fields.record import record
from site_builder.hours.reading import codes
from site_builder.hours.reading.dates import is_between
from site_builder.hours.reading.line import read_line
from site_builder.hours.reading.lines_as_fields import line_fields
from site_builder.hours.reading.possible import (
    check_dates_are_used,
    check_exceptions,
    check_patterns,
    check_seasons,
)
from site_builder.hours.reading.spans import Exceptional, Pattern, Season, Span


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
        return line_fields(read_line(value)) if isinstance(value, str) else value

    @model_validator(mode="after")
    def _is_possible(self) -> Hours:
        if not (self.says_when or self.seasons or self.exceptions):
            raise Problem(
                codes.NOTHING_SAID, "These hours don't say when.", "Add `weekly:`, or write `unknown`."
            )
        check_patterns(self, self.seasons)
        check_exceptions(self.exceptions)
        check_seasons(self, self.seasons)
        check_dates_are_used(self, self.seasons, self.terms)
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
        return Hours(**line_fields(read_line(text)))
    except ValidationError as failure:
        raise failure.errors()[0]["ctx"]["error"] from None
