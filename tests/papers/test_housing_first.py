"""The Housing First toolkit, typed in: principles, three ways to say who qualifies, panel, and all facts of its chapters.

The guide and the two frameworks are those that the example ships; the three regions' criteria are pathways here.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.tooling.example import CONTENT
from tests.tooling.page_text import page_text
from tests.tooling.small_site import SmallSite, told
from tests.tooling.typed_in import text_at, text_of, typed_in, unseen_values, values_in

TYPED_IN = Path(__file__).parent / "housing-first"
SHIPPED = (
    "guides/housing-first.md",
    *(f"chapters/{path.name}" for path in sorted((CONTENT / "chapters").glob("housing-first-*.md"))),
    "frameworks/housing-first-fidelity.md",
    "frameworks/needs-score.yaml",
    "glossary/housing-first.md",
)


def copied(folder: Path) -> SmallSite:
    return typed_in(TYPED_IN, folder, SHIPPED)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> SmallSite:
    made = copied(tmp_path_factory.mktemp("paper"))
    assert told([each for each in made.check() if each.is_error]) in ("", "No errors, no warnings.\n")
    made.build()
    return made


def test_every_value_is_on_a_page(site: SmallSite) -> None:
    assert len(list(values_in(site.content))) > 200
    assert unseen_values(site) == []


def test_the_seven_principles_have_their_numbers(site: SmallSite) -> None:
    page = text_at(site, "/guides/housing-first/")
    assert re.findall(r"### Principle (\d)", page) == list("1234567")
    means = re.split(r"### Principle \d", page.partition("## The way in here")[0])[1:]
    assert [len(re.findall(r"^- ", each, re.MULTILINE)) for each in means] == [5, 5, 4, 5, 4, 3, 4]


FACTS = {
    1: ["five to seven people", "2010", "2016", "105 services", "1,995 people", "2017", "2018", "23 councils", "over 1,000",
        "Intensive Case Management (ICM)", "Assertive Community Treatment (ACT)"],
    2: ["Eight organisations", "Great Places", "Four zones", "Six teams", "2.5 full-time psychologists", "over 80%",
        "Birmingham Voluntary Service Council (BVSC)", "Ten: Manchester", "Wigan", "Six: Liverpool", "Knowsley",
        "Seven: Birmingham", "Wolverhampton"],
    3: ["twelve to fifteen people", "25 people from January 2019", "12 months", "six to twelve months",
        "New Directions Team assessment (NDT)"],
    4: ["five bids", "20% of the score", "autumn 2018", "January 2019", "five councils", "What it costs and saves",
        "Closeness to the principles", "What changes for people"],
    5: ["15 largest", "A day a week in the first month", "Two full weeks", "psychologically informed environments (PIE)",
        "two psychologists"],
    6: ["60 in all", "from 38", "56 days", "two of six needs", "Let a panel take the decision", "stays open"],
    7: ["five women to a worker", "over 18", "Red, amber and green", "May be ready to leave", "Go by the person", "Set dates",
        "Make it a goal"],
    8: ["more than seven people to a worker"],
    9: ["service level agreement (SLA)", "collaboration agreements", "Cuckooing", "Look at your agreement when you disagree"],
    10: ["96%", "75%", "71%", "61%", "five guides for partners", "Team Around Me (TAM)", "four in the end",
         "Ask adult social care for an assessment"],
    11: ["Look for money in many places"],
}  # fmt: skip


@pytest.mark.parametrize("number", FACTS)
def test_the_chapters_carry_the_facts(site: SmallSite, number: int) -> None:
    [path] = sorted(site.output.glob(f"guides/housing-first/housing-first-{number}-*"))
    said = re.sub(
        r"\s+", " ", re.sub(r"[*_]|<[^>]*>", "", text_at(site, f"/guides/housing-first/{path.name}/"))
    )
    assert [fact for fact in FACTS[number] if fact not in said] == []


def test_three_regions_stand_side_by_side_and_become_cards(site: SmallSite) -> None:
    page = site.page("/guides/housing-first/housing-first-2-three-regions/")
    for region in ("Greater Manchester", "Liverpool City Region", "West Midlands"):
        assert page.count(f'data-label="{region}"') == 7


def test_every_link_is_written_out_by_chapter(site: SmallSite) -> None:
    page = text_at(site, "/guides/housing-first/").partition("## Every link in this guide")[2]
    assert len(re.findall(r"^### \[", page, re.MULTILINE)) >= 7
    assert page.count("https://homelesslink-1b54.kxcdn.com/media/documents/") >= 2 * 5
    assert "https://housingfirsteurope.eu/" in page


def test_the_score_is_that_of_the_first_region(site: SmallSite) -> None:
    framework = text_at(site, "/frameworks/needs-score/")
    assert len(re.findall(r"^## Domain", framework, re.MULTILINE)) == 12
    assert "60" in framework
    assert "38" in framework
    worker = text_at(site, "/pathways/region-1/for-workers/")
    assert "Score it: Needs score for Housing First" in worker
    assert "### What must not count" in worker


def test_two_of_six_stand_inside_all(site: SmallSite) -> None:
    page = site.page("/pathways/housing-first/for-workers/")
    lists = re.findall(r'data-least="(\d)" data-name="([^"]*)"', page)
    assert lists == [
        ("4", "All of these"), ("1", "Where somebody is: any one of these"), ("2", "All of these"),
        ("1", "Without a home: any one of these"), ("2", "All of these"), ("2", "Needs besides: at least 2 of these"),
    ]  # fmt: skip
    assert "Nobody is turned away by this list." in page_text(page)


def test_a_panel_of_several_agencies_decides(site: SmallSite) -> None:
    page = text_at(site, "/pathways/region-2/for-workers/")
    assert "the decision is made by people: Panel of agencies." in page
    assert (
        "## The decision\nWho decides\nPanel of agencies\nWho sits\nThe support provider; The council" in page
    )
    assert "[Panel of agencies](/groups/panel/)" in page


def test_whose_work_it_is(site: SmallSite) -> None:
    assert "Housing First Toolkit: Inception to sustainability" in text_of(site)
    assert "Authors Homeless Link and I-SPHERE" in text_of(site)
