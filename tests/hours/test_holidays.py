"""Bank holidays of each nation, substitute days included."""

from __future__ import annotations

from datetime import date

import pytest

from site_builder.diagnostics import Problem
from site_builder.hours.calendar.holidays import bank_holidays

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
