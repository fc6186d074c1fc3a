"""A month of which nobody says the day, as a date that goes wherever dates go."""

from __future__ import annotations

from calendar import monthrange
from datetime import date


class Month(date):
    """A month, standing on one of its days: the first where something began or has been, the last where something ends.

    So it is sorted and compared as that day, and how long ago something was is never said to be less than it may be. It
    is equal to that day: whatever remembers what it said of dates must ask for the type first.
    """

    @classmethod
    def last_of(cls, year: int, month: int) -> Month:
        """The month, standing on its last day."""
        return cls(year, month, monthrange(year, month)[1])

    def isoformat(self) -> str:
        """`2025-10`: without a day that nobody said."""
        return f"{self.year:04}-{self.month:02}"

    __str__ = isoformat


def last_day(day: date) -> date:
    """A day itself, or the last day of a month."""
    return Month.last_of(day.year, day.month) if isinstance(day, Month) else day
