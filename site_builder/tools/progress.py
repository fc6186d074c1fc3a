"""How much of long work is left, told to whoever watches, without the work knowing whether anybody does."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

Show = Callable[[str], None]
Count = Callable[[int], None]

_watcher: ContextVar[Show | None] = ContextVar("watcher", default=None)


@contextmanager
def watched_by(show: Show) -> Iterator[None]:
    """Inside the block, how far counted work has come is shown: `pages 3,000 of 10,000`."""
    token = _watcher.set(show)
    try:
        yield
    finally:
        _watcher.reset(token)


def counting(what: str, total: int) -> Count:
    """What is told how many are done of so many things, in the plural; where nobody watches it does nothing."""
    show = _watcher.get()
    if not show or not what:
        return _untold
    return lambda done: show(f"{what} {done:,} of {total:,}")


def _untold(_done: int) -> None:
    """Nobody watches."""
