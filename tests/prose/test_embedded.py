"""Texts shown inside a larger page."""

from __future__ import annotations

from site_builder.prose.embedded import embedded
from site_builder.prose.prose import render_prose

PROSE = render_prose("## Why\n\nSee [here](#why) and [there](/help-now/#why).\n\n### More\n")[0]


def test_headings_move_below_the_page_s_own() -> None:
    shown = embedded(PROSE, 3)
    assert shown is not None
    assert '<h4 id="why">Why</h4>' in shown.html
    assert '<h5 id="more">More</h5>' in shown.html


def test_there_is_no_heading_below_the_sixth() -> None:
    shown = embedded(PROSE, 6)
    assert shown is not None
    assert '<h6 id="why">Why</h6>' in shown.html
    assert '<h6 id="more">More</h6>' in shown.html


def test_a_prefix_keeps_ids_and_the_links_to_them_together() -> None:
    shown = embedded(PROSE, 2, "a1")
    assert shown is not None
    assert '<h3 id="a1--why">' in shown.html
    assert 'href="#a1--why"' in shown.html
    assert 'href="/help-now/#why"' in shown.html


def test_nothing_stays_nothing() -> None:
    assert embedded(None, 2) is None
