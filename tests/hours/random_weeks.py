"""Made-up weeks of every kind that can be held, and the ways in which people write one."""

from __future__ import annotations

from hypothesis import strategies as st

from site_builder.diagnostics import Problem
from site_builder.hours.pattern import ALL_DAY, DAY, LAST, WEEK, Days, DayTimes, Opening, Rule
from site_builder.hours.reading.last_entry import LastEntry
from site_builder.hours.reading.overlap import check_rules
from site_builder.hours.reading.record import Hours

NOTES = (
    "",
    "",
    "",
    "women only",
    "walk-in",
    "office",
    "term paper help",
    "bring your own cup",
    "ages 16 to 25",
)
BY_APPOINTMENT = ALL_DAY._replace(by_appointment=True)
TERMS = ("", "", "", "", "term", "holidays")


@st.composite
def openings(draw: st.DrawFn) -> tuple[Opening, ...]:
    """Sessions of a day, one after the other; the last may run past midnight."""
    edges = sorted(draw(st.lists(st.integers(0, 47), min_size=2, max_size=6, unique=True)))
    found = []
    for start, end in zip(edges[::2], edges[1::2], strict=False):
        found.append(_session(draw, start * 30, end * 30))
    if draw(st.integers(0, 4)) == 0:
        last = found[-1]
        found[-1] = last._replace(end=DAY + draw(st.integers(0, min(last.start, found[0].start) // 30)) * 30)
    return tuple(
        each if each.end - each.start >= 10 else each._replace(end=each.start + 30) for each in found
    )


def _session(draw: st.DrawFn, start: int, end: int) -> Opening:
    kind = draw(st.sampled_from(("", "", "", "appointment", "ring first")))
    return Opening(start, end, kind == "appointment", kind == "ring first", draw(st.sampled_from(NOTES)))


@st.composite
def days(draw: st.DrawFn) -> Days:
    """Weekdays of every week, or one of some weeks."""
    term = draw(st.sampled_from(TERMS))
    weekday = (draw(st.integers(1, 7)),)
    kind = draw(st.sampled_from(("plain", "plain", "plain", "weeks", "fortnightly")))
    if kind == "fortnightly":
        return Days(weekday, fortnightly=True, term=term)
    if kind == "weeks":
        weeks = draw(st.lists(st.sampled_from((1, 2, 3, 4, 5, LAST)), min_size=1, max_size=3, unique=True))
        return Days(weekday, tuple(sorted(weeks, key=lambda week: (week == LAST, week))), term=term)
    several = draw(st.lists(st.integers(1, 7), min_size=1, max_size=7, unique=True))
    return Days(tuple(sorted(several)), term=term)


@st.composite
def rules(draw: st.DrawFn) -> Rule:
    """What holds on some days."""
    when = draw(days())
    kind = draw(
        st.sampled_from(("open", "open", "open", "open", "closed", "unknown", "appointment", "all day"))
    )
    if kind == "open":
        return Rule(when, draw(openings()), instead=when.special and draw(st.booleans()))
    if kind in ("appointment", "all day"):
        return Rule(when, (ALL_DAY._replace(by_appointment=kind == "appointment"),))
    return Rule(when, unknown=kind == "unknown")


LAST_ENTRIES = st.sampled_from((None, None, None, LastEntry(before=30), LastEntry(before=60)))
HOLIDAYS = st.one_of(
    st.none(),
    st.sampled_from((DayTimes(), DayTimes(unknown=True), DayTimes(as_usual=True))),
    openings().map(DayTimes),
)


@st.composite
def weeks(draw: st.DrawFn) -> Hours:
    """A week that can be."""
    found = tuple(
        rule
        for rule in draw(st.lists(rules(), min_size=1, max_size=4))
        if rule.days != Days(WEEK) or not (rule.unknown or rule.openings in ((ALL_DAY,), (BY_APPOINTMENT,)))
    )
    if not any(rule.openings or rule.unknown for rule in found):
        found = (Rule(Days((1,)), (Opening(540, 1020),)), *found)
    return Hours(
        weekly=found,
        by_appointment=draw(st.booleans()) and draw(st.booleans()),
        last_entry=draw(LAST_ENTRIES),
        bank_holidays=draw(HOLIDAYS),
    )


def can_be(found: tuple[Rule, ...]) -> bool:
    """Whether rules don't contradict each other."""
    try:
        check_rules(found)
    except Problem:
        return False
    return True


DAYS = (
    ("Mon-Fri", "Monday to Friday", "weekdays", "M–F", "Monday through Friday", "every weekday"),
    ("Tue", "Tuesday", "Tuesdays", "Tu", "every Tuesday", "on a Tuesday", "dydd Mawrth"),
    ("Sat", "Saturdays", "Sa", "Saturday", "each Saturday", "Sat."),
    ("Sun", "Sunday", "on Sundays"),
    ("Mon and Wed", "Monday & Wednesday", "M/W", "Mondays and Wednesdays", "Mon + Wed"),
    (
        "1st Thu of the month",
        "first Thursday of every month",
        "first Thursday in month",
        "the first Thursday",
    ),
    ("every other Fri", "alternate Fridays", "fortnightly on Fridays", "Friday fortnightly"),
    (
        "Mon-Fri except Wed",
        "Mon-Fri (not Wed)",
        "weekdays apart from Wednesday",
        "Monday to Friday but not Wednesdays",
    ),
    ("Wed except 1st Wed", "Wednesdays apart from the first", "Wed (but not the 1st Wed of the month)"),
    ("Thu in term time", "Thursdays in term time", "Thu (term time only)", "term time only Thu"),
)
"""Days as people write them, in several ways that mean the same."""
TIMES = (
    (
        "9am-5pm",
        "9am to 5pm",
        "from 9am until 5pm",
        "09:00-17:00",
        "between 9am and 5pm",
        "9.00 - 5.00 pm",
        "0900-1700",
    ),
    ("10am-noon", "10am to 12 noon", "10:00-12:00", "10am–12pm", "10am til noon"),
    ("1:30pm-4pm", "1.30 to 4pm", "from 1.30pm til 4pm", "13:30-16:00"),
    ("6pm-8:30pm", "6-8.30pm", "18:00 – 20:30", "from 6pm until 8.30pm"),
    ("8pm-8am", "8pm to 8am", "20:00-08:00"),
    ("10am-noon and 1-3pm", "10am-noon & 1pm-3pm", "10:00-12:00 and 13:00-15:00"),
    (
        "10am-noon (women only)",
        "10am to noon (women only)",
        "from 10am til noon women only",
        "10am-12pm - women only",
    ),
    ("2pm-4pm (by appointment only)", "2pm-4pm by appointment only", "14:00-16:00 (by appt only)"),
    (
        "9am-noon and 1pm-5pm",
        "9am-5pm (closed noon-1pm)",
        "9am-5pm, closed 12-1pm",
        "9am-5pm except 12pm-1pm",
    ),
)
"""Times as people write them, in several ways that mean the same."""
ON_BANK_HOLIDAYS = (
    "{}; bank holidays closed", "{}, closed bank hols", "{} (excl. BH)", "{}. Closed on bank holidays.",
    "Closed bank holidays; {}", "Bank holidays: closed. {}", "{}; PH off", "{} except bank holidays",
)  # fmt: skip
"""Ways to say that it is closed on bank holidays."""
