"""A day on which something is said to have happened can't lie ahead, in whichever field of whichever type it stands."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tooling.small_site import BASICS, SETTINGS, TODAY, small_site

AHEAD = "2062-10-28"
SERVICE = BASICS["services/kitchen.yaml"]
CHARTER = (
    "---\nname: Charter\nvision: Homes.\nadopted: {adopted}\nreview_due: 2027-01-01\n"
    "versions: [{{version: '1', adopted: {version}, changes: First.}}]\n---\nText.\n"
)
SIGNATORY = (
    "name: Quay Church\nsigned: {signed}\nsector: charity\n"
    "pledges: [{{commitment: homes, text: We will., updates: [{{on: {update}, text: Done.}}]}}]\n"
)
COMMITMENT = "name: Homes\nnumber: 1\ntext: Homes for all.\n"
PLAN = (
    "name: Plan\nfirst_year: 2026\nlast_year: 2029\nowner: harbour-trust\n"
    "statuses: [{{id: on-track, name: On track, meaning: on-track}}]\n"
    "priorities: [{{id: homes, name: Homes, objectives: [{{id: rent, name: Rent}}]}}]\n"
    "reviews: [{{on: {on}, name: Autumn, counts: []}}]\n"
)
ACTION = (
    "name: Rents\nplan: plan\nobjective: rent\nnumber: 1\nlead: harbour-trust\nstatus: on-track\n"
    "updates: [{{on: {update}, text: Done.}}]\n"
    "measures: [{{name: Homes, readings: [{{on: {reading}, value: '4'}}]}}]\n"
)
MEETING = "name: March\ngroup: board\non: {on}\nstatus: held\nminutes: We met.\n"
PAST = "2026-10-28"


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("services/kitchen.yaml", SERVICE.replace(PAST, AHEAD)),
        ("services/kitchen.yaml", f"{SERVICE}updated: {AHEAD}\n"),
        ("services/kitchen.yaml", f"{SERVICE}accommodation: {{free: {{number: 2, on: {AHEAD}}}}}\n"),
        ("charter.md", CHARTER.format(adopted=AHEAD, version=PAST)),
        ("charter.md", CHARTER.format(adopted=PAST, version=AHEAD)),
        ("signatories/quay.yaml", SIGNATORY.format(signed=AHEAD, update=PAST)),
        ("signatories/quay.yaml", SIGNATORY.format(signed=PAST, update=AHEAD)),
        ("plans/plan.yaml", PLAN.format(on=AHEAD)),
        ("actions/rents.yaml", ACTION.format(update=AHEAD, reading=PAST)),
        ("actions/rents.yaml", ACTION.format(update=PAST, reading=AHEAD)),
        ("meetings/march.yaml", MEETING.format(on=AHEAD)),
        ("site.yaml", f"{SETTINGS}accessibility: {{tested: {AHEAD}}}\n"),
    ],
)
def test_a_day_that_has_been_is_not_ahead(tmp_path: Path, file: str, text: str) -> None:
    files = {
        **BASICS,
        "commitments/homes.yaml": COMMITMENT,
        "plans/plan.yaml": PLAN.format(on=PAST),
        "groups/board.yaml": "name: Board\nkind: board\n",
        file: text,
    }
    site = small_site(tmp_path, files)
    (said,) = [each for each in site.check() if each.is_error or each.code.name == "day-ahead"]
    assert said.code.name in ("day-far-ahead", "day-ahead")
    assert said.span.file == f"content/{file}"
    line = text.splitlines()[said.span.line - 1]
    assert AHEAD in line[said.span.column - 1 :]
    if file != "site.yaml":
        site.write({file: text.replace(AHEAD, "2026-11-24")})
        assert [each.code.name for each in site.check() if each.is_error or "day" in each.code.name] == [
            "day-ahead"
        ]
    site.write({file: text.replace(AHEAD, TODAY.isoformat())})
    assert not [each for each in site.check() if each.is_error or "day" in each.code.name]


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("services/kitchen.yaml", f"{SERVICE}notice: {{text: No hot water., until: {AHEAD}}}\n"),
        (
            "alerts/frost.yaml",
            f"name: Frost\nkind: severe-weather\nfrom: 2026-11-20 17:00\nuntil: {AHEAD} 09:00\n",
        ),
    ],
)
def test_what_is_for_a_while_does_not_end_decades_on(tmp_path: Path, file: str, text: str) -> None:
    site = small_site(tmp_path, {**BASICS, file: text})
    (said,) = site.check()
    assert (said.code.name, said.is_error) == ("end-far", True)
    assert AHEAD in text.splitlines()[said.span.line - 1][said.span.column - 1 :]
    site.write({file: text.replace(AHEAD, "2026-12-28")})
    assert not site.check()
