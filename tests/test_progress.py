"""What a long command tells on a terminal of how much is left, and that nobody else is told."""

from __future__ import annotations

import os
import pty
import re
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from site_builder.tools.progress import counting, watched_by
from site_builder.tools.workers import map_chunks
from tests.tooling.many_services import SETTINGS, many_services
from tests.tooling.small_site import SmallSite, small_site

PROJECT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> SmallSite:
    return small_site(tmp_path_factory.mktemp("large"), many_services(160), settings=SETTINGS)


def on_terminal(site: SmallSite, *arguments: str, typed: str = "") -> str:
    """What a command writes to a terminal beside its output."""
    mine, its = pty.openpty()
    where = ["--content", str(site.content), "--today=2026-11-23"]
    command = [sys.executable, "-m", "site_builder", *arguments, *where]
    env = {**os.environ, "PYTHONPATH": str(PROJECT), "NO_COLOR": "1"}
    with subprocess.Popen(
        command,
        cwd=site.content.parent,
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=its,
        env=env,
    ) as running:
        os.close(its)
        assert running.stdin
        running.stdin.write(typed.encode())
        running.stdin.close()
        said = b"".join(iter(lambda: _read(mine), b""))
    os.close(mine)
    return said.decode()


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65536)
    except OSError:  # what Linux says of a terminal that nobody writes to any more
        return b""


def shown(said: str) -> Sequence[str]:
    """The lines that were drawn over each other."""
    return [part.partition("\r\n")[0] for part in said.split("\r\x1b[K")]


def test_a_terminal_is_told_how_much_is_left_and_nothing_of_it_stays(large: SmallSite) -> None:
    said = on_terminal(large, "build")
    lines = shown(said)
    files = [line for line in lines if line.startswith("Reading the content: files")]
    pages = [line for line in lines if line.startswith("Rendering: pages")]
    assert files[0] == "Reading the content: files 0 of 171"
    # How many more there are depends on which process begins them.
    numbers = [int(line.split()[2]) for line in pages]
    assert numbers[0] == 0
    assert numbers == sorted(numbers)
    assert all(re.fullmatch(r"Rendering: pages \d+ of \d+", line) for line in pages)
    assert "Working out what pages say: entries 0 of 160" in lines
    # The line is emptied before anything else is written.
    assert "\r\x1b[K\r\x1b[K" in said or re.search(r"\r\x1b\[Kcontent/", said)


def test_checking_and_mending_tell_it_too(large: SmallSite) -> None:
    assert any("files 0 of 171" in line for line in shown(on_terminal(large, "check")))
    need = large.content / "needs" / "food.yaml"
    was = need.read_text("utf-8")
    need.write_text(was.replace("name: Food", "name:\tFood"), "utf-8")
    try:
        said = on_terminal(large, "check", "--fix", typed="n\n")
    finally:
        need.write_text(was, "utf-8")
    assert "Reading the content: files 0 of 171" in said


def test_whoever_reads_the_output_with_a_program_sees_no_line_of_it(large: SmallSite) -> None:
    said = on_terminal(large, "check", "--format", "json")
    assert "\x1b[K" not in said
    assert "Reading" not in said


@pytest.mark.parametrize("jobs", [1, 2])
def test_chunks_are_counted_as_they_begin(jobs: int) -> None:
    told: list[str] = []
    with watched_by(told.append):
        assert [*map_chunks(len, range(12345), jobs, told="things")] == [50] * 246 + [45]
        assert [*map_chunks(len, range(120), jobs)] == [50, 50, 20]
    assert told[0] == "things 0 of 12,345"
    assert told == sorted(told, key=lambda line: int(line.split()[1].replace(",", "")))
    if jobs == 1:
        assert told[-1] == "things 12,300 of 12,345"
        assert len(told) == 247


def test_where_nobody_watches_nothing_is_told() -> None:
    told: list[str] = []
    with watched_by(told.append):
        pass
    counting("things", 3)(1)
    assert told == []
