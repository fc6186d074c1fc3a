"""The paper on working partnerships, typed in: its matrix, its filled-in example, scorecard, plan and glossary."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.tooling.small_site import SmallSite, codes, told
from tests.tooling.typed_in import text_at, text_of, typed_in, unseen_values, values_in

TYPED_IN = Path(__file__).parent / "working-partnerships"
MARKERS = ["Clarity of purpose", "Connectivity", "Co-production", "Collaboration", "Communication"]


def copied(folder: Path) -> SmallSite:
    """The site, with the matrix that the example ships."""
    return typed_in(TYPED_IN, folder, ["frameworks/working-partnerships.md"])


def changed(folder: Path, file: str, old: str, new: str) -> str:
    """What is said when one thing in one file is other."""
    site = copied(folder)
    path = site.content / file
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    return told(site.check())


def test_nothing_is_wrong_with_it(site: SmallSite) -> None:
    wrong = {each for each in site.check() if each.is_error}
    assert wrong == set()


def test_every_value_is_on_a_page(site: SmallSite) -> None:
    assert len(list(values_in(site.content))) > 240
    assert unseen_values(site) == []


def test_the_matrix_has_75_statements_with_the_numbers_of_the_paper(site: SmallSite) -> None:
    for url in ("/frameworks/working-partnerships/", "/assess/working-partnerships/"):
        page = site.page(url)
        assert page.count('<span class="small">Excellent</span>') == 25
        assert page.count('<span class="small">Poor</span>') == 25
    form = site.page("/assess/working-partnerships/")
    for part in ("clarity", "connectivity", "co-production", "collaboration", "communication"):
        for row in range(1, 6):
            values = re.findall(rf'name="{part}.{row}" value="(\d+)"', form)
            assert values == [str(row), str(row + 5), str(row + 10)]


def test_scores_and_bands_are_those_of_the_paper(site: SmallSite) -> None:
    page = re.sub(r"\s+", " ", text_at(site, "/frameworks/working-partnerships/"))
    for said in (
        "Working Partnerships: Self-Assessment Tool", "Helen Woods and Sophie Price", "Homeless Link", "March 2023",
        "Excellent Green | 15 | 75", "Good Amber | 40 | 200", "Poor Red | 65 | 325",
        "Excellent Green | 75 to 105", "Good Amber | 151 to 200", "Poor Red | 201 to 325",
        "The lower the score, the better.",
    ):  # fmt: skip
        assert said in page


def test_the_filled_in_example_comes_out(site: SmallSite) -> None:
    page = text_at(site, "/assessments/published-example/")
    assert "Score: 165 of 325 Good" in page
    assert "In the band “Good” (151 to 200)." in page
    rows = dict(re.findall(r"^\W*\[?([\w -]+?)\]?(?:\([^)]*\))? \| ([\d |]+)$", page, re.MULTILINE))
    assert [rows[marker] for marker in MARKERS] == [
        "30 | 9 | 7 | 14",
        "25 | 11 | 14 | 0",
        "40 | 1 | 27 | 12",
        "45 | 5 | 16 | 24",
        "25 | 11 | 14 | 0",
    ]
    assert rows["All together"] == "165 | 37 | 78 | 50"


def test_the_plan_is_on_the_pages_of_plans(site: SmallSite) -> None:
    plan = text_at(site, "/plans/local-plan/communication/")
    assert "The example of the paper: 25 of 65" in plan
    assert plan.count("SM") == 2
    assert "Has to wait until they have been looked at." in plan
    progress = text_at(site, "/plans/local-plan/progress/")
    assert "7 actions on 23 November 2026: 7 overdue" in progress
    concern = site.page("/assessments/published-example/")
    assert concern.count("/plans/local-plan/connectivity/#") == 2


@pytest.mark.parametrize(
    ("file", "old", "new", "message"),
    [
        ("assessments/published-example.yaml", "score: 25\n    evidence: [Comm", "score: 24\n    evidence: [Comm",
         "This says 24, but the choices come to 25."),
        ("assessments/published-example.yaml", "[1, 3, 5, 7, 14]", "[1, 3, 5, 7, 14, 2]",
         "Row 2 (Homelessness forum) has two choices, 7 and 2."),
        ("assessments/published-example.yaml", "[1, 3, 5, 7, 14]", "[1, 3, 5, 7, 16]",
         "“Clarity of purpose” has no statement `16`."),
        ("assessments/published-example.yaml", "[1, 3, 5, 7, 14]", "[1, 3, 5, 7]",
         "Nothing is chosen in row 4 (Roles) of “Clarity of purpose”."),
        ("actions/criteria.yaml", "2023-04-30", "2023-04-31", "April has 30 days."),
        ("actions/criteria.yaml", "2023-04-30", "31/04", "April has 30 days."),
        ("actions/training.yaml", "2023-06-30", "31 June 2023", "June has 30 days."),
    ],
)  # fmt: skip
def test_the_slips_of_the_paper_and_others_are_errors(
    tmp_path: Path, file: str, old: str, new: str, message: str
) -> None:
    said = changed(tmp_path, file, old, new)
    assert f"content/{file}:" in said
    assert message in said


def test_it_says_where_bands_leave_a_gap(tmp_path: Path) -> None:
    site = copied(tmp_path)
    file = site.content / "assessments" / "published-example.yaml"
    text_then = re.sub(r"chosen: \[.*\]", "chosen: [1, 2, 3, 4, 15]", file.read_text("utf-8"))
    file.write_text(re.sub(r" *score: \d+\n", "", text_then), "utf-8")
    assert [code for code in codes(site.check()) if code.startswith("assessment")] == []
    site.build()
    said = text_of(site)
    assert "Score: 125 of 325 Between the published bands" in said
    assert "Between the published bands: above “Excellent” (75 to 105) and below “Good” (151 to 200)." in said
