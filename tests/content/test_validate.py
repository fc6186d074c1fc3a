"""Which line and column of a file a complaint about a field leads to, and what it says of fields that don't exist."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tooling.small_site import BASICS, small_site, told

SERVICE = BASICS["services/kitchen.yaml"]
NEXT = SERVICE.count("\n") + 1
"""The line that follows what the service says."""


def first_line(folder: Path, text: str, name: str = "services/kitchen.yaml") -> str:
    """The first complaint about a file, without its hint."""
    said = told(small_site(folder, {**BASICS, name: text}).check())
    return said.splitlines()[0].removeprefix(f"content/{name}:")


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (
            "description: |\n  One [x](javascript:a)\n",
            f"{NEXT}:14: error: `description`: Links that start with",
        ),
        ("description: |\n  One.\n  [x](javascript:a)\n", f"{NEXT + 2}:5: error: `description`: Links that"),
        (
            "description: |\n  One.\n\n  Two [x](javascript:a)\n",
            f"{NEXT + 3}:9: error: `description`: Links that",
        ),
        ("description: |\n  One.\n\n  Two [x](/nowhere/)\n", f"{NEXT + 3}:1: error: "),
        ("description: Two [x](/nowhere/)\n", f"{NEXT}:14: error: "),
    ],
)
def test_a_problem_inside_a_text_of_several_lines_has_its_line(tmp_path: Path, more: str, said: str) -> None:
    assert first_line(tmp_path, SERVICE + more).startswith(said)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[x](javascript:a)\n", f"{NEXT + 2}:5: error: Links that start"),
        ("One.\n\nTwo [x](javascript:a)\n", f"{NEXT + 4}:9: error: Links that start"),
        ("One.\n\nTwo [x](/nowhere/)\n", f"{NEXT + 4}:1: error: "),
    ],
)
def test_a_problem_in_the_text_below_the_details_has_its_line(tmp_path: Path, text: str, said: str) -> None:
    name = "services/other.md"
    assert first_line(tmp_path, f"---\n{SERVICE.replace('Kitchen', 'Canteen')}---\n{text}", name).startswith(
        said
    )


def test_the_id_of_an_entry_is_the_name_of_its_file(tmp_path: Path) -> None:
    said = told(small_site(tmp_path, {**BASICS, "services/kitchen.yaml": f"id: other\n{SERVICE}"}).check())
    assert said.splitlines()[:2] == [
        "content/services/kitchen.yaml:1:1: error: There is no field `id`. [field-unknown]",
        "    The file's name is the id.",
    ]


def test_what_has_no_file_of_its_own_has_no_such_id(tmp_path: Path) -> None:
    text = f"{SERVICE}places: {{id: quay, address: 1 Quay}}\n"
    said = told(small_site(tmp_path, {**BASICS, "services/kitchen.yaml": text}).check())
    assert "There is no field `id` in `places 1`." in said
    assert "file's name" not in said
