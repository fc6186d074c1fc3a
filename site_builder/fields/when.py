"""When something is or was, as plans and papers say it: a day, a season, a year of the plan, how often, or without an end.

`When.last` is the last day it may mean, so that nothing is called late too early. What repeats or goes on has none.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, Final

from pydantic import BeforeValidator

from site_builder.diagnostics import Code, Problem, Severity
from site_builder.fields.days import DATE_INVALID, read_deadline
from site_builder.fields.kinds import Form
from site_builder.fields.readers import Period, read_line
from site_builder.fields.written_days import impossible_day, likely_days, likely_month, what_is_wrong
from site_builder.language.month import Month
from site_builder.language.speaking import N_, _
from site_builder.language.words import date_words, sentence

WHEN_INVALID = Code("when-invalid", Severity.ERROR, "A time is written in a way that says nothing of when.")

_SEASONS: Final = {"spring": 5, "summer": 8, "autumn": 11, "winter": 14}
"""The last month of each season, counted from January of its year: winter ends in the year after."""
_YEAR = r"(?P<year>(?:19|20|21)\d\d)"
_SECOND = r"(?: ?(?:/|-) ?(?P<second>\d{4}|\d{2}))?"
_BEFORE = (
    r"(?:(?:by|before|in|during|from|since|until|about|the|early|mid|late|start|beginning|middle|end|of|financial year"
    r"|fiscal year)[ -])*"
)
_COUNT = r"(?:\d{1,2}|two|three|four|five|six|seven|eight|nine|ten|twelve)"
_UNIT = r"(?:day|week|fortnight|month|quarter|term|year|winter|spring|summer|autumn)"
_OFTEN = re.compile(
    rf"(?:daily|(?:twice |bi-?|half-|six-|\w+-)?(?:weekly|monthly|quarterly|yearly|annually|annual)|fortnightly|termly"
    rf"|(?:every|each) (?:other )?(?:{_COUNT} )?(?:{_UNIT}s?|[a-z]{{3,9}})"
    rf"|(?:once|twice|{_COUNT} times) (?:a|per|each|every) {_UNIT})",
    re.IGNORECASE,
)
_IN_WHICH = re.compile(r" (?:in|at|on|each|every|by|before|after) [a-z][a-z ']{2,40}$", re.IGNORECASE)
"""When in each of the times it is: `annually in November`, `quarterly at the forum`."""
_ON = re.compile(
    r"(?:.*[\d ,;–-])?(?:ongoing|on-going|on going|continuous|continuing|as needed|as required)",
    re.IGNORECASE,
)
_UNKNOWN = re.compile(
    r"(?:to be (?:confirmed|decided|agreed)|tbc|tbd|tba|not (?:known|said)|unknown)", re.IGNORECASE
)
_OF_PLAN = re.compile(r"years? (?P<one>\d{1,2})(?: ?(?:-|to|and|/) ?(?P<other>\d{1,2}))?", re.IGNORECASE)
_SEASON = re.compile(rf"{_BEFORE}(?P<season>spring|summer|autumn|winter) {_YEAR}{_SECOND}", re.IGNORECASE)
_QUARTER = re.compile(
    rf"{_BEFORE}(?:q(?P<quarter>[1-4])|quarter (?P<quarter2>[1-4])),?(?: of)? {_YEAR}{_SECOND}", re.IGNORECASE
)
_YEARS = re.compile(rf"{_BEFORE}{_YEAR}{_SECOND}", re.IGNORECASE)
_SPAN = re.compile(r"(?:from )?(.+?) (?:to|until|-) (.+)", re.IGNORECASE)
_NOTE = re.compile(r"\s*\([^()]*\)$")
_SENTENCES: Final = (
    (re.compile(r"Spring (?P<year>[\d/-]+)"), N_("Spring %(year)s")),
    (re.compile(r"Summer (?P<year>[\d/-]+)"), N_("Summer %(year)s")),
    (re.compile(r"Autumn (?P<year>[\d/-]+)"), N_("Autumn %(year)s")),
    (re.compile(r"Winter (?P<year>[\d/-]+)"), N_("Winter %(year)s")),
    (re.compile(r"Early (?P<year>\d+)"), N_("Early %(year)s")),
    (re.compile(r"Mid[ -](?P<year>\d+)"), N_("Mid %(year)s")),
    (re.compile(r"Late (?P<year>\d+)"), N_("Late %(year)s")),
    (re.compile(r"Q(?P<quarter>[1-4]) (?P<year>[\d/-]+)"), N_("Q%(quarter)s %(year)s")),
    (re.compile(r"Year (?P<number>\d+)"), N_("Year %(number)s")),
)
_REPEATED: Final = {
    each: each
    for each in (
        N_("ongoing"), N_("weekly"), N_("monthly"), N_("quarterly"), N_("yearly"), N_("annually"), N_("every year"),
    )
}  # fmt: skip
"""What is said in the reader's language of the times that plans write most; other words stand as their author wrote them."""
_HINT = (
    "Write a day or a month (`2026-10-28`, `2026-10`), a season, a quarter or a year (`Spring 2026`, `Q3 2026/27`, `2026`), "
    "a year of the plan (`Year 1`), how often (`quarterly`, `annually (November)`), or `ongoing`."
)


@dataclass(frozen=True, slots=True)
class When:
    """A time as its author wrote it, and what can be reckoned with of it."""

    text: str
    last: date | None = None
    """The last day it may mean; None for what repeats, goes on, isn't known, or is counted from the start of a plan."""
    year: int = 0
    """The last year it means, counted from the start of the plan; 0 for what isn't counted so."""
    exact: bool = False
    """Whether it is a day or a month."""
    known: bool = True
    """Whether anybody said when."""

    @property
    def words(self) -> str:
        """The same said to readers."""
        if self.exact and self.last:
            return date_words(self.last)
        return _said(self.text) if self.known else _("Not said")


def _said(text: str) -> str:
    for written, sentence_of in _SENTENCES:
        if found := written.fullmatch(text):
            return _(sentence_of, **found.groupdict())
    if repeated := _REPEATED.get(text.lower()):
        said = _(repeated)
        return sentence(said) if text[:1].isupper() else said
    return text


def read_when(value: Any) -> When:
    """Read a time; what names a day that doesn't exist, or nothing that says when, is refused."""
    if isinstance(value, When):
        return value
    text = read_line(value)
    if re.fullmatch(r"\d{4}-\d{1,2}(-\d{1,2})?", text) and not _is_two_years(text):
        return When(text, read_deadline(text), exact=True)
    said = _NOTE.sub("", re.sub(r"\s*[‐-―]\s*", " - ", text)).strip(" .")
    if wrong := impossible_day(said):
        raise Problem(DATE_INVALID, f"There is no such day as in `{text}`.", wrong)
    for read in _READERS:
        if when := read(text, said):
            return when
    if likely_days(said) or what_is_wrong(said):
        read_deadline(said)  # which says how the day is written
    raise Problem(WHEN_INVALID, f"`{text}` isn't a time this can read.", _HINT)


def _is_two_years(text: str) -> bool:
    """Whether `2026-27` is two years: no month has such a number, and one follows the other."""
    return len(text) == 7 and int(text[5:]) == (int(text[:4]) + 1) % 100 and int(text[5:]) > 12


def _repeated(text: str, said: str) -> When | None:
    often, _word, since = _IN_WHICH.sub("", said).partition(" from ")
    is_repeated = _OFTEN.fullmatch(often) and (not since or _last_day(since))
    return When(text) if is_repeated or _ON.fullmatch(said) else None


def _unknown(text: str, said: str) -> When | None:
    return When(text, known=False) if _UNKNOWN.fullmatch(said) else None


def _of_plan(text: str, said: str) -> When | None:
    found = _OF_PLAN.fullmatch(said)
    year = max(int(found["one"]), int(found["other"] or 0)) if found else 0
    return When(text, year=year) if year else None


def _dated(text: str, said: str) -> When | None:
    last = _last_day(said)
    return When(text, last, exact=isinstance(last, Month) and said == text) if last else None


def _span(text: str, said: str) -> When | None:
    """From one time to another: `April 2024 to Spring 2026`, `2024 to 2029`."""
    found = _SPAN.fullmatch(said)
    last = _last_day(found[2]) if found and _last_day(found[1]) else None
    return When(text, last) if last else None


def _last_day(said: str) -> date | None:
    if month := likely_month(said):
        return Month.last_of(int(month[:4]), int(month[5:]))
    if found := _SEASON.fullmatch(said):
        return _month_on(int(found["year"]), _SEASONS[found["season"].lower()])
    if found := _QUARTER.fullmatch(said):
        # Quarters of `2026/27` are those of the financial year, which begins in April.
        later = 3 if found["second"] else 0
        return _month_on(int(found["year"]), later + 3 * int(found["quarter"] or found["quarter2"]))
    if found := _YEARS.fullmatch(said):
        return _end_of_years(int(found["year"]), found["second"])
    return None


def _end_of_years(year: int, second: str | None) -> date:
    """The end of a year, of a financial year (`2026/27`: March), or of several years (`2024-2029`)."""
    if not second:
        return date(year, 12, 31)
    later = int(second) if len(second) == 4 else year // 100 * 100 + int(second)
    if len(second) == 2 and later == year + 1:
        return date(later, 3, 31)
    return date(max(later, year), 12, 31)


def _month_on(year: int, month: int) -> date:
    """The last day of a month that may be counted on into the next year."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return date(year, month, monthrange(year, month)[1])


_READERS: tuple[Callable[[str, str], When | None], ...] = (_repeated, _unknown, _of_plan, _dated, _span)

WRITTEN_SHORT: Final = (Period, When)
"""Values with parts that are written as one text."""

WhenSaid = Annotated[
    When,
    BeforeValidator(read_when),
    Form("a time such as 2026-10-28, 2026-10, Spring 2026, 2026, Year 1, quarterly or ongoing"),
]
