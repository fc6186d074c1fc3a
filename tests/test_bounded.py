"""Work on a file that somebody else made is stopped when it takes too much."""

from __future__ import annotations

import os
import sys

import pytest

from site_builder.content.images import TOO_LARGE
from site_builder.diagnostics import Problem
from site_builder.tools.bounded import TooMuch, bounded


def test_the_result_comes_back() -> None:
    assert bounded(lambda: [1, "two"]) == [1, "two"]


def test_what_is_raised_comes_back() -> None:
    def refuse() -> None:
        raise Problem(TOO_LARGE, "Too large.", "Smaller.", line=3, at=("a", 1))

    with pytest.raises(Problem) as caught:
        bounded(refuse)
    problem = caught.value
    assert (problem.code, problem.message, problem.hint) == (TOO_LARGE, "Too large.", "Smaller.")
    assert (problem.line, problem.at) == (3, ("a", 1))


CAN_BOUND = pytest.mark.skipif(
    not hasattr(os, "fork"), reason="nothing is bounded where nothing can be forked"
)


@CAN_BOUND
def test_work_without_an_end_is_stopped() -> None:
    def spin() -> None:
        while True:
            pass

    with pytest.raises(TooMuch):
        bounded(spin, seconds=1)


@CAN_BOUND
@pytest.mark.skipif(sys.platform != "linux", reason="only Linux keeps to a limit of memory")
def test_work_that_wants_all_memory_is_stopped() -> None:
    with pytest.raises(TooMuch):
        bounded(lambda: len(bytearray(600 << 20)))
    assert bounded(lambda: len(bytearray(100 << 20))) == 100 << 20
