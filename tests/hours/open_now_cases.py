"""Every state that can be told, at the minutes where one becomes another: for the reference and for now.js alike."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from pydantic import TypeAdapter

from site_builder.hours.calendar.holidays import Calendar, bank_holidays
from site_builder.hours.calendar.spells import window
from site_builder.hours.reading.record import Hours
from tests.hours.open_now_reference import Reference

READ = TypeAdapter(Hours)
LONDON = Calendar(ZoneInfo("Europe/London"), bank_holidays("england", range(2025, 2030)))


@dataclass(frozen=True)
class Moment:
    """A moment by the clock of London (`+` after it: the second time that the clock shows it), and what is said then."""

    title: str
    doors: Sequence[Any]
    """The hours of each door, as authors write them."""
    at: str
    said: str

    @property
    def hours(self) -> Sequence[Hours]:
        """The hours of each door."""
        return [READ.validate_python(each) for each in self.doors]

    @property
    def minute(self) -> int:
        """The moment in minutes since 1970 (UTC)."""
        shown = datetime.fromisoformat(self.at.removesuffix("+"))
        shown = shown.replace(tzinfo=LONDON.zone, fold=self.at.endswith("+"))
        return int(shown.timestamp()) // 60

    @property
    def today(self) -> date:
        """The day of the build."""
        return date.fromisoformat(self.at[:10])

    @property
    def reference(self) -> Reference:
        """The reference for its doors."""
        within = window(self.today, LONDON)
        return Reference(self.hours, LONDON.zone, LONDON.bank_holidays, within.first, within.last)


def moments(title: str, hours: Any, said: dict[str, str], *doors: Any) -> list[Moment]:
    """Several moments of the same hours, or of several doors."""
    return [Moment(f"{title}, {at}", [hours, *doors], at, each) for at, each in said.items()]


WINTER = {
    "weekly": "daily 8pm-8am",
    "bank_holidays": "as usual",
    "seasons": [{"from": "1 Nov", "until": "31 Mar"}],
}
EXCEPTIONS = {
    "weekly": "Mon-Fri 9am-5pm",
    "bank_holidays": "closed",
    "exceptions": [
        {"date": "2026-12-24", "hours": "9am-noon", "why": "Christmas Eve"},
        {"date": "2026-12-28", "hours": "as usual"},
        {"from": "2026-12-29", "until": "2026-12-30", "hours": "closed"},
        {"date": "2026-12-31", "hours": "unknown"},
    ],
}
LATE = "Mon-Fri 9am-5pm, last entry 30 minutes before closing; bank holidays closed"

MOMENTS = [
    *moments("a day", "Mon 9am-5pm", {
        "2026-11-22T23:59": "Closed now. Opens tomorrow at 9am",
        "2026-11-23T00:00": "Closed now. Opens today at 9am",
        "2026-11-23T08:59": "Closed now. Opens today at 9am",
        "2026-11-23T09:00": "Open now, until 5pm",
        "2026-11-23T16:59": "Open now, until 5pm",
        "2026-11-23T17:00": "Closed now. Opens on Monday 30 November at 9am",
    }),
    *moments("ten minutes", "Mon 9am-9:10am", {
        "2026-11-23T08:59": "Closed now. Opens today at 9am",
        "2026-11-23T09:00": "Open now, until 9:10am",
        "2026-11-23T09:10": "Closed now. Opens on Monday 30 November at 9am",
    }),
    *moments("until midnight", "Mon 6pm-midnight", {
        "2026-11-23T23:59": "Open now, until midnight",
        "2026-11-24T00:00": "Closed now. Opens on Monday at 6pm",
    }),
    *moments("from midnight", "Tue midnight-1am", {
        "2026-11-23T23:59": "Closed now. Opens tomorrow at midnight",
        "2026-11-24T00:00": "Open now, until 1am",
    }),
    *moments("over midnight", "daily 8pm-8am; bank holidays as usual", {
        "2026-11-23T19:59": "Closed now. Opens today at 8pm",
        "2026-11-23T20:00": "Open now, until 8am tomorrow",
        "2026-11-24T00:00": "Open now, until 8am",
        "2026-11-24T07:59": "Open now, until 8am",
    }),
    *moments("at 3 to 4 in the night", "Tue 3am-4am", {
        "2026-11-24T02:59": "Closed now. Opens today at 3am",
        "2026-11-24T03:00": "Open now, until 4am",
        "2026-11-24T03:59": "Open now, until 4am",
        "2026-11-24T04:00": "Closed now. Opens on Tuesday 1 December at 3am",
    }),
    *moments("a last entry", LATE, {
        "2026-11-23T09:00": "Open now, until 5pm. Last entry 4:30pm",
        "2026-11-23T16:30": "Open now, until 5pm. Last entry 4:30pm",
        "2026-11-23T16:31": "Open until 5pm, but nobody new is let in after 4:30pm: ring first",
        "2026-11-23T17:00": "Closed now. Opens tomorrow at 9am",
    }),
    *moments("a last entry as it closes", "Mon 9am-5pm, last entry 0 minutes before closing", {
        "2026-11-23T09:00": "Open now, until 5pm",
        "2026-11-23T16:59": "Open now, until 5pm",
        "2026-11-23T17:00": "Closed now. Opens on Monday 30 November at 9am",
    }),
    *moments("a last entry as it opens", {"weekly": {"mon": "9am-10am"}, "last_entry": "60 minutes before closing"}, {
        "2026-11-23T09:00": "Open now, until 10am. Last entry 9am",
        "2026-11-23T09:01": "Open until 10am, but nobody new is let in after 9am: ring first",
    }),
    *moments("a last entry at midnight", "daily 8pm-8am, last entry midnight; bank holidays as usual", {
        "2026-11-23T23:59": "Open now, until 8am tomorrow. Last entry midnight",
        "2026-11-24T00:00": "Open now, until 8am. Last entry midnight",
        "2026-11-24T00:01": "Open until 8am, but nobody new is let in after midnight: ring first",
    }),
    *moments("a last entry in the night", "daily 8pm-8am, last entry 1am; bank holidays as usual", {
        "2026-11-23T23:59": "Open now, until 8am tomorrow. Last entry 1am tomorrow",
        "2026-11-24T01:00": "Open now, until 8am. Last entry 1am",
        "2026-11-24T01:01": "Open until 8am, but nobody new is let in after 1am: ring first",
    }),
    *moments("day after day", "Mon-Tue 24 hours", {
        "2026-11-22T23:59": "Closed now. Opens tomorrow at midnight",
        "2026-11-23T12:00": "Open now, until midnight tomorrow",
        "2026-11-24T23:59": "Open now, until midnight",
        "2026-11-25T00:00": "Closed now. Opens on Monday at midnight",
    }),
    *moments("day after day over last entries", "Mon-Tue 24 hours, last entry 10pm", {
        "2026-11-23T22:00": "Open now, until midnight tomorrow. Last entry 10pm",
        "2026-11-23T22:01": "Open until midnight tomorrow, but nobody new is let in after 10pm: ring first",
        "2026-11-24T00:00": "Open now, until midnight. Last entry 10pm",
    }),
    *moments("no last entry in the first of two sessions", "Mon 9am-noon and noon-11pm, last entry 10pm", {
        "2026-11-23T09:00": "Open now, until 11pm. Last entry 10pm",
        "2026-11-23T12:00": "Open now, until 11pm. Last entry 10pm",
        "2026-11-23T22:01": "Open until 11pm, but nobody new is let in after 10pm: ring first",
    }),
    *moments("always", "24 hours", {"2026-11-23T12:00": "Open now", "2026-12-25T12:00": "Open now"}),
    *moments("exceptions", EXCEPTIONS, {
        "2026-12-24T11:59": "Open now, until noon",
        "2026-12-24T12:00": "Closed now. Opens on Monday at 9am",
        "2026-12-25T12:00": "Closed now. Opens on Monday at 9am",
        "2026-12-28T12:00": "Open now, until 5pm",
        "2026-12-29T12:00": "Closed now. May be open on Thursday: ring first",
        "2026-12-31T12:00": "Not known: ring first",
        "2027-01-01T12:00": "Closed now. Opens on Monday at 9am",
    }),
    *moments("a bank holiday nobody knows of", "daily 8pm-8am", {
        "2026-12-24T21:00": "Open now, until 8am tomorrow",
        "2026-12-25T03:00": "Open now, until 8am",
        "2026-12-25T08:00": "Not known: ring first",
        "2026-12-27T07:59": "Not known: ring first",
        "2026-12-27T08:00": "Closed now. Opens today at 8pm",
    }),
    *moments("a season", WINTER, {
        "2026-10-31T20:00": "Closed now. Opens tomorrow at 8pm",
        "2026-10-01T12:00": "Closed now. Opens on Sunday 1 November at 8pm",
        "2027-04-01T07:59": "Open now, until 8am",
        "2027-04-01T08:00": "Closed now",
        "2026-05-01T12:00": "Closed now",
    }),
    *moments("some Fridays", "Mon 9am-noon; every other Fri 1-3pm", {
        "2026-11-23T12:00": "Closed now. May be open on Friday: ring first",
        "2026-11-27T12:59": "Closed now. May be open today: ring first",
        "2026-11-27T13:00": "Not known: ring first",
        "2026-11-27T15:00": "Closed now. Opens on Monday at 9am",
    }),
    *moments("every other Friday", "every other Fri from 2026-11-27 1-3pm", {
        "2026-11-20T13:00": "Closed now. Opens on Friday 27 November at 1pm",
        "2026-11-27T13:00": "Open now, until 3pm",
    }),
    *moments("unknown", "unknown", {"2026-11-23T12:00": "Not known: ring first"}),
    *moments("by appointment", "by appointment; bank holidays closed", {
        "2026-12-24T23:59": "By appointment: ring first",
        "2026-12-25T00:00": "Closed now",
    }),
    *moments("a part by appointment", "Mon 9am-noon (11am-noon by appointment only)", {
        "2026-11-23T10:59": "Open now, until 11am",
        "2026-11-23T11:00": "By appointment: ring first",
        "2026-11-23T12:00": "Closed now. Opens on Monday 30 November at 9am",
    }),
    *moments("two doors", "Mon 9am-noon", {
        "2026-11-23T09:30": "Open now, until 5pm. Last entry noon",
        "2026-11-23T12:00": "Open until 5pm, but nobody new is let in after 10am: ring first",
    }, "Mon 9am-5pm, last entry 10am"),
    *moments("a door that lets in while another doesn't", "Mon 9am-5pm, last entry 10am", {
        "2026-11-23T10:01": "Open now, until 5pm. Last entry 4pm",
        "2026-11-23T16:01": "Open until 5pm, but nobody new is let in after 4pm: ring first",
    }, "Mon 10am-5pm, last entry 4pm"),
    *moments("doors one after the other", "Mon 9am-noon", {
        "2026-11-23T09:30": "Open now, until 5pm",
        "2026-11-23T12:00": "Open now, until 5pm",
    }, "Mon noon-5pm"),
    *moments("a door that is open beside one that nobody knows of", "unknown", {
        "2026-11-23T09:00": "Open now, until 5pm",
        "2026-11-23T17:00": "Not known: ring first",
    }, "Mon 9am-5pm"),
    *moments("a door by appointment beside one that nobody knows of", "by appointment", {
        "2026-11-23T09:00": "Not known: ring first",
    }, "unknown"),
    # The hour from 1am is left out on 29 March, and comes twice on 25 October.
    *moments("clocks go forward in a night", "daily 8pm-8am; bank holidays as usual", {
        "2026-03-28T20:00": "Open now, until 8am tomorrow",
        "2026-03-29T00:59": "Open now, until 8am",
        "2026-03-29T07:59": "Open now, until 8am",
        "2026-03-29T08:00": "Closed now. Opens today at 8pm",
    }),
    *moments("an end that is left out", "Sat 8pm-1:30am; bank holidays as usual", {
        "2026-03-29T00:59": "Open now, until 2:30am",
        "2026-03-29T02:29": "Open now, until 2:30am",
        "2026-03-29T02:30": "Closed now. Opens on Saturday at 8pm",
    }),
    *moments("all of it left out", "Sun 1:15am-1:45am, last entry 1:40am; bank holidays closed", {
        "2026-03-29T02:14": "Closed now. Opens today at 2:15am",
        "2026-03-29T02:15": "Open now, until 2:45am. Last entry 2:40am",
        "2026-03-29T02:45": "Closed now. Opens on Sunday 5 April at 1:15am",
    }),
    *moments("a beginning moved past its end", "Sun 1:30am-2:15am, last entry 2am; bank holidays closed", {
        "2026-03-29T02:29": "Closed now. Opens today at 2:30am",
        "2026-03-29T02:30": "Open now, until 3:15am. Last entry 2:30am",
        "2026-03-29T02:31": "Open until 3:15am, but nobody new is let in after 2:30am: ring first",
        "2026-03-29T03:15": "Closed now. Opens on Sunday 5 April at 1:30am",
    }),
    *moments("an end in the hour that comes twice", "Sat 8pm-1:30am", {
        "2026-10-25T01:29": "Open now, until 1:30am",
        "2026-10-25T01:30": "Closed now. Opens on Saturday at 8pm",
        "2026-10-25T01:15+": "Closed now. Opens on Saturday at 8pm",
    }),
    *moments("an end after the hour that comes twice", "Sat 8pm-2am", {
        "2026-10-25T01:59": "Open now, until 2am",
        "2026-10-25T01:59+": "Open now, until 2am",
        "2026-10-25T02:00": "Closed now. Opens on Saturday at 8pm",
    }),
    *moments("a beginning in the hour that comes twice", "Sun 1:30am-3am", {
        "2026-10-25T01:29": "Closed now. Opens today at 1:30am",
        "2026-10-25T01:30": "Open now, until 3am",
        "2026-10-25T01:00+": "Open now, until 3am",
        "2026-10-25T02:59": "Open now, until 3am",
    }),
]  # fmt: skip
