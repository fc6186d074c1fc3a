"""The country of a site, as far as single values depend on it: how its telephone numbers and postcodes are written."""

from __future__ import annotations

from collections.abc import Callable, Collection
from functools import lru_cache
from typing import Any, Final

from babel import Locale
from pydantic import BeforeValidator, ValidationInfo

from site_builder.diagnostics import Code, Problem, Severity
from site_builder.fields.readers import read_text
from site_builder.tools.suggest import nearest

COUNTRY_UNKNOWN = Code(
    "country-unknown", Severity.ERROR, "site.yaml names a country whose holidays and numbers aren't known."
)

GB: Final = "GB"
IE: Final = "IE"
US: Final = "US"
_USUAL: Final = frozenset({GB, IE, US})
"""What is known without loading anything."""
_ALSO_CALLED: Final = {
    "uk": GB,
    "great britain": GB,
    "britain": GB,
    "england": GB,
    "scotland": GB,
    "wales": GB,
    "northern ireland": GB,
    "republic of ireland": IE,
    "usa": US,
    "america": US,
}


def told_country(read: Callable[[Any, str], Any]) -> BeforeValidator:
    """A reader of a field that is told which country the site is in, besides the value."""

    def read_there(value: Any, info: ValidationInfo) -> Any:
        return read(value, getattr(info.context, "country", GB))

    return BeforeValidator(read_there)


def read_country(value: Any) -> str:
    """Read the two letters of a country (ISO 3166-1) that `holidays` and `phonenumbers` know."""
    text = read_text(value)
    code = text.upper()
    if code in _USUAL or code in known_countries():
        return code
    meant = code_of(text)
    hint = f"Write `{meant}`." if meant else "Write its two letters, such as `GB`, `IE`, `US` or `FR`."
    raise Problem(COUNTRY_UNKNOWN, f"`{text}` isn't a country whose holidays and numbers are known.", hint)


@lru_cache(maxsize=1)
def known_countries() -> Collection[str]:
    """The countries whose holidays and telephone numbers are both known."""
    from holidays import (
        list_supported_countries,
    )  # both are slow to load, and most sites don't need them here
    from phonenumbers import SUPPORTED_REGIONS

    return frozenset(SUPPORTED_REGIONS) & list_supported_countries().keys()


@lru_cache(maxsize=64)
def country_name(code: str) -> str:
    """The name of a country for authors: `France`."""
    return str(Locale("en").territories.get(code, code))


def code_of(name: str) -> str:
    """The two letters of the country that a name is most like; "" for none."""
    names = {country_name(code).lower(): code for code in known_countries()} | _ALSO_CALLED
    return names.get(nearest(name, names, likeness=0.8) or "", "")
