"""`site-builder new`: files in which every field is explained, and only what is needed waits to be filled in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from site_builder.cli import OK, USAGE, main
from site_builder.model.explain import FieldHelp, explain_fields
from site_builder.model.settings import Settings
from site_builder.starter.scaffold import scaffold
from site_builder.types import CONTENT_TYPES

MODELS: dict[str, Any] = {"site": Settings, **{each.name: each.model for each in CONTENT_TYPES}}
BODIES = {each.name: each.body for each in CONTENT_TYPES}


def as_text(text: str) -> object:
    """What a file says, with `on` and `no` as words."""
    return yaml.load(text, yaml.BaseLoader)


def keys(value: object, above: str = "") -> Iterator[str]:
    """All keys of a file with dots between groups; lists count as what is in them."""
    for each in value if isinstance(value, list) else [value]:
        for key, inner in each.items() if isinstance(each, dict) else ():
            yield f"{above}{key}"
            yield from keys(inner, f"{above}{key}.")


def needed(fields: Iterable[FieldHelp], above: str = "") -> Iterator[str]:
    for field in fields:
        if field.required:
            yield f"{above}{field.name}"
            yield from needed(field.parts, f"{above}{field.name}.")


def all_names(fields: Iterable[FieldHelp], above: str = "") -> Iterator[str]:
    for field in fields:
        yield f"{above}{field.name}"
        yield from all_names(field.parts, f"{above}{field.name}.")


@pytest.mark.parametrize("name", sorted(MODELS))
def test_only_what_is_needed_waits_to_be_filled_in(tmp_path: Path, name: str) -> None:
    text = scaffold(tmp_path, name, "Quay Kitchen").read_text("utf-8")
    written = as_text(text.removeprefix("---\n").partition("\n---\n")[0])
    assert set(keys(written)) == set(needed(explain_fields(MODELS[name]))) - {BODIES.get(name, "")} | {"name"}


@pytest.mark.parametrize("name", sorted(MODELS))
def test_every_line_that_is_taken_out_of_its_comment_fits(tmp_path: Path, name: str) -> None:
    lines = scaffold(tmp_path, name, "Quay Kitchen", every=True).read_text("utf-8").splitlines()
    start = next(number for number, line in enumerate(lines) if line.startswith("name:"))
    uncommented = "\n".join(line.removeprefix("# ") for line in lines[start:] if line != "---")
    left_out = set() if "---" not in lines else {BODIES[name]}
    assert set(keys(as_text(uncommented))) == set(all_names(explain_fields(MODELS[name]))) - left_out


def test_nothing_is_overwritten(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    asked = ["new", "service", "Quay Kitchen", "--content", str(tmp_path)]
    assert main(asked) == OK
    (tmp_path / "services/quay-kitchen.yaml").write_text("name: Mine\n", "utf-8")
    assert main(asked) == USAGE
    assert "is there already" in capsys.readouterr().err
    assert (tmp_path / "services/quay-kitchen.yaml").read_text("utf-8") == "name: Mine\n"


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (("servise", "X"), "Did you mean `service`?"),
        (("service", ""), "Say what the service is called"),
        (("service", "????"), "has no letters a to z or digits"),
    ],
)
def test_what_cant_be_started_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], asked: tuple[str, str], told: str
) -> None:
    assert main(["new", *asked, "--content", str(tmp_path)]) == USAGE
    assert told in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []
