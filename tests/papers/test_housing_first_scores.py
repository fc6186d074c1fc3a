"""What the toolkit on Housing First scores: need, with a threshold that decides nothing, and fidelity to seven principles."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.tooling.example import CONTENT
from tests.tooling.page_text import page_text
from tests.tooling.small_site import BASICS, SETTINGS, SmallSite, codes, small_site

DOMAINS = 12


def needs_site(folder: Path, points: list[int]) -> SmallSite:
    framework = (CONTENT / "frameworks" / "needs-score.yaml").read_text("utf-8")
    parts = re.findall(r"^  - \{id: ([\w-]+)", framework, re.MULTILINE)
    assert len(parts) == DOMAINS
    chosen = "".join(
        f"  - {{part: {part}, chosen: {each}}}\n" for part, each in zip(parts, points, strict=True)
    )
    example = f"name: An invented person\nframework: needs-score\non: 2026-11-02\nparts:\n{chosen}"
    files = {**BASICS, "frameworks/needs-score.yaml": framework, "assessments/invented.yaml": example}
    return small_site(folder, files, settings=SETTINGS)


@pytest.mark.parametrize(
    ("points", "score", "said"),
    [
        ([1] * 12, "12 of 60", "It doesn't reach 38, which would indicate"),
        ([4] * 8 + [1, 1, 1, 2], "37 of 60", "That is no refusal."),
        ([4] * 8 + [1, 1, 2, 2], "38 of 60", "It reaches 38, which indicates: Housing First may be right for this person."),
        ([5] * 12, "60 of 60", "It reaches 38"),
    ],
)  # fmt: skip
def test_the_threshold_indicates_and_never_decides(
    tmp_path: Path, points: list[int], score: str, said: str
) -> None:
    site = needs_site(tmp_path, points)
    assert codes(site.check()) == ["assessment-of-person"]
    site.build()
    page = page_text(site.page("/assessments/invented/"))
    assert f"Score: {score}" in page
    assert said in page
    assert "It never decides alone" in page
    assert "Whether the person would like Housing First" in page


def test_the_needs_score_says_what_counts_beside_it(tmp_path: Path) -> None:
    site = needs_site(tmp_path, [3] * 12)
    site.build()
    for url in ("/frameworks/needs-score/", "/assess/needs-score/"):
        page = re.sub(r"\s+", " ", page_text(site.page(url)))
        for said in (
            "From 38 up: Housing First may be right for this person. The number is a guide.",
            "It never decides alone", "12: little need", "60: the greatest need", "neither better nor worse",
            "Whether they want a tenancy of their own", "How dangerous their life is", "Whether anything is coming up",
            "This is about one person.",
        ):  # fmt: skip
            assert said in page, url


def test_fidelity_is_a_mean_of_seven_principles(tmp_path: Path) -> None:
    framework = (CONTENT / "frameworks" / "housing-first-fidelity.md").read_text("utf-8")
    files = {**BASICS, "frameworks/housing-first-fidelity.md": framework}
    for year in (2025, 2026):
        text = (CONTENT / "assessments" / f"housing-first-{year}.yaml").read_text("utf-8")
        text = re.sub(r"^(service|organisations): .*\n", "", text, flags=re.MULTILINE)
        files[f"assessments/look-{year}.yaml"] = text
    site = small_site(tmp_path, files, settings=SETTINGS)
    assert codes(site.check()) == []
    site.build()
    about = page_text(site.page("/frameworks/housing-first-fidelity/"))
    assert re.findall(r"## Principle (\d)", about) == list("1234567")
    # 17 rows with 54 points, and a year later 16 with 58: a mean can be compared though a row is left out.
    assert "From 3.2 on 19 June 2025 to 3.6 on 18 June 2026: 0.4 higher, which is better." in about
    assert "Score: 3.6 of 4" in page_text(site.page("/assessments/look-2026/"))
