"""Runs a command and measures it from outside: wall and processor time, and the memory of all its processes."""

from __future__ import annotations

import os
import subprocess
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

SAMPLE_SECONDS = 0.05


@dataclass(frozen=True)
class Figures:
    """Seconds of wall and processor time, and MiB of memory at the peak over all processes together.

    Memory is the proportional set size where /proc tells it (pages that processes share count once), else 0.
    """

    wall: float
    cpu: float
    memory: float


def run(command: Sequence[str], folder: Path) -> Figures:
    """Run a command in a folder; raises `subprocess.CalledProcessError` with its output when it fails."""
    before = os.times()
    start = time.perf_counter()
    with subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT) as process:
        watcher = _Watcher(process.pid)
        watcher.start()
        output, _ = process.communicate()
        wall = time.perf_counter() - start
        watcher.stop()
    after = os.times()
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command, output)
    cpu = after.children_user - before.children_user + after.children_system - before.children_system
    return Figures(wall, cpu, watcher.peak / 1024)


class _Watcher(threading.Thread):
    """Looks at a process and all its descendants many times a second, and keeps the highest sum in kB."""

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self._pid = pid
        self._done = threading.Event()
        self.peak = 0

    def run(self) -> None:
        while not self._done.wait(SAMPLE_SECONDS):
            self.peak = max(self.peak, sum(_memory(pid) for pid in _family(self._pid)))

    def stop(self) -> None:
        self._done.set()
        self.join()


def _family(pid: int) -> list[int]:
    found = [pid]
    for parent in found:
        try:
            children = Path(f"/proc/{parent}/task/{parent}/children").read_text(encoding="ascii")
        except OSError:
            continue
        found += [int(child) for child in children.split()]
    return found


def _memory(pid: int) -> int:
    try:
        rollup = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii")
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in rollup.splitlines() if line.startswith("Pss:")), 0)
