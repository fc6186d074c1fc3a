"""Signatories: how their pledges stand, and that no headline says better than what is known."""

from __future__ import annotations

from pathlib import Path

import pytest

from site_builder.language.passages import unmarked
from site_builder.model.standing import Standing
from site_builder.types.signatory import Signatory, pledge_tag, standing_of
from tests.tooling.small_site import TODAY, SmallSite, small_site, time

COMMITMENT = {"commitments/homes.yaml": "name: Homes\nnumber: 1\ntext: We will find homes.\n"}
HEAD = "name: Testham Bakery\nsector: charity\nsigned: {signed}\npledges:\n"


def site_with(folder: Path, *pledges: str, signed: str = "2022-11-09", more: str = "") -> SmallSite:
    lines = "".join(f"  - {{commitment: homes, text: We bake., {pledge}}}\n" for pledge in pledges)
    return small_site(
        folder,
        {
            **COMMITMENT,
            "sectors/charity.yaml": "name: Charities\n",
            "signatories/bakery.yaml": HEAD.format(signed=signed) + lines + more,
        },
    )


OLD, NEW = "updates: [{on: 2023-02-01, text: News}]", "updates: [{on: 2026-11-01, text: News}]"


@pytest.mark.parametrize(
    ("pledge", "standing", "words", "tone"),
    [
        (f"status: kept, {OLD}", Standing.DONE, "Kept", "done"),
        ("status: kept, due: 2023-01-01", Standing.NOT_SAID, "Said to be kept, without news", "quiet"),
        (f"status: under-way, {NEW}", Standing.ON_TRACK, "Under way", "going"),
        (f"status: under-way, {OLD}", Standing.SILENT, "No news since 1 February 2023", "care"),
        ("status: planned", Standing.SILENT, "No news since 9 November 2022", "care"),
        (f"status: planned, {NEW}", Standing.NOT_STARTED, "Planned", "quiet"),
        (f"status: under-way, due: 2026-08-23, {NEW}", Standing.OVERDUE, "Late since 23 August 2026", "bad"),
        (f"status: late, {NEW}", Standing.OVERDUE, "Late", "bad"),
        (f"status: late, due: 2027-01-01, {NEW}", Standing.OVERDUE, "Late", "bad"),
        ("status: dropped, due: 2023-01-01", Standing.DROPPED, "Dropped", "off"),
    ],
)
def test_a_pledge_stands_by_the_worst_that_is_true(
    tmp_path: Path, pledge: str, standing: Standing, words: str, tone: str
) -> None:
    site = site_with(tmp_path, pledge).load().site
    (signatory,) = site.all(Signatory)
    (promise,) = signatory.pledges
    assert standing_of(site, signatory, promise) is standing
    tag = pledge_tag(site, signatory, promise)
    assert (unmarked(tag.label), tag.tone) == (words, tone)


def test_rows_tallies_and_totals_say_what_is_late_first(tmp_path: Path) -> None:
    pledges = [f"status: kept, {OLD}", f"due: 2026-08-23, {NEW}", "status: kept"]
    built = site_with(tmp_path, *pledges)
    built.build(TODAY)
    said = f"3 pledges on {time('2026-11-23', '23 November 2026')}: 1 late, 1 said to be kept without news, 1 kept"
    assert f"Signed 9 November 2022. {said}." in built.page("/signatories/")
    assert f"1 has signed. {said}." in built.page("/signatories/")
    assert '<span class="tag bad">1 pledge late</span>' in built.page("/signatories/")
    assert f"<b>{said}.</b>" in built.page("/signatories/bakery/")
    assert f"<b>{said}.</b>" in built.page("/charter/homes/")


def test_nobody_waits_for_those_who_withdrew(tmp_path: Path) -> None:
    built = site_with(tmp_path, "due: 2026-08-23", more="withdrawn: 2025-01-01\n")
    built.build(TODAY)
    assert "0 have signed. No pledges." in built.page("/signatories/")
    assert "Signed 9 November 2022.</p>" in built.page("/signatories/")
    assert "late" not in built.page("/charter/homes/").partition("<main")[2].partition("<footer")[0]
