"""Work that is shared out comes back whole and in order, and nothing that goes wrong is lost."""

from __future__ import annotations

import os
import signal
from collections.abc import Sequence

import pytest

from site_builder.workers import CHUNK, WorkerError, map_chunks


def squares(chunk: Sequence[int]) -> list[int]:
    return [number * number for number in chunk]


@pytest.mark.parametrize("jobs", [1, 2, 5])
@pytest.mark.parametrize("count", [0, 1, CHUNK, CHUNK * 7 + 3])
def test_results_come_in_the_order_of_the_items(jobs: int, count: int) -> None:
    found = [number for chunk in map_chunks(squares, range(count), jobs) for number in chunk]
    assert found == [number * number for number in range(count)]


def test_results_larger_than_a_pipe_come_back() -> None:
    found = list(map_chunks(lambda chunk: "x" * 300_000, range(CHUNK * 6), 3))
    assert [len(text) for text in found] == [300_000] * 6


def test_several_processes_take_part() -> None:
    with_pid = set(
        map_chunks(lambda chunk: (sum(n * n for n in range(40_000)), os.getpid())[1], range(CHUNK * 80), 2)
    )
    assert len(with_pid) == 2


@pytest.mark.parametrize("jobs", [1, 2])
def test_an_exception_is_raised_here(jobs: int) -> None:
    def fail(chunk: Sequence[int]) -> None:
        raise ValueError(f"at {chunk[0]}")

    with pytest.raises(ValueError, match="at "):
        list(map_chunks(fail, range(CHUNK * 4), jobs))


def test_a_helper_that_fails_is_heard() -> None:
    parent = os.getpid()

    def fail_elsewhere(chunk: Sequence[int]) -> None:
        if os.getpid() != parent:
            raise ValueError("in a helper")

    with pytest.raises(ValueError, match="in a helper"):
        for _ in range(20):  # which process takes a chunk is chance; a helper soon gets one
            list(map_chunks(fail_elsewhere, range(CHUNK * 40), 2))


def test_a_helper_that_is_killed_is_noticed() -> None:
    parent = os.getpid()

    def die_elsewhere(chunk: Sequence[int]) -> None:
        if os.getpid() != parent:
            os.kill(os.getpid(), signal.SIGKILL)

    with pytest.raises(WorkerError):
        for _ in range(20):
            list(map_chunks(die_elsewhere, range(CHUNK * 40), 2))


def test_no_process_is_left_behind() -> None:
    list(map_chunks(squares, range(CHUNK * 4), 3))
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)
