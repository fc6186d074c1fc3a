"""Every command with all that taken away that Windows doesn't have, each in a process of its own: see tests/tooling/windows.py.

`make test-windows` runs the fast tests in that way; this is the part of it that every `make test` runs.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from site_builder.commands import COMMANDS
from tests.tooling.previews import assert_it_shows_what_is_saved
from tests.tooling.small_site import BASICS, SmallSite, small_site

PROJECT = Path(__file__).parents[1]
MASKED = "import sys, tests.tooling.windows\nfrom site_builder.cli import run\nsys.exit(run())"
"""`site-builder` on a system that can't fork, lock, link or limit."""
CHECKED = BASICS["services/kitchen.yaml"]
TYPED: Sequence[tuple[Sequence[str], str, str]] = (
    (("init", "forum", "--yes"), "", "Wrote "),
    (("check", "--content", "forum/content"), "", "No errors, "),
    (("build",), "", "Built "),
    (("build", "--no-search"), "", "Built "),  # over the one before: folders are swapped by two renames
    (("check",), "", "All is well."),
    (("check", "--fix", "--yes"), "", "+needs: food"),
    (("changes", "output", "output"), "", "Nothing: every page"),
    (("new", "service", "Quay Kitchen"), "", "content/services/quay-kitchen.yaml"),
    (("hours", "Mon-Fri 9am-5pm"), "", "Monday to Friday"),
    (("private",), "refuge name\n", "  - "),
    (("schema", ".schemas"), "", "schema"),
    (("owners", "CODEOWNERS"), "", "Wrote CODEOWNERS"),
    (("licences",), "", "site-builder"),
)
"""What is typed one after the other, what is typed into it, and what it says."""


@pytest.fixture
def site(tmp_path: Path) -> SmallSite:
    return small_site(tmp_path, BASICS)


def start(site: SmallSite, *arguments: str) -> subprocess.Popen[str]:
    """Run a command in the folder of a site."""
    return subprocess.Popen(
        [sys.executable, "-c", MASKED, *arguments],
        cwd=site.content.parent,
        env={**os.environ, "PYTHONPATH": str(PROJECT)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def test_every_command_runs_without_what_windows_lacks(site: SmallSite) -> None:
    assert {arguments[0] for arguments, _, _ in TYPED} | {"serve"} == {each.name for each in COMMANDS}
    for arguments, typed, says in TYPED:
        if "--fix" in arguments:
            site.write({"services/kitchen.yaml": CHECKED.replace("[food]", "food,")})
        with start(site, *arguments) as running:
            said, _ = running.communicate(typed)
        assert running.returncode == 0, f"{arguments}\n{said}"
        assert says in said, f"{arguments}\n{said}"
        if "--fix" in arguments:
            site.write({"services/kitchen.yaml": CHECKED})
    assert "Harbour Kitchen" in site.page("/services/kitchen/")


def test_the_preview_shows_what_is_saved_without_what_windows_lacks(site: SmallSite) -> None:
    with start(site, "serve", "--port", "8790") as preview:
        kitchen = site.content / "services/kitchen.yaml"
        assert_it_shows_what_is_saved(preview, kitchen, "Harbour Kitchen", "Quay Kitchen")
