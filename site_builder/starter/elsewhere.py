"""What a site takes from a country that no data is shipped for, as far as it is known to libraries."""

from __future__ import annotations

from typing import Any

from babel.core import get_global

from site_builder.fields.country import country_name
from site_builder.model.setting_values import zones_of
from site_builder.starter.shipped import Country, countries

_EXIT = "https://www.wikipedia.org/"


def country_elsewhere(code: str) -> Country:
    """A country by its two letters: its time, its own language, and the number for emergencies; its helplines nobody knows."""
    zones = zones_of(code)
    settings = {"country": code, "exit_target": _EXIT, **({"time_zone": zones[0]} if zones else {})}
    emergency = {
        "name": "Emergency services",
        "number": _emergency_number(code),
        "when": "If somebody is hurt or in danger now",
    }
    return Country(
        code=code.lower(),
        name=country_name(code),
        language=_language(code),
        also_called=(),
        settings=settings,
        emergency=(emergency,),
        phones={each: f"+44 {each[1:]}" for each in _example_numbers()},
    )


def _emergency_number(code: str) -> str:
    """The number for emergencies that most plans name; 112, which mobile phones know everywhere, where none is known."""
    from phonenumbers import PhoneMetadata
    from phonenumbers.shortnumberinfo import is_emergency_number

    known = PhoneMetadata.short_metadata_for_region(code)
    first = known.emergency.example_number if known and known.emergency else ""
    return "112" if not first or is_emergency_number("112", code) else first


def _language(code: str) -> str:
    """The language of most people there that is official, in which the site will be written."""
    spoken: dict[str, Any] = get_global("territory_languages").get(code, {})
    official = {
        tag: said["population_percent"]
        for tag, said in spoken.items()
        if said["official_status"] and len(tag) < 4
    }
    return f"{max(official, key=official.__getitem__)}-{code}" if official else "en-GB"


def _example_numbers() -> list[str]:
    """The numbers in the shipped examples, which are nobody's. They are dialled with their country from elsewhere."""
    return sorted({number for country in countries() for number in country.phones})
