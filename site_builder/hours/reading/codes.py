"""Every kind of problem that opening hours can have, in one place so that the names stay distinct."""

from __future__ import annotations

from site_builder.diagnostics import Code, Severity

UNREADABLE = Code(
    "hours-unreadable", Severity.ERROR, "Opening hours that aren't written in a way we can read."
)
WHICH_HALF = Code("hours-am-or-pm", Severity.ERROR, "A time that could be in the morning or the afternoon.")
IMPOSSIBLE = Code("hours-impossible-time", Severity.ERROR, "A time that no clock shows, such as 25:00.")
NO_CLOSING = Code("hours-no-closing-time", Severity.ERROR, "A time without its opening or closing partner.")
SAME_TIMES = Code("hours-same-times", Severity.ERROR, "A session that opens and closes at the same time.")
ORDER = Code("hours-closes-before-opens", Severity.ERROR, "A session that closes before it opens.")
OVERLAP = Code("hours-overlap", Severity.ERROR, "Two sessions that are open at the same time.")
CONTRADICTION = Code(
    "hours-contradiction", Severity.ERROR, "Hours that say two different things about one day."
)
WHICH_DAYS = Code("hours-which-days", Severity.ERROR, "Times without days, or days that could be two things.")
NO_TIMES = Code("hours-no-times", Severity.ERROR, "Days without times.")
ACTIVITY = Code(
    "hours-of-an-activity", Severity.ERROR, "Hours of one activity mixed into the hours of the service."
)
NOTE = Code("hours-note", Severity.ERROR, "Words among the hours that belong in a note.")
TIME_ZONE = Code("hours-time-zone", Severity.ERROR, "A time zone among the hours; the site has one for all.")
BREAK = Code(
    "hours-break-outside", Severity.ERROR, "A break or a part of the day that lies outside the session."
)
LAST_ENTRY = Code("hours-last-entry", Severity.ERROR, "A last entry that fits no session.")
NOTHING_SAID = Code("hours-nothing-said", Severity.ERROR, "Hours that don't say when.")
TOO_LONG = Code("hours-too-long", Severity.ERROR, "A line of hours is longer than anybody would read.")
DATE = Code("hours-date", Severity.ERROR, "A date in the hours that doesn't exist or can't be read.")
DATE_RANGE = Code(
    "hours-date-range", Severity.ERROR, "Dates of an exception or season that don't make a range."
)
DATE_CLASH = Code("hours-date-clash", Severity.ERROR, "Two exceptions or two seasons for the same date.")
NATION = Code("hours-nation", Severity.ERROR, "A nation whose bank holidays aren't known.")
PART = Code("hours-part", Severity.ERROR, "A part of a country whose holidays aren't known.")
