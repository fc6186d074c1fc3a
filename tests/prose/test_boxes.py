"""Boxes, comparisons and lists to tick: what they become, and what is said of every way to get them wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.prose.test_prose import assert_safe, render
from tests.tooling.small_site import BASICS, small_site


@pytest.mark.parametrize(
    ("text", "markup"),
    [
        (
            "::: tip Go *twice*\nAsk.\n:::",
            '<div class="box tip"><p class="name"><b data-box="tip"></b> Go *twice*</p>\n<p>Ask.</p>\n</div>\n',
        ),
        (
            "::: Don't\n- Push\n:::\nAfter",
            '<div class="box dont"><p class="name"><b data-box="dont"></b></p>\n<ul>\n<li>Push</li>\n</ul>\n</div>\n'
            "<p>After</p>\n",
        ),
        (
            ":::: example\n::: tip\nA\n:::\n::::",
            '<div class="box example"><p class="name"><b data-box="example"></b></p>\n<div class="box tip">'
            '<p class="name"><b data-box="tip"></b></p>\n<p>A</p>\n</div>\n</div>\n',
        ),
        (
            "- [ ] Key\n- [x] Bed\n- Tea",
            '<ul>\n<li class="tick">Key</li>\n<li class="tick done"><b data-box="ticked"></b> Bed</li>\n<li>Tea</li>\n</ul>\n',
        ),
        (
            "1. [ ] Key\n\n2. [ ] **Bed**",
            '<ol>\n<li class="tick"><p>Key</p>\n</li>\n<li class="tick"><p><strong>Bed</strong></p>\n</li>\n</ol>\n',
        ),
    ],
)
def test_boxes_and_ticks(text: str, markup: str) -> None:
    prose, issues = render(text.replace("*twice*", "twice"))
    assert (prose.html, issues) == (markup.replace("*twice*", "twice"), [])
    assert_safe(prose.html)


def test_a_table_that_compares_knows_the_heads_of_its_rows_and_columns() -> None:
    prose, issues = render(
        "::: compare Regions & more\n| | North | South |\n|---|---|---|\n| Homes | 4 | 5 |\n:::"
    )
    assert issues == []
    assert_safe(prose.html)
    for part in (
        '<div class="table compare" role="region" tabindex="0" aria-label="Regions &amp; more"><table>',
        "<caption>Regions &amp; more</caption>",
        '<td></td><th scope="col">North</th>',
        '<tr><th scope="row">Homes</th><td data-label="North">4</td><td data-label="South">5</td></tr>',
    ):
        assert part in prose.html


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a\n\n::: tpi\nAsk.\n:::", ["3:5 prose-box-kind"]),
        (":::tip[Title]\nAsk.\n:::", ["1:4 prose-box-kind"]),
        ("::: {.tip}\nAsk.\n:::", ["1:5 prose-box-kind"]),
        ("a\n\n::: tip\nAsk.", ["3:1 prose-box-open"]),
        (":::: tip\nAsk.\n:::", ["1:1 prose-box-open", "3:1 prose-markup-unknown"]),
        ("::: example\n::: tip\nA\n:::\n:::", ["5:1 prose-markup-unknown"]),
        ("a\n\n::: tip\n\n:::", ["3:1 prose-box-empty"]),
        ("::: compare\n:::", ["1:1 prose-box-empty"]),
        ("::: compare\nNo table.\n:::", ["1:1 prose-box-table"]),
        ("::: compare\n|a|b|\n|-|-|\n|c|d|\n\nMore.\n:::", ["1:1 prose-box-table"]),
        ("::: compare\n|a|b|\n|-|-|\n|c|d|\n\n|a|b|\n|-|-|\n|c|d|\n:::", ["1:1 prose-box-table"]),
        ("::: tip **A\nAsk.\n:::", ["1:9 prose-mark-open"]),
        ("::: tip <b>A\nAsk.\n:::", ["1:9 prose-html"]),
        ("> ::: tip\n> Ask.", ["1:3 prose-box-open"]),
        ("- a\n\n  ::: tip\n  Ask.\n  :::", []),
        ("> ::: tip\n> Ask.\n> :::", []),
        ("- [] Key", ["1:3 prose-tick"]),
        ("- [ ]Key", ["1:3 prose-tick"]),
        ("- a\n- [x]", ["2:3 prose-tick"]),
        ("- [x](/services/) a", []),
        ("## ::: tip\n", ["1:4 prose-markup-unknown"]),
    ],
)
def test_every_misuse_is_a_message(text: str, expected: list[str]) -> None:
    prose, issues = render(text)
    assert_safe(prose.html)
    assert issues == expected


def test_boxes_are_named_in_the_language_of_the_page(tmp_path: Path) -> None:
    text = "::: warning Ice\nMind the step.\n:::\n\n- [x] Gritted\n"
    site = small_site(tmp_path, {**BASICS, "pages/ice.md": f"---\nname: Ice\n---\n{text}"})
    site.build()
    page = site.page("/ice/")
    assert '<p class="name"><b>Take care:</b> Ice</p>' in page
    assert "<b>Done:</b> Gritted" in page
    assert "data-box" not in page
