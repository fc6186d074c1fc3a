"""Dates, spans of time, counts and lists in words, as they are said in the language that is spoken.

How a date is written is a sentence like any other, so translators choose it: `d MMMM y` stands in the catalogue as a pattern
(Unicode's UTS 35), and Babel knows the names of months and days.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from datetime import date, time
from typing import Final, Literal

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_time

from site_builder.language.direction import FIRST_STRONG, LEFT_TO_RIGHT
from site_builder.language.month import Month
from site_builder.language.passages import ENGLISH, OWN, is_marked
from site_builder.language.speaking import BRITISH, N_, _, cached_by_language, ngettext, pgettext, spoken

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
"""The names that authors write, and that addresses of pages are made of; `day_name` is what readers see."""

_BEGINNING: Final = re.compile(f"[{ENGLISH}{OWN}{FIRST_STRONG}{LEFT_TO_RIGHT}]*.", re.DOTALL)

_SENTENCE_END: Final = re.compile(r"(?<=[.!?…。؟।])\s+(?=\S)")
_PART_END: Final = re.compile(r"[;；؛]| \(")
_MARKED: Final = re.compile(f"[{ENGLISH}{OWN}{FIRST_STRONG}{LEFT_TO_RIGHT}]")

NOT_KNOWN = N_("Not known: ring first")
"""The answer nobody has given, beside what was asked. Where that doesn't stand beside it, it is in the words: `Times not
known: ring first`."""


def date_words(day: date) -> str:
    """`28 October 2026`; of a `Month` `October 2026`."""
    return month_words(day) if isinstance(day, Month) else _date_words(day)


@cached_by_language(4096)
def _date_words(day: date) -> str:
    return _dated(day, pgettext("date", "d MMMM y"))


@cached_by_language(1024)
def month_words(day: date) -> str:
    """`October 2026`."""
    return _dated(day, pgettext("date", "MMMM y"))


def on_words(day: date) -> str:
    """`on 28 October 2026`, `in October 2026`: when something was, inside a sentence."""
    said = date_words(day)
    return _("in %(month)s", month=said) if isinstance(day, Month) else _("on %(day)s", day=said)


def weekday_words(day: date) -> str:
    """`Wednesday 28 October 2026`; of a `Month` `October 2026`."""
    if isinstance(day, Month):
        return month_words(day)
    return _dated(day, pgettext("date", "EEEE d MMMM y"))


def short_weekday_words(day: date) -> str:
    """A day of a year that is said elsewhere: `Wednesday 28 October`."""
    return _dated(day, pgettext("date", "EEEE d MMMM"))


def short_date_words(day: date) -> str:
    """A day of a year that is said elsewhere, or of any: `28 October`."""
    return _dated(day, pgettext("date", "d MMMM"))


def day_words(day: date) -> str:
    """A day of a month and a year that are said elsewhere: `28`."""
    return _dated(day, pgettext("date", "d"))


def range_words(first: date, last: date) -> str:
    """`3 to 9 January 2027`, `28 December 2026 to 3 January 2027`, or one day alone."""
    if first == last:
        return date_words(first)
    if first.year != last.year:
        start = date_words(first)
    elif first.month != last.month:
        start = short_date_words(first)
    else:
        start = day_words(first)
    return span_of_dates(start, date_words(last))


def span_of_dates(first: str, last: str) -> str:
    """Two dates in words as a span: `3 to 9 January 2027`."""
    return pgettext("dates", "%(first)s to %(last)s", first=first, last=last)


@cached_by_language(7)
def day_name(weekday: int) -> str:
    """The name of an ISO weekday: `Monday` for 1."""
    return _dated(date(2024, 1, weekday), pgettext("date", "cccc"))


@cached_by_language(1440)
def time_words(minutes: int) -> str:
    """A time of day, from minutes after midnight: `9:30am`, `5pm`, `noon`, `midnight`."""
    hour, minute = divmod(minutes, 60)
    if minute == 0 and hour in (0, 12):
        return _("noon") if hour else _("midnight")
    pattern = pgettext("time", "h:mma") if minute else pgettext("time", "ha")
    locale = BRITISH.locale if is_marked(pattern) else spoken().locale
    return format_time(time(hour, minute), pattern, locale=locale)


def _dated(day: date, pattern: str) -> str:
    """A date as a pattern has it. A pattern that isn't translated is marked as English, and so are its words then."""
    return format_date(day, pattern, BRITISH.locale if is_marked(pattern) else spoken().locale)


def counted(one: str, many: str, number: int) -> str:
    """`1 service`, `12 services`, `no services`: the form of two sentences that goes with `%(num)s`."""
    # The word for none: "no services", "No pledges".
    return ngettext(one, many, number, num=number or pgettext("how many", "no"))


def decimal_words(number: float) -> str:
    """A number with one decimal: `1.4`."""
    return spoken().in_pattern(round(number, 1), "0.0", pgettext("number", "0.0"))


def length_words(number: int, unit: str) -> str:
    """A number of days, weeks, months or years: `6 months`."""
    if unit == "day":
        return ngettext("%(num)s day", "%(num)s days", number)
    if unit == "week":
        return ngettext("%(num)s week", "%(num)s weeks", number)
    if unit == "month":
        return ngettext("%(num)s month", "%(num)s months", number)
    return ngettext("%(num)s year", "%(num)s years", number)


def search_words(said: str) -> tuple[str, ...]:
    """Words that people search with, from a sentence that lists them: `offline, no signal`."""
    return tuple(each.strip() for each in said.split(","))


def own_name(tag: str) -> str:
    """What a language is called in itself: `English`, `Cymraeg`; "" where nobody knows."""
    try:
        return Locale.parse(tag, sep="-").get_language_name() or ""
    except UnknownLocaleError:
        return ""


def listed(words: Sequence[str], style: Literal["and", "or"] = "and") -> str:
    """`a`, `a and b`, `a, b and c`; with "or" `a, b or c`."""
    return spoken().listed(words, "standard" if style == "and" else "or")


def sentence(text: str) -> str:
    """Text with a capital at the beginning."""
    if text[:1].isalnum():
        return text[:1].upper() + text[1:]
    return _BEGINNING.sub(lambda match: match[0].upper(), text, count=1)


def first_sentence(text: str) -> str:
    """The text to where a sentence ends and another begins, which is never with a small letter or digit: `7 p.m. on Monday`."""
    for end in _SENTENCE_END.finditer(text):
        if not (following := text[end.end()]).islower() and not following.isdigit():
            return text[: end.start()]
    return text


def in_two(text: str, most: int = 60, behind: int = 75) -> tuple[str, str]:
    """Times in one line as what a small card has room for, and the rest: `Monday, 9am to noon`, `; Tuesday, 1pm to 5pm`.

    A line of up to `most` characters stays whole; a longer one is parted where, among its first `behind` characters, other
    times or a remark begin, else between words. One with marks inside, which come in pairs, isn't parted.
    """
    if len(text) <= most or _MARKED.search(text):
        return text, ""
    ends = [found.start() for found in _PART_END.finditer(text, 1, behind)]
    end = ends[-1] if ends else max(text.rfind(" ", 1, most), 0)
    return (text[:end], text[end:]) if end else (text, "")


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
