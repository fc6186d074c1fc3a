"""Action plans: what is worked out of them, what is refused, and what their pages say."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from site_builder.fields.readers import Period
from site_builder.language.passages import unmarked
from site_builder.model.standing import Standing, tally_parts
from site_builder.types.plan.action import (
    Action,
    late_words,
    overdue_since,
    quiet_since,
    standing_of,
    tag_of,
)
from site_builder.types.plan.model import Plan, review_due
from site_builder.types.plan.progress import headline, review_words, tally_of
from tests.tooling.small_site import TODAY, SmallSite, codes, small_site, time

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


NEWS = "updates: [{on: 2026-11-01, text: News}]\n"


def test_actions_are_counted_by_the_worst_that_is_true_of_each(tmp_path: Path) -> None:
    """Each once, so that the numbers add up, whatever its status says."""
    plan = PLAN.replace(
        "  - {id: stopped", "  - {id: risky, name: Risky, meaning: at-risk}\n"
        "  - {id: going, name: Going, meaning: in-progress}\n  - {id: stopped"
    )  # fmt: skip
    actions = [
        action(number=1, more="due: 2026-10-30\n" + NEWS),
        action(number=2, more="due: 2026-10-30\n"),
        action(number=3),
        action(number=4, status="waiting", more="start: 2026-12-01\n"),
        action(number=5, status="risky", more=NEWS),
        action(number=6, status="stopped", more="due: 2026-10-30\n"),
        action(number=7, status="going", more=NEWS),
        action(number=8, more=NEWS),
        action(number=9, status="done"),
    ]
    site = small_site(tmp_path, site_of(*actions, plan=plan)).load().site
    found = site.all(Plan)[0]
    counts = tally_of(site, found)
    assert headline(found, counts) == (
        "9 actions: 2 overdue, 1 silent, 1 at risk, 1 dropped, 1 not said to be on track, 1 not started, "
        "1 on track, 1 done"
    )
    assert [(part.label, part.count, part.tone) for part in tally_parts(counts, "actions")] == [
        ("Overdue", 2, "bad"),
        ("Silent", 1, "care"),
        ("At risk", 1, "care"),
        ("Dropped", 1, "off"),
        ("Not said", 1, "going"),
        ("Not started", 1, "quiet"),
        ("On track", 1, "good"),
        ("Done", 1, "done"),
    ]


@pytest.mark.parametrize("status", ["moving", "waiting", "done", "stopped"])
@pytest.mark.parametrize(
    "more", ["", NEWS, "due: 2026-10-30\n", "due: 2026-12-30\n" + NEWS, "start: 2026-11-01\n"]
)
def test_an_action_that_is_late_or_silent_never_counts_as_on_track(
    tmp_path: Path, status: str, more: str
) -> None:
    site = small_site(tmp_path, site_of(action(status=status, more=more))).load().site
    plan, found = site.all(Plan)[0], site.all(Action)[0]
    period = site.settings.reviews.actions
    standing, tag = standing_of(plan, found, period, TODAY), tag_of(site, plan, found)
    if overdue_since(plan, found, TODAY) or quiet_since(plan, found, period, TODAY):
        assert standing in (Standing.OVERDUE, Standing.SILENT)
        assert tag.tone in ("bad", "care")
    assert sum(tally_of(site, plan).values()) == 1


def test_a_plan_that_has_no_word_for_on_track_says_so(tmp_path: Path) -> None:
    plan = PLAN.replace("meaning: on-track", "meaning: in-progress")
    site = small_site(tmp_path, site_of(action(more=NEWS), action("mend", more=NEWS), plan=plan)).load().site
    found = site.all(Plan)[0]
    assert headline(found, tally_of(site, found)) == (
        "2 actions: 2 not said to be on track. This plan has no status that means on track"
    )


def test_words_of_a_review_with_commas_are_kept_apart(tmp_path: Path) -> None:
    found = small_site(
        tmp_path, site_of(plan=PLAN.replace("name: Waiting", 'name: "Waiting, not begun"'))
    ).load()
    plan = found.site.all(Plan)[0]
    assert review_words(plan, {"waiting": 1, "moving": 1}) == (
        "2 actions reported: 1 waiting, not begun; 1 moving"
    )


def test_a_plan_without_actions_says_so(tmp_path: Path) -> None:
    site = small_site(tmp_path, site_of()).load().site
    plan = site.all(Plan)[0]
    assert headline(plan, tally_of(site, plan)) == "No actions yet"


def review(*counts: str) -> str:
    return f"reviews: [{{on: 2026-10-15, name: Autumn, counts: [{', '.join(counts)}]}}]\n"


DATED = (
    "updates: [{on: 2026-09-01, text: News, status: moving}, {on: 2026-11-01, text: Done, status: done}]\n"
)


@pytest.mark.parametrize(
    ("actions", "counts", "expected"),
    [
        ([action(more=NEWS)], ["{status: moving, actions: 1}"], []),
        ([action(more=NEWS)], ["{status: moving, actions: 914}"], ["review-counts-more"]),
        ([action(status="done", more=DATED)], ["{status: moving, actions: 1}"], []),
        (
            [action(status="done", more=DATED)],
            ["{status: done, actions: 1}", "{status: moving, actions: 0}"],
            ["review-counts-differ", "review-counts-differ"],
        ),
        (
            [action(status="done", more=DATED), action("mend", more=NEWS)],
            ["{status: done, actions: 1}", "{status: moving, actions: 1}"],
            [],
        ),
        ([action(more=DATED)], [], ["action-status-differs"]),
        ([action(more=NEWS.replace("News", "News, status: movin"))], [], ["action-status-unknown", "action-status-differs"]),
    ],
)  # fmt: skip
def test_counts_of_reviews_are_held_against_dated_statuses(
    tmp_path: Path, actions: list[str], counts: list[str], expected: list[str]
) -> None:
    files = site_of(*actions, plan=PLAN + (review(*counts) if counts else ""))
    assert sorted(codes(small_site(tmp_path, files).check())) == sorted(expected)


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
    assert unmarked(words) == "Overdue since 30 October 2026, no update since 1 March 2026"


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
    assert f"Overdue since {time('2026-10-30', '30 October 2026')}" in page
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
    assert f"2 actions on {time('2026-11-23', '23 November 2026')}: 1 overdue, 1 done." in page
    assert '<a href="/plans/homes/homes/#a1">' in page
    assert "Lead: Testham Council. Reported as: Moving." in page
    said = f"Overdue since {time('2026-10-30', '30 October 2026')}"
    assert re.search(f'<span class="tag bad"[^>]*>{said}</span>', page)
    assert "2 actions reported: 2 waiting." in page


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
    assert f"Overdue since {time('2025-04-01', '1 April 2025')}" in page
    assert 'href="/plans/homes/"' in built.page("/plans/")


def test_a_heading_in_the_introduction_does_not_clash_with_the_pages_own(tmp_path: Path) -> None:
    files = {name: text for name, text in site_of().items() if name != "plans/homes.yaml"}
    page = built_site(tmp_path, files | {"plans/homes.md": f"---\n{PLAN}---\n## Priorities\n"}).page(
        "/plans/homes/"
    )
    assert page.count('id="priorities"') == 1
    assert '<h3 id="about--priorities">' in page


def test_an_action_is_cited_as_its_plan_does_and_names_its_status_as_people_write_it(tmp_path: Path) -> None:
    site = built_site(tmp_path, site_of(action(status="Moving", more="cited: A1.ii\n")))
    page = site.page("/plans/homes/homes/")
    assert "A1.ii" in page
    assert "Status not said" not in page


def test_a_field_that_is_not_there_is_sought_in_groups_alone(tmp_path: Path) -> None:
    measure = "measures: [{text: Twelve landlords, by: quarterly}]\n"
    site = small_site(tmp_path, site_of(action(more=measure)))
    hints = [each.hint for each in site.check() if each.code.name == "field-unknown"]
    assert len(hints) == 1
    assert "inside `by`" not in hints[0]
