"""Frameworks and assessments: how scores come about, and what is said of choices that can't be."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path

import pytest

from site_builder.types.assessment.assessment import Assessment
from site_builder.types.assessment.framework import Band, Framework
from site_builder.types.assessment.reading import result_for
from site_builder.types.assessment.score import Range, place_among, reckon, whole_at_each_level
from tests.tooling.small_site import BASICS, SETTINGS, SmallSite, codes, small_site, told

MATRIX = """\
name: A matrix
credit: {title: A paper, authors: [Somebody Else], year: 2023}
score: sum
better: low
levels: [{id: good, name: Good}, {id: poor, name: Poor, rag: red}]
bands: [{name: Fine, lowest: 6, highest: 8}, {name: Bad, lowest: 12, highest: 24}]
parts:
  - id: aims
    name: Aims
    rows:
      - {name: Strategy, statements: [{number: 1, level: good, text: We have one.}, {number: 3, level: poor, text: None.}]}
      - {id: roles, statements: [{number: 2, level: good, text: They are clear.}, {number: 4, level: poor, text: No.}]}
  - id: links
    name: Links
    rows:
      - {name: Groups, statements: [{number: 1, level: good, text: Some.}, {number: 3, level: poor, text: No groups.}]}
      - {name: Routes, statements: [{number: 2, level: good, text: Some.}, {number: 4, level: poor, text: No routes.}]}
"""
SCALE = """\
name: A scale
credit: {title: A paper}
score: mean
better: high
scale: [{points: 1, name: Never}, {points: 2, name: Sometimes}, {points: 3.5, name: Always}]
parts:
  - {id: home, name: Home, rows: [{name: Soon}, {id: own, name: Their own}, {name: For ever}]}
  - {id: choice, name: Choice}
"""
BEGINNING = "name: A look\nframework: {}\non: 2026-11-01\nparts:\n"
RIGHT = "  - {part: aims, chosen: [4, 1]}\n  - {part: links, chosen: [good, Poor]}\n"


def site_with(
    tmp_path: Path, parts: str, framework: str = MATRIX, more: Mapping[str, str] | None = None
) -> SmallSite:
    files = {**BASICS, "frameworks/tool.yaml": framework, **(more or {})}
    return small_site(
        tmp_path, {**files, "assessments/look.yaml": BEGINNING.format("tool") + parts}, settings=SETTINGS
    )


def said(tmp_path: Path, parts: str, framework: str = MATRIX) -> str:
    """All that is said of an assessment, with line and column."""
    return told(site_with(tmp_path, parts, framework).check())


def test_numbers_in_any_order_and_levels_in_the_order_of_rows(tmp_path: Path) -> None:
    site = site_with(tmp_path, RIGHT).load().site
    assessment, framework = site.find(Assessment, "look"), site.find(Framework, "tool")
    assert assessment
    assert framework
    result = result_for(framework, assessment)
    assert [score.value for _part, score in result.parts] == [5, 5]
    assert result.whole.value == 10
    assert result.whole.subtotals == {"good": 2, "poor": 8}
    assert result.whole.possible == Range(Decimal(6), Decimal(14))


def test_points_by_number_or_by_name_and_rows_left_out(tmp_path: Path) -> None:
    parts = (
        "  - {part: home, chosen: [3.5, sometimes], left_out: {row: own, why: Nobody knew.}}\n"
        "  - {part: choice, chosen: 1}\n"
    )
    site = site_with(tmp_path, parts, SCALE).load().site
    assessment, framework = site.find(Assessment, "look"), site.find(Framework, "tool")
    assert assessment
    assert framework
    result = result_for(framework, assessment)
    assert [score.value for _part, score in result.parts] == [Decimal("2.8"), 1]  # 2.75, and a half goes up
    assert (result.whole.value, result.whole.left_out) == (Decimal("2.2"), 1)


@pytest.mark.parametrize(
    ("home", "choice", "whole"),
    [
        ("chosen: [3.5, 3.5, 3.5]", "chosen: 1", "2.3"),  # 2.25; all rows together would have 2.9
        ("chosen: [1, 2, 2]", "chosen: 2", "1.9"),  # of 1.7 and 2, as they are shown
        ("chosen: [1, 2, 2]", "left_out: {row: 1, why: Nobody knew.}", "1.7"),
    ],
)
def test_parts_count_alike_where_a_score_is_the_mean_of_parts(
    home: str, choice: str, whole: str, tmp_path: Path
) -> None:
    parts = f"  - {{part: home, {home}}}\n  - {{part: choice, {choice}}}\n"
    uneven = SCALE.replace("score: mean", "score: mean-of-parts")
    made = site_with(tmp_path, parts, uneven)
    made.build()
    site = made.load().site
    assessment, framework = site.find(Assessment, "look"), site.find(Framework, "tool")
    assert assessment
    assert framework
    result = result_for(framework, assessment)
    assert (result.whole.value, result.whole.possible) == (Decimal(whole), Range(Decimal(1), Decimal("3.5")))
    assert f"{whole} of 3.5" in made.page("/assessments/look/")
    assert "then the mean of the scores of the parts" in made.page("/frameworks/tool/")


def test_what_everything_comes_to_at_one_level_is_the_mean_of_parts(tmp_path: Path) -> None:
    matrix = MATRIX.replace("score: sum", "score: mean-of-parts").replace(
        "{number: 2, level: good, text: Some.}", "{number: 2, points: 5, level: good, text: Some.}"
    )
    framework = (
        site_with(
            tmp_path,
            RIGHT,
            matrix.replace("lowest: 6, highest: 8", "lowest: 1, highest: 2").replace(
                "lowest: 12, highest: 24", "lowest: 3, highest: 5"
            ),
        )
        .load()
        .site.find(Framework, "tool")
    )
    assert framework
    assert whole_at_each_level(framework) == {"good": Decimal("2.3"), "poor": Decimal("3.5")}


@pytest.mark.parametrize(
    ("points", "most", "mean", "share"),
    [
        ([1], [4], "1", "25"),
        ([1, 2], [4, 4], "1.5", "37.5"),
        ([1, 1, 2], [3, 3, 3], "1.3", "44.4"),
        ([2, 2, 1], [3, 3, 3], "1.7", "55.6"),
        (["0.5", "0.4"], [1, 1], "0.5", "45"),  # 0.45, and a half goes up
        ([0, 0], [0, 0], "0", None),
    ],
)
def test_methods(points: list[str], most: list[str], mean: str, share: str | None) -> None:
    got, could = [Decimal(each) for each in points], [Decimal(each) for each in most]
    assert reckon("sum", got, could) == sum(got)
    assert reckon("mean", got, could) == Decimal(mean)
    assert reckon("share", got, could) == (share and Decimal(share))
    assert reckon("sum", [], []) is None


@pytest.mark.parametrize(
    ("score", "place"), [(5, (None, "A")), (6, "A"), (8, "A"), (9, ("A", "B")), (12, "B"), (25, ("B", None))]
)
def test_scores_between_bands_are_in_none(score: int, place: str | tuple[str | None, str | None]) -> None:
    bands = [
        Band(name="B", lowest=Decimal(12), highest=Decimal(24)),
        Band(name="A", lowest=Decimal(6), highest=Decimal(8)),
    ]
    placing = place_among(bands, Decimal(score))
    around = tuple(band.name if band else None for band in (placing.before, placing.after))
    assert (placing.band.name if placing.band else around) == place


@pytest.mark.parametrize(
    ("parts", "message"),
    [
        (RIGHT.replace("[4, 1]", "[4, 5]"), "look.yaml:5:30: error: “Aims” has no statement `5`."),
        (RIGHT.replace("[4, 1]", "[4, 5]"), "Its statements are 1 to 4."),
        (
            RIGHT.replace("[4, 1]", "[1, 2, 3]"),
            "look.yaml:5:33: error: Row 1 (Strategy) has two choices, 1 and 3.",
        ),
        (RIGHT.replace("[4, 1]", "[1]"), "look.yaml:5:26: error: Nothing is chosen in row 2 of “Aims”."),
        (RIGHT.replace("[4, 1]", "[1]"), "with `row: roles` and `why`"),
        (
            RIGHT.replace(", chosen: [4, 1]", ""),
            "look.yaml:5:12: error: Nothing is chosen in row 1 (Strategy)",
        ),
        (RIGHT.replace("Poor]", "bad]"), "look.yaml:6:34: error: Row 2 (Routes) of “Links” has no `bad`."),
        (RIGHT.replace("Poor]", "poor, good]"), "“Links” takes 2 choices, but this is one more."),
        (RIGHT.replace("part: links", "part: link"), "look.yaml:6:12: error: “A matrix” has no part `link`."),
        (RIGHT.replace("part: links", "part: link"), "Did you mean `links`?"),
        (RIGHT.replace("part: links", "part: aims"), "`aims` stands here twice."),
        (RIGHT.partition("\n")[0], "Nothing is said of “Links”."),
        (
            RIGHT.replace("1]}", "1], score: 6}"),
            "look.yaml:5:41: error: This says 6, but the choices come to 5.",
        ),
        (f"{RIGHT}score: 11\n", "look.yaml:7:8: error: This says 11, but the choices come to 10."),
        (
            RIGHT.replace("4, 1]", "1], left_out: {row: 3, why: We ran out of time.}"),
            "There is no row `3` here.",
        ),
        (
            RIGHT.replace("4, 1]", "1], left_out: {row: 1, why: We ran out of time.}"),
            "Row 1 (Strategy) is left out",
        ),
        (RIGHT.replace("4, 1]", "1], left_out: {row: 2}"), "`why` is missing"),
        (
            RIGHT.replace("1]}", "1], concerns: [{id: a, text: One}, {id: a, text: Two}]}"),
            "This assessment has another concern with the id `a`.",
        ),
    ],
)
def test_what_cannot_be_is_said_at_its_line(tmp_path: Path, parts: str, message: str) -> None:
    assert message in said(tmp_path, parts)


def test_a_row_left_out_with_a_reason_is_no_mistake(tmp_path: Path) -> None:
    parts = RIGHT.replace("4, 1]", "1], left_out: {row: roles, why: We ran out of time.}")
    site = site_with(tmp_path, parts)
    assert codes(site.check()) == []
    site.build()
    page = site.page("/assessments/look/")
    assert "We ran out of time." in page
    assert "It is in no band, because 1 row is left out of the sum." in page


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("id: links", "id: aims", "There is another part here with the id `aims`."),
        ("{id: poor, name: Poor", "{id: good, name: Poor", "There is another level here with the id `good`."),
        ("level: poor, text: None.", "level: bad, text: None.", "This framework has no level `bad`."),
        (
            "number: 3, level: poor, text: None.",
            "number: 1, level: poor, text: None.",
            "another choice `1` in row 1",
        ),
        (
            "number: 4, level: poor, text: No.",
            "number: 3, level: poor, text: No.",
            "another choice `3` in row 1",
        ),
        ("number: 3, level: poor, text: None.", "level: poor, text: None.", "This statement has no points."),
        (
            "number: 3, level: poor, text: None.",
            "points: 3, text: None.",
            "Some statements of “Aims” have a number",
        ),
        (", {number: 3, level: poor, text: None.}", "", "Row 1 has 1 to choose from."),
        ("highest: 8", "highest: 5", "The band “Fine” ends at 5, before it begins."),
        ("highest: 8", "highest: 12", "The bands “Fine” and “Bad” both hold 12."),
        ("lowest: 12, highest: 24", "lowest: 15, highest: 24", "No score can be in the band “Bad”."),
        ("parts:", "threshold: {score: 15, means: Much}\nparts:", "No score can be 15, the threshold."),
        ("lowest: 12", "lowest: 12.55", "`12.55` isn't a number of points."),
    ],
)
def test_frameworks_that_cannot_work(tmp_path: Path, old: str, new: str, message: str) -> None:
    assert old in MATRIX
    site = small_site(
        tmp_path, {**BASICS, "frameworks/tool.yaml": MATRIX.replace(old, new, 1)}, settings=SETTINGS
    )
    assert message in told(site.check())


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (
            "statements: [{number: 1, level: good, text: We have one.}, {number: 3, level: poor, text: None.}]",
            "name: x",
        ),
        ("number: 3, level: poor, text: None.", "text: None."),
        ("parts:\n", "parts: []\nrest:\n"),
        ("score: sum", "score: some"),
    ],
)
def test_a_framework_with_mistakes_stops_nothing_else(tmp_path: Path, old: str, new: str) -> None:
    assert old in MATRIX
    found = site_with(tmp_path, RIGHT, MATRIX.replace(old, new, 1)).check()
    assert found
    assert {each.span.file for each in found if each.is_error} <= {
        "content/frameworks/tool.yaml",
        "content/assessments/look.yaml",
    }


def test_an_action_answers_a_concern_that_is_there(tmp_path: Path) -> None:
    plan = (
        "name: Plan\nfirst_year: 2026\nlast_year: 2027\nowner: harbour-trust\nassessment: look\n"
        "statuses: [{id: going, name: Going, meaning: on-track}]\npriorities: [{id: aims, name: Aims}]\n"
    )
    action = (
        "name: Write it down\nplan: plan\nobjective: aims\nnumber: 1\nwho: [SM]\nstatus: going\nrag: amber\n"
        "start: 2026-11-01\nanswers: {assessment: look, concern: CONCERN}\n"
    )
    parts = RIGHT.replace("1]}", "1], concerns: {id: vague, text: Nothing is written down.}}")
    more = {"plans/plan.yaml": plan, "actions/write.yaml": action.replace("CONCERN", "vage")}
    found = told(site_with(tmp_path / "wrong", parts, more=more).check())
    assert "content/actions/write.yaml:9:38: error: “A look” has no concern `vage`." in found
    assert "Did you mean `vague`?" in found
    more["actions/write.yaml"] = action.replace("CONCERN", "vague")
    site = site_with(tmp_path / "right", parts, more=more)
    assert codes(site.check()) == []
    site.build()
    page = site.page("/plans/plan/aims/")
    assert 'href="/assessments/look/#concern.vague"' in page
    assert "Nothing is written down. (A look)" in page
    assert "A look: 5 of 7" in page
    assert "Amber" in page
    assert ">SM<" in page
    assert 'href="/plans/plan/aims/#write"' in site.page("/assessments/look/")
    assert ">SM<" in re.sub(r"\s*<svg.*?</svg>", "", site.page("/plans/plan/progress/"))


def test_a_person_is_nobodys_business(tmp_path: Path) -> None:
    parts = "  - {part: home, chosen: [1, 1, 1]}\n  - {part: choice, chosen: 1}\n"
    found = site_with(tmp_path, parts, f"{SCALE}person: yes\n").check()
    assert codes(found) == ["assessment-of-person"]
