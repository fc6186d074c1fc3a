"""The whole site, built beside the preview in a process of its own: search, filters, all that pages alone can't give."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from contextlib import suppress
from typing import IO

QUIET = 1.0
"""Seconds without a change before a build begins: whoever writes gets all of the computer first."""

_PATIENCE = 10
"""How far it stands back behind whoever asks for a page."""


class WholeBuild:
    """Builds again after changes, one build at a time; `arguments` are those of `site-builder build`."""

    def __init__(self, arguments: Sequence[str]) -> None:
        self._arguments = arguments
        self._running: subprocess.Popen[bytes] | None = None
        self._said: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115 (open for as long as there is a preview)
        self._due: float | None = None

    def ask(self) -> None:
        """Build once nothing has changed for a while, and again if a build is under way."""
        self._due = time.monotonic() + QUIET

    def tend(self) -> str | None:
        """Begin what is due. Returns what a build said that has come to its end: "" for one that published the site."""
        if self._running is None:
            if self._due is not None and time.monotonic() >= self._due:
                self._begin()
            return None
        code = self._running.poll()
        if code is None:
            return None
        self._running = None
        self._said.seek(0)
        said = self._said.read().decode(errors="replace")
        return None if self._due is not None else said if code else ""

    def stop(self) -> None:
        """End a build that is under way; what is published stays as it is."""
        if self._running is not None:
            self._running.terminate()
            self._running.wait()
        self._said.close()

    def _begin(self) -> None:
        self._due = None
        self._said.seek(0)
        self._said.truncate()
        self._running = subprocess.Popen(
            [sys.executable, "-m", "site_builder", "build", *self._arguments],
            stdin=subprocess.DEVNULL,
            stdout=self._said,
            stderr=subprocess.STDOUT,
        )
        if hasattr(os, "setpriority"):
            with suppress(ProcessLookupError):
                os.setpriority(os.PRIO_PROCESS, self._running.pid, _PATIENCE)
