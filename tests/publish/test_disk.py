"""What the disk can do to a build: fill up, be read-only, be somebody else's, or be used by two builds at once."""

from __future__ import annotations

import os
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from site_builder.publish import PublishError, staging, write_file
from tests.publish.sites import NEW, OLD, contents, names, pages_of, publish

PROJECT = Path(__file__).parents[2]


def builder(output: Path, body: str) -> subprocess.Popen[str]:
    """Another process with a site open in `output`; `body` runs inside the block."""
    program = f"""
import sys, time
from pathlib import Path
from site_builder.publish import PublishError, staging, write_file
try:
    with staging(Path(sys.argv[1])) as stage:
        {body}
except PublishError as error:
    print(error)
    sys.exit(1)
"""
    return subprocess.Popen(
        [sys.executable, "-c", program, str(output)], cwd=PROJECT, stdout=subprocess.PIPE, text=True
    )


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A real file system of 256 kB."""
    folder = tmp_path / "disk"
    folder.mkdir()
    if subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", folder], capture_output=True
    ).returncode:
        pytest.skip("mounting a small disk to fill it needs a Linux root account")
    yield folder
    subprocess.run(["umount", folder], check=True)


def test_a_full_disk_leaves_the_old_site_and_no_mess(small_disk: Path) -> None:
    output = small_disk / "output"
    publish(output, OLD)
    before = contents(output)
    with pytest.raises(PublishError, match=rf"no room left on the disk for {small_disk}.*is unchanged"):
        publish(output, {f"{number}/index.html": b"x" * 7000 for number in range(100)})
    assert contents(output) == before
    assert names(small_disk) == ["output"]
    publish(output, NEW)
    assert pages_of(output) == NEW


def test_a_disk_that_fills_up_before_the_marker_is_written(small_disk: Path) -> None:
    output = small_disk / "output"
    publish(output, OLD)
    with staging(output) as stage:
        write_file(stage.root, "index.html", b"x")
        with (small_disk / "filler").open("wb", buffering=0) as filler, suppress(OSError):
            while True:
                filler.write(b"x" * 4096)
        with pytest.raises(PublishError, match="no room left"):
            stage.publish()
    assert pages_of(output) == OLD


def test_a_file_larger_than_allowed_is_explained(tmp_path: Path) -> None:
    output = tmp_path / "output"
    publish(output, OLD)
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, before[1]))
    try:
        with pytest.raises(PublishError, match="no room left"):
            publish(output, {"index.html": b"x" * 20_000})
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert pages_of(output) == OLD


def test_a_read_only_disk_is_explained(small_disk: Path) -> None:
    output = small_disk / "output"
    publish(output, OLD)
    subprocess.run(["mount", "-o", "remount,ro", small_disk], check=True)
    with pytest.raises(PublishError, match=rf"that holds {output} can only be read"):
        publish(output, NEW)
    assert pages_of(output) == OLD


def test_a_folder_of_somebody_else_is_explained() -> None:
    # Not tmp_path: only its owner may even look into that, and root must become somebody else here.
    with TemporaryDirectory() as folder:
        output = Path(folder, "output")
        publish(output, OLD)
        Path(folder).chmod(0o555)
        reading, writing = os.pipe()
        child = os.fork()
        if not child:
            try:
                if os.geteuid() == 0:
                    os.setuid(65_534)
                publish(output, NEW)
            except PublishError as error:
                os.write(writing, str(error).encode())
            finally:
                os._exit(0)
        os.close(writing)
        with os.fdopen(reading) as said:
            assert said.read().startswith(f"You are not allowed to change {output}.")
        os.waitpid(child, 0)
        Path(folder).chmod(0o755)
        assert pages_of(output) == OLD
        assert names(Path(folder)) == ["output"]


def test_the_second_of_two_builds_says_so_and_stops(tmp_path: Path) -> None:
    output = tmp_path / "output"
    publish(output, OLD)
    with staging(output) as stage:
        write_file(stage.root, "index.html", b"first")
        second = builder(output, "stage.publish()")
        said, _ = second.communicate(timeout=30)
        assert second.returncode == 1
        assert said.startswith(f"Another build of {output} is running.")
        stage.publish()
    assert pages_of(output) == {"index.html": b"first"}
    assert names(tmp_path) == ["output"]


def test_builds_of_two_folders_do_not_wait_for_each_other(tmp_path: Path) -> None:
    with staging(tmp_path / "one") as one:
        publish(tmp_path / "other", NEW)
        one.publish()
    assert names(tmp_path) == ["one", "other"]


def test_a_killed_build_does_not_block_the_next(tmp_path: Path) -> None:
    output = tmp_path / "output"
    publish(output, OLD)
    killed = builder(
        output, 'write_file(stage.root, "half.html", b"x"); print("ready", flush=True); time.sleep(60)'
    )
    assert killed.stdout is not None
    assert killed.stdout.readline() == "ready\n"
    killed.send_signal(signal.SIGKILL)
    killed.communicate()
    assert pages_of(output) == OLD
    publish(output, NEW)
    assert pages_of(output) == NEW
    assert names(tmp_path) == ["output"]


def test_a_worker_that_outlives_its_killed_parent_keeps_the_lock(tmp_path: Path) -> None:
    output = tmp_path / "output"
    body = "import os; child = os.fork(); child and print(child, flush=True); time.sleep(60)"
    killed = builder(output, body)
    assert killed.stdout is not None
    worker = int(killed.stdout.readline())
    killed.kill()
    killed.wait()
    with pytest.raises(PublishError, match="Another build"):
        publish(output, NEW)
    os.kill(worker, signal.SIGKILL)
    killed.communicate()
    deadline = time.monotonic() + 10
    while True:
        try:
            publish(output, NEW)
        except PublishError:
            assert time.monotonic() < deadline
        else:
            break
    assert pages_of(output) == NEW


def test_many_builds_at_once_publish_one_whole_site_after_another(tmp_path: Path) -> None:
    output = tmp_path / "output"
    body = (
        'name = str(__import__("os").getpid()); '
        '[write_file(stage.root, f"{n}.html", name.encode()) for n in range(20)]; stage.publish()'
    )
    builders = [builder(output, body) for _ in range(6)]
    codes = sorted(process.wait(timeout=60) for process in builders)
    for process in builders:
        process.communicate()
    assert codes[0] == 0
    assert set(codes) <= {0, 1}
    assert len(set(pages_of(output).values())) == 1
    assert len(pages_of(output)) == 20
    assert names(tmp_path) == ["output"]
