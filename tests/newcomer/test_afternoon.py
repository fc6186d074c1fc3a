"""A coordinator's afternoon in every country, for every host: what is typed and asked, from nothing to a site, with the wheel.

What she types, is asked and is told is counted, so that a question or a stumble more is noticed.
"""

from __future__ import annotations

import os
import re
import subprocess
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from site_builder.starter.answers import HOSTS
from tests.newcomer.test_init import TO_DO
from tests.tooling.previews import assert_it_shows_what_is_saved
from tests.tooling.wheel import LEAKS, Installed, attempt

NAME = "Northport Homelessness Charter"
COUNTRIES = {
    "England": set[str](),
    "Scotland": set[str](),
    "Wales": set[str](),
    "Northern Ireland": set[str](),
    "Ireland": set[str](),
    "United States": {"part-missing"},
    "US-IL": set[str](),
    "Netherlands": {"language-words-missing"},
}
"""What is still asked of a new site there, besides what is asked everywhere."""


@dataclass
class Afternoon:
    """One person at a terminal, in the folder that she is in."""

    installed: Installed
    folder: Path
    typed: list[str] = field(default_factory=list)
    asked: int = 0
    told: Counter[str] = field(default_factory=Counter)

    def type(self, *command: str, answers: tuple[str, ...] = (), fails: bool = False) -> str:
        """Run a command, count what it asks and tells, and return what it says."""
        self.typed.append(" ".join(("site-builder", *command)))
        done = attempt(
            self.installed.command, *command, cwd=self.folder, typed="".join(f"{each}\n" for each in answers)
        )
        said = done.stdout + done.stderr
        assert done.returncode == (1 if fails else 0), f"{self.typed[-1]}\n{said}"
        self.asked += len(answers)
        self.told.update(re.findall(r"\[([a-z-]+)\]$", done.stderr, re.MULTILINE))
        return said


def begun(installed: Installed, folder: Path, host: str, country: str) -> Afternoon:
    """From nothing to a built site, with three commands and eight answers."""
    afternoon = Afternoon(installed, folder)
    answers = (NAME, "Northport", country, host, "hello@northport.example.org", "", "", "")
    said = afternoon.type("init", "my-forum", answers=answers)
    assert said.count("? ") + said.count("such as ") >= 6
    assert "site-builder serve" in said
    assert not afternoon.told
    afternoon.folder /= "my-forum"
    afternoon.type("check")
    assert set(afternoon.told) == TO_DO | COUNTRIES[country]
    afternoon.type("build")
    assert NAME in (afternoon.folder / "output/index.html").read_text("utf-8")
    return afternoon


def broken_and_mended(afternoon: Afternoon) -> None:
    """A mistake is told with its line, mended by the program, and the site is as before."""
    kitchen = afternoon.folder / "content/services/example-kitchen.yaml"
    was = kitchen.read_text("utf-8")
    kitchen.write_text(re.sub(r"^needs: .*$", "needs: food, advice", was, flags=re.MULTILINE), "utf-8")
    line = next(
        n for n, each in enumerate(kitchen.read_text("utf-8").split("\n"), 1) if "food, advice" in each
    )
    before = afternoon.told.copy()
    said = afternoon.type("check", fails=True)
    errors = [each for each in said.splitlines() if ": error: " in each]
    assert len(errors) == 1
    assert errors[0].startswith(f"content/services/example-kitchen.yaml:{line}:")
    assert sum((afternoon.told - before).values()) <= sum(before.values()) + 1
    afternoon.type("build", fails=True)
    assert NAME in (afternoon.folder / "output/index.html").read_text("utf-8")
    afternoon.type("check", "--fix", "--yes")
    assert "needs: [food, advice]" in kitchen.read_text("utf-8")
    assert "Built " in afternoon.type("build")


def shown_while_she_types(afternoon: Afternoon) -> None:
    """The preview answers, shows what was saved, and ends with Ctrl and C."""
    afternoon.typed.append("site-builder serve")
    env = {name: value for name, value in os.environ.items() if not name.startswith(LEAKS)}
    with subprocess.Popen(
        [afternoon.installed.command, "serve", "--port", "8750"],
        cwd=afternoon.folder,
        env=env,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as preview:
        kitchen = afternoon.folder / "content/services/example-kitchen.yaml"
        assert_it_shows_what_is_saved(preview, kitchen, "Town Kitchen", "Quay Kitchen")


def told(afternoon: Afternoon) -> str:
    """The counts in a line."""
    messages = ", ".join(f"{number} {name}" for name, number in sorted(afternoon.told.items()))
    return f"{len(afternoon.typed)} commands typed, {afternoon.asked} questions asked, messages: {messages}"


def test_an_afternoon(installed: Installed, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    afternoon = begun(installed, tmp_path, "github", "Scotland")
    assert (len(afternoon.typed), afternoon.asked) == (3, 8)
    first = told(afternoon)
    broken_and_mended(afternoon)
    shown_while_she_types(afternoon)
    with capsys.disabled():
        print(f"\nTo the first own site: {first}\nAll afternoon: {told(afternoon)}")


@pytest.mark.slow
@pytest.mark.parametrize(("host", "country"), [("gitlab", "Ireland"), ("other", "US-IL")])
def test_it_begins_elsewhere(installed: Installed, tmp_path: Path, host: str, country: str) -> None:
    afternoon = begun(installed, tmp_path, host, country)
    assert (len(afternoon.typed), afternoon.asked) == (3, 8)


@pytest.mark.slow
@pytest.mark.parametrize("country", COUNTRIES)
@pytest.mark.parametrize("host", HOSTS)
def test_an_afternoon_anywhere(installed: Installed, tmp_path: Path, host: str, country: str) -> None:
    """For every host; what follows after the beginning is the same for all, so it is tried for one of them."""
    afternoon = begun(installed, tmp_path, host, country)
    assert (len(afternoon.typed), afternoon.asked) == (3, 8)
    if host == "github":
        broken_and_mended(afternoon)
        shown_while_she_types(afternoon)
