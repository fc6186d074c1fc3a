"""Reads single values of content/site.yaml: its address, its language, its time zone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any
from zoneinfo import available_timezones

from babel.core import get_global

from site_builder.diagnostics import Code, Problem, Severity
from site_builder.fields.readers import read_text
from site_builder.fields.web import read_site_address
from site_builder.tools.suggest import did_you_mean

TIME_ZONE_UNKNOWN = Code(
    "time-zone-unknown", Severity.ERROR, "site.yaml names a time zone that doesn't exist."
)
BASE_URL_TAIL = Code(
    "base-url-tail", Severity.ERROR, "The address of the site goes on behind a question mark or a hash sign."
)
LANGUAGE_INVALID = Code("language-invalid", Severity.ERROR, "A language is not written like `en-GB` or `cy`.")


def read_time_zone(value: Any) -> str:
    """Check the name of a time zone, such as `Europe/London`."""
    text = read_text(value)
    zones = available_timezones()
    if text not in zones:
        hint = did_you_mean(text, zones) if len(text) > 3 else ""
        raise Problem(TIME_ZONE_UNKNOWN, f"There is no time zone `{text}`.", hint or "Write `Europe/London`.")
    return text


def zones_of(country: str) -> Sequence[str]:
    """The time zones of a country, from Babel's copy of Unicode's data."""
    return sorted(zone for zone, there in get_global("zone_territories").items() if there == country)


def read_base_url(value: Any) -> str:
    """Read the address the site will be published at; it always ends with a slash."""
    address = read_site_address(value)
    end = next((place for place, letter in enumerate(address) if letter in "?#"), None)
    if end is not None:
        raise Problem(
            BASE_URL_TAIL,
            f"The address of a site can't have a `{address[end]}` in it.",
            f"Write `{address[:end].rstrip('/')}/`, if that is where the site will be.",
            offset=end,
        )
    return address.rstrip("/") + "/"


def read_language(value: Any) -> str:
    """Check a language tag (BCP 47): a language, maybe a region."""
    text = read_text(value)
    if not re.fullmatch(r"[a-z]{2,3}(?:-[A-Z]{2})?", text):
        raise Problem(
            LANGUAGE_INVALID,
            f"`{text}` isn't a language tag.",
            "Write `en-GB` for British English, `cy` for Welsh.",
        )
    return text
