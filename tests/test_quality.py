"""The source code is in its usual form, its types hold, and no file depends on the machine it was written on."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

# Paths of somebody's own computer, and addresses that would tie an installation to one package index.
GIVES_AWAY_A_MACHINE = re.compile(
    r"(?<![\w./:}~-])/(?:home|Users|root|private/var|workspace)/[\w.-]+"
    r"|files\.pythonhosted\.org|pypi\.org/simple|registry\.npmjs|\"resolved\"\s*:"
    r"|(?<!\S)--(?:extra-)?index-url|(?<!\S)--find-links|(?<!\S)--trusted-host"
)


def expect_silence(*command: str) -> None:
    """Run a Python tool over the checkout; what it complains about, in full, is the test's failure."""
    done = subprocess.run(
        [sys.executable, "-m", *command], cwd=ROOT, capture_output=True, text=True, check=False
    )
    if done.returncode:
        pytest.fail(f"{done.stdout}{done.stderr}" or "It failed without a word.", pytrace=False)


def test_ruff_has_no_complaint() -> None:
    expect_silence("ruff", "check", "--quiet", "--output-format=concise")


def test_the_code_is_formatted() -> None:
    expect_silence("ruff", "format", "--check", "--quiet", "--output-format=concise")


def test_the_types_hold() -> None:
    expect_silence("mypy", "--strict", "--no-error-summary")


def tracked_files() -> list[Path]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode:
        pytest.skip("Only a git checkout knows which files belong to the project.")
    return [ROOT / name for name in listed.stdout.split("\0") if name]


def give_aways(text: str) -> list[str]:
    return [found.group() for found in GIVES_AWAY_A_MACHINE.finditer(text)]


def test_no_file_names_a_machine_or_a_registry() -> None:
    problems = []
    for path in tracked_files():
        try:
            text = path.read_text(encoding="utf-8")
        except (UnicodeDecodeError, FileNotFoundError, IsADirectoryError):
            continue
        found = give_aways(text) + [str(ROOT)] * (f"{ROOT}/" in text)
        problems += [f"{path.relative_to(ROOT)}: {each}" for each in found]
    assert "\n".join(problems) == ""


@pytest.mark.parametrize(
    "text",
    [
        "see " + "/".join(["", "home", "sam", "project"]),
        "open('" + "/".join(["", "Users", "sam", "site.yaml"]) + "')",
        "https://" + ".".join(["files", "pythonhosted", "org"]),
        '"resolved"' + ': "https://example.org/a.tgz"',
        "--index" + "-url https://example.org/simple",
    ],
)
def test_a_planted_give_away_is_found(text: str) -> None:
    assert give_aways(text)


@pytest.mark.parametrize("text", ["/services/home/", "https://example.org/home/page", "~/home/x", "a/root/b"])
def test_site_paths_are_no_give_away(text: str) -> None:
    assert give_aways(text) == []
