"""The same content gives the same site, byte for byte, wherever and however it is built."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.tooling.example import CONTENT
from tests.tooling.small_site import TODAY, all_files

PROGRAM = """
import os, sys
if sys.argv.pop(1) == "alone" and hasattr(os, "sched_setaffinity"):
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
from site_builder.cli import main
sys.exit(main(sys.argv[1:]))
"""

ONE = {"PYTHONHASHSEED": "1", "TZ": "Pacific/Kiritimati", "LANG": "C", "LC_ALL": "C"}
OTHER = {
    "PYTHONHASHSEED": "4242",
    "TZ": "America/Los_Angeles",
    "LANG": "tr_TR.UTF-8",
    "LC_ALL": "tr_TR.UTF-8",
}


def start(folder: Path, cores: str, environment: dict[str, str]) -> subprocess.Popen[str]:
    """Start a build of a copy of the example site in a folder of its own."""
    shutil.copytree(CONTENT, folder / "content")
    command = [sys.executable, "-c", PROGRAM, cores, "build", "--today", TODAY.isoformat()]
    return subprocess.Popen(
        command,
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(CONTENT.parent), **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, bytes], dict[str, bytes]]:
    """All files of two builds that differ in everything but the content and the day."""
    folders = (tmp_path_factory.mktemp("one"), tmp_path_factory.mktemp("other") / "a longer way" / "ünd mehr")
    folders[1].mkdir(parents=True)
    builds = (start(folders[0], "alone", ONE), start(folders[1], "all", OTHER))
    for build in builds:
        _, said = build.communicate()
        assert build.returncode == 0, said
    return all_files(folders[0] / "output"), all_files(folders[1] / "output")


def test_both_builds_have_the_same_files(sites: tuple[dict[str, bytes], dict[str, bytes]]) -> None:
    assert list(sites[0]) == list(sites[1])


def test_every_file_has_the_same_bytes(sites: tuple[dict[str, bytes], dict[str, bytes]]) -> None:
    assert [name for name, data in sites[0].items() if sites[1].get(name, data) != data] == []


def test_no_file_knows_where_it_was_made(sites: tuple[dict[str, bytes], dict[str, bytes]]) -> None:
    assert [name for name, data in sites[1].items() if "ünd mehr".encode() in data] == []
