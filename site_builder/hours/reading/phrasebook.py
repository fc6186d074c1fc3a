"""Finds the phrases of the vocabulary in a line. The longest that fits is taken, so `ring to ask` isn't `ring to ask which`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from site_builder.hours.pattern import WEEK
from site_builder.hours.reading.vocabulary import DATES, KINDS, SHORT, VALUES
from site_builder.language.words import DAYS

Meaning = tuple[str, object]
"""What kind a phrase is, and what it stands for."""


def phrase_at(words: Sequence[str], at: int) -> tuple[int, Meaning] | None:
    """The longest phrase that begins at a place of the words of a line: how many words it has, and what it means."""
    for size in _SIZES.get(words[at], ()):
        here = tuple(words[at : at + size])
        meaning = _PHRASES.get(here)
        if meaning is not None:
            return len(here), meaning
    return None


def _phrases() -> Iterable[tuple[str, Meaning]]:
    for number, (name, short) in enumerate(zip(DAYS, SHORT, strict=True), 1):
        full = name.lower()
        for word in (full, f"{full}s", f"{full}'s", f"{full}s'", *short):
            for before in ("", "dydd ", "ddydd ") if word in short else ("",):
                yield f"{before}{word}", ("weekday", (number,))
    for text, day in DATES.items():
        yield text, ("date", day)
    for kind, phrases in KINDS.items():
        for text in phrases:
            yield text, (kind, text)
    for kind, groups in VALUES.items():
        for value, phrases in groups.items():
            for text in phrases:
                yield text, (kind, {"weekdays": WEEK[:5], "weekends": WEEK[5:]}.get(value, value))


def _by_words() -> dict[tuple[str, ...], Meaning]:
    found: dict[tuple[str, ...], Meaning] = {}
    for text, meaning in _phrases():
        found.setdefault(tuple(text.split()), meaning)
    return found


def _sizes(phrases: Iterable[tuple[str, ...]]) -> dict[str, tuple[int, ...]]:
    found: dict[str, set[int]] = {}
    for words in phrases:
        found.setdefault(words[0], set()).add(len(words))
    return {first: tuple(sorted(sizes, reverse=True)) for first, sizes in found.items()}


_PHRASES = _by_words()
_SIZES = _sizes(_PHRASES)
"""How many words the phrases have that begin with a word, the most first."""
