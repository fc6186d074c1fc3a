"""An afternoon with the program as people get it: installed from the wheel, outside the checkout, with a new site."""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path

import pytest

from tests.tooling.wheel import Installed, run


@pytest.fixture
def forum(installed: Installed, tmp_path: Path) -> Path:
    run(installed.command, "init", "my-forum", "--yes", cwd=tmp_path)
    return tmp_path / "my-forum"


def test_the_program_goes_along_to_the_byte(installed: Installed, forum: Path) -> None:
    kept = forum / "vendor" / installed.wheel.name
    digest = hashlib.sha256(installed.wheel.read_bytes()).hexdigest()
    assert kept.read_bytes() == installed.wheel.read_bytes()
    assert (
        f"./vendor/{installed.wheel.name} --hash=sha256:{digest}" in (forum / "requirements.txt").read_text()
    )


@pytest.mark.slow
def test_the_requirements_can_be_installed(installed: Installed, forum: Path) -> None:
    run(sys.executable, "-m", "venv", ".venv", cwd=forum)
    pip = (forum / ".venv/bin/python", "-m", "pip", "--disable-pip-version-check", "--quiet")
    run(*pip, "install", "-r", "requirements.txt", cwd=forum)
    assert "Built " in run(forum / ".venv/bin/site-builder", "build", "--no-search", cwd=forum)
    assert "site-builder " in run(installed.command, "licences", cwd=forum)
