"""Made-up hours of every kind, the zones and days they are tried on, and the minutes that matter in them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import Any
from zoneinfo import ZoneInfo

from hypothesis import assume
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from site_builder.hours.calendar.holidays import Calendar, bank_holidays
from site_builder.hours.calendar.spells import Window, window
from site_builder.hours.reading.record import Hours
from tests.hours.open_now_reference import Reference

READ = TypeAdapter(Hours)
HOLIDAYS = bank_holidays("england", range(2025, 2031))
# The hour that is left out is 1am to 2am in London and 3am to 4am in Helsinki; on Lord Howe Island it is 2am to half past.
ZONES = ("Europe/London", "Europe/Helsinki", "Australia/Lord_Howe")
CALENDARS = {name: Calendar(ZoneInfo(name), HOLIDAYS) for name in ZONES}

NAMES = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
NIGHT = st.sampled_from(
    ["00:00-01:00", "01:30-01:45", "01:30-02:30", "01:30-03:00", "02:15-03:30", "03:00-04:00", "03:30-08:30"]
)
MORNING = st.sampled_from(["09:00-12:00", "10:00-11:15", "11:30-12:30"])
AFTERNOON = st.sampled_from(["12:30-16:00", "13:00-17:00", "16:45-17:00"])
EVENING = st.sampled_from(["18:00-24:00", "20:00-08:00", "22:30-01:30", "23:00-03:15", "17:00-18:00"])
PARTS = (NIGHT, MORNING, AFTERNOON, EVENING)
TIMES = st.sampled_from([(0,), (1,), (2,), (3,), (1, 2), (2, 3), (0, 1, 3)]).flatmap(
    lambda places: st.tuples(*(PARTS[place] for place in places)).map(list)
)
ADJACENT = st.sampled_from(
    [["09:00-12:00", "12:00-17:00"], ["00:00-09:00", "09:00-24:00"], ["08:00-20:00", "20:00-08:00"]]
)
ONE_DAY = st.one_of(
    TIMES,
    TIMES,
    ADJACENT,
    st.sampled_from(["closed", "unknown", "24 hours", "by appointment", "9am-noon by appointment"]),
)
SPECIAL = ("1st", "2nd", "5th", "last", "2nd and 4th", "every other")
WHICH = st.sampled_from(["", "", "", *SPECIAL])
SPECIAL_DAY = st.sampled_from(["1-2pm", "1-2pm instead", "closed", "unknown", "8pm-8am instead"])
LAST_ENTRY = st.one_of(
    st.none(),
    st.none(),
    st.sampled_from(["10pm", "1am", "11:30am", "1:45am", "3:30am", "4pm", "midnight"]),
    st.sampled_from([0, 1, 30, 90]).map("{} minutes before closing".format),
)
YEARLY = st.sampled_from(
    ["1 Nov", "14 Mar", "29 Feb", "1 March", "28 March", "25 October", "31 Dec", "1 Jan", "1 Jul"]
)
# About the changes of the clocks, Easter and New Year, the end of a leap February, and any day.
TODAYS = st.one_of(
    st.sampled_from(
        [
            "2026-03-20",
            "2026-04-01",
            "2026-09-28",
            "2026-10-20",
            "2026-12-20",
            "2027-03-20",
            "2027-09-25",
            "2028-02-20",
        ]
    ).map(date.fromisoformat),
    st.dates(date(2026, 1, 1), date(2029, 9, 30)),
)


@st.composite
def written_hours(draw: st.DrawFn, today: date) -> dict[str, Any]:
    """Hours as an author writes them, about the weeks that follow a day. Some contradict themselves."""
    near = st.integers(-3, 45).map(lambda step: today + timedelta(days=step))
    fields = draw(_pattern(near))
    whole = st.one_of(ONE_DAY, st.just("as usual"))
    starts = sorted(draw(st.lists(near, max_size=3, unique=True)))
    for start, following in pairwise([*starts, today + timedelta(days=90)]):
        until = min(start + timedelta(days=draw(st.integers(0, 3))), following - timedelta(days=1))
        one = {"from": str(start), "until": str(until), "hours": draw(whole)}
        fields.setdefault("exceptions", []).append(one)
    for _ in range(draw(st.sampled_from([0, 0, 1, 2]))):
        first, last = draw(st.one_of(st.tuples(YEARLY, YEARLY), st.tuples(near, near).map(sorted)))
        season = {"from": str(first), "until": str(last)}
        if draw(st.booleans()):
            season |= draw(_pattern(near))
        fields.setdefault("seasons", []).append(season)
    return fields


@st.composite
def _pattern(draw: st.DrawFn, near: st.SearchStrategy[date]) -> dict[str, Any]:
    """What comes round every week."""
    fields: dict[str, Any] = {"bank_holidays": draw(_BANK_HOLIDAYS)}
    kind = draw(st.sampled_from(["week"] * 6 + ["week or appointment", "appointment", "always", "unknown"]))
    if kind != "always":
        fields["last_entry"] = draw(LAST_ENTRY)
    if kind.startswith("week"):
        fields["weekly"] = draw(_week())
        if any("every other" in days for days in fields["weekly"]):
            fields["fortnight_from"] = draw(st.one_of(st.none(), near.map(str)))
    if kind.endswith("appointment"):
        fields["by_appointment"] = "yes"
    if kind in ("always", "unknown"):
        fields[kind] = "yes"
    return {name: value for name, value in fields.items() if value is not None}


_BANK_HOLIDAYS = st.one_of(st.none(), ONE_DAY, st.just("as usual"))


@st.composite
def _week(draw: st.DrawFn) -> dict[str, Any]:
    groups = draw(
        st.one_of(
            st.sampled_from([["daily"], ["mon-fri"], ["mon-fri", "sat-sun"]]),
            st.lists(st.sampled_from(NAMES), min_size=1, max_size=4, unique=True),
        )
    )
    week = {f"{draw(WHICH) if group in NAMES else ''} {group}".strip(): draw(ONE_DAY) for group in groups}
    if draw(st.booleans()):
        week[f"{draw(st.sampled_from(SPECIAL))} {draw(st.sampled_from(NAMES))}"] = draw(SPECIAL_DAY)
    return week


@dataclass(frozen=True)
class Case:
    """Some doors, where they are, and the day of the build."""

    doors: Sequence[Hours]
    written: Sequence[dict[str, Any]]
    zone: str
    today: date

    @property
    def calendar(self) -> Calendar:
        """The zone and the bank holidays."""
        return CALENDARS[self.zone]

    @property
    def window(self) -> Window:
        """The dates that pages tell of."""
        return window(self.today, self.calendar)

    @property
    def reference(self) -> Reference:
        """What is to be said."""
        zone, holidays = self.calendar.zone, self.calendar.bank_holidays
        return Reference(self.doors, zone, holidays, self.window.first, self.window.last)


@st.composite
def cases(draw: st.DrawFn, zones: Sequence[str] = ZONES) -> Case:
    """One door, or several."""
    today = draw(TODAYS)
    written = draw(st.lists(written_hours(today), min_size=1, max_size=3))
    try:
        doors = [READ.validate_python(each) for each in written]
    except ValidationError:
        assume(False)
        raise
    return Case(doors, written, draw(st.sampled_from(zones)), today)


@st.composite
def minutes_of(draw: st.DrawFn, reference: Reference, most: int = 60) -> list[int]:
    """Minutes at, before and after which something changes, and some between."""
    known = [edge for edge in reference.edges if reference.start <= edge < reference.end]
    if len(known) > most // 3:
        first = draw(st.integers(0, len(known) - most // 3))
        known = known[first : first + most // 3]
    any_minute = st.integers(reference.start, reference.end - 1)
    others = draw(st.lists(any_minute, min_size=3, max_size=8))
    found = {edge + step for edge in known for step in (-1, 0, 1)} | {
        *others,
        reference.start,
        reference.end - 1,
    }
    return sorted(each for each in found if reference.start <= each < reference.end)
