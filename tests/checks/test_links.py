"""Links to places on pages: in an author's own text, and from elsewhere."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tooling.small_site import BASICS, SETTINGS, small_site

PLAN = """\
name: Plan
first_year: 2026
last_year: 2029
owner: harbour-trust
statuses: [{id: on-track, name: On track, meaning: on-track}]
priorities: [{id: homes, name: Homes, objectives: [{id: rent, name: Rent}]}]
"""
ACTION = "---\nname: Save rents\nplan: plan\nobjective: rent\nnumber: 1\nlead: harbour-trust\nstatus: on-track\n---\n"
HEADINGS = "## In the way\n\nMoney.\n\n"
NEWS = "---\nname: News\non: 2026-11-01\n---\n"


@pytest.mark.parametrize(
    ("file", "text", "said"),
    [
        ("actions/save.md", ACTION + HEADINGS + "See [what is in the way](#in-the-way).", []),
        (
            "actions/save.md",
            ACTION + HEADINGS + "See [what is in the way](#in-the-wya).",
            [
                "content/actions/save.md:13:1 The link `#in-the-wya` leads to a place that isn't in this text. "
                "Did you mean `#in-the-way`?"
            ],
        ),
        (
            "actions/save.md",
            ACTION + "See [the foot](#foot).",
            [
                "content/actions/save.md:9:1 The link `#foot` leads to a place that isn't in this text. "
                "Look at the headings there: write the words of one, small, with hyphens between."
            ],
        ),
        (
            "news/rents.md",
            NEWS + "See [what is in the way](/plans/plan/homes/#in-the-way).",
            [
                "content/news/rents.md:5:1 The link `/plans/plan/homes/#in-the-way` leads to a place that isn't on the "
                "page /plans/plan/homes/. Did you mean `#save--in-the-way`?"
            ],
        ),
        ("news/rents.md", NEWS + "See [what is in the way](/plans/plan/homes/#save--in-the-way).", []),
        ("news/rents.md", NEWS + HEADINGS + "See [above](#in-the-way).", []),
    ],
)
def test_a_link_to_a_heading(tmp_path: Path, file: str, text: str, said: list[str]) -> None:
    files = {**BASICS, "plans/plan.yaml": PLAN, "actions/save.md": ACTION + HEADINGS, file: text}
    everything = small_site(tmp_path, files).check()
    assert [each.code.name for each in everything if each.code.name.startswith(("plan", "field"))] == []
    found = [each for each in everything if each.code.name in ("fragment-broken", "link-broken")]
    assert [f"{each.span} {each.message} {each.hint}" for each in found] == said


def test_links_to_files_that_are_published_as_they_are_lead_somewhere(tmp_path: Path) -> None:
    files = {
        **BASICS,
        "files/minutes.txt": "We met.",
        "static/poster.txt": "Come",
        "news/rents.md": NEWS
        + "[Minutes](/files/minutes.txt), [poster](/static.html), [poster](/poster.txt).",
    }
    told = [found.message for found in small_site(tmp_path, files).check()]
    assert told == ["The link `/static.html` leads to a page that doesn't exist."]


@pytest.mark.parametrize(
    "link",
    [
        "/needs/food/",
        "/needs/food/?from=news",
        "/needs/food/#main",
        "/needs/f%6Fod/",
        "../../needs/food/",
        "../",
        "?page=2",
        "https://example.org/nowhere/",
        "mailto:hello@example.org",
        "tel:+441632960001",
        "/files/minutes.txt#page=2",
    ],
)
def test_what_leads_somewhere_is_fine(tmp_path: Path, link: str) -> None:
    files = {**BASICS, "files/minutes.txt": "We met.", "news/rents.md": f"{NEWS}[here](<{link}>)."}
    assert [each.message for each in small_site(tmp_path, files).check()] == []


@pytest.mark.parametrize(
    ("link", "said"),
    [
        ("/needs/food", "a page that doesn't exist. Did you mean `/needs/food/`?"),
        ("/needs/fodo/", "a page that doesn't exist. Did you mean `/needs/food/`?"),
        ("food/", "a page that doesn't exist. "),
        ("/zzzz/qqqq:vv", "a page that doesn't exist. Copy the address of the page"),
        ("/needs/food/#nowhere", "a place that isn't on the page /needs/food/. "),
        ("#nowhere", "a place that isn't on the page /news/rents/. Look at the headings"),
    ],
)
def test_what_leads_nowhere_is_told_with_the_nearest(tmp_path: Path, link: str, said: str) -> None:
    files = {**BASICS, "news/rents.md": f"{NEWS}[here](<{link}>)."}
    (found,) = small_site(tmp_path, files).check()
    assert f"{found.message} {found.hint}".startswith(f"The link `{link}` leads to {said}")


def test_a_page_that_the_theme_cannot_show_has_no_places_that_could_be_missed(tmp_path: Path) -> None:
    """Its template is told of; which places it would have nobody knows."""
    files = {**BASICS, "news/rents.md": f"{NEWS}[here](/services/kitchen/#nowhere)."}
    site = small_site(tmp_path, files, settings=f"{SETTINGS}theme: ours\n")
    theme = tmp_path / "themes/ours"
    (theme / "templates").mkdir(parents=True)
    (theme / "theme.yaml").write_text("name: Ours\n", "utf-8")
    (theme / "templates/service.html").write_text("{{ view.nothing }}", "utf-8")
    assert [each.code.name for each in site.check() if each.code.name.endswith("broken")] == []
