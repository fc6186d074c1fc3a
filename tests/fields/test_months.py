"""Months of which nobody knows the day: how they are read, compared, said and aged."""

from __future__ import annotations

import pickle
from datetime import date
from pathlib import Path

import pytest

from site_builder.diagnostics import Problem
from site_builder.fields.days import read_day_or_month, read_deadline
from site_builder.language.ages import aged, with_days
from site_builder.language.month import Month, last_day
from site_builder.language.words import date_words, on_words, weekday_words
from tests.tooling.page_text import page_text
from tests.tooling.small_site import BASICS, Files, codes, small_site


def test_a_month_stands_on_its_first_or_its_last_day() -> None:
    assert (read_day_or_month("2025-10"), read_deadline("2024-02")) == (date(2025, 10, 1), date(2024, 2, 29))
    assert (read_day_or_month("2025-10-07"), read_deadline("2025-10-07")) == (date(2025, 10, 7),) * 2
    assert last_day(read_day_or_month("2025-02")) == date(2025, 2, 28)
    assert last_day(date(2025, 2, 3)) == date(2025, 2, 3)
    assert str(pickle.loads(pickle.dumps(read_deadline("2024-02")))) == "2024-02"


def test_a_month_and_its_first_day_are_said_apart() -> None:
    """They are equal, so whatever remembers words by date could mix them up."""
    day, month = date(2025, 10, 1), Month(2025, 10, 1)
    for one, words in ((day, "1 October 2025"), (month, "October 2025"), (day, "1 October 2025")):
        assert date_words(one) == words
    assert (on_words(day), on_words(month)) == ("on 1 October 2025", "in October 2025")
    assert weekday_words(month) == "October 2025"


def test_a_month_ages_as_a_month() -> None:
    for read in (read_day_or_month, read_deadline):
        html = with_days(f"<p>{aged(read('2026-10'))}")
        assert html == '<p><time datetime="2026-10" data-ago>October 2026</time>'


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("2025-13", "Write year-month, such as `2026-10`."),
        ("October 2025", "Write `2025-10`."),
        ("Sept. 2025", "Write `2025-09`."),
        ("10/2025", "Write `2025-10`."),
    ],
)
def test_how_a_month_is_not_written(text: str, hint: str) -> None:
    with pytest.raises(Problem) as found:
        read_day_or_month(text)
    assert found.value.hint == hint


FILES: Files = {
    **BASICS,
    "services/kitchen.yaml": f"{BASICS['services/kitchen.yaml']}".replace("2026-10-28", "2026-03"),
    "commitments/door.yaml": "name: One door\nnumber: 1\ntext: We open it.\n",
    "charter.yaml": "name: Charter\nvision: A home\nadopted: 2023-05\nreview_due: 2026-11\n",
    "groups/forum.yaml": "name: Forum\nkind: forum\n",
    "meetings/autumn.yaml": "name: Autumn\ngroup: forum\non: 2026-11\nstatus: held\n",
    "meetings/winter.yaml": "name: Winter\ngroup: forum\non: 2027-01\n",
    "signatories/trust.yaml": (
        "name: Harbour Trust\norganisation: harbour-trust\nsector: charity\nsigned: 2025-10\n"
        "pledges:\n  - commitment: door\n    text: We answer.\n    due: 2026-11\n    status: under-way\n"
        "    updates: [{on: 2026-09, text: Half of it is done.}]\n"
    ),
}


def test_months_are_shown_as_months_and_are_due_at_their_end(tmp_path: Path) -> None:
    site = small_site(tmp_path, FILES)
    assert codes(site.check()) == ["service-check-overdue"]
    site.build()
    signatory = page_text(site.page("/signatories/trust/"))
    assert "Signed the charter in October 2025." in signatory
    for words in ("Due November 2026", "September 2026"):
        assert words in signatory
    assert "days late" not in signatory
    assert "day late" not in signatory
    assert "May 2023" in page_text(site.page("/charter/"))
    assert "Last checked in March 2026. That is too long ago." in page_text(site.page("/services/kitchen/"))
    meetings = page_text(site.page("/meetings/"))
    assert meetings.index("Winter") < meetings.index("Autumn")
    assert "January 2027" in meetings
    site.build(date(2026, 12, 1))
    assert "Late since November 2026" in page_text(site.page("/signatories/trust/"))
    assert "charter-review-overdue" in codes(site.check(date(2026, 12, 1)))


@pytest.mark.parametrize("month", ["2026-12", "2027-10"])
def test_a_month_that_is_still_to_come_has_not_been(tmp_path: Path, month: str) -> None:
    text = str(FILES["signatories/trust.yaml"])
    for field in ("signed: 2025-10", "on: 2026-09"):
        files = {
            **FILES,
            "signatories/trust.yaml": text.replace(field, f"{field.partition(':')[0]}: {month}"),
        }
        assert "day-ahead" in codes(small_site(tmp_path / field[:2], files).check())
    far = {**FILES, "signatories/trust.yaml": text.replace("2025-10", "2062-10")}
    assert "day-far-ahead" in codes(small_site(tmp_path / "far", far).check())
