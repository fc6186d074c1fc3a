"""Work that is shared out comes back whole and in order, and nothing that goes wrong is lost."""

from __future__ import annotations

import os
import signal
from collections.abc import Sequence

import pytest

from site_builder.tools.workers import CHUNK, WorkerError, beside, map_chunks


def squares(chunk: Sequence[int]) -> list[int]:
    return [number * number for number in chunk]


@pytest.mark.parametrize("jobs", [1, 2, 5])
@pytest.mark.parametrize("count", [0, 1, CHUNK, CHUNK * 7 + 3])
def test_results_come_in_the_order_of_the_items(jobs: int, count: int) -> None:
    found = [number for chunk in map_chunks(squares, range(count), jobs) for number in chunk]
    assert found == [number * number for number in range(count)]


def test_results_larger_than_a_pipe_come_back() -> None:
    found = list(map_chunks(lambda _: "x" * 300_000, range(CHUNK * 6), 3))
    assert [len(text) for text in found] == [300_000] * 6


def test_several_processes_take_part() -> None:
    meeting = Meeting()
    pids = set(map_chunks(lambda _: (meeting.is_helper(), os.getpid())[1], range(CHUNK * 4), 2))
    assert len(pids) == 2


@pytest.mark.parametrize("patient", [False, True])
def test_patient_processes_come_last_and_this_one_does_not(patient: bool) -> None:
    meeting, before = Meeting(), os.nice(0)
    found = set(map_chunks(lambda _: (meeting.is_helper(), os.nice(0)), range(CHUNK * 4), 2, patient=patient))
    assert found == {(False, before), (True, 19 if patient else before)}
    assert os.nice(0) == before


@pytest.mark.parametrize("jobs", [1, 2])
def test_an_exception_is_raised_here(jobs: int) -> None:
    def fail(chunk: Sequence[int]) -> None:
        raise ValueError(f"at {chunk[0]}")

    with pytest.raises(ValueError, match="at "):
        list(map_chunks(fail, range(CHUNK * 4), jobs))


class Meeting:
    """Makes sure that both processes get a chunk: each waits in its first one until the other has begun."""

    def __init__(self) -> None:
        self._parent = os.getpid()
        self._here, self._there = os.pipe(), os.pipe()
        self._met = False

    def is_helper(self) -> bool:
        is_helper = os.getpid() != self._parent
        mine, other = (self._there, self._here) if is_helper else (self._here, self._there)
        if not self._met:
            os.write(mine[1], b"!")
            os.read(other[0], 1)
            self._met = True
        return is_helper


def test_a_helper_that_fails_is_heard() -> None:
    meeting = Meeting()

    def fail_elsewhere(_chunk: Sequence[int]) -> None:
        if meeting.is_helper():
            raise ValueError("in a helper")

    with pytest.raises(ValueError, match="in a helper"):
        list(map_chunks(fail_elsewhere, range(CHUNK * 4), 2))


def test_a_helper_that_is_killed_is_noticed() -> None:
    meeting = Meeting()

    def die_elsewhere(_chunk: Sequence[int]) -> None:
        if meeting.is_helper():
            os.kill(os.getpid(), signal.SIGKILL)

    with pytest.raises(WorkerError):
        list(map_chunks(die_elsewhere, range(CHUNK * 4), 2))


def test_no_process_is_left_behind() -> None:
    list(map_chunks(squares, range(CHUNK * 4), 3))
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)


def test_beside_gives_what_another_process_found() -> None:
    with beside(lambda: (os.getpid(), "x" * 300_000)) as wait:
        pid, text = wait()
    assert pid != os.getpid()
    assert len(text) == 300_000


def test_what_goes_wrong_beside_is_raised_where_it_is_waited_for() -> None:
    def fail() -> None:
        raise ValueError("no")

    with beside(fail) as wait, pytest.raises(ValueError, match="no"):
        wait()
    with (
        beside(lambda: os.kill(os.getpid(), signal.SIGKILL)) as wait,
        pytest.raises(WorkerError, match="without an answer"),
    ):
        wait()


def test_work_beside_a_block_that_fails_is_stopped() -> None:
    pids: list[int] = []
    reading, writing = os.pipe()

    def work() -> None:
        os.write(writing, str(os.getpid()).encode())
        signal.pause()

    def block() -> None:
        with beside(work):
            pids.append(int(os.read(reading, 20)))
            raise KeyError

    with pytest.raises(KeyError):
        block()
    with pytest.raises(ProcessLookupError):
        os.kill(pids[0], 0)
