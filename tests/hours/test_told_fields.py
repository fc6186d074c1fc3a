"""Hours written as fields: what is said of each mistake, at its line and column, in one site that has them all."""

from __future__ import annotations

from pathlib import Path

from tests.tooling.small_site import BASICS, small_site, told
from tests.tooling.word_for_word import SayAgain

OPEN = "weekly: Mon-Fri 9am-5pm"
HOURS = {
    "days-of-two-kinds": "{weekly: {mon-fri: 9am-5pm, mon: 9am-1pm}}",
    "no-day": "{weekly: {mondya: 9am-5pm, sat: 10am-4pm}}",
    "no-time": "{weekly: {mon: sometimes, tue: [9am-1pm, 2pm]}}",
    "empty-list": "{weekly: {mon: []}}",
    "closed-in-a-list": "{weekly: {mon: [9am-1pm, closed]}}",
    "as-usual": "{weekly: {mon: as usual}}",
    "overlapping-list": "{weekly: {mon: [9am-1pm, 12:59pm-5pm]}}",
    "no-week": "{weekly: {}}",
    "a-list-of-days": "{weekly: [mon 9am-5pm]}",
    "part-of-the-day": "{weekly: {mon mornings: 2pm-5pm}}",
    "nothing": "{note: Ring first}",
    "last-entry-outside": f"{{{OPEN}, last_entry: 6pm}}",
    "last-entry-in-words": f"{{{OPEN}, last_entry: before closing}}",
    "two-answers": f"{{{OPEN}, always: yes}}",
    "exception-before": f"{{{OPEN}, exceptions: [{{from: 2026-12-28, until: 2026-12-24, hours: closed}}]}}",
    "exception-of-one-day": f"{{{OPEN}, exceptions: [{{from: 2026-12-24, until: 2026-12-24, hours: closed}}]}}",
    "exceptions-clash": f"{{{OPEN}, exceptions: [{{date: 2026-12-24, hours: closed}}, "
    "{from: 2026-12-20, until: 2026-12-24, hours: 9am-noon}]}",
    "exceptions-beside-each-other": f"{{{OPEN}, exceptions: [{{date: 2026-12-24, hours: closed}}, "
    "{from: 2026-12-20, until: 2026-12-23, hours: 9am-noon}]}",
    "exception-without-a-date": f"{{{OPEN}, exceptions: [{{hours: closed}}]}}",
    "exception-of-no-day": f"{{{OPEN}, exceptions: [{{date: 31 Nov 2026, hours: closed}}]}}",
    "exception-unreadable": f"{{{OPEN}, exceptions: [{{date: 2026-12-24, hours: shorter}}]}}",
    "exceptions-every-year": f"{{{OPEN}, exceptions: [{{date: 24 Dec, hours: closed}}, {{date: 2026-12-24, hours: 9am-1pm}}]}}",
    "seasons-overlap": "{seasons: [{from: 1 Oct, until: 31 Mar, weekly: Mon 9am-5pm}, "
    "{from: 31 Mar, until: 30 Sep, weekly: Tue 9am-5pm}]}",
    "seasons-meet": "{seasons: [{from: 1 Oct, until: 31 Mar, weekly: Mon 9am-5pm}, "
    "{from: 1 Apr, until: 30 Sep, weekly: Tue 9am-5pm}]}",
    "season-ends-before": "{seasons: [{from: 2026-12-01, until: 2026-11-30, weekly: Mon 9am-5pm}]}",
    "season-of-half-a-year": "{seasons: [{from: 2026-12-01, until: 31 Mar, weekly: Mon 9am-5pm}]}",
    "season-without-an-end": "{seasons: [{from: 1 Oct, weekly: Mon 9am-5pm}]}",
    "season-without-times": "{seasons: [{from: 1 Oct, until: 31 Mar}]}",
    "fortnight-without-weeks": f"{{{OPEN}, fortnight_from: 2026-11-06}}",
    "terms-without-need": f"{{{OPEN}, terms: [{{from: 2026-09-01, until: 2026-12-18}}]}}",
    "terms-overlap": "{weekly: Mon 9am-5pm in term time, terms: [{from: 2026-09-01, until: 2026-12-18}, "
    "{from: 2026-12-18, until: 2027-03-26}]}",
    "bank-holidays": f"{{{OPEN}, bank_holidays: perhaps}}",
    "an-unknown-field": f"{{{OPEN}, holidays: closed}}",
    "a-line-of-several": "|\n  Mon 9am-5pm\n  Tue 9am-5pmm\n",
    "a-line": "Mon 9am-5pm; Tue 9-5",
    "a-long-line": "Mon 9am-5pm " + "and " * 100,
}
ACTIVITIES = {
    "outside": "noon-6pm",
    "on-days": "Sat noon-2pm",
    "unreadable": "noonish",
    "inside": "noon-2pm",
}
SERVICE = "name: {0}\norganisation: harbour-trust\nneeds: [food]\nhours: {1}\nchecked: {{on: 2026-10-28}}\n"


def test_mistakes_in_fields_are_told_word_for_word(tmp_path: Path, said_before: SayAgain) -> None:
    files = {f"services/{name}.yaml": SERVICE.format(name, hours) for name, hours in HOURS.items()}
    said_before("hours as fields", told(small_site(tmp_path, {**BASICS, **files}).check()))


def test_hours_of_activities_are_told_word_for_word(tmp_path: Path, said_before: SayAgain) -> None:
    files = {
        f"services/{name}.yaml": SERVICE.format(name, "Mon-Fri 9am-5pm")
        + f"activities:\n  - name: Supper\n    hours: {hours}\n"
        for name, hours in ACTIVITIES.items()
    }
    said_before("hours of activities", told(small_site(tmp_path, {**BASICS, **files}).check()))
