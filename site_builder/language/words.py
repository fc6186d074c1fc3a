"""Dates, spans of time and counts in words, the way they are said in Britain."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from datetime import date

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

NOT_KNOWN = "Not known: ring first"
"""The answer nobody has given, beside what was asked. Where that doesn't stand beside it, it is in the words: `Times not
known: ring first`."""


def date_words(day: date) -> str:
    """`28 October 2026`."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def weekday_words(day: date) -> str:
    """`Wednesday 28 October 2026`."""
    return f"{DAYS[day.weekday()]} {date_words(day)}"


def range_words(first: date, last: date) -> str:
    """`3 to 9 January 2027`, `28 December 2026 to 3 January 2027`, or one day alone."""
    if first == last:
        return date_words(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day} to {date_words(last)}"
    if first.year == last.year:
        return f"{first.day} {MONTHS[first.month - 1]} to {date_words(last)}"
    return f"{date_words(first)} to {date_words(last)}"


def count(number: int, one: str, many: str = "") -> str:
    """`1 service`, `12 services`, `no services`."""
    return f"{number or 'no'} {one if number == 1 else many or one + 's'}"


def span_words(days: int) -> str:
    """A number of days as people say it: `25 days`, `7 months`, `2 years`."""
    if days < 60:
        return count(days, "day")
    if days < 730:
        return count(days // 30, "month")
    return count(days // 365, "year")


def ago_words(day: date, today: date) -> str:
    """`today`, `yesterday`, `25 days ago`, `tomorrow`, `in 3 months`."""
    days = (today - day).days
    near = {0: "today", 1: "yesterday", -1: "tomorrow"}
    if days in near:
        return near[days]
    return f"{span_words(days)} ago" if days > 0 else f"in {span_words(-days)}"


def listed(words: Sequence[str], joiner: str = "and") -> str:
    """`a`, `a and b`, `a, b and c`."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} {joiner} {words[-1]}" if words else ""


def sentence(text: str) -> str:
    """Text with a capital at the beginning."""
    return text[:1].upper() + text[1:]


def shortened(text: str, most: int = 160) -> str:
    """Text on one line, cut between words when it is longer than `most` characters: `Beds, meals and…`."""
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[:most].rpartition(' ')[0].rstrip(',;:.')}…"


def sort_key(name: str) -> str:
    """What a name is sorted by, wherever the site is built: no case, no accents, no leading "The"."""
    plain = name.casefold()
    if not name.isascii():
        apart = unicodedata.normalize("NFKD", name).casefold()
        plain = "".join(each for each in apart if not unicodedata.combining(each))
    return plain.removeprefix("the ")
