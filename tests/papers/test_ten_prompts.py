"""The paper with ten prompts, typed in: its prompts and examples, answers over years, and what its readers told."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.tooling.small_site import SmallSite, codes, told
from tests.tooling.typed_in import text_at, typed_in, unseen_values, values_in

TYPED_IN = Path(__file__).parent / "ten-prompts"
SET = "/prompts/health-of-people-who-sleep-rough/"


def copied(folder: Path) -> SmallSite:
    """The site, with the prompts that the example ships."""
    return typed_in(TYPED_IN, folder, ["prompts/health-of-people-who-sleep-rough.md"])


def test_nothing_is_wrong_with_it(site: SmallSite) -> None:
    assert codes(site.check()) == []


def test_every_value_is_on_a_page(site: SmallSite) -> None:
    assert len(list(values_in(site.content))) > 190
    assert unseen_values(site) == []


@pytest.mark.parametrize("url", [SET, f"{SET}sheet/", "/reflections/second/"])
def test_there_are_ten_prompts_in_three_parts(site: SmallSite, url: str) -> None:
    page = text_at(site, url)
    assert re.findall(r"## Part (\d): ", page) == ["1", "2", "3"]
    assert re.findall(r"### Prompt (\d+): ", page) == [str(number) for number in range(1, 11)]


def test_what_follows_for_government_is_asked(site: SmallSite) -> None:
    page = text_at(site, "/asks/")
    assert "4 asks" in page
    assert text_at(site, "/asks-to/government/").count("](/asks/") == 2
    assert "4 areas were looked at Source: The King's Fund" in text_at(site, "/asks/learning/")


def test_its_five_principles_are_numbered(site: SmallSite) -> None:
    page = text_at(site, "/guides/principles/")
    assert re.findall(r"Principle (\d) ", page) == ["1", "2", "3", "4", "5"]


def prompt(page: str, number: int) -> str:
    """What a page says of one prompt."""
    return page.split(f"### Prompt {number}: ")[1].split("### Prompt ")[0].split("\n## ")[0]


def test_answers_over_years_stand_side_by_side(site: SmallSite) -> None:
    page = text_at(site, SET)
    seventh = prompt(page, 7)
    first, second = seventh.index("[First answers]"), seventh.index("[Second answers]")
    assert first < seventh.index("Use the data that four owners hold") < second
    assert second < seventh.index("9 October 2026. The public health team")
    assert "##### [Employ an analyst](/plans/plan/health/#analyst)" in seventh
    assert prompt(page, 1).count("Not answered.") == 0
    assert prompt(page, 10).count("Not answered.") == 1
    assert prompt(page, 2).count("Not answered.") == 2
    assert "7 October 2026: 3 of 10 answered." in page


def test_an_action_says_which_answer_it_follows_from(site: SmallSite) -> None:
    page = text_at(site, "/plans/plan/health/")
    assert "Follows from\n- [Second answers](/reflections/second/#prompt.7)" in page


def test_the_sheet_has_room_to_write(site: SmallSite) -> None:
    page = site.page(f"{SET}sheet/")
    assert page.count("What more we could do</dt><dd></dd>") == 10
    assert "Use the data that four owners hold" not in page


REFLECTION = "reflections/second.yaml"


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("prompt: 10", "prompt: 11", "has no prompt `11`."),
        ("prompt: 10", "prompt: 7", "The prompt `7` is answered here twice."),
        (", doing: [Workers are on two wards now]", "", "Nothing is said of the prompt `1`."),
        ("on: 2026-10-09", "on: 31 April 2026", "April has 30 days."),
        ("[analyst]", "[analist]", "there is no action called `analist`"),
        ("rough\n", "ruff\n", "there is no prompt set called"),
        ("doing: [A", "doing_: [A", "doing_"),
    ],
)
def test_what_is_wrong_is_said(tmp_path: Path, old: str, new: str, message: str) -> None:
    site = copied(tmp_path)
    path = site.content / REFLECTION
    written = path.read_text("utf-8")
    assert old in written
    path.write_text(written.replace(old, new, 1), "utf-8")
    said = told(site.check())
    assert f"content/{REFLECTION}:" in said
    assert message in said


def test_prompts_that_cant_be_told_apart_are_refused(tmp_path: Path) -> None:
    site = copied(tmp_path)
    path = site.content / "prompts" / "health-of-people-who-sleep-rough.md"
    written = path.read_text("utf-8")
    path.write_text(written.replace("- text: Is each", '- id: "2"\n        text: Is each'), "utf-8")
    assert "There is another prompt here that is called `2`." in told(site.check())
