"""The example in content/ is complete enough to start a site from, and nothing in it can be taken for a real door."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from site_builder.build import load
from site_builder.model.site import Site
from site_builder.options import Options
from site_builder.starter.shipped import FOLDER
from site_builder.types import CONTENT_TYPES
from site_builder.types.assessment.assessment import Assessment
from site_builder.types.assessment.framework import Framework
from site_builder.types.assessment.reading import result_for
from site_builder.types.plan.action import Action
from site_builder.types.plan.model import Plan
from site_builder.types.service.model import Service
from tests.tooling.example import CONTENT
from tests.tooling.small_site import TODAY, told

LEAST = {
    "need": 8, "area": 5, "service": 60, "pathway": 6, "commitment": 5, "signatory": 40, "term": 20, "alert": 1,
    "group": 4, "meeting": 4, "resource": 4, "news": 4, "page": 2, "client_group": 4, "organisation": 20,
    "case_study": 8, "prompt_set": 1, "reflection": 2, "ask": 20, "addressee": 8, "ask_theme": 5, "at_risk": 16,
    "guide": 1, "chapter": 10,
}  # fmt: skip
LEAD_OUT = ("guides", "chapters")
"""Where addresses are real, as guides say where more can be read."""
RESERVED = re.compile(r"01632 ?960 ?\d{3}|07700 ?900 ?\d{3}")


@pytest.fixture(scope="module")
def site() -> Site:
    loaded, found = load(Options(CONTENT, CONTENT.parent / "not-written", TODAY, jobs=1))
    assert loaded, told(found)
    return loaded.site


@pytest.fixture(scope="module")
def text() -> str:
    return "\n".join(
        path.read_text("utf-8")
        for path in CONTENT.rglob("*")
        if path.suffix in (".md", ".yaml") and path.parent.name not in LEAD_OUT
    )


def test_there_is_enough_of_everything(site: Site) -> None:
    assert {name: len(site.entries[name]) for name in LEAST if len(site.entries[name]) < LEAST[name]} == {}


def test_the_plan_has_the_numbers_of_the_one_it_is_shaped_like(site: Site) -> None:
    plan = site.find(Plan, "homelessness-plan-2024-2029")
    assert plan
    actions = [each for each in site.all(Action) if each.plan == plan.id]
    places = [place for each in actions if (place := plan.place_of(each.objective))]
    by_priority = Counter(place.priority.id for place in places)
    assert len(plan.objectives()) == 8
    assert [by_priority[priority.id] for priority in plan.priorities] == [7, 9, 19]
    assert Counter(each.status for each in actions) == {"on-track": 26, "in-progress": 8, "complete": 1}
    assert [each.id for each in actions if not each.updates] == []


def test_the_partnership_has_looked_at_itself_twice_and_answers_what_it_saw(site: Site) -> None:
    framework = site.find(Framework, "working-partnerships")
    first, second = (site.find(Assessment, f"partnership-{year}") for year in (2025, 2026))
    assert framework
    assert first
    assert second
    published = result_for(framework, first)
    assert [score.value for _part, score in published.parts] == [30, 25, 40, 45, 25]
    assert published.whole.value == 165
    assert result_for(framework, second).whole.left_out == 0
    assert {each.framework for each in site.all(Assessment)} == {framework.id, "housing-first-fidelity"}
    assert {each.id for each in site.all(Framework)} == {
        framework.id,
        "housing-first-fidelity",
        "needs-score",
    }
    plan = site.find(Plan, "partnership-plan-2026")
    assert plan
    assert [priority.id for priority in plan.priorities] == [part.id for part in framework.parts]
    answers = {answer.concern for each in site.all(Action) if each.plan == plan.id for answer in each.answers}
    assert answers == {concern.id for part in first.parts for concern in part.concerns}


def test_every_sort_of_service_is_shown_once(site: Site) -> None:
    services = site.all(Service)
    kinds = {place.kind for each in services for place in each.places}
    visibilities = {place.visibility for each in services for place in each.places}
    assert kinds == {"building", "outreach", "phone", "online"}
    assert visibilities == {"public", "area-only", "confidential"}
    assert {each.status for each in services} == {"open", "temporarily-closed", "closed", "seasonal"}
    assert any(each.hours and each.hours.seasons for each in services)
    assert any(each.accommodation and each.accommodation.free for each in services)
    assert any(activity.run_by for each in services for activity in each.activities)


def test_nobody_real_can_be_rung(text: str) -> None:
    numbers = re.findall(r"(?<![\d-])0\d{2,4} ?\d{3,4} ?\d{3,4}(?!\d)", text)
    assert len(numbers) > 100
    assert [each for each in numbers if not RESERVED.fullmatch(each)] == []


def test_no_address_is_real(text: str) -> None:
    hosts = {*re.findall(r"https?://([^/\s)\"']+)", text), *re.findall(r"[\w.+-]@([\w.-]+\w)", text)}
    assert sorted(host for host in hosts if not host.endswith("example.org")) == [
        "www.bbc.co.uk"
    ]  # to leave for
    assert {code[:2] for code in re.findall(r"postcode: (\S+)", text)} == {"ZZ"}


def test_every_type_has_a_short_example_for_new_sites_too() -> None:
    shipped = {
        path.name.partition(".")[0] for part in ("examples", "content") for path in (FOLDER / part).iterdir()
    }
    assert [each.folder for each in CONTENT_TYPES if each.folder not in shipped] == []
