"""A build killed before any of its file-system calls leaves the old site or the new one, whole.

Python's audit events come right before each call; a hook in a real child process counts them and kills the process at
the chosen one. The first count at which the child ends by itself ends the test, so no call is left out.
"""

from __future__ import annotations

import os
import signal
import sys
from itertools import count
from pathlib import Path

import pytest

from site_builder.publish import staging, swap
from tests.publish.sites import NEW, OLD, names, pages_of, publish

CALLS = frozenset(
    {
        "open",
        "os.mkdir",
        "os.rename",
        "os.remove",
        "os.rmdir",
        "os.listdir",
        "os.scandir",
        "fcntl.flock",
        "ctypes.dlsym",
    }
)
"""The events of file-system calls; `ctypes.dlsym` comes before the exchange and before the flush."""


def killed(nth: int, output: Path, *, politely: bool = False) -> bool:
    """Publish `NEW` in a child that is killed before its nth file-system call; False when it made fewer.

    `politely` is Ctrl-C: the child may still clear up.
    """
    child = os.fork()
    if not child:
        left = [nth]

        def hook(event: str, _: object) -> None:
            if event in CALLS:
                left[0] -= 1
                if not left[0] and politely:
                    raise KeyboardInterrupt
                if not left[0]:
                    os.kill(os.getpid(), signal.SIGKILL)

        status = 1
        try:
            sys.addaudithook(hook)
            publish(output, NEW)
            status = 0
        except KeyboardInterrupt:
            os.kill(os.getpid(), signal.SIGKILL)
        finally:
            os._exit(status)
    end = os.waitpid(child, 0)[1]
    assert end == 0 or os.WTERMSIG(end) == signal.SIGKILL
    return end != 0


@pytest.fixture(params=["exchange", "two renames"])
def each_swap(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> bool:
    """Tries both ways to swap; True for the one where the old site may be found in the work folder for a moment."""
    if request.param == "two renames":
        monkeypatch.setattr(swap, "exchange", lambda *_: False)
    return bool(request.param == "two renames")


def test_killed_while_replacing_a_site(tmp_path: Path, each_swap: bool) -> None:
    seen, missing = set(), 0
    for nth in count(1):
        output = tmp_path / str(nth) / "output"
        publish(output, OLD)
        if not killed(nth, output):
            break
        if output.exists():
            assert pages_of(output) in (OLD, NEW)
            seen.add(pages_of(output)["index.html"])
        else:
            missing += 1
            assert pages_of(output.parent / ".output.work/old") == OLD
        publish(output, {"index.html": b"next"})
        assert pages_of(output) == {"index.html": b"next"}
        assert names(output.parent) == ["output"]
    assert nth > 30
    assert seen == {b"old home", b"new home"}
    assert missing == (1 if each_swap else 0)


@pytest.mark.usefixtures("each_swap")
def test_interrupted_at_the_keyboard_the_site_is_there_at_once(tmp_path: Path) -> None:
    for nth in count(1):
        output = tmp_path / str(nth) / "output"
        publish(output, OLD)
        if not killed(nth, output, politely=True):
            break
        assert pages_of(output) in (OLD, NEW)
        publish(output, OLD)
        assert pages_of(output) == OLD
        assert names(output.parent) == ["output"]
    assert nth > 30


def test_killed_while_writing_a_first_site(tmp_path: Path) -> None:
    for nth in count(1):
        output = tmp_path / str(nth) / "output"
        output.parent.mkdir()
        if not killed(nth, output):
            break
        assert not output.exists() or pages_of(output) == NEW
        publish(output, OLD)
        assert pages_of(output) == OLD
        assert names(output.parent) == ["output"]
    assert nth > 15


@pytest.mark.slow
@pytest.mark.usefixtures("each_swap")
def test_killed_twice_the_second_time_while_tidying_up(tmp_path: Path) -> None:
    for first in count(1):
        probe = tmp_path / f"{first}" / "output"
        publish(probe, OLD)
        if not killed(first, probe):
            break
        for second in range(1, 30):
            output = tmp_path / f"{first}-{second}" / "output"
            publish(output, OLD)
            killed(first, output)
            killed(second, output)
            whole = output if output.exists() else output.parent / ".output.work/old"
            assert pages_of(whole) in (OLD, NEW)
            publish(output, OLD)
            assert pages_of(output) == OLD
            assert names(output.parent) == ["output"]


@pytest.mark.usefixtures("each_swap")
def test_a_half_removed_old_site_never_comes_back(tmp_path: Path) -> None:
    # Somebody moves the new site away after the kill: what is left of the old one must not take its place.
    for nth in count(1):
        output = tmp_path / str(nth) / "output"
        publish(output, OLD)
        if not killed(nth, output):
            break
        if output.exists() and pages_of(output) == NEW:
            output.rename(output.with_name("moved"))
            with staging(output):
                pass
            assert not output.exists() or pages_of(output) == OLD
