"""Says times, days and dates in words, to readers as to authors."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from site_builder.hours.pattern import ALL_DAY, DAY, LAST, WEEK, Days, Opening, YearlyDay
from site_builder.language import words
from site_builder.language.speaking import N_, _, cached_by_language, pgettext
from site_builder.language.words import day_name, listed

_WEEKS = {
    1: N_("1st"), 2: N_("2nd"), 3: N_("3rd"), 4: N_("4th"), 5: N_("5th"), LAST: N_("last"),
}  # fmt: skip
_ANY_YEAR = 2028
"""A year that has every day."""


def time_words(minutes: int) -> str:
    """A time of day, from minutes after any midnight: `9:30am`, `5pm`, `noon`, `midnight`."""
    return words.time_words(minutes % DAY)


@cached_by_language(4096)
def opening_words(opening: Opening) -> str:
    """A session: `9:30am to 12:30pm`, `8pm to 8am the next day`, `1pm to 2pm by appointment`, `2pm to 4pm (women only)`."""
    said = [_("ring first")] if opening.ring_first else []
    remark = "; ".join([*said, opening.note] if opening.note else said)
    return f"{_span_of_times(opening)} ({remark})" if remark else _span_of_times(opening)


def _span_of_times(opening: Opening) -> str:
    if opening[:2] == ALL_DAY[:2]:
        return _("by appointment") if opening.by_appointment else _("24 hours")
    start, end = time_words(opening.start), time_words(opening.end)
    if opening.start >= DAY:
        start = _("%(time)s the next day", time=start)
    if opening.end <= DAY:
        if opening.by_appointment:
            return _("%(start)s to %(end)s by appointment", start=start, end=end)
        return _("%(start)s to %(end)s", start=start, end=end)
    if opening.by_appointment:
        return _("%(start)s to %(end)s the next day by appointment", start=start, end=end)
    return _("%(start)s to %(end)s the next day", start=start, end=end)


def openings_words(openings: Sequence[Opening]) -> str:
    """The sessions of a day: `9am to noon and 1pm to 4pm`, or `closed`."""
    return sessions_listed([opening_words(opening) for opening in openings], are_apart(openings)) or _(
        "closed"
    )


def are_apart(openings: Sequence[Opening]) -> bool:
    """Whether something is said of one session that isn't said of all, so that it must be seen which one it is."""
    return len(openings) > 1 and any(opening[2:] != Opening(0, 0)[2:] for opening in openings)


def sessions_listed(phrases: Sequence[str], apart: bool) -> str:
    """Sessions as a list: `9am to noon and 1pm to 4pm`; `9am to noon, and 1pm to 4pm by appointment` if they are apart."""
    if not apart or len(phrases) < 2:
        return listed(phrases)
    return _("%(first)s, and %(last)s", first=", ".join(phrases[:-1]), last=phrases[-1])


def weekdays_words(weekdays: Sequence[int]) -> str:
    """Days, three or more that follow each other as a range: `Monday to Friday`, `Monday and Thursday`, `Every day`."""
    days = sorted(weekdays)
    if tuple(days) == WEEK:
        return _("Every day")
    said: list[str] = []
    while days:
        run = next(n for n in range(len(days), 0, -1) if days[n - 1] == days[0] + n - 1)
        names = [day_name(day) for day in days[:run]]
        said += [_span_of_days(names[0], names[-1])] if run > 2 else names
        days = days[run:]
    return listed(said)


def _span_of_days(first: str, last: str) -> str:
    return pgettext("days", "%(first)s to %(last)s", first=first, last=last)


def special_words(days: Days, weekday: int) -> str:
    """Which of a weekday's dates: `every other Friday`, `2nd and 4th Monday of the month`, `Monday in term time`."""
    said = day_name(weekday)
    if days.fortnightly:
        said = _("every other %(day)s", day=said)
    elif days.weeks:
        weeks = listed([_(_WEEKS[week]) for week in days.weeks])
        said = _("%(weeks)s %(day)s of the month", weeks=weeks, day=said)
    if days.term:
        return (
            _("%(day)s in term time", day=said)
            if days.term == "term"
            else _("%(day)s in school holidays", day=said)
        )
    return said


def date_words(day: date | YearlyDay) -> str:
    """A date: `24 December 2026`, or `1 November` if it is yearly."""
    return words.date_words(day) if isinstance(day, date) else words.short_date_words(_dated(day))


def dates_words(start: date | YearlyDay, end: date | YearlyDay) -> str:
    """A range of dates, the year said once where one is enough; a single date with its day: `Thursday 24 December 2026`."""
    if isinstance(start, date) and isinstance(end, date):
        return words.weekday_words(start) if start == end else words.range_words(start, end)
    first, last = date_words(start), date_words(end)
    return first if first == last else words.span_of_dates(first, last)


def _dated(day: YearlyDay) -> date:
    return date(_ANY_YEAR, day.month, day.day)
