"""Times in words, such as `half nine to four`, so that a message can say how the same is written in figures."""

from __future__ import annotations

import re
from typing import Final

_NUMBERS: Final = {
    word: number
    for number, word in enumerate(
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"],
        start=1,
    )
}
_HOUR: Final = rf"(?P<hour>{'|'.join(_NUMBERS)}|1[0-2]|[1-9])"
_MINUTES: Final = {
    "fifteen": 15,
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "forty five": 45,
    "ten": 10,
    "five": 5,
}
_TIME: Final = re.compile(
    rf"(?:(?P<lead>half|half past|quarter past|quarter to) )?{_HOUR}"
    rf"(?: (?P<minutes>{'|'.join(sorted(_MINUTES, key=len, reverse=True))}))?(?: o'?clock)?"
    r"(?: in the)?(?: (?P<half>morning|afternoon|evening|am|pm))?"
)
_TO: Final = re.compile(r"\s+(?:to|til|till|until|-)\s+")
_WORDS: Final = re.compile(rf"\b(?:{'|'.join(_NUMBERS)})\b")
_EARLIEST: Final = 7 * 60
"""The hour from which a start that says neither is taken for the morning."""
_NOON: Final = 12 * 60


def in_figures(text: str) -> str:
    """How a stretch of time in words is written in figures, taking the likelier half of the day; "" for other words."""
    plain = re.sub(r"[\s–—-]+", lambda found: " - " if found.group().strip() else " ", text.lower()).strip()
    parts = _TO.split(plain.replace("from ", "").replace("quarter to ", "quarter_to "))
    if len(parts) != 2 or not _WORDS.search(plain):
        return ""
    read = [_TIME.fullmatch(part.replace("_", " ")) for part in parts]
    if not (read[0] and read[1]):
        return ""
    start = _minutes(read[0], _EARLIEST)
    return f"{_figures(start)}-{_figures(_minutes(read[1], start + 1))}"


def _minutes(found: re.Match[str], after: int) -> int:
    """Minutes since midnight: in the half of the day that was said, else the first such time after another."""
    number = _NUMBERS.get(found["hour"]) or int(found["hour"])
    lead = {"half": 30, "half past": 30, "quarter past": 15, "quarter to": -15}.get(found["lead"] or "", 0)
    minutes = (number * 60 + lead + _MINUTES.get(found["minutes"] or "", 0)) % _NOON
    if found["half"]:
        return minutes + (0 if found["half"] in ("morning", "am") else _NOON)
    return minutes if minutes >= after else minutes + _NOON


def _figures(minutes: int) -> str:
    hour, minute = divmod(minutes % (2 * _NOON), 60)
    shown = f"{(hour - 1) % 12 + 1}{f':{minute:02}' if minute else ''}"
    return "noon" if (hour, minute) == (12, 0) else f"{shown}{'am' if hour < 12 else 'pm'}"
