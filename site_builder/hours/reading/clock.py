"""One time of day as people write it: `9am`, `17:00`, `noon`, `7 in the evening`."""

from __future__ import annotations

import re
from typing import NamedTuple

from site_builder.hours.pattern import DAY
from site_builder.hours.reading import codes
from site_builder.hours.reading.tokens import Token, Tokens

NOON = 12 * 60
_WELSH = re.compile(r"y\.?([bph])\.?$")
"""Yn y bore, yn y prynhawn, yr hwyr."""
_NAMED = re.compile(r"((?<!after)noon|midday|midnight)$")
_SPOKEN_PART = re.compile(r"(?:in(?:the|an?)(morning|afternoon|evening)|at(night))$")
_SPOKEN_HALF = {"morning": "am", "afternoon": "pm", "evening": "pm"}
_NIGHT_HOURS = range(5, 12)
"""Of `at night`, those before midnight."""


class Clock(NamedTuple):
    """A time as written: hour and minute, the half of the day if it says so, and minutes after midnight if certain."""

    token: Token
    hour: int
    minute: int
    half: str
    minutes: int | None
    has_minutes: bool
    said: str


def read_clock(tokens: Tokens) -> Clock:
    """Read one time.

    Raises:
        Problem: if no clock shows this time.
    """
    token = tokens.take()
    said = tokens.text[token.start : token.end].replace(" ", "")
    text = token.text.replace(" ", "")
    if named := _NAMED.search(text):
        return Clock(token, 12, 0, "", 0 if named[1] == "midnight" else NOON, True, said)
    text = _WELSH.sub(lambda match: "am" if match[1] == "b" else "pm", text)
    spoken = _SPOKEN_PART.search(text)
    text = text[: spoken.start()] if spoken else text
    half = "am" if "a" in text else "pm" if "p" in text else ""
    figures = text.partition("o")[0].partition("h")[0].rstrip("amp.").replace(".", ":")
    if len(figures) == 4 and figures.isdigit():
        figures = f"{figures[:2]}:{figures[2:]}"
    hour_text, _, minute_text = figures.partition(":")
    hour, minute = int(hour_text), int(minute_text or 0)
    if spoken:
        said_half = _SPOKEN_HALF.get(spoken[1], "pm" if hour in _NIGHT_HOURS else "am")
        if half not in ("", said_half):
            message = f"{tokens.quote(token)} says two different things."
            raise tokens.problem(codes.IMPOSSIBLE, message, "Keep the one that is true.", token)
        half = said_half
        said = f"{figures}{half}"
    if half == "pm" and minute_text and 13 <= hour <= 23:  # 17:00pm says the same twice
        half = ""
    wrong = minute > 59 or (minute_text and len(minute_text) != 2) or len(hour_text) > 2
    if wrong or (half and not 1 <= hour <= 12) or hour * 60 + minute > DAY:
        hint = "Write times like 9:30am, 5pm or 17:00."
        raise tokens.problem(codes.IMPOSSIBLE, f"{tokens.quote(token)} isn't a time of day.", hint, token)
    minutes: int | None = None
    if half:
        minutes = in_half(hour, minute, half)
    elif hour > 12 or (minute_text and hour_text[0] == "0"):
        minutes = hour * 60 + minute
    return Clock(token, hour, minute, half, minutes, bool(minute_text), said)


def in_half(hour: int, minute: int, half: str) -> int:
    """Minutes after midnight of a 12-hour time."""
    return hour % 12 * 60 + minute + (NOON if half == "pm" else 0)


def is_word(clock: Clock) -> bool:
    """Whether a time has a name: noon, midnight."""
    return not clock.token.text[0].isdigit() or _NAMED.search(clock.token.text) is not None
