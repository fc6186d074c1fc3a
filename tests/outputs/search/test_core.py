"""What the search page knows before it looks anything up: what needs are called comes first, and guides with their names."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from site_builder.outputs.search.core import MOST_WORDS
from tests.tooling.small_site import BASICS, SETTINGS, SmallSite, small_site

FOOD = """\
name: Food
summary: A meal today
also_called: [nothing to eat, Foodbank]
search_words: [soup]
other_languages: {language: Polish, words: [jedzenie, bank żywności]}
"""
SITE = f"{SETTINGS}help_words: {{language: Polish, words: pomoc}}\n"


def core(site: SmallSite) -> dict[str, Any]:
    """The file."""
    found: dict[str, Any] = json.loads((site.output / "data/search/core.json").read_text("utf-8"))
    return found


def test_words_come_by_how_much_they_matter_and_guides_with_their_names(tmp_path: Path) -> None:
    site = small_site(tmp_path, {**BASICS, "needs/food.yaml": FOOD}, settings=SITE)
    site.build(search=True)
    made = core(site)
    needs, services, said, others = (text.split() for text in made["words"])
    assert {"food", "foodbank", "nothing", "eat", "soup"} <= set(needs)
    assert {"harbour", "kitchen"} <= set(services)
    assert {"meal", "today"} <= set(said)
    assert not set(needs) & set(services)
    assert not set(others) & {*needs, *services, *said}
    called = ["nothing to eat", "Foodbank", "soup", "jedzenie", "bank żywności"]
    assert made["guides"][0][:7] == [
        "Need",
        "Food",
        "/needs/food/",
        "A meal today",
        called,
        "need:Food",
        False,
    ]
    assert made["speaks"]["zywnosci"] == made["speaks"]["pomoc"] == "Polish"
    assert "the" in made["small"].split()


def test_lists_by_the_clock_are_guides_too(tmp_path: Path) -> None:
    site = small_site(tmp_path, {**BASICS, "needs/food.yaml": f"{FOOD}help_now: yes\n"}, settings=SITE)
    site.build(search=True)
    made = core(site)
    lists = {name: made["guides"][place] for name, place in made["lists"].items()}
    assert lists["7"][:3] == ["List", "Usually open on Sundays", "/days/sunday/"]
    assert lists["now"][2] == "/help-now/"
    assert "pomoc" in lists["now"][4]
    assert made["when"]["sunday"] == made["when"]["sundays"] == made["when"]["sun"] == "7"


def test_a_need_in_an_area_has_its_own_list(tmp_path: Path) -> None:
    area = "name: Pier\nplaces: {name: Pier Head, outcodes: ZZ9, coordinates: '54.6, -0.9'}\n"
    kitchen = BASICS["services/kitchen.yaml"] + "areas: pier\n"
    site = small_site(tmp_path, {**BASICS, "areas/pier.yaml": area, "services/kitchen.yaml": kitchen})
    site.build(search=True)
    made = core(site)
    assert list(made["both"].values()) == [["Food in Pier", "/needs/food/pier/"]]
    assert made["guides"][1][4] == ["Pier Head", "ZZ9"]


def test_the_list_of_words_stays_small_whatever_the_site(tmp_path: Path) -> None:
    words = " ".join(f"word{number}" for number in range(600))
    files = {
        f"pages/p{page}.md": f"---\nname: P{page}\n---\n{words.replace('word', f'word{page}x')}\n"
        for page in range(12)
    }
    site = small_site(tmp_path, {**BASICS, **files})
    site.build(search=True)
    assert sum(len(text.split()) for text in core(site)["words"]) <= MOST_WORDS


def test_without_an_index_there_is_nothing(tmp_path: Path) -> None:
    site = small_site(tmp_path, BASICS)
    site.build()
    assert not (site.output / "data/search").exists()


def test_the_line_that_is_for_most_words_of_a_danger_is_for_all_of_them(tmp_path: Path) -> None:
    lines = (
        "  - {name: Listeners, number: 116 123, when: Always, search_words: [suicidal, somebody to talk to]}\n"
        "  - {name: Nurses, number: 111, when: Always, search_words: [chest pain]}\n"
        "  - {name: Police, number: 999, when: Always, search_words: [overdose, Can’t breathe]}\n"
    )
    settings = re.sub(r"emergency: .*\n", f"emergency:\n{lines}", SETTINGS)
    site = small_site(tmp_path, BASICS, settings=settings)
    site.build(search=True)
    called = {name: words for name, _number, _when, words, _names in core(site)["lines"]}
    assert called["Listeners"][:2] == ["suicidal", "somebody to talk to"]
    assert {"end my life", "better off dead"} <= set(called["Listeners"])
    assert called["Nurses"] == ["chest pain"]
    assert {"not breathing", "stabbed"} <= set(called["Police"])
    assert not {"end my life", "not breathing"} <= set(called["Police"])
