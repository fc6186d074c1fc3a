"""A copy of the checkout for each process, in which one change after the other is made, tried and taken back."""

from __future__ import annotations

import difflib
import json
import os
import resource
import shutil
import signal
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from multiprocessing import get_context
from pathlib import Path
from typing import NamedTuple

import hypothesis.strategies
import pydantic
import pytest

from tests.mutants.changes import changed
from tests.mutants.plan import PACKAGE, ROOT, Mutant, may_notice

WORK = ROOT / ".mutants"
LEFT_BEHIND = shutil.ignore_patterns(
    ".*", "output", "node_modules", "__pycache__", "*.egg-info", "build", "dist"
)
PRELOADED = (hypothesis.strategies, pydantic, pytest)
"""What every run of tests needs is imported once, which is half of a short run's time."""
FAST = "not browser and not slow"
SECONDS = Path("seconds.json")
SAID = Path("said.txt")


class TestsFail(Exception):
    """Tests don't pass as things are, so nothing can be said."""


class Clean(NamedTuple):
    """What the tests of a room take when nothing is changed, in seconds: by file, and all of them on one processor."""

    by_file: Mapping[str, float]
    altogether: float


class Tried(NamedTuple):
    """What became of a change: `alive` if no test noticed it, `too_long` if the tests didn't come to an end."""

    mutant: Mutant
    alive: bool
    too_long: bool
    diff: str


class QuickestFirst:
    """Lets pytest run the quickest files first, and writes down how long each takes."""

    def __init__(self, known: Mapping[str, float]) -> None:
        self.known = known
        self.found: dict[str, float] = {}

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Put the tests in order."""
        items.sort(key=lambda item: self.known.get(item.nodeid.partition("::")[0], 0))

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Add up what a file's tests take."""
        file = report.nodeid.partition("::")[0]
        self.found[file] = self.found.get(file, 0) + report.duration

    def pytest_sessionfinish(self) -> None:
        """Leave the figures for whoever started the tests."""
        SECONDS.write_text(json.dumps(self.found), "utf-8")


def move_in() -> None:
    """Make a copy for this process and go there. Tests with random examples try the same ones each time."""
    folder = WORK / str(os.getpid())
    shutil.copytree(ROOT, folder, ignore=LEFT_BEHIND)
    os.chdir(folder)
    os.environ |= {"PYTHONPATH": str(folder), "CI": "true"}


def try_clean(room: str, paths: Sequence[str]) -> Clean:
    """The tests of some modules of a room as things are. Raises `TestsFail` if they don't pass."""
    before = _processor_time()
    by_file: dict[str, float] = {}
    for tests in filter(None, may_notice(room, paths)):
        if _exit_code(tests, {}, None):
            said = SAID.read_text("utf-8", errors="replace")
            raise TestsFail(f"The tests of {room} fail before anything is changed.\n{said}")
        by_file |= json.loads(SECONDS.read_text("utf-8"))
    return Clean(by_file, _processor_time() - before)


def try_change(mutant: Mutant, clean: Clean) -> Tried:
    """Make the change, let the tests of its room look for it, and take it back."""
    path = Path(mutant.path)
    code = path.read_text("utf-8")
    after = changed(mutant, code)
    diff = difflib.unified_diff(code.splitlines(), after.splitlines(), n=0, lineterm="")
    limit = 10 + 3 * round(clean.altogether)
    path.write_text(after, "utf-8")
    try:
        code_of_exit = 0
        for tests in filter(None, may_notice(mutant.room, (mutant.path,))):
            code_of_exit = code_of_exit or _exit_code(tests, clean.by_file, limit)
    finally:
        path.write_text(code, "utf-8")
    return Tried(mutant, code_of_exit == 0, code_of_exit < 0, "\n".join([*diff][3:]))


def _processor_time() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _exit_code(tests: Sequence[str], by_file: Mapping[str, float], limit: int | None) -> int:
    """Run tests in a process of their own: 0 if all pass, less than 0 if they were ended from outside.

    The limit is in seconds of processor time, so that a busy machine changes nothing; who sleeps is woken after ten times that.
    """
    child = get_context("fork").Process(target=_run, args=(tests, by_file, limit))
    child.start()
    try:
        child.join(limit and 10 * limit)
    finally:
        with suppress(ProcessLookupError):
            os.killpg(child.pid or 0, signal.SIGKILL)
        child.join()
    return child.exitcode or 0


def _run(tests: Sequence[str], by_file: Mapping[str, float], limit: int | None) -> None:
    os.setsid()
    with SAID.open("wb") as said:
        os.dup2(said.fileno(), 1)
        os.dup2(said.fileno(), 2)
    # What the first run compiles is there for all others. Of a changed file nothing is kept: a second change within the
    # same second would be taken for the first.
    sys.dont_write_bytecode = limit is not None
    if limit is not None:
        resource.setrlimit(resource.RLIMIT_CPU, (limit, limit))
        os.environ["PYTHONDONTWRITEBYTECODE"] = "1"
    else:
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    for name in [name for name in sys.modules if name.partition(".")[0] in ("tests", PACKAGE)]:
        del sys.modules[name]
    sys.path = [str(Path.cwd()), *(each for each in sys.path if Path(each or ".").resolve() != ROOT)]
    sys.exit(
        pytest.main(
            [
                *("-x", "-q", "-m", FAST, "-p", "no:cacheprovider"),
                # Its modules are there already; nobody looks at what their own assertions would say.
                *("-W", "ignore::pytest.PytestAssertRewriteWarning"),
                *tests,
            ],
            plugins=[QuickestFirst(by_file)],
        )
    )
