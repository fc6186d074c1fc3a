"""The action plan of a council, typed in: leads, partners, times, purposes, notes without a date, and what isn't said."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.tooling.small_site import SETTINGS, SmallSite, codes, small_site, told
from tests.tooling.typed_in import text_at, typed_in, unseen_values, values_in

TYPED_IN = Path(__file__).parent / "council-plan"


def copied(folder: Path) -> SmallSite:
    return typed_in(TYPED_IN, folder)


def test_nothing_is_wrong_with_it(site: SmallSite) -> None:
    assert codes(site.check()) == []


def test_every_value_is_on_a_page(site: SmallSite) -> None:
    assert len(list(values_in(site.content))) > 200
    assert unseen_values(site) == []


def test_it_has_the_numbers_of_the_paper(site: SmallSite) -> None:
    pages = [text_at(site, f"/plans/sefton/{each}/") for each in ("accommodation", "reduction", "support")]
    assert [page.count("[Link to action ") for page in pages] == [7, 9, 19]
    assert sum(page.count("Reported as: on track") for page in pages) == 26
    assert sum(page.count("Reported as: in progress / not yet complete") for page in pages) == 8
    assert sum(page.count("Complete") for page in pages) == 1


def test_the_summary_has_a_table_of_priorities(site: SmallSite) -> None:
    page = text_at(site, "/plans/sefton/")
    assert "Priority | What it wants to reach" in page
    table = page[page.index("Priority | What") : page.index("## Our priorities")]
    assert re.findall(r"\(/plans/sefton/(\w+)/#objective\.(\w+)\)", table) == [
        ("accommodation", "work"), ("accommodation", "affordable"),
        ("reduction", "prevention"), ("reduction", "options"),
        ("support", "specialist"), ("support", "oversight"), ("support", "emergency"), ("support", "floating"),
    ]  # fmt: skip
    assert (
        "about 40 people who had used them told their stories 2023. Source: Imogen Blood & Associates" in page
    )


def test_outcomes_say_by_when_or_how_often(site: SmallSite) -> None:
    page = text_at(site, "/plans/sefton/")
    for said in (
        "approved April 2024",
        "carried out April 2024 - ongoing",
        "verified annually (November)",
        "plan quarterly",
    ):
        assert said in page
    assert "No date" in page  # of what has been reached


def test_times_without_a_day_are_late_only_when_they_are_over(site: SmallSite) -> None:
    options = text_at(site, "/plans/sefton/reduction/")
    assert "Due\nAutumn 2024" in options
    assert "Overdue since 30 November 2024" in options
    assert "Due\nYear 1" in options
    assert "Overdue since 31 March 2025" in options  # the plan's first year ends then
    assert "Due\nquarterly" in options
    progress = text_at(site, "/plans/sefton/progress/")
    assert "2 overdue" in progress  # and none of those that go on or come round


def test_several_leads_each_have_the_action(site: SmallSite) -> None:
    for organisation in ("sefton-council", "venus"):
        assert "Plan it with jobs and benefits agencies" in text_at(site, f"/organisations/{organisation}/")
    assert "An action with several counts for each" in text_at(site, "/plans/sefton/progress/")


def test_notes_without_a_date_are_shown_as_such(site: SmallSite) -> None:
    page = text_at(site, "/plans/sefton/accommodation/")
    assert "No date\nAsk HBen what this model allows" in page
    assert "No dated update since April 2024" in page


PLAN = "plans/sefton.md"
ACTION = "actions/options-2.yaml"


@pytest.mark.parametrize(
    ("file", "old", "new", "message"),
    [
        (ACTION, "due: Autumn 2024", "due: 31 April 2024", "April has 30 days."),
        (ACTION, "due: Autumn 2024", "due: 2024-04-31", "April has 30 days."),
        (ACTION, "due: Autumn 2024", "due: when we can", "`when we can` isn't a time this can read."),
        (ACTION, "due: Autumn 2024", "due: Year 9", "`Year 9` is after the plan"),
        (ACTION, "due: Autumn 2024", "due: Spring 2024\nstart: 2025-01", "before it starts"),
        (ACTION, "due: Autumn 2024", "purposes: [protekt]", "has no purpose `protekt`."),
        (ACTION, "lead: sefton-council", "lead: [sefton-council, nobody]", "there is no organisation called `nobody`"),
        (ACTION, "status: on-track", "status: ontrack", "has no status `ontrack`."),
        (ACTION, "status: on-track\n", "", "This action doesn't say how it is going."),
        (ACTION, "lead: sefton-council\n", "", "Nobody answers for this action."),
        (PLAN, "by: 2024-04}", "by: 31 April 2024}", "April has 30 days."),
        (PLAN, "start: 2024-04", "start: 2023-04", "isn't between 2024 and 2029."),
        (PLAN, "{id: communities, name", "{id: protect, name", "another purpose with the id `protect`"),
        (PLAN, ", source: Sefton Council}", "}", "Nothing says where “12 weeks” comes from."),
        (PLAN, "statuses:", "rags: [{rag: red, name: A}, {rag: red, name: B}]\nstatuses:", "another word for red"),
    ],
)  # fmt: skip
def test_what_cant_be_right_is_said(tmp_path: Path, file: str, old: str, new: str, message: str) -> None:
    site = copied(tmp_path)
    path = site.content / file
    written = path.read_text("utf-8")
    assert old in written
    path.write_text(written.replace(old, new, 1), "utf-8")
    said = told(site.check())
    assert f"content/{file}:" in said
    assert message in said


UNSAID = {
    "organisations/bucks.yaml": "name: Buckinghamshire Council\nkind: council\n",
    "plans/bucks.yaml": (
        "name: A plan that says little\nfirst_year: 2024\nlast_year: 2025\nowner: bucks\n"
        "rags: [{rag: amber, name: Some delay, text: It will be done by the next meeting.}]\n"
        "priorities: [{id: homes, name: Homes}]\n"
    ),
    "actions/one.yaml": "name: Do it\nplan: bucks\nobjective: homes\nnumber: 1\nrag: amber\ndue: TBC\n",
}


def test_a_plan_may_name_neither_lead_nor_status(tmp_path: Path) -> None:
    """Readers see that it isn't said, and authors are warned; nothing is refused."""
    site = small_site(tmp_path, UNSAID, settings=SETTINGS)
    assert sorted(codes(site.check())) == ["action-lead-unsaid", "plan-statuses-unsaid"]
    site.build()
    page = text_at(site, "/plans/bucks/homes/")
    assert "Lead\nNot said" in page
    assert "Due\nNot said" in page
    assert "Amber: Some delay" in page
    assert "Amber: Some delay It will be done by the next meeting." in text_at(site, "/plans/bucks/")


def test_an_action_may_leave_its_status_unsaid(tmp_path: Path) -> None:
    plan = UNSAID["plans/bucks.yaml"].replace(
        "rags:", "statuses: [{id: unclear, name: Nobody knows, meaning: unknown}]\nrags:"
    )
    fresh = "lead: bucks\nupdates: [{on: 2026-11-01, text: News}]\n"
    actions = {
        "actions/one.yaml": UNSAID["actions/one.yaml"] + fresh,
        "actions/two.yaml": UNSAID["actions/one.yaml"].replace("number: 1", "number: 2")
        + fresh
        + "status: unclear\n",
    }
    site = small_site(tmp_path, {**UNSAID, "plans/bucks.yaml": plan, **actions}, settings=SETTINGS)
    assert codes(site.check()) == ["action-status-unsaid"]
    site.build()
    page = text_at(site, "/plans/bucks/homes/")
    assert page.count("Status not said") == 1
    assert page.count("Nobody knows") == 1
    assert "2 actions on 23 November 2026: 2 not said to be on track" in text_at(
        site, "/plans/bucks/progress/"
    )
