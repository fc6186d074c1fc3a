"""Action plans: what is worked out of them, what is refused, and what their pages say."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from site_builder.fields.readers import Period
from site_builder.types.plan.action import Action, late_words, overdue_since, quiet_since
from site_builder.types.plan.model import Plan, review_due
from site_builder.types.plan.progress import counts_of, headline, parts, total_words
from tests.tooling.small_site import TODAY, SmallSite, codes, small_site

COUNCIL = {"organisations/council.yaml": "name: Testham Council\nkind: council\n"}
PLAN = """\
name: A home for all
first_year: 2025
last_year: 2028
owner: council
statuses:
  - {id: waiting, name: Waiting, meaning: not-started}
  - {id: moving, name: Moving, meaning: on-track}
  - {id: done, name: Done, meaning: done}
  - {id: stopped, name: Stopped, meaning: dropped}
priorities:
  - id: homes
    name: More homes
    objectives:
      - {id: build, name: Build}
      - {id: mend, name: Mend}
  - id: help
    name: Earlier help
    objectives:
      - {id: reach, name: Reach people}
"""


def said(site: SmallSite) -> list[str]:
    return [f"{each.span} {each.code.name}: {each.message} {each.hint}" for each in site.check()]


def built_site(folder: Path, files: dict[str, str]) -> SmallSite:
    site = small_site(folder, files)
    site.build(TODAY)
    return site


def action(objective: str = "build", number: int = 1, status: str = "moving", more: str = "") -> str:
    return (
        f"name: Action {objective} {number}\nplan: homes\nobjective: {objective}\nnumber: {number}\n"
        f"lead: council\nstatus: {status}\n{more}"
    )


def site_of(*actions: str, plan: str = PLAN) -> dict[str, str]:
    named = {f"actions/a{n}.yaml": text for n, text in enumerate(actions, 1)}
    return {**COUNCIL, "plans/homes.yaml": plan, **named}


def the_plan(folder: Path, *actions: str, plan: str = PLAN) -> tuple[Plan, list[Action]]:
    site = small_site(folder, site_of(*actions, plan=plan)).load().site
    return site.all(Plan)[0], list(site.all(Action))


def test_progress_is_counted_in_the_plans_own_words(tmp_path: Path) -> None:
    actions = [action(number=1), action(number=2), action("reach", 1, "done"), action("mend", 1, "waiting")]
    site = small_site(tmp_path, site_of(*actions)).load().site
    plan = site.all(Plan)[0]
    counts = counts_of(site, plan)
    assert total_words(plan, counts) == "4 actions: 1 waiting, 2 moving, 1 done"
    assert headline(plan, counts) == "2 of 4 actions are on track and 1 is done"
    assert [(part.label, part.count, part.tone, part.start, part.share) for part in parts(plan, counts)] == [
        ("Waiting", 1, "quiet", 0, 25),
        ("Moving", 2, "good", 25, 50),
        ("Done", 1, "done", 75, 25),
        ("Stopped", 0, "off", 100, 0),
    ]


def test_words_with_commas_are_kept_apart(tmp_path: Path) -> None:
    plan = PLAN.replace("name: Waiting", 'name: "Waiting, not begun"')
    site = small_site(tmp_path, site_of(action(status="waiting"), action("mend"), plan=plan)).load().site
    found = site.all(Plan)[0]
    assert total_words(found, counts_of(site, found)) == "2 actions: 1 waiting, not begun; 1 moving"


def test_a_plan_without_actions_says_so(tmp_path: Path) -> None:
    site = small_site(tmp_path, site_of()).load().site
    plan = site.all(Plan)[0]
    assert total_words(plan, counts_of(site, plan)) == "No actions"
    assert headline(plan, counts_of(site, plan)) == "No actions yet"


@pytest.mark.parametrize(
    ("due", "status", "expected"),
    [
        ("2026-11-22", "moving", date(2026, 11, 22)),
        ("2026-11-23", "moving", None),
        ("2026-11-22", "done", None),
        ("2026-11-22", "stopped", None),
    ],
)
def test_an_action_is_overdue_when_its_day_is_over_and_it_is_not(
    tmp_path: Path, due: str, status: str, expected: date | None
) -> None:
    plan, [found] = the_plan(tmp_path, action(status=status, more=f"due: {due}\n"))
    assert overdue_since(plan, found, TODAY) == expected


@pytest.mark.parametrize(
    ("more", "status", "expected"),
    [
        ("updates: [{on: 2026-05-27, text: News}]\n", "moving", date(2026, 5, 27)),
        ("updates: [{on: 2026-05-28, text: News}]\n", "moving", None),
        ("updates: [{on: 2026-11-01, text: New}, {on: 2025-11-01, text: Old}]\n", "moving", None),
        ("updates: [{on: 2027-05-28, text: Mistyped}]\n", "moving", date(2025, 1, 1)),
        ("start: 2026-10-01\n", "moving", None),
        ("start: 2026-01-01\n", "moving", date(2026, 1, 1)),
        ("", "moving", date(2025, 1, 1)),
        ("", "done", None),
    ],
)
def test_an_action_is_quiet_after_a_whole_period_without_news(
    tmp_path: Path, more: str, status: str, expected: date | None
) -> None:
    plan, [found] = the_plan(tmp_path, action(status=status, more=more))
    assert quiet_since(plan, found, Period("180 days", 180), TODAY) == expected


def test_late_words_name_both_troubles(tmp_path: Path) -> None:
    more = "due: 2026-10-30\nupdates: [{on: 2026-03-01, text: News}]\n"
    plan, [found] = the_plan(tmp_path, action(more=more))
    words = late_words(plan, found, Period("6 months", 180), TODAY)
    assert words == "24 days overdue, no update for 8 months"


@pytest.mark.parametrize(
    ("reviews", "today", "expected"),
    [
        ("", TODAY, date(2025, 4, 1)),
        (
            "reviews: [{on: 2026-10-15, name: Autumn}, {on: 2026-07-16, name: Summer}]\n",
            TODAY,
            date(2027, 1, 13),
        ),
        (
            "reviews: [{on: 2026-10-15, name: Autumn}, {on: 2027-01-15, name: Winter}]\n",
            TODAY,
            date(2027, 1, 13),
        ),
        ("", date(2029, 1, 1), None),
    ],
)
def test_a_review_is_due_after_the_last_one(
    tmp_path: Path, reviews: str, today: date, expected: date | None
) -> None:
    plan, _ = the_plan(tmp_path, plan=PLAN + reviews)
    assert review_due(plan, Period("3 months", 90), today) == expected


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        (
            site_of(action("bild")),
            "content/actions/a1.yaml:3:12 action-objective-unknown: The plan “A home for all” has no objective "
            "`bild`. Did you mean `build`? It can be `build`, `mend`, `reach`.",
        ),
        (
            site_of(action(status="movin")),
            "content/actions/a1.yaml:6:9 action-status-unknown: The plan “A home for all” has no status `movin`. "
            "Did you mean `moving`? It can be `done`, `moving`, `stopped`, `waiting`.",
        ),
        (
            site_of(action(), action()),
            "content/actions/a2.yaml:4:9 action-number-twice: This is action 1 of its objective, but so is "
            "content/actions/a1.yaml. Give one of the two another number.",
        ),
        (
            site_of(plan=PLAN.replace("id: mend", "id: build")),
            "content/plans/homes.yaml:15:14 plan-id-twice: This plan has another objective with the id `build`. "
            "Give it an id of its own; actions and links need to know which one is meant.",
        ),
        (
            site_of(plan=PLAN.replace("id: help", "id: homes")),
            "content/plans/homes.yaml:16:9 plan-id-twice: This plan has another priority with the id `homes`. "
            "Give it an id of its own; actions and links need to know which one is meant.",
        ),
        (
            site_of(plan=PLAN.replace("id: stopped", "id: done")),
            "content/plans/homes.yaml:9:10 plan-id-twice: This plan has another status with the id `done`. "
            "Give it an id of its own; actions and links need to know which one is meant.",
        ),
        (
            site_of(plan=PLAN.replace("id: help", "id: progress")),
            "content/plans/homes.yaml:16:9 plan-id-reserved: A priority can't have the id `progress`, because the "
            "page with the plan's numbers is there. Choose another id for it.",
        ),
        (
            site_of(
                plan=PLAN
                + "reviews:\n  - {on: 2026-01-01, name: Winter, counts: [{status: don, actions: 3}]}\n"
            ),
            "content/plans/homes.yaml:21:54 review-status-unknown: The review “Winter” counts the status `don`, "
            "which this plan doesn't have. Did you mean `done`? It can be `done`, `moving`, `stopped`, `waiting`.",
        ),
        (
            site_of(plan=PLAN.replace("2028", "2018")),
            "content/plans/homes.yaml:3:12 plan-years: This plan runs from 2025 to 2018, which can't be. Write "
            "`first_year` and `last_year` as years of four digits, the earlier one first.",
        ),
    ],
)
def test_what_cannot_be_right_is_explained(tmp_path: Path, files: dict[str, str], expected: str) -> None:
    assert said(small_site(tmp_path, files)) == [expected]


def test_a_plan_that_failed_makes_no_second_error_in_its_actions(tmp_path: Path) -> None:
    found = small_site(tmp_path, site_of(action("nowhere"), plan=PLAN + "colour: red\n")).check()
    assert codes(found) == ["field-unknown"]


LATE = "due: 2026-10-30\nresources: Two workers\nrag: amber\nupdates:\n  - {on: 2026-11-02, by: Sam, text: Half <way>.}\n"


def test_the_priority_page_has_a_permalink_for_every_action(tmp_path: Path) -> None:
    built = built_site(tmp_path, site_of(action("mend", 2, more=LATE), action("reach")))
    page = built.page("/plans/homes/homes/")
    assert 'id="a1"' in page
    assert 'href="#a1"' in page
    assert "2.2" in page
    assert "24 days overdue" in page
    assert "Half &lt;way&gt;." in page
    assert "Two workers" in page
    assert 'id="a2"' not in page
    assert 'id="a2"' in built.page("/plans/homes/help/")


def test_headings_in_an_action_keep_below_its_own_and_do_not_clash(tmp_path: Path) -> None:
    files = site_of() | {f"actions/b{n}.md": f"---\n{action(number=n)}---\n## In the way\n" for n in (1, 2)}
    page = built_site(tmp_path, files).page("/plans/homes/homes/")
    for n in (1, 2):
        assert f'<h4 id="b{n}--in-the-way">' in page


def test_the_progress_page_says_the_same_in_numbers(tmp_path: Path) -> None:
    reviews = "reviews: [{on: 2026-10-15, name: Autumn, counts: [{status: waiting, actions: 2}]}]\n"
    files = site_of(action(more=LATE), action("reach", 1, "done"), plan=PLAN + reviews)
    page = built_site(tmp_path, files).page("/plans/homes/progress/")
    assert page.count("<rect") == 2 + 1 + 1 + 2 + 2 + 1  # whole, priorities, all, lead, review
    assert "2 actions: 1 moving, 1 done." in page
    assert '<a href="/plans/homes/homes/#a1">' in page
    assert "Lead: Testham Council. 24 days overdue." in page
    assert "2 actions: 2 waiting." in page


def test_a_site_without_plans_has_no_list_of_them(tmp_path: Path) -> None:
    built = built_site(tmp_path, COUNCIL)
    assert not (built.output / "plans").exists()


def test_the_plan_page_leads_to_everything(tmp_path: Path) -> None:
    built = built_site(tmp_path, site_of(action()))
    page = built.page("/plans/homes/")
    for url in (
        "/plans/homes/progress/",
        "/plans/homes/homes/",
        "/plans/homes/help/",
        "/organisations/council/",
    ):
        assert f'href="{url}"' in page
    assert "Overdue since 1 April 2025" in page
    assert 'href="/plans/homes/"' in built.page("/plans/")


def test_a_heading_in_the_introduction_does_not_clash_with_the_pages_own(tmp_path: Path) -> None:
    files = {name: text for name, text in site_of().items() if name != "plans/homes.yaml"}
    page = built_site(tmp_path, files | {"plans/homes.md": f"---\n{PLAN}---\n## Priorities\n"}).page(
        "/plans/homes/"
    )
    assert page.count('id="priorities"') == 1
    assert '<h3 id="about--priorities">' in page
