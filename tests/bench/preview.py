"""Times the preview: from a file that is saved to the page with the change on the screen of a real browser."""

from __future__ import annotations

import re
import shutil
import signal
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from tests.bench.corpus import records, write_ours
from tests.tooling.browser import CHROMIUM_ARGS, find_chromium

SAVES = 15
PAUSE = 0.5
"""Seconds between two saves: enough for the last one to be done with, too little for a whole build to begin."""

_NAME = re.compile(r"^name: .*$", re.MULTILINE)
_READY = """name => document.querySelector("h1").textContent.trim() === name && document.readyState === "complete" """


def time_preview(work: Path, example: Path, services: int) -> None:
    """Print the medians for the example and for many services, both below the folder `work`."""
    shutil.copytree(example, work / "example" / "content")
    write_ours(work / "many" / "content", records(services))
    for name in ("example", "many"):
        times = _times(work / name)
        print(
            f"{name}: from save to screen {statistics.median(times):.2f} s,"
            f" longest {max(times):.2f} s, of {len(times)} saves"
        )


def _times(folder: Path) -> list[float]:
    file = sorted(folder.glob("content/services/*"))[0]
    written = file.read_text("utf-8")
    with _serving(folder) as url, sync_playwright() as playwright:
        page = playwright.chromium.launch(executable_path=find_chromium(), args=CHROMIUM_ARGS).new_page()
        page.goto(f"{url}services/{file.stem}/")
        page.wait_for_function(
            '() => document.querySelector("#site-builder-preview")?.textContent === ""', timeout=0
        )
        return [
            _time(page, file, _NAME.sub(f"name: Change {n}", written, count=1), f"Change {n}")
            for n in range(SAVES)
        ]


def _time(page: Page, file: Path, text: str, name: str) -> float:
    time.sleep(PAUSE)
    start = time.perf_counter()
    file.write_text(text, "utf-8")
    page.wait_for_function(_READY, arg=name, polling=5, timeout=0)
    return time.perf_counter() - start


@contextmanager
def _serving(folder: Path) -> Iterator[str]:
    command = [sys.executable, "-m", "site_builder", "serve", "--port", "0", "--today", "2026-11-23"]
    with subprocess.Popen(
        command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as process:
        assert process.stdout
        try:
            found = None
            while not (found := re.search(r"http://\S+", process.stdout.readline())):
                pass
            yield found[0]
        finally:
            process.send_signal(signal.SIGINT)
