"""The line "Now" in English, as now.js has to say it, for what the reference found out."""

from __future__ import annotations

import calendar as months
from datetime import datetime
from zoneinfo import ZoneInfo

from tests.hours.open_now_reference import State


def words(state: State, now: int, zone: ZoneInfo, *, changed: bool = False) -> tuple[str, str]:
    """The line "Now" for a state, and whether it is good, bad or asks for care; `changed` by an alert."""
    said, tone = _usual_words(state, now, zone)
    if changed and state.kind != "unknown":
        usual = said.removesuffix(": ring first")
        return f"Usually {usual[0].lower()}{usual[1:]}. An alert changes this: ring first", "care"
    return said, tone


def _usual_words(state: State, now: int, zone: ZoneInfo) -> tuple[str, str]:
    if state.kind == "unknown":
        return f"{'By appointment' if state.appointment else 'Not known'}: ring first", "care"
    if state.kind == "closed":
        if state.may_open:
            return f"Closed now. May be open {_day(state.may_open, now, zone)}: ring first", "bad"
        opens = f". Opens {_day(state.opens, now, zone)} at {_time(state.opens, zone)}" if state.opens else ""
        return f"Closed now{opens}", "bad"
    until = f" until {_end(state.until, now, zone)}" if state.until else ""
    if state.over:
        return (
            f"Open{until}, but nobody new is let in after {_time(state.last_entry, zone)}: ring first",
            "care",
        )
    entry = f". Last entry {_end(state.last_entry, now, zone)}" if state.last_entry else ""
    return f"Open now{',' if until else ''}{until}{entry}", "good"


def _shown(minute: int, zone: ZoneInfo) -> datetime:
    return datetime.fromtimestamp(minute * 60, zone)


def _time(minute: int, zone: ZoneInfo) -> str:
    shown = _shown(minute, zone)
    if shown.minute == 0 and shown.hour in (0, 12):
        return "noon" if shown.hour else "midnight"
    return f"{shown:%I:%M%p}".lower().lstrip("0").replace(":00", "")


def _day(minute: int, now: int, zone: ZoneInfo) -> str:
    shown = _shown(minute, zone)
    apart = (shown.date() - _shown(now, zone).date()).days
    if apart < 2:
        return "tomorrow" if apart == 1 else "today"
    name = months.day_name[shown.weekday()]
    return f"on {name}" if apart < 7 else f"on {name} {shown.day} {months.month_name[shown.month]}"


def _end(minute: int, now: int, zone: ZoneInfo) -> str:
    """When something ends; midnight is still the day before."""
    return f"{_time(minute, zone)} {_day(minute - 1, now, zone)}".removesuffix(" today")
