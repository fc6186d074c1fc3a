"""What is changed, and which tests have to notice: by folders, so that modules may come and go."""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = "site_builder"


class Room(NamedTuple):
    """A part of the package, and its tests: first those that are about the code, then others that lean on it."""

    paths: tuple[str, ...]
    """Folders and modules of the package."""
    near: tuple[str, ...]
    """Files and folders of tests."""
    wider: tuple[str, ...]


ROOMS: Mapping[str, Room] = {
    "hours": Room(
        ("hours",),
        ("tests/hours",),
        (
            "tests/test_docs.py",
            "tests/pages/test_tonight.py",
            "tests/types/test_linked_data.py",
            "tests/test_sites.py",
        ),
    ),
    "content": Room(
        ("content",),
        ("tests/content", "tests/test_fifty_mistakes.py"),
        (
            "tests/checks",
            "tests/test_docs.py",
            "tests/test_bad_input.py",
            "tests/test_bad_places.py",
            "tests/test_fix.py",
        ),
    ),
    "checks": Room(
        ("checks",),
        ("tests/checks",),
        ("tests/test_bad_input.py", "tests/test_sites.py", "tests/test_cli.py"),
    ),
    "publish": Room(("publish",), ("tests/publish",), ("tests/test_cli.py",)),
    "secrets": Room(
        ("model/place.py", "model/secrets.py", "fields/private.py", "guard"),
        (
            "tests/model/test_place.py",
            "tests/guard",
            "tests/checks/test_given_away.py",
            "tests/test_secrets.py",
        ),
        ("tests/test_canaries.py", "tests/test_docs.py", "tests/test_sites.py"),
    ),
}

_CODE = re.compile(r'\bCode\(\s*"([a-z-]+)"')
_TOO_SLOW = {"browser", "newcomer"}
"""Folders of tests that take too long to be tried again and again."""


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
    found: set[Path] = set()
    for path in ROOMS[room].paths:
        whole = package / path
        found.update(whole.rglob("*.py") if whole.is_dir() else [whole] if whole.is_file() else [])
    return [path for path in sorted(found) if path.name != "__init__.py"]


def narrowed(rooms: Iterable[str], only: Sequence[str], package: Path) -> Iterator[tuple[str, Path]]:
    """The modules to change, each with its room: all, or those in one of the rooms, folders or modules asked for."""
    for room in rooms:
        for path in files_of(room, package):
            name = path.relative_to(package).as_posix()
            if (
                not only
                or room in only
                or any(name == each or name.startswith(f"{each.rstrip('/')}/") for each in only)
            ):
                yield room, path


@cache
def speaking_of(path: str, root: Path = ROOT) -> tuple[str, ...]:
    """The files of tests that are called after a module, import from it or name a code of its diagnostics."""
    place = Path(path).with_suffix("")
    codes = _CODE.findall((root / path).read_text("utf-8"))
    named = [".".join(place.parts), *(f'"{code}"' for code in codes), *(f"[{code}]" for code in codes)]
    after = f"tests/{'/'.join(place.parent.parts[1:])}/test_{place.name}.py"
    return tuple(
        name for name, text in _texts(root).items() if name == after or any(each in text for each in named)
    )


@cache
def _texts(root: Path) -> Mapping[str, str]:
    """What stands in files of tests, and in those beside them that hold what is said."""
    found = {path.relative_to(root): path for path in sorted((root / "tests").rglob("test_*.py"))}
    return {
        name.as_posix(): "".join(
            each.read_text("utf-8") for each in (path, path.with_suffix(".txt")) if each.exists()
        )
        for name, path in found.items()
        if _TOO_SLOW.isdisjoint(name.parts)
    }


def may_notice(room: str, paths: Iterable[str]) -> Sequence[Sequence[str]]:
    """The tests that may notice a change to some modules of a room, as pytest is told of them, the likeliest first."""
    _, near, wider = ROOMS[room]
    speaking = dict.fromkeys(name for path in paths for name in speaking_of(path))
    own = [name for name in speaking if any(Path(name).is_relative_to(each) for each in near)]
    elsewhere = dict.fromkeys(name for name in (*speaking, *wider) if name not in own)
    return own, [*near, *(f"--ignore={name}" for name in own)], [*elsewhere]


def sampled(mutants: Sequence[Mutant], size: int, seed: int) -> list[Mutant]:
    """At most so many of each room, chosen by chance but the same ones each time; 0 means all."""
    found: list[Mutant] = []
    for room in ROOMS:
        here = sorted(each for each in mutants if each.room == room)
        chosen = random.Random(f"{room} {seed}").sample(here, size) if 0 < size < len(here) else here
        found += sorted(chosen)
    return found
