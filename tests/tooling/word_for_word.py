"""What is said, held to the word: a file beside a test has each answer below a title of its own.

`pytest --update-golden`, in one process, writes what is said now, to be read before it is committed.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

SayAgain = Callable[[str, str], None]
_HEAD = "== "


@pytest.fixture
def said_before(request: pytest.FixtureRequest) -> SayAgain:
    """Hold what is said below a title to the file of the test's module: for tests/test_x.py, tests/test_x.txt."""
    file = request.path.with_suffix(".txt")

    def compare(title: str, said: str) -> None:
        known = _read(file)
        if request.config.getoption("--update-golden"):
            known[title] = said
            file.write_text("".join(f"{_HEAD}{each}\n{known[each]}\n" for each in sorted(known)), "utf-8")
        assert said == known.get(title), f"{file.name} differs; see the head of {__name__}"

    return compare


def _read(file: Path) -> dict[str, str]:
    parts = re.split(f"^{_HEAD}", file.read_text("utf-8"), flags=re.MULTILINE)[1:] if file.exists() else []
    pairs = (part.partition("\n") for part in parts)
    return {title: said.removesuffix("\n") for title, _, said in pairs}
