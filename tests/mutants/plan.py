"""What is changed, and which tests have to notice: by folders, so that modules may come and go."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = "site_builder"


class Tests(NamedTuple):
    """Files and folders of tests: first those that are about the code, then others that lean on it."""

    near: tuple[str, ...]
    wider: tuple[str, ...]


ROOMS: Mapping[str, Tests] = {
    "hours": Tests(
        ("tests/hours",),
        (
            "tests/test_docs.py",
            "tests/pages/test_tonight.py",
            "tests/types/test_linked_data.py",
            "tests/test_sites.py",
        ),
    ),
    "content": Tests(
        ("tests/content",),
        (
            "tests/test_docs.py",
            "tests/test_bad_input.py",
            "tests/test_bad_places.py",
            "tests/test_wrong_shapes.py",
        ),
    ),
    "checks": Tests(
        ("tests/checks",), ("tests/test_bad_input.py", "tests/test_sites.py", "tests/test_cli.py")
    ),
    "publish": Tests(("tests/publish",), ("tests/test_cli.py",)),
    "model/place.py": Tests(
        ("tests/model", "tests/test_secrets.py"),
        ("tests/test_canaries.py", "tests/test_docs.py", "tests/test_sites.py"),
    ),
}
"""Parts of the package, folders or modules, with their tests."""


class Mutant(NamedTuple):
    """A change to one place of one module, as cosmic-ray names it; `path` is relative to the checkout."""

    room: str
    path: str
    line: int
    column: int
    operator: str
    occurrence: int


def files_of(room: str, package: Path) -> Sequence[Path]:
    """The modules of a part of the package, in order; none where there is no such part."""
    whole = package / room
    found = sorted(whole.rglob("*.py")) if whole.is_dir() else [whole] if whole.is_file() else []
    return [path for path in found if path.name != "__init__.py"]


def narrowed(rooms: Iterable[str], only: Sequence[str], package: Path) -> Iterator[tuple[str, Path]]:
    """The modules to change, each with its room: all, or those in one of the folders or modules asked for."""
    for room in rooms:
        for path in files_of(room, package):
            name = path.relative_to(package).as_posix()
            if not only or any(name == each or name.startswith(f"{each.rstrip('/')}/") for each in only):
                yield room, path


def sampled(mutants: Sequence[Mutant], size: int, seed: int) -> list[Mutant]:
    """At most so many of each room, chosen by chance but the same ones each time; 0 means all."""
    found: list[Mutant] = []
    for room in ROOMS:
        here = sorted(each for each in mutants if each.room == room)
        chosen = random.Random(f"{room} {seed}").sample(here, size) if 0 < size < len(here) else here
        found += sorted(chosen)
    return found
