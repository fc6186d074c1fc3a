"""Random weeks against a slow, obvious reference that walks from moment to moment by the wall clock."""

from __future__ import annotations

import calendar as months
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter

from site_builder.hours.calendar.holidays import Calendar, bank_holidays
from site_builder.hours.calendar.sessions import Kind, sessions, state_at
from site_builder.hours.reading.record import Hours

READ = TypeAdapter(Hours)
LONDON = ZoneInfo("Europe/London")
HOLIDAYS = bank_holidays("england", range(2025, 2031))
CALENDAR = Calendar(LONDON, HOLIDAYS)
STEP = timedelta(minutes=45)
NAMES = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]

# No time lies in the hour that clocks skip or repeat, where the wall clock alone can't tell; test_sessions.py has those.
MORNING = st.sampled_from(["09:00-12:00", "9:30-12:30", "10:00-11:15"])
AFTERNOON = st.sampled_from(["13:00-17:00", "12:30-16:00"])
EVENING = st.sampled_from(["20:00-08:00", "22:30-06:30", "18:00-24:00", "20:00-03:00"])
TIMES = st.tuples(*(st.one_of(st.none(), part) for part in (MORNING, AFTERNOON, EVENING))).map(
    lambda parts: [part for part in parts if part]
)
ONE_DAY = st.one_of(TIMES.filter(bool), st.sampled_from(["closed", "unknown"]))
WHICH = st.sampled_from(["", "", "1st", "2nd", "last", "2nd and 4th", "every other"])
STARTS = st.one_of(
    st.dates(date(2026, 1, 1), date(2029, 12, 20)),
    st.sampled_from(
        ["2026-03-26", "2026-10-22", "2027-03-25", "2026-04-02", "2026-12-23", "2026-12-29", "2028-02-26"]
    ).map(date.fromisoformat),
)
SEASON = st.one_of(
    st.none(),
    st.tuples(st.dates(date(2028, 1, 1), date(2028, 12, 31)), st.dates(date(2028, 1, 1), date(2028, 12, 31))),
)


@dataclass(frozen=True)
class Case:
    week: dict[int, tuple[str, Any]]
    bank_holidays: Any
    exceptions: dict[date, Any]
    season: tuple[date, date] | None
    anchor: date | None
    start: date

    def written(self) -> dict[str, Any]:
        fields: dict[str, Any] = {
            "weekly": {f"{which} {NAMES[day]}".strip(): times for day, (which, times) in self.week.items()},
            "exceptions": [{"date": str(day), "hours": times} for day, times in self.exceptions.items()],
        }
        if self.bank_holidays is not None:
            fields["bank_holidays"] = self.bank_holidays
        if self.anchor:
            fields["fortnight_from"] = str(self.anchor)
        if self.season:
            first, last = (f"{day.day} {months.month_name[day.month]}" for day in self.season)
            fields["seasons"] = [{"from": first, "until": last}]
        return fields


@st.composite
def cases(draw: st.DrawFn) -> Case:
    days = draw(st.lists(st.integers(0, 6), min_size=1, max_size=7, unique=True))
    start = draw(STARTS)
    near = st.integers(-2, 8).map(lambda step: start + timedelta(days=step))
    return Case(
        week={day: (draw(WHICH), draw(ONE_DAY)) for day in days},
        bank_holidays=draw(st.one_of(st.none(), ONE_DAY, st.just("as usual"))),
        exceptions=draw(st.dictionaries(near, st.one_of(ONE_DAY, st.just("as usual")), max_size=2)),
        season=draw(SEASON),
        anchor=draw(st.one_of(st.none(), near)),
        start=start,
    )


def minutes(text: str) -> tuple[int, int]:
    opens, closes = (int(part[:-3]) * 60 + int(part[-2:]) for part in text.split("-"))
    return opens, closes if closes > opens else closes + 24 * 60


def falls_on(which: str, day: date, anchor: date | None) -> bool | None:
    """Whether this is such a day; None if nobody can say."""
    if which == "":
        return True
    if which == "every other":
        if anchor is None:
            return None
        monday, other = (each - timedelta(days=each.weekday()) for each in (day, anchor))
        return (monday - other).days % 14 == 0
    same = [d for d in months.Calendar().itermonthdates(day.year, day.month)
            if d.month == day.month and d.weekday() == day.weekday()]  # fmt: skip
    wanted = {"1st": [0], "2nd": [1], "last": [-1], "2nd and 4th": [1, 3]}[which]
    return any(same[index] == day for index in wanted)


def regular(case: Case, day: date) -> tuple[list[tuple[int, int]], list[tuple[int, int]], bool]:
    """Certain sessions, possible sessions, and whether nothing is known."""
    if day.weekday() not in case.week:
        return [], [], False
    which, times = case.week[day.weekday()]
    falls = falls_on(which, day, case.anchor)
    if times == "unknown":
        return [], [], falls is not False
    spells = [] if times == "closed" else [minutes(text) for text in times]
    return (spells if falls else []), (spells if falls is None else []), False


def in_season(case: Case, day: date) -> bool:
    if case.season is None:
        return True
    first, last = ((each.month, each.day) for each in case.season)
    here = (day.month, day.day)
    return first <= here <= last if first <= last else not last < here < first


def on(case: Case, day: date) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """The certain and the possible sessions that start on a date."""
    sure, maybe, unknown = regular(case, day) if in_season(case, day) else ([], [], False)
    said: Any = "as usual"
    if day in case.exceptions:
        said = case.exceptions[day]
    elif day in HOLIDAYS and in_season(case, day):
        said = case.bank_holidays if case.bank_holidays is not None else "unknown"
    if said == "closed":
        return [], []
    if said == "unknown" or (said == "as usual" and unknown):
        return [], [(0, max([24 * 60, *(end for _, end in sure + maybe)]))]
    if said == "as usual":
        return sure, maybe
    return [minutes(text) for text in said], []


def reference(case: Case, moment: datetime) -> Kind:
    wall = moment.astimezone(LONDON)
    shown = wall.hour * 60 + wall.minute
    sure = maybe = False
    for back in (0, 1):
        certain, possible = on(case, wall.date() - timedelta(days=back))
        sure = sure or any(start <= shown + back * 24 * 60 < end for start, end in certain)
        maybe = maybe or any(start <= shown + back * 24 * 60 < end for start, end in possible)
    return Kind.OPEN if sure else Kind.UNKNOWN if maybe else Kind.CLOSED


@settings(max_examples=60)
@given(cases())
def test_every_moment_of_a_week_is_as_the_reference_says(case: Case) -> None:
    hours = READ.validate_python(case.written())
    moment = datetime.combine(case.start, time(0, 10), tzinfo=UTC)
    walk = [moment + step * STEP for step in range(7 * 32)]
    kinds = [reference(case, at) for at in walk]
    for place, (at, kind) in enumerate(zip(walk, kinds, strict=True)):
        state = state_at(hours, at, CALENDAR)
        assert state.kind is kind, (at, state)
        turn = state.until if kind is Kind.OPEN else state.opens
        between = [
            later for when, later in zip(walk[place:], kinds[place:], strict=True) if not turn or when < turn
        ]
        if kind is Kind.OPEN:
            assert set(between) == {Kind.OPEN}
            assert turn is None or reference(case, turn) is not Kind.OPEN
        else:
            assert Kind.OPEN not in between
            assert turn is None or reference(case, turn) is Kind.OPEN


@settings(max_examples=120)
@given(cases())
def test_sessions_of_a_week_are_those_of_its_days(case: Case) -> None:
    hours = READ.validate_python(case.written())
    days = [case.start + timedelta(days=step) for step in range(7)]
    found = sessions(hours, days[0], days[-1], CALENDAR)
    expected = [(day, start, end) for day in days for start, end in sorted(on(case, day)[0])]
    shown = [(each.start.replace(tzinfo=None), each.end.replace(tzinfo=None)) for each in found]
    midnight = time()
    assert shown == [
        (
            datetime.combine(day, midnight) + timedelta(minutes=start),
            datetime.combine(day, midnight) + timedelta(minutes=end),
        )
        for day, start, end in expected
    ]
