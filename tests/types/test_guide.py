"""Guides: chapters in order, principles by number, contents, every link written out, and what is said of slips."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.tooling.page_text import page_text
from tests.tooling.small_site import BASICS, SmallSite, small_site

GUIDE = """\
name: At the gate
summary: How to meet somebody.
principles:
  - {name: People first, means: [We wait, They choose]}
  - {name: No promises}
parts:
  - {name: The day, about: From the gate on., chapters: 2}
"""
ONE = """\
---
name: Before
guide: gate
number: 1
principles: [2, 1]
---
Keep to [principle 2](#principle-2); see [the kitchen](/services/kitchen/), [more](https://example.org/a?b=1&c=2)
and https://example.org/.

## One

## Two

## Three
"""
TWO = """\
---
name: The day itself
guide: gate
number: 2
---
Be there.
"""


def site_of(**changed: str) -> Mapping[str, str]:
    files = {"guides/gate.yaml": GUIDE, "chapters/before.md": ONE, "chapters/day.md": TWO}
    return {**BASICS, **files, **{name.replace("__", "/") + ".md": text for name, text in changed.items()}}


def said(folder: Path, files: Mapping[str, str]) -> list[str]:
    return [
        f"{each.span} {each.code.name}: {each.message} {each.hint}"
        for each in small_site(folder, files).check()
    ]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> SmallSite:
    made = small_site(tmp_path_factory.mktemp("guide"), site_of())
    assert list(made.check()) == []
    made.build()
    return made


def test_a_guide_lists_chapters_principles_and_links(site: SmallSite) -> None:
    page = page_text(site.page("/guides/gate/"))
    assert page.index("[1. Before](/guides/gate/before/)") < page.index("### The day")
    assert page.index("### The day") < page.index("[2. The day itself](/guides/gate/day/)")
    for words in (
        "### Principle 1 People first\n- We wait\n- They choose\nMore about it: [1. Before](/guides/gate/before/)",
        "the kitchen: [https://northport.example.org/services/kitchen/](https://northport.example.org/services/kitchen/)",
        "more: [https://example.org/a?b=1&c=2](https://example.org/a?b=1&c=2)",
        "- [https://example.org/](https://example.org/)",
    ):
        assert words in page
    assert 'id="principle-2"' in site.page("/guides/gate/")
    assert "/guides/gate/" in site.page("/guides/")


def test_a_chapter_cites_principles_and_leads_on(site: SmallSite) -> None:
    first, second = site.page("/guides/gate/before/"), site.page("/guides/gate/day/")
    assert (
        '<li id="principle-2"><a href="/guides/gate/#principle-2">Principle 2</a>: No promises</li>' in first
    )
    assert '<a href="#principle-2">principle 2</a>' in first
    assert '<a href="#three">Three</a>' in first
    assert "Every link in this chapter" in first
    assert 'rel="next" href="/guides/gate/day/"' in first
    assert 'rel="prev" href="/guides/gate/before/"' in second
    assert "The day</p>" in second
    assert "On this page" not in second
    assert "Every link" not in second


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        (
            {"chapters__day": TWO.replace("number: 2", "number: 1")},
            [
                "content/chapters/day.md:4:9 chapter-number-twice: “Before” is chapter 1 of this guide, too "
                "(content/chapters/before.md). Give each chapter a number of its own.",
                "content/guides/gate.yaml:7:57 chapter-unknown: Chapter 2 doesn't exist. The chapters are 1.",
            ],
        ),
        (
            {"chapters__day": TWO.replace("number: 2", "number: 2\nprinciples: [1, 3]")},
            [
                "content/chapters/day.md:5:17 principle-unknown: “At the gate” has no principle 3. Its principles are "
                "1 to 2."
            ],
        ),
        (
            {"chapters__day": TWO + "See [principle 1](#principle-1).\n"},
            [
                "content/chapters/day.md:7:1 fragment-broken: The link `#principle-1` leads to a place that isn't on the "
                "page /guides/gate/day/. /guides/gate/ has `#principle-1` and `#principle-2`."
            ],
        ),
        (
            {
                "chapters__day": TWO.replace("number: 2", "number: 2\nprinciples: [1]")
                + "See [principle 2](#principle-2).\n"
            },
            [
                "content/chapters/day.md:8:1 fragment-broken: The link `#principle-2` leads to a place that isn't on the "
                "page /guides/gate/day/. /guides/gate/ has `#principle-1` and `#principle-2`."
            ],
        ),
        (
            {"guides__other": "---\nname: Other\n---\n"},
            [
                "content/guides/other.md:2:7 guide-empty: This guide has no chapters. Write its chapters into "
                "content/chapters, each with `guide: other` and a number."
            ],
        ),
        (
            {"chapters__day": TWO.replace("guide: gate", "guide: gat")},
            [
                "content/chapters/day.md:3:8 reference-unknown: `guide`: there is no guide called `gat` in guides/. "
                "Did you mean `gate`?",
            ],
        ),
    ],
)
def test_slips_are_told(tmp_path: Path, changed: Mapping[str, str], expected: list[str]) -> None:
    found = said(tmp_path, site_of(**changed))
    assert [each for each in found if not any(each.startswith(one) for one in expected)] == []
    assert len(found) == len(expected)


def test_a_chapter_has_figures_that_say_where_they_come_from(tmp_path: Path) -> None:
    figures = (
        "number: 2\nfigures:\n  - {value: '96', unit: per cent, what: slept rough, on: 2023, source: A count}\n"
        "  - {value: '61', unit: per cent, what: were ill}\n"
    )
    site = small_site(tmp_path, site_of(chapters__day=TWO.replace("number: 2\n", figures)))
    assert [(each.span.line, each.code.name) for each in site.check()] == [(7, "figure-unsourced")]
    site.build()
    page = page_text(site.page("/guides/gate/day/"))
    assert page.index("Be there.") < page.index("## In figures") < page.index("slept rough")
    assert "Source: A count" in page
