"""Ends of what is for a while: the last day that is believed, and the first that isn't."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from tests.tooling.small_site import BASICS, SETTINGS, TODAY, codes, small_site

THREE_YEARS = TODAY + timedelta(days=3 * 365)
FILES = {
    "services/kitchen.yaml": BASICS["services/kitchen.yaml"] + "notice: {text: No hot water., until: DAY}\n",
    "alerts/frost.yaml": "name: Frost\nkind: severe-weather\nfrom: 2026-11-20 17:00\nuntil: DAY 09:00\n",
}


@pytest.mark.parametrize("file", FILES)
def test_what_is_for_a_while_ends_within_three_years(tmp_path: Path, file: str) -> None:
    for days, said in ((0, []), (1, ["end-far"])):
        day = THREE_YEARS + timedelta(days=days)
        site = small_site(tmp_path / str(days), {**BASICS, file: FILES[file].replace("DAY", str(day))})
        found = site.check()
        assert codes(found) == said
        assert all("ends in 2029, which is years from now" in each.message for each in found)


def test_a_notice_may_have_no_end(tmp_path: Path) -> None:
    text = BASICS["services/kitchen.yaml"] + "notice: {text: No hot water.}\n"
    assert codes(small_site(tmp_path, {**BASICS, "services/kitchen.yaml": text}).check()) == []


def test_the_site_was_not_tested_on_a_day_to_come(tmp_path: Path) -> None:
    settings = f"{SETTINGS}accessibility: {{tested: {TODAY + timedelta(days=40)}}}\n"
    found = small_site(tmp_path, BASICS, settings=settings).check()
    assert [(str(each.span), each.code.name) for each in found] == [("content/site.yaml:7:25", "day-ahead")]
