"""A share of the processor's time for work on one thing, after which it is stopped, whatever it is doing.

Unlike `bounded` this costs a microsecond and no process of its own, so that ten thousand files can each have their share; but
memory isn't limited.
"""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import NoReturn, TypeVar

from site_builder.tools.bounded import SECONDS, TooMuch

Result = TypeVar("Result")


class _TimeUp(BaseException):
    """The share is used up. No `except Exception` on the way keeps it."""


class Share:
    """What is left of the time for one thing, in seconds of a processor, over several pieces of work."""

    __slots__ = ("_left",)

    def __init__(self, seconds: float = SECONDS) -> None:
        self._left = seconds

    def of(self, work: Callable[[], Result]) -> Result:
        """Do some work. Raises `TooMuch` when all of it together takes longer; only inside `watched`, elsewhere never."""
        if self._left <= 0:  # which would set no timer at all
            raise TooMuch
        try:
            signal.setitimer(signal.ITIMER_VIRTUAL, self._left)
            try:
                return work()
            finally:
                self._left = signal.setitimer(signal.ITIMER_VIRTUAL, 0)[0]
        except _TimeUp:
            raise TooMuch from None


class NoShare(Share):
    """The same where nothing can be stopped."""

    __slots__ = ()

    def of(self, work: Callable[[], Result]) -> Result:
        """Do some work, however long it takes."""
        return work()


@contextmanager
def watched() -> Iterator[type[Share]]:
    """Let shares be kept to; gives the kind of share there is.

    Systems without such a timer (Windows) and threads beside the main one, which no signal reaches, can stop nothing.
    """
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield NoShare
        return
    before = signal.signal(signal.SIGVTALRM, _stop)
    try:
        yield Share
    finally:
        signal.signal(signal.SIGVTALRM, before)


def _stop(_number: int, _frame: FrameType | None) -> NoReturn:
    raise _TimeUp
