"""What is true of a place on earth: its time zone and its bank holidays."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from site_builder.diagnostics import Problem
from site_builder.hours.reading import codes
from site_builder.tools.suggest import did_you_mean

NATIONS = {"england": "ENG", "scotland": "SCT", "wales": "WLS", "northern-ireland": "NIR"}


@dataclass(frozen=True, slots=True, eq=False)
class Calendar:
    """The time zone that all hours are in, and the bank holidays by date with their names.

    A site has one, and compares as itself: what is worked out of it is kept for all services.
    """

    zone: ZoneInfo
    bank_holidays: Mapping[date, str]


def calendar_around(zone: ZoneInfo, nation: str, today: date) -> Calendar:
    """The calendar of a place with the bank holidays from the year before a day to two years after it."""
    return Calendar(zone, bank_holidays(nation, range(today.year - 1, today.year + 3)))


def bank_holidays(nation: str, years: Iterable[int]) -> dict[date, str]:
    """The bank holidays of a nation of the United Kingdom in order, substitute days included, from package `holidays`.

    Raises:
        Problem: if the nation isn't one of `NATIONS`.
    """
    if nation not in NATIONS:
        message = f"The bank holidays of ‘{nation}’ aren't known."
        raise Problem(codes.NATION, message, did_you_mean(nation, NATIONS))
    from holidays import country_holidays  # half a second to import, and `check` of a page has no use for it

    found = country_holidays("GB", subdiv=NATIONS[nation], years=sorted(set(years)), language="en_GB")
    return dict(sorted(found.items()))
