"""One page of every kind is opened once and asked whatever holds of all pages; and a visit to all of them tells nobody."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import islice

import pytest
from playwright.sync_api import BrowserContext, Page

from tests.browser.conftest import PARTS, PHONE
from tests.browser.questions import keyboard, layout, paper
from tests.tooling.browser import KEPT, NOTHING
from tests.tooling.server import Site

QUESTIONS = (
    layout.nothing_sticks_out_sideways,
    layout.no_short_word_is_broken,
    layout.text_twice_as_large_covers_nothing,
    layout.nothing_moves_for_readers_who_want_no_motion,
    paper.everything_folded_away_is_written_out,
    paper.no_sheet_ends_with_a_heading_or_tears_a_line_in_two,
    paper.it_is_whole_and_says_where_it_came_from,
    # From here on everything in the page is opened.
    layout.nothing_opened_sticks_out,
    keyboard.targets_are_big_enough_for_a_thumb,
    layout.wider_spacing_loses_nothing,
    keyboard.tab_visits_everything_once_and_is_never_caught,
)


@pytest.mark.parametrize("part", range(PARTS))
def test_every_kind_of_page(
    page: Page,
    context: BrowserContext,
    example: Site,
    kinds: Mapping[str, str],
    complaints: list[str],
    subtests: pytest.Subtests,
    part: int,
) -> None:
    page.add_init_script(keyboard.WATCH_FOCUS)
    for kind, path in islice(kinds.items(), part, None, PARTS):
        page.set_viewport_size(PHONE)
        page.goto(example.at(path))
        for question in QUESTIONS:
            with subtests.test(kind=kind, path=path, question=question.__name__):
                question(page)
    page.wait_for_load_state("networkidle")
    assert complaints == []
    assert context.cookies() == []
    assert page.evaluate(KEPT) == NOTHING
