"""Case studies: what they illustrate leads to them and back, and no figure passes without a source."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tooling.page_text import page_text
from tests.tooling.small_site import BASICS, SmallSite, codes, small_site, told

CASE = """\
name: A hall in winter
place: Northport
on: since 2016-17
organisations: [harbour-trust]
others: [The library]
issue: Nowhere to sit.
change: Somebody had to be asked.
done: A hall was opened.
steps: [Chairs, Tea]
impact:
  - {value: "70", unit: per cent, what: came back, on: Winter 2026, source: A count}
  - {value: "£11,000", before: "£46,800", what: a person, link: "https://www.example.org/count"}
quotes:
  - {text: I slept., who: A guest, consent: Agreed in March 2026}
commitments: [warm]
illustrates: [{framework: look, part: doors}]
principles: [{guide: ours, principle: 2}]
"""
FRAMEWORK = """\
name: A look
credit: {title: A paper}
score: sum
better: high
scale: [{points: 1}, {points: 2}]
parts: [{id: doors, name: Open doors}, {id: tea, name: Warm tea}]
"""
FILES = {
    **BASICS,
    "case-studies/hall.yaml": CASE,
    "frameworks/look.yaml": FRAMEWORK,
    "guides/ours.yaml": "name: Our guide\nprinciples: [{name: Be kind}, {name: Be there}]\n",
    "chapters/one.yaml": "name: One\nguide: ours\nnumber: 1\ntext: Words.\n",
    "commitments/warm.yaml": "name: Nobody is cold\nnumber: 1\ntext: We keep people warm.\n",
}


def changed(folder: Path, old: str, new: str) -> SmallSite:
    assert old in CASE
    return small_site(folder, {**FILES, "case-studies/hall.yaml": CASE.replace(old, new)})


def test_it_is_shown_with_all_that_it_illustrates(tmp_path: Path) -> None:
    site = small_site(tmp_path, FILES)
    assert codes(site.check()) == []
    site.build()
    link = "[A hall in winter](/case-studies/hall/)"
    assert link in page_text(site.page("/charter/warm/"))
    assert link in page_text(site.page("/organisations/harbour-trust/"))
    framework = page_text(site.page("/frameworks/look/"))
    doors, tea = framework.index("Open doors"), framework.rindex("Warm tea")
    assert doors < framework.index(link) < tea
    assert framework.count(link) == 1
    guide = page_text(site.page("/guides/ours/"))
    assert guide.index("Be kind") < guide.index("Be there") < guide.index(link)


def test_a_quote_runs_in_its_own_direction_inside_what_stands_in_that_of_the_page(tmp_path: Path) -> None:
    site = small_site(tmp_path, FILES)
    site.build()
    assert '<blockquote><div dir="auto">' in site.page("/case-studies/hall/")


def test_its_page_says_everything(tmp_path: Path) -> None:
    site = small_site(tmp_path, FILES)
    site.build()
    page = page_text(site.page("/case-studies/hall/"))
    for said in (
        "Northport", "since 2016-17", "The library", "Harbour Trust", "Nowhere to sit.", "Somebody had to be asked.",
        "A hall was opened.", "- Chairs", "70 per cent came back Winter 2026. Source: A count",
        "£46,800 before, £11,000 after a person [Source: The source](https://www.example.org/count)",
        "I slept.", "A guest Consent: Agreed in March 2026",
        "[Nobody is cold](/charter/warm/)", "[A look: Open doors](/frameworks/look/#part.doors)",
        "[Our guide, principle 2: Be there](/guides/ours/#principle-2)",
    ):  # fmt: skip
        assert said in page


@pytest.mark.parametrize(
    ("old", "new", "line", "message"),
    [
        (", source: A count", "", 11, "Nothing says where “70 per cent” comes from."),
        ("part: doors", "part: dors", 16, "“A look” has no part `dors`."),
        (", consent: Agreed in March 2026", "", 14, "`consent` is missing"),
        ("on: Winter 2026", "on: 31 April 2026", 11, "April has 30 days."),
        ("on: Winter 2026", "on: a while ago", 11, "`a while ago` isn't a time this can read."),
        ("[warm]", "[worm]", 15, "warm"),
        ("place: Northport\n", "", 1, "`place` is missing"),
        ("principle: 2", "principle: 3", 17, "“Our guide” has no principle 3."),
        ("framework: look", "framework: lock", 16, "look"),
    ],
)
def test_what_is_wrong_is_said_where_it_is(
    tmp_path: Path, old: str, new: str, line: int, message: str
) -> None:
    said = told(changed(tmp_path, old, new).check())
    assert f"content/case-studies/hall.yaml:{line}:" in said
    assert message in said


def test_readers_are_told_of_a_figure_without_a_source(tmp_path: Path) -> None:
    site = changed(tmp_path, ", source: A count", "")
    assert [each.code.name for each in site.check()] == ["figure-unsourced"]
    assert not any(each.is_error for each in site.check())
    site.build()
    assert "70 per cent came back Winter 2026. No source is given." in page_text(
        site.page("/case-studies/hall/")
    )
