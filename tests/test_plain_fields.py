"""Markdown in a field that takes plain words is a message at its place, never shown as it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tooling.small_site import BASICS, small_site

SERVICE = str(BASICS["services/kitchen.yaml"])


@pytest.mark.parametrize(
    ("lines", "place"),
    [
        ('access:\n  bring: "See [the list](https://example.org/list)"\n', "7:15"),
        ('access:\n  bring: "See [the list] (/list/)"\n', "7:15"),
        ("summary: A **hot** meal\n", "6:12"),
        ("summary: A __hot__ meal\n", "6:12"),
        ("summary: A `hot` meal\n", "6:12"),
        ("summary: We are *open now*, come\n", "6:17"),
        ("summary: We are _open_\n", "6:17"),
        ("summary: See <https://example.org>\n", "6:14"),
        ('summary: "See [[food]]"\n', "6:15"),
        ("summary: Not ~~open~~\n", "6:14"),
        ("access:\n  bring: |\n    Bring:\n    - a towel\n    - soap\n", "9:1"),
        ("access:\n  bring: |\n    ## Bring\n    a towel\n", "7:10"),
    ],
)
def test_markdown_in_a_plain_field(tmp_path: Path, lines: str, place: str) -> None:
    site = small_site(tmp_path, {**BASICS, "services/kitchen.yaml": SERVICE + lines})
    found = [f"{each.span.line}:{each.span.column} {each.code.name}" for each in site.check()]
    assert found == [f"{place} text-markdown"]


@pytest.mark.parametrize(
    "text",
    [
        "Free* meals",
        "A 5* place",
        "2 * 3 * 4 and 2*3*4",
        "Meals* and beds*",
        "snake_case_name",
        "[x] and (y)",
        "Quay [Hall] (side door)",
        "a_b __ c",
        "#1 - 2 - 3",
        "2 ** 3",
    ],
)
def test_what_is_no_markdown_is_fine(tmp_path: Path, text: str) -> None:
    site = small_site(tmp_path, {**BASICS, "services/kitchen.yaml": SERVICE + f'summary: "{text}"\n'})
    assert not site.check()


@pytest.mark.parametrize(
    "text",
    [
        "[a" * 60_000,
        "](" * 60_000,
        "\n- a" * 30_000,
        "**_" * 40_000,
        "_" * 120_000,
        "*a" * 60_000,
        "_a " * 40_000,
    ],
)
def test_hostile_fields_end(tmp_path: Path, text: str) -> None:
    lines = "access:\n  bring: |\n" + "".join(f"    {line}\n" for line in text.split("\n"))
    small_site(tmp_path, {**BASICS, "services/kitchen.yaml": SERVICE + lines}).check()
