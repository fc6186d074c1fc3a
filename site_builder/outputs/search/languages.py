"""What languages call themselves, so that somebody who types that finds who speaks it."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from babel import Locale, UnknownLocaleError

from site_builder.outputs.search.words import split


def own_names(languages: Iterable[str]) -> dict[str, str]:
    """The name that each language has for itself, where it is one word: `polski` for `Polish`."""
    codes = _codes()
    found = {}
    for language in languages:
        own = split(_own_name(codes.get(language.lower(), "")))
        if len(own) == 1 and own != split(language):
            found[own[0]] = " ".join(split(language))
    return found


@cache
def _codes() -> dict[str, str]:
    return {name.lower(): code for code, name in Locale("en").languages.items()}


def _own_name(code: str) -> str:
    try:
        return Locale.parse(code).language_name or "" if code else ""
    except (UnknownLocaleError, ValueError):
        return ""
