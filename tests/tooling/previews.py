"""A preview that runs in a process of its own, seen from outside as somebody sees it who writes."""

from __future__ import annotations

import re
import signal
import subprocess
import time
from pathlib import Path
from urllib.request import urlopen

PATIENCE = 60
"""Seconds until a preview that doesn't answer has failed, on however slow a machine."""


def assert_it_shows_what_is_saved(preview: subprocess.Popen[str], file: Path, old: str, new: str) -> None:
    """The preview answers with the page of a service, shows its new name once that is saved, and ends with Ctrl and C."""
    try:
        assert preview.stdout
        found = (re.search(r"http://\S+?:\d+/", line) for line in preview.stdout)
        address = next(each[0] for each in found if each)
        assert old in _page(address, file)
        file.write_text(file.read_text("utf-8").replace(old, new), "utf-8")
        until = time.monotonic() + PATIENCE
        while new not in _page(address, file):
            assert time.monotonic() < until, "the preview never showed what was saved"
            time.sleep(0.1)
    finally:
        preview.send_signal(signal.SIGINT)
    assert preview.wait(PATIENCE) in (0, 130)


def _page(address: str, file: Path) -> str:
    with urlopen(f"{address}services/{file.stem}/", timeout=PATIENCE) as answer:
        return str(answer.read().decode())
