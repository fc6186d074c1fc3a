"""Pieces that stand on many pages, as pages of a built site show them."""

from __future__ import annotations

import re
from pathlib import Path

from markupsafe import Markup

from site_builder.render.fragments import with_times
from tests.tooling.small_site import BASICS, small_site

SHUT = """\
name: Net Yard
organisation: harbour-trust
needs: food
hours: {weekly: {Mon: 9am-5pm, Tue: "10am-2pm"}, bank_holidays: closed}
checked: {on: 2026-10-28}
"""
_TIMES = re.compile(r'<div class="(usual|of-day)">(.*?)</div>')


def test_a_card_on_a_list_by_day_differs_in_its_times_alone(tmp_path: Path) -> None:
    site = small_site(tmp_path, {**BASICS, "services/net-yard.yaml": SHUT})
    site.build()
    usual, monday = (_card(site.output / each) for each in ("services/index.html", "days/monday/index.html"))
    assert [kind for kind, _ in _TIMES.findall(usual)] == ["usual"]
    ((kind, words),) = _TIMES.findall(monday)
    assert (kind, "9am to 5pm" in words, "10am" in words) == ("of-day", True, False)
    assert _TIMES.sub("", monday) == _TIMES.sub("", usual)


def test_a_card_of_a_theme_that_says_no_times_stays_whole() -> None:
    card = Markup('<li class="card"><p>Net Yard</p></li>')
    assert with_times(card, Markup("<p>Noon</p>")) == card


def _card(page: Path) -> str:
    found = re.search(r'<li class="card"(?:(?!</li>).)*net-yard.*?</li>', page.read_text(), re.DOTALL)
    assert found
    return found[0]
