"""The grammar: what lines mean, and what is asked back. Rows read as title, input, expected."""

from __future__ import annotations

import pytest

from site_builder.diagnostics import Problem
from site_builder.hours.reading.record import parse_hours
from site_builder.hours.saying.table import describe

REST = "Not known: ring first"

UNDERSTOOD = [
    ("days in a range", "Mon-Fri 10am-3pm", "Monday to Friday: 10am to 3pm; Saturday and Sunday: Closed"),
    ("en dashes", "Tu–Th 9am–4pm", "Monday: Closed; Tuesday to Thursday: 9am to 4pm; Friday to Sunday: Closed"),
    ("single letters", "M/W/F 10am-1pm", "Monday: 10am to 1pm; Tuesday: Closed; Wednesday: 10am to 1pm; "
     "Thursday: Closed; Friday: 10am to 1pm; Saturday and Sunday: Closed"),
    ("dots after days", "Sa.-Su. 9am-2pm", "Monday to Friday: Closed; Saturday and Sunday: 9am to 2pm"),
    ("a colon and a comma after days", "M-Sa: 9am-1pm; Su, 2pm-4pm", "Monday to Saturday: 9am to 1pm; Sunday: 2pm to 4pm"),
    ("to, until, from, and dots in am", "Mon to Sun from 9 a.m. until 5.30 p.m.", "Every day: 9am to 5:30pm"),
    ("every day", "Every day 7am–6pm", "Every day: 7am to 6pm"),
    ("weekdays and weekends", "weekdays 9am-5pm, weekends noon-4pm",
     "Monday to Friday: 9am to 5pm; Saturday and Sunday: Noon to 4pm"),
    ("all but a day", "every day except Sun 9am-5pm", "Monday to Saturday: 9am to 5pm; Sunday: Closed"),
    ("a day taken out later", "Mon-Fri 9am-5pm, except Wed",
     "Monday and Tuesday: 9am to 5pm; Wednesday: Closed; Thursday and Friday: 9am to 5pm; Saturday and Sunday: Closed"),
    ("times before days", "5:30-6:30pm on Mondays", "Monday: 5:30pm to 6:30pm; Tuesday to Sunday: Closed"),
    ("the same half of the day", "Su 2-4pm", "Monday to Saturday: Closed; Sunday: 2pm to 4pm"),
    ("the same morning", "Sa 8:30-10:15am", "Monday to Friday: Closed; Saturday: 8:30am to 10:15am; Sunday: Closed"),
    ("noon ends the morning", "Mon-Sun 9-noon", "Every day: 9am to noon"),
    ("midnight ends the evening", "daily 6-midnight", "Every day: 6pm to midnight"),
    ("twelve before an afternoon time", "daily 12-2pm", "Every day: Noon to 2pm"),
    ("the 24-hour clock", "daily 9:30-17:00", "Every day: 9:30am to 5pm"),
    ("the 24-hour clock in the morning", "daily 9:30-12:30", "Every day: 9:30am to 12:30pm"),
    ("a leading zero", "daily 05:30-7pm", "Every day: 5:30am to 7pm"),
    ("one am or pm of two", "daily 9:30-5pm", "Every day: 9:30am to 5pm"),
    ("across noon", "daily 11-1pm", "Every day: 11am to 1pm"),
    ("noon until which five", "daily noon-5", "Every day: Noon to 5pm"),
    ("two sessions", "Mon-Sun 9am-noon & 1-4pm", "Every day: 9am to noon and 1pm to 4pm"),
    ("a lunch", "Mon-Sun 8:30am-5pm, closed for lunch noon-1pm", "Every day: 8:30am to noon and 1pm to 5pm"),
    ("one letter", "Mon-Sun 9a-5p", "Every day: 9am to 5pm"),
    ("a break", "Mon-Sun 8:30am-5pm (closed noon-1pm for lunch)", "Every day: 8:30am to noon and 1pm to 5pm"),
    ("a break at night", "daily 8pm-8am (closed 1am-2am)",
     "Every day: 8pm to 1am the next day and 2am the next day to 8am the next day"),
    ("part by appointment", "daily 9am-4pm (3pm-4pm by appointment only)",
     "Every day: 9am to 3pm, and 3pm to 4pm by appointment"),
    ("a closed day", "M–F 9am–6pm, Sa 9am–4pm, Su closed",
     "Monday to Friday: 9am to 6pm; Saturday: 9am to 4pm; Sunday: Closed"),
    ("a night", "daily 8pm-8am", "Every day: 8pm to 8am the next day"),
    ("a long night that says so", "daily 5pm-9am next day", "Every day: 5pm to 9am the next day"),
    ("a night that calls itself so", "daily 7pm-7am overnight only", "Every day: 7pm to 7am the next day"),
    ("days of the month", "2nd and 4th Tue 1:30-4pm",
     "Monday: Closed; Tuesday: 2nd and 4th Tuesday of the month: 1:30pm to 4pm; Wednesday to Sunday: Closed"),
    ("the last of the month in words", "last Friday of the month 10am-noon",
     "Monday to Thursday: Closed; Friday: Last Friday of the month: 10am to noon; Saturday and Sunday: Closed"),
    ("every other week", "Mon-Thu 8am-5pm; every other Friday 9am-4pm",
     "Monday to Thursday: 8am to 5pm; Friday: Every other Friday: 9am to 4pm (ring to ask which); "
     "Saturday and Sunday: Closed"),
    ("every other week with its start", "every other Fri from 6 Nov 2026 9am-4pm",
     "Monday to Thursday: Closed; Friday: Every other Friday: 9am to 4pm; Saturday and Sunday: Closed"),
    ("the same times every other week", "M–Th 9am–5pm (also open every other Friday)",
     "Monday to Thursday: 9am to 5pm; Friday: Every other Friday: 9am to 5pm (ring to ask which); "
     "Saturday and Sunday: Closed"),
    ("closed every other week", "M-F 9am-noon (but closed every other Friday)",
     "Monday to Thursday: 9am to noon; Friday: 9am to noon (closed every other Friday; ring to ask which); "
     "Saturday and Sunday: Closed"),
    ("instead of the usual", "Mon-Sun 9am-5pm; last Sun 1-5pm instead",
     "Monday to Saturday: 9am to 5pm; Sunday: 9am to 5pm and last Sunday of the month: 1pm to 5pm instead"),
    ("or by appointment", "Sat 9:30-10:30am, or by appointment",
     "Monday to Friday: Closed; Saturday: 9:30am to 10:30am; Sunday: Closed; Other times: By appointment"),
    ("only by appointment", "By appointment", "Every day: By appointment"),
    ("last entry", "daily 8pm-8am, last entry 10pm", "Every day: 8pm to 8am the next day; Last entry: 10pm"),
    ("last entry before closing", "daily 9am-5pm; last entry half an hour before closing",
     "Every day: 9am to 5pm; Last entry: 30 minutes before closing"),
    ("unknown", "unknown", "Every day: Not known: ring first"),
]  # fmt: skip

BANK_HOLIDAYS = [
    ("closed", "daily 9am-5pm, closed bank holidays", "Closed"),
    ("excepted", "daily 9am-5pm except bank holidays", "Closed"),
    ("as usual", "daily 9am-5pm including bank holidays", "As usual"),
    ("open", "daily 9am-5pm, open bank holidays", "As usual"),
    ("their own times", "daily 9am-5pm; bank holidays 10am-2pm", "10am to 2pm"),
    ("unsaid", "daily 9am-5pm", REST),
]

ALWAYS = [
    "always open",
    "open always",
    "day and night",
    "24 hours",
    "24/7",
    "Daily, 24/7",
    "24/7 (Monday–Sunday)",
    "daily 24 hours",
    "Mon-Sun 24hrs",
]

ASKED = [
    ("no am or pm", "Mon 9-5", "hours-am-or-pm", 4, "‘9-5’", "‘9am-5pm’"),
    ("afternoon written like night", "Mon 1:30-4:00", "hours-am-or-pm", 4, "‘1:30-4:00’", "‘1:30pm-4:00pm’"),
    ("ten until which twelve", "Mon 10am-12", "hours-am-or-pm", 4, "‘10am-12’", "‘10am-12pm’"),
    ("a night until which hour", "Mon 8pm-8", "hours-am-or-pm", 4, "‘8pm-8’", "‘8pm-8am’"),
    ("no such hour", "Mon 25:00-26:00", "hours-impossible-time", 4, "‘25:00’", "9:30am"),
    ("no such minute", "Mon 9:75-10:00", "hours-impossible-time", 4, "‘9:75’", "9:30am"),
    ("both clocks at once", "Mon 9am-17pm", "hours-impossible-time", 8, "‘17pm’", "9:30am"),
    ("equal times", "Mon 9am-9am", "hours-same-times", 4, "‘9am-9am’", "24 hours"),
    ("closes before it opens", "Mon 9am-8am", "hours-closes-before-opens", 4, "past midnight", "‘9am-8am next day’"),
    ("a working day the wrong way round", "Mon 17:00-9:00", "hours-closes-before-opens", 4, "‘17:00-9:00’", "next day"),
    ("no closing time", "1st Wed at 1pm", "hours-no-closing-time", 11, "‘1pm’", "from when until when"),
    ("the sun for a clock", "6am-sunset daily", "hours-unreadable", 4, "‘sunset’", "seasons"),
    ("no days", "7pm-7am overnight", "hours-which-days", 0, "on which days", "daily"),
    ("one letter for two days", "T 9am-5pm", "hours-which-days", 0, "Tuesday or Thursday", "Tu, Th"),
    ("second of two meanings", "every 2nd Friday 9am-5pm", "hours-which-days", 0, "every other week", "2nd Friday"),
    ("no times", "Mon 9am-5pm, Tue", "hours-no-times", 13, "‘Tue’", "‘Tue 9am-5pm’"),
    ("a misspelt day", "Mondya 9am-5pm", "hours-unreadable", 0, "‘Mondya’", "‘Monday’"),
    ("a misspelt day in a range", "Mon-Frriday 9am-5pm", "hours-unreadable", 4, "‘Frriday’", "‘Friday’"),
    ("overlap", "Mon-Fri 9am-5pm; Wed 4pm-6pm", "hours-overlap", 0, "Wednesday is open twice", "instead"),
    ("overlap from the night before", "daily 8pm-8am; Mon 7am-9am", "hours-overlap", 0, "7am to 9am on Monday", "Join"),
    ("overlap over the end of the week", "Sun 8pm-8am; Mon 7am-9am", "hours-overlap", 0, "Sunday is open twice", "Join"),
    ("overlap in some weeks", "Fri 9am-5pm; last Fri 3-6pm", "hours-overlap", 0, "Friday is open twice", "instead"),
    ("overlap on one day", "Mon 9am-1pm and 12:30pm-4pm", "hours-overlap", 4, "open twice", "Join"),
    ("closed and open", "Mon 9am-5pm; Mon closed", "hours-contradiction", 0, "Monday has two answers", "Keep"),
    ("always and not", "24/7, Mon 9am-5pm", "hours-contradiction", 0, "two different things", "Keep"),
    ("a part with its own hours", "24/7 (desk: M–F 8am–5pm)", "hours-of-an-activity", 6, "hours of its own", "activities"),
    ("an unknown day", "MWF 9am-5pm", "hours-unreadable", 0, "‘MWF’ isn't a day.", "activities"),
    ("a part of the year", "winter only Mon 9am-3pm", "hours-note", 0, "isn't on every week", "seasons"),
    ("a sixth week", "1st and 6th Mon 9am-noon", "hours-unreadable", 8, "‘6th’ isn't a week of the month.", "2nd Tue"),
    ("a 12-hour clock without halves", "Mon 9:00-5:00", "hours-am-or-pm", 4, "morning or afternoon", "‘9:00am-5:00pm’"),
    ("another part", "M-F 9am-3pm; advice Tu 4-6pm", "hours-of-an-activity", 13, "‘advice Tu 4-6pm’", "activities"),
    ("a remark", "M-F 9am-3pm, ring the bell", "hours-note", 13, "‘ring the bell’", "note"),
    ("a time zone", "M–F 9am–5pm Pacific Time", "hours-time-zone", 12, "time zone", "site.yaml"),
    ("some holidays", "M–F 9am–5pm (closed some holidays)", "hours-unreadable", 13, "doesn't say when", "bank holidays"),
    ("a break outside", "Mon 9am-5pm (closed 6-7pm)", "hours-break-outside", 20, "‘6-7pm’", "brackets"),
    ("by appointment, two meanings", "Mon 9am-5pm, by appointment", "hours-unreadable", 13, "also at others", "only"),
    ("last entry outside", "Mon 9am-5pm, last entry 8pm", "hours-last-entry", 0, "8pm", "am or pm"),
    ("last entry as it closes", "Mon 9am-5pm, last entry 5pm", "hours-last-entry", 0, "5pm", "am or pm"),
    ("a date that isn't", "every other Fri from 2026-02-30 9am-5pm", "hours-date", 21, "2026-02-30", "month"),
    ("nothing", "  ", "hours-nothing-said", 0, "empty", "unknown"),
    ("a symbol", "Mon ☎ 9am-5pm", "hours-unreadable", 4, "‘☎ 9am-5pm’", "9am-5pm"),
    ("two dashes", "Mon 9am-5pm-6pm", "hours-unreadable", 11, "‘-6pm’", "days and times"),
]  # fmt: skip


@pytest.mark.parametrize(("title", "text", "expected"), UNDERSTOOD, ids=[row[0] for row in UNDERSTOOD])
def test_what_a_line_means(title: str, text: str, expected: str) -> None:
    rows = [row for row in describe(parse_hours(text)) if row.label != "Bank holidays"]
    assert "; ".join(f"{row.label}: {row.words}" for row in rows) == expected, title


@pytest.mark.parametrize(("title", "text", "expected"), BANK_HOLIDAYS, ids=[row[0] for row in BANK_HOLIDAYS])
def test_bank_holidays_in_a_line(title: str, text: str, expected: str) -> None:
    assert [row.words for row in describe(parse_hours(text)) if row.label == "Bank holidays"] == [expected], (
        title
    )


@pytest.mark.parametrize("text", ALWAYS)
def test_always_open(text: str) -> None:
    assert [(row.label, row.words) for row in describe(parse_hours(text))] == [("Every day", "24 hours")]


@pytest.mark.parametrize(
    ("title", "text", "code", "offset", "says", "hint"), ASKED, ids=[row[0] for row in ASKED]
)
def test_what_is_asked_back(title: str, text: str, code: str, offset: int, says: str, hint: str) -> None:
    with pytest.raises(Problem) as caught:
        parse_hours(text)
    problem = caught.value
    assert (problem.code.name, problem.offset) == (code, offset), title
    assert says in problem.message
    assert hint in problem.hint
    assert problem.message[-1] in ".?"
    assert problem.hint[-1] in ".?"


def test_the_same_words_in_any_case_and_spacing() -> None:
    assert parse_hours("MON-FRI 9AM-5PM") == parse_hours(" mon - fri  9 am - 5 pm ")
