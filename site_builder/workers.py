"""Runs a function over many items in forked processes, on all cores.

Forking hands everything the parent knows to the workers without copying it; only results travel back. Few items are
worked on in this process, where starting others would take longer than the work.
"""

from __future__ import annotations

import multiprocessing
import os
import warnings
from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

CHUNK = 100
"""How many items a worker takes at a time: small enough to share the work out evenly and to keep memory low."""

_chunks: Sequence[Sequence[Any]] = ()
_function: Callable[[Sequence[Any]], Any] | None = None


def cores() -> int:
    """How many processes can run at once here."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _run(number: int) -> Any:
    assert _function is not None
    return _function(_chunks[number])


def map_chunks(
    function: Callable[[Sequence[Item]], Result], items: Sequence[Item], jobs: int | None = None
) -> Iterator[Result]:
    """Call `function` with chunks of the items and give its results in the order of the items.

    `jobs` is the number of processes, by default one for each core. Exceptions of the function are raised here.
    """
    chunks = [items[start : start + CHUNK] for start in range(0, len(items), CHUNK)]
    count = min(jobs or cores(), len(chunks))
    if count <= 1 or "fork" not in multiprocessing.get_all_start_methods():
        yield from map(function, chunks)
        return
    global _chunks, _function
    _chunks, _function = chunks, function
    with warnings.catch_warnings():
        # Python 3.12 warns about any other thread when forking; workers use none of the parent's locks.
        warnings.simplefilter("ignore", DeprecationWarning)
        pool = multiprocessing.get_context("fork").Pool(count)
    try:
        yield from pool.imap(_run, range(len(chunks)))
    finally:
        pool.terminate()
        pool.join()
        _chunks, _function = (), None
