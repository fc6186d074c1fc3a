"""What people install: the package, made into a wheel by way of the source archive, works outside the checkout."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
LEAKS = ("PYTHON", "VIRTUAL_ENV", "PIP_TARGET", "PIP_USER", "PIP_PREFIX", "COVERAGE")

TINY_SITE = {
    "site.yaml": """\
name: Northport Homelessness Charter
area: Northport
base_url: https://northport.example.org/charter/
contact: {email: hello@northport.example.org}
emergency: {name: Emergency, number: 999}
""",
    "needs/food.yaml": "name: Food\nsummary: Meals, parcels and vouchers.\n",
    "organisations/harbour-trust.yaml": "name: Harbour Trust\nsummary: Runs a day centre.\nkind: charity\n",
    "services/harbour-day-centre.yaml": """\
name: Harbour Day Centre
summary: Hot food and advice.
organisation: harbour-trust
needs: food
hours: Mon-Fri 9:30am-4pm
phones: 01632 960 001
""",
}


def run(*command: str | Path, cwd: Path) -> str:
    """Run a command free of this test run's Python settings, and return what it prints."""
    env = {name: value for name, value in os.environ.items() if not name.startswith(LEAKS)}
    done = subprocess.run(
        [str(part) for part in command], cwd=cwd, env=env, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def only_file(folder: Path, pattern: str) -> Path:
    (found,) = folder.glob(pattern)
    return found


def versions_alone(pinned: str) -> str:
    """The pinned versions without their hashes: pip would ask for a hash of our own wheel as well."""
    return "\n".join(re.findall(r"^[\w.-]+==[^\s;]+", pinned, flags=re.MULTILINE))


def test_the_wheel_works_in_an_empty_environment(tmp_path: Path) -> None:
    run(sys.executable, "-m", "hatchling", "build", "-t", "sdist", "-d", tmp_path, cwd=ROOT)
    archive = only_file(tmp_path, "*.tar.gz")
    pip = ("pip", "--disable-pip-version-check", "--quiet")
    wheel_options = ("--no-deps", "--no-build-isolation", "--wheel-dir", tmp_path)
    run(sys.executable, "-m", *pip, "wheel", *wheel_options, archive, cwd=tmp_path)

    environment = tmp_path / "environment"
    python, command = environment / "bin" / "python", environment / "bin" / "site-builder"
    run(sys.executable, "-m", "venv", environment, cwd=tmp_path)
    constraints = tmp_path / "versions.txt"
    constraints.write_text(versions_alone((ROOT / "constraints.txt").read_text(encoding="utf-8")))
    wheel = only_file(tmp_path, "*.whl")
    run(python, "-m", *pip, "install", "--only-binary", ":all:", "-c", constraints, wheel, cwd=tmp_path)

    where = "import pathlib, site_builder; print(pathlib.Path(site_builder.__file__).parent)"
    package = Path(run(python, "-c", where, cwd=tmp_path).strip())
    assert package.is_relative_to(environment)
    assert (package / "themes" / "default" / "theme.yaml").is_file()
    assert run(command, "--version", cwd=tmp_path).split()[-1] == wheel.name.split("-")[1]

    for name, text in TINY_SITE.items():
        path = tmp_path / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    run(command, "build", "--today", "2026-11-23", cwd=tmp_path)
    page = (tmp_path / "output" / "services" / "harbour-day-centre" / "index.html").read_text(
        encoding="utf-8"
    )
    assert "Harbour Day Centre" in page
    assert "tel:" in page
