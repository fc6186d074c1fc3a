"""What is true of a place on earth: its time zone and its bank holidays."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Final, NoReturn
from zoneinfo import ZoneInfo

from site_builder.diagnostics import Problem
from site_builder.hours.reading import codes
from site_builder.tools.suggest import did_you_mean, nearest

_TRIED: Final = range(2025, 2030)
"""Years enough to see each holiday in."""

NATIONS = {"england": "ENG", "scotland": "SCT", "wales": "WLS", "northern-ireland": "NIR"}


@dataclass(frozen=True, slots=True, eq=False)
class Calendar:
    """The time zone that all hours are in, and the bank holidays by date with their names.

    A site has one, and compares as itself: what is worked out of it is kept for all services.
    """

    zone: ZoneInfo
    bank_holidays: Mapping[date, str]


def calendar_around(zone: ZoneInfo, where: str, today: date) -> Calendar:
    """The calendar of a place with the bank holidays from the year before a day to two years after it."""
    return Calendar(zone, bank_holidays(where, range(today.year - 1, today.year + 3)))


def bank_holidays(where: str, years: Iterable[int]) -> dict[date, str]:
    """The public holidays of a place in order, substitute days included, from package `holidays`.

    `where` is a nation of the United Kingdom by its name, or the two letters of a country, followed by a hyphen and a
    part of it if it has holidays of its own: `scotland`, `IE`, `US-IL`.

    Raises:
        Problem: if the nation, the country or its part isn't known.
    """
    # Half a second to import, and `check` of a page has no use for it.
    from holidays import country_holidays

    country, _, part = f"GB-{NATIONS[where]}".partition("-") if where in NATIONS else where.partition("-")
    wanted = sorted(set(years))
    try:
        found = country_holidays(country, subdiv=part or None, years=wanted, language=_language(country))
    except NotImplementedError:
        _unknown(where, country, part)
    return dict(sorted(found.items()))


def _unknown(where: str, country: str, part: str) -> NoReturn:
    if part:
        known_part(country, part)
    raise Problem(codes.NATION, f"The bank holidays of ‘{where}’ aren't known.", did_you_mean(where, NATIONS))


def _language(country: str) -> str | None:
    """The language that a country's holidays are named in: English where there is one, else the country's own."""
    from holidays import country_holidays

    named = country_holidays(country).supported_languages
    return next((each for each in (f"en_{country}", "en_GB", "en_US") if each in named), None)


@lru_cache(maxsize=8)
def parts_of(country: str) -> Mapping[str, str]:
    """The parts of a country that may have holidays of their own: codes and names, each with its code."""
    from holidays import country_holidays

    found = country_holidays(country)
    return {**getattr(found, "subdivisions_aliases", {}), **{code: code for code in found.subdivisions}}


@lru_cache(maxsize=8)
def differs_by_part(country: str) -> bool:
    """Whether a part of a country has other public holidays than all of it: in the Netherlands only schools differ."""
    from holidays import country_holidays

    found = country_holidays(country, years=_TRIED)
    of_all = dict(found)
    return any(
        dict(country_holidays(country, subdiv=part, years=_TRIED)) != of_all for part in found.subdivisions
    )


def known_part(country: str, text: str) -> str:
    """The code of a country's part that a text names: `CA` for `CA`, `ca` and `California`.

    Raises:
        Problem: if it has no such part.
    """
    parts = parts_of(country)
    folded = {name.casefold(): code for name, code in parts.items()}
    if text.casefold() in folded:
        return folded[text.casefold()]
    if not parts:
        message = "No part of this country is known to have holidays of its own."
        raise Problem(codes.PART, message, "Take the line out.")
    near = nearest(text, folded)
    hint = (
        f"Did you mean `{folded[near]}`?" if near else f"It can be {', '.join(sorted(set(parts.values())))}."
    )
    raise Problem(codes.PART, f"There is no `{text}` among the parts of this country.", hint)
