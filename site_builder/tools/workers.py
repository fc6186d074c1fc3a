"""Runs a function over many items on all cores, in forked processes.

Forking hands everything this process knows to the others without copying it; only results travel back. This process is
one of the workers: an idle parent would cost as much memory as a busy one. Few items are worked on here alone, where
starting others would take longer than the work.
"""

from __future__ import annotations

import gc
import os
import pickle
import signal
import struct
import sys
import tempfile
import warnings
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from typing import IO, Any, TypeVar

from site_builder.tools.progress import counting

Item = TypeVar("Item")
Result = TypeVar("Result")

CHUNK = 50
"""How many items are worked on at a time, at the least: few enough to share the work out evenly."""
MOST_CHUNKS = 1000
"""So many numbers fit into a pipe on every system."""

_PATIENCE = 19
"""What makes a process the last to get a core."""

_TICKET = struct.Struct("I")
_FAILED = -1


class WorkerError(Exception):
    """A worker ended without an answer: killed, or out of memory."""


def cores() -> int:
    """How many processes can run at once here."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@contextmanager
def without_collection() -> Iterator[None]:
    """Keep the garbage collector off: it writes into every object, and so each process would get a copy of all.

    Measured over 6,000 services: nothing is left over that it would have found, and the work takes a tenth less time.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def map_chunks(
    function: Callable[[Sequence[Item]], Result],
    items: Sequence[Item],
    jobs: int | None = None,
    meanwhile: Callable[[], object] = lambda: None,
    *,
    patient: bool = False,
    least: int = CHUNK,
    told: str = "",
) -> Iterator[Result]:
    """Call `function` with chunks of the items and give its results in the order of the items.

    `jobs` is the number of processes, by default one for each core. Exceptions of the function are raised here.
    `meanwhile` is something that only this process can do, and does as soon as the others have begun. Where they are
    `patient`, the other processes leave the cores to whatever else wants them. `least` is how many items are worked on at a
    time, for items that take long by themselves. Whoever watches sees how many are `told` to be done, as `pages`: chunks are
    begun in their order, so what this process begins says how far all have come.
    """
    size = max(least, len(items) // MOST_CHUNKS)
    chunks = [items[start : start + size] for start in range(0, len(items), size)]
    count = min(jobs or cores(), len(chunks))
    show = counting(told, len(items))

    def begun(number: int) -> None:
        show(number * size)

    if count <= 1 or not hasattr(os, "fork"):
        meanwhile()
        for number, chunk in enumerate(chunks):
            begun(number)
            yield function(chunk)
        return
    with _tickets(len(chunks)) as tickets, _Helpers() as helpers:
        for _ in range(count - 1):
            helpers.start(function, chunks, tickets, _PATIENCE if patient else 0)
        begun(0)
        meanwhile()
        results = dict(_work(function, chunks, tickets, begun))
        results.update(helpers.results())
    yield from (results[number] for number in range(len(chunks)))


@contextmanager
def beside(function: Callable[[], Result]) -> Iterator[Callable[[], Result]]:
    """Run a function in a process of its own, beside the block.

    Gives what waits for the function's result, or raises what it raised. Leaving the block without waiting stops it.
    """
    if not hasattr(os, "fork"):
        yield function
        return
    with _tickets(1) as tickets, _Helpers() as helpers:
        helpers.start(lambda _: function(), [()], tickets)
        yield lambda: dict(helpers.results())[0]


@contextmanager
def _tickets(count: int) -> Iterator[int]:
    """A pipe filled with the numbers of the chunks: whoever reads one does that chunk."""
    reader, writer = os.pipe()
    try:
        with os.fdopen(writer, "wb") as pipe:
            pipe.write(b"".join(_TICKET.pack(number) for number in range(count)))
        yield reader
    finally:
        os.close(reader)


def _work(
    function: Callable[[Sequence[Item]], Result],
    chunks: Sequence[Sequence[Item]],
    tickets: int,
    begun: Callable[[int], None] = lambda _: None,
) -> Iterator[tuple[int, Result]]:
    while ticket := os.read(tickets, _TICKET.size):
        (number,) = _TICKET.unpack(ticket)
        begun(number)
        yield number, function(chunks[number])


class _Helpers:
    """The other processes. Each leaves its results in a file of its own, so that none waits for a reader."""

    def __init__(self) -> None:
        self._running: dict[int, IO[bytes]] = {}
        self._spools = ExitStack()

    def __enter__(self) -> _Helpers:
        return self

    def __exit__(self, *_: object) -> None:
        for pid in self._running:
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGTERM)
            os.waitpid(pid, 0)
        self._spools.close()

    def start(
        self, function: Callable[[Any], Any], chunks: Sequence[Any], tickets: int, patience: int = 0
    ) -> None:
        """Fork a process that works on chunks until there are no more."""
        spool = self._spools.enter_context(tempfile.TemporaryFile())  # noqa: SIM115 (the stack closes it)
        sys.stdout.flush()
        sys.stderr.flush()
        with warnings.catch_warnings():
            # Python 3.12 warns when there is any other thread; workers use none of the parent's locks.
            warnings.simplefilter("ignore", DeprecationWarning)
            pid = os.fork()
        if pid == 0:
            os.nice(patience)
            _leave_results(spool, function, chunks, tickets)
        self._running[pid] = spool

    def results(self) -> Iterator[tuple[int, Any]]:
        """Wait for all processes and give what they did; raises what any of them raised."""
        for pid, spool in list(self._running.items()):
            _, status = os.waitpid(pid, 0)
            del self._running[pid]
            spool.seek(0)
            yield from _answers(spool, status)


def _leave_results(
    spool: IO[bytes], function: Callable[[Any], Any], chunks: Sequence[Any], tickets: int
) -> None:
    """What a forked process does, from its first moment to its last."""
    code = 1
    try:
        try:
            for answer in _work(function, chunks, tickets):
                pickle.dump(answer, spool, pickle.HIGHEST_PROTOCOL)
        except Exception as error:
            pickle.dump((_FAILED, error), spool)
        spool.flush()
        code = 0
    finally:
        # Neither the parent's clean-up nor its buffers are this process's business.
        os._exit(code)


def _answers(spool: IO[bytes], status: int) -> Iterator[tuple[int, Any]]:
    while True:
        try:
            number, result = pickle.load(spool)
        except EOFError:
            break
        if number == _FAILED:
            raise result
        yield number, result
    if status:
        raise WorkerError(
            "A part of the work ended without an answer, so nothing was published. "
            "Maybe the computer has too little memory: close other programs, and try again."
        )
