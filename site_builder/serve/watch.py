"""Noticing changed files: at once where the system tells of them, and by looking everywhere else.

The system's word is only an alarm. It is given for folders as they were when it was asked for, never on some network disks,
and no more once a folder was renamed or swapped for another; so a look once in a while decides too.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from threading import Event, Thread

import watchfiles

LOOK = 1.0
"""Seconds between two looks at the watched folders."""

_STEP = 20
"""Milliseconds without a change before the alarm is given: editors save in several steps."""

_MOST = 400
"""Milliseconds after which it is given in any case."""

_SETTLE = 0.05
"""Seconds between two looks at folders that are changing."""

_SETTLES = 20
"""How often to look again for that quiet."""

Snapshot = dict[str, tuple[int, int, int]]
"""The time of change (nanoseconds), size (bytes) and number on the disk of each file by its path."""


class Watched:
    """Folders to look at, and what was in them when their site was last read.

    Made before it is read for the first time: a file saved meanwhile is a change like any other.
    """

    def __init__(self, folders: Sequence[Path]) -> None:
        self._folders = folders
        self._alarm = Event()
        self._seen = snapshot(folders)
        Thread(target=self._listen, daemon=True).start()

    def wait(self, seconds: float = LOOK) -> bool:
        """Wait until something changes, at most so long; whether something is different from the last time."""
        if self._alarm.wait(seconds):
            self._alarm.clear()
            before, self._seen = self._seen, snapshot(self._folders)
            return self._seen != before
        return self.has_changed()

    def has_changed(self) -> bool:
        """Whether a look finds a change since the last one; waits until it rests."""
        now = snapshot(self._folders)
        if now == self._seen:
            return False
        self._seen = _settled(self._folders)
        return True

    def _listen(self) -> None:
        """Give the alarm whenever the system tells of a change, for as long as the program runs."""
        pause = Event()
        while True:
            before = _identities(self._folders)
            try:
                for changes in watchfiles.watch(
                    *(folder for folder in self._folders if folder.is_dir()),
                    debounce=_MOST,
                    step=_STEP,
                    rust_timeout=round(LOOK * 1000),
                    yield_on_timeout=True,
                    raise_interrupt=False,
                ):
                    if changes:
                        self._alarm.set()
                    if _identities(self._folders) != before:
                        break
            except (OSError, RuntimeError):  # gone meanwhile, or more folders than the system wants to watch
                pass
            pause.wait(LOOK)


def snapshot(folders: Sequence[Path]) -> Snapshot:
    """Every file in the folders as it is now, without following links. Folders may be missing."""
    found: Snapshot = {}
    waiting = [str(folder) for folder in folders]
    while waiting:
        try:
            with os.scandir(waiting.pop()) as entries:
                for entry in entries:
                    if entry.is_dir(follow_symlinks=False):
                        waiting.append(entry.path)
                    else:
                        status = entry.stat(follow_symlinks=False)
                        found[entry.path] = status.st_mtime_ns, status.st_size, status.st_ino
        except OSError:  # gone, or being replaced, while we look: the next look will tell
            continue
    return found


def _settled(folders: Sequence[Path]) -> Snapshot:
    """Wait until nothing changes any more, but not for a file that never rests."""
    pause = Event()
    now = snapshot(folders)
    for _ in range(_SETTLES):
        pause.wait(_SETTLE)
        before, now = now, snapshot(folders)
        if now == before:
            break
    return now


def _identities(folders: Sequence[Path]) -> list[int]:
    """Which folders these are, by their numbers on the disk: a path may come to mean another."""
    return [folder.stat().st_ino if folder.is_dir() else 0 for folder in folders]
