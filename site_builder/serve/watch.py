"""Noticing changed files by looking, which works on every disk, also where none sends notifications."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Sequence
from pathlib import Path

POLL = 1.0
"""Seconds between two looks at the watched folders."""

SETTLE = 0.2
"""Seconds without a change before a build begins: editors save in several steps."""

SETTLES = 20
"""How often to wait for that quiet."""

Snapshot = dict[str, tuple[int, int]]
"""The time of change (nanoseconds) and size (bytes) of each file by its path."""


class Watched:
    """Folders to look at, and what was in them when their site was last built.

    Made before the first build begins: a file saved while that build runs is a change like any other.
    """

    def __init__(self, folders: Sequence[Path]) -> None:
        self._folders = folders
        self._built = snapshot(folders)

    def has_changed(self) -> bool:
        """Whether anything is different from the last build; waits until it rests, and takes that for built."""
        if snapshot(self._folders) == self._built:
            return False
        self._built = _settled(self._folders)
        return True


def watch(
    watched: Watched,
    rebuild: Callable[[], bool],
    announce: Callable[[str], None],
    going: Callable[[], bool],
) -> None:
    """Build again after every change in the watched folders, for as long as `going` says so."""
    while going():
        if not watched.has_changed():
            time.sleep(POLL)
            continue
        announce("A file has changed. Building again.")
        try:
            done = rebuild()
        except Exception as error:
            announce(f"Building stopped with an error of the program: {type(error).__name__}: {error}")
            done = False
        announce("The new site is ready. Reload the page." if done else "You still see the last good site.")


def snapshot(watched: Sequence[Path]) -> Snapshot:
    """Every file in the watched folders as it is now, without following links. Folders may be missing."""
    found: Snapshot = {}
    waiting = [str(folder) for folder in watched]
    while waiting:
        try:
            with os.scandir(waiting.pop()) as entries:
                for entry in entries:
                    if entry.is_dir(follow_symlinks=False):
                        waiting.append(entry.path)
                    else:
                        status = entry.stat(follow_symlinks=False)
                        found[entry.path] = status.st_mtime_ns, status.st_size
        except OSError:  # gone, or being replaced, while we look: the next look will tell
            continue
    return found


def _settled(watched: Sequence[Path]) -> Snapshot:
    """Wait until nothing changes any more, but not for a file that never rests."""
    now = snapshot(watched)
    for _ in range(SETTLES):
        time.sleep(SETTLE)
        before, now = now, snapshot(watched)
        if now == before:
            break
    return now
