"""Sessions and "is it open?" at real moments: nights, seasons, bank holidays, exceptions and both clock changes."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from pydantic import TypeAdapter

from site_builder.diagnostics import Problem
from site_builder.hours.calendar.holidays import Calendar, bank_holidays
from site_builder.hours.calendar.sessions import Kind, sessions, state_at, unsure
from site_builder.hours.reading.record import Hours, parse_hours

READ = TypeAdapter(Hours)
LONDON = ZoneInfo("Europe/London")
CALENDAR = Calendar(LONDON, bank_holidays("england", range(2025, 2030)))


def local(text: str, fold: int = 0) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=LONDON, fold=fold)


def spells(given: Any, first: str, last: str) -> list[str]:
    found = sessions(
        READ.validate_python(given), date.fromisoformat(first), date.fromisoformat(last), CALENDAR
    )
    return [f"{each.start:%d %H:%M}-{each.end:%d %H:%M}" for each in found]


WINTER = {
    "weekly": "daily 8pm-8am",
    "bank_holidays": "as usual",
    "seasons": [{"from": "1 Nov", "until": "31 Mar"}],
}
EXCEPTIONS = {
    "weekly": "Mon-Fri 9am-5pm",
    "bank_holidays": "closed",
    "exceptions": [
        {"date": "2026-12-24", "hours": "9am-noon", "why": "Christmas Eve"},
        {"date": "2026-12-25", "hours": "11am-2pm", "why": "Christmas dinner"},
        {"date": "2026-12-28", "hours": "as usual"},
        {"from": "2026-12-29", "until": "2026-12-30", "hours": "closed"},
    ],
}

LISTS: list[tuple[str, Any, str, str, list[str]]] = [
    ("a week", "Mon 9am-noon; Wed 1-4pm", "2026-11-23", "2026-11-29", ["23 09:00-23 12:00", "25 13:00-25 16:00"]),
    ("nights belong to the day they start", "Sun 8pm-8am", "2026-11-22", "2026-11-22", ["22 20:00-23 08:00"]),
    ("the night before isn't today's", "Sun 8pm-8am", "2026-11-23", "2026-11-23", []),
    ("the last night of a season", WINTER, "2027-03-30", "2027-04-02", ["30 20:00-31 08:00", "31 20:00-01 08:00"]),
    ("the first night of a season", WINTER, "2026-10-30", "2026-11-01", ["01 20:00-02 08:00"]),
    ("2nd and last", "2nd and last Tue 1-3pm", "2026-11-01", "2026-11-30", ["10 13:00-10 15:00", "24 13:00-24 15:00"]),
    ("4th and last once", "4th and last Tue 1-3pm", "2026-11-01", "2026-11-30", ["24 13:00-24 15:00"]),
    ("the last of five", "last Sat 1-3pm", "2026-10-01", "2026-10-31", ["31 13:00-31 15:00"]),
    ("the last of February", "last Sun 1-3pm", "2027-02-01", "2027-02-28", ["28 13:00-28 15:00"]),
    ("a bank holiday's own times don't open what is out of season", {**WINTER, "bank_holidays": "10am-noon"},
     "2027-05-03", "2027-05-03", []),
    ("a fifth Monday", "5th Mon 9am-noon", "2026-11-01", "2026-12-31", ["30 09:00-30 12:00"]),
    ("a known fortnight", "every other Fri from 2026-11-06 1-3pm", "2026-11-01", "2026-11-30",
     ["06 13:00-06 15:00", "20 13:00-20 15:00"]),
    ("a fortnight before its anchor", "every other Fri from 2026-11-20 1-3pm", "2026-11-01", "2026-11-20",
     ["06 13:00-06 15:00", "20 13:00-20 15:00"]),
    ("an unknown fortnight is never a session", "every other Fri 1-3pm", "2026-11-01", "2026-11-30", []),
    ("instead", "Fri 9am-5pm; last Fri 1-3pm instead", "2026-11-20", "2026-11-27",
     ["20 09:00-20 17:00", "27 13:00-27 15:00"]),
    ("exceptions and bank holidays", EXCEPTIONS, "2026-12-24", "2027-01-04",
     ["24 09:00-24 12:00", "25 11:00-25 14:00", "28 09:00-28 17:00", "31 09:00-31 17:00", "04 09:00-04 17:00"]),
    ("Easter Monday", "Mon 9am-noon; Tue 9am-noon; bank holidays closed", "2027-03-29", "2027-03-30",
     ["30 09:00-30 12:00"]),
    ("bank holidays' own times", "daily 9am-5pm; bank holidays 10-11am", "2027-03-29", "2027-03-30",
     ["29 10:00-29 11:00", "30 09:00-30 17:00"]),
    ("always open", "24 hours", "2026-12-25", "2026-12-25", ["25 00:00-26 00:00"]),
    ("unknown", "unknown", "2026-11-23", "2026-11-29", []),
    ("starts in the hour left out", "daily 1:30am-3am, open bank holidays", "2026-03-29", "2026-03-29",
     ["29 02:30-29 03:00"]),
    ("lies in the hour left out", "daily 1:30am-1:45am, open bank holidays", "2026-03-29", "2026-03-29",
     ["29 02:30-29 02:45"]),
    ("begins in it, nominally ends at its end", "daily 1:30am-2am, open bank holidays", "2026-03-29", "2026-03-29",
     ["29 02:30-29 03:00"]),
    ("ends in it", "daily 8pm-1:30am, open bank holidays", "2026-03-28", "2026-03-28", ["28 20:00-29 02:30"]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("title", "given", "first", "last", "expected"), LISTS, ids=[row[0] for row in LISTS]
)
def test_sessions(title: str, given: Any, first: str, last: str, expected: list[str]) -> None:
    assert spells(given, first, last) == expected, title


@pytest.mark.parametrize(
    ("text", "day", "hours"),
    [
        ("daily 8pm-8am", "2026-03-28", 11),
        ("daily 8pm-8am", "2026-10-24", 13),
        ("daily 8pm-8am", "2026-06-01", 12),
        ("24 hours", "2026-03-29", 23),
        ("24 hours", "2026-10-25", 25),
        ("daily 8pm-1:30am", "2026-10-24", 5.5),
        ("daily 1:30am-3am", "2026-10-25", 2.5),
    ],
)
def test_how_long_a_session_lasts_when_the_clocks_change(text: str, day: str, hours: float) -> None:
    on = date.fromisoformat(day)
    (session,) = sessions(parse_hours(text), on, on, CALENDAR)
    assert session.length == timedelta(hours=hours)


def test_a_moved_session_stays_in_order() -> None:
    found = spells("daily 1:30am-1:40am and 2am-2:15am", "2026-03-29", "2026-03-29")
    assert found == ["29 02:00-29 02:15", "29 02:30-29 02:40"]


def test_last_entry_by_the_clock_and_before_closing() -> None:
    on = date(2026, 11, 23)
    (night,) = sessions(parse_hours("daily 8pm-8am, last entry 1am"), on, on, CALENDAR)
    assert night.last_entry == local("2026-11-24T01:00")
    (day,) = sessions(parse_hours("daily 9am-5pm, last entry 30 minutes before closing"), on, on, CALENDAR)
    assert day.last_entry == local("2026-11-23T16:30")


def test_times_nobody_is_sure_about() -> None:
    def doubts(text: str, first: str, last: str) -> list[str]:
        found = unsure(parse_hours(text), date.fromisoformat(first), date.fromisoformat(last), CALENDAR)
        return [f"{each.start:%d %H:%M}-{each.end:%d %H:%M}{each.why and ' ' + each.why}" for each in found]

    assert doubts("every other Fri 1-3pm", "2026-11-23", "2026-11-29") == ["27 13:00-27 15:00"]
    assert doubts("daily 1-3pm, closed every other Fri", "2026-11-26", "2026-11-28") == ["27 13:00-27 15:00"]
    assert doubts("daily 8pm-8am", "2026-12-25", "2026-12-25") == ["25 00:00-26 08:00 Christmas Day"]
    assert doubts("Mon unknown; every other Mon 9am-noon instead", "2026-11-23", "2026-11-23") == [
        "23 00:00-24 00:00"
    ]
    assert doubts("unknown", "2026-11-23", "2026-11-23") == ["23 00:00-24 00:00"]
    assert doubts("Mon 9am-5pm; Tue unknown", "2026-11-23", "2026-11-29") == ["24 00:00-25 00:00"]


STATES: list[tuple[str, Any, str, str, str | None]] = [
    ("in a session", "Mon 9am-5pm", "2026-11-23T12:00", "open", "2026-11-23T17:00"),
    ("at opening", "Mon 9am-5pm", "2026-11-23T09:00", "open", "2026-11-23T17:00"),
    ("at closing", "Mon 9am-5pm", "2026-11-23T17:00", "closed", "2026-11-30T09:00"),
    ("in the night", "daily 8pm-8am", "2026-11-23T01:30", "open", "2026-11-23T08:00"),
    ("before opening", "Mon 9am-5pm", "2026-11-22T12:00", "closed", "2026-11-23T09:00"),
    ("never within 60 days", WINTER, "2026-05-01T12:00", "closed", None),
    ("closed for the summer", WINTER, "2026-10-01T12:00", "closed", "2026-11-01T20:00"),
    ("the last night of the season", WINTER, "2027-04-01T07:00", "open", "2027-04-01T08:00"),
    ("always", "24 hours", "2026-12-25T12:00", "open", None),
    ("night after night", "Mon-Tue 24 hours", "2026-11-23T12:00", "open", "2026-11-25T00:00"),
    ("closed on a bank holiday", EXCEPTIONS, "2027-01-01T12:00", "closed", "2027-01-04T09:00"),
    ("unknown on a bank holiday", "daily 9am-5pm", "2026-12-25T12:00", "unknown", "2026-12-27T09:00"),
    ("unknown in a bank holiday's night", "daily 8pm-8am", "2026-12-27T03:00", "unknown", "2026-12-27T20:00"),
    ("still the night before a bank holiday", "daily 8pm-8am", "2026-12-25T03:00", "open", "2026-12-25T08:00"),
    ("some Fridays", "Mon 9am-noon; every other Fri 1-3pm", "2026-11-27T14:00", "unknown", "2026-11-30T09:00"),
    ("outside some Friday's times", "Mon 9am-noon; every other Fri 1-3pm", "2026-11-27T16:00", "closed",
     "2026-11-30T09:00"),
    ("unknown", "unknown", "2026-11-23T12:00", "unknown", None),
    ("only by appointment", "by appointment", "2026-11-23T12:00", "unknown", None),
    ("a part by appointment", "Mon 9am-noon (11am-noon by appointment only)", "2026-11-23T11:30", "unknown",
     "2026-11-30T09:00"),
    ("a phone set to Tokyo", "Mon 9am-5pm", "2026-11-23T21:00+09:00", "open", "2026-11-23T17:00"),
]  # fmt: skip


@pytest.mark.parametrize(("title", "given", "at", "kind", "turn"), STATES, ids=[row[0] for row in STATES])
def test_state(title: str, given: Any, at: str, kind: str, turn: str | None) -> None:
    moment = datetime.fromisoformat(at)
    moment = moment if moment.tzinfo else moment.replace(tzinfo=LONDON)
    state = state_at(READ.validate_python(given), moment, CALENDAR)
    found = state.until if state.kind is Kind.OPEN else state.opens
    assert (state.kind.value, found) == (kind, local(turn) if turn else None), title


def test_the_hour_that_comes_twice() -> None:
    night = parse_hours("Sat 8pm-1:30am")
    first, second = local("2026-10-25T01:15"), local("2026-10-25T01:15", fold=1)
    assert first.astimezone(UTC) != second.astimezone(UTC)
    assert state_at(night, first, CALENDAR).kind is Kind.OPEN
    assert state_at(night, second, CALENDAR).kind is Kind.CLOSED
    assert state_at(parse_hours("Sat 8pm-8am"), second, CALENDAR).kind is Kind.OPEN


def test_appointments_and_doubts_are_told_beside_closed() -> None:
    state = state_at(parse_hours("Sat 9:30-10:30am, or by appointment"), local("2026-11-23T12:00"), CALENDAR)
    assert (state.kind, state.by_appointment) == (Kind.CLOSED, True)
    state = state_at(parse_hours("Mon 9am-noon; every other Fri 1-3pm"), local("2026-11-23T13:00"), CALENDAR)
    assert state.may_open == local("2026-11-27T13:00")
    assert state.opens == local("2026-11-30T09:00")


def test_open_but_nobody_is_let_in_any_more() -> None:
    shelter = parse_hours("daily 8pm-8am, last entry 10pm")
    early, late = (state_at(shelter, local(f"2026-11-23T{time}"), CALENDAR) for time in ("21:59", "23:00"))
    assert (early.kind, early.entry_over) == (Kind.OPEN, False)
    assert (late.kind, late.entry_over) == (Kind.OPEN, True)


def test_reasons_are_told() -> None:
    hours = READ.validate_python(EXCEPTIONS)
    assert state_at(hours, local("2026-12-24T10:00"), CALENDAR).why == "Christmas Eve"
    assert state_at(hours, local("2027-01-01T10:00"), CALENDAR).why == "New Year's Day"


NATIONS = [
    ("england", date(2026, 4, 6), "Easter Monday"),
    ("wales", date(2026, 12, 25), "Christmas Day"),
    ("scotland", date(2026, 1, 2), "New Year Holiday"),
    ("scotland", date(2026, 11, 30), "Saint Andrew's Day"),
    ("northern-ireland", date(2026, 3, 17), "Saint Patrick's Day"),
]


@pytest.mark.parametrize(("nation", "day", "name"), NATIONS)
def test_bank_holidays(nation: str, day: date, name: str) -> None:
    assert bank_holidays(nation, [2026])[day] == name


def test_bank_holidays_fall_on_substitute_days_and_differ_by_nation() -> None:
    assert date(2026, 12, 28) in bank_holidays("england", [2026])
    assert date(2026, 4, 6) not in bank_holidays("scotland", [2026])
    found = bank_holidays("england", [2027, 2026, 2026])
    assert list(found) == sorted(found)


def test_an_unknown_nation_is_asked_about() -> None:
    with pytest.raises(Problem) as caught:
        bank_holidays("englnd", [2026])
    assert "`england`" in caught.value.hint
