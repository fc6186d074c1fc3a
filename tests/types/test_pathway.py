"""Pathways: routes that lead on, criteria that add up, and the two pages with their picture."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from site_builder.types.pathway.model import Branch, Step
from site_builder.types.pathway.picture import draw
from site_builder.types.pathway.route import moves, reachable, way
from tests.tooling.small_site import BASICS, SmallSite, small_site

HEAD = """\
name: Sleeping rough
situation: I have nowhere to sleep
summary: A bed tonight.
lead: harbour-trust
who_for: [Anybody outside tonight]
checked: {on: 2026-11-01, how: phone, by: Sam}
"""
STEPS = """\
steps:
  - id: ring
    name: Ring first
    text: Say that you are outside.
    services: [kitchen]
    who: The night worker
    how_soon: At once
    if_refused: Ask why.
    branches:
      - {if: If you are under 18, text: Say so., services: [kitchen]}
      - {if: If they have a bed, go_to: rest}
    for_workers: Note the time.
  - {id: wait, name: Wait inside, text: Somebody comes., next: talk, who: You}
  - {id: rest, name: Rest, text: Sleep., last: true, who: You}
  - {id: talk, name: Talk, text: Make a plan., who: You}
"""


def site_of(text: str) -> dict[str, str]:
    return {**BASICS, "pathways/rough.yaml": text}


def steps(*lines: str) -> str:
    return HEAD + "steps:\n" + "".join(f"  - {{{line}, text: Words, who: You}}\n" for line in lines)


def said(site: SmallSite) -> list[str]:
    return [f"{each.span} {each.code.name}: {each.message} {each.hint}".strip() for each in site.check()]


def built(folder: Path, text: str = HEAD + STEPS) -> SmallSite:
    site = small_site(folder, site_of(text))
    site.build()
    return site


def test_a_good_pathway_has_no_problems(tmp_path: Path) -> None:
    assert said(small_site(tmp_path, site_of(HEAD + STEPS))) == []


AT = "content/pathways/rough.yaml"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            HEAD + "steps: []\n",
            f"{AT}:7:8 list-empty: `steps`: This list is empty. Write at least one item into it.",
        ),
        (
            steps("id: ring, name: Ring", "id: ring, name: Again"),
            f"{AT}:9:10 step-id-twice: This pathway has another step with the id `ring`. Give it an id of its own, "
            "so that other steps can lead to it.",
        ),
        (
            steps("id: ring, name: Ring, next: tlk", "id: wait, name: Wait", "id: talk, name: Talk"),
            f"{AT}:8:34 step-unknown: This pathway has no step `tlk`. Did you mean `talk`? It can be `ring`, `talk`, "
            "`wait`.",
        ),
        (
            steps("id: ring, name: Ring", "id: wait, name: Wait", "id: talk, name: Talk, next: ring"),
            f"{AT}:10:34 step-loop: The steps go round in a circle: “Ring” → “Wait” → “Talk” → “Ring”. Lead on to a "
            "later step, or say in the step's text what to do when it has to be done again.",
        ),
        (
            steps("id: ring, name: Ring", "id: wait, name: Wait, branches: [{if: If not, go_to: wait}]"),
            f"{AT}:9:59 step-loop: The steps go round in a circle: “Wait” → “Wait”. Lead on to a later step, or say "
            "in the step's text what to do when it has to be done again.",
        ),
        (
            steps("id: a, name: One, next: c", "id: b, name: Two, last: true", "id: c, name: Three, next: b"),
            f"{AT}:10:32 step-earlier: This leads to the step “Two”, which stands before this one. Put that step "
            "further down in the file.",
        ),
        (
            steps("id: a, name: One, last: true, next: b", "id: b, name: Two"),
            f"{AT}:8:42 step-after-last: The step “One” is marked as the last of its route, but names a next one. "
            "Take out `last` or `next`.",
        ),
        (
            steps("id: a, name: One, last: true", "id: b, name: Two"),
            f"{AT}:9:10 step-unreachable: Nothing leads to the step “Two”. Write `go_to: b` in a branch or `next: b` "
            "in a step before it, or take it out.",
        ),
    ],
)
def test_steps_that_cannot_be_right_are_explained(tmp_path: Path, text: str, expected: str) -> None:
    assert said(small_site(tmp_path, site_of(text))) == [expected]


@pytest.mark.parametrize(
    ("criteria", "expected"),
    [
        (
            "of: [One, Two]",
            "8:3 criteria-rule: `criteria`: The criteria don't say how many of the list must hold.",
        ),
        ("rule: any", "8:9 criteria-rule: `criteria`: The rule `any` has no list."),
        (
            "rule: at-least\n  of: [One]",
            "8:9 criteria-rule: `criteria`: The rule is `at-least`, but it isn't said how many.",
        ),
        (
            "rule: at-least\n  at_least: 3\n  of: [One, Two]",
            "9:13 criteria-rule: `criteria`: At least 3 must hold, but the list has 2. Write a number from 1 to 2.",
        ),
        (
            "rule: any\n  at_least: 1\n  of: [One, Two]",
            "9:13 criteria-rule: `criteria`: `at_least` only goes with the rule `at-least`.",
        ),
        (
            "rule: all\n  of: [One, {of: [Two, Three]}]",
            "9:13 criteria-rule: `criteria, of 2`: This list doesn't say how many of the list must hold.",
        ),
        (
            "rule: all\n  of: [One, {rule: at-least, at_least: 3, of: [Two, Three]}]",
            "9:40 criteria-rule: `criteria, of 2`: At least 3 must hold, but the list has 2.",
        ),
        (
            "rule: all\n  of: [One, {rule: any, of: [Two, {rule: all, text: Three}]}]",
            "9:42 criteria-rule: `criteria, of 2, of 2`: The rule `all` has no list.",
        ),
        (
            "rule: all\n  of: [{rule: any, of: [{rule: all, of: [{rule: any, of: [{rule: all, of: [Two]}]}]}]}]",
            "9:59 criteria-deep: `criteria, of 1, of 1, of 1, of 1`: Lists stand more than four deep",
        ),
        (
            "rule: all\n  of: [One, {}]",
            "9:13 criteria-rule: `criteria, of 2`: This condition says nothing.",
        ),
        (
            "rule: all\n  of: [One, {txt: Two}]",
            "9:14 field-unknown: There is no field `txt` in `criteria, of 2`. Did you mean `text`?",
        ),
        (
            "framework: needs",
            "8:14 reference-unknown: ",
        ),
        (
            "scored: [{name: Health, most: 5}]",
            "8:3 criteria-score: `criteria`: There are points to score, but no",
        ),
        (
            "threshold: 5",
            "8:14 criteria-score: `criteria`: There is a threshold, but nothing that is scored.",
        ),
        (
            "scored: [{name: Health, most: 5}, {name: Money, most: 5}]\n  threshold: 11",
            "9:14 criteria-score: `criteria`: The threshold is 11, but the points add up to 10 at most.",
        ),
    ],
)
def test_criteria_that_do_not_add_up_are_explained(tmp_path: Path, criteria: str, expected: str) -> None:
    [found] = said(small_site(tmp_path, site_of(f"{HEAD}criteria:\n  {criteria}\n{STEPS}")))
    assert found.startswith(f"{AT}:{expected}")


def test_a_pathway_nobody_checks_is_named(tmp_path: Path) -> None:
    old = HEAD.replace("2026-11-01", "2026-01-01")
    [found] = said(small_site(tmp_path, site_of(old + STEPS)))
    assert found.startswith(
        f"{AT}:6:15 pathway-check-overdue: The pathway “Sleeping rough” was last checked on 1 Jan"
    )


def test_the_page_for_the_person_says_the_steps_in_words(tmp_path: Path) -> None:
    page = built(tmp_path).page("/pathways/rough/")
    assert 'id="step-ring"' in page
    assert '<a href="#step-rest">Go to step 3: Rest</a>' in page
    assert '<a href="#step-talk">Go to step 4: Talk</a>' in page
    assert "This is where the route ends." in page
    assert "Note the time." not in page
    assert 'href="/services/kitchen/"' in page
    assert "by phone, by Sam" in page
    assert 'href="/pathways/rough/for-workers/"' in page


def test_the_page_for_the_worker_says_who_qualifies(tmp_path: Path) -> None:
    more = """\
referral: {who_may: [Anybody, You], form: "https://example.org/form", response: Within a day}
criteria:
  rule: at-least
  at_least: 2
  of: [Outside, Ill, Alone]
  scored: [{name: Health, most: 5}, {name: Money, most: 1}]
  threshold: 4
"""
    page = built(tmp_path, HEAD + more + STEPS).page("/pathways/rough/for-workers/")
    for words in (
        "Note the time.",
        "At least 2 of these",
        'max="5" step="1" inputmode="numeric"> <span>Health <span class="small">up to 5 points<',
        "up to 1 point<",
        "<b>4 of 6</b> points",
        "never decides",
        "Anybody; You",
        'href="https://example.org/form"',
        'href="/organisations/harbour-trust/"',
        'href="/pathways/rough/"',
    ):
        assert words in page


NESTED = """\
referral: {open_referral: The offer stays open.}
criteria:
  rule: all
  of:
    - Homeless
    - text: More than one need
      rule: at-least
      at_least: 2
      of: [Ill, Alone, {rule: any, of: [In debt, Out of work]}]
    - Can sign a tenancy
  consider: Whether they want it
  leave_aside: [A guess, A grudge]
panel: {name: The Tuesday panel, who_sits: [A nurse, A neighbour], how_often: Every Tuesday, how: By agreement}
"""


def test_criteria_inside_criteria_are_a_checklist(tmp_path: Path) -> None:
    page = built(tmp_path, HEAD + NESTED + STEPS).page("/pathways/rough/for-workers/")
    lists = re.findall(r'data-least="(\d+)" data-name="([^"]*)"><legend>([^<]*)<', page)
    assert lists == [
        ("3", "All of these", "All of these"),
        ("2", "More than one need: at least 2 of these", "More than one need: at least 2 of these"),
        ("1", "Any one of these", "Any one of these"),
    ]
    assert page.count('type="checkbox"') == 6
    for words in (
        "Nobody is turned away by this list.",
        "the decision is made by people: The Tuesday panel.",
        "What else to consider",
        "Whether they want it",
        "What must not count",
        "A nurse; A neighbour",
        "Every Tuesday",
        "The offer stays open.",
        "/assets/criteria.",
    ):
        assert words in page


def test_a_panel_says_who_sits_and_how_often(tmp_path: Path) -> None:
    found = said(small_site(tmp_path, site_of(f"{HEAD}panel: {{name: The panel}}\n{STEPS}")))
    assert [each.partition(" ")[2].partition(".")[0] for each in found] == [
        "field-missing: `how_often` is missing in `panel`",
        "field-missing: `who_sits` is missing in `panel`",
    ]


def test_the_list_shows_pathways_in_their_order(tmp_path: Path) -> None:
    files = site_of(HEAD + STEPS + "order: 2\n") | {
        "pathways/zest.yaml": (HEAD + STEPS).replace("Sleeping rough", "Zest") + "order: 1\n"
    }
    site = small_site(tmp_path, files)
    site.build()
    page = site.page("/pathways/")
    assert page.index("/pathways/zest/") < page.index("/pathways/rough/")
    assert "“I have nowhere to sleep”" in page


def test_a_risky_pathway_offers_to_leave_on_both_pages(tmp_path: Path) -> None:
    site = built(tmp_path, HEAD + STEPS + "risky: yes\n")
    for url in ("/pathways/rough/", "/pathways/rough/for-workers/"):
        assert 'id="leave"' in site.page(url)


def test_a_pathway_to_a_risky_need_is_risky(tmp_path: Path) -> None:
    files = {**BASICS, "needs/safety.yaml": "name: Safety\nrisky: yes\n"}
    files["pathways/rough.yaml"] = HEAD + STEPS + "needs: safety\n"
    site = small_site(tmp_path, files)
    site.build()
    assert 'id="leave"' in site.page("/pathways/rough/")


def test_the_pages_carry_the_picture(tmp_path: Path) -> None:
    site = built(tmp_path)
    for url in ("/pathways/rough/", "/pathways/rough/for-workers/"):
        assert '<svg class="route" role="img"' in site.page(url)


def branch(condition: str, **rest: Any) -> Branch:
    return Branch(**{"if": condition, **rest})


def step(name: str, *branches: Branch, next_: str | None = None, last: bool = False) -> Step:
    return Step(id=name, name=name, text="Words", branches=branches, next=next_, last=last)


ROUTE = (
    step("a", branch("If <so>", go_to="c"), branch("If ill", services=("clinic",))),
    step("b", next_="d"),
    step("c", last=True),
    step("d"),
)


def test_moves_follow_the_list_the_branches_and_what_is_said() -> None:
    found = {(move.source, move.target, move.branch is not None) for move in moves(ROUTE)}
    assert found == {(0, 1, False), (0, 2, True), (1, 3, False)}
    assert reachable(moves(ROUTE)) == {0, 1, 2, 3}
    assert way(moves(ROUTE), 0, 3) == [0, 1, 3]
    assert way(moves(ROUTE), 2, 3) is None


def drawn(*route: Step) -> ElementTree.Element:
    picture = draw("The way <there>", route, {"clinic": "Quay Clinic"}.__getitem__)
    assert picture is not None
    return ElementTree.fromstring(picture)


def test_the_picture_says_what_the_steps_say() -> None:
    svg = drawn(*ROUTE)
    assert svg.findtext("title") == "The way <there>"
    words = [" ".join("".join(text.itertext()).split()) for text in svg.iter("text")]
    assert words == ["1. a", "If <so>: step 3", "If ill: Quay Clinic", "2. b", "3. c", "4. d"]
    kinds = [rect.get("class") for rect in svg.iter("rect")]
    assert kinds == ["node start", "node", "node end", "node end"]


def test_everything_in_the_picture_is_inside_it() -> None:
    long = branch("If " + "many words stand here " * 8, go_to="z")
    svg = drawn(*(step(f"s{n}", long) for n in range(6)), step("z"))
    _, _, width, height = (float(part) for part in (svg.get("viewBox") or "").split())
    assert width <= 284
    for rect in svg.iter("rect"):
        assert float(rect.get("x") or 0) + float(rect.get("width") or 0) <= width
        assert float(rect.get("y") or 0) + float(rect.get("height") or 0) <= height
    for path in svg.iter("path"):
        assert all(0 <= float(x) <= width for x in re.findall(r"[MH](-?[\d.]+)", path.get("d") or ""))
        assert all(0 <= float(y) <= height for y in re.findall(r"V(-?[\d.]+)", path.get("d") or ""))


def test_jumps_that_overlap_take_lanes_of_their_own() -> None:
    route = (
        step("a", branch("If x", go_to="c"), branch("If y", go_to="d")),
        step("b", branch("If z", go_to="d")),
        step("c"),
        step("d"),
    )
    edges = [path.get("d") or "" for path in drawn(*route).iter("path") if path.get("class") == "edge maybe"]
    sides = [re.search(r"H([\d.]+)V", edge) for edge in edges]
    to_c, to_d, also_to_d = (side[1] for side in sides if side)
    assert to_c != to_d
    assert to_d == also_to_d


def test_a_single_step_needs_no_picture() -> None:
    assert draw("Title", [step("a")], str) is None
