"""The package as people install it: made into a wheel by way of the source archive, in an environment of its own."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LEAKS = ("PYTHON", "VIRTUAL_ENV", "PIP_TARGET", "PIP_USER", "PIP_PREFIX", "COVERAGE")
PIP = ("pip", "--disable-pip-version-check", "--quiet")


def attempt(*command: str | Path, cwd: Path, typed: str = "") -> subprocess.CompletedProcess[str]:
    """Run a command free of this test run's Python settings; `typed` is what somebody types into it."""
    env = {name: value for name, value in os.environ.items() if not name.startswith(LEAKS)}
    parts = [str(part) for part in command]
    return subprocess.run(parts, cwd=cwd, env=env, input=typed, capture_output=True, text=True, check=False)


def run(*command: str | Path, cwd: Path, typed: str = "") -> str:
    """The same, for a command that has to go well: returns what it prints."""
    done = attempt(*command, cwd=cwd, typed=typed)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def versions_alone(pinned: str) -> str:
    """The pinned versions without their hashes: pip would ask for a hash of our own wheel as well."""
    return "\n".join(re.findall(r"^[\w.-]+==[^\s;]+", pinned, flags=re.MULTILINE))


@dataclass(frozen=True, slots=True)
class Installed:
    """The program in an environment that has nothing else, and the wheel it came from."""

    python: Path
    command: Path
    wheel: Path


def make_wheel(folder: Path) -> Path:
    """Build the source archive, and from that alone the wheel."""
    run(sys.executable, "-m", "hatchling", "build", "-t", "sdist", "-d", folder, cwd=ROOT)
    (archive,) = folder.glob("*.tar.gz")
    options = ("--no-deps", "--no-build-isolation", "--wheel-dir", folder)
    run(sys.executable, "-m", *PIP, "wheel", *options, archive, cwd=folder)
    (wheel,) = folder.glob("*.whl")
    return wheel


@pytest.fixture(scope="session")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Installed:
    """The program, installed once for all tests that ask for it."""
    folder = tmp_path_factory.mktemp("installed")
    wheel = make_wheel(folder)
    environment = folder / "environment"
    python = environment / "bin" / "python"
    run(sys.executable, "-m", "venv", "--without-pip", environment, cwd=folder)
    constraints = folder / "versions.txt"
    constraints.write_text(versions_alone((ROOT / "constraints.txt").read_text(encoding="utf-8")))
    # Our own pip installs there, and Python compiles what is run: half of the time goes without.
    options = ("--no-compile", "--only-binary", ":all:", "-c", constraints)
    run(sys.executable, "-m", *PIP, "--python", python, "install", *options, wheel, cwd=folder)
    return Installed(python, environment / "bin" / "site-builder", wheel)
