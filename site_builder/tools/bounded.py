"""Runs work on a file that somebody else made, in a process of its own that can't take more than its share.

Decoders are asked for what is reasonable before they begin; this is what stands behind that, whatever a file does to them.
"""

from __future__ import annotations

import os
import pickle
import sys
import tempfile
import warnings
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

Result = TypeVar("Result")

SECONDS = 5
"""Of a processor's time."""
MEMORY = 500 << 20
"""Bytes, besides what this process has anyway."""


class TooMuch(Exception):
    """The work took more time or memory than it may."""


def bounded(work: Callable[[], Result], seconds: int = SECONDS, memory: int = MEMORY) -> Result:
    """Do some work and return its result, which can be pickled, as is what it raises.

    Raises `TooMuch` when it takes more processor time or memory, or dies. Where processes can't be forked, nothing is
    bounded; where the system can't limit memory (macOS), only time is.
    """
    if not hasattr(os, "fork"):
        return work()
    with tempfile.TemporaryFile() as answer:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)  # see workers.py
            pid = os.fork()
        if pid == 0:
            code = 1
            try:
                _limit(seconds, memory)
                answer.write(_answer(work))
                answer.flush()
                code = 0
            finally:
                os._exit(code)
        _, status = os.waitpid(pid, 0)
        if status:
            raise TooMuch
        answer.seek(0)
        result, error = pickle.load(answer)
    if error is not None:
        raise error
    return result  # type: ignore[no-any-return]  # what `work` gave


def _answer(work: Callable[[], object]) -> bytes:
    try:
        return pickle.dumps((work(), None), pickle.HIGHEST_PROTOCOL)
    except MemoryError:
        raise
    except Exception as error:
        return pickle.dumps((None, error))


def _limit(seconds: int, memory: int) -> None:
    import resource  # not on Windows, where nothing is forked

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    # Only Linux says how much address space a process has, and keeps to a limit of it.
    if sys.platform == "linux":
        with suppress(OSError, ValueError):
            pages = int(Path("/proc/self/statm").read_text("ascii").split()[0])
            most = pages * resource.getpagesize() + memory
            resource.setrlimit(resource.RLIMIT_AS, (most, most))
