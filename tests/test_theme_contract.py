"""docs/theme.md and the views agree: every attribute it promises is there, and it tells of every one there is."""

from __future__ import annotations

import dataclasses
import re
import typing
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, get_args, get_type_hints

import pytest

from site_builder.model import shapes
from site_builder.model.figure import FigureView
from site_builder.pages.assessments.matrix import PartView
from site_builder.pages.assessments.scoring import ScoringView
from site_builder.pages.assessments.trend import TrendView
from site_builder.pages.plans.actions import ActionView
from site_builder.pages.reflections import PromptPartView
from site_builder.prose import blocks
from site_builder.render.context import PageContext, SiteContext
from site_builder.types.pathway.checklist import ConditionView
from site_builder.types.pathway.view import StepView
from site_builder.types.service.times import HoursTable
from tests.tooling.write_views import shown_views, with_missing_views

ROOT = Path(__file__).parents[1]
CONTRACT = (ROOT / "docs" / "theme.md").read_text("utf-8")
TEMPLATES = ROOT / "themes" / "default" / "templates"

# The page calls some shapes by shorter names than their classes have.
SHAPES: Mapping[str, type] = {
    **{
        name: getattr(shapes, name)
        for name in ("Link", "Count", "Way", "Tag", "Fact", "Image", "Tile", "Card")
    },
    **{name: getattr(shapes, name) for name in ("Item", "Note", "Section", "UpdateView", "Part")},
    "Prose": blocks.Words,
    "Phone": shapes.PhoneLine,
    "Hours": HoursTable,
    "Step": StepView,
    "Condition": ConditionView,
    "Action": ActionView,
    "Scoring": ScoringView,
    "Marker": PartView,
    "Trend": TrendView,
    "Figure": FigureView,
    "Prompts": PromptPartView,
}
TONES = {"good", "going", "care", "bad", "done", "quiet", "off"}
KNOWN = {*SHAPES.values(), blocks.HasHtml}

Table = Mapping[str, str]
"""The first cell of each row, taken apart into names, with all that the row says."""


def tables() -> Mapping[str, Table]:
    """The tables of the page by what stands above them: a heading, a line with one word, or a name in back-ticks."""
    found: dict[str, dict[str, str]] = {}
    title, lines = "", CONTRACT.splitlines()
    for line in lines:
        if match := re.fullmatch(r"#+ (.+)|`?([\w.-]+)`?", line):
            title = match[1] or match[2]
        elif line.startswith("|") and not re.match(r"\| (attribute|shape|tone) |\|---", line):
            first, _, rest = line.strip("| ").partition(" | ")
            found.setdefault(title, {}).update({name.strip(" `"): rest for name in first.split(",")})
    return found


TABLES = tables()


def parts(hint: Any) -> Iterator[type]:
    """The dataclasses a type hint mentions: `Sequence[Fact] | None` gives Fact."""
    if isinstance(hint, type) and dataclasses.is_dataclass(hint):
        yield hint
    for inner in get_args(hint):
        yield from parts(inner)


def hints(view: type) -> dict[str, Any]:
    return get_type_hints(view, localns=vars(typing))


def inner_names(hint: Any) -> set[str]:
    """The attributes of the nameless objects a hint leads to, and of those inside them."""
    found: set[str] = set()
    for part in parts(hint):
        if part not in KNOWN:
            for name, inner in hints(part).items():
                found |= {name} | inner_names(inner)
    return found


def told_names(cell: str) -> set[str]:
    """The attributes that a row describes in its own words, as in "each `.name`, `.number`"."""
    return set(re.findall(r"`\.(\w+)`", cell))


def differences(view: type, table: Table) -> list[str]:
    """Where a view and its table differ."""
    given = hints(view)
    wrong = [f"`{name}` isn't in the table" for name in given.keys() - table.keys()]
    wrong += [f"`{name}` isn't in {view.__name__}" for name in table.keys() - given.keys()]
    for name in given.keys() & table.keys():
        told_elsewhere = "as the step's own" in table[name] or any(
            part in KNOWN for part in parts(given[name])
        )
        if not told_elsewhere:
            apart = told_names(table[name]) ^ inner_names(given[name])
            wrong += [f"`{name}` has `.{each}` on one side only" for each in apart]
    return sorted(wrong)


@pytest.fixture(scope="module")
def views() -> dict[str, type]:
    return shown_views()


def test_every_template_is_told_of_and_used(views: dict[str, type]) -> None:
    written = {path.name for path in TEMPLATES.glob("*.html")} - {"base.html"}
    assert {name for name in TABLES if name.endswith(".html")} == written == set(views)


def test_views_are_as_the_page_says(views: dict[str, type]) -> None:
    wrong = {name: differences(view, TABLES[name]) for name, view in sorted(views.items())}
    assert {name: each for name, each in wrong.items() if each} == {}


@pytest.mark.parametrize(("name", "context"), [("page", PageContext), ("site", SiteContext)])
def test_what_every_template_gets_is_as_the_page_says(name: str, context: type) -> None:
    assert differences(context, TABLES[name]) == []


def test_shapes_in_a_line_are_as_the_page_says() -> None:
    listed = {name: told_names(cell) for name, cell in TABLES["Shapes used in several views"].items()}
    with_tables = {"Card", "Hours"}
    assert {name: each for name, each in listed.items() if name not in with_tables | TONES} == {
        name: set(hints(shape)) for name, shape in SHAPES.items() if name not in TABLES
    }


@pytest.mark.parametrize("name", ["Card", "Hours", "Step", "Action", "Scoring", "Marker", "Trend", "Prompts"])
def test_shapes_with_a_table_are_as_the_page_says(name: str) -> None:
    assert differences(SHAPES[name], TABLES[name]) == []


@pytest.mark.parametrize("template", sorted(name for name in TABLES if name.endswith(".html")))
def test_the_default_theme_shows_all_that_it_is_given(template: str) -> None:
    source = (TEMPLATES / template).read_text("utf-8")
    shared = "".join(path.read_text("utf-8") for path in sorted((TEMPLATES / "components").glob("*.html")))
    forgotten = [
        name for name in TABLES[template] if f"view.{name}" not in source and f".{name}" not in shared
    ]
    assert forgotten == []


def test_a_view_that_is_not_told_of_is_written_down(views: dict[str, type]) -> None:
    """`make docs` adds its table, with the sentences below its fields."""

    @dataclasses.dataclass(frozen=True)
    class BenchView:
        seen: str
        """What can be seen from it."""
        others: Sequence[shapes.Link]

    assert with_missing_views(CONTRACT, views) == CONTRACT
    added = with_missing_views(CONTRACT, {**views, "bench.html": BenchView}).removeprefix(CONTRACT.rstrip())
    assert added == (
        "\n\n### bench.html\n\n| attribute | type | meaning |\n|---|---|---|\n"
        "| `seen` | str | What can be seen from it. |\n| `others` | sequence of Link |  |\n"
    )
