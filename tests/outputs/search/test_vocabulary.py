"""The words the search page knows: what needs are called comes first, and every guide has its place and its names."""

from __future__ import annotations

import json
from pathlib import Path

from site_builder.outputs.search.vocabulary import MOST_WORDS, gather, telling, write_vocabulary
from tests.tooling.small_site import BASICS, small_site

FOOD = "name: Food\nsummary: A meal today\nalso_called: [nothing to eat, Foodbank]\nsearch_words: [soup]\n"


def test_words_come_by_how_much_they_matter_and_guides_with_their_names(tmp_path: Path) -> None:
    site = small_site(tmp_path, {**BASICS, "needs/food.yaml": FOOD})
    site.build(search=True)
    made = json.loads((site.output / "pagefind" / "words.json").read_text("utf-8"))
    needs, services, said, others = (text.split() for text in made["words"])
    assert {"food", "foodbank", "nothing", "eat", "soup"} <= set(needs)
    assert {"harbour", "kitchen"} <= set(services)
    assert {"meal", "today"} <= set(said)
    assert not set(needs) & set(services)
    assert not set(others) & {*needs, *services, *said}
    assert made["guides"] == [
        ["Need", "Food", "/needs/food/", "A meal today", ["nothing to eat", "Foodbank", "soup"]]
    ]
    assert "the" in made["small"].split()


def test_a_word_counts_where_it_matters_most() -> None:
    found: dict[str, tuple[int, int]] = {}
    for words in ({"bed": (2, 1), "job": (3, 1)}, {"bed": (0, 1)}, {"bed": (1, 4)}):
        gather(found, words)
    assert found == {"bed": (0, 6), "job": (3, 1)}


def test_the_list_stays_small_whatever_the_site(tmp_path: Path) -> None:
    site = small_site(tmp_path, BASICS).load().site
    words = {f"word{number}": (number % 4, number) for number in range(MOST_WORDS * 2)}
    kept = [text.split() for text in json.loads(write_vocabulary(site, words))["words"]]
    assert sum(map(len, kept)) == MOST_WORDS
    assert [len(texts) for texts in kept] == [MOST_WORDS // 2, MOST_WORDS // 2, 0, 0]


def test_without_an_index_there_are_no_words(tmp_path: Path) -> None:
    site = small_site(tmp_path, BASICS)
    site.build()
    assert not (site.output / "pagefind").exists()


def test_of_a_text_the_words_that_say_something_are_kept_once() -> None:
    text = "Come in! The door is open, the DOOR is yours: don’t wait – “soup” and a bed… Soup."
    assert telling(text, "en-GB") == "Come door open yours wait soup bed"
    assert telling("Drws y drws", "cy") == "Drws y"
    assert telling("", "en") == ""
