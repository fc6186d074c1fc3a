"""Opening times as moments: across midnight and the changes of the clocks, and which row of the table a date is in."""

from __future__ import annotations

import random
import re
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from site_builder.hours.calendar.holidays import Calendar, bank_holidays
from site_builder.hours.calendar.spells import Spell, encoded, nights, spells, window
from site_builder.hours.reading.record import Hours, parse_hours
from site_builder.hours.saying.marks import marks
from site_builder.hours.saying.table import tables

LONDON = Calendar(ZoneInfo("Europe/London"), bank_holidays("england", range(2025, 2029)))
MONDAY = date(2026, 11, 23)


def minute(text: str) -> int:
    """A moment of UTC, written `2026-11-24 01:30`, in minutes since 1970."""
    return int(datetime.fromisoformat(text).replace(tzinfo=UTC).timestamp()) // 60


def found(line: str, today: date = MONDAY) -> tuple[Spell, ...]:
    return spells([parse_hours(line)], window(today, LONDON), LONDON)


def test_a_window_begins_the_day_before_and_ends_after_six_weeks() -> None:
    within = window(MONDAY, LONDON)
    assert (within.first, within.last) == (date(2026, 11, 22), date(2027, 1, 4))
    assert (within.start, within.end) == (minute("2026-11-22 00:00"), minute("2027-01-05 00:00"))


def test_a_night_that_began_before_the_window_is_in_it() -> None:
    first = found("daily 8pm-8am; last entry 11pm; bank holidays as usual")[0]
    assert first == Spell(
        minute("2026-11-21 20:00"), minute("2026-11-22 08:00"), "o", minute("2026-11-21 23:00")
    )


@pytest.mark.parametrize(
    ("today", "start", "end"),
    [
        (date(2026, 10, 24), "2026-10-24 19:00", "2026-10-25 08:00"),  # thirteen hours, as summer time ends
        (date(2027, 3, 27), "2027-03-27 20:00", "2027-03-28 07:00"),  # eleven, as it begins
    ],
)
def test_a_night_is_as_long_as_the_clocks_make_it(today: date, start: str, end: str) -> None:
    wanted = Spell(minute(start), minute(end), "o")
    assert wanted in found("daily 8pm-8am; bank holidays as usual", today)


def test_what_never_closes_is_one_spell() -> None:
    within = window(MONDAY, LONDON)
    assert found("24 hours") == (Spell(within.start, within.end, "o"),)


def test_what_is_not_known_is_neither_open_nor_closed() -> None:
    kinds = {each.kind for each in found("Mon-Fri 9am-5pm")}
    assert kinds == {"o", "u"}, "bank holidays aren't known here"
    assert {each.kind for each in found("Mon-Fri 9am-5pm; bank holidays closed")} == {"o"}
    assert {each.kind for each in found("by appointment; bank holidays closed")} == {"a"}


def test_alike_days_are_spelt_alike() -> None:
    start = minute("2026-11-23 00:00")
    day = Spell(start + 540, start + 1020, "o", start + 960)
    later = Spell(day.start + 1440, day.end + 1440, "o", start + 2400)
    assert encoded([day, later], start) == "540o480e420 1440o480e420"


def test_weeks_that_are_alike_are_spelt_once() -> None:
    start = window(MONDAY, LONDON).start
    assert encoded(found("Tue 9am-5pm; bank holidays closed"), start) == "3420o480 5(10080o480)"
    assert encoded(found("Mon-Tue 9am-5pm; bank holidays closed"), start) == (
        "1980o480 4(1440o480 8640o480) 1440o480 10080o480 8640o480"
    )
    christmas = encoded(found("Tue, Fri 9am-5pm; bank holidays closed"), start)
    assert christmas == "3420o480 4(4320o480 5760o480) 10080o480"


def read_back(text: str, start: int) -> list[Spell]:
    """Spells from their short text, as its description says."""
    words: list[str] = []
    for times, many, one in re.findall(r"(\d+)\(([^)]*)\)|(\S+)", text):
        words += many.split() * int(times) if many else [one]
    found = []
    for word in words:
        match = re.fullmatch(r"(\d+)([oau])(\d+)(?:e(\d+))?", word)
        assert match, word
        start += int(match[1])
        entry = start + int(match[4]) if match[4] else 0
        found.append(Spell(start, start + int(match[3]), match[2], entry))
    return found


def test_short_text_says_the_same_spells() -> None:
    """Weeks and days that are alike, and those that only begin alike."""
    chance = random.Random(14)
    for _ in range(400):
        start = chance.randrange(10**6)
        week = [
            (chance.randrange(7), chance.choice("oa"), chance.choice((0, 60)))
            for _ in range(chance.randint(1, 4))
        ]
        made = set()
        for number in range(chance.randint(1, 5)):
            for day, kind, entry in week:
                opens = start + number * 10080 + day * 1440 + 540
                if chance.random() < 0.9:
                    made.add(Spell(opens, opens + 480, kind, entry and opens + entry))
        spelt = encoded(sorted(made), start)
        assert read_back(spelt, start) == sorted(made), spelt
        assert len(spelt) <= 18 * len(made)


def test_a_week_that_only_begins_like_the_one_before_is_spelt_out() -> None:
    def spell(day: int, hours: int) -> Spell:
        return Spell(day * 1440, day * 1440 + hours * 60, "o")

    alike = [spell(0, 8), spell(1, 4), spell(7, 8), spell(8, 4)]
    assert encoded(alike, 0) == "0o480 1440o240 8640o480 1440o240"
    assert encoded([each._replace(start=each.start + 8640, end=each.end + 8640) for each in alike], 0) == (
        "2(8640o480 1440o240)"
    )
    other = [spell(6, 8), spell(7, 4), spell(13, 8), spell(14, 5)]
    assert encoded(other, 0) == "8640o480 1440o240 8640o480 1440o300"


def test_what_follows_without_a_gap_is_one_spell_unless_people_are_let_in_at_times() -> None:
    two = found("Mon 9am-noon, noon-5pm; bank holidays as usual")
    assert {each.end - each.start for each in two} == {480}
    apart = found("Mon 9am-noon, 12:01pm-5pm; bank holidays as usual")
    assert {each.end - each.start for each in apart} == {180, 299}
    let_in = found("Mon 9am-noon; Mon noon-5pm; last entry 30 minutes before closing; bank holidays as usual")
    assert all(each.last_entry == each.end - 30 for each in let_in)


def test_nights_go_from_evening_to_morning() -> None:
    dark = nights(window(date(2026, 10, 24), LONDON), LONDON)
    assert dark[1] == Spell(minute("2026-10-24 17:00"), minute("2026-10-25 06:00"), "o")


def row_of(hours: Hours, day: date, today: date = MONDAY) -> str:
    """The label of the row that tells of a day, "" when none does."""
    shown = tables(hours, today)
    within = window(today, LONDON)
    place = (day - within.first).days
    rows = [
        row.label
        for table, days in zip(shown, marks(hours, shown, today, within, LONDON), strict=True)
        for row, on in zip(table.rows, days, strict=True)
        if on[place] == "1"
    ]
    assert len(rows) <= 1
    return rows[0] if rows else ""


def test_every_day_stands_in_the_row_that_tells_of_it() -> None:
    hours = parse_hours("Mon-Fri 9am-5pm; Sat 10am-noon; bank holidays closed")
    assert row_of(hours, MONDAY) == "Monday to Friday"
    assert row_of(hours, date(2026, 11, 28)) == "Saturday"
    assert row_of(hours, date(2026, 12, 25)) == "Bank holidays"
    usual = parse_hours("Mon-Fri 9am-5pm; bank holidays as usual")
    assert row_of(usual, date(2026, 12, 25)) == "Monday to Friday"


def test_an_exception_and_a_season_have_their_rows() -> None:
    # Hours with seasons are written as fields; these come from a service of the example site.
    from pydantic import TypeAdapter

    hours = TypeAdapter(Hours).validate_python(
        {
            "seasons": [{"from": "1 Dec", "until": "14 Mar", "weekly": "Mon-Fri 7pm-8am; Sat-Sun 6pm-9am"}],
            "bank_holidays": "as usual",
            "exceptions": [{"date": "2026-12-24", "hours": "5pm-11am next day", "why": "Christmas Eve"}],
        }
    )
    assert row_of(hours, date(2026, 11, 30)) == "Rest of the year"
    assert row_of(hours, date(2026, 12, 1)) == "Monday to Friday"
    assert row_of(hours, date(2026, 12, 24)) == "Thursday 24 December 2026"
    assert row_of(hours, date(2026, 12, 26)) == "Saturday and Sunday"
