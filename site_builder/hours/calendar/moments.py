"""The moments that times by the wall clock mean, in whole minutes since 1970 (UTC), which need no zone to compare.

When the clocks change, a time that doesn't exist is read with the offset before the change and one that comes twice is the
first (RFC 5545, section 3.3.5): 8pm to 8am lasts 11 or 13 hours.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo


def moment(day: date, minutes: int, zone: ZoneInfo) -> int:
    """When the clock shows so many minutes after the midnight that begins a date."""
    # Python adds to what the clock shows, whether the clocks change meanwhile or not.
    shown = datetime.combine(day, time(), zone) + timedelta(minutes=minutes)
    return int(shown.timestamp()) // 60


def span(day: date, start: int, end: int, zone: ZoneInfo) -> tuple[int, int]:
    """When a session of a date begins and ends. One that the clocks would end before it begins keeps its length."""
    opens, closes = moment(day, start, zone), moment(day, end, zone)
    return opens, closes if closes > opens else opens + end - start
