"""Whoever copies this may use it, and can find out under which terms everything comes that it is installed with."""

from __future__ import annotations

import tomllib
from importlib.metadata import distribution
from pathlib import Path

import pytest

from site_builder.cli import OK, main
from site_builder.tools.licences import installed_with

ROOT = Path(__file__).parents[1]


def test_the_program_and_the_example_may_be_used() -> None:
    assert (ROOT / "LICENSE").read_text("utf-8").startswith("MIT License")
    assert "CC0 1.0 Universal" in (ROOT / "LICENSE-content").read_text("utf-8")
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert (project["license"], project["license-files"]) == ("MIT", ["LICENSE"])


def test_every_package_that_is_needed_is_listed_with_its_licence(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["licences"]) == OK
    listed = capsys.readouterr().out.splitlines()
    needed = {"site-builder", "babel", "holidays", "Jinja2", "MarkupSafe", "quickjs-ng", "pydantic_core"}
    assert needed <= {line.split()[0] for line in listed}
    assert [
        line for line in listed if not line.startswith("site-builder ") and line.endswith("not said")
    ] == []


def test_what_only_tests_need_is_not_listed() -> None:
    assert distribution("pytest").version
    assert "pytest" not in {each.name for each in installed_with("site-builder")}
    assert "pytest" in {each.name for each in installed_with("site-builder", ["dev"])}
